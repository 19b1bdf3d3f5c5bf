"""On and off culture side by side: the situation, the behaviour that fits (tint), the one that does not (hatched)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import FULL, MAIN, Block, Cell, Gap, Row, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.columns import Columns
from cxworkshop.documents.house import House
from cxworkshop.documents.text import Text, in_pieces

_BOX = 176.0
_OFF_X = MAIN.x + 184.0
_PAD = 7.0
_TALLEST = 560.0


class _Sides:
    """What stands in the two boxes of one situation: they are equally high, and a missing side says so in amber."""

    def __init__(self, on: str, off: str, house: House, missing: bool) -> None:
        self.house = house
        self.on_missing, self.off_missing = missing and not on, missing and not off
        self.on = Text(on or "No example on culture yet.", h.QUOTE if on else _AMBER, role="BlockQuote")
        self.off = Text(
            off or "No example off culture yet.", h.QUOTE.but(colour=c.INK2) if off else _AMBER, role="BlockQuote"
        )
        self.has_on, self.has_off = bool(on) or self.on_missing, bool(off) or self.off_missing

    def height(self) -> float:
        """How high both boxes are, in points."""
        on = self.on.measure(_BOX - 20.0) if self.has_on else 0.0
        off = self.off.measure(_BOX - 22.0) if self.has_off else 0.0
        return max(on, off) + 2 * _PAD


class _Side(Block):
    """A box around its text."""

    def __init__(self, sides: _Sides) -> None:
        super().__init__(MAIN)
        self.sides = sides
        self.whole = True

    def measure(self, width: float) -> float:
        return self.sides.height()


class _On(_Side):
    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        sides, height = self.sides, self.sides.height()
        if not sides.has_on:
            return
        with canvas.tags.artifact():
            if sides.on_missing:
                _amber(canvas, x, top - height, height)
            else:
                canvas.box(x, top - height, _BOX, height, fill=sides.house.tint, radius=2.5)
        sides.on.paint(canvas, x + (14.0 if sides.on_missing else 10.0), top - _PAD, _BOX - 20.0)


class _Off(_Side):
    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        sides, height = self.sides, self.sides.height()
        if not sides.has_off:
            return
        bottom = top - height
        with canvas.tags.artifact():
            if sides.off_missing:
                _amber(canvas, x, bottom, height)
            else:
                canvas.hatch(x, bottom, 6.0, height, c.EDGE, step=2.6, thick=0.5)
                canvas.box(x, bottom, _BOX, height, line=c.EDGE, thick=0.6)
                canvas.box(x, bottom, 6.0, height, line=c.EDGE, thick=0.4)
        sides.off.paint(canvas, x + 14.0, top - _PAD, _BOX - 22.0)


_AMBER = h.Style(h.AMBER_SMALL.face, 8.5, 13.5, c.AMBER)


def _amber(canvas: BookCanvas, x: float, bottom: float, height: float) -> None:
    canvas.box(x, bottom, _BOX, height, fill=c.AMBER_TINT)
    canvas.hatch(x, bottom, 6.0, height, c.AMBER_LINE, step=2.6)
    canvas.box(x, bottom, _BOX, height, line=c.AMBER_LINE, thick=0.6)


def pairs_table() -> Columns:
    """The table that the pairs of one scale are, for its head and every pair."""
    return Columns((0.0, MAIN.x, _OFF_X), named=True)


def pairs_head(house: House, table: Columns) -> Block:
    """The heads above the pairs: situation, on culture, off culture."""
    on = Row(
        [
            Cell(0.0, 14.0, signs.Sign(10.0, lambda k, x, y: signs.check(k, x + 4.8, y + 3.6, 4.7, house.accent))),
            Cell(14.0, 150.0, Text("On culture", house.label)),
        ]
    )
    off = Row(
        [
            Cell(0.0, 14.0, signs.Sign(10.0, lambda k, x, y: signs.cross(k, x + 4.8, y + 3.6, 4.7, c.INK2))),
            Cell(14.0, 150.0, Text("Off culture", house.label.but(colour=c.INK2))),
        ]
    )
    cells = [
        Cell(0.0, 111.0, Text("Situation", h.SMALL_MEDIUM), drop=0.5),
        Cell(MAIN.x, _BOX, on),
        Cell(_OFF_X, _BOX, off),
    ]
    return Row(cells, before=21.0, keep=True, head=True, table=table)


def pair(situation: str, on: str, off: str, house: House, table: Columns, tag: str = "") -> list[Block]:
    """One situation with its two behaviours; long words are cut into pieces that each fit on a page."""
    made: list[Block] = []
    pieces = zip_longest(_cut(on), _cut(off), fillvalue="")
    for number, (left, right) in enumerate(pieces):
        words: list[Block] = [Text(situation if number == 0 else "continued", h.UI if number == 0 else h.SMALL_BOLD)]
        if tag and number == 0:
            words += [Gap(2.0), Text(tag, h.SMALL)]
        sides = _Sides(left, right, house, missing=number == 0)
        cells = [
            Cell(0.0, 111.0, Stack(words), drop=_PAD + 0.5),
            Cell(MAIN.x, _BOX, _On(sides)),
            Cell(_OFF_X, _BOX, _Off(sides)),
        ]
        made.append(Row(cells, Skin(above=4.5 if not made else 4.0), FULL, table=table))
    return made


def _cut(text: str) -> Sequence[str]:
    """Pieces whose boxes stay well below a page, however wide the characters are."""
    for limit in (900, 600, 400, 250):
        pieces = in_pieces(text, limit)
        if all(Text(piece, h.QUOTE).measure(_BOX - 22.0) <= _TALLEST for piece in pieces):
            break
    return pieces
