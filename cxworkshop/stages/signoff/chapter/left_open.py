"""What is left open: each point with the word given to it, and who gave it; points under one word stand together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import FULL, MAIN, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.grid import Grid, as_one, fifties
from cxworkshop.documents.mark import Point
from cxworkshop.documents.notice import Notice
from cxworkshop.documents.text import Text, in_pieces
from cxworkshop.documents.words import in_words, many, sentence

MOST = 60  # points without a word that the definition lists; the full record has every one


def _accepted(points: Sequence[Point]) -> int:
    return sum(bool(point.words.strip()) for point in points)


def title(context: Context) -> str:
    """Whether everything that is open was accepted decides what the chapter is called."""
    points = context.mark.points
    return "Left open, and accepted" if points and _accepted(points) == len(points) else "Left open"


def lead(context: Context) -> str:
    """What the reader should know about these sentences."""
    points = context.mark.points
    if not points:
        return "Nothing: every question of the method has its answer in this document."
    accepted = _accepted(points)
    if accepted == len(points):
        one = "this point is" if accepted == 1 else f"these {in_words(accepted)} points are"
        return f"Whoever signs overleaf knows that {one} open, and why."
    if not accepted:
        return (
            f"{sentence(many(len(points), 'point'))} {'is' if len(points) == 1 else 'are'} open, and nobody has "
            "said yet why that may stay so."
        )
    return f"{sentence(many(len(points), 'point'))} are open; {in_words(accepted)} of them with a reason."


def result(context: Context) -> str:
    """The line in the contents."""
    points = context.mark.points
    if not points:
        return "Nothing"
    accepted = _accepted(points)
    count = many(len(points), "point")
    if accepted == len(points):
        return sentence(f"{count}, {'with its reason' if len(points) == 1 else 'each with its reason'}")
    return sentence(f"{count}, {in_words(accepted) if accepted else 'none'} with a reason")


def blocks(context: Context) -> Sequence[Block]:
    """Points with a word first, those that follow each other under the same word with it once; then the others."""
    points = context.mark.points
    with_word = [point for point in points if point.words.strip()]
    without = [point for point in points if not point.words.strip()]
    rows: list[Row] = []
    for _said, group in groupby(with_word, key=lambda point: (point.words.strip(), point.by.strip())):
        together = list(group)
        rows += _rows(together[0]) if len(together) == 1 else _together(together)
    rows += [row for point in without[:MOST] for row in _rows(point)]
    pieces = [Grid([], piece, end=None) for _, piece in fifties(rows)]
    made: list[Block] = [*as_one(pieces)]
    if len(without) > MOST:
        rest = len(without) - MOST
        where = (
            "listed at the end, under “Everything that is open”" if context.kind == "record" else "in the full record"
        )
        words = f"{counted(rest, 'further open point')} without a reason {'is' if rest == 1 else 'are'} {where}."
        made.append(Notice([Text(words, h.UI)], FULL, before=14.0))
    return made


def _together(points: Sequence[Point]) -> list[Row]:
    """Points that were accepted with one word: how many, the word, then each in a line."""
    rows = _rows(Point(f"{sentence(many(len(points), 'point'))} with one reason", points[0].words, points[0].by))
    return [
        *rows,
        *(
            Row(
                [Cell(MAIN.x, MAIN.width, Text(point.sentence, h.SMALL.but(colour=c.INK)))],
                Skin(above=1.5, below=6.0 if point is points[-1] else 1.5),
            )
            for point in points
        ),
    ]


def _rows(point: Point) -> list[Row]:
    if not point.words.strip():
        cells = [
            Cell(0.0, 18.0, _sign()),
            Cell(18.0, 93.0, Text("no reason yet", h.AMBER_SMALL), drop=1.0),
            Cell(MAIN.x, MAIN.width, Text(point.sentence, h.UI)),
        ]
        return [Row(cells, Skin(above=4.0, below=5.0, over=(c.LINE2, 0.5)))]
    made = []
    for number, piece in enumerate(in_pieces(point.words)):
        words: list[Block] = [Text(point.sentence, h.UI_BOLD)] if number == 0 else []
        cells = [Cell(MAIN.x, MAIN.width, Stack([*words, Text(piece, h.QUOTE)]))]
        if number == 0:
            cells = [Cell(0.0, 18.0, _sign()), Cell(18.0, 93.0, Text(point.by, h.SMALL), drop=1.0), *cells]
        made.append(Row(cells, Skin(above=7.0, below=8.0, over=(c.LINE2, 0.5) if number == 0 else None)))
    return made


def _sign() -> Block:
    return signs.Sign(10.5, lambda canvas, x, y: signs.hatched(canvas, x, y - 0.5, 10.5))


def every(context: Context) -> Sequence[Block]:
    """The appendix with every point in one line each."""
    rows = []
    for point in context.mark.points:
        state = Text(point.words, h.CELL_VOICE) if len(point.words) <= 900 else Text(in_pieces(point.words)[0], h.SMALL)
        words: list[Block] = [Text(point.sentence, h.SMALL.but(colour=c.INK))]
        if point.words.strip():
            words.append(state)
        cells = [
            Cell(0.0, 360.0, Stack(words)),
            Cell(372.0, 111.0, Text(point.by or ("accepted" if point.words else "no reason yet"), h.SMALL)),
        ]
        rows.append(Row(cells, Skin(above=2.8, below=3.4, under=(c.LINE2, 0.4))))
    head = Row(
        [Cell(0.0, 360.0, Text("What is open", h.HEAD)), Cell(372.0, 111.0, Text("Accepted by", h.HEAD))],
        Skin(below=4.0, under=(c.INK, 0.8)),
        head=True,
    )
    return as_one([Grid([head], piece, end=None) for _, piece in fifties(rows)])
