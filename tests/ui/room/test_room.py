"""The state of the wall: what was sent, frozen, black, turned over and remembered; nothing else ever gets there."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams.commands import add_team, remove_teams, rename_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.room.frame import Frame, Sheet
from cxworkshop.ui.room.item import RoomItem, item_from_json
from cxworkshop.ui.room.paper import Clock, Look, Paper
from cxworkshop.ui.room.parts import Say, Spot, Stack
from cxworkshop.ui.room.room import READY, ZOOMS, Mode, Room
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words


@dataclasses.dataclass(frozen=True)
class Named:
    """A picture of a name, said as often as there are lines."""

    name: str
    open: bool
    lines: int

    def compose(self, paper: Paper) -> list[Sheet]:
        said = tuple(Spot(Say(f"{self.name} {n}", "subject"), n) for n in range(self.lines))
        return Frame("Who?").pages(paper, Stack(said))


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    team = content.find(Team, item.record)
    return Named(team.name, item.open, 12 if item.kind == "long" else 2) if team is not None else None


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    order = [team.id for team in content.of(Team)]
    place = order.index(item.record) + by
    return dataclasses.replace(item, record=order[place], step=0) if 0 <= place < len(order) else None


def _label(content: Content, item: RoomItem) -> str:
    return f"Card: {content.need(Team, item.record).name}"


TOY = Audience(_view, _neighbour, _label)


class Wall:
    """A desk with three teams and a room that shows them."""

    def __init__(self) -> None:
        self.parent = QObject()
        self.desk = Desk(self.parent)
        self.store = MemoryStore()
        self.desk.put(self.store)
        self.teams = [add_team(self.store, name).id for name in ("Harbour", "Quay", "Office")]
        self.room = Room(self.desk, lambda stage: TOY if stage == "teams" else None)
        self.room.set_open(True)

    def item(self, n: int = 0, **more: Any) -> RoomItem:
        return RoomItem("teams", more.pop("kind", "team"), self.teams[n], **more)

    @property
    def name(self) -> str:
        view = self.room.snapshot.view
        return view.name if isinstance(view, Named) else ""


@pytest.fixture
def wall(qapp) -> Wall:
    return Wall()


def test_what_is_sent_is_on_the_wall_and_follows_its_record(wall: Wall) -> None:
    wall.room.send(wall.item())
    assert wall.name == "Harbour"
    assert wall.room.label == "Card: Harbour"
    heard = []
    wall.room.changed.connect(lambda: heard.append(wall.name))
    wall.desk.do(rename_team, wall.teams[0], "Harbour Watch")
    assert heard == ["Harbour Watch"]


def test_a_change_elsewhere_is_no_change_of_the_wall(wall: Wall) -> None:
    wall.room.send(wall.item())
    before, heard = wall.room.snapshot, []
    wall.room.changed.connect(lambda: heard.append(1))
    wall.desk.do(rename_team, wall.teams[1], "Somebody else")
    assert not heard
    assert wall.room.snapshot == before


def test_freezing_keeps_the_very_picture_the_time_included(wall: Wall) -> None:
    room = wall.room
    room.set_timer_on_wall(True)
    room.set_clock(Clock("12:40", 0.6))
    room.send(wall.item())
    room.toggle_freeze()
    kept = room.snapshot
    room.set_clock(Clock("12:39", 0.59))
    wall.desk.do(rename_team, wall.teams[0], "Renamed")
    room.send(wall.item(1))
    assert room.snapshot is kept
    assert room.snapshot.clock == Clock("12:40", 0.6)
    assert room.shows(wall.teams[0])
    assert not room.shows(wall.teams[1])
    assert isinstance(room.live_snapshot.view, Named)
    assert room.live_snapshot.view.name == "Quay"
    room.toggle_freeze()
    assert wall.name == "Quay"


def test_a_frozen_picture_keeps_its_language_and_takes_the_rest_of_the_look(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    room.toggle_freeze()
    room.set_language("de")
    room.set_dark(True)
    assert room.snapshot.look == Look(dark=True, language="en")
    room.toggle_freeze()
    assert room.snapshot.look == Look(dark=True, language="de")


def test_black_keeps_the_state_it_came_from(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    room.toggle_freeze()
    found = []
    for act in (room.toggle_blank, room.toggle_blank, room.toggle_blank, room.live):
        act()
        found.append((room.black, room.mode))
    assert found == [(True, Mode.FROZEN), (False, Mode.FROZEN), (True, Mode.FROZEN), (False, Mode.LIVE)]


def test_selecting_reaches_a_wall_that_was_asked_to_follow_and_no_other(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    room.select(wall.item(1))
    assert wall.name == "Harbour"
    room.set_follow_selection(True)
    room.select(wall.item(1))
    assert wall.name == "Quay"


def test_an_open_vote_is_followed_only_where_its_thing_is_on_the_wall(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    room.follow(wall.item(1, open=True))
    assert wall.name == "Harbour"
    room.follow(wall.item(0, open=True))
    assert isinstance(room.snapshot.view, Named)
    assert room.snapshot.view.open
    room.follow(wall.item(2), always=True)
    assert wall.name == "Office"


def test_nothing_follows_onto_a_wall_that_is_closed(wall: Wall) -> None:
    wall.room.set_open(False)
    wall.room.follow(wall.item(), always=True)
    assert wall.room.item is None


def test_sending_to_no_wall_says_how_to_open_one(wall: Wall) -> None:
    wall.room.set_open(False)
    said: list[str] = []
    wall.room.said.connect(said.append)
    wall.room.send(wall.item())
    assert said == [READY]
    assert wall.name == "Harbour"
    assert not wall.room.shows(wall.teams[0])


def test_a_step_turns_the_page_then_goes_to_the_neighbour_and_back(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item(0, kind="long"))
    pages = room.pages
    assert pages > 1
    for _ in range(pages):
        assert room.step(1)
    assert wall.name == "Quay"
    assert room.page == 0
    assert room.step(-1)
    assert (wall.name, room.page) == ("Harbour", pages - 1)
    for _ in range(pages - 1):
        assert room.step(-1)
    assert not room.step(-1)
    assert (wall.name, room.page) == ("Harbour", 0)


def test_the_spotlight_goes_through_the_items_and_out(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    found = []
    for by in (1, 1, 1, 1, -1, -1):
        room.step_spot(by)
        found.append(room.spot)
    assert found == [0, 1, None, 0, None, 1]
    room.send(wall.item(1))
    assert room.spot is None


def test_the_clock_is_heard_only_where_it_is_wanted(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    heard = []
    room.changed.connect(lambda: heard.append(1))
    room.set_clock(Clock("0:10", 0.1))
    assert not heard
    assert room.snapshot.clock is None
    room.set_timer_on_wall(True)
    room.set_clock(Clock("0:09", 0.09))
    assert len(heard) == 2


def test_a_record_that_goes_leaves_a_calm_wall_and_comes_back_by_undo(wall: Wall) -> None:
    from cxworkshop.stages.teams.commands import remove_teams

    wall.room.send(wall.item())
    wall.desk.do(remove_teams, [wall.teams[0]])
    assert wall.room.snapshot.view is None
    assert wall.room.composed.sheet.marks == ()
    wall.desk.undo()
    assert wall.name == "Harbour"


def test_another_workshop_finds_nothing_of_the_one_before(wall: Wall) -> None:
    wall.room.send(wall.item())
    wall.room.toggle_freeze()
    wall.desk.put(MemoryStore())
    assert wall.room.item is None
    assert wall.room.snapshot.view is None
    assert wall.room.mode is Mode.LIVE


def test_a_vote_that_comes_back_after_a_crash_can_be_closed_at_once(wall: Wall) -> None:
    room, vote = wall.room, wall.item(open=True)
    room.send(wall.item())
    room.set_vote("teams.list", vote)
    room.restore(room.state())  # the page had its vote back before the room came back
    room.set_vote("teams.list", None)
    assert room.item == wall.item()


def test_what_is_removed_during_its_vote_does_not_come_back_with_its_totals(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item())
    room.set_vote("teams.list", wall.item(open=True))
    remove_teams(wall.store, [wall.teams[0]])
    room.set_vote("teams.list", None)
    wall.desk.undo()
    assert room.item is None
    assert room.snapshot.view is None


def test_whoever_hears_of_another_language_finds_the_picture_in_it() -> None:
    view = Audience(lambda _content, _item, words: Named(words.language, False, 1), _neighbour, lambda *_: "")
    wall = Wall()
    room = Room(wall.desk, lambda _stage: view)
    room.send(wall.item())
    heard: list[str] = []
    room.changed.connect(lambda: heard.append(room.snapshot.view.name))  # type: ignore[union-attr]
    room.set_language("nl")
    assert heard == ["nl"]


@pytest.mark.parametrize("is_open", [True, False])
def test_black_goes_with_its_workshop_unless_the_wall_is_there(wall: Wall, is_open: bool) -> None:
    wall.room.toggle_blank()
    wall.room.set_open(is_open)
    wall.desk.put(MemoryStore())
    assert wall.room.black is is_open


def test_state_comes_back_with_ids_alone(wall: Wall) -> None:
    room = wall.room
    room.send(wall.item(1, kind="long"), page=1)
    room.toggle_freeze()
    room.toggle_blank()
    kept = json.loads(json.dumps(room.state()))
    assert "Quay" not in json.dumps(kept)
    again = Room(wall.desk, lambda _stage: TOY)
    again.restore(kept)
    assert again.item == room.item
    assert again.snapshot == room.snapshot
    assert (again.mode, again.black, again.page) == (Mode.FROZEN, True, 1)
    assert not again.is_open


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
            st.sampled_from(["item", "page", "mode", "blank", "stage", "kind", "record", "step", "open", "zoom"]), inner
        ),
        max_leaves=12,
    )
)  # fmt: skip
def test_a_state_somebody_edited_is_no_reason_to_fail(qapp, state) -> None:
    wall = Wall()
    given_ = state if isinstance(state, dict) else {"item": state}
    wall.room.restore(given_)
    wall.room.restore_settings(given_)
    assert wall.room.composed.sheets
    assert ZOOMS[0] <= wall.room.look.zoom <= ZOOMS[-1]
    json.dumps(wall.room.state())


@given(st.builds(RoomItem, st.from_regex(r"\A[a-z]{0,9}\Z"), st.from_regex(r"\A[a-z]{1,9}\Z"), st.text(max_size=9),
                 st.integers(0, 99), st.booleans()))  # fmt: skip
def test_items_survive_being_remembered(item: RoomItem) -> None:
    assert item_from_json(json.loads(json.dumps(item.to_json()))) == item


def test_settings_are_of_the_laptop_and_come_back(wall: Wall) -> None:
    room = wall.room
    room.set_dark(True)
    room.step_zoom(1)
    room.set_language("de")
    room.set_timer_on_wall(True)
    room.set_follow_selection(True)
    again = Room(wall.desk)
    again.restore_settings(json.loads(json.dumps(room.settings())))
    assert again.settings() == room.settings()
    again.restore_settings({"zoom": 99, "language": "xx", "dark": "yes"})
    assert again.settings() == {"dark": False, "zoom": 1.0, "language": "en", "timer": False, "follow": False}
