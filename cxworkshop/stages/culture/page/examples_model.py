"""The examples of one scale as a table of three columns, with a last row in which the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.stages.culture.page.behaviour import hint
from cxworkshop.stages.culture.records import Example
from cxworkshop.ui.a11y import described
from cxworkshop.ui.inroom import SPOKEN
from cxworkshop.ui.since import NOT_AS_SIGNED, as_signed

FIELDS = ("situation", "on", "off")
SITUATION, ON, OFF = range(3)
NAMES = ("Situation", "On culture", "Off culture")
ExampleRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class ExampleModel(QAbstractTableModel):
    """`suggestion` is a situation one could begin with, shown in the last row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.examples: tuple[Example, ...] = ()
        self.suggestion = ""
        self.on_wall = ""  # the example that the room sees
        self.differs: Callable[[str], bool] = as_signed

    def mark(self, record: str) -> None:
        """Another record is the one the room sees, "" for none."""
        before, self.on_wall = self.on_wall, record
        for row in {self.row_of(before), self.row_of(record)} - {-1}:
            self.dataChanged.emit(self.index(row, SITUATION), self.index(row, SITUATION))

    def set_examples(self, examples: Sequence[Example], suggestion: str) -> bool:
        """Show these examples. True when rows came, went or moved."""
        same = [one.id for one in examples] == [one.id for one in self.examples]
        if same and tuple(examples) == self.examples and suggestion == self.suggestion:
            return False
        if not same:
            self.beginResetModel()
        self.examples, self.suggestion = tuple(examples), suggestion
        if not same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(examples), OFF))
        return not same

    def example_at(self, row: int) -> Example | None:
        """The example in a row, None in the last and outside."""
        return self.examples[row] if 0 <= row < len(self.examples) else None

    def row_of(self, example_id: str) -> int:
        """The row of an example, -1 when it is not here."""
        return next((row for row, one in enumerate(self.examples) if one.id == example_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.examples) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal and 0 <= section < len(NAMES)
        return NAMES[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        example = self.example_at(index.row())
        if role == ExampleRole:
            return example
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(example, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) and example is not None:
            return getattr(example, FIELDS[index.column()])
        return None

    def _spoken(self, example: Example | None, column: int) -> str:
        if example is None:
            return "Add a situation" if column == SITUATION else ""
        text = str(getattr(example, FIELDS[column])).strip()
        if column == SITUATION:
            promise = "about keeping promises" if example.promise_keeping else ""
            signed = NOT_AS_SIGNED if self.differs(example.id) else ""
            return described(text or "No situation yet", promise, signed, SPOKEN if example.id == self.on_wall else "")
        return described(f"{NAMES[column]}: {text or 'nothing yet'}", hint(text))
