"""Names that occur more than once, in the file or in the workshop: reported, never merged."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxworkshop.core.words import counted
from cxworkshop.exchange.kinds import Sheet
from cxworkshop.exchange.row import Outcome, Row, rows_in_words
from cxworkshop.exchange.words import alike, quoted, same

if TYPE_CHECKING:
    from cxworkshop.exchange.planner import Planner


@dataclasses.dataclass(frozen=True, slots=True)
class Repeat:
    """Rows, and records already there, that may be the same thing.

    `names` are the names as they are written, the most frequent way first. `exact`: they differ in case and spaces
    at most; otherwise they are only written alike. `apart`: each stands in another unit, so they are likely to be
    different things that share a name.
    """

    names: Sequence[str]
    rows: Sequence[int]
    existing: Sequence[str]
    exact: bool
    apart: bool

    @property
    def sentence(self) -> str:
        """The suggestion in one sentence."""
        ways = " and ".join(quoted(name) for name in self.names[:3])
        where = rows_in_words(self.rows)
        if not self.existing:
            verb = f"stands {counted(len(self.rows), 'time')}" if len(self.names) == 1 else "are written alike"
            return f"{ways} {verb} ({where}){', each in another unit' if self.apart else ''}."
        times = "" if len(self.existing) == 1 else f" {counted(len(self.existing), 'time')}"
        if self.exact:
            return f"{ways} ({where}) is already in the workshop{times}."
        return f"{ways} are written alike ({where}, and in the workshop{times})."


def find_repeats(planner: Planner, rows: Sequence[Row]) -> list[Repeat]:
    """All repeats among the rows that come in or join another, those that deserve a look first.

    Rows that were gathered under one record, like the mitigations of one barrier, are no repeat.
    """
    sheet = planner.sheet
    if not sheet.name:
        return []
    groups: dict[str, list[tuple[str, Row]]] = {}
    for row in rows:
        if row.outcome not in (Outcome.ADD, Outcome.JOIN):
            continue
        if name := _name(sheet, row):
            groups.setdefault(alike(name), []).append((name, row))
    there: dict[str, list[tuple[str, str]]] = {}
    if sheet.table:
        for entries in planner.names.named(sheet.table).values():
            for entry in entries:
                if entry.id in planner.content:
                    there.setdefault(alike(entry.name), []).append((entry.name, entry.id))
    found = [
        _repeat(members, there.get(words, []))
        for words, members in groups.items()
        if there.get(words) or len({row.id or row.number for _, row in members}) > 1
    ]
    return sorted(found, key=lambda repeat: (repeat.apart, repeat.rows[0]))


def _name(sheet: Sheet, row: Row) -> str:
    for field in sheet.name:
        if text := row.text(field):
            return text
    return ""


def _repeat(rows: list[tuple[str, Row]], there: list[tuple[str, str]]) -> Repeat:
    written = [name for name, _ in rows] + [name for name, _ in there]
    names = sorted(set(written), key=lambda name: (-written.count(name), written.index(name)))
    units = [tuple(same(row.text(field)) for field in ("division", "unit", "parent")) for _, row in rows]
    return Repeat(
        names=names,
        rows=[row.number for _, row in rows],
        existing=[record_id for _, record_id in there],
        exact=len({same(name) for name in written}) == 1,
        apart=not there and len(set(units)) == len(units),
    )
