"""The document, made beside the window: progress in the strip, a way to stop, and a word when it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.shell import unsealed
from cxworkshop.shell.notices import Notices, Remedy
from cxworkshop.shell.strip import TaskSign
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.messages import Banner

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.paper import PaperName

SUBJECT = "export"
FROZEN_WITHOUT = "This revision was frozen without a seal. Freeze the next one: it is sealed before anybody signs."


class Exporter(QObject):
    """One document at a time."""

    finished = Signal(object)  # Path, or None when it was stopped or failed
    _part = Signal(float)

    def __init__(
        self, desk: Desk, background: Background, notices: Notices, sign: TaskSign, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._notices, self._sign = desk, background, notices, sign
        self._stop = threading.Event()
        self._running = False
        self._words = ""
        sign.cancelled.connect(self.stop)
        self._part.connect(self._progress)

    @property
    def running(self) -> bool:
        return self._running

    def stop(self) -> None:
        """Ask the work to end; it does at the next page."""
        if self._running:
            self._stop.set()
            self._sign.stopping()

    def start(
        self,
        kind: Kind,
        path: Path,
        team: str | None = None,
        *,
        paper: PaperName = "A4",
        revision: int | None = None,
    ) -> None:
        """Make the document of the workshop as it stands now: its revision while that is current, else a draft.

        `team` is the id of the one whose page is wanted; with a `revision` it is that one, whatever came after.
        A second one waits for nobody: it is refused in words.
        """
        self._make(self._desk.content.snapshot(), kind, path, team, paper, revision)

    def _make(
        self, snapshot: Content, kind: Kind, path: Path, team: str | None, paper: PaperName, revision: int | None
    ) -> None:
        lacking = without = ""

        def job() -> Path | None:
            nonlocal lacking, without
            from cxworkshop.documents.errors import Cancelled
            from cxworkshop.exchange.output import write_whole
            from cxworkshop.stages.document import current_revision
            from cxworkshop.stages.issuing import authority_here, issue

            try:
                # While the content is what was frozen, the document is that revision: sealed, with who signed it.
                number = revision if revision is not None else current_revision(snapshot)
                authority = authority_here() if number is not None and kind != "definition" else None
                stamper = None
                if authority is not None:
                    from cxworkshop.documents.seal.stamping import stamper_in

                    stamper = stamper_in(paths.keys(), self.stopped)
                made = issue(
                    snapshot,
                    kind,
                    number,
                    authority,
                    team=team,
                    paper=paper,
                    progress=self.report,
                    cancelled=self.stopped,
                    stamper=stamper,
                )
            except Cancelled:
                return None
            lacking, without = made.lacking, stamper.words if stamper is not None else ""
            write_whole(path, made.pdf)
            return path

        def again() -> None:
            # The same document: by now the desk may hold another one, or another client's workshop.
            self._make(snapshot, kind, path, team, paper, revision)

        def tell(written: Path | None) -> None:
            if lacking == "key" and written is not None:
                self._offer_seal(written, again)
            else:
                self._tell(written, lacking)
            if without and written is not None:
                self._desk.told.emit(without)

        self.perform("Making the document", job, tell, again)

    def perform(
        self,
        words: str,
        job: Callable[[], Path | None],
        then: Callable[[Path | None], object],
        again: Callable[[], object],
    ) -> None:
        """Do a piece of work beside the window, one at a time; `words` and how far it is stand in the strip.

        The job calls `report` with 0.0 to 1.0, asks `stopped`, and gives a path or None. `then` follows with it; a
        Problem is told, with `again` for the remedy.
        """
        if self._running:
            self._notices.toast("A document is being made; the next one can follow it")
            return
        self._running, self._words = True, words
        self._stop.clear()
        self._notices.solved(SUBJECT)
        self._sign.show_task(f"{words}…")

        def done(path: Path | None) -> None:
            self._end(path)
            then(path)

        def failed(error: Exception) -> None:
            self._end(None)
            if not isinstance(error, Problem):
                raise error
            remedies: list[Remedy] = [("Try again", "", again)]
            self._notices.problem(SUBJECT, error, remedies, "warn")

        self._background.run(job, done, failed)

    def report(self, share: float) -> None:
        """How far the work is; called where the work is done."""
        self._part.emit(share)

    def stopped(self) -> bool:
        """Whether the work is to end."""
        return self._stop.is_set()

    def _progress(self, share: float) -> None:
        if self._running and not self._stop.is_set():
            self._sign.show_task(f"{self._words}, {round(share * 100)} %")

    def _tell(self, path: Path | None, lacking: str) -> None:
        if path is None:
            self._notices.toast("Stopped: no document was written")
            return
        if lacking == "seal":
            banner = Banner(f"“{path.name}” is not sealed", unsealed.SAFE, FROZEN_WITHOUT, "warn", "seal-warning")
            self._add_remedies(banner, path, first=True)
            self._notices.show(SUBJECT, banner)
            return
        words = f"The draft is in “{path.name}”" if lacking else f"The document is in “{path.name}”, sealed"
        title = f"{words}, in the folder “{path.parent.name or path.parent}”"
        banner = self._notices.tell(SUBJECT, title, [], passing=True)
        self._add_remedies(banner, path, first=True)

    def _offer_seal(self, path: Path, again: Callable[[], object]) -> None:
        """The key is locked, or there is none: with its passphrase the document is written again."""
        from cxworkshop.documents.seal.keys import keys_in

        keys = keys_in(paths.keys())
        banner = unsealed.UnsealedBanner(path.name, new=keys.is_new)
        self._add_remedies(banner, path, first=False)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if shiboken6.isValid(banner):
                banner.refuse(error)

        def open_key(passphrase: str) -> None:
            def opened(_nothing: None) -> None:
                again()

            self._background.run(lambda: keys.open(passphrase), opened, failed)

        banner.seal_wanted.connect(open_key)
        self._notices.show(SUBJECT, banner)

    def _add_remedies(self, banner: Banner, path: Path, *, first: bool) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        place, folder = QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path.parent))
        banner.add_button("Open it", "inverted" if first else "secondary").clicked.connect(
            lambda: QDesktopServices.openUrl(place)
        )
        banner.add_button("Show its folder").clicked.connect(lambda: QDesktopServices.openUrl(folder))
        banner.add_button("Close").clicked.connect(lambda: self._notices.solved(SUBJECT))

    def _end(self, path: Path | None) -> None:
        self._running = False
        self._sign.show_task("")
        self.finished.emit(path)
