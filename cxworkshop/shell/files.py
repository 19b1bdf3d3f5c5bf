"""What the File menu does: asking for places on the disk without holding up the room, checkpoint, copy, export."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.files import free_name
from cxworkshop.shell.console import Console
from cxworkshop.shell.eachteam import EachTeam
from cxworkshop.shell.exporting import Exporter
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.printing import Printing
from cxworkshop.shell.workshops import SUFFIX, Workshops
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.wanted import Wanted, file_stem
from cxworkshop.ui.desk import Desk, PaperName
from cxworkshop.ui.filedialog import choose_folder, last_folder, open_file, save_file

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind

WORKSHOPS = f"Workshops (*{SUFFIX})"
SHEETS = "Spreadsheets (*.xlsx *.xls *.ods *.csv *.tsv *.txt)"
PDF = "PDF (*.pdf)"
CERTIFICATES = "Certificates (*.crt *.pem *.cer *.der)"
TO_OPEN = f"Workshops and signed PDFs (*{SUFFIX} *.pdf)"
# What the dialog is called.
_EXPORTS: dict[Kind, str] = {
    "definition": "Export the document",
    "record": "Export the full record",
    "team": "Export the page of this team",
    "team-pack": "Export all team pages",
}


class Files(QObject):
    """Dialogs never block: the deed follows when a name was chosen.

    `document` carries a PDF that is to be checked.
    """

    document = Signal(object)  # Path

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        preferences: Preferences,
        workshops: Workshops,
        notices: Notices,
        console: Console,
        exporter: Exporter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._preferences = window, desk, preferences
        self._workshops, self._notices, self._console = workshops, notices, console
        self._exporter = exporter
        self._each = EachTeam(desk, exporter, notices, self)
        self.printing = Printing(window, desk, exporter, notices, self)
        self._ours: dict[Path, tuple[int, int]] = {}  # what was exported: when it was written, and its size
        exporter.finished.connect(self._exported)
        last_folder.live_in(lambda: preferences.folder, self._remember)
        self.dialog: QFileDialog | None = None

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Choose a workshop and open it, or a signed PDF and check it."""
        self._ask("Open", TO_OPEN, self._workshop_or_document)

    def ask_document(self) -> None:
        """Choose a signed PDF to check."""
        self._ask("Check a signed PDF", f"{PDF};;All files (*)", partial(self._workshop_or_document, otherwise=".pdf"))

    def ask_certificate(self, then: Callable[[Path], object]) -> None:
        """Choose the certificate of another laptop."""
        self._ask("The certificate to trust", f"{CERTIFICATES};;All files (*)", then)

    def ask_place(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        """Choose where a PDF goes."""
        self._ask(title, PDF, then, save=name)

    def ask_restored(self, name: str, then: Callable[[Path], object]) -> None:
        """Choose where an earlier copy is opened as a new file."""
        self._ask("Where the earlier copy goes", WORKSHOPS, then, save=name)

    def ask_copy(self) -> None:
        """Choose where a copy goes."""
        store = self._workshops.store
        name = f"{store.path.stem} copy{SUFFIX}" if store is not None else f"Workshop{SUFFIX}"
        self._ask("Save a copy elsewhere", WORKSHOPS, self.copy, save=name)

    def ask_bare_copy(self) -> None:
        """Choose where a copy without the history goes."""
        store = self._workshops.store
        name = f"{store.path.stem} without history{SUFFIX}" if store is not None else f"Workshop{SUFFIX}"
        self._ask("Save a copy without its history", WORKSHOPS, self.bare_copy, save=name)

    def ask_export(self, kind: Kind, team: str | None = None) -> None:
        """Choose where the document, or the page of a team, goes; the rest happens beside the window."""
        self.ask_wanted(Wanted(kind, team or "", None, self._desk.paper))

    def ask_wanted(self, wanted: Wanted) -> None:
        """Choose where this document goes."""
        self._console.leave()

        def ask(stem: str) -> None:
            def write(path: Path) -> None:
                self.export(wanted.kind, path, wanted.team or None, paper=wanted.paper, revision=wanted.revision)

            self._ask(_EXPORTS[wanted.kind], PDF, write, save=f"{stem}.pdf")

        self._named(wanted, ask)

    def export_wanted(self, wanted: Wanted) -> None:
        """Write this document into the folder that was used last, without a question.

        It takes the place of one of that name only where this program wrote that and nobody has changed it since.
        """
        self._console.leave()

        def write(stem: str) -> None:
            path = last_folder.path() / f"{stem}.pdf"
            path = path if self._is_ours(path) else free_name(path)
            self.export(wanted.kind, path, wanted.team or None, paper=wanted.paper, revision=wanted.revision)

        self._named(wanted, write)

    def ask_each(self, revision: int | None = None) -> None:
        """Choose the folder for one file for each team, as they stand now or stood in a revision."""
        self._console.leave()
        wanted = Wanted("team-pack", "", revision, self._desk.paper)

        def ask(stem: str) -> None:
            self._ask("Where the folder of team pages goes", "", lambda path: write(path, stem), folder=True)

        def write(folder: Path, stem: str) -> None:
            self._workshops.publish()
            self._each.start(folder, stem, wanted.paper, revision)

        self._named(wanted, ask)

    def ask_print(self, wanted: Wanted) -> None:
        """Choose a printer for this document."""
        self._console.leave()
        self._named(wanted, lambda stem: self.printing.ask(wanted, stem))

    def _named(self, wanted: Wanted, then: Callable[[str], object]) -> None:
        """What the file of a document is called; looked up beside the window, where a revision is unfolded for it."""
        store, content = self._desk.store, self._desk.content
        if wanted.revision is None and not content.of(Revision):
            then(file_stem(content, wanted, None))
            return
        snapshot = content.snapshot()

        def job() -> str:
            from cxworkshop.stages.document import current_revision, find_revision, frozen_content

            if wanted.revision is None:
                return file_stem(snapshot, wanted, current_revision(snapshot))
            revision = find_revision(snapshot, wanted.revision)
            team = wanted.kind == "team"  # called then as it is called there
            return file_stem(frozen_content(revision) if team else snapshot, wanted, wanted.revision)

        def done(stem: str) -> None:
            if store is self._desk.store:
                then(stem)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            self._desk.problem.emit(error)

        self._desk.background.run(job, done, failed)

    def _is_ours(self, path: Path) -> bool:
        known = self._ours.get(path)
        try:
            stat = path.stat()
        except OSError:
            return False
        return known == (stat.st_mtime_ns, stat.st_size)

    def _exported(self, path: Path | None) -> None:
        if path is not None and path.is_file():
            with contextlib.suppress(OSError):
                stat = path.stat()
                self._ours[path] = (stat.st_mtime_ns, stat.st_size)

    def ask_sheet(self, then: Callable[[str], object]) -> None:
        """Choose a spreadsheet to bring in."""
        self._ask("Bring in from a spreadsheet", SHEETS, lambda path: then(str(path)))

    def _workshop_or_document(self, path: Path, otherwise: str = SUFFIX) -> None:
        """Open a workshop, check a PDF; a file that is called neither is taken for `otherwise`."""
        suffix = path.suffix.lower()
        if (suffix if suffix in (SUFFIX, ".pdf") else otherwise) == SUFFIX:
            self._workshops.open(path)
        else:
            self.document.emit(path)

    # -- doing ---------------------------------------------------------------------------------------------------------

    def checkpoint(self) -> None:
        """Bring the workshop's file up to date now, and say so."""
        self._console.leave()
        if self._workshops.publish() and self._workshops.store is not None:
            now = datetime.now().astimezone()
            self._notices.toast(f"“{self._workshops.store.path.name}” holds everything up to {now:%H:%M:%S}")

    def copy(self, path: Path) -> None:
        """Write a copy there."""
        self._console.leave()
        try:
            self._workshops.copy_to(path)
        except Problem as problem:
            again = [("Choose another place…", "", self.ask_copy)]
            self._notices.problem("copy", problem, again, "warn")  # type: ignore[arg-type]
            return
        self._notices.solved("copy")
        self._notices.toast(f"A copy is in “{path.name}”, and what was deleted can still be undone in it")

    def bare_copy(self, path: Path) -> None:
        """Write a copy without the history there, beside the window."""
        self._console.leave()
        store = self._workshops.store
        if store is None:
            return

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            again = [("Choose another place…", "", self.ask_bare_copy)]
            self._notices.problem("copy", error, again, "warn")  # type: ignore[arg-type]

        def done(_nothing: None) -> None:
            self._notices.solved("copy")
            self._notices.toast(f"“{path.name}” holds the workshop as it is now, and nothing of what was deleted")

        try:
            job = store.bare_copy(path)
        except Problem as problem:
            failed(problem)
            return
        self._desk.background.run(job, done, failed, writes=True)

    def export(
        self,
        kind: Kind,
        path: Path,
        team: str | None = None,
        *,
        paper: PaperName | None = None,
        revision: int | None = None,
    ) -> None:
        """Write the document of the workshop, or the page of a team: as it is now, or of a revision."""
        self._workshops.publish()
        self._exporter.start(kind, path, team, paper=paper or self._desk.paper, revision=revision)

    def _ask(
        self, title: str, kinds: str, then: Callable[[Path], object], *, save: str = "", folder: bool = False
    ) -> None:
        if folder:
            self.dialog = choose_folder(self._window, title, then)
        elif save:
            self.dialog = save_file(self._window, title, kinds, save, then)
        else:
            self.dialog = open_file(self._window, title, kinds, then)

    def _remember(self, folder: str) -> None:
        self._preferences.folder = folder
