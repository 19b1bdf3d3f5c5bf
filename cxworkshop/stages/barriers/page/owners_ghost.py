"""By owner before there is a mitigation: its rows as a ghost, bars where people and deeds will stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.theme import theme

NAMES = (92, 108, 84, 100, 90, 112)  # how long the names of owners are
OWNER = 196


class OwnersGhost(QWidget):
    """A disc and a name at the left, the row of a mitigation beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("well"))
        left = t.px(OWNER)
        for row, length in enumerate(NAMES):
            top = t.px(16 + 84 * row)
            painter.drawEllipse(QRectF(t.px(12), top + t.px(8), t.px(30), t.px(30)))
            painter.drawRoundedRect(QRectF(t.px(52), top + t.px(10), t.px(length), t.px(11)), 4, 4)
            painter.drawRoundedRect(QRectF(t.px(52), top + t.px(28), t.px(44), t.px(9)), 4, 4)
            painter.drawRoundedRect(QRectF(left, top, self.width() - left - t.px(12), t.px(70)), 8, 8)
