"""What is sent to the room, and what never is: keys on every page, rounds and walks that lead, votes, the clicker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from cxworkshop.shell.program import Program
from cxworkshop.stages import STAGES
from cxworkshop.stages.definition.records import Dimension
from cxworkshop.stages.prepare.records import consent_on
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import Room
from tests.shell.hands import CTRL, SHIFT, press, type_in
from tests.shell.room_hands import NONE, Key, at, now_on, words_on

# -- what is sent ------------------------------------------------------------------------------------------------------


def test_ctrl_enter_shows_the_card_under_the_hand(program: Program, room: Room) -> None:
    page = at(program, "teams")
    press(Key.Key_Right)
    press(Key.Key_Return, CTRL)
    team = program.desk.content.find(Team, room.item.record if room.item else "")
    assert team is not None
    assert room.item == page.room_item()
    assert team.name in words_on(room)
    assert program.desk.in_room(team.id)
    assert program.console.strip.room.words == f"Card: {team.name}"


def test_with_no_room_open_it_is_ready_and_says_so(program: Program) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.text.text() == "Ready for the room. F5 opens it."
    assert program.desk.room.item is not None
    assert not program.desk.in_room(program.desk.room.item.record)
    program.desk.room.set_open(True)
    assert program.notices.toasts.toast is None


def test_what_is_removed_while_it_is_shown_leaves_an_empty_wall_that_says_so_on_the_console(
    program: Program, room: Room
) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    shown = program.console.strip.room.words
    press(Key.Key_Delete)
    assert not words_on(room)
    assert program.console.strip.room.words == "What was shown was removed"
    press(Key.Key_Z, CTRL)
    assert program.console.strip.room.words == shown


def test_with_nothing_to_show_it_says_so(program: Program, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    page = at(program, "teams")
    monkeypatch.setattr(page, "room_item", lambda: None)
    before = room.item
    press(Key.Key_Return, CTRL)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.text.text() == "Nothing here can be shown in the room"
    assert room.item == before


@pytest.mark.parametrize(("stage", "keys"), [("barriers", "n"), ("principles", "\r"), ("teams", "n")])
def test_ctrl_enter_works_while_typing_and_types_nothing(program: Program, room: Room, stage: str, keys: str) -> None:
    at(program, stage)
    type_in(keys)
    type_in("xy")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QTextEdit)
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert "xy" in text
    press(Key.Key_Return, CTRL)
    assert room.item is not None
    assert room.item.stage == stage
    assert QApplication.focusWidget() is field
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == text


def test_what_is_being_typed_is_in_it(program: Program, room: Room) -> None:
    at(program, "principles", "matrix")
    press(Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QTextEdit)
    type_in(" And we say so")
    press(Key.Key_Return, CTRL)
    assert "And we say so" in words_on(room)


PLACES = [
    ("prepare", "plan"),
    ("teams", "board"),
    ("teams", "sight"),
    ("teams", "list"),
    ("principles", "statements"),
    ("principles", "matrix"),
    ("definition", "imperatives"),
    ("definition", "cries"),
    ("definition", "scales"),
    ("definition", "paper"),
    ("culture", "culture"),
    ("barriers", "areas"),
    ("barriers", "owners"),
    ("signoff", "document"),
]


@pytest.mark.parametrize(("stage", "tab"), PLACES)
def test_every_page_has_something_to_show(program: Program, room: Room, stage: str, tab: str) -> None:
    page = at(program, stage, tab)
    item = page.room_item()
    assert item is not None
    press(Key.Key_Return, CTRL)
    assert room.item == item
    assert room.live_snapshot.view is not None
    assert room.label


def test_every_stage_is_among_them() -> None:
    assert {stage for stage, _ in PLACES} == {one.key for one in STAGES}


@pytest.mark.parametrize(("stage", "tab"), PLACES)
def test_nothing_selected_typed_or_voted_reaches_the_wall(program: Program, room: Room, stage: str, tab: str) -> None:
    """One walk over every page with all that hands do there, but for what leads the room on purpose."""
    room.send(RoomItem("", "pattern") if stage == "prepare" else RoomItem("prepare", "welcome"))
    wall = room.snapshot
    at(program, stage, tab)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_End, Key.Key_Home, Key.Key_Space):
        press(key)
        assert room.snapshot == wall
    press(Key.Key_V)  # a vote, where there is one
    for key in (Key.Key_1, Key.Key_5, Key.Key_Return, Key.Key_V):
        press(key)
    press(Key.Key_Return)  # a drawer or a field
    type_in("Zed")
    press(Key.Key_Tab)
    type_in("Alpha")
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    press(Key.Key_N)  # a new one
    type_in("New on the list")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    press(Key.Key_Z, CTRL)
    assert room.snapshot == wall
    assert room.item is not None
    assert room.item.kind in ("pattern", "welcome")


def test_the_wall_follows_the_selection_only_when_asked(program: Program, room: Room) -> None:
    page = at(program, "teams")
    room.set_follow_selection(True)
    press(Key.Key_Right)
    assert room.item == page.room_item()
    press(Key.Key_Down)
    assert room.item == page.room_item()
    room.set_follow_selection(False)
    press(Key.Key_Down)
    assert room.item != page.room_item()


# -- what leads the room -----------------------------------------------------------------------------------------------


def test_one_by_one_leads_the_room_and_says_so(program: Program, room: Room) -> None:
    page = at(program, "teams")
    first = page.room_item()
    press(Key.Key_R)
    assert room.item == first
    assert "The room follows." in page._question.text()
    press(Key.Key_2)
    second = room.item
    assert second is not None
    assert second != first
    assert program.desk.content.get(first.record if first else "").group is not None  # type: ignore[union-attr]
    press(Key.Key_Escape)
    assert room.item == second  # leaving brings nothing back
    assert "The room follows." not in page._question.text()


def test_one_by_one_without_a_room_promises_nothing(program: Program) -> None:
    page = at(program, "teams")
    press(Key.Key_R)
    assert "The room follows." not in page._question.text()
    program.desk.room.set_open(True)  # opened in the middle of the round
    assert "The room follows." in page._question.text()
    assert program.desk.room.item == page.room_item()


def test_a_walk_leads_the_room_step_by_step(program: Program, room: Room) -> None:
    at(program, "teams", "sight")
    steps = []
    for key, held in ((Key.Key_W, NONE), (Key.Key_Space, NONE), (Key.Key_Space, SHIFT)):
        press(key, held)
        steps.append((now_on(room).kind, now_on(room).step))
    assert steps == [("sight", 0), ("sight", 1), ("sight", 0)]


def test_an_open_vote_stays_hidden_however_it_gets_to_the_wall(program: Program, room: Room) -> None:
    page = at(program, "definition", "scales")
    press(Key.Key_Return, CTRL)
    item, closed = now_on(room), words_on(room)
    press(Key.Key_V)  # a new round
    assert now_on(room).open
    for _ in range(3):
        press(Key.Key_2)
    assert "3" in words_on(room)
    others = program.desk.content.of(Dimension)
    room.send(RoomItem("definition", "scale", others[1].id))
    assert not now_on(room).open
    room.step(-1)  # the clicker, back to the scale that is being voted on
    assert (now_on(room).open, now_on(room).record) == (True, item.record)
    room.send(page.room_item() or item)
    assert now_on(room).open
    press(Key.Key_V)
    assert not now_on(room).open
    assert words_on(room) != closed


def test_a_vote_opened_while_the_room_is_closed_is_open_when_it_opens(program: Program) -> None:
    room = program.desk.room
    at(program, "culture")
    press(Key.Key_Return, CTRL)
    press(Key.Key_V)
    press(Key.Key_7)
    room.set_open(True)
    assert room.item is not None
    assert room.item.open


def test_the_rallying_cry_under_vote_shows_no_total(program: Program, room: Room) -> None:
    at(program, "definition", "cries")
    press(Key.Key_Return, CTRL)
    press(Key.Key_V)
    assert now_on(room).open
    press(Key.Key_V)
    assert not now_on(room).open


def test_a_fist_of_five_on_what_is_shown_asks_the_room(program: Program, room: Room) -> None:
    at(program, "principles")
    press(Key.Key_Down)
    press(Key.Key_Return, CTRL)
    shown = now_on(room)
    assert consent_on(program.desk.content, shown.record) is None
    press(Key.Key_F)
    assert (now_on(room).kind, now_on(room).record, now_on(room).open) == ("consent", shown.record, True)
    for key in (Key.Key_5, Key.Key_5, Key.Key_3):
        press(key)
    assert now_on(room).open
    press(Key.Key_V)
    assert not now_on(room).open


def test_a_fist_of_five_on_something_else_leaves_the_wall_alone(program: Program, room: Room) -> None:
    room.send(RoomItem("prepare", "welcome"))
    wall = room.snapshot
    at(program, "principles")
    press(Key.Key_F)
    press(Key.Key_4)
    assert room.snapshot == wall


# -- the clicker -------------------------------------------------------------------------------------------------------


@pytest.fixture
def click(program: Program, room: Room) -> Callable[[Key], None]:
    """A key as a clicker sends it: to the window, wherever the focus in it is."""
    assert program.in_room.projector is not None  # its keys are read from now on

    def press_in_window(key: Key) -> None:
        handle = program.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key)
        QApplication.processEvents()

    return press_in_window


def test_a_clicker_turns_to_what_comes_next(program: Program, room: Room, click: Callable[[Key], None]) -> None:
    page = at(program, "teams")
    first = page.room_item()
    press(Key.Key_Return, CTRL)
    click(Key.Key_PageDown)
    assert room.item is not None
    assert room.item != first
    click(Key.Key_PageUp)
    assert room.item == first
    assert page.room_item() == first  # looking on selects nothing
    click(Key.Key_B)
    assert room.black
    click(Key.Key_Period)
    assert not room.black


def test_a_clicker_turns_the_room_on_the_sign_off_too(
    program: Program, room: Room, click: Callable[[Key], None]
) -> None:
    room.send(RoomItem("teams", "team", program.desk.content.of(Team)[0].id))
    at(program, "signoff")
    click(Key.Key_PageDown)
    assert room.item == RoomItem("teams", "team", program.desk.content.of(Team)[1].id)


def test_a_clicker_does_nothing_in_a_text_or_when_nothing_is_live(
    program: Program, room: Room, click: Callable[[Key], None]
) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    sent = room.item
    type_in("/")  # a filter, typed
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    click(Key.Key_PageDown)
    click(Key.Key_B)
    assert (room.item, room.black, field.text()) == (sent, False, "b")
    press(Key.Key_Escape)
    room.toggle_freeze()
    click(Key.Key_PageDown)
    assert (room.item, room.black) == (sent, False)
    for black in (True, False):  # a picture that must go, goes
        click(Key.Key_B)
        assert room.black is black
    room.live()
    room.set_open(False)
    click(Key.Key_PageDown)
    assert room.item == sent


@pytest.mark.parametrize(("command", "item"), [
    ("room.groups", RoomItem("teams", "groups")),
    ("room.principles", RoomItem("principles", "principles")),
])  # fmt: skip
def test_what_no_single_record_is_comes_by_the_menu(program: Program, room: Room, command: str, item: RoomItem) -> None:
    program.desk.commands.action(command).trigger()
    assert room.item == item
    assert room.composed.sheet.marks
