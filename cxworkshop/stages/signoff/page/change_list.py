"""What changed as one list: arrows go from sentence to sentence, Enter to the thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from cxworkshop.stages.signoff.changes import Change
from cxworkshop.stages.signoff.page.change_model import ChangesModel
from cxworkshop.stages.signoff.page.change_paint import ChangeDelegate
from cxworkshop.stages.signoff.page.change_rows import Row
from cxworkshop.ui.theme import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChangesView(QListView):
    """One stop for Tab; Enter or a double click goes to the thing. `opened` carries the Change."""

    opened = Signal(object)
    focus_shown = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = ChangesModel(self)
        self.setModel(self.model_)
        self.delegate = ChangeDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("What changed")
        theme().changed.connect(self._restyle)

    def current(self) -> Change | None:
        """The change the keys are about."""
        at = self.currentIndex().row()
        row = self.model_.rows[at] if 0 <= at < len(self.model_.rows) else None
        return row if isinstance(row, Change) else None

    def select(self, wanted: Callable[[Change], bool]) -> bool:
        """Stand on the first change of this kind; False when none is listed."""
        rows = enumerate(self.model_.rows)
        at = next((n for n, row in rows if isinstance(row, Change) and wanted(row)), -1)
        if at >= 0:
            self.setCurrentIndex(self.model_.index(at))
            self.scrollTo(self.model_.index(at), QListView.ScrollHint.PositionAtCenter)
        return at >= 0

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the change one was at stays the current one when it is among them."""
        before = self.current()
        top = self.verticalScrollBar().value()
        if not self.model_.set_rows(rows):
            return
        at = next((n for n, row in enumerate(rows) if row == before), -1) if before is not None else -1
        if at >= 0:
            index = self.model_.index(at)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.verticalScrollBar().setValue(top)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.focus_shown = True
        change = self.current()
        if event.key() in ENTER and change is not None:
            self.opened.emit(change)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        change = self.current()
        if change is not None:
            self.opened.emit(change)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_shown = event.reason() != Qt.FocusReason.MouseFocusReason
        if self.current() is None:
            first = next((n for n, row in enumerate(self.model_.rows) if isinstance(row, Change)), -1)
            if first >= 0:
                index = self.model_.index(first)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()

    def _restyle(self) -> None:
        self.delegate.forget()
        self.doItemsLayout()
