"""A segmented control: one of a few, all in sight, with the keys and roles of radio buttons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.focus import Halo, KeyboardFocus, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import Kind, draw_kind
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

INSET = 2
HEIGHT = 30


@frozen
class Option:
    """One choice: `key` is what the program uses, `cap` the key shown at its right ("1")."""

    key: str
    label: str
    icon: str | None = None
    kind: Kind | None = None
    cap: str = ""


class Segment(KeyboardFocus, QRadioButton):
    """One part of a segmented control; a radio button in everything but looks."""

    halo_radius = None
    focus_told = Signal(bool)  # the focus came by a key, or it is gone

    def __init__(self, option: Option, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self._height = height
        self.setText(option.label.replace("&", "&&"))
        self.setAccessibleName(option.label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_label(self, label: str) -> None:
        if label != self.option.label:
            self.option = replace(self.option, label=label)
            self.setText(label.replace("&", "&&"))
            self.setAccessibleName(label)
            self.updateGeometry()
            self.update()

    def _show_focus(self, on: bool) -> None:
        super()._show_focus(on)
        self.focus_told.emit(on)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _sign(self) -> int:
        return theme().px(14) if self.option.kind or self.option.icon else 0

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(self.option.label)
        cap = QFontMetricsF(theme().font("small")).horizontalAdvance(self.option.cap) if self.option.cap else 0
        parts = [part for part in (self._sign(), words, cap) if part]
        width = sum(parts) + theme().px(8) * (len(parts) - 1) + 2 * theme().px(12)
        return QSize(math.ceil(width), theme().px(self._height) - 2 * INSET)

    def minimumSizeHint(self) -> QSize:
        words = QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(self.option.label[:3])
        return QSize(math.ceil(words) + self._sign() + theme().px(20), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(tooltip(self.option.label) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        on = self.isChecked()
        area = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            border = t.color(self.option.kind) if self.option.kind in ("cust", "front", "back") else None
            if border is not None:
                painter.setPen(QPen(border, 1.6))
            else:
                painter.setPen(QPen(t.color("edge" if t.is_dark else "line2"), 1))
            painter.setBrush(t.color("sheet" if not t.is_dark else "press"))
            painter.drawRoundedRect(area.adjusted(0.8, 0.8, -0.8, -0.8), 5.5, 5.5)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("sheet", 0.35 if not t.is_dark else 0.6))
            painter.drawRoundedRect(area, 5.5, 5.5)
        if self.hasFocus() and self.focus_shown:
            # What only has the focus must not look chosen: its ring lies inside, on the ground of the others.
            ring = area if on else area.adjusted(3, 3, -3, -3)
            draw_ring(painter, ring, 6 if on else 4)
        self._paint_words(painter, area, on)

    def _paint_words(self, painter: QPainter, area: QRectF, on: bool) -> None:
        t = theme()
        ink = t.color(("ink" if on else "ink2") if self.isEnabled() else "edge")
        font = t.font("ui", 600 if on else 500)
        metrics = QFontMetricsF(font)
        gap = t.px(8)
        sign = self._sign()
        cap_font = t.font("small")
        cap = QFontMetricsF(cap_font).horizontalAdvance(self.option.cap) if self.option.cap else 0
        room = area.width() - 2 * t.px(8) - (sign + gap if sign else 0) - (cap + gap if cap else 0)
        text = metrics.elidedText(self.option.label, Qt.TextElideMode.ElideRight, max(0.0, room))
        words = metrics.horizontalAdvance(text)
        block = words + (sign + gap if sign else 0)
        x = t.px(12) if cap else (area.width() - block) / 2
        x = max(float(t.px(8)), float(x)) if cap else x
        middle = area.center().y()
        if sign:
            box = QRectF(x, middle - sign / 2, sign, sign)
            if self.option.kind:
                draw_kind(painter, box, self.option.kind, None if on else ink)
            elif self.option.icon:
                draw_icon(painter, box, self.option.icon, t.color("accent") if on else ink)
            x += sign + gap
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)
        if cap:
            painter.setFont(cap_font)
            painter.setPen(t.color("ink2"))
            place = area.adjusted(0, 0, -t.px(10), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.option.cap)


class Segmented(QWidget):
    """One stop for Tab; arrows choose. `changed` tells what the user chose, never what the program set."""

    changed = Signal(str)

    def __init__(
        self,
        options: Sequence[Option],
        name: str = "",
        parent: QWidget | None = None,
        *,
        height: int = HEIGHT,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, INSET, INSET, INSET)
        row.setSpacing(0)
        self._segments = {option.key: Segment(option, height, self) for option in options}
        for segment in self._segments.values():
            row.addWidget(segment, 1)
            segment.clicked.connect(self._chosen)
            segment.focus_told.connect(self._show_halo)
        self._value: str | None = None
        self._halo: Halo | None = None
        theme().changed.connect(self._refresh)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the choices, in their order."""
        return tuple(self._segments)

    def value(self) -> str | None:
        """The key chosen, or None while nothing is."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), None)

    def set_value(self, key: str | None) -> None:
        """Chooses without telling; None chooses nothing. KeyError for an unknown key."""
        if key is None:
            for segment in self._segments.values():
                # An exclusive radio button cannot be unchecked while it is exclusive.
                segment.setAutoExclusive(False)
                segment.setChecked(False)
                segment.setAutoExclusive(True)
        else:
            self._segments[key].setChecked(True)
        self._value = key

    def segment(self, key: str) -> Segment:
        return self._segments[key]

    def set_label(self, key: str, label: str) -> None:
        """Gives a choice other words, such as a new count. KeyError for an unknown key."""
        self._segments[key].set_label(label)

    def _show_halo(self, on: bool) -> None:
        """The halo goes around the whole control: within it there is no room."""
        if self._halo is not None:
            self._halo.hide()
            self._halo.deleteLater()
            self._halo = None
        if on and self.parentWidget() is not None:
            self._halo = Halo(self, 7)

    def _chosen(self) -> None:
        value = self.value()
        if value is not None and value != self._value:
            self._value = value
            self.changed.emit(value)

    def _refresh(self) -> None:
        for segment in self._segments.values():
            segment.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("hover" if t.is_dark else "press"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
