"""The brand mark: three lines that meet in the customer. Drawn, so that it is sharp and follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.theme import theme

WIDTH, HEIGHT = 24, 20  # the drawing's own units


def draw_mark(painter: QPainter, rect: QRectF) -> None:
    """The mark as large as fits into `rect`, centred."""
    scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - WIDTH * scale / 2, rect.center().y() - HEIGHT * scale / 2)
    painter.scale(scale, scale)
    pen = QPen(theme().color("ink"), 1.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(1.2, 1.4), QPointF(9.6, 6.2))
    painter.drawLine(QPointF(1.2, 10.0), QPointF(9.2, 10.0))
    painter.drawLine(QPointF(1.2, 18.6), QPointF(9.6, 13.8))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("cust"))
    painter.drawEllipse(QPointF(17.4, 10.0), 5.6, 5.6)
    painter.restore()


class Mark(QWidget):
    """The mark at `height` pixels."""

    def __init__(self, height: int = HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        height = theme().px(self._height)
        return QSize(round(height * WIDTH / HEIGHT), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_mark(QPainter(self), QRectF(self.rect()))
