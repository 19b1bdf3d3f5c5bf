"""The cards of one column: arrows move the focus, only Space, Shift and Ctrl select, drops are told to the board."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QToolTip, QWidget

from cxworkshop.stages.teams.page.cards import GAP, SIDE, CardDelegate
from cxworkshop.stages.teams.page.columns import MIME, BoardModel, ColumnModel
from cxworkshop.stages.teams.page.lifted import lifted_picture
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.batched import BatchedList
from cxworkshop.ui.theme import theme

WHOLE_NAME_MS = 900  # a focused card that cuts its name shows it after this rest
Flag = QItemSelectionModel.SelectionFlag
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class CardList(BatchedList):
    """Keys that leave the column, menus and drops are told to the board."""

    leaving = Signal(int)  # -1 to the column on the left, 1 to the right
    escaped = Signal()
    dropped = Signal(list, str)  # team ids, the id of the card they go before ("" for the end)
    aimed = Signal(bool)  # cards hang over the list
    focused = Signal()
    current_changed = Signal()
    menu_wanted = Signal(QPoint, bool)  # where on the screen, and whether it is about cards

    def __init__(self, board: BoardModel, model: ColumnModel, name: str, parent: QWidget) -> None:
        super().__init__(200, parent)
        self.column = model
        self.setModel(model)
        self.delegate = CardDelegate(self, board)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self._drop_row: int | None = None
        self._anchor: str | None = None
        self._pressed_selected = False
        self._pressed_at: QPoint | None = None
        self._whole_name = QTimer(self, singleShot=True, interval=WHOLE_NAME_MS)
        self._whole_name.timeout.connect(self._show_whole_name)

    # -- what is chosen ----------------------------------------------------------------------------------------

    def current_team(self) -> Team | None:
        """The team whose card has the focus, or had it last."""
        return self.column.team_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen(self) -> list[Team]:
        """The teams an act is about: the selected ones, or without a selection the focused one."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        current = self.current_team()
        if not rows:
            return [current] if current is not None else []
        return [team for row in rows if (team := self.column.team_at(row)) is not None]

    def keep_in_sight(self) -> None:
        """The card under the hand stays in sight when its column is laid out anew."""
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_in_sight()

    def place_of(self, team_id: str) -> QRect | None:
        """Where a team's card stands in this widget's pixels, None when it is not the current one."""
        team = self.current_team()
        if team is None or team.id != team_id or not self.isVisible():
            return None
        return self.delegate.card_rect(self.visualRect(self.currentIndex()))

    def focus_row(self, row: int) -> None:
        """Put the focus on a card, the nearest there is; the selection is let go."""
        self.mark_row(row)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_row(self, row: int) -> None:
        """Make a card the current one and reveal it, wherever the focus is."""
        count = self.column.rowCount()
        if count:
            index = self.column.index(max(0, min(row, count - 1)))
            self._anchor = None
            self.selectionModel().setCurrentIndex(index, Flag.Clear)
            self.scrollTo(index)

    def toggle(self) -> None:
        """Select the focused card, or let it go."""
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), Flag.Toggle)

    def select_teams(self, ids: frozenset[str]) -> None:
        """Select exactly these of the column's teams."""
        chosen = QItemSelection()
        for row in range(self.column.rowCount()):
            team = self.column.team_at(row)
            if team is not None and team.id in ids:
                chosen.select(self.column.index(row), self.column.index(row))
        self.selectionModel().select(chosen, Flag.ClearAndSelect)

    # -- keys --------------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands on the board; they never jump to a name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        QToolTip.hideText()
        if plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.leaving.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif plain and key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.modifiers() == _SHIFT and key in _MOVES:
            row = self.currentIndex().row()
            goal = {Qt.Key.Key_Up: row - 1, Qt.Key.Key_Down: row + 1, Qt.Key.Key_Home: 0}
            self._extend(goal.get(Qt.Key(key), self.column.rowCount() - 1))
        else:
            if key not in _HELD:
                self._anchor = None
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Arrows and plain clicks move the focus and leave the selection to what is done on purpose."""
        return Flag.NoUpdate

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()
        if self.hasFocus():
            self._whole_name.start()

    def _extend(self, row: int) -> None:
        """Select from where the selection began to a row."""
        team = self.current_team()
        if team is None:
            return
        anchor = self._anchor or team.id
        start = self.column.row_with(anchor, self.currentIndex().row())
        row = max(0, min(row, self.column.rowCount() - 1))
        chosen = QItemSelection(self.column.index(min(start, row)), self.column.index(max(start, row)))
        self.selectionModel().setCurrentIndex(self.column.index(row), Flag.NoUpdate)
        self.selectionModel().select(chosen, Flag.ClearAndSelect)
        self.scrollTo(self.column.index(row))
        self._anchor = anchor

    def _show_whole_name(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid() and self.isActiveWindow():
            self.delegate.show_whole(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.column.rowCount():
            self.selectionModel().setCurrentIndex(self.column.index(0), Flag.NoUpdate)
        self._whole_name.start()
        self._repaint_all()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._whole_name.stop()
        self._repaint_all()

    def _repaint_all(self) -> None:
        self.viewport().update()
        parent = self.parentWidget()
        if parent is not None and not self.column.rowCount():
            parent.update()

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_selected = False
        self._pressed_at = event.position().toPoint() if left and index.isValid() else None
        if left and index.isValid() and event.modifiers() & _SHIFT:
            self._extend(index.row())
        elif left and index.isValid() and event.modifiers() & _CTRL:
            if not self.selectionModel().hasSelection() and self.currentIndex().isValid() and self.hasFocus():
                self.selectionModel().select(self.currentIndex(), Flag.Select)
            self.selectionModel().setCurrentIndex(index, Flag.Toggle)
        else:
            self._anchor = None
            self._pressed_selected = index.isValid() and self.selectionModel().isSelected(index)
            if not self._pressed_selected:
                self.clearSelection()
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Qt would begin to select: it starts a drag only from what is selected already.
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.startDrag(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)
        if self._pressed_selected and event.button() == Qt.MouseButton.LeftButton:
            self.clearSelection()
        self._pressed_selected = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.mark_row(index.row())
            self.menu_wanted.emit(event.globalPos(), index.isValid())
        else:
            card = self.delegate.card_rect(self.visualRect(self.currentIndex()))
            self.menu_wanted.emit(self.viewport().mapToGlobal(card.center()), self.currentIndex().isValid())

    # -- dragging ----------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        self._pressed_selected = False
        teams = self.chosen()
        if not teams:
            return
        indexes = [self.column.index(self.column.row_of(team)) for team in teams]
        drag = QDrag(self)
        drag.setMimeData(self.column.mimeData(indexes))
        names = [self.column.board.labels.of(team) for team in teams]
        drag.setPixmap(lifted_picture(names, round(self.delegate.name_room()), self))
        drag.setHotSpot(QPoint(24, theme().px(20)))
        self.delegate.lifted = frozenset(team.id for team in teams)
        self.viewport().update()
        try:
            drag.exec(Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        finally:
            self.delegate.lifted = frozenset()
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)  # scrolls at the edges
            self.aim(self._row_at(event.position().toPoint()))
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.stopAutoScroll()
        self.drop(event, self._row_at(event.position().toPoint()))

    def drop(self, event: QDropEvent, row: int) -> None:
        """Take in the cards of a drop before a row; anything else is refused."""
        self.aim(None)
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the rows move by the step, not by the view
        event.accept()
        ids = bytes(event.mimeData().data(MIME).data()).decode().split("\n")
        before = self.column.team_at(row)
        while before is not None and before.id in ids:
            row += 1
            before = self.column.team_at(row)
        self.dropped.emit(ids, before.id if before is not None else "")

    def _row_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.column.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def aim(self, row: int | None) -> None:
        """Show where a drop would go, None for nowhere."""
        if row != self._drop_row:
            if (row is None) != (self._drop_row is None):
                self.aimed.emit(row is not None)
            self._drop_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None:
            return
        row, count, gap = self._drop_row, self.column.rowCount(), theme().px(GAP)
        if row < count:
            y = self.visualRect(self.column.index(row)).top() - gap / 2
        else:
            y = self.visualRect(self.column.index(count - 1)).bottom() + 1 - gap / 2 if count else 4
        y = min(max(1.5, y), self.viewport().height() - 1.5)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        line = QRectF(SIDE + 4, y, self.viewport().width() - 2 * SIDE - 8, 0)
        painter.drawLine(line.topLeft(), line.topRight())
