"""Two months of workshop days: every backup that rotation keeps opens, and is the workshop as it was at its moment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from cxworkshop.core.errors import Problem
from cxworkshop.storage import backup, publish
from cxworkshop.storage.store import Store
from torture import work
from torture.clock import Clock
from torture.place import Place, place
from torture.row import Row, control, timed
from torture.work import TYPES

DAYS, QUICK = 60, 7
_ACTS = 40  # a day, three minutes each


def kept(quick: bool) -> Row:
    """What is kept after each day is opened."""
    with place("backups") as where:
        row = Row(NAME, "opened", 30 if quick else 500)
        with timed(row):
            _Months(row, where).live(QUICK if quick else DAYS)
        control(row, "a backup that is cut short", 1, lambda seen: _cut_short(seen, where))
    return row


NAME = "every backup that rotation keeps"
ROWS = {NAME: kept}


class _Months:
    """A workshop that goes on for days, and what it held at each moment."""

    def __init__(self, row: Row, where: Place) -> None:
        self._row, self._where = row, where
        self._clock = Clock()
        self._moments: list[datetime] = []
        self._states: list[str] = [work.states(0)[0]]
        self._made: list[backup.Backup] = []
        self._whole: dict[bytes, str] = {}
        where.begin()

    def live(self, days: int) -> None:
        """Work every day; now and then the clock is set back by some hours, as after a flight."""
        random = Random(days)
        number = 0
        add = backup._add
        backup._add = self._noting(add)
        try:
            for _ in range(days):
                with Store.open(self._where.document, TYPES, clock=self._clock) as store:
                    for _ in range(random.randint(1, _ACTS)):
                        self._clock.now += timedelta(minutes=3)
                        number += 1
                        work.act(store, number)
                        self._moments.append(self._clock.now)
                        self._states.append(work.digest(store.content))
                self._look()
                self._clock.now += timedelta(hours=random.choice((20, 24, 24, 72)))
        finally:
            backup._add = add

    def _noting(self, add: Callable[..., Path]) -> Callable[..., Path]:
        def noted(*arguments: object) -> Path:
            path = add(*arguments)
            made = backup._read(path)
            assert made is not None
            self._made.append(made)
            return path

        return noted

    def _look(self) -> None:
        """Open what is there, and see that it is what should be there."""
        there = {path.name for path in self._where.backups()}
        for path in self._where.backups():
            self._row.tried += 1
            made = backup._read(path)
            expected = self._states[bisect_left(self._moments, made.time)] if made is not None else ""
            try:
                content = path.read_bytes()
                if content not in self._whole:
                    found = Store.open(path, TYPES, read_only=True).content
                    self._whole[content] = work.digest(found)
                if self._whole[content] != expected:
                    self._row.damage(f"{path.name} is not the workshop as it was then")
            except Problem as problem:
                self._row.damage(f"{path.name}: {problem}")
        if missing := self._wanted() - there:
            self._row.lose(f"rotation took {sorted(missing)}")
        if surplus := there - self._wanted():
            self._row.damage(f"rotation left {sorted(surplus)}")

    def _wanted(self) -> set[str]:
        """Ten recent, seven daily, four weekly, worked out from every backup that was ever made."""
        wanted = [made.path.name for made in self._made[-10:]]
        for many, form in ((7, "%Y-%m-%d"), (4, "%G %V")):
            last = {made.time.strftime(form): made.path.name for made in self._made}
            wanted += [last[label] for label in sorted(last)[-many:]]
        return set(wanted)


def _cut_short(row: Row, where: Place) -> None:
    replace = publish.replace

    def cut(part: Path, path: Path) -> None:
        if path.parent.parent.name == "backups":
            content = part.read_bytes()
            part.write_bytes(content[: len(content) // 2])
        replace(part, path)

    publish.replace = cut
    try:
        _Months(row, where).live(2)
    finally:
        publish.replace = replace
