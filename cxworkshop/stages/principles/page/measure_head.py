"""A measure in a line or two: its slot, what it measures, from where to where, whose it is, what it lacks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.core.words import shown
from cxworkshop.stages.principles.page.measure_words import NAMELESS, lacking, standing, values
from cxworkshop.stages.principles.page.slots import SLOT, draw_slot
from cxworkshop.stages.principles.records import Measure
from cxworkshop.ui.a11y import described, name_changed
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

PAD = 12


class MeasureHead(HoverFade, KeyboardFocus, QAbstractButton):
    """Pressing it shows all of the measure, or folds it again."""

    halo_radius = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure: Measure | None = None
        self._values = self._under = self._lacks = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def show_measure(self, measure: Measure, today: date) -> None:
        """Show a measure as it is."""
        self._measure = measure
        self._values, self._under, self._lacks = values(measure), standing(measure), lacking(measure, today)
        name = shown(measure.what) or NAMELESS
        family = f"{measure.family.label} measure" if measure.family is not None else "no family yet"
        name_changed(self, described(name, family, self._values, self._under, self._lacks))
        words = "\n".join(part for part in (name, self._values, self._under, self._lacks) if part)
        self.setToolTip(tooltip(words))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    # -- size ------------------------------------------------------------------------------------------------------

    def _room(self, width: int) -> float:
        return width - 2 * PAD - theme().px(SLOT) - theme().px(10)

    def _beside(self, width: int) -> bool:
        """Whether the values stand beside the name; else they have a line of their own."""
        return QFontMetricsF(theme().font("ui", 500)).horizontalAdvance(self._values) <= self._room(width) * 0.46

    def _own_lines(self, width: int) -> list[str]:
        """The values where they do not stand beside the name: in one line, or in one each."""
        if not self._values or self._beside(width):
            return []
        if QFontMetricsF(theme().font("ui", 500)).horizontalAdvance(self._values) <= self._room(width):
            return [self._values]
        measure = self._measure
        return [shown(measure.baseline) or "–", f"→ {shown(measure.target) or '–'}"] if measure is not None else []

    def _lines(self, width: int) -> int:
        return 1 + len(self._own_lines(width)) + bool(self._under) + bool(self._lacks)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 2 * PAD - 4 + theme().px(20) + (self._lines(width) - 1) * theme().px(18)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme().px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # -- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        measure = self._measure
        if measure is None:
            return
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.hover_part and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", self.hover_part))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, 8)
        side, line = t.px(SLOT), t.px(20)
        top = PAD - 2.0
        slot = QRectF(PAD, top + (line - side) / 2, side, side)
        if measure.family is not None:
            draw_slot(painter, slot, measure.family, filled=True)
        else:
            draw_icon(painter, slot, "question", "ink:warn")
        left, room = slot.right() + t.px(10), self._room(self.width())
        beside = self._beside(self.width())
        font = t.font("ui", 500)
        width = QFontMetricsF(font).horizontalAdvance(self._values) if beside and self._values else 0.0
        self._draw(painter, QRectF(left + room - width, top, width + 2, line), self._values if beside else "", 500)
        what = " ".join(measure.what.split())
        painter.setPen(t.color("ink" if what else "ink3"))
        place = QRectF(left, top, room - width - (t.px(10) if width else 0), line)
        self._draw(painter, place, what or "What is measured?", 600, ink="ink" if what else "ink3")
        top += line
        step = t.px(18)
        for words in self._own_lines(self.width()):
            self._draw(painter, QRectF(left, top, room, step), words, 500)
            top += step
        for words, ink in ((self._under, "ink2"), (self._lacks, "ink:warn")):
            if words:
                self._draw(painter, QRectF(left, top, room, step), words, 400, ink=ink, small=True)
                top += step

    @staticmethod
    def _draw(
        painter: QPainter, place: QRectF, words: str, weight: int, *, ink: str = "ink", small: bool = False
    ) -> None:
        font = theme().font("small" if small else "ui", weight)
        painter.setFont(font)
        painter.setPen(QPen(theme().color(ink)))
        text = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, text)
