"""Principles as the room sees them: a principle and what teams said, all of them, and what one means for one team."""

from __future__ import annotations

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.prepare.records import Consent, Voting
from cxworkshop.stages.principles.audience import AUDIENCE, cell_item
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.view import View
from tests.ui.room.pictures import marks, picture, said, shapes, signs, unreadable, view_of

pytestmark = pytest.mark.usefixtures("look")

GROUPS = (Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE, None)
LONG = "Every passenger hears from us first, whatever the weather does, and nobody is left on a quay. " * 2


def company(teams: int = 3, words: str = "We say it first.", *, applied: int | None = None) -> Content:
    """Teams of every kind in turn, of which the first `applied` say something for the first of two principles."""
    many = teams if applied is None else applied
    return Content(
        [
            Principle(id="early", order=1.0, name="Tell early", statement="What we know, they know."),
            Principle(id="once", order=2.0, name="Say it once"),
            *(Team(id=f"t-{n}", order=float(n), name=f"Team {n}", group=GROUPS[n % 4]) for n in range(teams)),
            *(
                Application(id=f"a-{n}", order=float(n), team=f"t-{n}", principle="early", meaning=words)
                for n in range(many)
            ),
        ]
    )


def with_measures(*families: Family | None, meaning: str = "We ring first.") -> Content:
    return Content(
        [
            *company(2, applied=0),
            Application(id="a", order=1.0, team="t-0", principle="early", meaning=meaning, action="Two desks call."),
            *(
                Measure(id=f"m-{n}", order=float(n), team="t-0", principle="early", what=f"Calls {n}", family=family)
                for n, family in enumerate(families)
            ),
            Measure(id="m-other", order=9.0, team="t-1", principle="early", what="Not ours"),
        ]
    )


def shown(content: Content, kind: str, record: str = "", step: int = 0, *, vote: bool = False) -> View | None:
    return view_of(AUDIENCE, content, RoomItem("principles", kind, record, step, vote))


def test_a_principle_stands_with_the_teams_that_said_what_it_means():
    view = shown(company(), "principle", "early")
    assert said(view) == (
        "Principle 1 What we know, they know. Team 0 We say it first. Team 1 We say it first. "
        "Team 2 We say it first. 2 Principles"
    )
    assert signs(view) == ["cust", "front", "back"]
    assert [box.fill for box in shapes(view, "box")] == ["#FBE6DD", "#EFE4F8", "#DCEDF9"]


def test_up_to_three_teams_stand_on_a_page_and_the_name_above_the_others():
    view = shown(company(7), "principle", "early")
    pages = picture(view).sheets
    assert len(pages) == 3
    assert [sheet.spots for sheet in pages] == [3, 3, 2]  # the principle with two, and then three and two
    assert "Tell early" in said(view, 1)
    assert "3/3" in said(view, 2)
    assert "Team 6" in said(view, 2)


def test_a_team_that_says_nothing_is_not_there():
    view = shown(company(3, applied=1), "principle", "early")
    assert "Team 0" in said(view)
    assert "Team 1" not in said(view)
    alone = shown(company(3, applied=0), "principle", "early")
    assert said(alone) == "Principle 1 What we know, they know. 2 Principles"


def test_without_a_statement_the_name_stands_for_the_principle():
    assert said(shown(company(), "principle", "once")) == "Principle 2 Say it once 2 Principles"


def test_all_principles_are_seen_as_one_set():
    names = ("Tell early", "Nobody stranded", "Say it once", "Lifeline first", "Fit to hand over")
    content = Content([Principle(id=f"p-{n}", order=float(n), name=name) for n, name in enumerate(names)])
    view = shown(content, "principles")
    assert said(view).startswith("What do we hold to? 1 Tell early 2 Nobody stranded")
    assert len(picture(view).sheets) == 1


def test_a_cell_before_the_team_has_said_anything_asks_with_the_principle_itself():
    view = shown(company(3, applied=0), "cell", "early t-1")
    assert said(view) == "Principle 1: Tell early What we know, they know. Team 1 2 Principles"
    assert signs(view) == ["front"]


def test_a_cell_shows_the_teams_own_words_and_how_it_will_know():
    view = shown(with_measures(Family.CUSTOMER, Family.INTERNAL, Family.OPERATIONS), "cell", "early t-0")
    words = said(view)
    assert "We ring first." in words
    assert "Two desks call." in words
    assert "How we will know" in words
    assert "Calls 0 Customer" in words
    assert "Calls 1 Internal customer" in words
    assert "Calls 2 Operational effectiveness" in words
    assert "Not ours" not in words
    assert "What we know" not in words


def test_families_differ_in_shape_and_not_in_colour_alone():
    view = shown(with_measures(Family.CUSTOMER, Family.INTERNAL, Family.OPERATIONS), "cell", "early t-0")
    squares = [box for box in shapes(view, "box") if box.edge and not box.fill]
    filled = [box for box in shapes(view, "box") if box.fill and box.width <= squares[0].width]
    assert len(squares) == 3
    assert [round(box.width / squares[0].width, 1) for box in filled] == [1.0, 0.5]


def test_what_is_open_about_a_measure_is_nobodys_business_there():
    view = shown(with_measures(None), "cell", "early t-0")
    assert said(view).endswith("How we will know Calls 0 2 Principles")


def test_an_open_fist_of_five_tells_nothing_but_how_many_are_in():
    def asked(*fist: int) -> View | None:
        more = [Consent(id="c", order=1.0, principle="early", rounds=(fist,)), Voting(id="voting", order=1.0, people=9)]
        return shown(Content([*company(), *more]), "consent", "early", vote=True)

    first, second = asked(0, 0, 0, 1, 2, 3), asked(3, 2, 1, 0, 0, 0)
    assert marks(first) == marks(second)
    assert "6 of 9 are in" in said(first)


def test_the_neighbour_of_a_principle_is_a_principle_and_of_a_cell_a_team():
    content = company()
    assert AUDIENCE.neighbour(content, RoomItem("principles", "principle", "early"), 1) == RoomItem(
        "principles", "principle", "once"
    )
    assert AUDIENCE.neighbour(content, cell_item("early", "t-0"), 1) == cell_item("early", "t-1")
    assert AUDIENCE.neighbour(content, cell_item("early", "t-0"), -1) is None
    assert AUDIENCE.neighbour(content, RoomItem("principles", "principles"), 1) is None


def test_what_is_gone_is_not_shown_and_not_named():
    content = company()
    assert shown(content, "principle", "gone") is None
    assert shown(content, "cell", "early gone") is None
    assert AUDIENCE.label(content, cell_item("early", "gone")) == ""
    assert AUDIENCE.label(content, cell_item("early", "t-2")) == "Cell: Team 2, Tell early"
    assert AUDIENCE.label(content, RoomItem("principles", "principle", "once")) == "Principle: Say it once"


@pytest.mark.parametrize("words", ["", "Yes.", LONG, "Donaudampfschifffahrtsgesellschaft" * 6])
def test_everything_can_be_read(words: str):
    content = Content(
        [
            Principle(id="early", order=1.0, name=words, statement=words),
            *(Team(id=f"t-{n}", order=float(n), name=words or "-", group=GROUPS[n]) for n in range(4)),
            *(
                Application(id=f"a-{n}", order=float(n), team=f"t-{n}", principle="early", meaning=words, action=words)
                for n in range(4)
            ),
            *(
                Measure(id=f"m-{family}", order=1.0, team="t-0", principle="early", what=words, family=family)
                for family in Family
            ),
        ]
    )
    for kind, record in (("principle", "early"), ("principles", ""), ("cell", "early t-0"), ("consent", "early")):
        assert unreadable(shown(content, kind, record)) == []
