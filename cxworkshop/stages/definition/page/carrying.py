"""Carrying a row of a painted list to another place with the mouse; a line shows where it would go."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cxworkshop.stages.definition.page.rows import Row, Rows
from cxworkshop.ui.theme import theme

MOVE = Qt.DropAction.MoveAction


class CarryingList(QListView):
    """A list over `rows`; it tells what was dropped where, and moves nothing itself."""

    dropped = Signal(str, str)  # a row, and the row it goes before ("" for the end)

    def __init__(self, rows: Rows, *, across: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._across = across
        self._aim_row: int | None = None
        self._pressed: QPoint | None = None
        self.setModel(rows)
        if rows.mime:
            self.setDragEnabled(True)
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDropIndicatorShown(False)

    def startDrag(self, actions: Qt.DropAction) -> None:
        place = self.currentIndex().row()
        row = self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None
        if row is None or not self.carries(row):
            return
        self._pressed = None
        data = QMimeData()
        data.setData(self.rows.mime, row.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        cell = self.visualRect(self.currentIndex())
        drag.setPixmap(self.viewport().grab(cell))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - cell.topLeft())
        drag.exec(MOVE, MOVE)

    def carries(self, row: Row) -> bool:
        """Whether a row can be put elsewhere."""
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self.rows.mime):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(self.rows.mime):
            self._aim(self._row_at(event.position().toPoint()))
            event.setDropAction(MOVE)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(self.rows.mime):
            return
        carried = bytes(event.mimeData().data(self.rows.mime).data()).decode()
        place = self._row_at(event.position().toPoint())
        self._aim(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the rows move by the step, not by the view
        event.accept()
        rows = self.rows.rows
        if place < len(rows) and rows[place].id == carried:
            place += 1
        self.dropped.emit(carried, rows[place].id if place < len(rows) else "")

    def _row_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.rows.rows)
        middle = self.visualRect(index).center()
        return index.row() + (point.x() > middle.x() if self._across else point.y() > middle.y())

    def _aim(self, place: int | None) -> None:
        if place != self._aim_row:
            self._aim_row = place
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim_row is None or not self.rows.rows:
            return
        after = self._aim_row >= len(self.rows.rows)
        rect = self.visualRect(self.rows.index(min(self._aim_row, len(self.rows.rows) - 1)))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._across:
            x = max(2, min(rect.right() if after else rect.left(), self.viewport().width() - 3))
            painter.drawLine(x, rect.top() + 8, x, rect.bottom() - 8)
        else:
            y = max(2, min(rect.bottom() if after else rect.top(), self.viewport().height() - 3))
            painter.drawLine(8, y, self.viewport().width() - 8, y)
