"""A line that is walked: its stations under each other, each with its sign, and a rail from one to the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cxworkshop.ui.room.marks import Mark, ShapeMark, SignMark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Fitted, Part

SIGN = 6.4  # per cent of the height
HALO = 1.42  # of the sign: the ring of light around where the line leads
BETWEEN = 4.2  # per cent from the signs to the words
RAIL = 0.5  # per cent wide
WIDER = 4.0  # per cent by which stations may stand further apart where there is room


@dataclasses.dataclass(frozen=True)
class Station:
    """`sign` is a kind of team, which is also its colour; `part` its words. `goal`: the line ends here."""

    part: Part
    sign: str
    goal: bool = False


@dataclasses.dataclass(frozen=True)
class Rail:
    """Stations from the first shown to the last. `more`: the line began earlier than the first of them."""

    stations: tuple[Station, ...]
    gap: float = 2.6
    more: bool = False

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        side = paper.p(SIGN * max(1.0, paper.look.zoom))
        column = side * HALO
        left = column + paper.p(BETWEEN)
        parts = tuple(one.part.fit(paper, width - left, step, ground, n) for n, one in enumerate(self.stations))
        heads = tuple(_head(part, column) for part in parts)
        return _Rail(paper, self, self.stations, parts, heads, column, side, paper.p(self.gap), self.more)


def _head(part: Fitted, column: float) -> float:
    """How far below a station's top the middle of its sign is: beside its first line."""
    marks = part.marks(0.0, 0.0)
    first = marks[0].rect if marks else None
    return max(column / 2, first.top() + first.height() * 0.5) if first is not None else column / 2


class _Rail:
    def __init__(
        self,
        paper: Paper,
        rail: Rail,
        stations: Sequence[Station],
        parts: Sequence[Fitted],
        heads: Sequence[float],
        column: float,
        side: float,
        gap: float,
        more: bool,
    ) -> None:
        self.paper, self.rail, self.stations, self.parts = paper, rail, tuple(stations), tuple(parts)
        self.heads, self.column, self.side, self.gap, self.more = tuple(heads), column, side, gap, more
        self.above = side * 0.7 if more else 0.0
        self.highs = [max(part.height, head + column / 2) for part, head in zip(parts, heads, strict=True)]
        self.height = self.above + sum(self.highs) + gap * max(0, len(self.parts) - 1)
        self.torn = any(part.torn for part in parts)

    def stretch(self, spare: float) -> None:
        """Longer rails, so that a short line is no heap at the top."""
        steps = len(self.parts) - 1
        if steps > 0:
            more = min(spare / steps, self.paper.p(WIDER))
            self.gap += more
            self.height += more * steps

    def marks(self, left: float, top: float) -> list[Mark]:
        found: list[Mark] = []
        middle = left + self.column / 2
        before = top if self.more else None
        top += self.above
        last = len(self.parts) - 1
        for n, (station, part, head, high) in enumerate(
            zip(self.stations, self.parts, self.heads, self.highs, strict=True)
        ):
            at = top + head
            reach = self.column / 2 if station.goal else self.side / 2
            if before is not None:
                found.append(self._line(middle, before, at - reach - self.side * 0.18, n))
            found += self._sign(station, middle, at, n)
            found += part.marks(left + self.column + self.paper.p(BETWEEN), top)
            before = at + reach + self.side * 0.18 if n < last else None
            top += high + self.gap
        return found

    def _line(self, x: float, top: float, bottom: float, spot: int) -> Mark:
        wide = max(2.0, self.paper.p(RAIL))
        ink = self.paper.hex("ink2")
        return ShapeMark("box", x - wide / 2, top, wide, max(0.0, bottom - top), ink, radius=wide / 2, spot=spot)

    def _sign(self, station: Station, x: float, y: float, spot: int) -> list[Mark]:
        found: list[Mark] = []
        color = self.paper.hex(station.sign)
        if station.goal:
            halo, column = self.paper.hex(f"soft:{station.sign}"), self.column
            found.append(ShapeMark("disc", x - column / 2, y - column / 2, column, column, halo, spot=spot))
        found.append(SignMark(station.sign, x - self.side / 2, y - self.side / 2, self.side, color, spot=spot))
        return found

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        taken = self.above
        for n, high in enumerate(self.highs):
            if taken + high > height + 0.5:
                if n == 0:
                    return self._torn(height)
                return self._half(slice(0, n), self.more), self._half(slice(n, None), True)
            taken += high + self.gap
        return None

    def _torn(self, height: float) -> tuple[Fitted, Fitted] | None:
        """The first station alone is too high: its words go on in the next picture, beside the same sign."""
        halves = self.parts[0].split(height - self.above)
        if halves is None:
            return None
        rest = (halves[1], *self.parts[1:])
        heads = (_head(halves[1], self.column), *self.heads[1:])
        return (
            self._with(self.stations[:1], halves[:1], self.heads[:1], self.more),
            self._with(self.stations, rest, heads, True),
        )

    def _half(self, those: slice, more: bool) -> _Rail:
        return self._with(self.stations[those], self.parts[those], self.heads[those], more)

    def _with(self, stations: Sequence[Station], parts: Sequence[Fitted], heads: Sequence[float], more: bool) -> _Rail:
        return _Rail(self.paper, self.rail, stations, parts, heads, self.column, self.side, self.gap, more)
