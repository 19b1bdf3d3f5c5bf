"""The matrix before there is anything to cross: its cells as a ghost, and in front of it the way to what is missing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.empty import EmptyState
from cxworkshop.ui.theme import theme

NAMES = (110, 140, 96, 128, 104, 150, 118, 132)  # how long the names of teams are


class Ghost(QWidget):
    """Names at the left, five columns of cells: bars and boxes where words will stand."""

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("well"))
        left = t.px(24 + 180)
        step = (self.width() - left - t.px(24)) / 5
        for column in range(5):
            painter.drawRoundedRect(QRectF(left + column * step, t.px(26), step * 0.6, t.px(12)), 4, 4)
        for row, length in enumerate(NAMES):
            top = t.px(76 + 48 * row)
            painter.drawRoundedRect(QRectF(t.px(24), top + t.px(12), t.px(length), t.px(12)), 4, 4)
            for column in range(5):
                painter.drawRoundedRect(QRectF(left + column * step, top, step - t.px(10), t.px(38)), 8, 8)


class NothingToCross(EmptyState):
    """A title, a sentence, and the button that leads to what is missing."""

    def __init__(self, title: str, text: str, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(title, text, Ghost(), parent)
        self.button = button
        foot = QHBoxLayout()
        foot.addWidget(button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.setFocusProxy(button)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
