"""One row of the table: a kind of harm, how often it was done, what was lost, and whether the control was seen."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

MOST_TOLD = 5  # failures that are told in words; their number is always told


@dataclasses.dataclass
class Row:
    """`tried` of `goal` times the harm was done, in so many `seconds`; `lost` and `damaged` are what must be 0.

    `control` says what was weakened, `caught` how often of `control_tried` times that was seen to lose or damage
    something, `seen` in words what the first time was. `limit` is in seconds, for a row that must reach its goal in a
    time.
    """

    name: str
    unit: str
    goal: int
    tried: int = 0
    lost: int = 0
    damaged: int = 0
    seconds: float = 0.0
    limit: float | None = None
    control: str = ""
    control_tried: int = 0
    caught: int = 0
    seen: str = ""
    note: str = ""
    failures: list[str] = dataclasses.field(default_factory=list)

    def lose(self, what: str) -> None:
        """Something that was called saved is not there."""
        self.lost += 1
        self._tell(what)

    def damage(self, what: str) -> None:
        """A file cannot be read, an error nobody foresaw came up, or something is not as it must be."""
        self.damaged += 1
        self._tell(what)

    def _tell(self, what: str) -> None:
        if len(self.failures) < MOST_TOLD:
            self.failures.append(what)

    def add(self, part: Row) -> None:
        """Count what another process did of it."""
        self.tried += part.tried
        self.lost += part.lost
        self.damaged += part.damaged
        for what in part.failures:
            self._tell(what)

    @property
    def met(self) -> bool:
        """Whether the harm was done often enough, nothing was lost, and the control was seen."""
        enough = self.tried >= self.goal and (self.limit is None or self.seconds <= self.limit)
        return enough and not self.lost and not self.damaged and self.caught > 0

    def as_json(self) -> dict[str, Any]:
        """The row as plain values."""
        return {**dataclasses.asdict(self), "met": self.met}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """The same row again."""
        return cls(**{key: value for key, value in told.items() if key != "met"})


@contextmanager
def timed(row: Row) -> Iterator[Row]:
    """Add the time the block takes to the row's."""
    begun = time.perf_counter()
    try:
        yield row
    finally:
        row.seconds += time.perf_counter() - begun


def control(row: Row, words: str, tries: int, harm: Callable[[Row], object]) -> None:
    """Do the same harm to the weakened program until it was seen, at the most so often."""
    row.control = words
    while row.control_tried < tries and not row.caught:
        seen = Row("", "", 0)
        harm(seen)
        row.control_tried += max(1, seen.tried)
        row.caught += seen.lost + seen.damaged
        row.seen = next(iter(seen.failures), "")


def told(row: Row) -> str:
    """A row in one line, for when it is done."""
    found = f"{row.lost} lost, {row.damaged} damaged, {row.seconds:.0f} s; control {row.caught} of {row.control_tried}"
    line = f"{row.name}: {row.tried:,} of {row.goal:,} {row.unit}, {found}"
    return line if row.met else "\n".join([f"NOT REACHED {line}", *(f"   {what}" for what in _words(row))])


def _words(row: Row) -> list[str]:
    return [*row.failures, *([row.note] if row.note else [])]


def table(rows: Sequence[Row]) -> str:
    """The rows as people read them."""
    lines = [("fault", "done", "lost", "damaged", "time", "control (must be seen)", "")]
    for row in rows:
        lines.append(
            (
                row.name,
                f"{row.tried:,} of {row.goal:,} {row.unit}",
                f"{row.lost:,}",
                f"{row.damaged:,}",
                f"{row.seconds:.0f} s",
                f"{row.control}: {row.caught:,} of {row.control_tried:,}",
                "" if row.met else "NOT REACHED",
            )
        )
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    said = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    said.insert(1, "  ".join("-" * width for width in widths))
    for row in rows:
        said += [f"   {row.name}: {what}" for what in _words(row)]
    return "\n".join(said)
