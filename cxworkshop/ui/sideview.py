"""The rows of a side list as a view: arrows make one the current one, and a row is carried by mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cxworkshop.ui.cards import CardState, draw_card
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.sidemodel import MIME, PAD_X, PAD_Y, SIDE, Index, SideDelegate, SideModel, ground_of, place_of
from cxworkshop.ui.siderow import RowLook, SideRow
from cxworkshop.ui.theme import theme

MOVE = Qt.DropAction.MoveAction


class SideView(QListView):
    """One stop for Tab; the arrows make a row the current one, and the rest of the page follows."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str)
    menu_wanted = Signal(str, QPoint)
    below = Signal()  # down from the last row

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = SideModel(self)
        self.setModel(self.model_)
        self.delegate = SideDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        self._aim_row: int | None = None
        self._quiet = False
        theme().changed.connect(self._fit)
        self._fit()

    # -- rows ----------------------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        """Show these rows; the current one stays the current one."""
        key, at = self.current_key, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        if self.model_.set_rows(rows):
            stays = self.set_current(key, reveal=False)
            if not stays and at >= 0 and (row := self.model_.row_at(min(at, self.model_.rowCount() - 1))) is not None:
                self.set_current(row.key, reveal=False)
        self._fit()
        self.verticalScrollBar().setValue(scrolled)

    @property
    def current_key(self) -> str:
        """The key of the current row, "" without one."""
        row = self.model_.row_at(self.currentIndex().row())
        return row.key if row is not None else ""

    def set_current(self, key: str, *, reveal: bool = True) -> bool:
        """Make a row the current one without telling; False when it is not here."""
        at = self.model_.place_of(key)
        if at < 0:
            return False
        self._quiet = True
        self.selectionModel().setCurrentIndex(self.model_.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        if reveal:
            self.scrollTo(self.model_.index(at))
        return True

    def title_rect(self, index: Index, height: int) -> QRect:
        """Where a field over a row's title stands, in the viewport."""
        ground = ground_of(self.visualRect(index)).toRect()
        return QRect(ground.left() + 4, ground.top() + 2, ground.width() - 8, height)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.current_key)

    # -- keys and mouse ------------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump to a title."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.currentIndex().row() == self.model_.rowCount() - 1
        if event.key() == Qt.Key.Key_Down and last and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.below.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.opened.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.model_.row_at(self.indexAt(event.position().toPoint()).row())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.indexAt(event.pos()).isValid():
            return
        if self.current_key:
            self.menu_wanted.emit(self.current_key, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        row = self.model_.row_at(0)
        if not self.currentIndex().isValid() and row is not None:
            self.set_current(row.key)
            self.chosen.emit(row.key)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row = self.model_.row_at(index.row())
            words = row.tip(int(place_of(self.visualRect(index)).width())) if row is not None else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    # -- carrying a row ------------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        row = self.model_.row_at(index.row())
        if row is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model_.mimeData([index]))
        drag.setPixmap(self._picture(index, row))
        drag.setHotSpot(QPoint(30, 30))
        self.delegate.lifted = row.key
        self.viewport().update()
        try:
            drag.exec(MOVE, MOVE)
        finally:
            self.delegate.lifted = ""
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)  # scrolls near the edges
            self._aim(self._row_near(event.position().toPoint()))
            event.setDropAction(MOVE)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            return
        key = bytes(event.mimeData().data(MIME).data()).decode()
        self._aim(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # rows move by the step, not by the view
        event.accept()
        self.drop(key, self._row_near(event.position().toPoint()))

    def drop(self, key: str, at: int) -> None:
        """Ask for a row to stand before the one at a place; nothing is asked when it stands there already."""
        was = self.model_.place_of(key)
        if was >= 0 and at not in (was, was + 1):
            before = self.model_.row_at(at)
            self.moved.emit(key, before.key if before is not None else "")

    def _row_near(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.model_.rowCount() if point.y() > 0 else 0
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _aim(self, row: int | None) -> None:
        if row != self._aim_row:
            self._aim_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim_row is None or not self.model_.rowCount():
            return
        after = self._aim_row >= self.model_.rowCount()
        rect = self.visualRect(self.model_.index(self.model_.rowCount() - 1 if after else self._aim_row))
        y = max(2, min(rect.bottom() if after else rect.top(), self.viewport().height() - 2))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(SIDE, y, self.viewport().width() - SIDE, y)

    def _picture(self, index: Index, row: SideRow) -> QPixmap:
        size = ground_of(self.visualRect(index)).size().toSize()
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(size.width() + 40, size.height() + 60) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(16, 10, size.width(), size.height())
        draw_card(painter, card, CardState.DRAGGING)
        px = theme().px(PAD_Y)
        row.paint(painter, card.adjusted(PAD_X, px, -PAD_X, -px), RowLook())
        painter.end()
        return picture

    # -- size ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """No higher than the rows: what adds one stands directly below the last."""
        self.scheduleDelayedItemsLayout()
        option = QStyleOptionViewItem()
        count = self.model_.rowCount()
        alike = self.uniformItemSizes() and count > 0  # then one row says how high all are, of a thousand as well
        asked = range(1 if alike else count)
        height = sum(self.delegate.sizeHint(option, self.model_.index(row)).height() for row in asked)
        height *= count if alike else 1
        self.setMaximumHeight(height)
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), min(self._height, theme().px(80)))
