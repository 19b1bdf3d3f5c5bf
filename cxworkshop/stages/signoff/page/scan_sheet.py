"""A sheet of paper in small: the first page of a scan, or an empty sheet while there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

SHEET = 1.414  # height to width of A4


class ScanSheet(QWidget):
    """Shows a picture whole, as large as there is room, on paper with a hairline around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def picture(self) -> QImage:
        """What is shown; a null image while there is nothing."""
        return self._picture

    def show_picture(self, picture: QImage | None) -> None:
        """Show a page, or the empty sheet."""
        self._picture = picture if picture is not None else QImage()
        self.update()

    def place(self) -> QRectF:
        """Where the sheet lies within the widget."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._picture.isNull():
            height = min(room.height(), room.width() * SHEET)
            size = QSize(round(height / SHEET), round(height))
        else:
            size = self._picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
        return QRectF(round(left), round(top), size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter, place = theme(), QPainter(self), self.place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        empty = self._picture.isNull()
        painter.fillRect(place, t.color("field") if empty else Qt.GlobalColor.white)
        if not empty:
            ratio = self.devicePixelRatioF()
            small = self._picture.scaled(
                (place.size() * ratio).toSize(),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(place, small)
        pen = QPen(t.color("edge"), 1)
        if empty:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        if empty:
            side = t.px(22)
            spot = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
            draw_icon(painter, spot, "file-arrow-up", "ink2")
