"""A table that is only read: headings and rows of text, laid out without measuring every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cxworkshop.ui.tables import Table
from cxworkshop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
SAMPLE = 200  # rows that decide how wide a column is
NARROWEST, WIDEST = 72, 380


class TextModel(QAbstractTableModel):
    """Rows of text under headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings: Sequence[str] = ()
        self.rows: Sequence[Sequence[str]] = ()

    def set_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self.headings, self.rows = headings, rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {text or 'nothing'}"
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class ReadTable(Table):
    """The view: whole rows, one stop of the Tab order, Ctrl C copies the rows chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.rows = TextModel(self)
        self.setModel(self.rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme().changed.connect(self._fit)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace what is shown; columns keep their width while the headings stay the same."""
        same = list(headings) == list(self.rows.headings)
        row = self.currentIndex().row()
        self.rows.set_rows(headings, rows)
        if not same:
            self._fit()
        if rows:
            self.setCurrentIndex(self.rows.index(min(max(row, 0), len(rows) - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            lines = ["\t".join(self.rows.rows[row]) for row in chosen]
            QGuiApplication.clipboard().setText("\n".join(lines))
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        t = theme()
        metrics = QFontMetricsF(t.font("ui"))
        bold = QFontMetricsF(t.font("ui", 600))
        for column, heading in enumerate(self.rows.headings):
            wide = max(
                (metrics.horizontalAdvance(row[column][:80]) for row in self.rows.rows[:SAMPLE]),
                default=0.0,
            )
            wide = max(wide, bold.horizontalAdvance(heading)) + t.px(30)
            self.setColumnWidth(column, round(min(max(wide, t.px(NARROWEST)), t.px(WIDEST))))
