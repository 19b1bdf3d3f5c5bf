"""A painted list under one focus: arrows go from line to line past the headings, and an editor may stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from cxworkshop.stages.barriers.page.model import Index, L, LineModel
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

WHOLE_MS = 900


class LineView(QListView, Generic[L]):
    """What both tabs share. The lines are the model's; `opened` and `menu_wanted` are about the current one."""

    opened = Signal()
    current_changed = Signal()
    menu_wanted = Signal(QPoint)
    escaped = Signal()

    def __init__(self, model: LineModel[L], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.nothing = ""  # said where there is no line
        self._quiet = False
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.verticalScrollBar().setSingleStep(theme().px(24))
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self.doItemsLayout)
        self._whole = QTimer(self, singleShot=True, interval=WHOLE_MS)
        self._whole.timeout.connect(self._show_whole)
        model.dataChanged.connect(lambda *_: self._anew.start())
        theme().changed.connect(self.doItemsLayout)

    # -- what is current -----------------------------------------------------------------------------------------------

    def current_line(self) -> L | None:
        """The line that has the focus, or had it last."""
        return self.rows.line_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show these lines; the current one stays current, and if it has gone the nearest becomes it."""
        before = self.current_line()
        at, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._quiet = True
        self.rows.set_lines(lines)
        if before is not None:
            row = self.rows.row_of(before.key)
            self._make_current(row if row >= 0 else self._stop_near(at))
        self._quiet = False
        self._anew.stop()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        after = self.current_line()
        if (after.key if after is not None else "") != (before.key if before is not None else ""):
            self.current_changed.emit()

    def set_current(self, key: str, *, reveal: bool = True) -> bool:
        """Make a line the current one; False when it is not here."""
        row = self.rows.row_of(key)
        if row < 0:
            return False
        self._make_current(row)
        if reveal:
            self.scrollTo(self.rows.index(row))
        return True

    def focus_first(self) -> None:
        """Put the focus on the current line, the first one where there is none."""
        if not self.currentIndex().isValid():
            self._make_current(self._stop_near(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, way: int) -> bool:
        """Make the next line up or down the current one; False at the end."""
        row = self.currentIndex().row() + way
        while 0 <= row < self.rows.rowCount():
            if self.rows.flags(self.rows.index(row)) & Qt.ItemFlag.ItemIsEnabled:
                self._make_current(row)
                self.scrollTo(self.rows.index(row))
                return True
            row += way
        return False

    def _make_current(self, row: int) -> None:
        index = self.rows.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _stop_near(self, row: int) -> int:
        """The nearest row that the focus may stop at, those below first."""
        rows = sorted(range(self.rows.rowCount()), key=lambda n: (abs(n - row), n < row))
        return next((n for n in rows if self.rows.flags(self.rows.index(n)) & Qt.ItemFlag.ItemIsEnabled), -1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self.current_changed.emit()
        if self.hasFocus():
            QToolTip.hideText()
            self._whole.start()
        self.viewport().update()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        above = index.row() - 1
        line = self.rows.index(above)
        # A heading belongs to the first line below it.
        if above >= 0 and not self.rows.flags(line) & Qt.ItemFlag.ItemIsEnabled and self.visualRect(line).top() < 0:
            super().scrollTo(line, hint)

    # -- keys and mouse ------------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump to a name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if not self.step(1 if event.key() == Qt.Key.Key_Down else -1) and event.key() == Qt.Key.Key_Up:
                self.scrollToTop()
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            home = event.key() == Qt.Key.Key_Home
            row = self._stop_near(0 if home else self.rows.rowCount() - 1)
            if row >= 0:
                self._make_current(row)
                self.scrollTo(self.rows.index(row))
                if home:
                    self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self._make_current(index.row())
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            line = self.rows.line_at(index.row()) if index.isValid() else None
            self.viewport().setToolTip(tooltip(self.hint(line, event.pos()) if line is not None else ""))
        return super().viewportEvent(event)

    def hint(self, line: L, place: QPoint | None) -> str:
        """What a tooltip says of a line at a place of the viewport, or of all of it; "" where nothing is cut."""
        return ""

    def _show_whole(self) -> None:
        """Who comes by key sees, after a moment, the words that the current line cuts."""
        line = self.current_line()
        words = self.hint(line, None) if line is not None else ""
        if words and self.hasFocus() and self.isActiveWindow():
            at = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(theme().px(16), -4)
            QToolTip.showText(self.viewport().mapToGlobal(at), tooltip(words), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.rowCount() or not self.nothing:
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme().font("ui"))
        painter.setPen(theme().color("ink2"))
        room = self.viewport().rect().adjusted(theme().px(16), theme().px(16), -theme().px(16), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.nothing)

    # -- size and focus ------------------------------------------------------------------------------------------------

    def item_rect(self, key: str) -> QRect:
        """Where a line stands in the viewport, empty when it is not here."""
        row = self.rows.row_of(key)
        return self.visualRect(self.rows.index(row)) if row >= 0 else QRect()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._make_current(self._stop_near(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._whole.stop()
        self.viewport().update()
