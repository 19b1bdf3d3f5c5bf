"""How the Guide, the strip and the settings tell of the room and drive it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.program import Program
from cxworkshop.shell.roomview import RoomPicture
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.stages.teams.commands import write_team
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import Mode, Room
from cxworkshop.ui.room.screens import ScreenInfo
from cxworkshop.ui.room.snapshot import compose
from tests.shell.hands import CTRL, SHIFT, press
from tests.shell.room_hands import ALT, Key, at

# -- frozen and black --------------------------------------------------------------------------------------------------


def test_frozen_keeps_the_very_picture_while_everything_goes_on(program: Program, room: Room) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    press(Key.Key_F7)
    kept = room.snapshot
    assert room.mode is Mode.FROZEN
    assert room.item is not None
    program.desk.do(write_team, room.item.record, "name", "Quite another name")
    press(Key.Key_Down)
    press(Key.Key_Return, CTRL)
    assert room.snapshot is kept
    assert program.console.strip.room.state == "Frozen"
    block = program.console.guide.room
    assert block.words.text().startswith("Live would show: Card:")
    assert block.modes.value() == "freeze"
    assert program.desk.commands.action("room.freeze").text() == "Unfreeze the room"
    press(Key.Key_F7)
    assert room.snapshot is not kept
    assert program.console.strip.room.state == "Live"


def test_blank_is_black_and_comes_back_as_it_was(program: Program, room: Room) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    press(Key.Key_F7)
    before = room.state()
    press(Key.Key_F8)
    assert room.black
    picture = program.console.guide.room.picture
    assert picture.composed is None
    middle = picture.grab().toImage()
    assert middle.pixelColor(middle.width() // 2, middle.height() // 2) == Qt.GlobalColor.black
    assert program.console.strip.room.state == "Blank"
    assert program.console.strip.room.words == "Room is dark"
    press(Key.Key_F8)
    assert room.state() == before


# -- the Guide and the strip -------------------------------------------------------------------------------------------


def test_the_guide_shows_what_the_wall_shows(program: Program, room: Room) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    picture = program.console.guide.room.picture
    assert picture.composed is room.composed
    room.set_picture_size(1024, 768)
    assert picture.composed is compose(room.snapshot, (1024, 768))
    place = picture.picture()
    assert place.width() / place.height() == pytest.approx(4 / 3, abs=0.02)


def test_the_picture_is_painted_only_when_it_changed(
    program: Program, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    picture = program.console.guide.room.picture
    picture.grab()
    asked: list[bool] = []
    monkeypatch.setattr(RoomPicture, "update", lambda _self: asked.append(True))
    room.changed.emit()
    room.set_follow_selection(True)
    program.box.toggle()  # the time is not on the wall
    assert not asked
    room.set_dark(True)
    assert asked


def test_the_segments_drive_the_room(program: Program, room: Room) -> None:
    at(program, "teams")
    block = program.console.guide.room
    assert block.modes.isVisible()
    block.modes.segment("blank").click()
    assert room.blank
    block.modes.segment("freeze").click()
    assert (room.blank, room.mode) == (False, Mode.FROZEN)
    block.modes.segment("live").click()
    assert room.mode is Mode.LIVE


def test_without_a_room_the_guide_offers_to_open_one(program: Program) -> None:
    at(program, "teams")
    block = program.console.guide.room
    assert block.open.isVisible()
    assert block.open.text() == "Open the room"
    assert not block.modes.isVisible()
    assert program.console.strip.room.state in ("No room screen", "Room closed")
    action = program.desk.commands.action
    assert action("room.show").isEnabled()
    assert not any(action(key).isEnabled() for key in ("room.next", "room.live", "room.freeze", "room.spot"))


def test_a_key_that_is_held_turns_nothing_on_and_off(start: Program) -> None:
    action = start.desk.commands.action
    assert not any(action(f"room.{key}").autoRepeat() for key in ("open", "swap", "freeze", "blank", "timer", "show"))
    assert action("room.larger").autoRepeat()


def test_commands_need_what_they_act_on(start: Program) -> None:
    for command in start.desk.commands.all():
        if command.key.startswith("room."):
            assert not start.desk.commands.action(command.key).isEnabled()


def test_the_palette_knows_what_a_clicker_does(program: Program, room: Room) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    hits = [hit for source in program.sources.commands for hit in source.find("next in the room")]
    assert hits[0].text == "Next in the room"


def test_with_one_screen_there_is_nothing_to_swap(program: Program, room: Room) -> None:
    room.set_screens((ScreenInfo("a", 1, "Built-in"),), None)
    assert not program.desk.commands.action("room.swap").isEnabled()
    room.set_screens((ScreenInfo("a", 1, "Built-in"), ScreenInfo("b", 2, "Projector")), None)
    assert program.desk.commands.action("room.swap").isEnabled()


def test_the_menu_of_the_picture_offers_the_room(program: Program, room: Room) -> None:
    program.console.guide.room.picture.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    shown = [action.text() for action in menu.actions()]
    assert {"Close the room", "Next in the room", "Make the room dark", "Language"} <= set(shown)
    menu.close()


def test_the_stub_shows_how_the_room_stands(program: Program, room: Room) -> None:
    program.console.guide.set_open(False)
    room.toggle_freeze()
    button = program.console.guide.stub._buttons["room"]
    assert button.accessibleName().startswith("The room: Frozen")


# -- time, and what is kept --------------------------------------------------------------------------------------------


def test_a_break_that_begins_offers_its_clock(program: Program, room: Room) -> None:
    pause = next(line for line in program.desk.content.of(AgendaItem) if line.exercise == "lunch")
    program.console.plan.take(pause.id)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.button is not None
    assert toast.button.text() == "Show the break clock"
    press(Key.Key_F8, SHIFT)
    assert program.notices.toasts.toast is None
    assert room.item == RoomItem("prepare", "pause", pause.id)
    assert room.snapshot.clock is not None


def test_the_time_is_on_the_wall_only_when_wanted(program: Program, room: Room) -> None:
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    program.box.toggle()
    timed = []
    for _ in range(2):
        timed.append(room.snapshot.clock is not None)
        press(Key.Key_F7, SHIFT)
    assert timed == [False, True]


def test_how_the_room_is_set_is_kept_on_this_laptop(program: Program, room: Room) -> None:
    press(Key.Key_Equal, CTRL | ALT)
    program.desk.commands.action("room.dark").trigger()
    program.desk.commands.action("room.language_de").trigger()
    kept = Preferences().room
    assert (kept["dark"], kept["zoom"], kept["language"]) == (True, 1.1, "de")
    assert not program.desk.commands.action("room.language_de").isEnabled()


def test_settings_have_a_part_for_the_room(program: Program, room: Room) -> None:
    press(Key.Key_Comma, CTRL)
    page = program.extras.page
    page.parts.setFocus()  # type: ignore[union-attr]
    press(Key.Key_Down)
    part = page.room_part  # type: ignore[union-attr]
    part.look.segment("dark").click()
    part.timer.click()
    press(Key.Key_Equal, CTRL | ALT)
    assert part.sizes.value() == "1.1"
    set_so = Preferences().room
    assert (set_so["dark"], set_so["timer"], set_so["zoom"]) == (True, True, 1.1)
    page.back.click()  # type: ignore[union-attr]
    as_it_came = Preferences().room
    assert (as_it_came["dark"], as_it_came["timer"], as_it_came["zoom"]) == (False, False, 1.0)


# -- opening, and a day that goes on -----------------------------------------------------------------------------------


def test_a_room_that_is_opened_on_nothing_welcomes(program: Program, room: Room) -> None:
    assert room.item is not None
    assert (room.item.stage, room.item.kind) == ("prepare", "welcome")
    press(Key.Key_F5)
    at(program, "teams")
    press(Key.Key_Return, CTRL)
    sent = room.item
    press(Key.Key_F5)
    assert room.item == sent
