"""Barriers in the document: by area, what the customer feels, how heavy it is, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.words import joined
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Chapter, Context
from cxworkshop.documents.figure import figure
from cxworkshop.documents.grid import Grid, as_one, fifties, grouped
from cxworkshop.documents.listed import listed
from cxworkshop.documents.mark import short_day
from cxworkshop.documents.text import Text, in_pieces
from cxworkshop.documents.words import in_words, many, sentence
from cxworkshop.stages.barriers.charts import MOST, Weight, severities
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation, MitigationState
from cxworkshop.stages.teams.records import team_labels

_SAID, _SEVERITY_X, _MITIGATION_X, _MITIGATION_WIDTH = 194.0, 205.0, 322.0, 161.0
_FELT = "What a customer notices"
_NAMED_AREAS = (Area.STRUCTURE, Area.GEOGRAPHY, Area.OUTSOURCING, Area.PARENT)
_STATES = {MitigationState.DONE: "done", MitigationState.UNDER_WAY: "under way"}


def _blocks(context: Context) -> Sequence[Block]:
    content = context.content
    barriers, answers = content.of(Barrier), content.of(AreaAnswer)
    if not barriers and not answers:
        return []
    mitigations: dict[str, list[Mitigation]] = {}
    for one in content.of(Mitigation):
        if one.state is not MitigationState.DROPPED:
            mitigations.setdefault(one.barrier, []).append(one)
    blocks: list[Block] = []
    if barriers:
        rows = list(_rows(context, barriers, mitigations))
        pieces = list(fifties(rows))
        grids = [
            Grid([_head()], piece, end=(c.INK, 0.8) if number == len(pieces) - 1 else None, named=True)
            for number, (_, piece) in enumerate(pieces)
        ]
        blocks.extend(as_one(grids))
    blocks.append(Text(_considered(barriers, answers), h.SMALL, FULL, before=5.0))
    blocks.extend(_figure(context, barriers, mitigations))
    return blocks


def _head() -> Row:
    cells = [
        Cell(0.0, _SAID, Text("Barrier, and what a customer notices", h.HEAD)),
        Cell(_SEVERITY_X, 113.0, Text("Severity today, expected", h.HEAD)),
        Cell(_MITIGATION_X, _MITIGATION_WIDTH, Text("What is done about it", h.HEAD)),
    ]
    return Row(cells, Skin(below=4.0, under=(c.INK, 0.8)), head=True)


def _rows(context: Context, barriers: Sequence[Barrier], mitigations: dict[str, list[Mitigation]]) -> Iterator[Row]:
    by_area: dict[str, list[Barrier]] = {}
    order = {area: number for number, area in enumerate(Area)}
    for barrier in sorted(barriers, key=lambda one: order[one.area] if one.area else len(order)):
        by_area.setdefault(barrier.area_label or "No area named", []).append(barrier)
    names = team_labels(context.content)
    for title, members in by_area.items():
        area = _area(context, title, len(members))
        rows = (row for one in members for row in _barrier(context, one, mitigations.get(one.id, []), names))
        yield from grouped(area, rows)


def _area(context: Context, title: str, count: int) -> Row:
    words = Text([(title, context.house.group), (f"\u2002{count}", h.UI.but(colour=c.INK3))], h.UI)
    return Row([Cell(0.0, 483.0, words)], Skin(above=10.0, below=2.5), keep=True)


def _barrier(context: Context, barrier: Barrier, answers: Sequence[Mitigation], names: dict[str, str]) -> Iterator[Row]:
    then = _remaining(answers)
    unresolved = not answers or (barrier.severity is not None and (then is None or then >= barrier.severity))
    indent = 14.0 if unresolved else 0.0
    cells = [
        Cell(indent, _SAID - indent, _said(barrier, names, _SAID - indent)),
        Cell(_SEVERITY_X, 113.0, _severity(context, barrier.severity, then, bool(answers)), drop=2.0),
        Cell(_MITIGATION_X, _MITIGATION_WIDTH - (4.0 if unresolved else 0.0), _done(answers)),
    ]
    fill, edge = (c.AMBER_TINT, c.AMBER_LINE) if unresolved else ("", "")
    yield Row(cells, Skin(above=8.0, below=9.0, over=(c.LINE2, 0.5), fill=fill, edge=edge))


def _said(barrier: Barrier, names: dict[str, str], width: float) -> Block:
    words: list[Block] = []
    if barrier.name or not barrier.description:
        words.append(Text(barrier.name or "A barrier without a name", h.UI_BOLD))
        words += [Text(piece, h.SMALL, before=1.0) for piece in in_pieces(barrier.description) if piece]
    else:
        words.append(Text(barrier.description, h.UI_BOLD))
    if barrier.experience.strip():
        dot = signs.Sign(8.0, lambda canvas, x, y: signs.kind(canvas, x + 3.4, y + 1.0, 3.3, "creator"), _FELT)
        felt = Text(barrier.experience, h.QUOTE)
        words.append(Row([Cell(0.0, 12.0, dot), Cell(12.0, width - 12.0, felt)], before=1.0))
    else:
        words.append(Text("Nobody has said what a customer notices.", h.AMBER_SMALL, before=1.0))
    affected = [names[team] for team in barrier.teams if team in names]
    if affected:
        words.append(Text(f"Felt by {joined(affected)}", h.SMALL, before=2.0))
    return Stack(words)


def _remaining(answers: Sequence[Mitigation]) -> int | None:
    return min((one.residual for one in answers if one.residual is not None), default=None)


def _severity(context: Context, now: int | None, then: int | None, answered: bool) -> Block:
    accent = context.house.accent
    if now is None:
        return Text("not weighed", h.SMALL)

    def draw(canvas: BookCanvas, x: float, y: float) -> None:
        signs.bars(canvas, x, y, now, c.INK)
        canvas.say(x + 34.0, y + 1.0, str(now), fonts.SANS_BOLD, 9.5, c.INK)
        signs.arrow(canvas, x + 45.0, y + 4.5)
        if then is None or then >= now:
            words = f"still {now}" if not answered or then is not None else "not said"
            canvas.say(x + 61.0, y + 1.0, words, fonts.SANS_BOLD, 9.5, c.AMBER)
            return
        signs.bars(canvas, x + 61.0, y, then, accent)
        canvas.say(x + 95.0, y + 1.0, str(then), fonts.SANS_BOLD, 9.5, accent)

    if then is None or then >= now:
        alt = f"severity {now}, no reduction expected"
    else:
        alt = f"severity {now}, expected {then}"
    return signs.Sign(15.0, draw, alt)


def _done(answers: Sequence[Mitigation]) -> Block:
    if not answers:
        return Stack([Text("Nothing is done about it yet", h.AMBER_WORDS)])
    made = []
    for number, one in enumerate(answers):
        told: list[Block] = [Text(one.name or one.description or "–", h.UI_BOLD)]
        mechanism = one.mechanism_name or (one.mechanism.label if one.mechanism else "")
        for words in (one.description if one.name else "", mechanism):
            told += [Text(piece, h.SMALL) for piece in in_pieces(words) if piece]
        told.append(_who(one))
        made.append(Stack(told, before=4.5 if number else 0.0))
    return Stack(listed(made))


def _who(one: Mitigation) -> Block:
    missing = [word for word, there in (("owner", one.owner), ("date", one.due)) if not there]
    parts = [one.owner, short_day(one.due) if one.due else "", _STATES.get(one.state, "")]
    words = " · ".join(part for part in parts if part)
    spans = [(words, h.SMALL_MEDIUM.but(colour=c.INK))] if words else []
    if missing:
        spans.append(((" · " if words else "") + f"no {' and no '.join(missing)} yet", h.AMBER_SMALL))
    return Text(spans, h.SMALL)


def _considered(barriers: Sequence[Barrier], answers: Sequence[AreaAnswer]) -> str:
    """Which of the four areas were looked at, which the room found empty, which nobody has looked at."""
    found = {one.area for one in barriers}
    empty = {one.area: one.reason for one in answers}
    sentences = []
    for area in _NAMED_AREAS:
        if area in empty and area not in found:
            reason = f": “{empty[area].strip().rstrip('.')}”" if empty[area].strip() else ""
            sentences.append(f"{area.label}: the room found no barrier here{reason}.")
    open_areas = [area.label for area in _NAMED_AREAS if area not in found and area not in empty]
    if open_areas:
        sentences.append(f"Not looked at yet: {joined(open_areas)}.")
    else:
        sentences.insert(0, "The room has looked at all four areas.")
    return " ".join(sentences)


def _figure(context: Context, barriers: Sequence[Barrier], mitigations: dict[str, list[Mitigation]]) -> Iterator[Block]:
    weighed = [one for one in barriers if one.severity is not None]
    if len(weighed) < 2:
        return
    weights = [
        Weight(one.name or one.description or "–", one.severity or 0, _remaining(mitigations.get(one.id, [])))
        for one in weighed
    ]
    less = sum(w.then is not None and w.then < w.now for w in weights)
    stay = len(weights) - less
    if less:
        title = f"{sentence(in_words(less))} of {many(len(weights), 'barrier')} will weigh less"
        title += f"; {in_words(stay)} {'stays' if stay == 1 else 'stay'} as heavy" if stay else ""
    else:
        title = f"None of {many(len(weights), 'barrier')} is expected to weigh less"
    note = "The open ring is today, the filled disc what should remain. The heaviest stands first."
    if len(weights) > MOST:
        note += f" The {MOST} heaviest of {len(weights):,} are drawn; the table has them all."
    yield figure(title, note, severities(weights, context.house.accent), before=40.0)


def _result(context: Context) -> str:
    content = context.content
    barriers = content.of(Barrier)
    if not barriers:
        return "None, by the room’s own decision"
    answered = {one.barrier for one in content.of(Mitigation) if one.state is not MitigationState.DROPPED}
    done = sum(one.id in answered for one in barriers)
    if done == len(barriers):
        return f"{sentence(in_words(len(barriers)))}, each with a mitigation"
    return (
        f"{sentence(in_words(len(barriers)))}; {in_words(done)} with a mitigation, "
        f"{in_words(len(barriers) - done)} without"
    )


CHAPTERS = (
    Chapter(
        key="barriers",
        place=40,
        title="Barriers",
        lead="What keeps willing people from serving a customer well, and what we are doing to remove it.",
        blocks=_blocks,
        result=_result,
        missing="Nobody has named a barrier, nor decided that there is none. Areas, what a customer notices, "
        "severity and mitigations would stand here.",
    ),
)
