"""The columns of a table: where each begins, and which of them a cell stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Columns:
    """The left edges of a table's columns in points; one object is one table, for all rows that are drawn with it.

    `named` says that the first column names what its row is about.
    """

    def __init__(self, starts: Iterable[float], named: bool = False) -> None:
        self.starts = tuple(sorted(starts))
        self.named = named

    def __len__(self) -> int:
        return len(self.starts)

    def of(self, x: float, width: float) -> int:
        """The column a cell belongs to, by its middle: signs and arrows stand a little before what they belong to."""
        return max(0, bisect_right(self.starts, x + width / 2.0) - 1)
