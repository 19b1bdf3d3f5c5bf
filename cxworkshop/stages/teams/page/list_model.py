"""The teams as rows of a table, in the order of the workshop, of a column or of a filter, edited in place.

A change to one team touches one row. Sorting and filtering happen when they are asked for, not while somebody
types: a row never jumps away under the hands. The last row is empty and takes the name of the next team.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import Changed
from cxworkshop.core.words import counted
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.list_cells import EDITABLE, TITLES, Column, edited, shown_in, sort_key
from cxworkshop.stages.teams.records import Group, Support, Team, Touch
from cxworkshop.ui.a11y import described
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.since import NOT_AS_SIGNED

ADD = "Add a team"
MANY = 50  # from so many rows that come, go or move in one step on, all rows are laid anew
ORDER = -1  # the column Qt names when a sort is taken back
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_WRITTEN = _READ | Qt.ItemFlag.ItemIsEditable  # put together once: Qt asks for every cell it paints
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TeamTable(QAbstractTableModel):
    """The rows of the List tab. `desk` does what is typed, `board` knows what the lines of sight say."""

    def __init__(self, desk: Desk, board: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._teams: list[Team] = []
        self._places: dict[str, int] | None = None
        self._filter = ""
        self._sorted = ORDER
        self._way = Qt.SortOrder.AscendingOrder
        self.read()

    # -- Qt's side -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._teams) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.PEOPLE:
            return RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = Column(index.column())
        team = self.team_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            if team is None:
                return ADD if column is Column.NAME else ""
            return shown_in(self._board, team, column)
        if role == Qt.ItemDataRole.EditRole:
            return edited(team, column) if team is not None else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.PEOPLE:
            return RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(team, column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        column = index.column()
        return _WRITTEN if column in EDITABLE and (column == 0 or index.row() < len(self._teams)) else _READ

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed or chosen in a cell; False when it changes nothing or could not be done."""
        column, team = Column(index.column()), self.team_at(index.row())
        if team is None:
            name = " ".join(str(value).split())
            return bool(name) and column is Column.NAME and bool(self._desk.do(commands.add_team, name))
        if value == edited(team, column):
            return False
        match column:
            case Column.GROUP:
                return bool(self._desk.do(commands.place_team, team.id, Group(value) if value else None))
            case Column.TOUCH:
                return bool(self._desk.do(commands.set_touch, team.id, Touch(value) if value else None))
            case Column.PEOPLE:
                return self._ended(bool(self._desk.do(commands.set_headcount, team.id, value)))
            case Column.NAME if not str(value).strip():
                return False
            case _:
                field = EDITABLE[column]
                return self._ended(bool(self._desk.do(commands.write_team, team.id, field, str(value).strip())))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort once by a column, those who say nothing last; `ORDER` goes back to the order of the workshop."""
        self._sorted, self._way = column, order
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [self._teams[i.row()].id if i.row() < len(self._teams) else "" for i in old]
        self._set(self._in_order(self._teams))
        rows = [self.row_of(i) if i else len(self._teams) for i in ids]
        self.changePersistentIndexList(old, [self.index(row, i.column()) for row, i in zip(rows, old, strict=True)])
        self.layoutChanged.emit()

    # -- the tab's side --------------------------------------------------------------------------------------------

    def team_at(self, row: int) -> Team | None:
        """The team in a row; None in the last, empty one."""
        return self._teams[row] if 0 <= row < len(self._teams) else None

    def is_on_wall(self, row: int) -> bool:
        """Whether the room sees the team in this row."""
        team = self.team_at(row)
        return team is not None and team.id == self._board.on_wall

    def differs(self, row: int) -> bool:
        """Whether the team in this row is not as it was signed."""
        team = self.team_at(row)
        return team is not None and self._board.differs(team.id)

    def mark(self, *teams: str) -> None:
        """The sign of the room came to these teams, or left them."""
        for row in map(self.row_of, teams):
            if row >= 0:
                cell = self.index(row, Column.NAME)
                self.dataChanged.emit(cell, cell)

    def row_of(self, team_id: str) -> int:
        """The row of a team, or -1 while the filter hides it."""
        if self._places is None:
            self._places = {team.id: row for row, team in enumerate(self._teams)}
        return self._places.get(team_id, -1)

    @property
    def filter(self) -> str:
        """What the shown teams have in common; "" shows all."""
        return self._filter

    def set_filter(self, text: str) -> None:
        """Show only teams whose name, unit or purpose holds every word of `text`."""
        text = " ".join(text.split())
        if text != self._filter:
            self._filter = text
            self.read()

    def read(self) -> None:
        """Lay all rows anew from the workshop on the desk."""
        self.beginResetModel()
        self._set(self._in_order([team for team in self._desk.content.of(Team) if self._shows(team)]))
        self.endResetModel()

    def refuse(self, refused: Refused) -> None:
        """What was typed cannot be taken: say why."""
        self._desk.problem.emit(refused)

    def words(self) -> str:
        """How many teams are in sight: "41 teams", "3 of 41 teams"."""
        count = self._desk.content.count(Team)
        return f"{len(self._teams):,} of {count:,} teams" if self._filter else counted(count, "team")

    def follow(self, changed: Changed) -> None:
        """Take in a step, an undo or a redo."""
        teams = [
            (_team(change.before), _team(change.after)) for change in changed.changes if isinstance(change.record, Team)
        ]
        moved = [1 for old, new in teams if old is None or new is None or old.order != new.order]
        if len(moved) > MANY:
            self._read_on({new.id for _, new in teams if new is not None})
            return
        renamed = False
        for old, new in teams:
            renamed |= old is not None and new is not None and (old.name, old.parent) != (new.name, new.parent)
            self._follow_team(old, new)
        for team_id in {c.record.team for c in changed.changes if isinstance(c.record, Support)}:
            self._renew(self.row_of(team_id))
        if renamed or self._board.relabelled:  # other rows name the team too
            self._renew_columns((Column.PARENT, Column.SUPPORTS))

    def follow_sights(self) -> None:
        """Lines of sight were looked at again."""
        self._renew_columns((Column.REACH,))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _follow_team(self, old: Team | None, new: Team | None) -> None:
        row = self.row_of(old.id if old is not None else "")
        if new is None or (old is not None and row >= 0 and old.order != new.order and self._sorted == ORDER):
            if row >= 0:
                self.beginRemoveRows(_ROOT, row, row)
                del self._teams[row]
                self._places = None
                self.endRemoveRows()
            if new is not None:
                self._insert(new)
        elif row >= 0:
            self._teams[row] = new
            self._renew(row)
        elif old is None or self._shows(new):
            self._insert(new)

    def _insert(self, team: Team) -> None:
        row = len(self._teams)
        if self._sorted == ORDER:
            row = bisect_left(self._teams, (team.order, team.id), key=lambda t: (t.order, t.id))
        self.beginInsertRows(_ROOT, row, row)
        self._teams.insert(row, team)
        self._places = None
        self.endInsertRows()

    def _renew(self, row: int) -> None:
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _renew_columns(self, columns: Iterable[Column]) -> None:
        if self._teams:
            for column in columns:
                self.dataChanged.emit(self.index(0, column), self.index(len(self._teams) - 1, column))

    def _read_on(self, kept: set[str]) -> None:
        """Lay all rows anew; what was in sight or was just changed stays in sight."""
        kept |= {team.id for team in self._teams}
        self.beginResetModel()
        teams = [team for team in self._desk.content.of(Team) if team.id in kept or self._shows(team)]
        self._set(self._in_order(teams))
        self.endResetModel()

    def _set(self, teams: list[Team]) -> None:
        self._teams = teams
        self._places = None

    def _in_order(self, teams: Sequence[Team]) -> list[Team]:
        if self._sorted == ORDER:
            return sorted(teams, key=lambda team: (team.order, team.id))
        column = Column(self._sorted)
        keys = {team.id: sort_key(self._board, team, column) for team in teams}
        said = [team for team in teams if keys[team.id] is not None]
        said.sort(key=lambda team: keys[team.id], reverse=self._way is Qt.SortOrder.DescendingOrder)
        return said + [team for team in teams if keys[team.id] is None]

    def _shows(self, team: Team) -> bool:
        if not self._filter:
            return True
        text = f"{team.name} {team.unit} {team.purpose}".casefold()
        return all(word in text for word in self._filter.casefold().split())

    def _spoken(self, team: Team | None, column: Column) -> str:
        if team is None:
            return ADD if column is Column.NAME else ""
        value = shown_in(self._board, team, column)
        signed = NOT_AS_SIGNED if column is Column.NAME and self._board.differs(team.id) else ""
        return described(self._board.labels.of(team), TITLES[column], value or "empty", signed)

    def _ended(self, done: bool) -> bool:
        self._desk.end_typing()
        return done


def _team(record: object) -> Team | None:
    return record if isinstance(record, Team) else None
