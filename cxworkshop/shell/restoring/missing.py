"""What could not be brought back of a damaged workshop, in sentences, over the new one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.shell.restoring.sentences import Sentences
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.settings_grid import Line
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Label, Paragraph, SectionHeading

if TYPE_CHECKING:
    from cxworkshop.storage.repair import Repaired

WIDEST = 760


def as_text(repaired: Repaired) -> str:
    """The same for the clipboard."""
    lines = [repaired.sentence, "", "What is missing", *(f"- {one}" for one in repaired.salvaged.missing)]
    return "\n".join(lines)


class MissingPage(QWidget):
    """`left` follows Esc or Close."""

    left = Signal()

    def __init__(self, repaired: Repaired, damaged: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = as_text(repaired)
        self.setAccessibleName("What is missing")
        self.setAccessibleDescription(repaired.sentence)
        self.copy = Button("Copy the list", "secondary", "copy")
        self.copy.clicked.connect(self.to_clipboard)
        self.close_button = Button("Close", key="Esc")
        self.close_button.clicked.connect(self.left)
        self.said = Label("", "ui", "ink2")
        self.sentence = Paragraph(repaired.sentence, "h2", "ink", 600, max_width=WIDEST)
        self.safe = Paragraph(
            f"“{damaged}” stays as it is. Its earlier copies are in the File menu.", "ui", "ink2", max_width=WIDEST
        )
        missing = repaired.salvaged.missing
        self.sentences = Sentences("What is missing")
        self.sentences.set_lines([(one, "minus-circle", "warn") for one in missing])
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 12)
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Brought back", "h1", "ink"))
        words.addWidget(Label("From a file that was damaged.", "body", "ink2"))
        head.addLayout(words, 1)
        head.addWidget(self.said)
        head.addWidget(self.copy)
        head.addWidget(self.close_button)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(24, 20, 24, 24)
        body.setSpacing(8)
        body.addWidget(self.sentence)
        body.addWidget(self.safe)
        body.addSpacing(12)
        body.addWidget(SectionHeading("What is missing"))
        body.addWidget(self.sentences)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(scroller(inner), 1)
        self.setFocusProxy(self.close_button)

    def to_clipboard(self) -> None:
        """All of it as text."""
        QGuiApplication.clipboard().setText(self._text)
        self.said.setText("Copied")
        announce(self, "Copied")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
