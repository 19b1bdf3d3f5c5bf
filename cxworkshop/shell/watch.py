"""Open points and progress of the workshop on the desk, kept up to date beside the window, never on a keystroke."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop import stages
from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

QUIET_MS = 150
COUNTING = "Counting…"
SLOW_MS = 500  # only a count that takes longer than this is told


@frozen
class Check:
    """The open points of one rule, in the order of their records."""

    rule: Rule
    points: tuple[OpenPoint, ...]

    @property
    def summary(self) -> str:
        """All of them in one line."""
        return self.rule.summary(len(self.points))


@frozen
class Standing:
    """How the workshop stands: the open checks of every stage, and how far each stage is, by stage key."""

    checks: Mapping[str, tuple[Check, ...]] = dataclasses.field(default_factory=dict)
    progress: Mapping[str, Progress] = dataclasses.field(default_factory=dict)

    def of(self, stage: str) -> tuple[Check, ...]:
        """The open checks of a stage."""
        return self.checks.get(stage, ())


def standing(content: Content) -> Standing:
    """Computed from the records alone; at 10,000 teams it takes a good part of a second."""
    by_rule: dict[str, list[OpenPoint]] = {}
    for point in stages.open_points(content):
        by_rule.setdefault(point.id, []).append(point)
    checks: dict[str, list[Check]] = {}
    for rule in stages.rules():
        if points := by_rule.get(rule.id):
            checks.setdefault(rule.stage, []).append(Check(rule, tuple(points)))
    measured = ((stage.key, stages.progress(stage, content)) for stage in stages.STAGES)
    return Standing(
        {stage: tuple(found) for stage, found in checks.items()},
        {key: progress for key, progress in measured if progress is not None},
    )


class Watch(QObject):
    """Recomputes the standing when the workshop has been quiet for a moment. `updated` follows each time.

    Until the new figures are there the last ones stand; `counting` says that they have been out of date for a while.
    """

    updated = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.standing = Standing()
        self.counting = False
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._tell_slow)
        self._desk = desk
        self._background = background
        self._running = False
        self._stale = False
        self._store: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._start)
        desk.changed.connect(self._later)
        desk.opened.connect(self._opened)

    def refresh(self) -> None:
        """Compute now, and wait for it: before a document, and in tests."""
        self._timer.stop()
        self._stale = False
        self._take(standing(self._desk.content))

    def numbers(self) -> dict[str, Any]:
        """How far every stage is and how much is open, for the list of recent workshops; {} before it is known."""
        if not self.standing.progress:
            return {}
        shares = {key: progress.share for key, progress in self.standing.progress.items()}
        return {
            "shares": [round(shares.get(stage.key, 0.0), 3) for stage in stages.STAGES],
            "open": sum(len(check.points) for checks in self.standing.checks.values() for check in checks),
        }

    def _opened(self) -> None:
        self._take(Standing())
        self._timer.setInterval(QUIET_MS)
        if self._desk.store is not None:
            self._slow.start()
        if self._desk.store is not None:
            QTimer.singleShot(QUIET_MS, self, self._start)  # the page is painted first

    def _later(self, _changed: object = None) -> None:
        self._timer.start()
        if not self._slow.isActive():
            self._slow.start()

    def _start(self) -> None:
        if self._running:
            self._stale = True
            return
        self._running = True
        self._store = self._desk.store
        snapshot = self._desk.content.snapshot()
        started = time.monotonic()

        def done(found: Standing) -> None:
            self._running = False
            # A large workshop is asked less often, so that most of the machine stays with the window.
            self._timer.setInterval(max(QUIET_MS, round(2000 * (time.monotonic() - started))))
            if self._store is self._desk.store:
                self._take(found, stale=self._stale)
            if self._stale or self._store is not self._desk.store:
                self._stale = False
                self._later()

        self._background.run(lambda: standing(snapshot), done)

    def _take(self, found: Standing, *, stale: bool = False) -> None:
        self.standing = found
        if not stale and not self._timer.isActive():
            self._slow.stop()
            self.counting = False
        self.updated.emit()

    def _tell_slow(self) -> None:
        if self._desk.store is not None and (self._running or self._stale or self._timer.isActive()):
            self.counting = True
            self.updated.emit()
