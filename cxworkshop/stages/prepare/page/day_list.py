"""The lines of a day under one focus: arrows move, digits type minutes, and a line is carried by key or by mouse."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from cxworkshop.stages.prepare.clock import ItemTime
from cxworkshop.stages.prepare.page.lines import MIME, ROW, SIDE, DayModel, Index, LineDelegate, Places
from cxworkshop.ui.cards import CardState, draw_card
from cxworkshop.ui.theme import theme

MOVE = Qt.DropAction.MoveAction


class DayList(QListView):
    """One stop for Tab. What leaves the list, or asks for an editor, is told by signals."""

    leaving = Signal(int)  # -1 to the day on the left, 1 to the right
    dropped = Signal(str, str)  # a line's id, the id of the line it goes before ("" for the end)
    edit_wanted = Signal(int, str, str)  # row, "title" or "minutes", what was typed already
    kind_wanted = Signal(int)
    current_changed = Signal()

    def __init__(self, model: DayModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = model
        self.setModel(model)
        self.delegate = LineDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self._aim_row: int | None = None
        self._pressed: QPoint | None = None
        self._kept = ""
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._renew)
        model.dataChanged.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    # -- what is current ---------------------------------------------------------------------------------------

    def current_line(self) -> ItemTime | None:
        """The line that has the focus, or had it last."""
        return self.lines.line_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def focus_row(self, row: int) -> None:
        """Put the focus on a row, the nearest there is."""
        self.set_current(row)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()

    def set_current(self, row: int) -> None:
        """Make a row the current one, the nearest there is, without taking the focus."""
        count = self.lines.rowCount()
        if count:
            index = self.lines.index(max(0, min(row, count - 1)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def line_rect(self, row: int) -> QRect:
        """Where a row stands, in the coordinates of the parent."""
        rect = self.visualRect(self.lines.index(row))
        return rect.translated(self.pos() + self.viewport().pos())

    # -- keys and mouse ----------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump to a title."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key, text = event.key(), event.text()
        if plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.leaving.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif plain and text.isascii() and text.isdigit() and self.current_line() is not None:
            self.edit_wanted.emit(self.currentIndex().row(), "minutes", text)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        index = self.indexAt(point)
        if pressed is None or not index.isValid() or self.indexAt(pressed) != index:
            return
        places = Places.of(QRectF(self.visualRect(index)))
        if places.glyph.contains(QPointF(point)):
            self.kind_wanted.emit(index.row())
        elif places.minutes.united(places.unit).contains(QPointF(point)):
            self.edit_wanted.emit(index.row(), "minutes", "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.edit_wanted.emit(index.row(), "title", "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.set_current(0)
        self.viewport().update()
        self.current_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self.current_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit()

    # -- carrying a line ---------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        line = self.current_line()
        if line is None:
            return
        self._pressed = None
        drag = QDrag(self)
        drag.setMimeData(self.lines.mimeData([self.currentIndex()]))
        drag.setPixmap(self._picture(line))
        drag.setHotSpot(QPoint(24, theme().px(ROW) // 2 + 10))
        self.delegate.lifted = line.item.id
        self.viewport().update()
        try:
            drag.exec(MOVE, MOVE)
        finally:
            self.delegate.lifted = ""
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._aim(self._row_at(event.position().toPoint()))
            event.setDropAction(MOVE)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            return
        carried = bytes(event.mimeData().data(MIME).data()).decode()
        row = self._row_at(event.position().toPoint())
        self._aim(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the lines move by the step, not by the view
        event.accept()
        before = self.lines.line_at(row)
        if before is not None and before.item.id == carried:
            before = self.lines.line_at(row + 1)
        self.dropped.emit(carried, before.item.id if before is not None else "")

    def _row_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.lines.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _aim(self, row: int | None) -> None:
        if row != self._aim_row:
            self._aim_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim_row is None:
            return
        rows = self.lines.rowCount()
        last = self.visualRect(self.lines.index(rows - 1)).bottom() + 1 if rows else 0
        here = self.visualRect(self.lines.index(self._aim_row)).top() if self._aim_row < rows else last
        y = max(2, min(here, self.viewport().height() - 2))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(SIDE, y, self.viewport().width() - SIDE, y)

    def _picture(self, line: ItemTime) -> QPixmap:
        width, height = self.viewport().width(), self.delegate.height(line)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(width + 40, height + 60) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(16, 10, width, height)
        draw_card(painter, place, CardState.DRAGGING)
        self.delegate.paint_line(painter, place, line)
        painter.end()
        return picture

    # -- inside ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _keep_current(self) -> None:
        line = self.current_line()
        self._kept = line.item.id if line is not None else ""
        self._kept_row = self.currentIndex().row()

    _kept_row = -1

    def _renew(self) -> None:
        row = self.lines.row_of(self._kept) if self._kept else -1
        row = row if row >= 0 else self._kept_row
        if row >= 0:
            self.set_current(row)
        self._fit()

    def _fit(self) -> None:
        rows = [self.delegate.height(self.lines.line_at(row)) for row in range(self.lines.rowCount())]
        self.setFixedHeight(sum(rows) or theme().px(ROW))
        self.doItemsLayout()
        self.updateGeometry()
