"""Where the scan of a page signed by hand is put: dropped or chosen, its first page shown small, or why it is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.words import shown
from cxworkshop.stages.signoff.commands import MOST_OF_A_SCAN
from cxworkshop.stages.signoff.page.scan_file import KINDS, ScanFile, read_scan
from cxworkshop.stages.signoff.page.scan_sheet import SHEET, ScanSheet
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.filedialog import open_file
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.theme import theme

HEIGHT = 118
EMPTY = "Drop the scan here"
HINT = f"PDF, PNG or JPEG, up to {MOST_OF_A_SCAN // 1024 // 1024} MB"


class ScanBox(QWidget):
    """`changed` tells that there is another scan, or none. What is read is read beside the window."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.scan: ScanFile | None = None
        self.dialog: QFileDialog | None = None
        self._reading = 0  # how often something was begun: only the last answer counts
        self.busy = False
        self._wanted = False  # a file is held above it
        self.sheet = ScanSheet()
        self.title = ElidedLabel("", "ui", "ink", 500, mode=Qt.TextElideMode.ElideMiddle)
        self.note = Paragraph("", "small", "ink2")
        self.choose_button = Button("Choose…", "secondary")
        self.choose_button.clicked.connect(self.choose)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.note)
        words.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(self.sheet)
        row.addLayout(words, 1)
        theme().changed.connect(self._fit)
        self._fit()
        self._tell()

    def show_scan(self, scan: ScanFile | None) -> None:
        """Show a scan that was read before, or none, without telling."""
        self._reading += 1
        self.scan, self.busy = scan, False
        self._tell()

    def show_wanted(self, wanted: bool) -> None:
        """A file is held above: this is where it would land."""
        self._wanted = wanted
        self.update()

    def load(self, path: Path | None) -> None:
        """Read a file beside the window; None is what was no single file."""
        self.show_wanted(False)
        if path is None:
            self._tell("One file at a time: nothing was changed.")
            return
        self._reading += 1
        turn, self.busy = self._reading, True
        self._tell()

        def done(scan: ScanFile) -> None:
            if turn == self._reading:
                self.scan, self.busy = scan, False
                self._tell()
                announce(self, f"{scan.name}: {scan.words}")
                self.changed.emit()

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if turn == self._reading:
                self.busy = False
                why = " ".join(part for part in (error.happened, error.todo) if part)
                self._tell(f"“{shown(path.name, 40)}” was not taken. {why}")
                self.changed.emit()

        self.desk.background.run(lambda: read_scan(path), done, failed)
        self.changed.emit()

    def choose(self) -> None:
        """Ask for the file."""
        self.dialog = open_file(self.window(), "The scan of the signed page", KINDS, self.load)

    def _tell(self, problem: str = "") -> None:
        scan = self.scan
        self.sheet.show_picture(scan.first if scan is not None else None)
        self.title.setText("The scan is being read…" if self.busy else scan.name if scan is not None else EMPTY)
        self.note.setText(problem or (scan.words if scan is not None else HINT))
        self.note.set_color("ink:warn" if problem else "ink2")
        self.choose_button.setText("Choose…" if scan is None else "Another…")
        self.choose_button.setAccessibleName("Choose the scan" if scan is None else "Choose another scan")
        name_changed(self, f"Scan: {self.title.text()}, {self.note.text()}")
        if problem:
            announce(self, problem)
        self.update()

    def _fit(self) -> None:
        height = theme().px(HEIGHT)
        self.setMinimumHeight(height)
        inside = height - 20
        self.sheet.setFixedSize(round(inside / SHEET) + 2, inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        strong = self._wanted
        draw_panel(
            QPainter(self), QRectF(self.rect()), fill="hover" if strong else "raised",
            border="accent" if strong else "edge", width=2 if strong else 1, dashed=self.scan is None, elevation=0,
        )  # fmt: skip
