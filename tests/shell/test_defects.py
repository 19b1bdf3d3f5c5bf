"""A defect of the program wherever Qt or a thread comes upon it: the window lives, the step is taken back, one calm
message, a report without a word that anybody typed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.crash import CrashWatch
from cxworkshop.shell.program import Program
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store

CANARY = "Zwölfkanarienvögel"


@pytest.fixture
def watched(program: Program) -> Iterator[Program]:
    """The program with the ear that app.py gives it."""
    watch = CrashWatch(program)
    watch.told.connect(program.trouble.crashed)
    end = watch.install()
    yield program
    end()


def half_a_step(store: MemoryStore) -> None:
    """A command that is ours to be blamed for: it fails when something is changed already."""
    with store.step("Half") as draft:
        draft.add(Team(id="team-half", name=CANARY))
        raise LookupError(CANARY)


def in_a_slot(program: Program) -> None:
    button = QPushButton(program.window)
    button.clicked.connect(lambda: program.desk.do(half_a_step))
    button.click()


def in_a_timer(program: Program) -> None:
    QTimer.singleShot(0, program.window, lambda: program.desk.do(half_a_step))


class Broken(QWidget):
    """A view whose model lies."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        Broken.painted += 1
        raise KeyError(CANARY)


def in_painting(program: Program) -> None:
    view = Broken(program.window)
    view.resize(20, 20)
    view.show()
    # As in the running program: painting is asked for by Qt's own loop, again and again.
    again = QTimer(view, interval=1)
    again.timeout.connect(view.update)
    again.start()


class Filter(QObject):
    """Sees every event once, and breaks."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        watched.removeEventFilter(self)
        raise ZeroDivisionError(CANARY)


def in_an_event(program: Program) -> None:
    program.window.installEventFilter(Filter(program.window))
    QApplication.postEvent(program.window, QEvent(QEvent.Type.User))


def job() -> None:
    raise RuntimeError(CANARY)


def in_a_worker(program: Program) -> None:
    program.background.run(job, lambda _nothing: None)


def in_a_thread(program: Program) -> None:
    thread = threading.Thread(target=job)
    thread.start()
    thread.join()


@pytest.mark.parametrize("where", [in_a_slot, in_a_timer, in_painting, in_an_event, in_a_worker, in_a_thread])
def test_the_window_lives_and_nothing_is_half_done(
    watched: Program, qtbot: QtBot, sample: Path, app_home: Path, where: Callable[[Program], None]
) -> None:
    before = set(watched.desk.content)
    where(watched)
    qtbot.waitUntil(lambda: watched.notices.banner("crash") is not None, timeout=10_000)
    qtbot.waitUntil(lambda: where is not in_painting or Broken.painted > 5, timeout=10_000)
    assert watched.window.isVisible()
    assert set(watched.desk.content) == before
    banner = watched.notices.banner("crash")
    assert banner is not None
    assert "The step was taken back" in banner.accessibleName()
    assert CANARY not in banner.accessibleName()
    reports = list((app_home / "reports").glob("*.txt"))
    assert len(reports) == 1, "one message, however often it happens"
    assert CANARY not in reports[0].read_text(encoding="utf-8")
    assert watched.desk.do(add_team, "Night Desk")
    assert watched.workshops.publish()
    with Store.open(sample, record_types(), read_only=True) as store:
        names = [team.name for team in store.content.of(Team)]
    assert "Night Desk" in names
    assert CANARY not in names
