"""The board's four lists of teams: the tray and one for each kind, each a model sorted in the order of the workshop.

A change to one team touches one row of one list; nothing is ever reset but by opening another workshop or filtering.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from cxworkshop.core.content import Content
from cxworkshop.core.store import Changed
from cxworkshop.core.words import counted
from cxworkshop.stages.teams.page.facts import Facts
from cxworkshop.stages.teams.page.groups import SHORT
from cxworkshop.stages.teams.page.labels import Labels
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.inroom import SPOKEN
from cxworkshop.ui.since import NOT_AS_SIGNED, as_signed

MIME = "application/x-cxworkshop-teams"
GROUPS: tuple[Group | None, ...] = (None, Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE)
LARGE = 1000
SOON = 600  # milliseconds: the first key after the cards is not kept waiting
MANY = 300  # from here on it is quicker to fill the columns anew
_CARD = (  # put together once: Qt asks for every card it paints
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDropEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsEditable
)
_PLACE: Callable[[Team], tuple[float, str]] = attrgetter("order", "id")
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for beyond Qt's own roles."""

    TEAM = int(Qt.ItemDataRole.UserRole) + 1


class ColumnModel(QAbstractListModel):
    """The teams of one column, by order."""

    def __init__(self, board: BoardModel, group: Group | None) -> None:
        super().__init__(board)
        self.board = board
        self.group = group
        self._keys: list[tuple[float, str]] = []
        self._teams: list[Team] = []

    # -- Qt's side ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._teams)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self._teams):
            return None
        team = self._teams[row]
        if role == Role.TEAM:
            return team
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return team.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.board.spoken(team)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _CARD if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [self._teams[index.row()].id for index in sorted(indexes, key=lambda i: i.row())]
        data.setData(MIME, "\n".join(ids).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # -- the board's side --------------------------------------------------------------------------------------

    def team_at(self, row: int) -> Team | None:
        """The team in a row, or None."""
        return self._teams[row] if 0 <= row < len(self._teams) else None

    def row_of(self, team: Team) -> int:
        """The row of a team as it stands here, or -1."""
        row = bisect_left(self._keys, (team.order, team.id))
        return row if row < len(self._keys) and self._keys[row] == (team.order, team.id) else -1

    def row_with(self, team_id: str, default: int) -> int:
        """The row of the team with this id, or `default`."""
        return next((row for row, team in enumerate(self._teams) if team.id == team_id), default)

    def fill(self, teams: Sequence[Team]) -> None:
        """Hold exactly these teams, already in order."""
        self.beginResetModel()
        self._teams = list(teams)
        self._keys = list(map(_PLACE, teams))
        self.endResetModel()

    def take(self, team: Team) -> None:
        """Remove a team; nothing happens when it is not here."""
        row = self.row_of(team)
        if row >= 0:
            self.beginRemoveRows(_ROOT, row, row)
            del self._teams[row], self._keys[row]
            self.endRemoveRows()

    def put(self, team: Team) -> None:
        """Insert a team at its place."""
        row = bisect_left(self._keys, (team.order, team.id))
        self.beginInsertRows(_ROOT, row, row)
        self._teams.insert(row, team)
        self._keys.insert(row, (team.order, team.id))
        self.endInsertRows()

    def renew(self, team: Team) -> None:
        """The team says something else at the same place."""
        row = self.row_of(team)
        if row >= 0:
            self._teams[row] = team
            index = self.index(row)
            self.dataChanged.emit(index, index)


class BoardModel(QObject):
    """All four columns, the facts on the cards, and the filter."""

    counted = Signal()  # teams came, went or moved between columns
    retouched = Signal()  # lines of sight were looked at again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = Facts()
        self.labels = Labels()
        self.relabelled: frozenset[str] = frozenset()  # the teams that the last change made be called otherwise
        self.columns: dict[Group | None, ColumnModel] = {group: ColumnModel(self, group) for group in GROUPS}
        self.filter = ""
        self.on_wall = ""  # the team that the room sees
        self.differs: Callable[[str], bool] = as_signed
        self._content = Content()
        self._totals: dict[Group | None, int] = dict.fromkeys(GROUPS, 0)
        self._pause = 0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._look)

    def read(self, content: Content) -> None:
        """Show another workshop."""
        self._content = content
        self.facts.read(content)
        self.labels.read(content)
        if content.count(Team) > LARGE:
            self._rest.start(SOON)  # the cards come first
        else:
            self.facts.look(content)
        self._fill()

    def set_filter(self, text: str) -> None:
        """Show only teams whose name, unit or purpose holds every word of `text`; "" shows all."""
        text = " ".join(text.split())
        if text != self.filter:
            self.filter = text
            self._fill()

    def shown(self) -> int:
        """How many teams are in sight."""
        return sum(column.rowCount() for column in self.columns.values())

    def all(self) -> int:
        """How many teams there are."""
        return sum(self._totals.values())

    @property
    def content(self) -> Content:
        """The workshop shown."""
        return self._content

    def total(self, group: Group | None) -> int:
        """How many teams stand in a group, filtered out or not."""
        return self._totals[group]

    def unit(self, team: Team) -> str:
        """Where a team belongs, the nearest part of it: its parent's name, or the end of its unit path."""
        parent = self._content.find(Team, team.parent)
        if parent is not None:
            return " ".join(parent.name.split())
        return team.unit.rsplit(" / ", 1)[-1].strip()

    def follow(self, changed: Changed) -> None:
        """Take in a step, an undo or a redo."""
        touched, moved = self.facts.follow(changed.changes)
        self.relabelled = frozenset(self.labels.follow(self._content, changed.changes))
        touched |= self.relabelled
        if sum(isinstance(change.record, Team) for change in changed.changes) > MANY:
            self._fill()
            self._rest.start(self._pause)
            return
        renewed: set[str] = set()
        recounted = False
        for change in changed.changes:
            before, after = change.before, change.after
            if not isinstance(change.record, Team):
                continue
            old = before if isinstance(before, Team) else None
            new = after if isinstance(after, Team) else None
            renewed.add(change.record.id)
            recounted |= self._follow_team(old, new)
        self._renew(touched - renewed)
        if recounted:
            self.counted.emit()
        if moved:
            self._rest.start(self._pause)

    def mark(self, before: str, now: str) -> None:
        """Another team is the one the room sees, or none is: the two cards are painted anew."""
        self.on_wall = now
        self._renew([team for team in (before, now) if team])

    def spoken(self, team: Team) -> str:
        """What a screen reader says for a card: the name, then its state."""
        parts = [self.labels.of(team), team.group.label if team.group else "not yet placed"]
        if team.group is Group.CREATOR:
            parts.append(f"{self.facts.supporters[team.id]} supporting")
        elif team.group is not None:
            parts += [f"supports {self.facts.supports[team.id]}", counted(self.facts.needs(team.id), "need")]
        if warning := self.warning(team):
            parts.append(warning)
        if self.differs(team.id):
            parts.append(NOT_AS_SIGNED)
        if team.id == self.on_wall:
            parts.append(SPOKEN)
        return ", ".join(parts)

    def warning(self, team: Team) -> str:
        """What is wrong with where a team stands, in a few words; "" when nothing is."""
        if team.id in self.facts.unseen:
            return "No line of sight"
        implied = self.facts.contradicted.get(team.id)
        return f"Facts say {SHORT[implied]}" if implied is not None else ""

    def _follow_team(self, old: Team | None, new: Team | None) -> bool:
        if old is not None:
            self._totals[old.group] -= 1
        if new is not None:
            self._totals[new.group] += 1
        # The filter decides when it is typed: what is edited or added later stays in sight.
        here = old is not None and self.columns[old.group].row_of(old) >= 0
        wanted = new is not None and (here or old is None or self._shows(new))
        stays = old is not None and new is not None and (old.group, old.order) == (new.group, new.order)
        if here and wanted and stays and new is not None:
            self.columns[new.group].renew(new)
            return False
        if here and old is not None:
            self.columns[old.group].take(old)
        if wanted and new is not None:
            self.columns[new.group].put(new)
        return True

    def _shows(self, team: Team) -> bool:
        if not self.filter:
            return True
        text = f"{team.name} {team.unit} {team.purpose}".casefold()
        return all(word in text for word in self.filter.casefold().split())

    def _fill(self) -> None:
        teams = self._content.of(Team)
        for group, column in self.columns.items():
            standing = [team for team in teams if team.group is group]
            self._totals[group] = len(standing)
            column.fill([team for team in standing if self._shows(team)] if self.filter else standing)
        self.counted.emit()

    def _renew(self, ids: Iterable[str]) -> None:
        for team_id in ids:
            team = self._content.find(Team, team_id)
            if team is not None:
                self.columns[team.group].renew(team)

    def _look(self) -> None:
        started = time.monotonic()
        self._renew(self.facts.look(self._content))
        # What takes long waits until the hands have rested longer.
        self._pause = round(min(2000.0, 4000 * (time.monotonic() - started))) if self.all() > LARGE else 0
        self.retouched.emit()
