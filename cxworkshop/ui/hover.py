"""A short fade between rest and hover for painted controls; with reduced movement it is a plain switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QVariantAnimation
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class HoverFade(_Base):
    """Mix in before a Qt widget class. `hover_part` runs from 0 (rest) to 1 (hover)."""

    hover_part = 0.0
    _fade: QVariantAnimation | None = None

    def enterEvent(self, event: QEnterEvent) -> None:
        self._fade_to(1.0)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._fade_to(0.0)
        super().leaveEvent(event)

    def _fade_to(self, end: float) -> None:
        if self._fade is not None:
            self._fade.stop()
        duration = theme().duration("hover")
        if not duration:
            self._set_hover(end)
            return
        if self._fade is None:
            self._fade = QVariantAnimation(self)
            self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._fade.valueChanged.connect(self._set_hover)
        self._fade.setDuration(duration)
        self._fade.setStartValue(self.hover_part)
        self._fade.setEndValue(end)
        self._fade.start()

    def _set_hover(self, value: float) -> None:
        self.hover_part = float(value)
        self.update()


def mix(one: QColor, other: QColor, part: float) -> QColor:
    """The colour `part` of the way from `one` to `other`, alpha included."""
    return QColor.fromRgbF(
        *(a + (b - a) * part for a, b in zip(_channels(one), _channels(other), strict=True)),
    )


def _channels(colour: QColor) -> tuple[float, float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF(), colour.alphaF()
