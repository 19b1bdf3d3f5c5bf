"""A document on paper: the system's own dialog, then page after page beside the window, told how far, and stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, EnvironmentProblem
from cxworkshop.core.words import counted
from cxworkshop.shell.exporting import Exporter
from cxworkshop.shell.notices import Notices
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from cxworkshop.ui.pdf import Pages

DOTS = 300  # an inch: a page is set for reading, and twice as many make four times the work
MAKING = 0.3  # of the way is making the document, the rest is printing it
_SAFE = "The workshop is unchanged."


class Printing(QObject):
    """Prints what `Wanted` names. One at a time, together with what is exported."""

    def __init__(
        self, window: QWidget, desk: Desk, exporter: Exporter, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._exporter, self._notices = window, desk, exporter, notices
        self.dialog: QPrintDialog | None = None

    def ask(self, wanted: Wanted, name: str) -> None:
        """Choose a printer, and print the document; `name` is what the printer's list calls it."""
        # Imported here, as below: only who prints waits for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        letter = wanted.paper == "Letter"
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("Print")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.start(wanted, printer))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        QDialog.open(dialog)  # its own one wants a receiver, which is connected already

    def start(self, wanted: Wanted, printer: QPrinter) -> None:
        """Print the document on this printer, with the pages that were chosen there."""
        self._make(self._desk.content.snapshot(), wanted, printer)

    def _make(self, snapshot: Content, wanted: Wanted, printer: QPrinter) -> None:
        exporter = self._exporter
        printed = 0

        def job() -> Path | None:
            nonlocal printed
            from cxworkshop.documents.errors import Cancelled
            from cxworkshop.stages.document import current_revision
            from cxworkshop.stages.sealing import final, is_kept
            from cxworkshop.ui.leaves import Leaves, shown

            number = wanted.revision if wanted.revision is not None else current_revision(snapshot)

            def making(share: float) -> None:
                exporter.report(MAKING * share)

            try:
                team = wanted.team or None
                data = final(snapshot, wanted.kind, number, making, exporter.stopped, team, wanted.paper)
            except Cancelled:
                return None
            pages = shown(data, ours=not is_kept(snapshot, wanted.kind, number))
            try:
                printed = self._print(pages, printer)
            finally:
                if isinstance(pages, Leaves):
                    pages.end()
            return None

        def tell(_path: Path | None) -> None:
            pages = counted(printed, "page")
            stopped = f"Stopped: {pages} went to the printer" if printed else "Stopped: nothing was printed"
            self._notices.toast(stopped if exporter.stopped() else f"{pages} went to the printer")

        exporter.perform("Printing", job, tell, lambda: self._make(snapshot, wanted, printer))

    def _print(self, pages: Pages, printer: QPrinter) -> int:
        """How many pages went out; runs beside the window."""
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages.sizes)
        chosen = range(max(0, first - 1), min(last, len(pages.sizes)))
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            raise EnvironmentProblem(
                "The printer does not answer.", _SAFE, "Choose another one, or export the document."
            )
        printed = 0
        try:
            for page in chosen:
                if self._exporter.stopped():
                    printer.abort()
                    break
                if printed and not printer.newPage():
                    raise EnvironmentProblem("The printer takes no more pages.", _SAFE, "Look after it, and try again.")
                self._paint(painter, pages, page, printer)
                printed += 1
                self._exporter.report(MAKING + (1.0 - MAKING) * printed / len(chosen))
        finally:
            painter.end()
        return printed

    def _paint(self, painter: QPainter, pages: Pages, page: int, printer: QPrinter) -> None:
        width, height = pages.sizes[page]
        sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        scale = min(sheet.width() / width, sheet.height() / height)
        place = QRectF(0.0, 0.0, width * scale, height * scale)
        place.moveCenter(sheet.center())
        drawn = pages.image(page, round(width / 72.0 * min(DOTS, printer.resolution())))
        why = getattr(pages, "wrong", {}).get(page)
        if why:  # a blank sheet must not go out for it
            raise BadFile(f"Page {page + 1} cannot be printed: {why[:1].lower()}{why[1:]}", _SAFE)
        painter.drawImage(place, drawn)
