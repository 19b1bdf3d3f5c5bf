"""How the signing stands, worked out beside the window while the page is seen."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff.page.standing import Stand, stand
from cxworkshop.ui.desk import Desk

QUIET_MS = 150


class Keeper(QObject):
    """Keeps the standing up to date while the page is seen. `updated` follows each time."""

    updated = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stand = Stand()
        self.known = False  # whether anything was worked out for this workshop yet
        self.fresh = False  # whether nothing changed since it was worked out, or since that was begun
        self.trouble: Problem | None = None
        self._desk = desk
        self._running = False
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._start)

    @property
    def sure(self) -> bool:
        """Whether the standing is that of the content as it is now."""
        return self.known and self.fresh and not self._running

    def frozen(self, number: int) -> None:
        """A revision was frozen just now: what is open is as it was, and nothing differs."""
        if self.fresh:
            self.stand = dataclasses.replace(self.stand, number=number, current=True, changes=0)
        else:
            self.ask()

    def stale(self, *, soon: bool) -> None:
        """The content changed; `soon` works out anew after a moment, else somebody asks later."""
        self.fresh = False
        if soon:
            self._timer.start()

    def reset(self) -> None:
        """Another workshop: nothing is known."""
        self.stand, self.known, self.fresh, self.trouble = Stand(), False, False, None

    def ask(self) -> None:
        """Work it out now unless it is known."""
        if not self.fresh:
            self._timer.start(0)

    def _start(self) -> None:
        store = self._desk.store
        if self._running or store is None:
            return
        self._running, self.fresh = True, True
        snapshot = store.snapshot()

        def done(found: Stand) -> None:
            self._end(store, found, None)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                self._running = False
                raise error
            self._end(store, Stand(), error)

        self._desk.background.run(lambda: stand(snapshot), done, failed)

    def _end(self, store: object, found: Stand, trouble: Problem | None) -> None:
        self._running = False
        if store is self._desk.store:
            self.stand, self.known, self.trouble = found, True, trouble
            self.updated.emit()
        if not self.fresh or store is not self._desk.store:
            self._timer.start()
