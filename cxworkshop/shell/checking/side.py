"""The right half: the file's own pages, a line that says how the one in sight stands, and the strip of all of them."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.examine import Examined
from cxworkshop.shell.checking.page_strip import GOOD, PageStrip
from cxworkshop.ui.background import Background
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.paper import Box, PaperView
from cxworkshop.ui.theme import theme


class Side(QWidget):
    """Opens at the first page that is not as it was signed, else at the first."""

    def __init__(self, found: Examined, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        leaves = found.leaves
        assert leaves is not None
        self.paper = PaperView("The file", background)
        self.paper.set_fit("page")
        self.paper.set_pages(leaves)
        marks: dict[int, list[Box]] = defaultdict(list)
        for run in found.compared.runs if found.compared is not None else ():
            marks[run.page] += run.boxes
        self.paper.set_marks(marks)
        states = wording.states_of(found)
        self.strip = PageStrip(states)
        self.words = Paragraph("", "h3", "ink2")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.paper, 1)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.strip)
        more = leaves.count - len(leaves.sizes)
        if more > 0:
            column.addWidget(Paragraph(f"{counted(more, 'more page')} not shown.", "small", "ink2"))
        self.paper.turned.connect(self._turned)
        self.paper.drawn.connect(self._drawn)
        self.strip.chosen.connect(self.paper.go_to)
        self.first = next((page for page, state in enumerate(states) if state not in GOOD), 0)
        self._turned(0)
        theme().changed.connect(self.update)

    def show_first(self) -> None:
        """Bring the page to look at into sight, once there is room to show it in."""
        self.paper.go_to(self.first)
        self._turned(self.first)

    def _drawn(self, page: int) -> None:
        """Only now it is known whether the page can be shown."""
        if page == self.paper.page:
            self._turned(page)

    def _turned(self, page: int) -> None:
        self.strip.set_page(page)
        blank = self._found.leaves is not None and page in self._found.leaves.wrong
        wrong = blank or wording.states_of(self._found)[page] not in GOOD
        self.words.setText(wording.page_words(self._found, page))
        self.words.set_color("ink:dang" if wrong else "ink2")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("well"))
