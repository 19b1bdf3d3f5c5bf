"""The room's keys, pressed as the window system presses them: into the window that has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.shell.audience.wall import Standing
from cxworkshop.shell.program import Program
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import Mode
from tests.shell.hands import CTRL, SHIFT

NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key into the window that has the keyboard."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyClick(window, key, modifiers)
    QApplication.processEvents()


@pytest.fixture
def shown(program: Program) -> Program:
    """The sample, its first team in the open room, the keyboard on the console."""
    team = program.desk.content.of(Team)[0]
    program.desk.room.send(RoomItem("teams", "team", team.id))
    press(Qt.Key.Key_F5)
    assert program.desk.room.is_open
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    return program


def standing(program: Program) -> Standing:
    return program.in_room.projector.standing


def black(program: Program) -> bool:
    return program.desk.room.black


def take(qtbot: QtBot, window: QWidget) -> None:
    """Give a window the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())


def test_f5_opens_the_room_and_closes_it(program: Program) -> None:
    assert not program.in_room.built
    press(Qt.Key.Key_F5)
    assert standing(program) is Standing.WINDOW
    assert program.in_room.projector.window.isVisible()
    press(Qt.Key.Key_R, CTRL | SHIFT)
    assert standing(program) is Standing.CLOSED


def test_they_work_while_typing_and_a_letter_stays_a_letter(shown: Program) -> None:
    field = QLineEdit(shown.console.sheet)
    field.show()
    field.setFocus()
    room = shown.desk.room
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_Period)
    press(Qt.Key.Key_PageDown)
    assert field.text() == "b."
    assert not black(shown)
    press(Qt.Key.Key_F8)
    assert black(shown)
    press(Qt.Key.Key_B, CTRL | SHIFT)
    assert not black(shown)
    press(Qt.Key.Key_F7)
    assert room.mode is Mode.FROZEN
    assert field.text() == "b."


def test_they_work_in_a_dialog(shown: Program, qtbot: QtBot) -> None:
    dialog = QDialog(shown.window)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    dialog.setModal(True)
    dialog.show()
    take(qtbot, dialog)
    press(Qt.Key.Key_F8)
    assert black(shown)
    press(Qt.Key.Key_F, CTRL | SHIFT)
    assert shown.desk.room.mode is Mode.FROZEN
    press(Qt.Key.Key_B)
    assert field.text() == "b"
    press(Qt.Key.Key_F5)
    assert standing(shown) is Standing.CLOSED
    dialog.reject()


def test_on_the_wall_itself_the_keys_and_the_clicker_work(shown: Program, qtbot: QtBot) -> None:
    wall = shown.in_room.projector.window
    take(qtbot, wall)
    first = shown.desk.room.item
    press(Qt.Key.Key_PageDown)
    second = shown.desk.room.item
    assert second != first
    press(Qt.Key.Key_PageUp)
    assert shown.desk.room.item == first
    press(Qt.Key.Key_B)
    assert black(shown)
    press(Qt.Key.Key_Period)
    assert not black(shown)
    press(Qt.Key.Key_F8)
    assert black(shown)


def test_esc_on_the_wall_gives_the_console_the_keyboard_and_leaves_the_room_open(shown: Program, qtbot: QtBot) -> None:
    take(qtbot, shown.in_room.projector.window)
    press(Qt.Key.Key_Escape)
    assert QTest.qWaitForWindowActive(shown.window)
    assert shown.window.isActiveWindow()
    assert shown.desk.room.is_open


def test_on_the_sheet_a_clicker_turns_the_walls_pages_only_while_it_is_live(shown: Program) -> None:
    room = shown.desk.room
    shown.go("teams")
    first = room.item
    press(Qt.Key.Key_PageDown)
    second = room.item
    assert second != first
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_PageDown)
    assert room.item == second
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_PageDown)
    assert room.item == second


def test_a_clicker_leaves_other_panes_alone(shown: Program) -> None:
    shown.console.rail.setFocus()
    first = shown.desk.room.item
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_B)
    assert shown.desk.room.item == first
    assert not black(shown)


def test_looking_on_changes_nothing_of_the_workshop(shown: Program, qtbot: QtBot) -> None:
    store = shown.desk.store
    assert store is not None
    before = tuple(store.content)
    take(qtbot, shown.in_room.projector.window)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_B):
        press(key)
    assert tuple(store.content) == before
    assert store.undo_label is None


def test_closing_the_workshop_closes_the_room(shown: Program) -> None:
    shown.close_workshop()
    assert standing(shown) is Standing.CLOSED
    assert not shown.desk.commands.action("room.open").isEnabled()


def test_the_screens_are_in_the_menu(program: Program) -> None:
    menu = program.menus.menus["Room"]
    screens = next(action.menu() for action in menu.actions() if action.text() == "Screen")
    assert isinstance(screens, QMenu)
    screens.aboutToShow.emit()
    assert [action.isCheckable() for action in screens.actions()] == [True]
    assert screens.actions()[0].text().startswith("1  ")
    screens.actions()[0].trigger()
    assert standing(program) is Standing.WINDOW
