"""The hatched amber box: what is missing or unresolved, said in a sentence, never as a reproach."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents.block import MAIN, Block, Column, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.text import Text

_EDGE = 10.0
_INSET = 22.0
_RIGHT = 12.0
_PAD = 10.0


class Notice(Block):
    """A box with a hatched left edge around the given blocks; it breaks with them when it must."""

    def __init__(self, blocks: Sequence[Block], column: Column = MAIN, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(column, before, after)
        self.body = blocks[0] if len(blocks) == 1 else Stack(blocks)
        self.whole = True

    def _inner(self, width: float) -> float:
        return width - _INSET - _RIGHT

    def measure(self, width: float) -> float:
        return self.body.measure(self._inner(width)) + 2 * _PAD

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        parts = self.body.split(self._inner(width), height - 2 * _PAD)
        if parts is None:
            return None
        return Notice([parts[0]], self.column, self.before, 0.0), Notice([parts[1]], self.column, 0.0, self.after)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        with canvas.tags.artifact():
            canvas.box(x, top - height, width, height, fill=c.AMBER_TINT)
            canvas.hatch(x, top - height, _EDGE, height, c.AMBER_LINE)
            canvas.box(x, top - height, width, height, line=c.AMBER_LINE, thick=0.6)
        self.body.paint(canvas, x + _INSET, top - _PAD, self._inner(width))


def nothing_recorded(sentence: str, before: float = 0.0, after: float = 0.0) -> Notice:
    """What stands in place of a part the room has not written yet."""
    return Notice([Text("Nothing written yet.", h.AMBER_WORDS), Text(sentence, h.UI)], before=before, after=after)
