"""Values that a file writes once for several rows, and rows that a person says are one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from cxworkshop.exchange.row import Outcome, Row
from cxworkshop.exchange.words import same

if TYPE_CHECKING:
    from cxworkshop.exchange.planner import Planner


def propose_fill(planner: Planner, rows: list[Row]) -> bool:
    """Whether the file seems to write a value once and leave the rows below it empty.

    It does when the first row has the value, at least half of the rows lack it, and it never stands twice in a
    row: a file that repeats a value means something by leaving it out.
    """
    body = [row for row in rows if row.outcome is Outcome.ADD]
    for field in _filling(planner):
        texts = [row.text(field) for row in body]
        if not texts or not texts[0] or 2 * texts.count("") < len(texts):
            continue
        written = [same(text) for text in texts if text]
        if all(one != other for one, other in pairwise(written)):
            return True
    return False


def take_from_above(planner: Planner, rows: list[Row]) -> None:
    """Give rows the value from above where theirs is empty; a title above the headings is no value."""
    for field in _filling(planner):
        above = ""
        for row in rows:
            if row.outcome is not Outcome.ADD:
                continue
            own = row.text(field)
            if own:
                above = own
            elif above and _says_more(row, planner):
                row.put(field, above)
                row.taken = (*row.taken, field)


def _says_more(row: Row, planner: Planner) -> bool:
    """Whether something else than a number stands in a mapped column, so that the row is about anything."""
    return any(row.cells[column] for column in planner.columns.values())


def _filling(planner: Planner) -> list[str]:
    return [field.name for field in planner.sheet.fields if field.fills and field.name in planner.columns]


def join_rows(planner: Planner, rows: list[Row], one: Mapping[int, int | str]) -> None:
    """Make rows one with others: the first keeps its words, takes what it lacks, and notes what differs."""
    by_number = {row.number: row for row in rows if row.outcome is Outcome.ADD}
    for number in sorted(one):
        row, target = by_number.get(number), _target(number, one)
        if row is None or target is None:
            continue
        if isinstance(target, str):
            if target in planner.content:
                row.joins = target
            continue
        into = by_number.get(target)
        if into is None:
            continue
        row.outcome, row.joins = Outcome.JOIN, target
        row.reason = f"it is one with row {target:,}"
        _take_over(planner, into, row)


def _target(number: int, one: Mapping[int, int | str]) -> int | str | None:
    """Where a chain of "is one with" ends; None when it is a circle."""
    seen = {number}
    target: int | str = one[number]
    while isinstance(target, int) and target in one:
        if target in seen:
            return None
        seen.add(target)
        target = one[target]
    return None if target in seen else target


def _take_over(planner: Planner, into: Row, row: Row) -> None:
    for field in planner.sheet.fields:
        theirs, own = row.text(field.name), into.text(field.name)
        if not theirs or same(theirs) == same(own):
            continue
        if not own:
            into.put(field.name, theirs)
        elif field.name == "notes":
            into.put("notes", f"{own}\n{theirs}")
        else:
            into.keep(f"{field.label} in row {row.number:,}", theirs)
    name = next((row.text(name) for name in planner.sheet.name if row.text(name)), "")
    if name:
        planner.memory.setdefault("also", {}).setdefault(into.number, []).append(name)
