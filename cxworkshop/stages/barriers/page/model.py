"""A list of lines as a model: rows that stay keep their place, so that selection, scroll and editors stay too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

LineRole = int(Qt.ItemDataRole.UserRole)
MIME = "application/x-cxworkshop-barrier"
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Keyed(Protocol):
    """What a line must have: a key that stays the same as long as the line is about the same thing."""

    @property
    def key(self) -> str: ...


L = TypeVar("L", bound=Keyed)


class LineModel(QAbstractListModel, Generic[L]):
    """Lines in order. `spoken` is what a screen reader hears of a line; `is_stop` whether the focus stops at it;
    `dragged` the record a line carries when it is dragged, "" for none."""

    def __init__(
        self,
        spoken: Callable[[L], str],
        is_stop: Callable[[L], bool],
        dragged: Callable[[L], str] = lambda _line: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spoken, self._is_stop, self._dragged = spoken, is_stop, dragged
        self._lines: list[L] = []
        self._rows: dict[str, int] = {}

    @property
    def lines(self) -> Sequence[L]:
        """All lines."""
        return self._lines

    def line_at(self, row: int) -> L | None:
        """The line in a row, None outside."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: str) -> int:
        """The row of a line by its key, -1 when it is not here."""
        return self._rows.get(key, -1)

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show these lines. What stands alike at both ends is not touched; between them rows are put in and out."""
        before, after = [line.key for line in self._lines], [line.key for line in lines]
        head = 0
        while head < min(len(before), len(after)) and before[head] == after[head]:
            head += 1
        tail = 0
        while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        gone, new = len(before) - tail, len(after) - tail
        if gone > head:
            self.beginRemoveRows(_ROOT, head, gone - 1)
            del self._lines[head:gone]
            self._count()
            self.endRemoveRows()
        if new > head:
            self.beginInsertRows(_ROOT, head, new - 1)
            self._lines[head:head] = lines[head:new]
            self._count()
            self.endInsertRows()
        for row, line in enumerate(lines):
            if self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))

    def _count(self) -> None:
        self._rows = {line.key: row for row, line in enumerate(self._lines)}

    # -- what Qt asks --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if line is None:
            return None
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line_at(index.row())
        if line is None or not self._is_stop(line):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self._dragged(line) else flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        line = self.line_at(indexes[0].row()) if indexes else None
        if line is not None:
            data.setData(MIME, self._dragged(line).encode())
        return data
