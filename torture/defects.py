"""The program is at fault itself, wherever Qt or a thread comes upon it: the window lives, the step is taken back, one
calm message, a report without a word that anybody typed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FunctionType

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell.crash import CrashWatch
from cxworkshop.shell.program import Program
from cxworkshop.shell.trouble import CRASH
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store
from torture import work
from torture.place import Place, place, sample
from torture.row import Row, control, timed
from torture.window import opened, settled, until, window
from torture.work import TYPES

TIMES, QUICK = 10, 1  # each way
MISSED = 3.0  # seconds after which the weakened program is seen to say nothing
CANARY = "Zwölfkanarienvögel"  # what the errors say, and nobody may see
Way = Callable[[Program], None]
NAME = "an exception in any slot, paint, timer or worker"


def ways() -> tuple[Way, ...]:
    """Where it happens: each is given the window and lets something of it fail."""
    from tests.shell import test_defects as them

    return (
        them.in_a_slot,
        them.in_a_timer,
        them.in_painting,
        them.in_an_event,
        them.in_a_worker,
        them.in_a_thread,
    )


def defects(quick: bool) -> Row:
    """Let it fail in every way, in one window that lives on."""
    row = Row(NAME, "times", (QUICK if quick else TIMES) * len(ways()))
    with place("defects") as where, window() as program:
        where.begin(sample())
        store = opened(program, where.document)
        if isinstance(store, str):
            row.damage(f"the sample cannot be opened: {store}")
            return row
        with timed(row):
            for _ in range(QUICK if quick else TIMES):
                for way in ways():
                    _fail(row, where, program, way)
            paintings = _paintings(program)
            for view in paintings[:QUICK] if quick else paintings:
                row.goal += 1
                _fail(row, where, program, partial(_in_its_painting, view))
        row.note = f"{len(paintings)} views of the window itself among them" if not quick else ""
        control(row, "a program that hears of no error", 1, lambda seen: _deaf(seen, where, program))
    return row


ROWS = {NAME: defects}


def _fail(row: Row, where: Place, program: Program, way: Way, *, deaf: bool = False) -> None:
    from tests.shell.test_defects import Broken

    row.tried += 1
    name = type(way.args[0]).__name__ if isinstance(way, partial) else way.__name__.replace("_", " ")
    before = work.digest(program.desk.content)
    ear = CrashWatch(program)
    ear.told.connect(program.trouble.crashed)
    end = _silent() if deaf else ear.install()
    try:
        with _quiet():
            way(program)
            heard = until(lambda: program.notices.banner(CRASH) is not None, *([MISSED] if deaf else []))
            QApplication.processEvents()
    finally:
        for view in program.window.findChildren(Broken):
            view.hide()
            view.deleteLater()
        settled(program)
        end()
    banner = program.notices.banner(CRASH)
    if not heard or banner is None:
        row.damage(f"{name}: nobody is told")
    elif "The step was taken back" not in banner.accessibleName() or CANARY in banner.accessibleName():
        row.damage(f"{name}: it is said like this: {banner.accessibleName()}")
    program.notices.solved(CRASH)
    if not program.window.isVisible():
        row.damage(f"{name}: the window is gone")
    if work.digest(program.desk.content) != before:
        row.lose(f"{name}: half a step stays")
    reports = list((where.home / "reports").glob("*.txt"))
    if len(reports) != 1 or CANARY in reports[0].read_text(encoding="utf-8"):
        row.damage(f"{name}: {len(reports)} reports, or words that somebody typed in them")
    for path in reports:
        path.unlink()
    _works_on(row, where.document, program, name)


def _works_on(row: Row, document: Path, program: Program, name: str) -> None:
    """The next edit is made and published as ever, and nothing of the failed one with it."""
    team = f"Night Desk {row.tried}"
    if not program.desk.do(add_team, team) or not program.workshops.publish():
        row.lose(f"{name}: the work does not go on")
    with Store.open(document, TYPES, read_only=True) as store:
        names = [one.name for one in store.content.of(Team)]
    if team not in names or CANARY in names:
        row.lose(f"{name}: the file has other teams")


def _paintings(program: Program) -> list[QWidget]:
    """One of every kind of view that stands in the window and paints itself; what others cover is not painted."""
    found: dict[type, QWidget] = {}
    for view in program.window.findChildren(QWidget):
        paint = vars(type(view)).get("paintEvent")
        ours = isinstance(paint, FunctionType) and paint.__code__.co_freevars in _BROKEN
        if ours and type(view) not in found and not view.visibleRegion().isEmpty():
            found[type(view)] = view
    return list(found.values())


def _in_its_painting(view: QWidget, program: Program) -> None:
    """A view of the program's own cannot paint itself, again and again."""
    paint = vars(type(view))["paintEvent"]
    before = paint.__code__
    paint.__code__ = _BROKEN[before.co_freevars]  # Qt keeps the function: another one in its place is not asked
    try:
        _paint(view)
    finally:
        paint.__code__ = before
        view.update()


def _paint(view: QWidget) -> None:
    for _ in range(3):
        view.update()
        QApplication.processEvents()


class _Broken(QWidget):
    """Two that cannot paint: one that would ask what it inherits, and one that would not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        raise KeyError("Zwölfkanarienvögel")

    def inherited(self, event: QPaintEvent) -> None:
        super().isVisible()
        raise KeyError("Zwölfkanarienvögel")


_BROKEN = {broken.__code__.co_freevars: broken.__code__ for broken in (_Broken.paintEvent, _Broken.inherited)}


@contextmanager
def _quiet() -> Iterator[None]:
    """Qt's own word about an error in Python goes nowhere: there are hundreds."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _silent() -> Callable[[], None]:
    """Errors nobody caught are nobody's business."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = lambda *_told: None
    threading.excepthook = lambda _told: None
    sys.unraisablehook = lambda _told: None

    def end() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    return end


def _deaf(seen: Row, where: Place, program: Program) -> None:
    _fail(seen, where, program, ways()[0], deaf=True)
