"""Which column of a file becomes which field: where the headings stand, a proposal with its confidence, and changes.

A heading is known by the field's name, its label or a synonym, in any case, number and punctuation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from functools import cache

from cxworkshop.core.errors import BadFile
from cxworkshop.exchange.kinds import Field, Sheet
from cxworkshop.exchange.table import Table, column_letter
from cxworkshop.exchange.words import bag, key, listed, quoted, same

_LOOK = 40  # titles and remarks above the headings are a handful of rows
_SURE = 0.55
_CLEAR = 0.9
# Words that say nothing about which thing a heading is about: "Current headcount", "Team name (short)".
_HARMLESS = frozenset({"current", "total", "full", "new", "official", "short", "long", "now", "today", "our", "list"})


@dataclasses.dataclass(frozen=True, slots=True)
class Mapping:
    """`columns` gives the column (from 0) of each mapped field, `confidence` 0.0 to 1.0 how sure that is.

    `row` is the number of the heading row in the file, `headings` what stands in it.
    """

    row: int
    headings: tuple[str, ...]
    columns: Dictionary[str, int]
    confidence: Dictionary[str, float]

    @property
    def left_out(self) -> tuple[int, ...]:
        """The columns with a heading that become nothing."""
        used = set(self.columns.values())
        return tuple(i for i, heading in enumerate(self.headings) if heading and i not in used)

    def field_of(self, column: int) -> str | None:
        """The field a column becomes, or None."""
        return next((name for name, index in self.columns.items() if index == column), None)

    def with_column(self, field: str, column: int | None) -> Mapping:
        """The mapping with a field at a column; None leaves the field out. A column becomes one field only."""
        columns = {n: c for n, c in self.columns.items() if n != field and c != column}
        sure = {n: c for n, c in self.confidence.items() if n in columns}
        if column is not None:
            columns[field], sure[field] = column, 1.0
        return Mapping(self.row, self.headings, columns, sure)

    def without_column(self, column: int) -> Mapping:
        """The mapping with a column left out."""
        field = self.field_of(column)
        return self if field is None else self.with_column(field, None)


def propose(table: Table, sheet: Sheet, row: int | None = None) -> Mapping:
    """The likeliest meaning of each column. `row` is the number of the heading row; None looks for it."""
    if row is not None:
        if not 1 <= row <= len(table.rows):
            raise BadFile(f"There is no row {row:,}; the sheet has {len(table.rows):,}.")
        return _propose_row(table.rows[row - 1], row, sheet)
    best: Mapping | None = None
    best_score = (-1, -1.0)
    for number, cells in enumerate(table.rows[:_LOOK], 1):
        if not any(cells):
            continue
        proposal = _propose_row(cells, number, sheet)
        score = (-len(missing(proposal, sheet)), sum(proposal.confidence.values()))
        if best is None or score > best_score:
            best, best_score = proposal, score
    if best is None or (missing(best, sheet) and max(best.confidence.values(), default=0.0) < _CLEAR):
        return _propose_row(*_likeliest(table), sheet)
    return best


def _likeliest(table: Table) -> tuple[Sequence[str], int]:
    """Where the headings would stand if any were known: the first row with more than a title in it."""
    filled = [(cells, number) for number, cells in enumerate(table.rows[:_LOOK], 1) if any(cells)]
    if not filled:
        raise BadFile("The sheet is empty.")
    return next((found for found in filled if sum(map(bool, found[0])) > 1), filled[0])


def missing(mapping: Mapping, sheet: Sheet) -> list[tuple[str, ...]]:
    """The needed groups of fields of which none has a column."""
    return [group for group in sheet.needed if not any(name in mapping.columns for name in group)]


def check(mapping: Mapping, sheet: Sheet) -> None:
    """BadFile naming what was found and what is needed, when the mapping does not carry an import."""
    lacking = missing(mapping, sheet)
    if not lacking:
        return
    found = listed([quoted(heading, 40) for heading in mapping.headings if heading], 12)
    wanted = " and ".join(" or ".join(quoted(sheet.field(name).label) for name in group) for group in lacking)
    first = sheet.field(lacking[0][0])
    others = [name for name in first.synonyms if key(name) != key(first.label)][:4]
    hint = f" {quoted(first.label)} is also known as {listed([quoted(name) for name in others])}." if others else ""
    raise BadFile(
        f"No heading in row {mapping.row:,} says which column holds the {wanted}; found {found}.{hint}",
        todo=f"Name the column yourself, for example with --map {first.name}=HEADING.",
    )


def override(mapping: Mapping, sheet: Sheet, wanted: Dictionary[str, str]) -> Mapping:
    """The mapping with fields put at headings (or column letters) by name; an empty heading leaves the field out.

    BadFile when there is no such field or heading.
    """
    for name, heading in wanted.items():
        field = _field_named(sheet, name)
        mapping = mapping.with_column(field.name, _column_of(mapping, heading) if heading.strip() else None)
    return mapping


def _field_named(sheet: Sheet, name: str) -> Field:
    for field in sheet.fields:
        if name == field.name or key(name) in (key(field.name), key(field.label)):
            return field
    names = listed([field.name for field in sheet.fields], 30)
    raise BadFile(f"{sheet.title} have no field {quoted(name)}; they have {names}.")


def _column_of(mapping: Mapping, heading: str) -> int:
    for compare in (str, same, key):
        for index, there in enumerate(mapping.headings):
            if there and compare(there) == compare(heading):
                return index
    letter = heading.strip().upper()
    for index in range(len(mapping.headings)):
        if column_letter(index) == letter:
            return index
    found = listed([quoted(there, 40) for there in mapping.headings if there], 20)
    raise BadFile(f"There is no heading {quoted(heading)} in row {mapping.row:,}; there are {found}.")


def _propose_row(cells: Sequence[str], number: int, sheet: Sheet) -> Mapping:
    headings = tuple(" ".join(cell.split()) for cell in cells)
    scored = []
    for column, heading in enumerate(headings):
        if not heading or len(heading) > 80:
            continue
        for place, field in enumerate(sheet.fields):
            sure = confidence(heading, field)
            if sure >= _SURE:
                scored.append((-sure, column, place, field.name))
    columns: dict[str, int] = {}
    sure_of: dict[str, float] = {}
    for negative, column, _, name in sorted(scored):
        if name not in columns and column not in columns.values():
            columns[name], sure_of[name] = column, -negative
    _stand_in(headings, sheet, columns, sure_of)
    return Mapping(number, headings, columns, sure_of)


def _stand_in(headings: tuple[str, ...], sheet: Sheet, columns: dict[str, int], sure_of: dict[str, float]) -> None:
    """Give a needed field that has no column one that means something else where there is a better one."""
    for group in sheet.needed:
        if any(name in columns for name in group):
            continue
        field = sheet.field(group[0])
        for word in field.stands_in:
            column = next((i for i, heading in enumerate(headings) if key(heading) == key(word)), None)
            if column is None:
                continue
            for other in [name for name, index in columns.items() if index == column]:
                del columns[other], sure_of[other]
            columns[field.name], sure_of[field.name] = column, 0.6
            break


def confidence(heading: str, field: Field) -> float:
    """How surely a heading means a field: 1.0 the same words, less the more the words differ, 0.0 not at all.

    A word too many must be one of the field's own: "Headcount (FTE)" is a headcount, "Team lead" is no team.
    """
    wanted, words, best = key(heading), bag(heading), 0.0
    if not wanted:
        return 0.0
    own = _own_words(field)
    for place, known in enumerate((field.label, field.name, *field.synonyms)):
        if key(known) == wanted:
            return 1.0 - 0.001 * place
        meant = bag(known)
        if words == meant:
            best = max(best, 0.9)
        elif meant < words and all(word in own or word in _HARMLESS or word.isdigit() for word in words - meant):
            best = max(best, 0.5 + 0.3 * len(meant) / len(words))
        elif words < meant and len(words) > 1:
            best = max(best, 0.4 + 0.3 * len(words) / len(meant))
    return best


@cache
def _own_words(field: Field) -> frozenset[str]:
    """All words a field is known by."""
    return frozenset(word for known in (field.label, field.name, *field.synonyms) for word in key(known).split())
