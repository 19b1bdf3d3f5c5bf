"""What is worked out beside the window: how the signing stands, and the document as it will be."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff.page.standing import Stand, stand
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.ui.pdf import PdfPages

QUIET_MS = 150
PAPER_MS = 700  # the document costs a second of the machine: it waits for a pause that is one


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


class Proof(QObject):
    """The document as it will be. `ready` carries its pages, `failed` a Problem."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: tuple[Kind, int | None] | None = None
        self._stop = threading.Event()
        self._running = self._again = False
        self._timer = QTimer(self, singleShot=True, interval=PAPER_MS)
        self._timer.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether a document is being made or waited for."""
        return self._running or self._timer.isActive()

    def ask(self, kind: Kind, revision: int | None, *, now: bool = False) -> None:
        """Make the document of the content as it will be then: a revision by its number, None for the draft."""
        self._wish = (kind, revision)
        self._stop.set()  # what is being made is out of date
        self._timer.start(0 if now else PAPER_MS)

    def stop(self) -> None:
        """Nobody looks any more: what is being made ends at its next page."""
        self._timer.stop()
        self._again = False
        self._stop.set()

    def _start(self) -> None:
        store = self._desk.store
        if self._running:
            self._again = True  # what is being made ends at its next page
            return
        if store is None or self._wish is None:
            return
        kind, revision = self._wish
        self._running = True
        stop = self._stop = threading.Event()
        snapshot = store.snapshot()

        def job() -> PdfPages | None:
            from cxworkshop.documents.errors import Cancelled
            from cxworkshop.stages.sealing import final
            from cxworkshop.ui.pdf import PdfPages

            try:
                return PdfPages(final(snapshot, kind, revision, cancelled=stop.is_set))
            except Cancelled:
                return None

        def done(pages: PdfPages | None) -> None:
            self._end()
            if pages is not None and store is self._desk.store and not stop.is_set():
                self.ready.emit(pages)

        def failed(error: Exception) -> None:
            self._end()
            if not isinstance(error, Problem):
                raise error
            self.failed.emit(error)

        self._desk.background.run(job, done, failed)

    def _end(self) -> None:
        self._running = False
        if self._again:
            self._again = False
            self._timer.start(0)
