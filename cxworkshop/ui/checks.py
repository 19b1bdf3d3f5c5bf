"""Ticking, switching and choosing one: painted check box, switch and radio button with Qt's own keys and roles."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import lay_out
from cxworkshop.ui.theme import theme

BOX = 20
GAP = 10
MARGIN = 3  # above and below, so that the halo of one row does not reach the next


class CheckRow(HoverFade, KeyboardFocus, QCheckBox):
    """A tick box with its words and, below them, an optional hint. Words wrap."""

    halo_radius = 5

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setText(text.replace("&", "&&"))
        self._label = text
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def set_label(self, text: str) -> None:
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _lead(self) -> int:
        return theme().px(BOX) + theme().px(GAP)

    def _box(self) -> QRectF:
        words, hint = self._heights(self.width())
        side = theme().px(BOX)
        top = (self.height() - words - hint) / 2
        if words <= side * 1.5:
            top += (words - side) / 2
        return QRectF(0, max(float(MARGIN), top), side, side)

    def focus_shape(self) -> QRect:
        return self._box().toRect()

    def _heights(self, width: int) -> tuple[int, int]:
        t = theme()
        room = max(40, width - self._lead())
        words = lay_out(self._label, t.font("ui"), room, t.line_height("ui"))[1]
        hint = lay_out(self._hint, t.font("small"), room, t.line_height("small"))[1] if self._hint else 0
        return words, hint

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(theme().px(BOX) + 2 * MARGIN, sum(self._heights(width)) + 4)

    def sizeHint(self) -> QSize:
        t = theme()
        words = QFontMetricsF(t.font("ui")).horizontalAdvance(self._label)
        hint = QFontMetricsF(t.font("small")).horizontalAdvance(self._hint)
        width = self._lead() + math.ceil(min(max(words, hint), t.px(560))) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font("ui"))
        word = max((metrics.horizontalAdvance(word) for word in self._label.split()), default=0)
        width = self._lead() + math.ceil(min(word, theme().px(200))) + 2
        return QSize(width, theme().px(BOX) + 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, hint = self._heights(self.width())
        top = (self.height() - words - hint) / 2
        self._paint_box(painter, self._box())
        painter.setPen(t.color("ink" if self.isEnabled() else "edge"))
        room = max(40, self.width() - self._lead())
        for layout, y in lay_out(self._label, t.font("ui"), room, t.line_height("ui"))[0]:
            layout.draw(painter, QPointF(self._lead(), top + y))
        if self._hint:
            painter.setPen(t.color("ink3" if self.isEnabled() else "edge"))
            for layout, y in lay_out(self._hint, t.font("small"), room, t.line_height("small"))[0]:
                layout.draw(painter, QPointF(self._lead(), top + words + y))

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        draw_box(painter, box, self.checkState(), enabled=self.isEnabled(), hover=self.hover_part > 0.5)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, box, 5)


def draw_box(
    painter: QPainter, box: QRectF, state: Qt.CheckState, *, enabled: bool = True, hover: bool = False
) -> None:
    """The box that is ticked, for widgets that paint a row of them."""
    t = theme()
    on = state != Qt.CheckState.Unchecked
    if enabled:
        fill = "accent" if on else "field"
        border = "accent" if on or hover else "edge"
        ink = "on-accent"
    else:
        fill, border, ink = "well", "line2", "ink3"
    painter.setPen(QPen(t.color(border), 1.3))
    painter.setBrush(t.color(fill))
    painter.drawRoundedRect(box.adjusted(0.65, 0.65, -0.65, -0.65), 4, 4)
    if on:
        name = "minus" if state == Qt.CheckState.PartiallyChecked else "check"
        inset = box.width() * 0.15
        draw_icon(painter, box.adjusted(inset, inset, -inset, -inset), name, ink, "bold")


class RadioRow(HoverFade, KeyboardFocus, QRadioButton):
    """One of a few, in words. Give siblings one parent: arrows then move among them."""

    halo_radius = BOX / 2

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        t = theme()
        words = math.ceil(QFontMetricsF(t.font("ui", 600)).horizontalAdvance(self._label))
        side = t.px(BOX)
        return QSize(side + t.px(8) + words + 4, side + 2 * MARGIN)

    def focus_shape(self) -> QRect:
        side = theme().px(BOX)
        return QRect(0, (self.height() - side) // 2, side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        on = self.isChecked()
        enabled = self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = t.px(BOX)
        box = QRectF(self.focus_shape())
        ring = "accent" if (on or self.hover_part > 0.5) and enabled else "edge" if enabled else "line2"
        painter.setPen(QPen(t.color(ring), 2 if on else 1.3))
        painter.setBrush(t.color("field" if enabled else "well"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if on:
            inset = side * 0.27
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent" if enabled else "edge"))
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, box, side / 2)
        font = t.font("ui", 500 if on else 400)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(t.color("ink" if enabled else "edge"))
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(box.right() + t.px(8), baseline), self._label)


class Switch(KeyboardFocus, QAbstractButton):
    """On or off, at once. The words stand beside it; `name` is for screen readers."""

    halo_radius: float | None = 10

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.halo_radius = theme().px(20) / 2
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(36), theme().px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        radius = area.height() / 2
        border = "line2" if not self.isEnabled() else "accent" if on else "edge"
        painter.setPen(QPen(t.color(border), 1.3))
        painter.setBrush(t.color("accent" if on and self.isEnabled() else "field"))
        painter.drawRoundedRect(area.adjusted(0.65, 0.65, -0.65, -0.65), radius - 0.65, radius - 0.65)
        knob = area.height() - t.px(7 if on else 9)
        margin = (area.height() - knob) / 2
        x = area.right() - knob - margin if on else margin
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("on-accent" if on and self.isEnabled() else "edge"))
        painter.drawEllipse(QRectF(x, margin, knob, knob))
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, radius)
