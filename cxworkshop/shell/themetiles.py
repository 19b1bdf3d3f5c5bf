"""The choice of theme as three small pictures of the window, each a radio button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from cxworkshop.ui import tokens
from cxworkshop.ui.focus import KeyboardFocus, draw_halo, draw_ring
from cxworkshop.ui.theme import Mode, theme

PICTURE = QSize(150, 94)  # px at 100 %; drawn larger with the text, so that its words fit below
CHOICES: tuple[tuple[Mode, str], ...] = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
GAP = 3  # room for the halo


class ThemeTile(KeyboardFocus, QRadioButton):
    """A picture of the window in one theme; "As the system" is half and half."""

    halo_radius = None

    def __init__(self, mode: Mode, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.mode = mode
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        drawn = PICTURE * _scale()
        return QSize(drawn.width() + 2 * GAP, drawn.height() + 2 * GAP + theme().px(34))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = PICTURE * _scale()
        picture = QRectF(GAP, GAP, drawn.width(), drawn.height())
        dark_from = {"light": 1.0, "dark": 0.0, "system": 0.5}[self.mode]
        shape = QPainterPath()
        shape.addRoundedRect(picture, 8, 8)
        painter.save()
        painter.setClipPath(shape)
        self._paint_window(painter, picture, tokens.palette("light"))
        if dark_from < 1.0:
            part = QRectF(picture)
            part.setLeft(picture.left() + picture.width() * dark_from)
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            self._paint_window(painter, picture, tokens.palette("dark"))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(t.color("line2"), 1))
        painter.drawRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.isChecked():
            draw_ring(painter, picture, 8)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, picture, 8)
            draw_halo(painter, picture, 8)
        self._paint_radio(painter, picture.bottom() + t.px(20))

    def _paint_window(self, painter: QPainter, area: QRectF, look: tokens.Palette) -> None:
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(_scale(), _scale())
        area = QRectF(0, 0, PICTURE.width(), PICTURE.height())
        painter.fillRect(area, QColor(look.hex("backstage")))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.hex("cust")))
        painter.drawEllipse(QPointF(area.left() + 15, area.top() + 17), 4, 4)
        painter.setBrush(QColor(look.hex("sheet")))
        painter.drawRoundedRect(area.adjusted(30, 8, -8, -8), 5, 5)
        for n, (name, width) in enumerate((("ink", 80), ("accent", 80), ("line2", 80))):
            painter.setBrush(QColor(look.hex(name)))
            painter.drawRoundedRect(QRectF(area.left() + 40, area.top() + 19 + 18 * n, width, 6), 3, 3)
        painter.restore()

    def _paint_radio(self, painter: QPainter, middle: float) -> None:
        t = theme()
        size = t.px(17)
        ring = QRectF(GAP, middle - size / 2, size, size)
        on = self.isChecked()
        painter.setPen(QPen(t.color("accent" if on else "edge"), 2 if on else 1.4))
        painter.setBrush(t.color("field"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            inset = size * 0.27
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        painter.setFont(t.font("ui", 600 if on else 400))
        painter.setPen(t.color("ink"))
        words = QRectF(ring.right() + t.px(8), ring.top() - 4, self.width(), ring.height() + 8)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self.text())


def _scale() -> float:
    """How much larger the pictures are than at 100 %: enough for the words below, and three still fit the sheet."""
    return min(theme().scale, 1.2)


class ThemeTiles(QWidget):
    """The three, one stop for Tab; arrows choose. `chosen` follows what the user picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Theme")
        self.tiles: dict[str, ThemeTile] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for mode, text in CHOICES:
            tile = self.tiles[mode] = ThemeTile(mode, text)
            group.addButton(tile)
            row.addWidget(tile)
            tile.toggled.connect(lambda on, mode=mode: self._picked(mode, on))
        row.addStretch(1)
        self._quiet = False

    def set_mode(self, mode: str) -> None:
        """Show which one is in force."""
        self._quiet = True
        self.tiles[mode].setChecked(True)
        self._quiet = False

    def _picked(self, mode: str, on: bool) -> None:
        if on and not self._quiet:
            self.chosen.emit(mode)
