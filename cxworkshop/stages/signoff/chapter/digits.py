"""A SHA-256 in a document: all its digits in groups that can be compared aloud, in two lines of fixed pitch."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block
from cxworkshop.documents.canvas import BookCanvas


def grouped(digits: str) -> list[str]:
    """64 digits as two lines of four groups."""
    groups = [digits[i : i + 8] for i in range(0, 64, 8)]
    return ["  ".join(groups[:4]), "  ".join(groups[4:])]


class Digits(Block):
    """The hash in two lines of fixed pitch, with its groups apart."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(FULL)
        self.lines = lines

    def measure(self, width: float) -> float:
        return h.HASH.leading * len(self.lines)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.element("P"):
            self._paint(canvas, x, top)

    def _paint(self, canvas: BookCanvas, x: float, top: float) -> None:
        for number, line in enumerate(self.lines):
            canvas.say(x, top - h.HASH.size - number * h.HASH.leading, line, h.HASH.face, h.HASH.size, c.INK)
