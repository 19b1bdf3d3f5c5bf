"""Teams in the document: the line of sight of the organisation, and in the full record every team and every need."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.words import counted, joined
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Cell, Gap, Row, Stack
from cxworkshop.documents.chapter import Chapter, Context, CoverPart
from cxworkshop.documents.figure import figure
from cxworkshop.documents.kinds import KIND_TITLES
from cxworkshop.documents.layers import Sight
from cxworkshop.documents.mark import Mark
from cxworkshop.documents.notice import Notice
from cxworkshop.documents.sight import Flow, NamedSight
from cxworkshop.documents.suite import Rather
from cxworkshop.documents.text import Text
from cxworkshop.documents.words import in_words, many, sentence
from cxworkshop.stages.teams.chapter import appendix
from cxworkshop.stages.teams.charts import MOST_MARKS, Share, kinds
from cxworkshop.stages.teams.records import Group, Need, Team, team_labels
from cxworkshop.stages.teams.sight import implied_groups, lines_of_sight

_LAYERS = {Group.BACK_OFFICE: 0, Group.FRONTLINE: 1, Group.CREATOR: 2}
_MOST_BLIND_NAMES = 24


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
    shares, guessed = _shares(context.content)
    shown = _kinds(shares, guessed)
    if not any(drawn.layers):
        return [*blocks, shown]
    # The picture has said how many stand in each layer: the figure is worth no page of its own.
    instead = Text(_guessed(guessed), h.SMALL, FULL, before=14.0) if guessed else Gap(0.0)
    return [*blocks, Rather(shown, instead)]


def _blind(drawn: Sight) -> Block:
    names = [name for name, _ in drawn.blind]
    count = len(names)
    words: list[Block] = [
        Text(f"{counted(count, 'team')} {'sees' if count == 1 else 'see'} no customer yet", h.AMBER_WORDS),
        Text("Nobody they support leads on to a CX Creator.", h.UI),
    ]
    shown: list[Block] = [Flow(names[:_MOST_BLIND_NAMES])]
    if count > _MOST_BLIND_NAMES:
        more = f"and {count - _MOST_BLIND_NAMES:,} more; the full record marks each of them"
        shown.append(Text(more, h.SMALL, before=3.0))
    if count > 4:
        return Notice([*words, Gap(6.0), *shown], FULL, before=18.0)
    cells = [Cell(0.0, 200.0, Stack(words)), Cell(212.0, 237.0, Stack(shown), drop=0.0 if count > 2 else 6.0)]
    return Notice([Row(cells)], FULL, before=18.0)


def _kinds(shares: Sequence[Share], guessed: int) -> Block:
    note = "A dashed or hatched mark is a team without a line of sight."
    if all(share.count <= MOST_MARKS for share in shares):
        note = "Each mark is a team. " + note
    if guessed:
        note += f" {_guessed(guessed)}"
    return figure(_kinds_title(shares), note, kinds(shares), before=38.0)


def _guessed(count: int) -> str:
    stands = "stands where the facts put it" if count == 1 else "stand where the facts put them"
    return f"{sentence(many(count, 'team'))} the room has not placed {stands}."


def _kinds_title(shares: Sequence[Share]) -> str:
    """What the figure shows, in the order of its rows and without the rows that are empty."""
    verbs: dict[str, tuple[str, str]] = {
        "creator": ("touches the customer", "touch the customer"),
        "frontline": ("backs the Creators up", "back the Creators up"),
        "back_office": ("works further back", "work further back"),
        "unknown": ("is not placed yet", "are not placed yet"),
    }
    parts: list[str] = []
    for share in shares:
        if share.count:
            verb = verbs[share.kind][share.count != 1]
            parts.append(f"{in_words(share.count)} {verb}" if parts else f"{many(share.count, 'team')} {verb}")
    return sentence(joined(parts))


def _shares(content: Content) -> tuple[list[Share], int]:
    """The teams of each kind, and how many of them the facts have placed and the room has not."""
    sights, implied = lines_of_sight(content), implied_groups(content)
    by_kind: dict[Group | None, list[Team]] = {group: [] for group in (*Group, None)}
    guessed = 0
    for team in content.of(Team):
        known = team.group is not None or implied[team.id].known
        by_kind[sights.kinds[team.id] if known else None].append(team)
        guessed += team.group is None and known
    shares = []
    for group, members in by_kind.items():
        if group is None and not members:
            continue
        kind = appendix.KINDS[group] if group is not None else "unknown"
        blind = sum(team.id not in sights.distance for team in members) if group is not None else 0
        shares.append(Share(kind, KIND_TITLES[kind], len(members), blind))
    return shares, guessed


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
        lead=appendix.all_lead,
        blocks=appendix.all_teams,
        result=lambda context: f"{sentence(counted(context.content.count(Team), 'team'))} by kind",
        missing="No team is on the list.",
    ),
    Chapter(
        key="needs",
        place=125,
        title="What teams need of each other",
        appendix=True,
        lead="Each Enabler’s internal customers, and what they depend on it for.",
        blocks=appendix.needs,
        result=lambda context: f"{sentence(counted(context.content.count(Need), 'need'))} of internal customers",
        missing="No need is written down. Internal customers, what they need, how much and why would stand here.",
    ),
)
