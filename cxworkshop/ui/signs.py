"""Small signs as widgets: a key, a kind of team, a ring of progress, and the five bars one can set with a key."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import (
    Kind,
    draw_keycap,
    draw_kind,
    draw_progress_ring,
    draw_severity,
    keycap_size,
    severity_size,
)
from cxworkshop.ui.theme import theme


class _Sign(QWidget):
    """A small fixed picture that follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.refresh)

    def refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Keycap(_Sign):
    """A key, as text that cannot be pressed here."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self._text = text
        super().__init__(parent)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.refresh()

    def sizeHint(self) -> QSize:
        return keycap_size(self._text).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_keycap(QPainter(self), QRectF(self.rect()), self._text)


class KindBadge(_Sign):
    """The glyph of a kind of team."""

    def __init__(self, kind: Kind, size: int = 16, parent: QWidget | None = None) -> None:
        self._kind: Kind = kind
        self._size = size
        super().__init__(parent)

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.refresh()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_kind(QPainter(self), QRectF(self.rect()), self._kind)


class ProgressRing(_Sign):
    """How far a stage has come, with its number in the middle or a check when all is done."""

    def __init__(self, size: int = 22, parent: QWidget | None = None) -> None:
        self._size = size
        self._part = 0.0
        self._number = ""
        super().__init__(parent)

    def set_progress(self, part: float, number: str = "") -> None:
        """`part` runs from 0 to 1."""
        self._part, self._number = min(1.0, max(0.0, part)), number
        self.refresh()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_stage_ring(QPainter(self), QRectF(self.rect()), self._part, self._number)


def draw_stage_ring(painter: QPainter, rect: QRectF, part: float, number: str) -> None:
    """The same as `ProgressRing`, for rails that paint their rows: a filled check at 1, else ring and number."""
    if part >= 1.0:
        draw_icon(painter, rect.adjusted(-1, -1, 1, 1), "check-circle", "accent", "fill")
        return
    draw_progress_ring(painter, rect.adjusted(1, 1, -1, -1), part, track="line2" if part > 0 else "edge")
    painter.setFont(theme().font("cap"))
    painter.setPen(theme().color("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, number)


class SeverityPicker(KeyboardFocus, QSlider):
    """Five rising bars and a number. Keys 1 to 5 set it, arrows move it, Backspace empties it (value 0).

    `chosen` tells what the user set; `before` and `after` differ only in colour.
    """

    chosen = Signal(int)
    halo_radius = 6

    def __init__(self, name: str, color: str = "ink", word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._color = color
        self._word = word
        self.setRange(0, 5)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def set_value(self, value: int | None) -> None:
        """1 to 5, or None while nobody has said; tells nobody."""
        self.blockSignals(True)
        self.setValue(value or 0)
        self.blockSignals(False)
        self.update()

    def _choose(self, value: int) -> None:
        value = min(5, max(0, value))
        if value != self.value():
            self.setValue(value)
            self.chosen.emit(value)

    def _bars(self) -> QRectF:
        size = severity_size(theme().scale)
        return QRectF(4, (self.height() - size.height()) / 2, size.width(), size.height())

    def _tail(self) -> str:
        number = str(self.value()) if self.value() else "–"
        return f"{number} {self._word}" if self._word else number

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(f"5 {self._word}".strip())
        bars = severity_size(theme().scale)
        return QSize(math.ceil(4 + bars.width() + theme().px(8) + words + 6), math.ceil(bars.height() + theme().px(8)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._choose(int(key) - int(Qt.Key.Key_0))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self._choose(self.value() + 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self._choose(max(1, self.value() - 1))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(0)
        else:
            super().keyPressEvent(event)
            return
        if self.hasFocus() and not self.focus_shown:  # what was chosen may have sent the focus on
            self._show_focus(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bars = self._bars()
        place = event.position().x() - bars.left()
        if 0 <= place <= bars.width():
            self._choose(min(5, int(place / (bars.width() / 5)) + 1))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = self._bars()
        color = self._color if self.isEnabled() else "edge"
        draw_severity(painter, bars, self.value() or None, color)
        metrics = QFontMetricsF(t.font("ui", 600))
        painter.setFont(t.font("ui", 600))
        painter.setPen(t.color(color))
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(bars.right() + t.px(8), baseline), self._tail())
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 6)
