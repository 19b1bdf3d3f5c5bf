"""Chips: a team as a glyph and its name, a choice that is on or off, a state in a word, and the place to add one."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade, mix
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.kinds import Kind, draw_kind
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

HEIGHT = 26
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pill(HoverFade, KeyboardFocus, QAbstractButton):
    """What all chips share: a pill as wide as its content, up to a limit, with the words cut in the middle."""

    halo_radius = HEIGHT / 2

    def __init__(self, text: str, parent: QWidget | None = None, max_width: int = 340) -> None:
        super().__init__(parent)
        self._max_width = max_width
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setShortcut(QKeySequence())  # "R&D" is a name, not a key

    def _refresh(self) -> None:
        self.halo_radius = theme().px(HEIGHT) / 2
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme().font("ui")

    def _lead(self) -> int:
        """Pixels before the words."""
        return theme().px(10)

    def _tail(self) -> int:
        """Pixels after the words."""
        return theme().px(10)

    def sizeHint(self) -> QSize:
        words = math.ceil(QFontMetricsF(self._font()).horizontalAdvance(self.text()))
        width = min(words + self._lead() + self._tail(), theme().px(self._max_width))
        return QSize(width, theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(60)), theme().px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _shape(self, painter: QPainter, fill: QColor, border: QColor | None) -> QRectF:
        area = QRectF(self.rect())
        radius = area.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border, 1) if border is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = 0.5 if border is not None else 0
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, radius)
        return area

    def _words(self, painter: QPainter, ink: QColor) -> None:
        font = self._font()
        metrics = QFontMetricsF(font)
        room = self.width() - self._lead() - self._tail()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room + 1)
        painter.setFont(font)
        painter.setPen(ink)
        middle = self.height() / 2
        painter.drawText(QPointF(self._lead(), middle + (metrics.ascent() - metrics.descent()) / 2), text)

    def _sign_rect(self, size: int) -> QRectF:
        side = theme().px(size)
        return QRectF(theme().px(9), (self.height() - side) / 2, side, side)


class Chip(Pill):
    """A named thing. Click or Enter opens it (`clicked`); Backspace, Delete or its cross takes it away (`removed`)."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        kind: Kind | None = None,
        icon: str | None = None,
        removable: bool = True,
        parent: QWidget | None = None,
        *,
        max_width: int = 340,
    ) -> None:
        self._kind: Kind | None = kind
        self._icon = icon
        self.removable = removable
        super().__init__(text, parent, max_width)
        self.setToolTip(tooltip(text) if self.sizeHint().width() >= theme().px(max_width) else "")
        if removable:
            self.setAccessibleDescription("Backspace removes it")

    def set_kind(self, kind: Kind | None) -> None:
        self._kind = kind
        self._refresh()

    def _lead(self) -> int:
        return theme().px(27 if self._kind or self._icon else 11)

    def _tail(self) -> int:
        return theme().px(24 if self.removable else 11)

    def _cross(self) -> QRectF:
        side = theme().px(12)
        return QRectF(self.width() - side - theme().px(8), (self.height() - side) / 2, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.removable and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self._cross().adjusted(-4, -6, 8, 6).contains(event.position())
        if self.removable and self.isDown() and on_cross:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        if self._kind in ("cust", "front", "back"):
            fill = mix(t.soft(self._kind), t.color(self._kind), 0.10 * self.hover_part)
            border = None
        else:
            fill = mix(t.color("raised"), t.color("hover"), self.hover_part)
            border = t.color("line2")
        self._shape(painter, fill, border)
        if self._kind:
            draw_kind(painter, self._sign_rect(10), self._kind)
        elif self._icon:
            draw_icon(painter, self._sign_rect(14), self._icon, "ink2")
        self._words(painter, t.color("ink"))
        if self.removable:
            strong = self.hover_part > 0 or self.hasFocus()
            draw_icon(painter, self._cross(), "x", t.color("ink2" if strong else "ink3", 1.0 if strong else 0.75))


class AddChip(Pill):
    """A dashed ring with a plus: adds one more of what stands before it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))

    def sizeHint(self) -> QSize:
        side = theme().px(HEIGHT)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        pen = QPen(t.color("edge"), 1.2)
        pen.setDashPattern([2.4, 1.9])
        painter.setPen(pen)
        painter.setBrush(t.color("hover", self.hover_part))
        painter.drawEllipse(area)
        side = t.px(14)
        center = area.center()
        draw_icon(painter, QRectF(center.x() - side / 2, center.y() - side / 2, side, side), "plus", "ink2")
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), self.width() / 2)


class ToggleChip(Pill):
    """On or off: a tick and the accent when it is on, its own icon when it is not. Space and Enter switch it."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        self._icon = icon
        super().__init__(text, parent)
        self.setCheckable(True)

    def _font(self) -> QFont:
        return theme().font("ui", 500)

    def _lead(self) -> int:
        return theme().px(29)

    def _tail(self) -> int:
        return theme().px(11)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        on = self.isChecked()
        painter = QPainter(self)
        rest = t.soft("accent") if on else t.color("raised")
        target = mix(t.soft("accent"), t.color("accent"), 0.12) if on else t.color("hover")
        self._shape(painter, mix(rest, target, self.hover_part), t.color("accent" if on else "line2"))
        ink = t.ink_on("accent") if on else t.color("ink2")
        draw_icon(painter, self._sign_rect(16), "check" if on else self._icon, ink)
        self._words(painter, ink)


StatusHue = Literal["accent", "warn", "dang", "plain", "grey", "inverted", "bare"]


class StatusChip(QWidget):
    """A state in a word: live, saved, overdue. It says something and does nothing."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        hue: StatusHue = "plain",
        parent: QWidget | None = None,
        *,
        weight: Weight = "regular",
        round_ends: bool = True,
    ) -> None:
        super().__init__(parent)
        self._round = round_ends
        self.set_state(text, icon, hue, weight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def set_state(
        self, text: str, icon: str | None = None, hue: StatusHue = "plain", weight: Weight = "regular"
    ) -> None:
        self._text, self._icon, self._hue = text, icon, hue
        self._weight: Weight = weight
        self.setAccessibleName(text)
        self._refresh()

    @property
    def text(self) -> str:
        return self._text

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(status_width(self._text, self._icon), theme().px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_status(
            painter, QRectF(self.rect()), self._text, self._icon, self._hue, self._weight, round_ends=self._round
        )


def status_width(text: str, icon: str | None = None) -> int:
    """The width of a status chip, in pixels."""
    words = math.ceil(QFontMetricsF(theme().font("small", 600)).horizontalAdvance(text))
    return words + theme().px(28 if icon else 11) + theme().px(11)


def draw_status(
    painter: QPainter,
    area: QRectF,
    text: str,
    icon: str | None = None,
    hue: StatusHue = "plain",
    weight: Weight = "regular",
    *,
    round_ends: bool = True,
) -> None:
    """A state in a word, painted into `area`; the painter is antialiased."""
    t = theme()
    fill, border, ink = _status_colours(hue)
    radius = area.height() / 2 if round_ends else 6
    painter.setPen(QPen(border, 1) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    inset = 0.5 if border is not None else 0
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    x = area.left() + t.px(11)
    if icon:
        side = t.px(15)
        place = QRectF(area.left() + t.px(8), area.center().y() - side / 2, side, side)
        draw_icon(painter, place, icon, t.color("accent") if hue == "bare" else ink, weight)
        x = area.left() + t.px(28)
    font = t.font("small", 600)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(x, area.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)


def _status_colours(hue: StatusHue) -> tuple[QColor, QColor | None, QColor]:
    t = theme()
    clear = QColor(Qt.GlobalColor.transparent)
    match hue:
        case "accent":
            return t.soft("accent"), t.color("accent"), t.ink_on("accent")
        case "warn" | "dang":
            return t.soft(hue), t.color(f"{hue}-line"), t.ink_on(hue)
        case "inverted":
            return t.color("ink"), None, t.color("sheet")
        case "grey":
            return t.color("press"), t.color("edge"), t.color("ink")
        case "bare":
            return clear, None, t.color("ink")
        case _:
            return t.color("raised"), t.color("line2"), t.color("ink2")
