"""The document as it will be, made beside the window: after a pause, stopped when out of date, telling how far."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.stages.teampages import TeamPages
    from cxworkshop.ui.leaves import Leaves
    from cxworkshop.ui.pdf import PdfPages

PAPER_MS = 700  # the document costs a second of the machine: it waits for a pause that is one
LONG_MS = 500  # from here on it is told how far it is
STEPS = 100  # of the way that are told


@dataclasses.dataclass(frozen=True, slots=True)
class _Made:
    """`teams` is what was gathered for a team's page, `sealed` the bytes of pages that a process of its own shows."""

    pages: PdfPages | Leaves
    teams: TeamPages | None = None
    sealed: bytes = b""


class Proof(QObject):
    """`ready` carries the pages, `failed` a Problem; `progressed` tells that `share` or `is_long` is another.

    Of what will take long, `glimpsed` carries the first page before the others are made.
    """

    ready = Signal(object)
    glimpsed = Signal(object)
    failed = Signal(object)
    progressed = Signal()
    _part = Signal(float)
    _first = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: Wanted | None = None
        self._stop = threading.Event()
        self._running = self._again = self._glimpse = False
        self._teams: tuple[int | None, TeamPages] | None = None  # of which revision, None for the draft
        self._kept: tuple[bytes, Leaves] | None = None  # a sealed document, and the process that shows its pages
        self._age = 0  # how often the content was another
        self.share = 0.0  # of the document that is being made
        self.is_long = False  # whether it takes long enough to be told
        self._timer = QTimer(self, singleShot=True, interval=PAPER_MS)
        self._timer.timeout.connect(self._start)
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._long.timeout.connect(self._grow_long)
        self._part.connect(self._further)
        self._first.connect(self._show_first)

    @property
    def busy(self) -> bool:
        """Whether a document is being made or waited for."""
        return self._running or self._timer.isActive()

    def ask(self, wanted: Wanted, *, now: bool = False, glimpse: bool = False) -> None:
        """Make the document of the content as it will be then; without a revision its draft.

        `glimpse`: nothing of it is in sight yet.
        """
        self._wish, self._glimpse = wanted, glimpse
        self._stop.set()  # what is being made is out of date
        self._timer.start(0 if now else PAPER_MS)
        if not self._long.isActive() and not self.is_long:
            self._long.start(LONG_MS if now else PAPER_MS + LONG_MS)

    def forget(self) -> None:
        """The content is another: what was gathered of it is out of date."""
        self._teams = None
        self._age += 1

    def let_go(self) -> None:
        """Another workshop, or none: the process that holds what was signed in the one before ends."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept[1].end()

    def stop(self) -> None:
        """Nobody looks any more: what is being made ends at its next page."""
        self._timer.stop()
        self._again = False
        self._stop.set()
        self._rest()

    def _start(self) -> None:
        store = self._desk.store
        if self._running:
            self._again = True  # what is being made ends at its next page
            return
        if store is None or self._wish is None:
            self._rest()
            return
        wanted, glimpse = self._wish, self._glimpse
        self._running, self.share = True, 0.0
        stop = self._stop = threading.Event()
        snapshot, gathered, age, kept = store.snapshot(), self._teams, self._age, self._kept

        def progress(share: float) -> None:
            if not stop.is_set() and round(share * STEPS) != round(self.share * STEPS):
                self._part.emit(share)

        def job() -> _Made | None:
            from cxworkshop.apart.process import Stopped
            from cxworkshop.documents.errors import Cancelled
            from cxworkshop.stages import apart, document
            from cxworkshop.stages.sealing import final, is_kept
            from cxworkshop.ui.leaves import shown
            from cxworkshop.ui.pdf import PdfPages

            try:
                if wanted.kind == "team":
                    known = gathered is not None and gathered[0] == wanted.revision
                    teams = gathered[1] if gathered is not None and known else _gather(snapshot, wanted.revision)
                    data = teams.build(wanted.team, wanted.paper, progress, stop.is_set)
                    return _Made(PdfPages(data), teams)
                if glimpse and wanted.kind == "record" and apart.pays(snapshot, wanted.kind):
                    first = document.first_page(snapshot, wanted.kind, wanted.revision, wanted.paper)
                    self._first.emit(stop, PdfPages(first))
                data = final(snapshot, wanted.kind, wanted.revision, progress, stop.is_set, paper=wanted.paper)
                if kept is not None and kept[0] == data and not kept[1].worn:
                    return _Made(kept[1])
                ours = not is_kept(snapshot, wanted.kind, wanted.revision)
                return _Made(shown(data, ours=ours, cancelled=stop.is_set), sealed=b"" if ours else data)
            except (Cancelled, Stopped):
                return None

        def done(made: _Made | None) -> None:
            current = made is not None and store is self._desk.store and not stop.is_set()
            self._end()
            if made is not None and current:
                if made.teams is not None and age == self._age:
                    self._teams = (wanted.revision, made.teams)
                before = self._kept
                if made.sealed:
                    self._kept = made.sealed, cast("Leaves", made.pages)
                self.ready.emit(made.pages)
                if made.sealed and before is not None:
                    before[1].end()  # now that nothing shows it any more
            elif made is not None and made.sealed:
                cast("Leaves", made.pages).end()

        def failed(error: Exception) -> None:
            stale = stop.is_set() or store is not self._desk.store
            self._end()
            if not isinstance(error, Problem):
                raise error
            if not stale:
                self.failed.emit(error)

        self._desk.background.run(job, done, failed)

    def _show_first(self, stop: threading.Event, pages: PdfPages) -> None:
        if stop is self._stop and not stop.is_set():
            self.glimpsed.emit(pages)

    def _further(self, share: float) -> None:
        self.share = share
        if self.is_long:
            self.progressed.emit()

    def _grow_long(self) -> None:
        if self.busy:
            self.is_long = True
            self.progressed.emit()

    def _rest(self) -> None:
        self._long.stop()
        if self.is_long:
            self.is_long = False
            self.progressed.emit()

    def _end(self) -> None:
        self._running = False
        if self._again:
            self._again = False
            self._timer.start(0)
        elif not self._timer.isActive():
            self._rest()


def _gather(content: Content, revision: int | None) -> TeamPages:
    from cxworkshop.stages import document
    from cxworkshop.stages.teampages import TeamPages

    if revision is None:
        return TeamPages(content, document.draft_mark(content))
    return TeamPages(*document.revision_mark(content, revision))
