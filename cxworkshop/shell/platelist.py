"""A list of files, each on a plate that is painted: arrows choose, Enter takes; what stands there is for who lists."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
Align = Literal["left", "right"]


class PlatePainter(QStyledItemDelegate):
    """Paints the plate of a line, its state and the rule below it; `paint_on` what stands on it.

    `edge` is the room at either side for the halo, `radius` that of the plate; `outlined` gives the chosen plate a rim
    whether or not the list has the focus.
    """

    edge, above, below = 4.0, 2.0, 3.0
    radius = 8.0
    hover = "well"
    outlined = False
    rule_in = 14  # from the plate's ends to those of the rule, in pixels at 100 %

    def height(self) -> int:
        """Of a line, in pixels."""
        raise NotImplementedError

    def paint_on(self, painter: QPainter, plate: QRectF, index: Index) -> None:
        """What stands on the plate."""
        raise NotImplementedError

    def is_left_out(self, index: Index) -> bool:
        """Whether the plate is hatched: nothing can be taken there."""
        return False

    @property
    def view(self) -> PlateList:
        """The list it paints for."""
        view = self.parent()
        assert isinstance(view, PlateList)
        return view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme()
        current = self.view.currentIndex().row()
        chosen, left_out = index.row() == current, self.is_left_out(index)
        area = QRectF(option.rect)
        plate = area.adjusted(self.edge, self.above, -self.edge, -self.below)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(t.color("well") if left_out else t.soft("accent"))
            painter.drawRoundedRect(plate, self.radius, self.radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(t.color(self.hover))
            painter.drawRoundedRect(plate, self.radius, self.radius)
        if left_out:
            painter.setBrush(hatch_brush("line2"))
            painter.drawRoundedRect(plate, self.radius, self.radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            self._paint_chosen(painter, plate)
        elif index.row() + 1 not in (current, index.model().rowCount()):
            painter.setPen(QPen(t.color("line"), 1))
            y, within = area.bottom() - 0.5, t.px(self.rule_in)
            painter.drawLine(QPointF(plate.left() + within, y), QPointF(plate.right() - within, y))
        self.paint_on(painter, plate, index)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, plate: QRectF) -> None:
        if self.outlined:
            painter.setPen(QPen(theme().color("accent"), 1.5))
            painter.drawRoundedRect(plate.adjusted(0.75, 0.75, -0.75, -0.75), self.radius, self.radius)
        if self.view.hasFocus():
            draw_ring(painter, plate, self.radius)
            draw_halo(painter, plate, self.radius)


class PlateList(QListView):
    """The list itself: one line is chosen; letters are free for commands."""

    def __init__(self, name: str, rows: QAbstractListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        rows.setParent(self)
        self.setModel(rows)
        self.viewport().setAutoFillBackground(False)
        theme().changed.connect(self.doItemsLayout)

    def choose(self, row: int) -> None:
        """Stand on a line, as far as there is one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def keyboardSearch(self, search: str) -> None:
        """Letters are free for commands: no type-ahead."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()


def draw_words(
    painter: QPainter,
    left: float,
    right: float,
    baseline: float,
    text: str,
    font: QFont,
    color: str,
    *,
    align: Align = "left",
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """One line of words between two edges, cut where there is no room; returns where it begins."""
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(text, cut, max(0.0, right - left))
    x = right - metrics.horizontalAdvance(text) if align == "right" else left
    painter.setFont(font)
    painter.setPen(theme().color(color))
    painter.drawText(QPointF(x, baseline), text)
    return x


def middle_of(y: float, font: QFont) -> float:
    """The baseline of words around `y`."""
    metrics = QFontMetricsF(font)
    return y + (metrics.ascent() - metrics.descent()) / 2
