"""Teams in the document: the line of sight of the organisation, and in the full record every team and every need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import FULL, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.chapter import Chapter, Context, CoverPart
from cxworkshop.documents.figure import figure
from cxworkshop.documents.grid import Grid
from cxworkshop.documents.kinds import KIND_TITLES, by_kind, kind_head
from cxworkshop.documents.layers import Sight
from cxworkshop.documents.mark import Mark
from cxworkshop.documents.notice import Notice
from cxworkshop.documents.sight import Flow, NamedSight
from cxworkshop.documents.text import Text, in_pieces, shortened
from cxworkshop.documents.words import many, sentence
from cxworkshop.stages.teams.charts import Share, kinds
from cxworkshop.stages.teams.records import Group, Need, Priority, Team, team_labels
from cxworkshop.stages.teams.sight import Sights, lines_of_sight

_LAYERS = {Group.BACK_OFFICE: 0, Group.FRONTLINE: 1, Group.CREATOR: 2}
_MOST_BLIND_NAMES = 24
_PRIORITIES = {Priority.MUST: "must have", Priority.SHOULD: "should have", Priority.COULD: "could have"}


def sight(content: Content) -> Sight:
    """The organisation as the document draws it: teams that reach a Creator in layers, the others apart."""
    teams = content.of(Team)
    sights = lines_of_sight(content)
    labels = team_labels(content)
    layers: tuple[list[tuple[str, str]], ...] = ([], [], [])
    blind = []
    for team in teams:
        layer = _LAYERS[sights.kinds[team.id]]
        if team.id in sights.distance:
            layers[layer].append((team.id, labels[team.id]))
        else:
            blind.append((labels[team.id], layer))
    links = tuple((team, other) for team, others in sights.supports.items() for other in others)
    return Sight((tuple(layers[0]), tuple(layers[1]), tuple(layers[2])), links, tuple(blind))


def _cover(content: Content, mark: Mark) -> CoverPart:
    return CoverPart(sight=sight(content))


# -- the chapter ---------------------------------------------------------------------------------------------------


def _blocks(context: Context) -> Sequence[Block]:
    teams = context.content.of(Team)
    if not teams:
        return []
    drawn = context.once("sight", sight)
    picture = NamedSight(drawn)
    blocks: list[Block] = []
    if any(drawn.layers):
        blocks.append(picture)
        if picture.bundled:
            words = (
                "Where a layer has too many teams to name, a mark stands for several; the full record names them all."
            )
            blocks.append(Text(words, h.SMALL, FULL, before=8.0))
    if drawn.blind:
        blocks.append(_blind(drawn))
    blocks.append(_kinds(context))
    return blocks


def _blind(drawn: Sight) -> Block:
    names = [name for name, _ in drawn.blind]
    count = len(names)
    title = f"{counted(count, 'team')} {'sees' if count == 1 else 'see'} no customer yet"
    words = Stack([Text(title, h.AMBER_WORDS), Text("Nobody they support leads on to a CX Creator.", h.UI)])
    shown: list[Block] = [Flow(names[:_MOST_BLIND_NAMES])]
    if count > _MOST_BLIND_NAMES:
        more = f"and {count - _MOST_BLIND_NAMES:,} more; the full record marks each of them"
        shown.append(Text(more, h.SMALL, before=3.0))
    cells = [Cell(0.0, 200.0, words), Cell(212.0, 237.0, Stack(shown), drop=0.0 if count > 2 else 6.0)]
    return Notice([Row(cells)], FULL, before=18.0)


def _kinds(context: Context) -> Block:
    teams = context.content.of(Team)
    sights = lines_of_sight(context.content)
    shares, unplaced = _shares(teams, sights)
    one, two, three = (share.count for share in shares)
    verb = "touches" if one == 1 else "touch"
    title = (
        f"{sentence(many(one, 'team'))} {verb} the customer, {many(two, 'team')} back them up, "
        f"{many(three, 'team')} {'works' if three == 1 else 'work'} further back"
    )
    note = "A dashed or hatched mark is a team without a line of sight."
    if all(share.count <= 18 for share in shares):
        note = "Each mark is a team. " + note
    if unplaced:
        note += (
            f" {sentence(many(unplaced, 'team'))} the room has not placed "
            f"{'is' if unplaced == 1 else 'are'} counted where the facts put them."
        )
    return figure(title, note, kinds(shares), before=38.0)


def _shares(teams: Sequence[Team], sights: Sights) -> tuple[list[Share], int]:
    names = (
        (Group.CREATOR, "CX Creators"),
        (Group.FRONTLINE, "CX Enablers · frontline support"),
        (Group.BACK_OFFICE, "CX Enablers · back office"),
    )
    shares = []
    for group, name in names:
        members = [team for team in teams if sights.kinds[team.id] is group]
        blind = sum(team.id not in sights.distance for team in members)
        shares.append(Share(_KINDS[group], name, len(members), blind))
    return shares, sum(team.group is None for team in teams)


_KINDS: dict[Group, signs.Kind] = {
    Group.CREATOR: "creator",
    Group.FRONTLINE: "frontline",
    Group.BACK_OFFICE: "back_office",
}


def _lead(context: Context) -> str:
    drawn = context.once("sight", sight)
    seeing = drawn.count - len(drawn.blind)
    return (
        f"Each team reaches the customer itself or by way of the teams it supports. {seeing:,} of {drawn.count:,} "
        "have such a line."
    )


def _result(context: Context) -> str:
    drawn = context.once("sight", sight)
    blind = len(drawn.blind)
    if not blind:
        return f"{counted(drawn.count, 'team')}, each with a line of sight"
    return f"{counted(drawn.count, 'team')}; {drawn.count - blind:,} with a line of sight, {blind:,} without"


# -- every team ----------------------------------------------------------------------------------------------------


def _all_teams(context: Context) -> Sequence[Block]:
    content = context.content
    teams = content.of(Team)
    names = {team.id: team.name.strip() or "A team without a name" for team in teams}
    sights = lines_of_sight(content)
    blocks: list[Block] = []
    for kind, members in by_kind(teams, _kind):
        for title, part in kind_head(kind, members):
            rows = [row for team in part for row in _team_rows(team, kind, names, sights)]
            blocks.append(Grid([_team_head(), title], rows, before=12.0, end=None))
    return blocks


def _kind(team: Team) -> signs.Kind:
    return _KINDS[team.group] if team.group is not None else "unknown"


def _team_head() -> Row:
    cells = [
        Cell(13.0, 145.0, Text("Team", h.HEAD)),
        Cell(163.0, 112.0, Text("Part of", h.HEAD)),
        Cell(280.0, 30.0, Text("People", h.HEAD.but(align="right"))),
        Cell(319.0, 164.0, Text("Supports, and line of sight", h.HEAD)),
    ]
    return Row(cells, Skin(below=4.5, under=(c.INK, 0.8)), head=True)


def _team_rows(team: Team, kind: signs.Kind, names: dict[str, str], sights: Sights) -> Iterator[Row]:
    sign = signs.Sign(8.5, lambda canvas, x, y: signs.kind(canvas, x + 4.0, y + 1.6, 3.4, kind))
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
        cells += [Cell(13.0, 145.0, Stack(name)), Cell(319.0, 164.0, Stack(whom), drop=0.0)]
        if number == 0:
            cells.append(Cell(163.0, 112.0, Text(_part_of(team, names) or "–", h.SMALL)))
            cells.append(Cell(276.0, 34.0, Text(_people(team), h.FIGURE_SMALL)))
        yield Row(cells, Skin(above=3.4, below=4.2, under=(c.LINE2, 0.4)))


def _part_of(team: Team, names: dict[str, str]) -> str:
    parts = [part.strip() for part in team.unit.replace("/", "›").split("›") if part.strip()]
    if team.parent in names:
        parts = [*parts, names[team.parent]]
    return " › ".join(parts)


def _people(team: Team) -> str:
    if team.headcount is None:
        return "–"
    return f"{team.headcount:,.0f}" if team.headcount == int(team.headcount) else f"{team.headcount:,g}"


def _whom(team: Team, names: dict[str, str], sights: Sights) -> list[Block]:
    supported = [names[other] for other in sights.supports.get(team.id, ())]
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


def _all_lead(context: Context) -> str:
    return (
        f"{sentence(counted(context.content.count(Team), 'team'))} by kind. A dash means that nothing is recorded, "
        "which is never a zero."
    )


# -- every need ----------------------------------------------------------------------------------------------------


def _needs(context: Context) -> Sequence[Block]:
    content = context.content
    needs = content.of(Need)
    names = {team.id: team.name.strip() or "A team without a name" for team in content.of(Team)}
    by_team: dict[str, list[Need]] = {}
    for need in needs:
        by_team.setdefault(need.team, []).append(need)
    rows: list[Row] = []
    for team in content.of(Team):
        for place, need in enumerate(by_team.get(team.id, ())):
            rows.extend(_need_rows(need, names, first=place == 0))
    return [
        Grid([_need_head()], rows[start : start + 50], before=12.0 if start else 0.0, end=(c.INK, 0.8))
        for start in range(0, len(rows), 50)
    ]


def _need_head() -> Row:
    cells = [
        Cell(0.0, 110.0, Text("Team", h.HEAD)),
        Cell(122.0, 100.0, Text("Its internal customer", h.HEAD)),
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
        team = names[need.team] if first or number else ""
        customer = names.get(need.customer or "", "")
        cells = [
            Cell(0.0, 110.0, Text(team if number == 0 else shortened(team), h.NAME if number == 0 else h.SMALL)),
            Cell(234.0, 120.0, Stack(told)),
            Cell(366.0, 117.0, why),
        ]
        if number == 0:
            shown = Text(customer or "nobody named yet", h.SMALL.but(colour=c.INK) if customer else h.AMBER_SMALL)
            cells.append(Cell(122.0, 100.0, shown))
        else:
            cells.append(Cell(122.0, 100.0, Text("continued", h.SMALL_BOLD)))
        yield Row(cells, Skin(above=3.6, below=4.2, under=(c.LINE2, 0.4)))


def _not_said(number: int) -> Text:
    return Text("not said yet" if number == 0 else "", h.AMBER_SMALL)


CHAPTERS = (
    Chapter(
        key="teams",
        place=50,
        title="Teams and line of sight",
        lead=_lead,
        blocks=_blocks,
        result=_result,
        cover=_cover,
        missing="No team is on the list. The teams, their kinds and whom each supports would stand here.",
    ),
    Chapter(
        key="all-teams",
        place=120,
        title="All teams",
        appendix=True,
        lead=_all_lead,
        blocks=_all_teams,
        result=lambda context: f"{sentence(counted(context.content.count(Team), 'team'))} by kind",
        missing="No team is on the list.",
    ),
    Chapter(
        key="needs",
        place=125,
        title="What teams need of each other",
        appendix=True,
        lead="Each Enabler's internal customers, and what they depend on it for.",
        blocks=_needs,
        result=lambda context: f"{sentence(counted(context.content.count(Need), 'need'))} of internal customers",
        missing="No need is written down. Internal customers, what they need, how much and why would stand here.",
    ),
)

__all__ = ["CHAPTERS", "KIND_TITLES", "sight"]
