"""A scale between two poles as it is printed: the room's votes as dots, their middle half, the agreed stop."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.votes import STOPS, middle_half
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import MAIN, Block, Cell, Row, Stack, beside
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.house import House
from cxworkshop.documents.tagging import Role
from cxworkshop.documents.text import Text

_INSET = 6.0
_NO_POLE = "no pole named yet"
_TALLEST = 75.0  # points of dots above the axis; a larger room gets smaller steps, then dots that touch


def _poles(left: str, right: str, role: Role, of: object, column: float = MAIN.width) -> Row:
    """The two ends, left and right, each in its half when they do not share a line; one heading."""
    one, two = _pole(left, h.POLE, role, of, True), _pole(right, h.POLE.but(align="right"), role, of)
    half = (column - 12.0) / 2.0
    if one.natural_width() + two.natural_width() + 12.0 <= column:
        wide = one.natural_width() + 0.5
        cells = [Cell(0.0, wide, one), Cell(wide + 12.0, column - wide - 12.0, two)]
    else:
        cells = [Cell(0.0, half, one), Cell(half + 12.0, half, two)]
    return Row(cells, column=MAIN, keep=True)


def _pole(words: str, style: h.Style, role: Role, of: object, goes_on: bool = False) -> Text:
    if not words.strip():
        words, style = _NO_POLE, style.but(face=fonts.SANS_BOLD, size=8.5, colour=c.AMBER)
    return Text(words, style, role=role, of=of, goes_on=goes_on)


class Dots(Block):
    """The votes of the room over an axis of eleven stops, with the diamond of what was agreed.

    `radius` and `step` are those of a small room; both shrink until the tallest pile stays low. `ends` are the poles,
    for those who hear what the picture shows.
    """

    def __init__(
        self,
        votes: Sequence[int],
        agreed: int | None,
        accent: str,
        radius: float = 2.9,
        step: float = 6.8,
        keep: bool = False,
        ends: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(MAIN, keep=keep)
        self.ends = ends
        self.votes = tuple(votes) or (0,) * STOPS
        self.agreed = agreed
        self.accent = accent
        tallest = max(self.votes)
        self.step = min(step, _TALLEST / tallest) if tallest else step
        self.radius = min(radius, max(0.7, self.step * 0.43))
        self.pile = self.step * tallest + 4.0 if tallest else 10.0

    def measure(self, width: float) -> float:
        return self.pile + 24.0

    def alt(self) -> str:
        """What the picture shows: where the room stood and what it agreed, on a scale from 0 to 10."""
        return position_words(*self.ends, self.votes, self.agreed) + votes_at(self.votes)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        axis = top - self.pile - 1.0
        gap = (width - 2 * _INSET) / (STOPS - 1)
        left = x + _INSET
        box = (x, top - self.measure(width), x + width, top)
        with canvas.tags.element("Figure", of=self, alt=self.alt(), box=box):
            half = middle_half(self.votes)
            if half:
                canvas.box(
                    left + gap * (half[0] - 0.5), axis, gap * (half[1] - half[0] + 1), self.pile + 1.0, fill=c.WELL
                )
            for stop, count in enumerate(self.votes):
                for number in range(count):
                    canvas.disc(
                        left + gap * stop, axis + 1.2 + self.radius + self.step * number, self.radius, fill=self.accent
                    )
            canvas.pen(c.EDGE, 0.8)
            canvas.stroke([(left, axis), (left + gap * (STOPS - 1), axis)])
            for stop in range(STOPS):
                tick = 4.0 if stop in (0, 5, 10) else 2.0
                canvas.stroke([(left + gap * stop, axis), (left + gap * stop, axis - tick)])
            self._agreement(canvas, left, gap, axis - 9.5)

    def _agreement(self, canvas: BookCanvas, left: float, gap: float, y: float) -> None:
        if self.agreed is None:
            signs.hatched(canvas, left, y - 4.5, 9.0)
            canvas.say(left + 15.0, y - 2.8, "No position agreed", fonts.SANS_BOLD, 8, c.AMBER)
            return
        place = left + gap * self.agreed
        signs.diamond(canvas, place, y, 5.0)
        words = f"Agreed: {self.agreed}"
        if self.agreed > 7:
            canvas.say(place - 9.0, y - 2.8, words, fonts.SANS_BOLD, 8, c.INK, "right")
        else:
            canvas.say(place + 9.0, y - 2.8, words, fonts.SANS_BOLD, 8, c.INK)


def position_words(left: str, right: str, votes: Sequence[int], agreed: int | None) -> str:
    """Where the room stood between two poles, 0 being the left one, and what it agreed on."""
    said = f"From 0, {left.strip() or 'a pole without a name'}, to 10, {right.strip() or 'a pole without a name'}: "
    half = middle_half(votes)
    if half:
        total = sum(votes)
        said += f"{total:,} {'vote' if total == 1 else 'votes'}, the middle half from {half[0]} to {half[1]}; "
    else:
        said += "no votes; "
    return said + ("no position agreed." if agreed is None else f"agreed on {agreed}.")


def votes_at(votes: Sequence[int]) -> str:
    """How many stood where, for the stops that anybody chose."""
    told = ", ".join(f"{count:,} at {stop}" for stop, count in enumerate(votes) if count)
    return f" Votes: {told}." if told else ""


def votes_words(votes: Sequence[int]) -> str:
    """How many voted, and between which stops the middle half stands."""
    half = middle_half(votes)
    if half is None:
        return "no votes"
    total = sum(votes)
    return f"{total:,} {'vote' if total == 1 else 'votes'},\nmiddle half {half[0]} to {half[1]}"


def scale_head(
    house: House, number: int, votes: Sequence[int], ends: tuple[str, str], meanings: tuple[str, str], role: Role
) -> Block:
    """Number and votes of a scale beside its two poles, with what each pole stands for below it.

    Number and poles are one heading of the given `role`.
    """
    key = object()
    told = f"{number}, {ends[0].strip() or _NO_POLE} or {ends[1].strip() or _NO_POLE}"
    side = Row(
        [
            Cell(0.0, 18.0, Text(str(number), house.item_number, role=role, of=key, goes_on=True, told=told)),
            Cell(18.0, 93.0, Text(votes_words(votes), h.SMALL), drop=4.0),
        ]
    )
    main: list[Block] = [_poles(*ends, role, key)]
    if any(meanings):
        half = (MAIN.width - 12.0) / 2.0
        main.append(
            Row(
                [
                    Cell(0.0, half, Text(meanings[0], h.SMALL)),
                    Cell(half + 12.0, half, Text(meanings[1], h.SMALL.but(align="right"))),
                ],
                before=1.5,
            )
        )
    return beside(side, Stack(main), keep=True)
