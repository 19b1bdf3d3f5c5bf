"""A person at the keyboard of the program, for tests: build the window, open a workshop, press keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.program import Program
from cxworkshop.shell.settings import wear
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.shell.watch import Watch
from cxworkshop.shell.window import Window
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def build() -> Program:
    """A fresh window with everything behind it, on its start page."""
    preferences = Preferences()
    preferences.reduce_motion = True
    wear(preferences)
    window = Window(start_page=True)
    window.place(preferences.geometry)
    background = Background(window)
    desk = Desk(window, background)
    watch = Watch(desk, background, window)
    workshops = Workshops(desk, background, window)
    program = Program(window, preferences, desk, background, workshops, watch, TimeBox(window))
    program.console.plan.moment = lambda: datetime(2026, 11, 2, 9)  # a day on which the sample is not held
    window.show_page(program.start)
    window.show()
    QTest.qWaitForWindowActive(window)
    return program


def finish(program: Program) -> None:
    """Close the window whatever stands in the way."""
    window = program.window
    if not window.close():
        store = program.workshops.store
        if store is not None:
            store.close(publish=False)
        program.workshops.store = None
        window.close()
    window.deleteLater()
    QApplication.processEvents()
    # Windows left lying about would be restyled by every test that follows.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_in(program: Program, path: Path, qtbot: QtBot) -> None:
    """Open a workshop and wait until it stands there, standing and all."""
    program.workshops.open(path)
    qtbot.waitUntil(lambda: program.desk.store is not None and bool(program.watch.standing.progress), timeout=20_000)
    qtbot.waitUntil(lambda: not program.background.busy, timeout=20_000)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the focus"
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def type_in(text: str) -> None:
    """Words where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the focus"
    QTest.keyClicks(focus, text)
    QApplication.processEvents()
