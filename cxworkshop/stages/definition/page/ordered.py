"""A list whose rows are painted, chosen by arrows and numbers, and put in order by dragging: cards and candidates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from cxworkshop.stages.definition.page.carrying import CarryingList
from cxworkshop.stages.definition.page.rows import Index, Row, Rows
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

OTHER = Qt.FocusReason.OtherFocusReason


class OrderedList(CarryingList):
    """The list. It knows of no record: it says what is wanted, and the tab does it."""

    current_changed = Signal()
    edit_wanted = Signal(str, QPoint)  # a double click on a row, and where in the viewport
    pressed_at = Signal(str, QPoint)  # a press and release on a row
    number_pressed = Signal(int)  # 1 to 9, and 0 where it is taken
    escaped = Signal()
    resized = Signal()

    takes_numbers = True
    takes_zero = False

    def __init__(self, rows: Rows, name: str, *, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(rows, across=across, parent=parent)
        self._kept, self._kept_place = "", -1
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("plain", True)
        self.setFlow(QListView.Flow.LeftToRight if across else QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(needed if across else never)
        self.setVerticalScrollBarPolicy(never if across else needed)
        rows.modelAboutToBeReset.connect(self._keep_current)
        rows.modelReset.connect(self._find_current)
        theme().changed.connect(self.fit)

    # -- the focused row -------------------------------------------------------------------------------------------

    def current(self) -> Row | None:
        """The focused row, or the one that had the focus last."""
        place = self.currentIndex().row()
        return self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None

    def current_id(self) -> str:
        """Its id, "" without one."""
        row = self.current()
        return row.id if row is not None else ""

    def set_current(self, place: int) -> None:
        """Make a row the current one, without taking the focus."""
        if self.rows.rows:
            self.setCurrentIndex(self.rows.index(max(0, min(place, len(self.rows.rows) - 1))))

    def focus_row(self, row_id: str = "") -> bool:
        """Focus a row, or the current one; False when it is not here."""
        place = self.rows.row_of(row_id) if row_id else max(0, self.currentIndex().row())
        if row_id and place < 0:
            return False
        self.set_current(place)
        self.setFocus(OTHER)
        self.scrollTo(self.currentIndex())
        return True

    def shift(self, way: int) -> tuple[str, str] | None:
        """Where the current row would go: its id and the row it would then stand before ("" for the end)."""
        place = self.currentIndex().row()
        rows = self.rows.rows
        if not 0 <= place + way < len(rows) or place < 0:
            return None
        before = place + way + (way > 0)
        return rows[place].id, rows[before].id if before < len(rows) else ""

    def row_rect(self, row_id: str) -> QRectF:
        """Where a row stands in the viewport."""
        return QRectF(self.visualRect(self.rows.index(max(0, self.rows.row_of(row_id)))))

    def fit(self) -> None:
        """Sizes have changed: lay the rows out anew."""
        self.doItemsLayout()
        self.viewport().update()
        self.resized.emit()

    # -- keys and mouse ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Numbers are read here: a command does not tell which of its keys was pressed.
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._number(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._number(event)
        if number is not None:
            self.number_pressed.emit(number)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def _number(self, event: QKeyEvent) -> int | None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        known = event.text() in _NUMBERS or (self.takes_zero and event.text() == "0")
        return int(event.text()) if self.takes_numbers and plain and known else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        index = self.indexAt(point)
        if pressed is not None and index.isValid() and self.indexAt(pressed) == index:
            self.pressed_at.emit(self.rows.rows[index.row()].id, point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.edit_wanted.emit(self.rows.rows[index.row()].id, point)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            self.viewport().setToolTip(tooltip(self.hint(index.row(), event.pos())) if index.isValid() else "")
        return super().viewportEvent(event)

    def hint(self, place: int, point: QPoint) -> str:
        """What a row does not have room to show; "" when it shows all."""
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.set_current(0)
        self.viewport().update()
        self.current_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.scheduleDelayedItemsLayout()
            self.resized.emit()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _keep_current(self) -> None:
        self._kept, self._kept_place = self.current_id(), self.currentIndex().row()

    def _find_current(self) -> None:
        place = self.rows.row_of(self._kept) if self._kept else -1
        if place < 0:
            place = self._kept_place
        if place >= 0:
            self.set_current(place)
        self.fit()


_NUMBERS = tuple("123456789")
