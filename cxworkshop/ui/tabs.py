"""Tabs as words on a line, the present one underlined; a QTabBar in keys and roles."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.theme import theme

GAP = 26
HEIGHT = 36
LINE = 3
LEAD = 6  # before the words of each tab, so that the first one's ring is not cut; a page sets the bar out by as much


class TabBar(KeyboardFocus, QTabBar):
    """`addTab`, `currentChanged` and arrow keys as in Qt; the underline sits on the widget's lower edge."""

    halo_radius = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme().changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.setFont(theme().font("ui", 600))  # makes Qt measure the tabs again
        self.updateGeometry()
        self.update()

    def _words(self, index: int) -> float:
        return math.ceil(QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(self.tabText(index)))

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(int(self._words(index)) + theme().px(GAP), theme().px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def word_rect(self, index: int) -> QRect:
        """Where the words of a tab stand, underline included."""
        rect = self.tabRect(index)
        return QRect(rect.left() + LEAD, rect.top(), int(self._words(index)), rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        for index in range(self.count()):
            current = index == self.currentIndex()
            rect = self.word_rect(index)
            font = t.font("ui", 600 if current else 500)
            metrics = QFontMetricsF(font)
            hovered = under is not None and self.tabRect(index).contains(under)
            ink = "ink" if current or hovered else "ink2"
            painter.setFont(font)
            painter.setPen(t.color(ink if self.isTabEnabled(index) else "edge"))
            middle = (rect.height() - LINE) / 2
            painter.drawText(
                QPointF(rect.left(), middle + (metrics.ascent() - metrics.descent()) / 2), self.tabText(index)
            )
            if current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.color("accent"))
                line = QRectF(rect.left(), rect.bottom() + 1 - LINE, rect.width(), LINE)
                painter.drawRoundedRect(line, LINE / 2, LINE / 2)
                if self.hasFocus() and self.focus_shown:
                    inset = max(0, (rect.height() - theme().px(28)) // 2)
                    ring = QRectF(rect).adjusted(-6, inset - 2, 6, -inset - LINE)
                    draw_ring(painter, ring.intersected(QRectF(self.rect())), 5)
