"""The examples of a scale, as high as they need to be, written where they stand.

Enter goes from the situation to the behaviour on culture, to the one off culture, and to the next situation.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from cxworkshop.stages.culture.page.examples_cells import EDGE, ExampleDelegate
from cxworkshop.stages.culture.page.examples_model import FIELDS, SITUATION, ExampleModel, Index
from cxworkshop.stages.culture.page.examples_writing import CellText, ExampleWriting
from cxworkshop.stages.culture.records import Example
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme

NARROW, WIDE = 116, 230  # the column of situations, in pixels at 100 %


class ExampleTable(QTableView):
    """`revealed` carries the place of the current cell, for whatever scrolls around the table; `went` tells that
    another row is the current one.
    """

    revealed = Signal(QRect)
    went = Signal()
    left_above = Signal()  # up from the first row, or Esc: the hand goes back to the scale

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.scale_id = ""
        self.examples = ExampleModel(self)
        self.cells = ExampleDelegate(self)
        self.writing = ExampleWriting(self)
        self._fitting = False
        self._heights: dict[str, tuple[Example, tuple[object, ...], int]] = {}
        self.setModel(self.examples)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Examples")
        self._dress()
        theme().changed.connect(self.fit)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # -- what it shows -------------------------------------------------------------------------------------------------

    def show_examples(self, scale_id: str, examples: Sequence[Example], suggestion: str) -> None:
        """Show the examples of a scale. The current cell and a half-typed text stay with their example."""
        if scale_id != self.scale_id:
            self.commit()
            self.scale_id = scale_id
            self._heights.clear()
            self.setCurrentIndex(self.examples.index(0, SITUATION))
        here = self.current_example()
        column = max(0, self.currentIndex().column())
        row = self.currentIndex().row()
        if self.examples.set_examples(examples, suggestion):
            found = self.examples.row_of(here.id) if here is not None else row
            row = found if found >= 0 else min(max(0, row), len(examples))
            self.setCurrentIndex(self.examples.index(row, column))
        if self.columnSpan(len(examples), SITUATION) != len(FIELDS):
            self.clearSpans()
            self.setSpan(len(examples), SITUATION, 1, len(FIELDS))  # where the next one begins is one long cell
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.examples.index(0, SITUATION))
        self.fit()
        self.writing.place()

    def current_example(self) -> Example | None:
        """The example of the current row; None in the last."""
        return self.examples.example_at(self.currentIndex().row())

    def select(self, example_id: str) -> bool:
        """Go to an example, to the side that is missing; False when it is not here."""
        row = self.examples.row_of(example_id)
        example = self.examples.example_at(row)
        if example is None:
            return False
        texts = (example.situation, example.on, example.off)
        column = next((n for n, text in enumerate(texts) if not text.strip()), SITUATION)
        self.setCurrentIndex(self.examples.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def column_widths(self) -> tuple[int, int, int]:
        """Situation, on culture, off culture, in pixels."""
        width = self.width()
        first = min(max(round(width * 0.2), theme().px(NARROW)), theme().px(WIDE))
        side = (width - first) // 2
        return first, side, width - first - side

    def fit(self) -> None:
        """Give columns and rows their sizes, and the table the height of all of them."""
        if self._fitting:
            return
        self._fitting = True
        widths = self.column_widths()
        for column, width in enumerate(widths):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        total = 0
        edited = self.writing.row if self.editor is not None else -1
        for row in range(self.examples.rowCount()):
            high = self._height_of(row, widths)
            if self.editor is not None and row == edited:
                high = max(high, self.editor.height() + 2 * EDGE)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)
            total += high
        if self.height() != total:
            self.setFixedHeight(total)
        self._fitting = False

    def _height_of(self, row: int, widths: tuple[int, int, int]) -> int:
        """The height of a row; measured again only when its words, the widths or the look are others."""
        example = self.examples.example_at(row)
        if example is None:
            return self.cells.row_height(self.examples, row, widths)
        look = (widths, theme().key)
        kept = self._heights.get(example.id)
        if kept is not None and kept[0] is example and kept[1] == look:
            return kept[2]
        high = self.cells.row_height(self.examples, row, widths)
        self._heights[example.id] = (example, look, high)
        return high

    # -- writing -------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin a new example in the last row."""
        self.writing.commit()
        self.writing.open("", SITUATION)

    def write_here(self) -> None:
        """Write in the current cell."""
        index, example = self.currentIndex(), self.current_example()
        self.writing.open(example.id if example is not None else "", index.column() if example else SITUATION)

    def commit(self) -> None:
        """Keep what is half typed and close the field."""
        self.writing.commit()

    @property
    def editor(self) -> CellText | None:
        """The field that is open, if any."""
        return self.writing.editor

    # -- Qt ------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        above = event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        if above or event.key() == Qt.Key.Key_Escape:
            self.left_above.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.current_example() is None:
            event.accept()  # the last row has one cell
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to commands."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.examples.example_at(current.row()) is None and current.column() > SITUATION:
            self.setCurrentIndex(self.examples.index(current.row(), SITUATION))
            return
        self.viewport().update()
        self.went.emit()
        if self.hasFocus():
            self.revealed.emit(self.visualRect(self.currentIndex()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        empty = index.isValid() and not str(index.data() or "").strip()
        if event.button() == Qt.MouseButton.LeftButton and empty and index == self.currentIndex():
            self.write_here()  # an invitation is pressed to be answered

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.write_here()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.examples.index(0, SITUATION))
        self.viewport().update()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.revealed.emit(self.visualRect(self.currentIndex()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.writing.place()
