"""The page of contents: each chapter with its result and page, and the legend of signs below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Cell, Column, Row, Rule, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.house import House
from cxworkshop.documents.listed import Item
from cxworkshop.documents.text import Text

_TEXT = Column(24.0, 400.0)
Density = Literal[0, 1, 2]


def density(entries: int) -> Density:
    """How tightly so many entries are set, so that they and the legend share one page, on both papers."""
    return 0 if entries <= 9 else 1 if entries <= 12 else 2


class Entry(Block):
    """A chapter in the contents that `of` stands for; its page number is written when the document is finished."""

    def __init__(
        self,
        number: str,
        key: str,
        title: str,
        result: str,
        house: House,
        of: object,
        note: Callable[[Entry, int, str, tuple[float, float]], None],
        tight: Density = 0,
    ) -> None:
        super().__init__(FULL)
        self.key = key
        self.of = of
        self.note = note
        size = (14.0, 12.5, 11.5)[tight]
        self.number = Text(number, house.contents_number.but(size=size, leading=size + 3), role=None, goes_on=True)
        self.above, self.between, self.below = ((6.5, 1.0, 9.0), (3.5, 0.0, 3.5), (2.0, 0.0, 2.5))[tight]
        self.where = f"{number}  {title}"
        self.title = Text(title, h.Style(fonts.VOICE_BOLD, size, size + 3), role=None, goes_on=True)
        self.result = Text(result, h.SMALL if tight == 2 else h.UI.but(colour=c.INK2))

    def measure(self, width: float) -> float:
        title = self.title.measure(_TEXT.width)
        return self.above + title + self.between + self.result.measure(_TEXT.width) + self.below + 0.5

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        canvas.rule(x, top, width, c.LINE2, 0.5)
        y = top - self.above
        tags = canvas.tags
        with tags.element("TOC", of=self.of), tags.element("TOCI", of=self):
            with tags.element("Reference", of=self), tags.element("Link", of=self):
                self.number.paint(canvas, x, y, _TEXT.x)
                self.title.paint(canvas, x + _TEXT.x, y, _TEXT.width)
                with tags.element("Span", of=self):
                    place = (x + width, y - self.title.style.size)
                    self.note(self, canvas.page_index, canvas.leave_room(), place)
                canvas.link(self.key, f"Go to {self.where}", x, top - height, width, height)
            y -= self.title.measure(_TEXT.width) + self.between
            self.result.paint(canvas, x + _TEXT.x, y, _TEXT.width)


def _meaning(sign: Block | None, name: str, meaning: str, indent: float = 17.0) -> Block:
    words = Stack([Text(name, h.SMALL_BOLD.but(size=8.5)), Text(meaning, h.SMALL)])
    cells = [Cell(indent, 145.0 - indent, words)]
    if sign is not None:
        cells.insert(0, Cell(0.0, indent, sign))
    return Row(cells)


def _kind_sign(which: signs.Kind) -> signs.Sign:
    return signs.Sign(10.0, lambda canvas, x, y: signs.kind(canvas, x + 5.0, y + 4.4, 5.0, which))


def legend(house: House, tight: Density = 0) -> Block:
    """How to read the signs, on three columns."""
    rows = [
        (
            _meaning(_kind_sign("creator"), "CX Creator", "meets the customer face to face"),
            _meaning(_kind_sign("frontline"), "CX Enabler · frontline support", "stands behind a Creator"),
            _meaning(_kind_sign("back_office"), "CX Enabler · back office", "serves those who serve"),
        ),
        (
            _meaning(_kind_sign("creator"), "Coral", "always the customer"),
            _meaning(
                signs.Sign(10.0, lambda k, x, y: signs.diamond(k, x + 5.0, y + 4.4, 5.2)),
                "Diamond",
                "where the room agreed to stand",
            ),
            _meaning(
                signs.Sign(10.0, lambda k, x, y: signs.hatched(k, x, y - 1.0, 10.5)),
                "Hatching",
                "still open, or off culture",
            ),
        ),
        (
            _meaning(signs.Sign(12.0, _letters), "Set in serif", "in the words of the room", 19.0),
            _meaning(signs.Sign(9.0, _small_bars), "Five bars", "the weight of a barrier", 20.0),
            _meaning(signs.Sign(9.6, _slots), "Families of measures", "customer, peers, operation", 35.0),
        ),
    ]
    made: list[Block] = [Text("How to read it", house.label, keep=True, role="H2")]
    for row in rows:
        cells = [Cell(165.0 * i, 150.0, Item(block, made)) for i, block in enumerate(row)]
        above, below = ((4.0, 13.0), (4.0, 7.0), (2.0, 4.0))[tight]
        made.append(Row(cells, Skin(above=above, below=below)))
    return Stack(made, FULL, before=(38.0, 18.0, 12.0)[tight], whole=True)


def _letters(canvas: BookCanvas, x: float, y: float) -> None:
    canvas.say(x, y + 1.0, "Ag", fonts.VOICE_BOLD, 11, c.INK)


def _small_bars(canvas: BookCanvas, x: float, y: float) -> None:
    for number in range(5):
        height = 1.9 * (number + 1)
        if number < 3:
            canvas.box(x + 2.9 * number, y, 2.1, height, fill=c.INK, radius=0.4)
        else:
            canvas.box(x + 2.9 * number + 0.2, y + 0.2, 1.7, height - 0.4, line=c.EDGE, thick=0.4, radius=0.4)


def _slots(canvas: BookCanvas, x: float, y: float) -> None:
    for number, letter in enumerate("CIO"):
        signs.slot(canvas, x + 9.6 * number, y, letter, size=8.8)


def last_rule() -> Block:
    """The line under the last entry."""
    return Rule(c.LINE2, 0.5)
