"""Importing: first a plan that says what becomes of every row and changes nothing, then one step that does it.

The command line prints the plan's report; the import page shows the plan itself and plans again whenever a person
moves a column, so planning is pure and quick.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from cxworkshop.core.collector import no_collection
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.record import Record, references
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import counted
from cxworkshop.exchange.joining import join_rows, propose_fill, take_from_above
from cxworkshop.exchange.kinds import Sheet
from cxworkshop.exchange.mapping import Mapping, check
from cxworkshop.exchange.planner import Absent, Planner
from cxworkshop.exchange.repeats import Repeat, find_repeats
from cxworkshop.exchange.row import Outcome, Remark, Row, Skip
from cxworkshop.exchange.table import Table
from cxworkshop.exchange.words import listed

_TOTAL = re.compile(r"(?:sub|grand|zwischen)?[ -]?(?:totals?|sum|summe|gesamt):?", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides about an import beyond its columns.

    `fill_down`: an empty cell of a field that `fills` means the one above; None: as the file suggests. `one` says
    which rows are one with another: the row's number, then the number of the row or the id of the record it is one
    with. Without it every row is a thing of its own.
    """

    fill_down: bool | None = None
    leave_out_totals: bool = True
    one: Dictionary[int, int | str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do. `rows` are all rows of the file, each with its outcome, reason and remarks.

    `records` are added in this order, `changes` filled in; `repeats` are names that occur more than once, for the
    person to decide; `absent` are names that were expected to be found; `fill_down` is what was taken for it.
    """

    sheet: Sheet
    table: Table
    mapping: Mapping
    choices: Choices
    fill_down: bool
    rows: Sequence[Row]
    records: Sequence[Record]
    changes: Sequence[tuple[Record, dict[str, Any]]]
    repeats: Sequence[Repeat]
    absent: Sequence[Absent]

    def count(self, *outcomes: Outcome) -> int:
        """How many rows have one of these outcomes."""
        return sum(1 for row in self.rows if row.outcome in outcomes)

    @property
    def coming(self) -> int:
        """How many rows become something."""
        return self.count(Outcome.ADD)

    @property
    def remarks(self) -> list[Remark]:
        """What could not be read or should be known, row by row."""
        return [remark for row in self.rows for remark in row.remarks]

    @property
    def skipped(self) -> list[Row]:
        """The rows below the headings that are left out though something stands in them, totals among them."""
        return [row for row in self.rows if row.outcome in (Outcome.SKIP, Outcome.TOTAL)]

    @property
    def added(self) -> list[tuple[str, int]]:
        """How many records of each table come in, by the table's name, in the order in which they first occur."""
        return list(Counter(record.TABLE for record in self.records).items())

    @property
    def label(self) -> str:
        """What the undo menu shows."""
        return f"Import {counted(self.coming, self.sheet.one, self.sheet.many)}"

    @property
    def sentence(self) -> str:
        """What will happen, in two sentences."""
        first = f"{counted(self.coming, 'row')} become {self.sheet.many}."
        if self.coming == 1:
            first = f"1 row becomes {'an' if self.sheet.one[0] in 'aeiou' else 'a'} {self.sheet.one}."
        if not self.coming:
            first = f"No row becomes {'an' if self.sheet.one[0] in 'aeiou' else 'a'} {self.sheet.one}."
        left = [
            (Outcome.ABOVE, "above the headings", "above the headings"),
            (Outcome.EMPTY, "empty", "empty"),
            (Outcome.TOTAL, "total", "totals"),
            (Outcome.JOIN, "one with another", "one with another"),
            (Outcome.SKIP, "that cannot be used", "that cannot be used"),
        ]
        counts = [(self.count(outcome), one, many) for outcome, one, many in left]
        counts[0] = (counts[0][0] - 1, *counts[0][1:])  # the headings themselves are read, not left out
        parts = [counted(number, one, many) for number, one, many in counts if number]
        total = sum(number for number, _, _ in counts)
        if not parts:
            return first
        return f"{first} {counted(total, 'row')} {'is' if total == 1 else 'are'} left out: {listed(parts)}."


def plan_import(
    content: Content, table: Table, sheet: Sheet, mapping: Mapping, choices: Choices | None = None
) -> ImportPlan:
    """What becomes of every row of a table. BadFile when the mapping lacks what the sheet needs; changes nothing."""
    check(mapping, sheet)
    with no_collection():
        return _plan(content, table, sheet, mapping, choices or Choices())


def _plan(content: Content, table: Table, sheet: Sheet, mapping: Mapping, choices: Choices) -> ImportPlan:
    planner = Planner(content, sheet, mapping.columns)
    rows = _sort_out(planner, table, mapping, choices)
    fill_down = propose_fill(planner, rows) if choices.fill_down is None else choices.fill_down
    if fill_down:
        take_from_above(planner, rows)
    join_rows(planner, rows, choices.one)
    planner.rows = [row for row in rows if row.outcome is Outcome.ADD]
    _leave_out_nameless(planner)
    _build(planner)
    return ImportPlan(
        sheet=sheet,
        table=table,
        mapping=mapping,
        choices=choices,
        fill_down=fill_down,
        rows=rows,
        records=planner.records,
        changes=[change for change in planner.changes.values() if change[1]],
        repeats=find_repeats(planner, rows),
        absent=[Absent(subject, text, number) for (subject, text), number in planner.absent.items()],
    )


def _sort_out(planner: Planner, table: Table, mapping: Mapping, choices: Choices) -> list[Row]:
    """All rows, those that say nothing marked as such."""
    headings = tuple(mapping.headings)
    rows = []
    for number, cells in enumerate(table.rows, 1):
        row = Row(planner, number, cells)
        rows.append(row)
        if number <= mapping.row:
            row.outcome = Outcome.ABOVE
        elif not any(cells):
            row.outcome = Outcome.EMPTY
        elif choices.leave_out_totals and _is_total(planner, row):
            row.outcome, row.reason = Outcome.TOTAL, "it is a total"
        elif cells[0] == table.rows[mapping.row - 1][0] and tuple(" ".join(c.split()) for c in cells) == headings:
            row.outcome, row.reason = Outcome.SKIP, "it repeats the headings"
    return rows


def _is_total(planner: Planner, row: Row) -> bool:
    """Whether a row only adds up others: the word in its first cell that is filled, and no other words."""
    first = next(cell for cell in row.cells if cell)
    if not _TOTAL.fullmatch(first):
        return False
    return not any(cell and not cell[:1].isdigit() for cell in row.cells if cell is not first)


def _leave_out_nameless(planner: Planner) -> None:
    """Rows that say nothing in the fields that are needed."""
    for row in planner.rows:
        for group in planner.sheet.needed:
            if not any(row.text(name) for name in group):
                labels = listed([planner.label(name).lower() for name in group if name in planner.columns])
                row.outcome, row.reason = Outcome.SKIP, f"it has no {labels.replace(' and ', ' or ')}"
                row.taken = ()
                break
    planner.rows = [row for row in planner.rows if row.outcome is Outcome.ADD]


def _build(planner: Planner) -> None:
    announce, build = planner.sheet.announce, planner.sheet.build
    if announce is not None:
        for row in planner.rows:
            announce(row, planner)
    for row in planner.rows:
        try:
            build(row, planner)
        except Skip as why:
            row.outcome, row.reason = Outcome.SKIP, str(why)
        else:
            if isinstance(row.joins, str):
                row.outcome, row.reason = Outcome.JOIN, "it is one with what is already there"


@dataclasses.dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; `plan` has every row, `added` the records as they were placed."""

    plan: ImportPlan
    added: Sequence[Record]


def apply_import(store: MemoryStore, plan: ImportPlan) -> ImportReport:
    """Do what a plan says, in one step that one undo takes back. Refused when the workshop changed beneath the plan."""
    with no_collection(), store.step(plan.label) as draft:
        if any(draft.get(there) is None for there in _leaned_on(plan)):
            raise Refused("The workshop changed since this import was planned.", "Nothing was imported.")
        added = draft.add_all(plan.records)
        for there, fields in plan.changes:
            draft.change(there, **fields)
    return ImportReport(plan, added)


def _leaned_on(plan: ImportPlan) -> set[str]:
    """The ids of what is already there that a plan refers to or fills in."""
    by_type: dict[type[Record], list[Record]] = {}
    for record in plan.records:
        by_type.setdefault(type(record), []).append(record)
    targets: set[str | None] = {there.id for there, _ in plan.changes}
    for cls, records in by_type.items():
        for spec in references(cls):
            values = map(attrgetter(spec.name), records)
            targets.update(chain.from_iterable(values) if spec.many else values)
    coming = set(map(attrgetter("id"), plan.records))
    return {target for target in targets - coming if target is not None}
