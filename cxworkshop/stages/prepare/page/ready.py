"""What must be true before the day: most of it follows from the records and leads there, the rest is ticked by hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.stages.prepare.points import ReadyItem
from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.kinds import draw_dashed_ring
from cxworkshop.ui.labels import height_of, lay_out, tooltip
from cxworkshop.ui.theme import theme

ROW = 29
SIDE = 6
HAND = "hand"
ItemRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class ReadyModel(QAbstractListModel):
    """The things in order; at the end, while one is being added, an empty row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[ReadyItem] = []
        self._gap = False

    def set_items(self, items: list[ReadyItem]) -> None:
        """Show these things."""
        same = [_key(item) for item in items] == [_key(item) for item in self.items]
        if same:
            self.items = items
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def set_gap(self, on: bool) -> None:
        """Make room for a new thing, or close the room again."""
        if on != self._gap:
            self.beginResetModel()
            self._gap = on
            self.endResetModel()

    def item_at(self, row: int) -> ReadyItem | None:
        """The thing in a row, None for the room of a new one and outside."""
        return self.items[row] if 0 <= row < len(self.items) else None

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.items) + self._gap

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item_at(index.row())
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return described(item.text, "ready" if item.ready else "not ready", item.detail)
        return None


def _key(item: ReadyItem) -> tuple[str, str]:
    return (item.part, item.where if item.part == HAND else "")


class ReadyDelegate(QStyledItemDelegate):
    """A sign, the sentence, and at the right a quiet word or the way there."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.edited: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index.data(ItemRole)))

    def height(self, item: ReadyItem | None) -> int:
        """How high a thing is: a sentence that is too long for one line takes more of them."""
        t = theme()
        one, high = t.px(ROW), t.line_height("ui")
        if item is None:
            return one
        width = self._words(QRectF(0, 0, self._view.viewport().width(), one), item).width()
        return one - high + height_of(item.text, _font(item), max(1, round(width)), high)

    def _words(self, rect: QRectF, item: ReadyItem) -> QRectF:
        """Where the sentence stands."""
        t = theme()
        left = rect.left() + SIDE + t.px(18) + t.px(9)
        link = self.link_rect(rect, item)
        tail = link.width() if link.width() else self._tail_width(rect, item)
        right = rect.right() - SIDE - tail
        return QRectF(left, rect.top(), right - t.px(8) - left, rect.height())

    def link_rect(self, rect: QRectF, item: ReadyItem) -> QRectF:
        """Where the way there stands; empty when there is none."""
        if item.ready or item.part == HAND:
            return QRectF()
        width = QFontMetricsF(theme().font("ui", 600)).horizontalAdvance("Show") + theme().px(4 + 14)
        return QRectF(rect.right() - SIDE - width, rect.top(), width, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: ReadyItem | None = index.data(ItemRole)
        if item is None or self.edited == index.row():
            return
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        place, ground = option.rect, theme().color("sheet")
        look = ("ready", item.part, item.ready, item.text, item.detail, focused, hover)
        draw_kept(painter, place, look, lambda into: self._row(into, QRectF(place), item, focused, hover), ground)

    def _row(self, painter: QPainter, rect: QRectF, item: ReadyItem, focused: bool, hover: bool) -> None:
        t = theme()
        if focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(rect.adjusted(0.5, 1, -0.5, -1), 6, 6)
            draw_ring(painter, rect.adjusted(0.5, 1, -0.5, -1), 6)
        elif hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", 0.55))
            painter.drawRoundedRect(rect.adjusted(0.5, 1, -0.5, -1), 6, 6)
        self._sign(painter, rect, item)
        self._tail(painter, rect, item)
        place, font = self._words(rect, item), _font(item)
        painter.setPen(t.color("ink"))
        lines, height = lay_out(item.text, font, max(1, round(place.width())), t.line_height("ui"))
        for layout, down in lines:
            layout.draw(painter, QPointF(place.left(), place.center().y() - height / 2 + down))

    def _sign(self, painter: QPainter, rect: QRectF, item: ReadyItem) -> None:
        t = theme()
        side = t.px(18)
        place = QRectF(rect.left() + SIDE, rect.center().y() - side / 2, side, side)
        if item.ready:
            draw_icon(painter, place, "check-circle", "accent", "fill")
        elif item.part == HAND:
            painter.setPen(QPen(t.color("edge"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place.adjusted(2, 2, -2, -2))
        else:
            draw_dashed_ring(painter, place.adjusted(1.5, 1.5, -1.5, -1.5), "warn")

    def _tail(self, painter: QPainter, rect: QRectF, item: ReadyItem) -> None:
        """Paint what stands at the right."""
        t = theme()
        link = self.link_rect(rect, item)
        if link.width():
            painter.setFont(t.font("ui", 600))
            painter.setPen(t.ink_on("accent"))
            painter.drawText(link, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, "Show")
            side = t.px(14)
            arrow = QRectF(link.right() - side, link.center().y() - side / 2, side, side)
            draw_icon(painter, arrow, "arrow-right", t.ink_on("accent"))
            return
        words = self._detail(rect, item)
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -SIDE, 0), right, words)

    def _tail_width(self, rect: QRectF, item: ReadyItem) -> float:
        return QFontMetricsF(theme().font("small")).horizontalAdvance(self._detail(rect, item))

    @staticmethod
    def _detail(rect: QRectF, item: ReadyItem) -> str:
        """The quiet words at the right as they fit; the sentence goes before them."""
        t = theme()
        sentence = QFontMetricsF(t.font("ui", 600)).horizontalAdvance(item.text)
        room = rect.width() - 2 * SIDE - t.px(18 + 9 + 8) - sentence
        by_hand = item.part == HAND  # the sign says so already: the words give way to the sentence
        most = room if by_hand else max(room, rect.width() * 0.3)
        words = QFontMetricsF(t.font("small")).elidedText(item.detail, Qt.TextElideMode.ElideRight, most)
        return "" if words != item.detail and by_hand else words


def _font(item: ReadyItem) -> QFont:
    return theme().font("ui", 400 if item.ready else 600)


class ReadyList(QListView):
    """One stop for Tab; a press on a hand's ring ticks it, a press on "Show" goes there."""

    tick_wanted = Signal(int)
    open_wanted = Signal(int)

    def __init__(self, model: ReadyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.things = model
        self.setModel(model)
        self.delegate = ReadyDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("What must be true before the day")
        self._row = -1
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(lambda: self.set_current(self._row) if self._row >= 0 else None)
        theme().changed.connect(self.doItemsLayout)

    def current_item(self) -> ReadyItem | None:
        """The thing that has the focus, or had it last."""
        return self.things.item_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def set_current(self, row: int) -> None:
        """Make a row the current one, the nearest there is."""
        if self.things.rowCount():
            index = self.things.index(max(0, min(row, self.things.rowCount() - 1)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def heights(self) -> list[int]:
        """The height of each row."""
        return [self.delegate.height(self.things.item_at(row)) for row in range(self.things.rowCount())]

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(ROW) * 2)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self.things.item_at(index.row()) if index.isValid() else None
        if item is None:
            return
        rect = QRectF(self.visualRect(index))
        if item.part == HAND:
            if event.position().x() < rect.left() + SIDE + theme().px(18) + 4:
                self.tick_wanted.emit(index.row())
        elif self.delegate.link_rect(rect, item).contains(event.position()):
            self.open_wanted.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.open_wanted.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            item = self.things.item_at(self.indexAt(QPoint(event.pos())).row())
            words = "" if item is None else "\n".join(part for part in (item.text, item.detail) if part)
            self.viewport().setToolTip(tooltip(words))
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.set_current(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()

    def _keep(self) -> None:
        self._row = self.currentIndex().row()
