"""An open vote on the wall: whatever brings its subject there, nothing of the result shows before it is closed."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.ui.desk import Desk
from cxworkshop.ui.room.frame import Frame, Sheet
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Say
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.view import Audience

SCALE, OTHER = RoomItem("culture", "scale", "a"), RoomItem("culture", "scale", "b")
VOTE = RoomItem("culture", "scale", "a", 1, True)
FIST = RoomItem("culture", "consent", "a", 0, True)


@dataclasses.dataclass(frozen=True)
class Named:
    """A picture of an item, whose record is there."""

    item: RoomItem

    def compose(self, paper: Paper) -> list[Sheet]:
        return Frame(self.item.record).pages(paper, Say(self.item.kind))


EVERYTHING = Audience(
    lambda _content, item, _words: Named(item), lambda *_asked: None, lambda _content, item: item.kind
)


@pytest.fixture
def room(qapp: QApplication) -> Room:
    room = Desk().room
    room.audience_of = lambda _stage: EVERYTHING
    room.set_open(True)
    return room


def test_a_vote_opens_and_closes_on_the_wall(room: Room) -> None:
    room.send(SCALE)
    seen = []
    for vote in (VOTE, None):
        room.set_vote("scales", vote)
        seen.append(room.item)
    assert seen == [VOTE, SCALE]


def test_a_vote_on_something_else_changes_nothing(room: Room) -> None:
    room.send(OTHER)
    room.set_vote("scales", VOTE)
    assert room.item == OTHER


@pytest.mark.parametrize("is_open", [True, False])
def test_its_subject_comes_to_the_wall_with_the_vote_open(room: Room, is_open: bool) -> None:
    room.set_open(is_open)
    room.set_vote("scales", VOTE)
    room.send(SCALE)
    assert room.item == VOTE
    room.send(OTHER)
    room.follow(SCALE, always=True)
    assert room.item == (VOTE if is_open else OTHER)


def test_a_fist_of_five_takes_the_place_of_its_subject(room: Room) -> None:
    room.send(SCALE)
    room.set_vote("fist", FIST)
    assert room.item == FIST
    room.set_vote("fist", None)
    assert room.item == RoomItem("culture", "consent", "a")


def test_an_open_vote_that_comes_back_with_the_program_stays_open(room: Room) -> None:
    room.restore({"item": VOTE.to_json()})
    room.send(OTHER)
    room.send(SCALE)
    assert room.item == VOTE
    room.set_vote("scales", VOTE)
    room.set_vote("scales", None)
    assert room.item == SCALE


def test_the_pages_hear_which_record_is_on_the_wall(qapp: QApplication) -> None:
    desk = Desk()
    heard: list[tuple[str, str]] = []
    desk.marked.connect(lambda before, now: heard.append((before, now)))
    assert not desk.in_room("a")
    desk.room.send(SCALE)
    desk.room.set_open(True)
    assert desk.in_room("a")
    desk.room.set_vote("scales", VOTE)  # the same record: nothing to tell
    desk.room.send(OTHER)
    desk.room.set_open(False)
    assert heard == [("", "a"), ("a", "b"), ("b", "")]
