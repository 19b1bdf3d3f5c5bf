"""What stands in the verdict's place while there is none: how far the checking is, or why there will be none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import quoted
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.signs import ProgressRing


class Waiting(QWidget):
    """`stop` and `again` are for whoever shows it to connect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = ProgressRing(44)
        self.title = Paragraph("", "h1", "ink")
        self.words = Paragraph("", "body", "ink2")
        self.stop = Button("Stop")
        self.again = Button("Check it again", icon="arrow-clockwise")
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 24, 40, 24)
        column.setSpacing(10)
        column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addWidget(self.again)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def begin(self, name: str) -> None:
        """A file is being looked at."""
        self.title.setText(f"Checking {quoted(name, 'the file', 80)}…")
        self.ring.show()
        self.stop.show()
        self.again.hide()
        self.set_part(0.0)
        self.show()

    def set_part(self, part: float) -> None:
        """How far it is, 0.0 to 1.0."""
        self.ring.set_progress(min(part, 0.99))
        self.words.setText(f"{round(part * 100)} % looked at")
        self.ring.setAccessibleName(self.words.text())

    def say(self, title: str, words: str, *, again: bool) -> None:
        """There will be no verdict, and why."""
        self.title.setText(title)
        self.words.setText(words)
        self.ring.hide()
        self.stop.hide()
        self.again.setVisible(again)
        self.show()
