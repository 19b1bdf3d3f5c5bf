"""Which kind of list a table probably is, by its headings alone."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary

from cxworkshop.core.errors import BadFile
from cxworkshop.exchange.kinds import Sheet
from cxworkshop.exchange.mapping import Mapping, missing, propose
from cxworkshop.exchange.table import Table

FALLBACK = "teams"
CLEAR = 0.6  # below that a kind explains a table by accident


def guess_kind(table: Table, sheets: Dictionary[str, Sheet]) -> str:
    """The kind whose fields know most of the headings and lack none they need; teams when none does.

    BadFile when the sheet is empty.
    """
    best, best_score = FALLBACK, CLEAR
    kinds = sorted(sheets, key=lambda kind: kind != FALLBACK)
    for kind in kinds:
        mapping = propose(table, sheets[kind])
        score = _score(mapping, sheets[kind])
        if score > best_score + 1e-9:
            best, best_score = kind, score
    if best == "teams" and best_score > CLEAR and _links(table, sheets):
        return "supports"
    return best


def _links(table: Table, sheets: Dictionary[str, Sheet]) -> bool:
    """Whether a list of teams and what they support names most teams again and again: then a row is a link."""
    mapping = propose(table, sheets["teams"])
    name, supports = mapping.columns.get("name"), mapping.columns.get("supports")
    if name is None or supports is None or missing(propose(table, sheets["supports"]), sheets["supports"]):
        return False
    names = [row[name].casefold() for row in table.rows[mapping.row :] if row[name] and row[supports]]
    return len(names) > 2 * len(set(names))


def _score(mapping: Mapping, sheet: Sheet) -> float:
    """How well a kind explains a table: what it knows, less what it leaves out; 0 without what it needs."""
    if missing(mapping, sheet):
        return 0.0
    known = sum(mapping.confidence.values())
    needed = {name for group in sheet.needed for name in group}
    certain = max((sure for name, sure in mapping.confidence.items() if name in needed), default=0.0)
    # A heading that only stands in for what is needed ("Name" may name anything) counts less than the thing's own.
    own = any(_is_own(mapping, sheet, name) for name in needed)
    return max(0.0, known - 0.35 * len(mapping.left_out) + (1.0 if own else 0.0) + 0.2 * certain)


def _is_own(mapping: Mapping, sheet: Sheet, name: str) -> bool:
    column = mapping.columns.get(name)
    if column is None:
        return False
    heading = mapping.headings[column].casefold()
    return sheet.one.split()[-1].casefold() in heading or sheet.field(name).label.casefold() == heading


def propose_for(table: Table, sheet: Sheet) -> Mapping:
    """The mapping of a kind; when nothing fits, the first filled row stands as headings. BadFile when it is empty."""
    try:
        return propose(table, sheet)
    except BadFile:
        if not any(any(row) for row in table.rows):
            raise
        return propose(table, sheet, 1)
