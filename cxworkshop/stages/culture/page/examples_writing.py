"""Writing in the examples: which cell is being written, what is kept, and where Enter goes from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from cxworkshop.stages.culture import commands as do
from cxworkshop.stages.culture.page.examples_cells import EDGE
from cxworkshop.stages.culture.page.examples_model import FIELDS, NAMES, SITUATION, Index
from cxworkshop.stages.culture.records import Example
from cxworkshop.ui.steptext import StepText
from cxworkshop.ui.theme import Role

if TYPE_CHECKING:
    from cxworkshop.stages.culture.page.examples_table import ExampleTable

_WINDOW = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class CellText(StepText):
    """The field over a cell: Tab goes on as Enter does, Shift+Tab back; `turned` says which way."""

    turned = Signal(int)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False  # Tab is a key like others here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.commit()
            self.turned.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
        else:
            super().keyPressEvent(event)


class ExampleWriting(QObject):
    """One field at a time over a cell of the table. Whatever closes it keeps what was typed."""

    def __init__(self, table: ExampleTable) -> None:
        super().__init__(table)
        self._table = table
        self.editor: CellText | None = None
        self._example = ""  # its id, "" for the one that begins
        self._column = SITUATION

    @property
    def row(self) -> int:
        """The row that is written; -1 when its example has gone."""
        examples = self._table.examples
        return examples.row_of(self._example) if self._example else len(examples.examples)

    def covers(self, index: Index) -> bool:
        """Whether the field lies over this cell."""
        return self.editor is not None and (index.row(), index.column()) == (self.row, self._column)

    def open(self, example_id: str, column: int) -> None:
        """Write in a cell of an example, "" for the one that begins."""
        self.close(back=False)
        self._example, self._column = example_id, column
        table, row = self._table, self.row
        if row < 0:
            return
        table.setCurrentIndex(table.examples.index(row, column))
        example = table.examples.example_at(row)
        role: Role = "ui" if column == SITUATION else "voice"
        editor = CellText("", NAMES[column], role, max_lines=14, parent=table.viewport())
        editor.set_text(str(getattr(example, FIELDS[column])) if example is not None else "")
        self.editor = editor
        editor.committed.connect(self._keep)
        editor.entered.connect(lambda: self._go_on(1))
        editor.turned.connect(self._go_on)
        editor.escaped.connect(lambda: self.close(back=True))
        editor.installEventFilter(self)
        self.place()
        editor.show()
        editor.begin()
        table.revealed.emit(table.visualRect(table.currentIndex()))

    def commit(self) -> None:
        """Keep what is half typed and close the field."""
        self.close(back=False)

    def close(self, *, back: bool) -> None:
        """Keep what is typed and take the field away; `back`: the focus goes to its cell."""
        editor = self.editor
        if editor is None:
            return
        editor.commit()
        table = self._table
        # Nothing begun in the last row: what was written before it is at hand again.
        row = self.row if self._example else self.row - 1
        table.setCurrentIndex(table.examples.index(max(0, row), self._column))
        self._drop(editor, back=back)
        table.fit()

    def place(self) -> None:
        """Lay the field over its cell; away with it when its example has gone by another way."""
        editor = self.editor
        if editor is None:
            return
        table, row = self._table, self.row
        if row < 0:
            self._drop(editor, back=False)
            return
        example = table.examples.example_at(row)
        if example is not None:
            editor.set_text(str(getattr(example, FIELDS[self._column])))  # unless words are half typed
        card = table.cells.card(table.visualRect(table.examples.index(row, self._column))).toRect()
        editor.setFixedWidth(table.column_widths()[self._column] - 2 * EDGE)
        editor.move(card.topLeft())

    def _drop(self, editor: CellText, *, back: bool) -> None:
        self.editor = None
        editor.removeEventFilter(self)
        if back or editor.hasFocus():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()

    def _keep(self, text: str) -> None:
        desk = self._table.desk
        if self._example:
            if desk.content.find(Example, self._example) is not None:
                desk.do(do.write_example, self._example, FIELDS[self._column], text.strip())
                desk.end_typing()
        elif text.strip() and self._table.scale_id:
            done = desk.do(do.add_example, self._table.scale_id, text.strip())
            if done and done.value is not None:
                self._example = done.value.id

    def _go_on(self, way: int) -> None:
        """To the next cell, the first of the next row after the last; nothing begun in the last row ends it."""
        row, column = divmod(self.row * len(FIELDS) + self._column + way, len(FIELDS))
        if not self._example or row < 0:
            self.close(back=True)
            return
        following = self._table.examples.example_at(row)
        self.open(following.id if following is not None else "", column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.editor is None or watched is not self.editor:
            return False
        if event.type() == QEvent.Type.Resize:
            self._table.fit()
            self.place()
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() in _WINDOW:
                self.editor.commit()
            else:
                self.close(back=False)
        return False
