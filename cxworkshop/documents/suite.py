"""Blocks that make do with the page they are on: white that gives way, and a figure that may stay away."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents.block import FULL, SLACK, Block, Column, Stack
from cxworkshop.documents.canvas import BookCanvas


class Suite(Stack):
    """Blocks below each other with up to `most` points of white between them, less where that makes them one page."""

    def __init__(self, blocks: Sequence[Block], column: Column = FULL, before: float = 0.0, most: float = 8.0) -> None:
        super().__init__(blocks, column, before)
        self.most = most
        self._spread(most)

    def _spread(self, white: float) -> None:
        for block in self.blocks:
            block.before = white

    def tightened(self, width: float, height: float) -> Block | None:
        gaps = len(self.blocks) - 1
        least = self.measure(width) - self.most * gaps
        if not gaps or least > height + SLACK:
            return None
        self._spread(min(self.most, max(0.0, height - least) / gaps))
        return self


class Rather(Block):
    """A block where the page has room for it, else `instead`, which stands for it in less."""

    def __init__(self, block: Block, instead: Block) -> None:
        super().__init__(block.column, block.before, block.after)
        self.block, self.instead = block, instead

    def measure(self, width: float) -> float:
        return self.block.measure(width)

    def least(self, width: float) -> float:
        return self.instead.measure(width)

    def tightened(self, width: float, height: float) -> Block | None:
        return self.instead if self.instead.measure(width) <= height + SLACK else None

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        return self.block.split(width, height)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        self.block.paint(canvas, x, top, width)
