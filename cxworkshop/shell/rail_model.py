"""What the rail shows of each stage: how far it is, how many checks are open, what is not as it was signed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from cxworkshop.shell.watch import COUNTING, Standing
from cxworkshop.stages import STAGES
from cxworkshop.ui.labels import tooltip

NOT_STARTED = "Not started"
Index = QModelIndex | QPersistentModelIndex


class StageModel(QAbstractListModel):
    """The stages and how they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing()
        self._counting = False
        self._signed = 0
        self._changed: dict[str, str] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(STAGES)

    def set_standing(self, standing: Standing, *, counting: bool = False) -> None:
        """Show how the stages stand; `counting`: these are the last figures, and new ones are a while in coming."""
        self._standing, self._counting = standing, counting
        self.dataChanged.emit(self.index(0), self.index(len(STAGES) - 1))

    def set_changed(self, signed: int, summaries: Mapping[str, str]) -> None:
        """What differs from the revision that was signed last, by stage key, as "2 teams, 1 principle"."""
        changed = {key: words for key, words in summaries.items() if words}
        if (signed, changed) != (self._signed, self._changed):
            self._signed, self._changed = signed, changed
            self.dataChanged.emit(self.index(0), self.index(len(STAGES) - 1))

    def changed(self, row: int) -> str:
        """What on the stage is not as it was signed, in a sentence without its stop; "" when nothing is."""
        words = self._changed.get(STAGES[row].key, "")
        return f"Changed since revision {self._signed} was signed: {words}" if words else ""

    def words(self, row: int) -> str:
        progress = self._standing.progress.get(STAGES[row].key)
        if self._counting and (progress is None or not progress.share):
            return COUNTING  # "Not started" may no longer be true
        return progress.words if progress is not None else ""

    def share(self, row: int) -> float:
        progress = self._standing.progress.get(STAGES[row].key)
        return progress.share if progress is not None else 0.0

    def checks(self, row: int) -> int:
        """How many checks are open; none at a stage that was not begun, where everything is still to be done."""
        progress = self._standing.progress.get(STAGES[row].key)
        if progress is not None and progress.words == NOT_STARTED:
            return 0
        return len(self._standing.of(STAGES[row].key))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return STAGES[row].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = self.checks(row)
            said = {0: "nothing open", 1: "1 open check"}.get(number, f"{number} open checks")
            changed = self.changed(row)
            changed = changed[:1].lower() + changed[1:]
            return ", ".join(part for part in (STAGES[row].title, self.words(row), said, changed) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.changed(row)) or None
        return None
