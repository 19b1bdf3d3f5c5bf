"""What the File menu does: asking for places on the disk without holding up the room, checkpoint, copy, export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.shell.console import Console
from cxworkshop.shell.exporting import Exporter
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.workshops import SUFFIX, Workshops, documents, file_name
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind

WORKSHOPS = f"Workshops (*{SUFFIX})"
SHEETS = "Spreadsheets (*.xlsx *.xls *.ods *.csv *.tsv *.txt)"
PDF = "PDF (*.pdf)"
TO_OPEN = f"Workshops and signed PDFs (*{SUFFIX} *.pdf)"
# What the dialog is called, and what the name of the file ends in.
_EXPORTS: dict[Kind, tuple[str, str]] = {
    "definition": ("Export the document", ""),
    "record": ("Export the full record", " – record"),
    "team": ("Export the page of this team", ""),
    "team-pack": ("Export all team pages", " – team pages"),
}


class Files(QObject):
    """Dialogs are the system's own and never block: the deed follows when a name was chosen.

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
        self.dialog: QFileDialog | None = None

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Choose a workshop and open it, or a signed PDF and check it."""
        self._ask("Open", TO_OPEN, self._workshop_or_document)

    def ask_document(self) -> None:
        """Choose a signed PDF to check."""
        self._ask("Check a signed PDF", f"{PDF};;All files (*)", partial(self._workshop_or_document, otherwise=".pdf"))

    def ask_place(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        """Choose where a PDF goes."""
        self._ask(title, PDF, then, save=name, suffix="pdf")

    def ask_copy(self) -> None:
        """Choose where a copy goes."""
        store = self._workshops.store
        name = f"{store.path.stem} copy{SUFFIX}" if store is not None else f"Workshop{SUFFIX}"
        self._ask("Save a copy elsewhere", WORKSHOPS, self.copy, save=name, suffix="cxw")

    def ask_export(self, kind: Kind, team: str | None = None) -> None:
        """Choose where the document, or the page of a team, goes; the rest happens beside the window."""
        self._console.leave()
        workshop = self._desk.content.one(Workshop)
        stem = Path(file_name(workshop.client, workshop.title)).stem
        title, more = _EXPORTS[kind]
        if kind == "team":
            page = self._desk.content.find(Team, team)
            stem = Path(file_name(page.name if page is not None and page.name.strip() else "Team", "")).stem
        self._ask(title, PDF, lambda path: self.export(kind, path, team), save=f"{stem}{more}.pdf", suffix="pdf")

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
        self._notices.toast(f"A copy is in “{path.name}”")

    def export(self, kind: Kind, path: Path, team: str | None = None) -> None:
        """Write the document of the workshop, or the page of a team, as it is now."""
        self._workshops.publish()
        self._exporter.start(kind, path, team)

    def _ask(self, title: str, kinds: str, then: Callable[[Path], object], *, save: str = "", suffix: str = "") -> None:
        dialog = QFileDialog(self._window, title, str(self._folder()), kinds)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(save)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

        def chosen(name: str) -> None:
            path = Path(name)
            self._preferences.folder = str(path.parent)
            then(path)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _folder(self) -> Path:
        folder = Path(self._preferences.folder) if self._preferences.folder else documents()
        return folder if folder.is_dir() else documents()
