"""The definition in the document: imperatives, rallying cry, and the scales with the rules that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.fist import record_words
from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, MAIN, Block, Cell, Gap, Overhang, Row, Rule, Skin, Stack, beside
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Chapter, Context
from cxworkshop.documents.cry import Cry
from cxworkshop.documents.listed import Item, listed
from cxworkshop.documents.notice import nothing_recorded
from cxworkshop.documents.press import NewPage
from cxworkshop.documents.scale import Dots, scale_head
from cxworkshop.documents.text import Text
from cxworkshop.documents.words import in_words, many, sentence
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    Scale,
    TrialCase,
)
from cxworkshop.stages.prepare.records import consent_on

_INDENT = 18.0
_SIDE_TEXT = 93.0


def _blocks(context: Context) -> Sequence[Block]:
    content = context.content
    imperatives, dimensions = content.of(Imperative), content.of(Dimension)
    cries = content.of(RallyingCry)
    if not (imperatives or dimensions or cries or content.one(Definition).why_now):
        return []
    blocks = [*_level_one(context, imperatives), *_level_two(context, cries)]
    if cries:
        blocks.append(NewPage())
    return [*blocks, *_level_three(context, dimensions)]


# -- level 1 -------------------------------------------------------------------------------------------------------


def _level_one(context: Context, imperatives: Sequence[Imperative]) -> Iterator[Block]:
    definition = context.content.one(Definition)
    side = _label(context, "Level 1", "The imperative" if len(imperatives) == 1 else "The imperatives")
    if not imperatives:
        yield beside(
            side,
            nothing_recorded(
                "No imperative is written down. This is where the few things the whole "
                "organisation must not fail at would stand, customers among them."
            ),
        )
        if definition.why_now:
            yield beside(_small_label("Why now"), Text(definition.why_now, h.BODY), before=14.0)
        return
    words: list[Block] = [Text(_standing(imperatives), h.BODY)]
    if definition.why_now:
        words.append(Text(definition.why_now, h.BODY, before=8.0))
    if definition.imperatives_source:
        words.append(Text(f"Source: {definition.imperatives_source}", h.SMALL, before=4.0))
    yield beside(side, Stack(words), after=16.0, drop=2.0)
    customers = [one for one in imperatives if one.customer_focus]
    others = [one for one in imperatives if not one.customer_focus]
    yield Rule(c.INK, 0.8, keep=True)
    rows = [_customer_imperative(one, (c.LINE2, 0.5) if number else None) for number, one in enumerate(customers)]
    rows += [_imperative(one, (c.LINE2, 0.5) if number or customers else None) for number, one in enumerate(others)]
    yield from listed(rows)
    yield from _collisions(context)


def _standing(imperatives: Sequence[Imperative]) -> str:
    count = len(imperatives)
    if any(one.customer_focus for one in imperatives):
        if count == 1:
            return "Customer focus is the imperative."
        return f"Customer focus is one of {in_words(count)} imperatives of the whole organisation."
    return f"{sentence(many(count, 'imperative'))}; customer focus is not among them yet."


def _customer_imperative(one: Imperative, over: tuple[str, float] | None) -> Block:
    name = Stack([Text(one.name or one.serves or "Customers", h.Style(fonts.SANS_BOLD, 10.5, 14)), *_sponsor(one)])
    dot = signs.Sign(10.0, lambda canvas, x, y: signs.kind(canvas, x + 5.0, y + 4.3, 4.8, "creator"))
    cells = [
        Cell(0.0, 14.0, dot, drop=13.7),
        Cell(_INDENT, _SIDE_TEXT, name, drop=13.5),
        Cell(MAIN.x, MAIN.width, Text(one.statement or "–", h.IMPERATIVE)),
    ]
    return Row(cells, Skin(above=10.0, below=15.0, over=over), whole=True)


def _imperative(one: Imperative, over: tuple[str, float] | None) -> Block:
    name = Stack([Text(one.name or one.serves or "–", h.UI_MEDIUM.but(colour=c.INK2)), *_sponsor(one)])
    cells = [
        Cell(_INDENT, _SIDE_TEXT, name, drop=1.5),
        Cell(MAIN.x, MAIN.width, Text(one.statement or "–", h.BODY)),
    ]
    return Row(cells, Skin(above=9.0, below=8.0, over=over), whole=True)


def _sponsor(one: Imperative) -> list[Block]:
    return [Text(f"Sponsor: {one.sponsor}", h.SMALL)] if one.sponsor.strip() else []


def _collisions(context: Context) -> Iterator[Block]:
    content = context.content
    title = Text("When two collide", context.house.label, role="H3")
    items: list[object] = []
    for collision in content.of(Collision):
        first, second = content.find(Imperative, collision.first), content.find(Imperative, collision.second)
        if not collision.ruling or first is None or second is None:
            continue
        pair = Text(f"{first.name or '–'} and {second.name or '–'}", h.SMALL)
        begins = not items
        side = Stack([title, pair] if begins else [pair])
        row = beside(
            side, Text(collision.ruling, h.BODY), 19.0 if begins else 9.0, drop=2.0 if begins else 2.5, whole=True
        )
        items.append(row)
        yield Item(row, items, title if begins else None)


# -- level 2 -------------------------------------------------------------------------------------------------------


def _level_two(context: Context, cries: Sequence[RallyingCry]) -> Iterator[Block]:
    chosen = context.content.find(RallyingCry, context.content.one(Definition).cry)
    if not cries:
        missing = nothing_recorded(
            "No rallying cry is proposed. This is where the line everybody can say by heart "
            "would stand, with the votes it won."
        )
        yield beside(_label(context, "Level 2", "The rallying cry"), missing, before=34.0, after=34.0)
        return
    yield NewPage()
    if chosen is not None and chosen.text.strip():
        yield Text("Our rallying cry", context.house.label, FULL, keep=True, role="H2")
        candidates = list(_candidates(context, cries, chosen))
        yield Cry(chosen.text, sum(row.measure(FULL.width) for row in candidates))
        yield from candidates
        return
    else:
        missing = nothing_recorded("The room has candidates and has not settled on one.")
        yield beside(_label(context, "Level 2", "The rallying cry"), missing, after=40.0)
    yield from _candidates(context, cries, chosen)


def _candidates(context: Context, cries: Sequence[RallyingCry], chosen: RallyingCry | None) -> Iterator[Block]:
    latest = max((len(cry.votes) for cry in cries), default=0)
    votes = {cry.id: cry.votes[-1] if latest and len(cry.votes) == latest else None for cry in cries}
    total = sum(count or 0 for count in votes.values())
    ordered = sorted(cries, key=lambda cry: (cry is not chosen, -(votes[cry.id] or 0)))
    most = max((count or 0 for count in votes.values()), default=0)
    step = min(7.2, 150.0 / most) if most else 7.2
    reserved = 30.0 + (step * most + 10.0 if most else 0.0)
    items: list[object] = []
    for number, cry in enumerate(ordered):
        won = cry is chosen
        style = h.BODY_BOLD if won else h.BODY.but(colour=c.INK2)
        cells = []
        title = Text("How the room chose", context.house.label, role="H3")
        if number == 0:
            side = [title]
            if total:
                side.append(Text(f"{total:,} {'vote' if total == 1 else 'votes'} in the last round", h.SMALL))
            # The label may hang beside the next candidates: it does not make the first row higher than the others.
            cells.append(Cell(0.0, 111.0, Overhang(Stack(side)) if len(ordered) > 1 else Stack(side), drop=2.0))
        cells.append(Cell(MAIN.x, MAIN.width - reserved, Text(cry.text or "–", style)))
        count = votes[cry.id]
        if count is not None:
            colour = context.house.accent if won else c.EDGE
            cells.append(Cell(MAIN.x + MAIN.width - reserved, reserved, _tally(count, step, colour, won), drop=0.5))
        yield Item(Row(cells, Skin(below=5.5), whole=True), items, title if number == 0 else None)
    if chosen is not None:
        yield from _fist(context, chosen.id, before=8.0)


def _fist(context: Context, subject: str, before: float) -> Iterator[Block]:
    """How the room stood to what it agreed on, where it was asked."""
    asked = consent_on(context.content, subject)
    words = record_words(asked.rounds) if asked is not None else ""
    if words:
        yield _in_main(Text(words, h.SMALL), before)


def _tally(count: int, step: float, colour: str, won: bool) -> Block:
    def draw(canvas: BookCanvas, right: float, y: float) -> None:
        for number in range(count):
            canvas.disc(right - 24.0 - step * number, y + 6.0, min(2.6, step * 0.36), fill=colour)
        face = fonts.TAB_BOLD if won else fonts.TAB
        canvas.say(right, y + 3.0, f"{count:,}", face, 9, c.INK, "right")

    return signs.Sign(13.0, draw, counted(count, "vote"), align="right")


# -- level 3 -------------------------------------------------------------------------------------------------------


def _level_three(context: Context, dimensions: Sequence[Dimension]) -> Iterator[Block]:
    label = _label(context, "Level 3", sentence(many(len(dimensions), "scale")) if dimensions else "The scales")
    if not dimensions:
        missing = nothing_recorded(
            "No scale is agreed. This is where each pair of poles would stand with the votes, "
            "the position and the rule that decides."
        )
        yield beside(label, missing, before=34.0)
        return
    lead = Text(
        "Both ends deserve respect. The diamond shows where we stand; the rule beneath it is what we go by.", h.LEAD
    )
    yield beside(label, lead, before=34.0, after=33.0, drop=4.5, keep=True)
    cases: dict[str, list[TrialCase]] = {}
    for case in context.content.of(TrialCase):
        cases.setdefault(case.dimension, []).append(case)
    for number, dimension in enumerate(dimensions):
        yield _scale(context, number + 1, dimension, cases.get(dimension.id, []))


def _scale(context: Context, number: int, scale: Scale, cases: Sequence[TrialCase]) -> Block:
    ends = (scale.left, scale.right)
    blocks: list[Block] = [
        scale_head(context.house, number, scale.votes, ends, (scale.left_sentence, scale.right_sentence), "H3"),
        beside(None, Dots(scale.votes, scale.agreed, context.house.accent, ends=ends), before=6.0),
    ]
    rule: Block = Text(scale.rule, h.RULE) if scale.rule.strip() else _no_rule()
    blocks.append(_in_main(rule, before=15.0))
    blocks.extend(_fist(context, scale.id, before=6.0))
    blocks.extend(listed(_case(case, first=place == 0) for place, case in enumerate(cases)))
    return Stack(blocks, FULL, after=38.0, whole=True)


def _in_main(block: Block, before: float) -> Block:
    return beside(None, block, before=before)


def _no_rule() -> Block:
    return Text("No decision rule yet.", h.AMBER_WORDS)


def _case(case: TrialCase, first: bool) -> Block:
    words = {True: "A case it settles", False: "A case it leaves open", None: "A case not tried yet"}[case.settles]
    cells = [
        Cell(_INDENT, _SIDE_TEXT, Text(words, h.SMALL), drop=1.0),
        Cell(MAIN.x, 168.0, Text(case.case or "–", h.UI.but(colour=c.INK2))),
        Cell(MAIN.x + 180.0, 180.0, Text(case.answer, h.UI_BOLD)),
    ]
    return Row(cells, before=6.0 if first else 4.0)


def _label(context: Context, name: str, below: str) -> Block:
    key = object()
    title = Text(name, context.house.label, role="H2", of=key, goes_on=True)
    return Stack([title, Gap(1.0), Text(below, h.SMALL, role="H2", of=key)])


def _small_label(words: str) -> Block:
    return Text(words, h.SMALL)


def _result(context: Context) -> str:
    content = context.content
    cry = content.find(RallyingCry, content.one(Definition).cry)
    dimensions = content.of(Dimension)
    ruled = sum(bool(one.rule.strip()) for one in dimensions)
    scales = many(len(dimensions), "scale")
    if dimensions:
        scales += " with their rules" if ruled == len(dimensions) else f", {in_words(ruled)} with a rule"
    parts = (many(content.count(Imperative), "imperative"), "one cry" if cry else "no cry chosen yet", scales)
    return sentence(", ".join(parts))


CHAPTERS = (
    Chapter(
        key="definition",
        place=10,
        title="The definition",
        lead="On three levels: what we must not fail at, the line we can all repeat, and the rules for the moment "
        "when two good aims part ways.",
        blocks=_blocks,
        result=_result,
        missing="The room has not begun its definition. Imperatives, a rallying cry and the scales with their rules "
        "would stand here.",
    ),
)
