"""The line under the matrix that says what its signs mean; it drops words before it drops a sign."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.stages.principles.page.facts import BLANK, Cell
from cxworkshop.stages.principles.page.slots import SLOT, draw_face, draw_slot
from cxworkshop.stages.principles.records import Family
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

HEIGHT = 42
LEFT = 25
FAMILIES = {Family.CUSTOMER: "customer", Family.INTERNAL: "internal customer", Family.OPERATIONS: "operations"}


@dataclasses.dataclass(frozen=True, slots=True)
class Sign:
    """A sign `width` pixels wide at 100 % with its words, and fewer words for a narrow window."""

    width: int
    words: str
    short: str
    paint: Callable[[QPainter, QRectF], None]


def _face(cell: Cell, height: int) -> Callable[[QPainter, QRectF], None]:
    def paint(painter: QPainter, place: QRectF) -> None:
        tall = theme().px(height)
        area = QRect(round(place.left()), round(place.center().y() - tall / 2), round(place.width()), tall)
        draw_face(painter, area, cell)

    return paint


def _slot(family: Family) -> Callable[[QPainter, QRectF], None]:
    def paint(painter: QPainter, place: QRectF) -> None:
        side = theme().px(SLOT)
        draw_slot(painter, QRectF(place.left(), place.center().y() - side / 2, side, side), family, filled=True)

    return paint


def _scales(painter: QPainter, place: QRectF) -> None:
    side = theme().px(16)
    sign = QRectF(place.left(), place.center().y() - side / 2, side, side)
    draw_icon(painter, sign, "scales", theme().ink_on("warn"), "bold")


SIGNS = (
    Sign(14, "blank", "", _face(BLANK, 24)),
    Sign(62, "what it means is said", "", _face(Cell(said=True), 24)),
    *(Sign(SLOT, words, words.split()[0], _slot(family)) for family, words in FAMILIES.items()),
    Sign(16, "only operations", "", _scales),
)


class Legend(QWidget):
    """Painted signs with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("C customer, I internal customer, O operations")
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, t.color("line"))
        font = t.font("small")
        metrics = QFontMetricsF(font)
        for words in ([sign.words for sign in SIGNS], [sign.short for sign in SIGNS]):
            widths = [metrics.horizontalAdvance(text) for text in words]
            if LEFT + sum(self._step(sign, width) for sign, width in zip(SIGNS, widths, strict=True)) <= self.width():
                break
        painter.setFont(font)
        left = float(LEFT)
        for sign, text, width in zip(SIGNS, words, widths, strict=True):
            place = QRectF(left, 0, t.px(sign.width), self.height())
            if place.right() + (t.px(6) + width if text else 0) > self.width() - 8:
                break
            sign.paint(painter, place)
            painter.setFont(font)
            painter.setPen(t.color("ink2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(place.translated(place.width() + t.px(6), 0), flags, text)
            left += self._step(sign, width)

    @staticmethod
    def _step(sign: Sign, width: float) -> float:
        px = theme().px
        return px(sign.width) + (px(6) + width if width else 0) + px(18)
