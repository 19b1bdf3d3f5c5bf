"""What the room sees of the teams: one to be placed, a line of sight hop by hop, and where everybody stands."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.stages.teams.audience import AUDIENCE, Classify, Everybody, Sight
from cxworkshop.stages.teams.records import Group, Support, Team
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import ShapeMark, TextMark
from cxworkshop.ui.room.snapshot import Clock, Composed, Look, Snapshot, compose
from cxworkshop.ui.room.words import words
from cxworkshop.ui.theme import theme
from tests.stages.teams.conftest import water_company
from tests.ui.room.items import every_item
from tests.ui.room.measure import measure

EN = words("en")
SIZES = [(1920, 1080), (1024, 768)]
LONG = ("Customer Experience and Communications Excellence Programme Office for the Northern and Island Regions " * 2)[
    :200
]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme().apply(qapp)


@pytest.fixture
def content() -> Content:
    return water_company()


def item(kind: str, record: str = "", step: int = 0) -> RoomItem:
    return RoomItem("teams", kind, record, step)


def changed(content: Content, record_id: str, **fields: object) -> Content:
    def one(record: Record) -> Record:
        return dataclasses.replace(record, **fields) if record.id == record_id else record  # type: ignore[arg-type]

    return Content([one(record) for record in content])


def shown(content: Content, what: RoomItem, size: tuple[int, int] = SIZES[0], look: Look | None = None) -> Composed:
    look = look or Look()
    view = AUDIENCE.view(content, what, words(look.language))
    return compose(Snapshot(view, 0, Clock("12:40", 0.6), look), size)


def text(composed: Composed, page: int = 0) -> str:
    return " ".join(mark.text for mark in composed.sheets[page].marks if isinstance(mark, TextMark))


# -- one team ----------------------------------------------------------------------------------------------------------


def test_a_team_stands_there_with_its_three_options(content: Content):
    said = text(shown(content, item("team", "team-leak")))
    for part in ("Where does this team stand?", "Leak Response", "Touches", "the frontline", "3", "12:40", "1  Teams"):
        assert part in said
    assert "46" not in said, "how many people it has is nobody's question here"
    assert "Assets" not in said, "its name tells it from the others"


def test_before_the_decision_all_are_filled_and_after_it_only_the_one(content: Content):
    def filled(what: Content) -> list[str]:
        marks = shown(what, item("team", "team-leak")).sheet.marks
        return [mark.fill for mark in marks if isinstance(mark, ShapeMark) and mark.shape == "box" and mark.spot >= 0]

    panel = "#F1F4F2"
    assert panel not in filled(content)
    placed = filled(changed(content, "team-leak", group=Group.FRONTLINE))
    assert [fill == panel for fill in placed] == [True, False, True]


def test_two_teams_of_one_name_are_told_apart_by_where_they_belong(content: Content):
    alike = changed(content, "team-debt", name=" Leak  Response")
    first, second = (AUDIENCE.view(alike, item("team", one), EN) for one in ("team-leak", "team-debt"))
    assert isinstance(first, Classify)
    assert isinstance(second, Classify)
    assert (first.name, first.where) == ("Leak Response", "Assets / Networks")
    assert (second.name, second.where) == ("Leak Response", "Customer")


def test_a_team_without_a_name_is_said_so_in_the_rooms_language(content: Content):
    view = AUDIENCE.view(changed(content, "team-leak", name=" "), item("team", "team-leak"), words("de"))
    assert isinstance(view, Classify)
    assert view.name == words("de")("team.unnamed")


def test_the_next_team_is_the_next_in_the_list_and_the_ends_hold(content: Content):
    teams = [team.id for team in content.of(Team)]
    here: RoomItem | None = item("team", teams[0])
    walked = []
    while here is not None:
        walked.append(here.record)
        here = AUDIENCE.neighbour(content, here, 1)
    assert walked == teams
    assert AUDIENCE.neighbour(content, item("team", teams[0]), -1) is None
    assert AUDIENCE.neighbour(content, item("team", "gone"), 1) is None


def test_the_view_of_a_team_does_not_change_with_the_others(content: Content):
    before = AUDIENCE.view(content, item("team", "team-leak"), EN)
    assert AUDIENCE.view(changed(content, "team-desk", purpose="Answers"), item("team", "team-leak"), EN) == before
    assert AUDIENCE.view(content, item("team", "gone"), EN) is None


# -- a line of sight ---------------------------------------------------------------------------------------------------


def test_a_line_of_sight_is_walked_hop_by_hop_to_the_customer(content: Content):
    first, second, third = (AUDIENCE.view(content, item("sight", "team-lab", step), EN) for step in range(3))
    assert isinstance(first, Sight)
    assert isinstance(second, Sight)
    assert isinstance(third, Sight)
    assert [stop.name for stop in first.stops] == ["Laboratory"]
    assert (first.goal.name, first.arrives) == ("Network Control Room", False)
    assert (first.stops[0].said, first.stops[0].why) == ("", ""), "what nobody has said is no reproach on the wall"
    newest = second.stops[-1]
    assert (newest.said, newest.why) == ("Which streets are off", "Callers ring us first.")
    assert [stop.kind for stop in third.stops] == ["back", "front", "cust"]
    assert (third.goal.name, third.arrives) == ("The customer", True)


def test_the_why_is_said_with_the_newest_hop_alone(content: Content):
    assert "Callers ring us first." in text(shown(content, item("sight", "team-lab", 1)))
    last = text(shown(content, item("sight", "team-lab", 2)))
    assert "Callers ring us first." not in last
    assert "Which streets are off" in last


def test_stepping_walks_the_hops_and_ends_with_them(content: Content):
    second = AUDIENCE.neighbour(content, item("sight", "team-lab"), 1)
    assert second == item("sight", "team-lab", 1)
    assert AUDIENCE.neighbour(content, item("sight", "team-lab", 2), 1) is None
    assert AUDIENCE.neighbour(content, item("sight", "team-lab"), -1) is None
    assert AUDIENCE.neighbour(content, item("sight", "gone"), 1) is None


def test_a_team_that_cannot_see_the_customer_has_no_line(content: Content):
    assert AUDIENCE.view(content, item("sight", "team-estates"), EN) is None


@pytest.mark.parametrize("size", SIZES)
def test_a_long_line_keeps_the_newest_hop_in_sight(content: Content, size: tuple[int, int]):
    long = Content([dataclasses.replace(one, name=LONG) if isinstance(one, Team) else one for one in content])
    composed = shown(changed(long, "team-control", name=f"Newest {LONG}"[:200]), item("sight", "team-lab", 1), size)
    assert "Newest" in text(composed)
    assert measure(composed) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_line_of_many_hops_shows_the_newest_and_as_many_before_it_as_fit(size: tuple[int, int], zoom: float):
    last = 11
    teams = [
        Team(
            id=f"team-{n}",
            order=float(n),
            name=f"Team number {n}",
            group=Group.CREATOR if n == last else Group.BACK_OFFICE,
        )
        for n in range(last + 1)
    ]
    links = [Support(id=f"link-{n}", order=float(n), team=f"team-{n}", supported=f"team-{n + 1}") for n in range(last)]
    chain = Content([*teams, *links])
    for step in range(last + 1):
        composed = shown(chain, item("sight", "team-0", step), size, Look(zoom=zoom))
        said = text(composed)
        assert f"Team number {step} " in f"{said} "
        assert ("The customer" if step == last else f"Team number {step + 1}") in said
        assert len(composed.sheets) == 1
        assert measure(composed) == []


# -- where everybody stands --------------------------------------------------------------------------------------------


def test_everybody_is_counted_and_then_named_group_by_group(content: Content):
    composed = shown(content, item("groups"))
    assert len(composed.sheets) == 4
    overview = text(composed)
    assert [number in overview for number in ("3", "2")] == [True, True]
    assert "Contact Centre" not in overview
    assert "Contact Centre" in text(composed, 1)
    assert "Work Planning" in text(composed, 2)
    assert "Laboratory" in text(composed, 3)
    assert not any("Leak Response" in text(composed, page) for page in range(4)), "who waits in the tray is not shown"


def test_of_very_many_teams_the_first_are_named_and_the_rest_counted():
    teams = [Team(id=f"team-{n}", order=float(n), name=f"Team {n}", group=Group.BACK_OFFICE) for n in range(1000)]
    view = AUDIENCE.view(Content(teams), item("groups"), EN)
    assert isinstance(view, Everybody)
    assert view.crowds[2].count == "1,000"
    assert (len(view.crowds[2].names), view.crowds[2].more) == (60, "and 940 more")
    assert measure(shown(Content(teams), item("groups"))) == []


# -- what is measured --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", [Look(), Look(dark=True), Look(zoom=0.9), Look(zoom=1.5), Look(language="de")])
def test_every_picture_can_be_read(content: Content, size: tuple[int, int], look: Look):
    for what in every_item(content, frozenset({"teams"})):
        assert measure(shown(content, what, size, look)) == [], what


@pytest.mark.parametrize("size", SIZES)
def test_every_picture_can_be_read_with_names_of_200_letters(content: Content, size: tuple[int, int]):
    long = Content([dataclasses.replace(one, name=LONG) if isinstance(one, Team) else one for one in content])
    for what in list(every_item(long, frozenset({"teams"})))[::3]:
        assert measure(shown(long, what, size)) == [], what


def test_labels_are_the_consoles_words(content: Content):
    assert AUDIENCE.label(content, item("team", "team-leak")) == "Card: Leak Response"
    assert AUDIENCE.label(content, item("sight", "team-lab", 1)) == "Line of sight: Laboratory, step 2"
    assert AUDIENCE.label(content, item("groups")) == "Where everybody stands"
    assert AUDIENCE.label(content, item("team", "gone")) == ""
