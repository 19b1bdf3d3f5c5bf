"""A table that is only read: headings and rows of text, laid out without measuring every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cxworkshop.ui.tables import Table
from cxworkshop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
SAMPLE = 200  # rows that decide how wide a column is
NARROWEST, WIDEST = 72, 560
GIVES_WAY_TO = 150


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

    def chosen_text(self) -> str:
        """The rows chosen as a spreadsheet takes them: cells parted by tabs."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        return "\n".join("\t".join(self.rows.rows[row]) for row in chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As wide as the words want; where that is too much, the widest columns give way first."""
        t = theme()
        metrics = QFontMetricsF(t.font("ui"))
        bold = QFontMetricsF(t.font("ui", 600))
        widths = []
        for column, heading in enumerate(self.rows.headings):
            wide = max(
                (metrics.horizontalAdvance(row[column][:80]) for row in self.rows.rows[:SAMPLE]),
                default=0.0,
            )
            wide = max(wide, bold.horizontalAdvance(heading)) + t.px(30)
            widths.append(min(max(wide, t.px(NARROWEST)), t.px(WIDEST)))
        for column, width in enumerate(shared(widths, self.viewport().width(), t.px(GIVES_WAY_TO))):
            self.setColumnWidth(column, width)


def shared(widths: Sequence[float], room: float, least: float) -> list[int]:
    """Widths that together fit `room` as far as no column falls below `least`; the widest are cut to one measure."""
    low, high = min(least, room), max(widths, default=least)
    if sum(widths) > room:
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (middle, high) if sum(min(w, middle) for w in widths) <= room else (low, middle)
        high = max(low, least)
    return [int(min(width, high)) for width in widths]
