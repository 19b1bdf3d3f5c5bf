"""The rows of a painted list as a model: what keeps its place is only painted again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole)


class Row(Protocol):
    """What a list can show: `id` tells rows apart, `said` is read aloud."""

    @property
    def id(self) -> str: ...

    @property
    def said(self) -> str: ...


class Rows(QAbstractListModel):
    """Rows as they are painted. What keeps its place is only repainted; the list finds the focused row again."""

    def __init__(self, mime: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mime = mime
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        before, after = [row.id for row in self.rows], [row.id for row in rows]
        if before != after:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
            return
        old, self.rows = self.rows, tuple(rows)
        for place, (was, now) in enumerate(zip(old, self.rows, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, row_id: str) -> int:
        """The place of a row, -1 when it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row.said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.mime else flags
