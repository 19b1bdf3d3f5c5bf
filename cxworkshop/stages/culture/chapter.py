"""Culture in the document: each scale with its rule, its pairs of behaviour, and how it is used to choose people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.fist import record_words
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Stack, beside
from cxworkshop.documents.chapter import Chapter, Context
from cxworkshop.documents.figure import figure
from cxworkshop.documents.pairs import pair, pairs_head, pairs_table
from cxworkshop.documents.scale import Dots, scale_head
from cxworkshop.documents.text import Text
from cxworkshop.documents.words import many, sentence
from cxworkshop.stages.culture.charts import all_scales
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.prepare.records import consent_on


def _blocks(context: Context) -> Sequence[Block]:
    dimensions = context.content.of(CultureDimension)
    if not dimensions:
        return []
    examples: dict[str, list[Example]] = {}
    for example in context.content.of(Example):
        examples.setdefault(example.dimension, []).append(example)
    blocks: list[Block] = []
    for number, dimension in enumerate(dimensions):
        blocks.extend(_dimension(context, number + 1, dimension, examples.get(dimension.id, [])))
    return [*blocks, *_overview(context)]


def _dimension(context: Context, number: int, one: CultureDimension, examples: Sequence[Example]) -> Iterator[Block]:
    house, ends, table = context.house, (one.left, one.right), pairs_table()
    rule = Text(one.rule, h.RULE_CULTURE) if one.rule.strip() else Text("No decision rule yet.", h.AMBER_WORDS)
    blocks: list[Block] = [
        scale_head(house, number, one.votes, ends, (one.left_sentence, one.right_sentence), "H2"),
        beside(
            None, Dots(one.votes, one.agreed, house.accent, radius=2.15, step=5.3, ends=ends), before=6.0, keep=True
        ),
        beside(None, rule, before=16.0, keep=True),
    ]
    asked = consent_on(context.content, one.id)
    if asked is not None and asked.rounds:
        blocks.append(beside(None, Text(record_words(asked.rounds), h.SMALL), before=6.0, keep=True))
    blocks.append(pairs_head(house, table))
    pieces = [
        pair(e.situation or "–", e.on, e.off, house, table, "about keeping promises" if e.promise_keeping else "")
        for e in examples
    ] or [pair("–", "", "", house, table)]
    # The head stays with the first situation; a scale with many situations may go on overleaf.
    blocks.extend(piece for made in pieces for piece in made)
    blocks.append(_use(one))
    yield Stack(blocks, FULL, after=26.0, whole=True)


def _use(one: CultureDimension) -> Block:
    label = Text("Recruiting and suppliers", h.SMALL_MEDIUM)
    words: list[Block] = []
    if one.recruiting:
        words.append(Text(f"Recruiting: {one.recruiting}", h.SMALL))
    if one.suppliers:
        words.append(Text(f"Suppliers: {one.suppliers}", h.SMALL))
    return beside(label, Stack(words or [Text("Not used for either yet.", h.SMALL)]), before=7.0)


def _overview(context: Context) -> Iterator[Block]:
    charts = list(all_scales(context.content, context.house.accent))
    count = sum(len(chart.data) - 1 for chart in charts)
    if count < 2:
        return
    for number, chart in enumerate(charts):
        part = f" ({number + 1} of {len(charts)})" if len(charts) > 1 else ""
        title = f"{sentence(many(count, 'scale'))} together: where the room stood, where it settled{part}"
        note = (
            "Each bar counts people; the dark ones are the middle half of the room. "
            "The diamond is the stop that was agreed after talking."
        )
        yield figure(title, note, chart, before=38.0)


def _result(context: Context) -> str:
    dimensions = context.content.of(CultureDimension)
    examples = context.content.of(Example)
    paired = sum(bool(e.on.strip() and e.off.strip()) for e in examples)
    return sentence(f"{many(len(dimensions), 'scale')}, {many(paired, 'situation')} told on and off culture")


CHAPTERS = (
    Chapter(
        key="culture",
        place=30,
        title="Culture",
        lead="What a customer can expect of our manner, and what should never happen.",
        blocks=_blocks,
        result=_result,
        missing="The room has no culture scale yet. Positions, rules and behaviours on and off culture would stand "
        "here.",
    ),
)
