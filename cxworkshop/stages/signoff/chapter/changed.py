"""The appendix on what changed: a sign, a word and a sentence each; chapters without a change are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

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
from cxworkshop.stages.signoff.changes import Change, SpanKind
from cxworkshop.stages.signoff.chapter.changes import CHAPTERS, changes_of, chapter_of
from cxworkshop.stages.signoff.chapter.digits import Digits, grouped

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
    for chapter, _ in CHAPTERS:
        own = [change for change in every if chapter_of(change) == chapter]
        if own:
            made.extend(_chapter(context, chapter, own))
        else:
            untouched.append(chapter.removeprefix("The ").lower())
    if untouched:
        words = Text(f"{sentence(joined(untouched))}: nothing changed.", h.BODY)
        made.append(beside(Text("Unchanged", context.house.label), words, before=24.0))
    return made


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
    for change in own[:_MOST]:
        yield Item(_row(change), items)
    if len(own) > _MOST:
        yield beside(None, Text(f"and {in_words(len(own) - _MOST)} more changes of this kind", h.SMALL), before=6.0)


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
