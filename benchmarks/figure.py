"""A figure, its floor and its goal; and how times are taken: in turns, and by their median."""

from __future__ import annotations

import dataclasses
import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    `seconds` is what was measured at `size` teams or rows, `against` what it is compared with and `floor` the seconds
    of that. Without a goal the line is there to be read. Without a floor the goal is in seconds. With `growth` (how
    many times larger `size` is than the size of the floor) the goal is an exponent: 1.0 means that twice the size
    takes twice the time.
    """

    name: str
    size: int | None
    seconds: float
    goal: float | None = None
    against: str = ""
    floor: float | None = None
    growth: float | None = None

    @property
    def reached(self) -> float:
        """What the goal speaks of: a ratio, an exponent, or seconds."""
        if self.floor is None:
            return self.seconds
        ratio = self.seconds / self.floor
        return ratio if self.growth is None else math.log(ratio, self.growth)

    @property
    def met(self) -> bool:
        """Whether the goal is reached, as far as two digits can tell."""
        return self.goal is None or round(self.reached, 2 if self.floor is not None else 4) <= self.goal

    def as_json(self) -> dict[str, Any]:
        """For build/bench.json; seconds stay seconds."""
        return {**dataclasses.asdict(self), "reached": self.reached, "met": self.met}


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes, without what others left behind to collect."""
    gc.collect()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def in_turns(rounds: int, **acts: Callable[[], float]) -> dict[str, float]:
    """The median of each act, which gives its own seconds; all are run once a round, so that noise meets all alike."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            found[name].append(act())
    return {name: statistics.median(times) for name, times in found.items()}


def duration(seconds: float) -> str:
    """Seconds as a person reads them: "0.42 ms", "137 ms", "2.4 s"."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    ms = seconds * 1000
    return f"{ms:.0f} ms" if ms >= 20 else f"{ms:.1f} ms" if ms >= 1 else f"{ms:.2f} ms"


HEADINGS = ("figure", "size", "measured", "against", "takes", "ratio", "goal", "")


def cells(figure: Figure) -> tuple[str, ...]:
    """A figure as the cells of the printed table."""
    size = f"{figure.size:,}" if figure.size is not None else ""
    last = "" if figure.met else "over"
    if figure.floor is None:
        goal = f"≤ {duration(figure.goal)}" if figure.goal is not None else ""
        return figure.name, size, duration(figure.seconds), "", "", "", goal, last
    sign = "{}×" if figure.growth is None else "n^{}"
    goal = f"≤ {sign.format(f'{figure.goal:g}')}" if figure.goal is not None else ""
    shown = sign.format(f"{figure.reached:.2f}")
    return figure.name, size, duration(figure.seconds), figure.against, duration(figure.floor), shown, goal, last


def table(figures: Iterable[Figure]) -> str:
    """All figures in columns."""
    rows: Sequence[tuple[str, ...]] = [HEADINGS, *(cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    right = {1, 2, 4, 5, 6}
    lines = [
        "  ".join(
            cell.rjust(w) if n in right else cell.ljust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in [lines[0], "-" * sum(w + 2 for w in widths), *lines[1:]])
