"""One sheet of the file to choose: a radio button as wide as its column, with the number of its rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.theme import theme

HEIGHT = 32


class SheetRow(HoverFade, KeyboardFocus, QRadioButton):
    """`key` is the sheet's name in the file."""

    halo_radius = 7

    def __init__(self, name: str, *, hidden: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = name
        self._right = ""
        self._hidden = hidden
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(f"{name}, hidden in the file" if hidden else name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_right(self, text: str) -> None:
        """A word at the right, such as the number of rows."""
        self._right = text
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = theme(), self.isChecked()
        area = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            painter.setPen(QPen(t.color("accent"), 1.3))
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(area.adjusted(0.65, 0.65, -0.65, -0.65), 6, 6)
        elif self.hover_part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", self.hover_part))
            painter.drawRoundedRect(area, 6, 6)
        side = t.px(16)
        dot = QRectF(area.left() + t.px(7), area.center().y() - side / 2, side, side)
        painter.setPen(QPen(t.color("accent" if on else "edge"), 1.6))
        painter.setBrush(t.color("field"))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawEllipse(dot.adjusted(side * 0.27, side * 0.27, -side * 0.27, -side * 0.27))
        small = t.font("small")
        painter.setFont(small)
        painter.setPen(t.color("ink2"))
        right = self._right or ("hidden" if self._hidden else "")
        place = area.adjusted(0, 0, -t.px(8), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        room = place.width() - dot.right() - t.px(8) - QFontMetricsF(small).horizontalAdvance(right) - t.px(6)
        font = t.font("ui", 500 if on else 400)
        painter.setFont(font)
        painter.setPen(t.color("ink2" if self._hidden else "ink"))
        words = QFontMetricsF(font).elidedText(self.key, Qt.TextElideMode.ElideMiddle, room)
        start = area.adjusted(dot.right() + t.px(8), 0, 0, 0)
        painter.drawText(start, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, 7)
