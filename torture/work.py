"""The same workshop day each time: numbered acts through the program's own commands, and what must be there after each.

Ids come from the act's number, so that a process that is killed and one that is not make equal records.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random

from cxworkshop.core import codec, record
from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import record_types
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.stages.teams import commands as teams
from cxworkshop.stages.teams.records import Group, Need, Priority, Team, Touch
from cxworkshop.storage.store import Store

TYPES = record_types()
_DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
_MOST_TEAMS = 40
_LONG = 30_000  # characters of a long text: some pages of the file


def act(store: MemoryStore, number: int) -> None:
    """Do act `number`: what it is depends on the number and on what is there. Always exactly one new state."""
    random = Random(number)
    with _numbered(number):
        there = store.content.of(Team)
        kind = random.random()
        if not there or kind < 0.3:
            with store.step(f"Add in act {number}"):
                teams.add_team(store, f"Team {number}", group=random.choice([None, *Group]))
                if len(there) >= _MOST_TEAMS:
                    teams.remove_teams(store, [each.id for each in there[: _MOST_TEAMS // 2]])
            return
        team = random.choice(there)
        if kind < 0.5:
            teams.write_team(store, team.id, "purpose", f"Typed in act {number}")
        elif kind < 0.55:
            teams.write_team(store, team.id, "purpose", f"{number} " * (_LONG // (len(str(number)) + 1)))
        elif kind < 0.7:
            teams.add_need(store, team.id, f"Need of act {number}")
        elif kind < 0.8:
            _connect(store, random, team, number)
        elif kind < 0.86:
            teams.remove_teams(store, [team.id])
        elif kind < 0.95:
            if store.undo() is None:
                teams.rename_team(store, team.id, f"Renamed {number}")
        elif store.redo() is None:
            teams.rename_team(store, team.id, f"Renamed {number}")


def _connect(store: MemoryStore, random: Random, team: Team, number: int) -> None:
    with store.step(f"Connect in act {number}") as draft:
        draft.change(team, touch=random.choice(list(Touch)), headcount=float(number))
        for need in draft.of(Need)[:3]:
            draft.change(need, priority=random.choice(list(Priority)), customer=team.id)


def freeze(store: MemoryStore, number: int) -> None:
    """Freeze a revision, as act `number`."""
    with _numbered(number):
        freeze_revision(
            store,
            TYPES,
            note=f"Act {number}",
            author="A. Facilitator",
            time=_DAY + timedelta(seconds=number),
            open_points=(),
        )


def digest(content: Content) -> str:
    """What two equal contents have in common."""
    document = codec.to_document(content, TYPES)["records"]
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def states(acts: int, begin: Content | None = None) -> list[str]:
    """The digests of the content before the first act and after each, as a store that cannot fail has them."""
    store = MemoryStore(Content(begin) if begin is not None else None)
    found = [digest(store.content)]
    for number in range(1, acts + 1):
        act(store, number)
        found.append(digest(store.content))
    return found


def check(store: Store) -> str | None:
    """What is wrong with a store that was opened again, in words; None when its steps fit its content."""
    before = digest(store.content)
    taken = 0
    while taken < 3 and store.undo() is not None:
        taken += 1
    for _ in range(taken):
        store.redo()
    if digest(store.content) != before:
        return "taking steps back and doing them again leads elsewhere"
    return None


class _Numbers:
    """Stands in for the source of random ids."""

    def __init__(self, number: int) -> None:
        self._number, self._next = number, 0

    def token_hex(self, length: int) -> str:
        self._next += 1
        return hashlib.sha256(f"{self._number} {self._next}".encode()).hexdigest()[: 2 * length]


@contextmanager
def _numbered(number: int) -> Iterator[None]:
    source = vars(record)["secrets"]
    vars(record)["secrets"] = _Numbers(number)
    try:
        yield
    finally:
        vars(record)["secrets"] = source
