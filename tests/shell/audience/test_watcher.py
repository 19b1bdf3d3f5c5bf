"""Listening to the system's displays, and what of all this a start loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.shell.audience.watcher import Watcher
from cxworkshop.ui.room.screens import ScreenInfo

ROOT = Path(__file__).parents[3]

# Opens the sample, and says what of the wall is loaded when it stands there.
START = """
import os, sys
from PySide6.QtWidgets import QApplication
from cxworkshop.app import start

def report(_path):
    named = [name for name in sys.modules if name.startswith(("cxworkshop.shell.audience", "PySide6.QtDBus"))]
    print("LOADED", *named, flush=True)
    os._exit(0)

app = QApplication([])
starter = start(app, "sample")
starter.started.connect(lambda program: program.workshops.ready.connect(report))
app.exec()
"""


def test_the_displays_of_the_system_are_known(qapp: QGuiApplication) -> None:
    watcher = Watcher()
    (only,) = watcher.now()
    screen = QGuiApplication.primaryScreen()
    assert only.place == screen.geometry().getRect()
    assert only.primary
    found = watcher.qscreen(only.key)
    assert found is not None
    assert found.name() == screen.name()
    assert watcher.qscreen("another") is None
    assert watcher.free_area(only.key) == screen.availableGeometry().getRect()
    assert watcher.free_area("another") is None
    assert not watcher.refused


def test_a_burst_is_told_once(qapp: QGuiApplication, qtbot: QtBot) -> None:
    watcher = Watcher()
    told: list[tuple[tuple[ScreenInfo, ...], tuple[ScreenInfo, ...]]] = []
    watcher.settled.connect(lambda before, now: told.append((before, now)))
    screen = QGuiApplication.primaryScreen()
    for _ in range(5):
        screen.geometryChanged.emit(screen.geometry())
    assert watcher.settling
    qtbot.waitUntil(lambda: not watcher.settling)
    assert told == [(watcher.screens, watcher.screens)]


def test_a_display_that_has_just_come_is_told_of(qapp: QGuiApplication, qtbot: QtBot) -> None:
    watcher = Watcher(just_came=QGuiApplication.primaryScreen().name())
    assert watcher.screens == ()
    with qtbot.waitSignal(watcher.settled):
        pass
    assert len(watcher.screens) == 1


def test_every_window_stands_somewhere(qapp: QGuiApplication, qtbot: QtBot) -> None:
    watcher = Watcher()
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20, 20, 100, 100)
    assert watcher.of(window) == watcher.now()[0]
    window.move(100_000, 0)
    assert watcher.of(window) == watcher.now()[0]  # Qt's own word, when it is nowhere


def test_a_start_loads_nothing_of_the_wall(app_home: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CXWORKSHOP_HOME": str(app_home)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert told.stdout.splitlines()[-1:] == ["LOADED"], told.stdout + told.stderr
