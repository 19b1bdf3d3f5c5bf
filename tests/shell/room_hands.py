"""The room at the facilitator's hands, for tests: going to a page, and reading what stands on the wall."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.shell.program import Program
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import TextMark
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.snapshot import compose

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def at(program: Program, stage: str, tab: str = "") -> Page:
    program.go(stage)
    page = program.console.current
    assert page is not None
    if tab:
        page.show_tab(tab)
        page.take_focus()
    QApplication.processEvents()
    return page


def now_on(room: Room) -> RoomItem:
    """What was sent; there is something."""
    assert room.item is not None
    return room.item


def words_on(room: Room) -> str:
    marks = compose(room.snapshot, room.picture_size).sheet.marks
    return "\n".join(mark.text for mark in marks if isinstance(mark, TextMark))
