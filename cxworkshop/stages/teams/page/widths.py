"""How wide the names of all teams are: whether one of them needs two lines is known without asking each again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QFontMetricsF

from cxworkshop.core.step import Change
from cxworkshop.stages.teams.page.cards import name_font
from cxworkshop.stages.teams.records import Group, Team

Rooms = Mapping[Group | None, float]
KERNING = 1.02  # letters next to each other are hardly ever farther apart than this


class _Letters(dict[str, float]):
    """The width of each letter, measured when it is first met."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._metrics.horizontalAdvance(letter)
        return width


class NameWidths:
    """Per group, how many names exceed the room they have, in pixels at the present text size.

    `called` says what stands on a team's card. An edit costs the same however many teams there are. Names are judged
    by the sum of their letters, which is quick, and only those that may be too wide are measured.
    """

    def __init__(self, called: Callable[[Team], str] = lambda team: team.name) -> None:
        self._called = called
        self._metrics: QFontMetricsF | None = None
        self._letters: Mapping[str, float] = {}
        self._names: dict[Group | None, dict[str, str]] = {}
        self._rooms: dict[Group | None, float] = {}
        self._over: dict[Group | None, int] = {}

    def read(self, teams: Iterable[Team]) -> None:
        """Take in all teams, or the same teams at another text size."""
        self._metrics = QFontMetricsF(name_font())
        self._letters = _Letters(self._metrics)
        self._names = {group: {} for group in (None, *Group)}
        for team in teams:
            self._names[team.group][team.id] = _line(self._called(team))
        self._rooms, self._over = {}, {}

    def follow(self, changes: Iterable[Change]) -> None:
        """Take in a step, an undo or a redo."""
        for change in changes:
            if isinstance(change.before, Team):
                group = change.before.group
                self._count(group, self._names[group].pop(change.before.id, ""), -1)
            if isinstance(change.after, Team):
                group = change.after.group
                name = self._names[group][change.after.id] = _line(self._called(change.after))
                self._count(group, name, 1)

    def rename(self, team: Team) -> None:
        """A team is called otherwise, though nothing was changed about itself."""
        self._count(team.group, self._names[team.group].get(team.id, ""), -1)
        name = self._names[team.group][team.id] = _line(self._called(team))
        self._count(team.group, name, 1)

    def exceed(self, rooms: Rooms) -> bool:
        """Whether a name is wider than the room that the names of its group have; groups without a room have any."""
        for group, room in rooms.items():
            if self._rooms.get(group) != room:
                self._rooms[group] = room
                self._over[group] = sum(self._wide(name, room) for name in self._names[group].values())
        return any(self._over[group] for group in rooms)

    def _wide(self, name: str, room: float) -> bool:
        if sum(map(self._letters.__getitem__, name)) * KERNING <= room:
            return False
        assert self._metrics is not None  # `read` comes first
        return self._metrics.horizontalAdvance(name) > room

    def _count(self, group: Group | None, name: str, sign: int) -> None:
        if group in self._rooms and self._wide(name, self._rooms[group]):
            self._over[group] += sign


def _line(name: str) -> str:
    return " ".join(name.replace("\u00ad", "").split())
