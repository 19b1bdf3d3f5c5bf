"""The matrix as a model: a row for each kind of team and for each team in it, a column for each principle."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.core.store import Changed
from cxworkshop.core.words import counted
from cxworkshop.stages.principles.page.facts import Cell, Facts
from cxworkshop.stages.principles.records import Principle, cell_id
from cxworkshop.stages.teams.records import Group, Team, team_labels
from cxworkshop.ui.a11y import described

GROUPS: tuple[Group | None, ...] = (*Group, None)
UNPLACED = "Not yet placed"
NAMELESS = "A team without a name"
Index = QModelIndex | QPersistentModelIndex


def group_name(group: Group | None) -> str:
    """What a group is called in the matrix."""
    return group.label if group is not None else UNPLACED


def principle_name(principle: Principle, number: int) -> str:
    """A principle's name, or its number while it has none."""
    return " ".join(principle.name.split()) or f"Principle {number}"


@dataclasses.dataclass(frozen=True, slots=True)
class Sought:
    """What the matrix is filtered by: words of the name, groups (all when empty), one principle, silence."""

    words: str = ""
    groups: frozenset[Group | None] = frozenset()
    principle: str = ""
    silent: bool = False

    def __bool__(self) -> bool:
        return self != Sought()


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A team's row or, without a team, the heading of a group with how many teams are in sight."""

    group: Group | None
    team: Team | None = None
    count: int = 0


class MatrixModel(QAbstractTableModel):
    """Rows and columns in sight. What is typed later stays in sight until the filter is set anew."""

    counted = Signal()  # how many teams are in sight, or there are, has changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = Facts()
        self.sought = Sought()
        self.principles: tuple[Principle, ...] = ()
        self._content = Content()
        self._columns: tuple[Principle, ...] = ()
        self._rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._stale = False  # rows and columns are those of a moment ago: nobody sees them

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self, content: Content) -> None:
        """Show another workshop, all of it."""
        self._content = content
        self.sought = Sought()
        self.facts.read(content)
        self._fill()

    def seek(self, sought: Sought) -> None:
        """Show only what is sought."""
        if sought != self.sought:
            self.sought = sought
            self._fill()

    def follow(self, changed: Changed, *, seen: bool = True) -> None:
        """Take in a step, an undo or a redo; the rows wait for `catch_up` where nobody sees them."""
        touched = self.facts.follow(changed.changes)
        if not seen:
            self._stale = True
            return
        self.catch_up()
        if any(_moves(change) for change in changed.changes):
            self._fill(stay=True)
            return
        if any(isinstance(change.record, Principle) for change in changed.changes):
            self._name_columns()
        renamed = {change.record.id for change in changed.changes if isinstance(change.record, Team)}
        if renamed:
            self._labels = team_labels(self._content)
            for row, one in enumerate(self._rows):
                team = self._content.find(Team, one.team.id) if one.team is not None else None
                if team is not None:
                    self._rows[row] = Row(one.group, team)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)
        for team_id in touched | renamed:
            self._renew(team_id)

    def catch_up(self) -> None:
        """Lay the rows anew when something changed while nobody saw them."""
        if self._stale:
            self._fill(stay=True)

    def team_at(self, row: int) -> Team | None:
        """The team of a row, None for a heading and outside."""
        return self._rows[row].team if 0 <= row < len(self._rows) else None

    def row_at(self, row: int) -> Row:
        """A row; IndexError outside."""
        return self._rows[row]

    def row_of(self, team_id: str) -> int:
        """The row of a team, -1 when it is not in sight."""
        return self._row_of.get(team_id, -1)

    def principle_at(self, column: int) -> Principle | None:
        """The principle of a column, None outside."""
        return self._columns[column] if 0 <= column < len(self._columns) else None

    def column_of(self, principle_id: str) -> int:
        """The column of a principle, -1 when it is not in sight."""
        return next((n for n, one in enumerate(self._columns) if one.id == principle_id), -1)

    def number_of(self, principle_id: str) -> int:
        """The number of a principle, from 1; 0 when there is none."""
        return next((n for n, one in enumerate(self.principles, 1) if one.id == principle_id), 0)

    def label(self, team_id: str) -> str:
        """A team's name, with its path where the name occurs twice."""
        return " ".join(self._labels.get(team_id, "").split()) or NAMELESS

    def id_at(self, index: Index) -> str:
        """How a cell is named, "" in a heading's row."""
        team, principle = self.team_at(index.row()), self.principle_at(index.column())
        return cell_id(team.id, principle.id) if team is not None and principle is not None else ""

    def cell_at(self, index: Index) -> Cell | None:
        """What a cell shows, None in a heading's row."""
        team, principle = self.team_at(index.row()), self.principle_at(index.column())
        return self.facts.cell(team.id, principle.id) if team is not None and principle is not None else None

    def next_lopsided(self, team_id: str) -> str:
        """The next team in sight after this one that is measured by operations alone, from the top again; or ""."""
        order = [row.team.id for row in self._rows if row.team is not None]
        start = order.index(team_id) + 1 if team_id in self._row_of else 0
        return next((each for each in order[start:] + order[:start] if self.facts.lopsided(each)), "")

    @property
    def shown(self) -> int:
        """How many teams are in sight."""
        return len(self._row_of)

    @property
    def teams(self) -> int:
        """How many teams there are."""
        return len(self._labels)

    # -- the model ---------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        # A heading's cells are nothing to stand on: the arrows pass over them.
        if self.team_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        cell = self.cell_at(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.spoken
        team, principle = self.team_at(index.row()), self.principle_at(index.column())
        assert team is not None
        assert principle is not None
        name = principle_name(principle, self.number_of(principle.id))
        return described(self.label(team.id), name, cell.spoken)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            principle = self.principle_at(section)
            return principle_name(principle, self.number_of(principle.id)) if principle is not None else None
        if not 0 <= section < len(self._rows):
            return None
        row = self._rows[section]
        if row.team is None:
            return f"{group_name(row.group)}, {counted(row.count, 'team')}"
        only = "measures only operations" if self.facts.lopsided(row.team.id) else ""
        return described(self.label(row.team.id), only)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _fill(self, *, stay: bool = False) -> None:
        """Lay rows and columns anew; `stay` keeps teams in sight that were, and shows those that are new."""
        self._stale = False
        before, known = frozenset(self._row_of), frozenset(self._labels)
        self.beginResetModel()
        self._labels = team_labels(self._content)
        self.principles = self._content.of(Principle)
        one = self.sought.principle
        if not any(principle.id == one for principle in self.principles):
            one = ""
        self._columns = tuple(p for p in self.principles if not one or p.id == one)
        self._rows = []
        standing: dict[Group | None, list[Row]] = {group: [] for group in GROUPS}
        for team in self._content.of(Team):
            if self._passes(team, one) or (stay and (team.id in before or team.id not in known)):
                standing[team.group].append(Row(team.group, team))
        for group, rows in standing.items():
            if rows:
                self._rows += [Row(group, None, len(rows)), *rows]
        self._row_of = {row.team.id: n for n, row in enumerate(self._rows) if row.team is not None}
        self.endResetModel()
        self.counted.emit()

    def _passes(self, team: Team, principle: str) -> bool:
        sought = self.sought
        if not sought:
            return True
        words = self.label(team.id).casefold()
        return (
            all(word in words for word in sought.words.casefold().split())
            and (not sought.groups or team.group in sought.groups)
            and not (sought.silent and self.facts.says(team.id, principle))
        )

    def _name_columns(self) -> None:
        self.principles = self._content.of(Principle)
        self._columns = tuple(p for p in self.principles if any(p.id == one.id for one in self._columns))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _renew(self, team_id: str) -> None:
        row = self._row_of.get(team_id)
        if row is not None and self._columns:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)


def _moves(change: Change) -> bool:
    """Whether a change makes, takes or moves a row or a column."""
    before, after = change.before, change.after
    if isinstance(change.record, Principle):
        return before is None or after is None or before.order != after.order
    if isinstance(change.record, Team):
        if not (isinstance(before, Team) and isinstance(after, Team)):
            return True
        return (before.group, before.order, before.parent) != (after.group, after.order, after.parent)
    return False
