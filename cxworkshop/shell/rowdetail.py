"""A row of a table with all its words, docked beside the table: what a narrow column has to cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.shell.readonly import ReadTable
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.drawer import Drawer
from cxworkshop.ui.labels import Label, Paragraph


class RowDetail(Drawer):
    """Follows the table's current row while it is open. Esc closes and the focus goes back to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._table: ReadTable | None = None
        self._fields: list[tuple[str, str]] = []
        for icon, name, step in (("caret-up", "The row before", -1), ("caret-down", "The next row", 1)):
            button = IconButton(icon, name)
            button.clicked.connect(lambda _checked=False, step=step: self.step(step))
            self.tools.addWidget(button)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Headings and words that show; fields without a word are left out."""
        return self._fields

    def show_row(self, table: ReadTable, title: str, row: int) -> None:
        """Open on a row of a table."""
        if self._table is not table:
            if self._table is not None:
                self._table.selectionModel().currentRowChanged.disconnect(self._follow)
            self._table = table
            table.selectionModel().currentRowChanged.connect(self._follow)
        self.eyebrow.setText(title)
        self._fill(row)
        self.open(table)

    def step(self, by: int) -> None:
        """The next or previous row."""
        if self._table is not None:
            row = self._table.currentIndex().row() + by
            if 0 <= row < self._table.rows.rowCount():
                self._table.setCurrentIndex(self._table.rows.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _follow(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self.is_open and current.isValid():
            self._fill(current.row())

    def _fill(self, row: int) -> None:
        assert self._table is not None
        words = self._table.rows.rows[row]
        headings = self._table.rows.headings
        self._fields = [(head, text) for head, text in zip(headings, words, strict=True) if text.strip()]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 4, 24, 24)
        column.setSpacing(2)
        for number, (head, text) in enumerate(self._fields):
            if number == 0:
                self.title.setText(text)
                self.setAccessibleName(text)
                continue
            column.addWidget(Label(head, "small", "ink2", 600))
            column.addWidget(Paragraph(text, "body", "ink"))
            column.addSpacing(12)
        column.addStretch(1)
        self.set_body(body)
