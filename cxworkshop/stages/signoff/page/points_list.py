"""The list of open points as it is painted: a tick, the sentence, below it the word that lets it stay open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.stages.signoff.page.point_rows import PointRow
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.theme import theme

PAD = 11
BOX = 18
LEAD = 12
GAP = 6
INSIDE = 18  # how far a rule's own points stand in
FIELD = 30
FIELD_GAP = 4
RowRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class PointsModel(QAbstractListModel):
    """The rows; those that only read otherwise are painted again, nothing else moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PointRow] = []

    def set_rows(self, rows: Sequence[PointRow]) -> bool:
        """Hold these rows; True when some came or went."""
        before, now = self.rows, list(rows)
        if [row.key for row in before] != [row.key for row in now]:
            self.beginResetModel()
            self.rows = now
            self.endResetModel()
            return True
        self.rows = now
        for at, (old, new) in enumerate(zip(before, now, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))
        return False

    def place_of(self, key: str) -> int:
        """Where a row stands, -1 when it is not here."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None


class PointDelegate(QStyledItemDelegate):
    """Paints the rows; the one whose word is being written keeps the room for its field free."""

    def __init__(self, view: PointsView) -> None:
        super().__init__(view)
        self._view = view
        self.edited = ""

    def _ground(self, rect: QRectF, row: PointRow) -> QRectF:
        left = theme().px(INSIDE) if row.inside else 0
        return rect.adjusted(3 + left, GAP / 2, -3, -GAP / 2)

    def _words_width(self, width: float, row: PointRow) -> int:
        t = theme()
        ground = self._ground(QRectF(0, 0, width, 10), row)
        tail = t.px(22) if row.group else 0
        return max(40, int(ground.width()) - 2 * t.px(PAD) - t.px(BOX) - t.px(LEAD) - tail)

    @staticmethod
    def _fonts() -> tuple[QFont, int, QFont, int]:
        t = theme()
        return t.font("ui", 500), t.line_height("ui"), t.font("small"), t.line_height("small")

    def height(self, row: PointRow, width: float) -> int:
        """Pixels the row needs at this width, its gap included."""
        t = theme()
        font, line, small, small_line = self._fonts()
        room = self._words_width(width, row)
        first = height_of(row.sentence, font, room, line)
        second = height_of(row.said, small, room, small_line)
        if row.key == self.edited:
            second = 2 * t.px(FIELD) + FIELD_GAP + t.px(4)
        return first + second + 2 * t.px(7) + GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PointRow | None = index.data(RowRole)
        return QSize(0, self.height(row, self._view.viewport().width()) if row is not None else 0)

    def box_rect(self, rect: QRect, row: PointRow) -> QRectF:
        """Where the tick is."""
        t = theme()
        ground = self._ground(QRectF(rect), row)
        side = t.px(BOX)
        top = ground.top() + t.px(7) + (t.line_height("ui") - side) / 2
        return QRectF(ground.left() + t.px(PAD), top, side, side)

    def field_rect(self, rect: QRect, row: PointRow) -> QRect:
        """Where the word is written."""
        t = theme()
        ground = self._ground(QRectF(rect), row)
        left = ground.left() + t.px(PAD) + t.px(BOX) + t.px(LEAD) - 8
        height = 2 * t.px(FIELD) + FIELD_GAP
        return QRectF(left, ground.bottom() - height - t.px(6), ground.right() - t.px(8) - left, height).toRect()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PointRow | None = index.data(RowRole)
        if row is None:
            return
        t = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(QRectF(option.rect), row)
        shape = ground.adjusted(0.5, 0.5, -0.5, -0.5)
        has_focus = self._view.hasFocus()
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and has_focus
        focused = has_focus and index == self._view.currentIndex()
        fill = "soft:accent" if selected else "well" if row.done else "soft:warn"
        painter.setPen(QPen(t.color("accent" if selected else "warn-line"), 1) if selected or not row.done
                       else Qt.PenStyle.NoPen)  # fmt: skip
        painter.setBrush(t.color(fill))
        painter.drawRoundedRect(shape, 8, 8)
        self._paint_box(painter, self.box_rect(option.rect, row), row)
        self._paint_words(painter, ground, row, selected=selected)
        if focused and self._view.focus_shown:
            draw_ring(painter, ground, 8)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, row: PointRow) -> None:
        t = theme()
        on = row.done
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(t.color("edge"), 1.2))
        painter.setBrush(t.color("accent" if on else "field"))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
        if on:
            inset = box.width() * 0.17
            draw_icon(painter, box.adjusted(inset, inset, -inset, -inset), "check", "on-accent", "bold")
        elif row.worded:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hatch_brush("accent"))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 2, 2)

    def _paint_words(self, painter: QPainter, ground: QRectF, row: PointRow, *, selected: bool) -> None:
        t = theme()
        font, line, small, small_line = self._fonts()
        room = self._words_width(self._view.viewport().width(), row)
        left = ground.left() + t.px(PAD) + t.px(BOX) + t.px(LEAD)
        y = ground.top() + t.px(7)
        painter.setPen(t.color("ink"))
        layouts, height = lay_out(row.sentence, font, room, line)
        for layout, top in layouts:
            layout.draw(painter, QPointF(left, y + top))
        if row.key != self.edited:
            color = "ink2" if row.done else "ink:accent" if selected else "ink:warn"
            painter.setPen(t.color(color))
            for layout, top in lay_out(row.said, small, room, small_line)[0]:
                layout.draw(painter, QPointF(left, y + height + top))
        if row.group:
            side = t.px(14)
            icon = QRectF(ground.right() - t.px(PAD) - side, y + (line - side) / 2, side, side)
            draw_icon(painter, icon, "caret-up" if row.unfolded else "caret-down", "ink2")


class PointsView(QListView):
    """One stop for Tab. Space is the stage's command; → and ← unfold and fold a rule; several rows may be chosen."""

    word_wanted = Signal()
    fold_wanted = Signal(str, bool)
    resized = Signal()
    looked_at = Signal(QRect)  # the current row, so that what scrolls around the list can show it
    focus_shown = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = PointsModel(self)
        self.setModel(self.model_)
        self.delegate = PointDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Open points")
        self._key, self._chosen = "", set[str]()
        self.model_.modelAboutToBeReset.connect(self._keep)
        self.model_.modelReset.connect(self._come_back)
        theme().changed.connect(self.doItemsLayout)

    # -- rows ----------------------------------------------------------------------------------------------------------

    def current_row(self) -> PointRow | None:
        """The row the keys are about."""
        at = self.currentIndex().row()
        return self.model_.rows[at] if 0 <= at < len(self.model_.rows) else None

    def chosen(self) -> list[PointRow]:
        """The rows that are chosen, in order; the current one when none is."""
        rows = [self.model_.rows[index.row()] for index in sorted(self.selectedIndexes(), key=lambda i: i.row())]
        current = self.current_row()
        return rows or ([current] if current is not None else [])

    def set_current(self, key: str) -> bool:
        """Choose one row and reveal it; False when it is not here."""
        at = self.model_.place_of(key)
        if at < 0:
            return False
        index = self.model_.index(at)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def wanted_height(self) -> int:
        """The height at which nothing has to scroll."""
        width = self.viewport().width()
        return sum(self.delegate.height(row, width) for row in self.model_.rows) + 2

    def set_scrolling(self, on: bool) -> None:
        """Whether the list scrolls in itself, or is as high as its rows."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if on else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)

    def relayout(self) -> None:
        """A row needs another height."""
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.resized.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked_at.emit(self.visualRect(current))

    # -- events --------------------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show(True)
        row = self.current_row()
        fold = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if row is not None and fold is not None and (row.group or row.inside):
            self.fold_wanted.emit(row.key if row.group else row.key.partition("/")[0], fold)
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and len(self.selectedIndexes()) > 1 and row is not None:
            self.set_current(row.key)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row: PointRow | None = index.data(RowRole) if index.isValid() else None
        if row is None or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        box = self.delegate.box_rect(self.visualRect(index), row).adjusted(-6, -6, 6, 6)
        if box.contains(event.position()):
            self.word_wanted.emit()
        elif row.group:
            self.fold_wanted.emit(row.key, not row.unfolded)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row: PointRow | None = index.data(RowRole) if index.isValid() else None
        if row is not None and not row.group:
            self.word_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model_.rows:
            self.set_current(self.model_.rows[0].key)
        self._show(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
            self.resized.emit()

    def _show(self, on: bool) -> None:
        self.focus_shown = on
        self.viewport().update()

    def _keep(self) -> None:
        row = self.current_row()
        self._key = row.key if row is not None else ""
        self._chosen = {one.key for one in self.chosen()}

    def _come_back(self) -> None:
        at = self.model_.place_of(self._key)
        if at < 0 and self._key:
            at = min(0, len(self.model_.rows) - 1)
        if at >= 0:
            index = self.model_.index(at)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for number, row in enumerate(self.model_.rows):
            if row.key in self._chosen:
                self.selectionModel().select(self.model_.index(number), QItemSelectionModel.SelectionFlag.Select)
