"""Blocks that are the items of one list, wherever on the pages they stand."""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.documents.block import Block
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.text import Text


class Item(Block):
    """A block as an item of the list that `of` stands for.

    `title` is a text of the block that stands before the list where it is read, though it is drawn beside the item.
    """

    def __init__(self, block: Block, of: object, title: Text | None = None) -> None:
        super().__init__(block.column, block.before, block.after, block.keep)
        self.whole = block.whole
        self.block = block
        self.of = of
        self.title = title
        self.origin: object = self

    def measure(self, width: float) -> float:
        return self.block.measure(width)

    def least(self, width: float) -> float:
        return self.block.least(width)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        parts = self.block.split(width, height)
        if parts is None:
            return None
        items = Item(parts[0], self.of, self.title), Item(parts[1], self.of)
        for item in items:
            item.origin = self.origin
        return items

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        tags = canvas.tags
        if self.title is not None and self.title.role is not None:
            with tags.element(self.title.role, of=self.title.origin):
                pass
        with tags.element("L", of=self.of), tags.element("LI", of=self.origin), tags.element("LBody", of=self.origin):
            self.block.paint(canvas, x, top, width)


def listed(blocks: Iterable[Block]) -> list[Block]:
    """The blocks as the items of one list; a single one is no list."""
    made = list(blocks)
    return [Item(block, made) for block in made] if len(made) > 1 else made
