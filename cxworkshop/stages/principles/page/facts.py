"""What the cells of the matrix say, counted once and then kept up change by change: said, measured, out of balance."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.step import Change
from cxworkshop.core.words import counted, joined
from cxworkshop.stages.principles.records import Application, Family, Measure

Key = tuple[str, str]  # a team's id and a principle's


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `lopsided`: it has measures, and its team is measured by operations alone (P3)."""

    said: bool = False
    families: frozenset[Family] = frozenset()
    measures: int = 0
    lopsided: bool = False

    @property
    def spoken(self) -> str:
        """The cell's state in words."""
        if not self.measures:
            return "said" if self.said else "blank"
        kinds = [family.label.lower() for family in Family if family in self.families]
        how = f"{counted(self.measures, 'measure')}: {joined(kinds)}" if kinds else counted(self.measures, "measure")
        return ", ".join(
            part
            for part in ("" if self.said else "nothing said", how, "only operations" if self.lopsided else "")
            if part
        )


BLANK = Cell()


class Facts:
    """Counts over applications and measures. A measure that belongs to no principle yet counts for its team alone."""

    def __init__(self) -> None:
        self._said: set[Key] = set()
        self._measured: dict[Key, Counter[Family | None]] = {}
        self._teams: dict[str, Counter[Family | None]] = {}
        self.said_for: Counter[str] = Counter()  # teams that say something, by principle
        self.measured_for: Counter[str] = Counter()  # teams that say something and measure it, by principle
        self._said_by: Counter[str] = Counter()

    def read(self, content: Content) -> None:
        """Count anew."""
        self.__init__()  # type: ignore[misc]
        for application in content.of(Application):
            self._count(application, 1)
        for measure in content.of(Measure):
            self._count(measure, 1)

    def follow(self, changes: Iterable[Change]) -> set[str]:
        """Take in what changed; the ids of the teams whose row may look different now."""
        touched: set[str] = set()
        for change in changes:
            for record, by in ((change.before, -1), (change.after, 1)):
                if isinstance(record, Application | Measure):
                    touched.add(record.team)
                    self._count(record, by)
        return touched

    def cell(self, team_id: str, principle_id: str) -> Cell:
        """What a cell shows."""
        key = (team_id, principle_id)
        said, measured = key in self._said, self._measured.get(key)
        if measured is None:
            return Cell(said=True) if said else BLANK
        families = frozenset(family for family in measured if family is not None)
        return Cell(said, families, measured.total(), self.lopsided(team_id))

    def lopsided(self, team_id: str) -> bool:
        """Whether a team is measured by operations alone. A measure without a family balances nothing (P3)."""
        return set(self._teams.get(team_id, ())) - {None} == {Family.OPERATIONS}

    def families(self, team_id: str) -> frozenset[Family]:
        """The families that a team is measured by, for whichever principle."""
        return frozenset(family for family in self._teams.get(team_id, ()) if family is not None)

    def says(self, team_id: str, principle_id: str = "") -> bool:
        """Whether a team says something for a principle, or for any when none is named."""
        return (team_id, principle_id) in self._said if principle_id else self._said_by[team_id] > 0

    @property
    def said(self) -> int:
        """How many cells say what it means."""
        return len(self._said)

    @property
    def measured(self) -> int:
        """How many of those are measured."""
        return self.measured_for.total()

    def _count(self, record: Record, by: int) -> None:
        if isinstance(record, Application):
            if record.said:
                self._speak((record.team, record.principle), by)
        elif isinstance(record, Measure):
            _tally(self._teams, record.team, record.family, by)
            if record.principle is not None:
                key = (record.team, record.principle)
                before = key in self._measured
                _tally(self._measured, key, record.family, by)
                if key in self._said:
                    self.measured_for[record.principle] += (key in self._measured) - before

    def _speak(self, key: Key, by: int) -> None:
        before = key in self._said
        if by > 0:
            self._said.add(key)
        else:
            self._said.discard(key)
        change = (key in self._said) - before
        self.said_for[key[1]] += change
        self._said_by[key[0]] += change
        if key in self._measured:
            self.measured_for[key[1]] += change


def _tally(table: dict, key: object, family: Family | None, by: int) -> None:  # type: ignore[type-arg]
    counts = table.setdefault(key, Counter())
    counts[family] += by
    if counts[family] <= 0:
        del counts[family]
    if not counts:
        del table[key]


def measures_of(content: Content, team_id: str, principle_id: str | None) -> list[Measure]:
    """A team's measures for a principle, or with None those that belong to none yet, in order."""
    return [m for m in content.of(Measure) if m.team == team_id and m.principle == principle_id]


def application_of(content: Content, team_id: str, principle_id: str) -> Application | None:
    """What a team says for a principle, None while it says nothing."""
    found = (a for a in content.of(Application) if a.team == team_id and a.principle == principle_id)
    return next(found, None)


def by_team(content: Content, principle_id: str) -> dict[str, Application]:
    """What is said for a principle, by team."""
    said: dict[str, Application] = defaultdict()
    for application in content.of(Application):
        if application.principle == principle_id and application.said:
            said[application.team] = application
    return said
