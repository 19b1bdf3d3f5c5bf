"""What a picture is put together from: pieces under and beside each other and in panels, at every step of size.

A part is fitted to a width at a step between 0 (its large size) and 1 (its floor). What does not fit one picture at the
floor is split over several; a part says itself whether and where it can be split.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cxworkshop.ui.room.marks import Mark, ShapeMark, TextMark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.pieces import (
    Drawn,
    Fitted,
    FittedGap,
    FittedSpring,
    FittedText,
    FittedWhole,
    Gap,
    Part,
    Say,
    Sign,
    Sized,
    Spring,
    stretch,
    widest,
)

__all__ = [
    "Beside", "Cell", "Drawn", "Either", "Fitted", "Gap", "OneLine", "Panel", "Part", "Say", "Sign", "Sized", "Spot",
    "Spring", "Stack", "stretch", "widest",
]  # fmt: skip

TOGETHER = 4  # lines, at most, of a text that rather goes to the next picture than apart


@dataclasses.dataclass(frozen=True)
class Stack:
    """Parts under each other, `gap` per cent apart. Where it must be split, it is split between its parts first."""

    parts: tuple[Part, ...]
    gap: float = 0.0
    whole: bool = False  # rather goes to the next picture than apart

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        fitted = tuple(part.fit(paper, width, step, ground, spot) for part in self.parts)
        return _Stack(fitted, paper.p(self.gap), self.whole)


class _Stack:
    def __init__(self, parts: Sequence[Fitted], gap: float, whole: bool = False) -> None:
        self.parts, self.gap, self.whole = tuple(parts), gap, whole
        self.height = sum(part.height for part in parts) + gap * max(0, len(parts) - 1)
        self.torn = any(part.torn for part in parts)

    def marks(self, left: float, top: float) -> list[Mark]:
        found: list[Mark] = []
        for part in self.parts:
            found += part.marks(left, top)
            top += part.height + self.gap
        return found

    def stretch(self, spare: float) -> None:
        """The springs take what is left, each at most as much as it may."""
        springs = [part for part in self.parts if isinstance(part, FittedSpring)]
        for n, spring in enumerate(springs):
            more = max(0.0, min(spare / (len(springs) - n), spring.most - spring.height))
            spring.height += more
            self.height += more
            spare -= more

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        taken = 0.0
        for n, part in enumerate(self.parts):
            if taken + part.height > height + 0.5:
                return self._split_at(n, height - taken)
            taken += part.height + self.gap
        return None

    def _split_at(self, n: int, left: float) -> tuple[Fitted, Fitted] | None:
        before, part, after = self.parts[:n], self.parts[n], self.parts[n + 1 :]
        # A part that fits a picture of its own is not torn for the sake of the one before; long text and loose parts
        # are, and what stands first must be.
        loose = len(part.lines.lines) > TOGETHER if isinstance(part, FittedText) else False
        loose = loose or (isinstance(part, _Stack) and not part.whole)
        first = all(isinstance(one, FittedGap) for one in before)
        halves = part.split(left) if first or loose else None
        if halves is not None:
            return self._half((*before, halves[0])), self._half((halves[1], *after))
        if first:
            # What cannot be divided stands there, and what follows goes on.
            return (self._half((*before, part)), self._half(after)) if _solid(after) else None
        return self._half(before), self._half((part, *after))

    def _half(self, parts: Sequence[Fitted]) -> _Stack:
        begin, end = 0, len(parts)
        while begin < end and isinstance(parts[begin], FittedGap):
            begin += 1
        while end > begin and isinstance(parts[end - 1], FittedGap):
            end -= 1
        return _Stack(parts[begin:end], self.gap)


def _solid(parts: Sequence[Fitted]) -> bool:
    return any(not isinstance(part, FittedGap) for part in parts)


@dataclasses.dataclass(frozen=True)
class Either:
    """The first of several arrangements in which no word has to be cut; the last when there is none."""

    parts: tuple[Part, ...]

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        for part in self.parts[:-1]:
            fitted = part.fit(paper, width, step, ground, spot)
            if not fitted.torn:
                return fitted
        return self.parts[-1].fit(paper, width, step, ground, spot)


@dataclasses.dataclass(frozen=True)
class OneLine:
    """An arrangement that is only good while all its words stand on one line: else it counts as torn."""

    part: Part

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        fitted = self.part.fit(paper, width, step, ground, spot)
        lines = {round(mark.baseline) for mark in fitted.marks(0.0, 0.0) if isinstance(mark, TextMark)}
        return _Torn(fitted.height, fitted.marks) if len(lines) > 1 else fitted


class _Torn(FittedWhole):
    torn = True


@dataclasses.dataclass(frozen=True)
class Cell:
    """One column of `Beside`: `width` is "natural" (as wide as it is), per cent of the height, or a share below 0
    (-1, -2 …) of what the others leave.
    """

    part: Part
    width: float | str = -1.0


@dataclasses.dataclass(frozen=True)
class Beside:
    """Parts beside each other, `gap` per cent of the height apart; "top", "middle" or on one "baseline"."""

    cells: tuple[Cell, ...]
    gap: float = 2.0
    align: str = "top"

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        gap = paper.p(self.gap)
        room = width - gap * (len(self.cells) - 1)
        fixed: list[float | None] = []
        for cell in self.cells:
            if cell.width == "natural":
                natural = getattr(cell.part, "natural", None)
                fixed.append(min(room * 0.6, natural(paper, step)) if natural is not None else None)
            elif isinstance(cell.width, float | int) and cell.width >= 0:
                fixed.append(paper.p(float(cell.width)))
            else:
                fixed.append(None)
        shares = [-float(c.width) if isinstance(c.width, float | int) else 1.0 for c in self.cells]
        whole = sum(share for share, one in zip(shares, fixed, strict=True) if one is None) or 1.0
        rest = max(0.0, room - sum(one for one in fixed if one is not None))
        widths = [rest * s / whole if one is None else one for s, one in zip(shares, fixed, strict=True)]
        fitted = tuple(c.part.fit(paper, w, step, ground, spot) for c, w in zip(self.cells, widths, strict=True))
        return _Beside(fitted, tuple(widths), gap, self.align)


class _Beside:
    def __init__(self, parts: Sequence[Fitted], widths: Sequence[float], gap: float, align: str) -> None:
        self.parts, self.widths, self.gap, self.align = tuple(parts), tuple(widths), gap, align
        self.height = max((part.height for part in parts), default=0.0)
        self.torn = any(part.torn for part in parts)
        panels = [part for part in parts if isinstance(part, _Panel)]
        if len(panels) == len(parts):  # panels beside each other are equally high, and their words begin at one height
            for panel in panels:
                panel.grow(self.height, pinned=True)

    def marks(self, left: float, top: float) -> list[Mark]:
        found: list[Mark] = []
        lowest = max((base for part in self.parts if (base := _baseline(part)) is not None), default=0.0)
        for part, width in zip(self.parts, self.widths, strict=True):
            down = (self.height - part.height) / 2 if self.align == "middle" else 0.0
            own = _baseline(part)
            if self.align == "baseline" and own is not None:
                down = lowest - own
            found += part.marks(left, top + down)
            left += width + self.gap
        return found

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        first: list[Fitted] = []
        rest: list[Fitted] = []
        for part in self.parts:
            if part.height <= height:
                first.append(part)
                rest.append(FittedWhole(0.0, lambda _left, _top: []))
                continue
            halves = part.split(height)
            if halves is None:
                return None
            first.append(halves[0])
            rest.append(halves[1])
        if all(part.height == 0 for part in rest):
            return None
        return _Beside(first, self.widths, self.gap, "top"), _Beside(rest, self.widths, self.gap, "top")


def _baseline(part: Fitted) -> float | None:
    if isinstance(part, FittedText):
        return part.lines.ascent
    if isinstance(part, _Stack) and part.parts:
        return _baseline(part.parts[0])
    return None


@dataclasses.dataclass(frozen=True)
class Panel:
    """A part on a ground of its own. `fill` and `edge` are colours, "" for none; `hatch` marks what is "not us".

    `wide` and `high` are the room around the part in per cent of the height.
    """

    part: Part
    fill: str = "panel"
    edge: str = ""
    wide: float = 2.6
    high: float = 2.0
    dashed: bool = False
    hatch: str = ""
    least: float = 0.0  # per cent of the height it takes at least
    stroke: float = 0.34  # per cent of the height, of its edge

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        inner = self.part.fit(paper, width - 2 * paper.p(self.wide), step, self.fill or ground, spot)
        return _Panel(paper, self, inner, width, spot)


class _Panel:
    def __init__(self, paper: Paper, panel: Panel, inner: Fitted, width: float, spot: int) -> None:
        self.paper, self.panel, self.inner, self.width, self.spot = paper, panel, inner, width, spot
        self.height = max(inner.height + 2 * paper.p(panel.high), paper.p(panel.least))
        self.torn, self.pinned = inner.torn, False

    def marks(self, left: float, top: float) -> list[Mark]:
        paper, panel = self.paper, self.panel
        fill = paper.hex(panel.fill) if panel.fill else ""
        edge = paper.hex(panel.edge) if panel.edge else ""
        radius, stroke = paper.p(2.0), max(1.5, paper.p(panel.stroke))
        # Half as strong as the ink: it is a ground, and the words beside it come first.
        hatch = f"#80{paper.hex(panel.hatch)[1:]}" if panel.hatch else ""
        found: list[Mark] = [
            ShapeMark(
                "box", left, top, self.width, self.height, fill, edge, stroke, radius, panel.dashed, hatch,
                spot=self.spot, hatch_gap=max(4.0, paper.p(1.5)),
            )
        ]  # fmt: skip
        if hatch:
            band = paper.p(1.5)  # the hatching stands around the words, never under them
            found.append(
                ShapeMark(
                    "box", left + band, top + band, self.width - 2 * band, self.height - 2 * band, fill,
                    radius=max(0.0, radius - band / 2), spot=self.spot,
                )
            )  # fmt: skip
        down = paper.p(panel.high) if self.pinned else (self.height - self.inner.height) / 2
        return found + self.inner.marks(left + paper.p(panel.wide), top + down)

    def grow(self, height: float, *, pinned: bool = False) -> None:
        """Be so high, the part in the middle or, `pinned`, at the top; never less than it takes."""
        self.height, self.pinned = max(self.height, height), pinned

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        halves = self.inner.split(height - 2 * self.paper.p(self.panel.high))
        if halves is None:
            return None
        return tuple(_Panel(self.paper, self.panel, half, self.width, self.spot) for half in halves)  # type: ignore[return-value]


@dataclasses.dataclass(frozen=True)
class Spot:
    """A part that the spotlight can rest on, the `number`th of its picture, from 0."""

    part: Part
    number: int

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        return self.part.fit(paper, width, step, ground, self.number)
