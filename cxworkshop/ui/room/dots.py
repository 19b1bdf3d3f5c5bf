"""Votes drawn as dots: how many are in while a vote is open, a row in fives, and a plot over stops once it is closed.

An open vote is drawn from two numbers, how many are in and of how many. What was voted never reaches this file then.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cxworkshop.ui.room.lines import Lines
from cxworkshop.ui.room.marks import Mark, ShapeMark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Drawn, Gap, Say, Stack

FIVE = 2.9  # per cent of the height: a dot in a row of fives
SLOT, LEAST_SLOT = 3.7, 1.9  # per cent of the height: a dot of an open vote, and the smallest that is told apart
ROWS = 4  # of slots at most; more people than that are a bar
DOT, PITCH = 4.3, 4.9  # per cent of the height: a dot of a closed vote, and from one to the next above it
LEAST_PITCH = 3.4  # where several stand beside each other
LEAST_DOT = 1.3  # smaller ones are not counted by anybody: bars take their place
INSET = 5.0  # per cent of the height between the margin and the first stop


def circle(paper: Paper, x: float, y: float, side: float, color: str, *, filled: bool = True, spot: int = -1) -> Mark:
    """A dot around a point, or its outline. Sizes in pixels."""
    box = (x - side / 2, y - side / 2, side, side)
    if filled:
        return ShapeMark("disc", *box, paper.hex(color), spot=spot)
    return ShapeMark("ring", *box, "", paper.hex(color), max(1.5, min(paper.p(0.36), side * 0.14)), spot=spot)


# -- an open vote ------------------------------------------------------------------------------------------------------


def slots_in(words: str, count: int, of: int) -> Stack:
    """How many votes are in: a filled dot each, an empty one for each that is missing, and the same in words."""
    slots = Drawn(
        lambda paper, width, _step: _slots_height(paper, width, count, of),
        lambda paper, left, top, width, _step: _slots(paper, left, top, width, count, of),
    )
    return Stack((slots, Gap(2.0), Say(words, "label", weight=600, align="centre")))


def _slot_rows(paper: Paper, width: float, total: int) -> tuple[int, float] | None:
    """How many slots stand in a row, and how wide one is with its gap; None when they would be too small."""
    for rows in range(1, ROWS + 1):
        each = -(-total // rows)
        each = -(-each // 5) * 5 if rows > 1 else each
        pitch = min(width / _places(each), paper.p(SLOT) / 0.62)
        if pitch * 0.62 >= paper.p(LEAST_SLOT):
            return each, pitch
    return None


def _places(count: int) -> float:
    """The width of a row in slots, a third of one between the fives."""
    return count + 0.36 * max(0, (count - 1) // 5)


def _slots_height(paper: Paper, width: float, count: int, of: int) -> float:
    total = max(count, of)
    if not total:
        return 0.0
    rows = _slot_rows(paper, width, total)
    return paper.p(3.0) if rows is None else rows[1] * 0.62 + rows[1] * (-(-total // rows[0]) - 1)


def _slots(paper: Paper, left: float, top: float, width: float, count: int, of: int) -> list[Mark]:
    total = max(count, of)
    if not total:
        return []
    rows = _slot_rows(paper, width, total)
    if rows is None:
        return _share(paper, left, top, width, count / total)
    each, pitch = rows
    side = pitch * 0.62
    begins = left + (width - pitch * _places(min(each, total)) + pitch - side) / 2
    found: list[Mark] = []
    for n in range(total):
        row, place = divmod(n, each)
        x = begins + pitch * (_places(place + 1) - 1) + side / 2
        y = top + pitch * row + side / 2
        found.append(circle(paper, x, y, side, "accent" if n < count else "ink2", filled=n < count))
    return found


def _share(paper: Paper, left: float, top: float, width: float, share: float) -> list[Mark]:
    high = paper.p(3.0)
    edge = max(1.5, paper.p(0.2))
    found: list[Mark] = [
        ShapeMark("box", left, top, width, high, paper.hex("panel"), paper.hex("ink2"), edge, high / 2)
    ]
    if width * share >= high / 2:
        found.append(ShapeMark("box", left, top, width * share, high, paper.hex("accent"), radius=high / 2))
    return found


# -- a closed vote: rows -----------------------------------------------------------------------------------------------


def fives(
    count: int, most: int, color: str, *, filled: bool = True, words: str = "", ground: str = "bg", beside: str = ""
) -> Drawn:
    """As many dots as votes, in fives, and `words` after them; a bar against `most` when a row does not hold them.

    Rows that are compared give the same room away: `beside` are the words of the other.
    """

    def draw(paper: Paper, left: float, top: float, width: float, step: float) -> list[Mark]:
        said = paper.text(words, "footer", width, step) if words else None
        high = _fives_height(paper, words)
        other = paper.text(words or beside, "footer", width, step).width
        room = width - (other + paper.p(2.0) if words or beside else 0.0)
        side = paper.p(FIVE)
        pitch = min(side * 1.36, room / _places(max(count, most, 1)))
        if pitch < paper.p(1.6):
            wide = room * count / max(1, most)
            edge = "" if filled else paper.hex(color)
            fill = paper.hex(color) if filled else ""
            box = (left, top + high / 2 - side * 0.3, wide, side * 0.6)
            found: list[Mark] = [ShapeMark("box", *box, fill, edge, paper.p(0.3), side * 0.3)] if count else []
        else:
            dot = pitch / 1.36
            found = [
                circle(paper, left + pitch * (_places(n + 1) - 1) + dot / 2, top + high / 2, dot, color, filled=filled)
                for n in range(count)
            ]
            wide = pitch * (_places(count) - 1) + dot if count else 0.0
        if said is not None:
            after = left + wide + (paper.p(2.0) if count else 0.0)
            found += paper.marks(said, after, top + high / 2 - _middle(said), said.width, "ink2", ground)
        return found

    return Drawn(lambda paper, _width, _step: _fives_height(paper, words), draw)


def _fives_height(paper: Paper, words: str) -> float:
    return paper.text(words, "footer", paper.inner, 1.0).px * 0.96 if words else paper.p(FIVE)


def _middle(lines: Lines) -> float:
    """How far below its top the middle of a line's letters is, in pixels."""
    return lines.ascent - lines.px * 0.3


# -- a closed vote: over stops -----------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Plot:
    """Counts over stops that stand at the same distance. `before` are those of the round before, () without one.

    `across` dots stand beside each other at a stop, as far as it is wide enough.
    """

    counts: tuple[int, ...]
    before: tuple[int, ...] = ()
    across: int = 1

    @property
    def tallest(self) -> int:
        return max((*self.counts, *self.before), default=0)

    def marks(self, paper: Paper, xs: Sequence[float], top: float, axis: float, spot: int = -1) -> list[Mark]:
        """The dots between `top` and the axis, both in pixels from the picture's top; `xs` are the stops' middles."""
        if not self.tallest:
            return []
        stop = xs[1] - xs[0]
        room = axis - top
        lift = paper.p(0.55)
        wide = stop * (0.4 if self.before else 0.72)
        across = max(1, min(self.across, int(wide / paper.p(LEAST_PITCH))))
        pitch = min(paper.p(PITCH), wide / across if across > 1 else paper.p(PITCH))
        pitch = min(pitch, (room - lift) / -(-self.tallest // across))
        dot = min(pitch * 0.88, stop * (0.4 if self.before else 0.56))
        if dot < paper.p(LEAST_DOT):
            return self._bars(paper, xs, top, axis, spot)
        # Both rounds stand close about their stop, so that nobody takes one for the next stop's.
        shift = stop * 0.22 if across > 1 else min(stop * 0.22, dot * 0.62)
        shift = shift if self.before else 0.0
        found: list[Mark] = []
        for counts, side, filled in ((self.before, -shift, False), (self.counts, shift, True)):
            color = "accent" if filled else "ink2"
            for x, count in zip(xs, counts, strict=False):
                begins = x + side - pitch * (min(across, count) - 1) / 2
                for n in range(count):
                    row, place = divmod(n, across)
                    y = axis - lift - dot / 2 - pitch * row
                    found.append(circle(paper, begins + pitch * place, y, dot, color, filled=filled, spot=spot))
        return found

    def _bars(self, paper: Paper, xs: Sequence[float], top: float, axis: float, spot: int) -> list[Mark]:
        """More people than dots can be seen: bars with their number, within the outlines of the round before.

        Where one of the numbers is wider than a stop, none stands there.
        """
        stop = xs[1] - xs[0]
        said = [paper.text(paper.words.number(count), "footer", 1e6, 1.0, 600) for count in self.counts]
        fit = all(words.width < stop for words in said)
        number = said[0].height
        room = axis - top - number
        found: list[Mark] = []
        for n, (x, count) in enumerate(zip(xs, self.counts, strict=True)):
            before = self.before[n] if self.before else 0
            for votes, share in ((before, 0.62), (count, 0.34 if self.before else 0.5)):
                tall = max(paper.p(0.6), room * votes / self.tallest)
                box = (x - stop * share / 2, axis - tall, stop * share, tall)
                if votes and share > 0.6:
                    found.append(ShapeMark("box", *box, "", paper.hex("ink2"), paper.p(0.3), spot=spot))
                elif votes:
                    found.append(ShapeMark("box", *box, paper.hex("accent"), spot=spot))
            if count and fit:
                above = axis - max(paper.p(0.6), room * max(count, before) / self.tallest) - number
                found += paper.marks(said[n], x - stop / 2, above, stop, align="centre", spot=spot)
        return found


def axis_marks(paper: Paper, xs: Sequence[float], y: float, long: Sequence[int], spot: int = -1) -> list[Mark]:
    """A line over the stops with a tick below each, longer ones at `long`."""
    ink, stroke = paper.hex("ink2"), max(1.5, paper.p(0.42))
    found: list[Mark] = [
        ShapeMark("box", xs[0] - stroke / 2, y - stroke / 2, xs[-1] - xs[0] + stroke, stroke, ink, spot=spot)
    ]
    for n, x in enumerate(xs):
        tall = paper.p(3.1 if n in long else 1.9)
        found.append(ShapeMark("box", x - stroke / 2, y, stroke, tall, ink, spot=spot))
    return found


def stops_between(paper: Paper, left: float, width: float, count: int) -> tuple[float, ...]:
    """The middles of so many stops across a width in pixels."""
    inset = paper.p(INSET)
    return tuple(left + inset + (width - 2 * inset) * n / (count - 1) for n in range(count))


# -- what was agreed ---------------------------------------------------------------------------------------------------


def diamond(paper: Paper, x: float, y: float, side: float, spot: int = -1) -> Mark:
    """What the room agreed on. `side` is its height in pixels."""
    return ShapeMark("diamond", x - side / 2, y - side / 2, side, side, paper.hex("ink"), spot=spot)


def strip(agreed: int | None, stops: int) -> Drawn:
    """A small scale: its ends, its middle and the diamond."""

    def draw(paper: Paper, left: float, top: float, width: float, _step: float) -> list[Mark]:
        ink, stroke, tall = paper.hex("ink2"), max(1.5, paper.p(0.36)), paper.p(3.6)
        side = paper.p(5.2)
        y = top + side / 2
        inset = side / 2
        across = width - 2 * inset
        found: list[Mark] = [ShapeMark("box", left + inset, y - stroke / 2, across, stroke, ink)]
        for share in (0.0, 0.5, 1.0):
            x = left + inset + across * share
            found.append(ShapeMark("box", x - stroke / 2, y - tall / 2, stroke, tall, ink))
        if agreed is not None:
            found.append(diamond(paper, left + inset + across * agreed / (stops - 1), y, side))
        return found

    return Drawn(lambda paper, _width, _step: paper.p(5.2), draw)
