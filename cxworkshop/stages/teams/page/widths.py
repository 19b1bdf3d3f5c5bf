"""How wide the names of all teams are: whether one of them needs two lines is known without asking each again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QFontMetricsF

from cxworkshop.core.step import Change
from cxworkshop.stages.teams.page.cards import name_font
from cxworkshop.stages.teams.records import Group, Team

Rooms = Mapping[Group | None, float]


class NameWidths:
    """Per group, each name's width in pixels at the present text size, and how many exceed the room they have.

    An edit costs the same however many teams there are; only another text size measures all names anew.
    """

    def __init__(self) -> None:
        self._metrics: QFontMetricsF | None = None
        self._widths: dict[Group | None, dict[str, float]] = {}
        self._rooms: dict[Group | None, float] = {}
        self._over: dict[Group | None, int] = {}

    def read(self, teams: Iterable[Team]) -> None:
        """Measure every name."""
        self._metrics = QFontMetricsF(name_font())
        self._widths = {group: {} for group in (None, *Group)}
        for team in teams:
            self._widths[team.group][team.id] = self._measure(team.name)
        self._rooms, self._over = {}, {}

    def follow(self, changes: Iterable[Change]) -> None:
        """Take in a step, an undo or a redo."""
        for change in changes:
            if isinstance(change.before, Team):
                width = self._widths[change.before.group].pop(change.before.id, 0.0)
                self._count(change.before.group, width, -1)
            if isinstance(change.after, Team):
                width = self._widths[change.after.group][change.after.id] = self._measure(change.after.name)
                self._count(change.after.group, width, 1)

    def exceed(self, rooms: Rooms) -> bool:
        """Whether a name is wider than the room that the names of its group have; groups without a room have any."""
        for group, room in rooms.items():
            if self._rooms.get(group) != room:
                self._rooms[group] = room
                self._over[group] = sum(width > room for width in self._widths[group].values())
        return any(self._over[group] for group in rooms)

    def _measure(self, name: str) -> float:
        assert self._metrics is not None  # `read` comes first
        return self._metrics.horizontalAdvance(" ".join(name.replace("\u00ad", "").split()))

    def _count(self, group: Group | None, width: float, sign: int) -> None:
        if group in self._rooms and width > self._rooms[group]:
            self._over[group] += sign
