"""The smallest parts of a picture: text, room between, drawings, signs; each measured at every step of size."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from cxworkshop.ui.room.lines import Lines
from cxworkshop.ui.room.marks import Mark, SignMark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.roles import RoomRole


class Fitted(Protocol):
    """A part at a width and a step: how high it is, its marks at a place, and its two halves at a height.

    `torn` says that a word in it had to be cut, which a smaller size may avoid.
    """

    height: float
    torn: bool

    def marks(self, left: float, top: float) -> list[Mark]: ...

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        """What fits into `height` pixels, and the rest; None when it cannot be divided there."""
        ...


class Part(Protocol):
    """Something that can be laid out."""

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted: ...


# -- text ------------------------------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Say:
    """Text in a role. `alone`: it may stand by itself in a column as wide as it is, beside something else."""

    text: str
    role: RoomRole = "label"
    color: str = "ink"
    weight: int = 0
    align: str = "left"
    italic: bool = False

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        lines = paper.text(self.text, self.role, width, step, self.weight, italic=self.italic)
        return FittedText(paper, self, lines, width, ground, spot)

    def natural(self, paper: Paper, step: float) -> float:
        """The width of the text on one line."""
        return paper.text(self.text, self.role, 1e6, step, self.weight, italic=self.italic).width + 1


class FittedText:
    def __init__(self, paper: Paper, say: Say, lines: Lines, width: float, ground: str, spot: int) -> None:
        self.paper, self.say, self.lines = paper, say, lines
        self.width, self.ground, self.spot = width, ground, spot
        self.height, self.torn = lines.height, lines.torn

    def marks(self, left: float, top: float) -> list[Mark]:
        say = self.say
        return self.paper.marks(self.lines, left, top, self.width, say.color, self.ground, say.align, self.spot)

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        lines = self.lines
        fits = int((height - lines.ascent - lines.descent) // lines.leading) + 1
        if height < lines.ascent + lines.descent or fits < 1 or fits >= len(lines.lines):
            return None
        if fits == len(lines.lines) - 1 and fits > 2:
            fits -= 1  # no line goes to the next picture by itself
        halves = (lines.part(0, fits), lines.part(fits, len(lines.lines)))
        return tuple(FittedText(self.paper, self.say, half, self.width, self.ground, self.spot) for half in halves)  # type: ignore[return-value]


# -- room between ----------------------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Gap:
    """Room of so many per cent of the height."""

    percent: float

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        return FittedGap(paper.p(self.percent), lambda _left, _top: [])


class FittedWhole:
    """Something that is as high as it is and cannot be divided."""

    torn = False

    def __init__(self, height: float, draw: Callable[[float, float], list[Mark]]) -> None:
        self.height, self._draw = height, draw

    def marks(self, left: float, top: float) -> list[Mark]:
        return self._draw(left, top)

    def split(self, height: float) -> tuple[Fitted, Fitted] | None:
        return None


class FittedGap(FittedWhole):
    """Room between parts: at the end of a picture and at the beginning of the next one there is none."""


@dataclasses.dataclass(frozen=True)
class Spring:
    """Room of `percent` of the height that takes what the picture has left, up to `most`."""

    percent: float
    most: float = 100.0

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        return FittedSpring(paper.p(self.percent), paper.p(self.most))


class FittedSpring(FittedGap):
    def __init__(self, height: float, most: float) -> None:
        super().__init__(height, lambda _left, _top: [])
        self.most = most


def stretch(fitted: Fitted, spare: float) -> None:
    """Give what can take more room what the picture has left; `spare` is pixels."""
    if isinstance(fitted, Stretching) and spare > 0:
        fitted.stretch(spare)


@runtime_checkable
class Stretching(Protocol):
    """What becomes higher where there is room."""

    def stretch(self, spare: float) -> None: ...


@dataclasses.dataclass(frozen=True)
class Drawn:
    """A drawing. `high(paper, width, step)` gives its height in pixels, `draw(paper, left, top, width, step)` its
    marks; both pure.
    """

    high: Callable[[Paper, float, float], float]
    draw: Callable[[Paper, float, float, float, float], list[Mark]]

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        def marks(left: float, top: float) -> list[Mark]:
            found = self.draw(paper, left, top, width, step)
            return found if spot < 0 else [dataclasses.replace(mark, spot=spot) for mark in found]

        return FittedWhole(self.high(paper, width, step), marks)


CAPITALS = 0.72  # of the letters' size: how high capitals stand, in both faces


@dataclasses.dataclass(frozen=True)
class Sign:
    """A kind of team or an icon, `percent` of the height large; `weight` as in SignMark. It grows with the zoom.

    `role` is that of the text beside it, whose first capitals it meets in the middle whatever step that is set at.
    """

    name: str
    percent: float
    color: str
    weight: str = ""
    lower: float = 0.0  # per cent by which it stands lower, to meet the letters beside it
    role: RoomRole | None = None

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        zoom = max(1.0, paper.look.zoom)
        side, down = paper.p(self.percent * zoom), paper.p(self.lower * zoom)
        if self.role is not None:
            beside = paper.text("X", self.role, paper.inner, step)
            down = max(0.0, beside.ascent - beside.px * CAPITALS / 2 - side / 2)

        def marks(left: float, top: float) -> list[Mark]:
            return [SignMark(self.name, left, top + down, side, paper.hex(self.color), self.weight, spot)]

        return FittedWhole(side + down, marks)

    def natural(self, paper: Paper, step: float) -> float:
        return paper.p(self.percent * max(1.0, paper.look.zoom))


def widest(paper: Paper, says: Sequence[Say], most: float) -> float:
    """The width of texts on a line each, as a `Cell` takes it; at most a share of what is between the margins."""
    wide = max((say.natural(paper, 0.0) for say in says), default=0.0)
    return 100 * min(wide, paper.inner * most) / paper.height


@dataclasses.dataclass(frozen=True)
class Sized:
    """Text that keeps its size, whatever step the rest is set at."""

    say: Say
    step: float = 0.0

    def fit(self, paper: Paper, width: float, step: float, ground: str = "bg", spot: int = -1) -> Fitted:
        return self.say.fit(paper, width, self.step, ground, spot)

    def natural(self, paper: Paper, step: float) -> float:
        """The width of the text on one line."""
        return self.say.natural(paper, self.step)
