"""The page in short, at its left: a press or the arrows go to a section, a flag says that something in it is open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.paper_outline import Place
from cxworkshop.stages.definition.page.rows import Index, RowRole, Rows
from cxworkshop.stages.definition.page.words import draw_line
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

ROW = 31
WIDTH = 232
SIDE = 12
KEYS = (("↑↓", "paragraph"), ("Enter", "write here"), ("Esc", "leave the text"), ("U", "next open point"))


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: OutlineList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Place | None = index.data(RowRole)
        if place is None:
            return
        t = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(option.rect).adjusted(4, 1, -4, -1)
        current = index == self._view.currentIndex()
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent") if current else t.color("hover"))
            painter.drawRoundedRect(shape, 6, 6)
        if current and self._view.hasFocus():
            draw_ring(painter, shape, 6)
            draw_halo(painter, shape, 6)
        words = shape.adjusted(t.px(8 + 16 * place.depth), 0, -t.px(30 if place.open else 8), 0)
        weight = 600 if current else 500 if not place.depth else 400
        draw_line(painter, words, place.text, "ui", "ink:accent" if current else "ink", weight)
        if place.open:
            flag = QRectF(shape.right() - t.px(24), shape.top(), t.px(16), shape.height())
            draw_icon(painter, flag, "flag", "warn")
        painter.restore()


class OutlineList(OrderedList):
    """The sections and the scales."""

    takes_numbers = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Rows(), "On this page", parent=parent)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)

    def hint(self, place: int, point: QPoint) -> str:
        row = self.rows.rows[place]
        room = self.viewport().width() - theme().px(60)
        long = isinstance(row, Place) and QFontMetricsF(theme().font("ui")).horizontalAdvance(row.text) > room
        return row.text if isinstance(row, Place) and long else ""


class Outline(QWidget):
    """The list under its heading, and the keys of the page below it. `gone_to` names a paragraph."""

    gone_to = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OutlineList()
        heading = Label("On this page", "small", "ink2", 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 18, SIDE, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(heading)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        keys = QVBoxLayout()
        keys.setContentsMargins(12, 8, 0, 0)
        keys.setSpacing(7)
        for key, words in KEYS:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Keycap(key))
            row.addWidget(Label(words, "small", "ink2"))
            row.addStretch(1)
            keys.addLayout(row)
        column.addLayout(keys)
        self.list.pressed_at.connect(lambda place, _at: self.gone_to.emit(place))
        self.list.current_changed.connect(self._moved)
        theme().changed.connect(self._fit)
        self._fit()

    def show_places(self, places: list[Place]) -> None:
        """Show these."""
        self.list.rows.set_rows(places)

    def mark(self, paras: list[str], para: str) -> None:
        """Mark the place that a paragraph is in, without taking the focus; `paras` are all of them in order."""
        if self.list.hasFocus() or para not in paras:
            return
        at = paras.index(para)
        known = [(paras.index(row.id), n) for n, row in enumerate(self.list.rows.rows) if row.id in paras]
        before = [n for begins, n in known if begins <= at or paras[at + 1 : begins + 1] == [paras[begins]]]
        if before:
            self.list.set_current(before[-1])

    def _moved(self) -> None:
        if self.list.hasFocus():
            self.gone_to.emit(self.list.current_id())

    def _fit(self) -> None:
        self.setFixedWidth(theme().px(WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("line"))
