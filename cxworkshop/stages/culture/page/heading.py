"""What stands over the examples: how many there are and what they lack, and the two sides by name and sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.culture.page.examples_cells import EDGE
from cxworkshop.stages.culture.records import Example
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.theme import theme

SIGN = 16


def examples_in_words(examples: Sequence[Example]) -> str:
    """How many situations have both sides, and how many lack one: "3 pairs · 1 still needs its opposite"."""
    if not examples:
        return "none yet"
    pairs = sum(bool(one.on.strip() and one.off.strip()) for one in examples)
    single = len(examples) - pairs
    parts = [counted(pairs, "pair")] if pairs or not single else []
    if single:
        parts.append(f"{single:,} still {'needs its' if single == 1 else 'need their'} opposite")
    return " · ".join(parts)


class Sides(QWidget):
    """The names of the two sides over their columns; `widths` gives the table's columns."""

    def __init__(self, widths: Callable[[], tuple[int, int, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = widths
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first, side, _ = self._widths()
        self._side(painter, first, side, "On culture", "ink:accent", "accent", "check-circle", "fill")
        self._side(painter, first + side, side, "Off culture", "ink2", "ink2", "x-circle", "regular")

    def _side(
        self, painter: QPainter, left: int, width: int, words: str, ink: str, sign: str, icon: str, weight: Weight
    ) -> None:
        t = theme()
        place = QRectF(left + EDGE + 2, 0, t.px(SIGN), self.height())
        draw_icon(painter, place, icon, sign, weight)
        painter.setFont(t.font("ui", 600))
        painter.setPen(t.color(ink))
        beside = QRectF(place.right() + t.px(8), 0, width - t.px(SIGN + 8), self.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
