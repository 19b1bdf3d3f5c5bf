"""A list that is laid out in batches, and whose page keys do not wait for the batches that are still to come.

Qt looks for the row a page further among the rows it has laid out; while that row is in none of them, it does not stop
looking, and the end is the end of what is laid out. Rows are equally high here, so a page is counted instead.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

_PAGES = {
    QListView.CursorAction.MovePageDown: 1,
    QListView.CursorAction.MovePageUp: -1,
}


class BatchedList(QListView):
    """A QListView with uniform rows, laid out in batches of `batch` rows."""

    def __init__(self, batch: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(batch)

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        way = _PAGES.get(action)
        rows = self.model().rowCount() if self.model() is not None else 0
        if action is QListView.CursorAction.MoveEnd and rows:
            return self.model().index(rows - 1, self.modelColumn())
        if way is None or not rows:
            return super().moveCursor(action, modifiers)
        high = max(1, self.sizeHintForRow(0) + 2 * self.spacing())
        page = max(1, self.viewport().height() // high - 1)
        here = self.currentIndex().row()
        row = here + way * page if here >= 0 else 0
        return self.model().index(max(0, min(rows - 1, row)), self.modelColumn())
