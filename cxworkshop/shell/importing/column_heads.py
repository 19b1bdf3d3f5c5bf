"""What each column becomes, standing above it: a soft plate with the field, a dashed one where it is left out."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from cxworkshop.ui.theme import theme

HEIGHT = 32


class ColumnHeads(QHeaderView):
    """`pressed_column` asks to say what a column, counted from 0, becomes."""

    pressed_column = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words: dict[int, str] = {}
        self._left_out: set[int] = set()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(48)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionClicked.connect(self.pressed_column)
        self.setAccessibleName("What the columns become")
        theme().changed.connect(self._fit)
        self._fit()

    def set_words(self, words: dict[int, str], left_out: set[int]) -> None:
        """The fields by column, and the columns that have a heading and become nothing."""
        self._words, self._left_out = words, left_out
        self.viewport().update()

    def needed(self, column: int) -> int:
        """How wide a column must be for the words above it, in pixels; 0 where none stand."""
        words = self._words.get(column, "")
        return ceil(QFontMetricsF(theme().font("small", 600)).horizontalAdvance(words)) + theme().px(13) if words else 0

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(HEIGHT))

    def paintSection(self, painter: QPainter, rect: Any, index: int) -> None:
        t, area = theme(), QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, t.color("sheet"))
        words = self._words.get(index, "")
        plate = area.adjusted(1.5, 3.5, -2.5, -5.5)
        if words:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(plate, 5, 5)
        elif index in self._left_out:
            pen = QPen(t.color("edge"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate, 5, 5)
            words = "left out"
        painter.setFont(t.font("small", 600 if index in self._words else 400))
        painter.setPen(t.ink_on("accent") if index in self._words else t.color("ink2"))
        place = plate.adjusted(t.px(5), 0, -3, 0)
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
