"""How the parts of a scale stand on the sheet: under each other, with a quiet line between two of them."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.theme import theme

EDGE = 36
WIDEST = 1000  # a line of votes wider than this is hard to read as one


class Hairline(QWidget):
    """A quiet line between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("line"))


def column_of(*parts: QWidget) -> QWidget:
    """Parts under each other, no wider than a line of votes can be read."""
    holder, inner = QWidget(), QWidget()
    inner.setMaximumWidth(theme().px(WIDEST))
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(18)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    row = QHBoxLayout(holder)
    row.setContentsMargins(EDGE, 28, EDGE, 28)
    row.addWidget(inner, 1)
    row.addStretch(0)
    return holder
