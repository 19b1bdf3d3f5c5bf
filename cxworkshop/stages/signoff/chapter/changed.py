"""The appendix on what changed: a sign, a word and a sentence each; chapters without a change are named."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from cxworkshop.core.record import Record
from cxworkshop.core.words import joined
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import FULL, MAIN, Block, Cell, Row, Skin, Stack, beside
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.listed import Item
from cxworkshop.documents.mark import RevisionMark, moment_words
from cxworkshop.documents.text import Text
from cxworkshop.documents.words import in_words, many, sentence
from cxworkshop.stages.signoff.changes import Change, Span, SpanKind
from cxworkshop.stages.signoff.changes.things import kind_of, summary
from cxworkshop.stages.signoff.chapter.changes import CHAPTERS, changes_of, chapter_of
from cxworkshop.stages.signoff.chapter.digits import Digits, grouped

_MANY = 12  # things of a kind that came or went, from which on they are told together
_NAMES = 400
_MOST = 400  # sentences a chapter; a re-imported organisation would otherwise fill a book of its own
_WORDS = {"added": "Added", "removed": "Removed", "changed": "Changed", "moved": "Moved"}
_STYLES: dict[SpanKind, h.Style] = {
    "plain": h.BODY,
    "of": h.BODY,
    "old": h.BODY.but(colour=c.INK2, struck=True),
    "new": h.BODY_BOLD,
}


def lead(context: Context) -> str:
    """When both revisions were frozen, and how much differs."""
    mark, previous = context.mark, context.mark.previous
    if previous is None:
        return ""
    count = len(changes_of(context))
    told = f"Revision {previous.number} was frozen on {moment_words(previous.time)}"
    told += f", revision {mark.number} on {moment_words(mark.time)}." if isinstance(mark, RevisionMark) else "."
    if not count:
        return f"{told} Nothing that is printed has changed."
    return f"{told} {sentence(many(count, 'change'))}; whatever is not named here is as it was."


def blocks(context: Context) -> Sequence[Block]:
    """The changes by chapter, and the chapters without one."""
    every = changes_of(context)
    made: list[Block] = [*_before(context)]
    untouched = []
    for chapter, types in CHAPTERS:
        own = [change for change in every if chapter_of(change) == chapter]
        if own:
            made.extend(_chapter(context, chapter, own))
        elif not _took_with_it(context, types):
            untouched.append(chapter.removeprefix("The ").lower())
    if untouched:
        words = Text(f"{sentence(joined(untouched))}: nothing changed.", h.BODY)
        made.append(beside(Text("Unchanged", context.house.label), words, before=24.0, drop=2.0))
    return made


def _took_with_it(context: Context, types: Sequence[type[Record]]) -> bool:
    """Whether records of these types went with something that was removed, which its own chapter tells."""
    previous = context.mark.previous
    return previous is not None and any(
        one.id not in context.content for cls in types for one in previous.content.of(cls)
    )


def _before(context: Context) -> Iterator[Block]:
    """The revision that this one follows, by the digits that nobody can give another text, and what became of it."""
    mark, previous = context.mark, context.mark.previous
    if previous is None:
        return
    taken = f"; revision {mark.number} takes its place" if isinstance(mark, RevisionMark) else ""
    told = Stack(
        [
            Text(f"SHA-256 of revision {previous.number}", h.SMALL),
            Digits(grouped(previous.sha256)),
            Text(f"Revision {previous.number} is kept as it was frozen{taken}.", h.SMALL, before=4.0),
        ]
    )
    yield beside(Text("Before this", context.house.label), told, after=4.0)


def _chapter(context: Context, chapter: str, own: Sequence[Change]) -> Iterator[Block]:
    head = Stack([Text(chapter, context.house.label, role="H2"), Text(many(len(own), "change"), h.SMALL)])
    yield Row([Cell(0.0, 111.0, head)], Skin(below=1.0), before=20.0, keep=True)
    items = object()
    rows = gathered(own)
    for row in rows[:_MOST]:
        yield Item(_row(row[0]) if len(row) == 1 else _many(row), items)
    rest = sum(map(len, rows[_MOST:]))
    if rest:
        yield beside(None, Text(f"and {in_words(rest)} more changes of this kind", h.SMALL), before=6.0)


def gathered(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes one by one, and together those of many things of a kind of which there is only to say that they came or
    went."""
    rows: list[list[Change]] = []
    for (_type, _sign, plain), run in groupby(changes, lambda one: (one.record_type, one.sign, _is_plain(one))):
        together = list(run)
        whole = plain and len(together) >= _MANY
        rows += [together] if whole else [[one] for one in together]
    return rows


def _is_plain(change: Change) -> bool:
    return change.spans[-1].text in (" was added.", " was removed.")


def _many(changes: Sequence[Change]) -> Block:
    """Many things that came, or went, in one sentence by their names."""
    first = changes[0]
    what = summary({kind_of(first.record_type): len(changes)})
    did = "were added" if first.sign == "added" else "were removed"
    names = ", ".join(one.subject for one in changes[:_NAMES])
    rest = f" and {in_words(len(changes) - _NAMES)} more" if len(changes) > _NAMES else ""
    told = [Span(f"{what} {did}: "), Span(f"{names}{rest}", "plain" if first.sign == "added" else "old"), Span(".")]
    return _row(dataclasses.replace(first, spans=tuple(told)))


def _row(change: Change) -> Block:
    shape: Literal["added", "removed", "changed"] = "changed" if change.sign == "moved" else change.sign
    sign = signs.Sign(10.0, lambda canvas, x, y: signs.change(canvas, x + 5.0, y + 3.6, shape))
    spans = [(span.text, _STYLES[span.kind]) for span in change.spans]
    told = change.spoken if change.spoken != change.sentence else ""  # what is struck is not heard
    cells = [
        Cell(0.0, 17.0, sign, drop=5.5),
        Cell(17.0, 94.0, Text(_WORDS[change.sign], h.SMALL_MEDIUM.but(size=8.5)), drop=9.0),
        Cell(MAIN.x, MAIN.width, _Ruled(Text(spans, h.BODY, told=told))),
    ]
    return Row(cells, Skin(below=6.0), FULL)


class _Ruled(Block):
    """A text below a rule as wide as itself."""

    def __init__(self, text: Block) -> None:
        super().__init__(MAIN)
        self.text = text

    def measure(self, width: float) -> float:
        return 7.0 + self.text.measure(width)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        parts = self.text.split(width, height - 7.0)
        return (_Ruled(parts[0]), parts[1]) if parts else None

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        canvas.rule(x, top, width, c.LINE2, 0.5)
        self.text.paint(canvas, x, top - 7.0, width)
