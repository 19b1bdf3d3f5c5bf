"""Undo and redo tell what they did, beside the menus where they cover nothing, and offer the way back."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cxworkshop.shell import undoing
from cxworkshop.shell.program import Program
from cxworkshop.stages import record_types
from cxworkshop.stages.prepare.commands import write_workshop
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.fields import LineEdit
from tests.shell.hands import CTRL, SHIFT, press

Key = Qt.Key


def names(program: Program) -> list[str]:
    return [team.name for team in program.desk.content.of(Team)]


def test_what_undo_takes_back_is_told_and_can_be_done_again(program: Program) -> None:
    program.desk.do(add_team, "Night Desk")
    press(Key.Key_1, CTRL)
    press(Key.Key_Z, CTRL)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.text.text().startswith("Taken back: Add ")
    assert toast.button is not None
    assert toast.button.text() == "Redo"
    assert "Night Desk" not in names(program)
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert "Night Desk" in names(program)
    again = program.notices.toasts.toast
    assert again is not None
    assert again.text.text().startswith("Done again: Add ")
    press(Key.Key_Z, CTRL)
    assert "Night Desk" not in names(program)
    press(Key.Key_Z, CTRL | SHIFT)
    assert "Night Desk" in names(program)


def test_typing_taken_back_before_ones_eyes_needs_no_words(program: Program) -> None:
    program.desk.do(write_workshop, "client", "Somebody")
    field = LineEdit("", "", "A field", parent=program.console)
    field.show()
    field.setFocus()
    program.undoing.undo()
    assert program.notices.toasts.toast is None
    program.console.sheet.setFocus()
    field.clearFocus()
    program.undoing.redo()
    assert program.notices.toasts.toast is not None


def test_a_toast_covers_neither_the_menus_nor_the_sheet(program: Program) -> None:
    press(Key.Key_1, CTRL)
    program.desk.do(add_team, "A team with quite a long name, so that the words need all the room they can get")
    press(Key.Key_Z, CTRL)
    toast = program.notices.toasts.toast
    assert toast is not None
    bar = program.window.menuBar()
    ends = max(bar.actionGeometry(action).right() for action in bar.actions() if action.isVisible())
    plate = toast.plate.translated(toast.pos())
    assert plate.left() > ends
    assert plate.bottom() <= _place(program.console.sheet, program.window).top() + 2


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_nothing_is_undone_behind_a_page_that_covers_the_workshop(program: Program) -> None:
    program.desk.do(add_team, "Night Desk")
    program.begin_new()
    press(Key.Key_Z, CTRL)
    assert "Night Desk" in names(program)
    assert not program.desk.commands.action("edit.undo").isEnabled()
    program.window.show_page(program.console)
    program.console.setFocus()
    press(Key.Key_Z, CTRL)
    assert "Night Desk" not in names(program)


def freeze(program: Program) -> None:
    time = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
    types = record_types()
    program.desk.do(freeze_revision, types, note="", author="", time=time, open_points=())


def test_undo_right_after_a_freeze_asks_before_it_goes_behind(program: Program, monkeypatch) -> None:
    program.desk.do(add_team, "Night Desk")
    program.desk.do(add_team, "Day Desk")
    freeze(program)
    press(Key.Key_1, CTRL)
    for _ in range(4):  # the key is held down
        press(Key.Key_Z, CTRL)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.text.text().startswith("“Freeze revision 1” stays. Before it came “Add ")
    assert "Day Desk" in names(program)
    monkeypatch.setattr(undoing, "ANSWER_MS", 0)
    press(Key.Key_Z, CTRL)  # it is meant
    assert "Day Desk" not in names(program)
    press(Key.Key_Z, CTRL)  # and is not asked again
    assert "Night Desk" not in names(program)
    assert program.desk.content.count(Revision) == 1
    press(Key.Key_Z, CTRL | SHIFT)
    press(Key.Key_Z, CTRL)
    assert "Night Desk" in names(program)  # what was done again is before the freeze as it was


def test_the_button_beside_the_question_takes_back_what_it_names(program: Program) -> None:
    program.desk.do(add_team, "Night Desk")
    freeze(program)
    program.undoing.undo()
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.button is not None
    assert toast.button.text() == "Take that back"
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert "Night Desk" not in names(program)


def test_what_was_done_after_a_freeze_is_taken_back_without_a_question(program: Program) -> None:
    program.desk.do(add_team, "Night Desk")
    freeze(program)
    program.desk.do(add_team, "Day Desk")
    program.undoing.undo()
    assert "Day Desk" not in names(program)
    program.undoing.undo()
    assert "Night Desk" in names(program)
