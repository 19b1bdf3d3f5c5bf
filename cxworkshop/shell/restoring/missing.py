"""What could not be brought back of a damaged workshop, in sentences, over the new one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.shell.overpage import TitledPage
from cxworkshop.shell.restoring.sentences import Sentences
from cxworkshop.shell.scroll import scroller
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


class MissingPage(TitledPage):
    """`left` follows Esc or Close."""

    def __init__(self, repaired: Repaired, damaged: str, parent: QWidget | None = None) -> None:
        self.said = Label("", "ui", "ink2")
        self.copy = Button("Copy the list", "secondary", "copy")
        super().__init__(
            "What is missing", "Brought back", "From a file that was damaged.", self.said, self.copy, parent=parent
        )
        self._text = as_text(repaired)
        self.setAccessibleDescription(repaired.sentence)
        self.copy.clicked.connect(self.to_clipboard)
        self.sentence = Paragraph(repaired.sentence, "h2", "ink", 600, max_width=WIDEST)
        self.safe = Paragraph(
            f"“{damaged}” stays as it is. Its earlier copies are in the File menu.", "ui", "ink2", max_width=WIDEST
        )
        missing = repaired.salvaged.missing
        self.sentences = Sentences("What is missing")
        self.sentences.set_lines([(one, "minus-circle", "warn") for one in missing])
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
        self.column.addWidget(scroller(inner), 1)
        self.setFocusProxy(self.close_button)

    def to_clipboard(self) -> None:
        """All of it as text."""
        QGuiApplication.clipboard().setText(self._text)
        self.said.setText("Copied")
        announce(self, "Copied")
