"""The measures: those of the whole business in the definition, every one in the full record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import FULL, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.grid import ROWS_A_PIECE, Grid, as_one, fifties, grouped
from cxworkshop.documents.mark import short_day
from cxworkshop.documents.text import Text, in_pieces, known_as, shortened
from cxworkshop.stages.principles.records import Family, Measure, Principle, Scope
from cxworkshop.stages.teams.records import Team

_MOST = 36  # above so many measures the definition keeps those of the whole business and the most complete others
_A_FAMILY = 12
_LONGEST_NAME = 60  # characters of a name in the definition
_WHAT = 134.0
_WHERE_X, _WHERE = 142.0, 86.0
_NOW_X, _NOW = 232.0, 52.0
_TARGET_X, _TARGET = 303.0, 61.0
_OWNER_X, _OWNER = 373.0, 53.0
_REVIEW_X, _REVIEW = 431.0, 52.0
_FAMILIES: tuple[Family | None, ...] = (*Family, None)
_SCOPES = {
    Scope.BUSINESS: "whole of business",
    Scope.SEGMENT: "one segment",
    Scope.INTERACTION: "one interaction or journey",
}


def chosen(measures: Sequence[Measure]) -> list[Measure]:
    """The measures the definition shows: all while they are few, else twelve a family, the widest and fullest first."""
    if len(measures) <= _MOST:
        return list(measures)
    kept: set[str] = set()
    for family in _FAMILIES:
        members = [one for one in measures if one.family is family]
        ranked = sorted(members, key=lambda one: (one.scope is not Scope.BUSINESS, -_fullness(one)))
        kept.update(one.id for one in ranked[:_A_FAMILY])
    return [one for one in measures if one.id in kept]


def _fullness(one: Measure) -> int:
    return sum(bool(part) for part in (one.baseline, one.target, one.owner, one.next_review))


def blocks(context: Context) -> Sequence[Block]:
    """The chapter "How we will know"."""
    every_one = context.content.of(Measure)
    shown = chosen(every_one)
    if not shown:
        return []
    short = {team: shortened(name, _LONGEST_NAME) for team, name in _team_names(context).items()}
    grids: list[Grid] = []
    for family in _FAMILIES:
        members = [one for one in shown if one.family is family]
        if not members:
            continue
        told = (row for one in members for row in _rows(_in_short(one), short, None))
        rows = list(grouped(_family_row(family), told))
        grids += [Grid([_head()], piece, end=None, named=True) for _, piece in fifties(rows)]
    grids[-1].end = (c.INK, 0.8)
    made: list[Block] = [*as_one(_joined(grids))]
    if len(shown) < len(every_one):
        words = (
            f"{len(shown):,} of {counted(len(every_one), 'measure')}: those of the whole business, then the ones "
            "with most said about them. The full record has every one."
        )
        made.append(Text(words, h.SMALL, FULL, before=8.0))
    return made


def _in_short(one: Measure) -> Measure:
    """The measure without a novel for an owner; the full record has it."""
    if len(one.owner) <= _LONGEST_NAME:
        return one
    return dataclasses.replace(one, owner=shortened(one.owner, _LONGEST_NAME))


def _joined(grids: list[Grid]) -> list[Grid]:
    """One piece while everything fits into it."""
    rows = [row for grid in grids for row in grid.rows]
    return [Grid([_head()], rows, named=True)] if len(rows) <= ROWS_A_PIECE else grids


def every(context: Context) -> Sequence[Block]:
    """The appendix "Every measure", in the order of the teams."""
    content = context.content
    by_team: dict[str, list[Measure]] = {}
    for one in content.of(Measure):
        by_team.setdefault(one.team, []).append(one)
    numbers = {one.id: (number + 1, known_as(one.name)) for number, one in enumerate(content.of(Principle))}
    names = _team_names(context)
    rows: list[Row] = []
    for team in content.of(Team):
        for one in by_team.get(team.id, ()):
            number, name = numbers.get(one.principle or "", (0, ""))
            rows.extend(_rows(one, names, f"Principle {number}: {name}" if number else "for no single principle"))
    grids = [Grid([_head()], piece, end=None, named=True) for _, piece in fifties(rows)]
    if grids:
        grids[-1].end = (c.INK, 0.8)
    return as_one(grids)


def _team_names(context: Context) -> dict[str, str]:
    return {team.id: known_as(team.name, "A team without a name") for team in context.content.of(Team)}


def _head() -> Row:
    cells = [
        Cell(0.0, _WHAT, Text("What we look at", h.HEAD)),
        Cell(_WHERE_X, _WHERE, Text("Where, or how", h.HEAD)),
        Cell(_NOW_X, _NOW, Text("Now", h.HEAD.but(align="right"))),
        Cell(_TARGET_X, _TARGET, Text("Target", h.HEAD.but(align="right"))),
        Cell(_OWNER_X, _OWNER, Text("Owner", h.HEAD)),
        Cell(_REVIEW_X, _REVIEW, Text("Review", h.HEAD)),
    ]
    return Row(cells, Skin(below=5.0, under=(c.INK, 0.8)), head=True)


def _family_row(family: Family | None) -> Row:
    words = Text(family.label if family else "No family named yet", h.UI_BOLD)
    if family is None:
        return Row([Cell(0.0, 483.0, words)], Skin(above=11.0, below=4.0), keep=True)
    sign = signs.Sign(10.5, lambda canvas, x, y: signs.slot(canvas, x, y, family.letter, size=10.5))
    return Row([Cell(0.0, 17.0, sign), Cell(17.0, 466.0, words)], Skin(above=11.0, below=3.0), keep=True)


def _rows(one: Measure, names: dict[str, str], principle: str | None) -> Iterator[Row]:
    """A measure as one row, or several when its words are long; `principle` is given where families are mixed."""
    whats, sources = in_pieces(one.what), in_pieces(_where(one))
    values = in_pieces(one.value)
    for number in range(max(len(whats), len(sources), len(values))):
        first = number == 0
        what: list[Block] = []
        if number < len(whats):
            what.append(Text(whats[number] or "A measure without words", h.UI))
        else:
            what += [Text(shortened(one.what), h.SMALL), Text("continued", h.SMALL_BOLD)]
        if first:
            what.append(Text(names.get(one.team, ""), h.SMALL))
            if principle:
                what.append(Text(principle, h.SMALL))
        if number < len(values) and values[number]:
            what.append(Text(("Creates: " if first else "") + values[number], h.SMALL))
        where: list[Block] = [Text(sources[number], h.SMALL)] if number < len(sources) else []
        if principle and first:
            where = _with_family(one, where)
        cells = [Cell(0.0, _WHAT, Stack(what)), Cell(_WHERE_X, _WHERE, Stack(where), drop=1.0)]
        if first:
            cells += _figures(one)
        yield Row(cells, Skin(above=4.0, below=4.8, over=(c.LINE2, 0.5)))


def _with_family(one: Measure, words: Sequence[Block]) -> list[Block]:
    """Where or how it is asked, beside the letter of its family."""
    if one.family is None:
        return [Text("no family yet", h.AMBER_SMALL), *words]
    letter = one.family.letter
    sign = signs.Sign(10.0, lambda canvas, x, y: signs.slot(canvas, x, y, letter, size=9.0), one.family.label)
    return [Row([Cell(0.0, 13.0, sign), Cell(13.0, _WHERE - 13.0, Stack(words))])]


def _where(one: Measure) -> str:
    if one.family is Family.INTERNAL:
        asked = {True: "asked anonymously", False: "asked by name", None: "anonymous or not: open"}[one.anonymous]
        return f"{asked}: {one.source}" if one.source else asked
    scope = _SCOPES[one.scope] if one.scope else ""
    return f"{scope}: {one.source}" if scope and one.source else scope or one.source


def _figures(one: Measure) -> list[Cell]:
    """Now → target as one reading, then who and when; what is not recorded is a dash."""
    unit = one.unit.strip()
    now, target = with_unit(one.baseline, unit), with_unit(one.target, unit)
    arrow = signs.Sign(9.0, lambda canvas, x, y: signs.arrow(canvas, x, y + 2.6))
    owner = Text(one.owner or "–", h.SMALL)
    review = Text(short_day(one.next_review) if one.next_review else "–", h.SMALL)
    return [
        _figure(_NOW_X, _NOW, now, h.FIGURE),
        Cell(_NOW_X + _NOW + 5.0, 10.0, arrow),
        _figure(_TARGET_X, _TARGET, target, h.FIGURE_BOLD),
        Cell(_OWNER_X, _OWNER, owner, drop=1.0),
        Cell(_REVIEW_X, _REVIEW, review, drop=1.0),
    ]


def _figure(x: float, width: float, words: str, style: h.Style) -> Cell:
    """A figure, or prose where one is expected: it is read, not compared, and set smaller in lines of equal length."""
    if len(words) <= 12:
        return Cell(x, width, Text(words, style))
    return Cell(x, width, Text(words, style.but(size=8.0, leading=11.5, balance=True)), drop=1.0)


def with_unit(value: str, unit: str) -> str:
    """A plain number with its unit, prose as it was written, a dash for nothing."""
    value, unit = value.strip(), unit.strip()
    if not value:
        return "–"
    plain = value.replace(".", "").replace(",", "").lstrip("-+").isdigit()
    return f"{value} {unit}" if plain and unit and len(unit) <= 12 else value
