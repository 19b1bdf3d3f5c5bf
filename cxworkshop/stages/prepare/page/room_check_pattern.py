"""The test pattern, small: painted by what paints the wall, so that it is what stands there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.room.pattern import Pattern
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.snapshot import Snapshot, compose, paint
from cxworkshop.ui.theme import theme

HIGHEST = 174  # px: a picture of 16:9 fills its place, a squarer one does not push what is below out of sight


class SmallPattern(QWidget):
    """As wide as its place and as high as the wall's picture makes it, up to a height; composed for the wall's size."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._look = room.look
        self._size = room.picture_size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Test pattern")
        self.setAccessibleDescription("Greys, colours, letters easily mistaken, and the smallest text of the room")
        theme().changed.connect(self.updateGeometry)

    def refresh(self) -> None:
        """Follow the wall's size and look."""
        if (self._look, self._size) != (self._room.look, self._room.picture_size):
            self._look, self._size = self._room.look, self._room.picture_size
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = self.width() if self.isVisible() else theme().px(280)
        return QSize(theme().px(280), self._high(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # its height follows from its width

    def _high(self, width: int) -> int:
        wide, high = self._size
        return min(round((width - 2) * high / wide) + 2, theme().px(HIGHEST))

    def _picture(self) -> QRect:
        """Where the picture stands, without its line: at the left, where it is narrower than its place."""
        wide, high = self._size
        height = self.height() - 2
        return QRect(1, 1, min(self.width() - 2, round(height * wide / high)), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self._picture()
        draw_kept(painter, area, ("test pattern", self._look, self._size), lambda inner: self._paint(inner, area))
        painter.setPen(QPen(theme().color("line2"), 1))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def _paint(self, painter: QPainter, area: QRect) -> None:
        paint(painter, compose(Snapshot(Pattern(), look=self._look), self._size), QRectF(area))
