"""Every team and every need, for the full record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import Block, Cell, Row, Skin, Stack
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.grid import Grid, as_one, fifties
from cxworkshop.documents.kinds import by_kind, kind_head
from cxworkshop.documents.text import Text, in_pieces, known_as, shortened
from cxworkshop.documents.words import sentence
from cxworkshop.stages.teams.records import Group, Need, Priority, Team
from cxworkshop.stages.teams.sight import Sights, lines_of_sight

_CUSTOMER_X = 122.0
_PRIORITIES = {Priority.MUST: "must have", Priority.SHOULD: "should have", Priority.COULD: "could have"}
KINDS: dict[Group, signs.Kind] = {
    Group.CREATOR: "creator",
    Group.FRONTLINE: "frontline",
    Group.BACK_OFFICE: "back_office",
}


def all_teams(context: Context) -> Sequence[Block]:
    """Every team by the kind the room decided on, at most fifty a table."""
    content = context.content
    teams = content.of(Team)
    names = {team.id: team.name.strip() or "A team without a name" for team in teams}
    sights = lines_of_sight(content)
    grids: list[Grid] = []
    for kind, members in by_kind(teams, _kind):
        for title, part in kind_head(kind, members):
            rows = [row for team in part for row in _team_rows(team, kind, names, sights)]
            grids.append(Grid([_team_head(), title], rows, before=8.0, end=None, named=True))
    return as_one(grids)


def _kind(team: Team) -> signs.Kind:
    return KINDS[team.group] if team.group is not None else "unknown"


def _team_head() -> Row:
    cells = [
        Cell(13.0, 145.0, Text("Team", h.HEAD)),
        Cell(163.0, 112.0, Text("Belongs to", h.HEAD)),
        Cell(280.0, 30.0, Text("People", h.HEAD.but(align="right"))),
        Cell(319.0, 164.0, Text("Supports, and line of sight", h.HEAD)),
    ]
    return Row(cells, Skin(below=4.5, under=(c.INK, 0.8)), head=True)


def _team_rows(team: Team, kind: signs.Kind, names: dict[str, str], sights: Sights) -> Iterator[Row]:
    sign = signs.Sign(8.5, lambda canvas, x, y: signs.kind(canvas, x + 4.0, y + 2.9, 3.4, kind))
    purposes, sentences = in_pieces(team.purpose), in_pieces(team.sight)
    long_names = in_pieces(names[team.id])
    count = max(len(purposes), len(sentences), len(long_names))
    for number in range(count):
        name: list[Block] = []
        if number < len(long_names):
            name.append(Text(long_names[number], h.NAME))
        else:
            name += [Text(shortened(names[team.id]), h.SMALL), Text("continued", h.SMALL_BOLD)]
        if number < len(purposes) and purposes[number]:
            name.append(Text(purposes[number], h.SMALL, before=1.0))
        whom: list[Block] = _whom(team, names, sights) if number == 0 else []
        if number < len(sentences) and sentences[number]:
            whom.append(Text(sentences[number], h.CELL_VOICE))
        cells = [Cell(0.0, 13.0, sign)] if number == 0 else []
        cells += [Cell(13.0, 145.0, Stack(name)), Cell(319.0, 164.0, Stack(whom), drop=0.5)]
        if number == 0:
            cells.append(Cell(163.0, 112.0, Text(_belongs_to(team, names) or "–", h.SMALL), drop=0.5))
            cells.append(Cell(276.0, 34.0, Text(_people(team), h.FIGURE_SMALL)))
        yield Row(cells, Skin(above=3.4, below=4.2, under=(c.LINE2, 0.4)))


def _belongs_to(team: Team, names: dict[str, str]) -> str:
    parts = [part.strip() for part in known_as(team.unit).replace("/", "›").split("›") if part.strip()]
    if team.parent in names:
        parts = [*parts, known_as(names[team.parent])]
    return " › ".join(parts)


def _people(team: Team) -> str:
    if team.headcount is None:
        return "–"
    return f"{team.headcount:,.0f}" if team.headcount == int(team.headcount) else f"{team.headcount:,g}"


def _whom(team: Team, names: dict[str, str], sights: Sights) -> list[Block]:
    supported = [known_as(names[other]) for other in sights.supports.get(team.id, ())]
    blind = team.id not in sights.distance
    made: list[Block] = []
    if sights.kinds[team.id] is Group.CREATOR:
        made.append(Text("the customer" + (f", {', '.join(supported)}" if supported else ""), h.SMALL))
    elif supported:
        made.append(Text(", ".join(supported), h.SMALL))
        if blind:
            made.append(Text("no line of sight yet", h.AMBER_SMALL))
    else:
        made.append(Text("nobody yet", h.AMBER_SMALL))
    return made


def all_lead(context: Context) -> str:
    """How many teams the table has, and what a dash means."""
    return (
        f"{sentence(counted(context.content.count(Team), 'team'))} by kind. A dash means that nothing is recorded, "
        "which is never a zero."
    )


def needs(context: Context) -> Sequence[Block]:
    """Every need in the order of the teams that serve it."""
    content = context.content
    names = {team.id: known_as(team.name, "A team without a name") for team in content.of(Team)}
    by_team: dict[str, list[Need]] = {}
    for need in content.of(Need):
        by_team.setdefault(need.team, []).append(need)
    rows: list[Row] = []
    for team in content.of(Team):
        own = by_team.get(team.id, [])
        told = [row for place, need in enumerate(own) for row in _need_rows(need, names, first=place == 0)]
        for row in told[:-1]:
            row.skin = dataclasses.replace(row.skin, inset=_CUSTOMER_X)
        rows += told
    pieces = list(fifties(rows))
    return as_one(
        [
            Grid([_need_head()], piece, end=(c.INK, 0.8) if number == len(pieces) - 1 else None, named=True)
            for number, (_, piece) in enumerate(pieces)
        ]
    )


def _need_head() -> Row:
    cells = [
        Cell(0.0, 110.0, Text("Team", h.HEAD)),
        Cell(_CUSTOMER_X, 100.0, Text("Its internal customer", h.HEAD)),
        Cell(234.0, 120.0, Text("needs, and how much", h.HEAD)),
        Cell(366.0, 117.0, Text("because", h.HEAD)),
    ]
    return Row(cells, Skin(below=4.5, under=(c.INK, 0.8)), head=True)


def _need_rows(need: Need, names: dict[str, str], first: bool) -> Iterator[Row]:
    whats, whys = in_pieces(need.what), in_pieces(need.why)
    for number in range(max(len(whats), len(whys))):
        what = Text(whats[number], h.CELL_VOICE) if number < len(whats) and whats[number] else _not_said(number)
        told: list[Block] = [what]
        if number == 0:
            priority = _PRIORITIES[need.priority] if need.priority else ""
            told.append(Text(priority or "no priority yet", h.SMALL if priority else h.AMBER_SMALL))
        why = Text(whys[number], h.CELL_VOICE) if number < len(whys) and whys[number] else _not_said(number)
        team = names[need.team]
        again = Cell(0.0, 110.0, Text(shortened(team, 80), h.SMALL), drop=1.0)
        customer = names.get(need.customer or "", "")
        cells = [
            Cell(234.0, 120.0, Stack(told)),
            Cell(366.0, 117.0, why),
        ]  # the words of the room are the largest: the others come down to their line
        if number == 0:
            shown = Text(customer or "nobody named yet", h.SMALL.but(colour=c.INK) if customer else h.AMBER_SMALL)
            cells.append(Cell(_CUSTOMER_X, 100.0, shown, drop=1.0))
        else:
            cells.append(Cell(_CUSTOMER_X, 100.0, Text("continued", h.SMALL_BOLD), drop=1.0))
        if first and number == 0:
            cells.append(Cell(0.0, 110.0, Text(team, h.NAME), drop=0.5))
        elif number:
            cells.append(Cell(0.0, 110.0, Text(shortened(team), h.SMALL), drop=1.0))
        skin = Skin(above=3.6, below=4.2, under=(c.LINE2, 0.4))
        yield Row(cells, skin, again=None if first or number else again, unsaid=team)


def _not_said(number: int) -> Text:
    return Text("not said yet" if number == 0 else "", h.AMBER_SMALL)
