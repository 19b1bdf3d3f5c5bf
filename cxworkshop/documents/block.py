"""What a page is made of: blocks that know their height, where they may break, and how to draw themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.columns import Columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the page: its distance from the left margin and its width, in points."""

    x: float
    width: float


FULL = Column(0.0, 483.0)
MAIN = Column(123.0, 360.0)
SIDE = Column(0.0, 111.0)

SLACK = 0.01  # points by which sums of heights may differ from the space they were measured for


class Block:
    """Something that stands on a page.

    `before` and `after` are points of white around it, dropped at the top of a page; `keep` keeps it on the page of
    the block that follows; `whole` breaks it only when it is taller than a page.
    """

    def __init__(self, column: Column = MAIN, before: float = 0.0, after: float = 0.0, keep: bool = False) -> None:
        self.column = column
        self.before = before
        self.after = after
        self.keep = keep
        self.whole = False

    def measure(self, width: float) -> float:
        """Its height in points when it is `width` wide."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """The height it needs at the foot of a page to begin there."""
        return self.measure(width)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        """The part that fits into `height` and the rest; None when it may not be broken there."""
        return None

    def tightened(self, width: float, height: float) -> Block | None:
        """The block with so much less white that it fits into `height`; None when it has none to give."""
        return None

    def standing_below(self, last: Block | None) -> Block:
        """The block as it stands below `last` on the same page, or for None at the head of one."""
        return self

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at (x, top)."""
        raise NotImplementedError


class Gap(Block):
    """White that is part of a stack; on a page it never opens or closes one."""

    def __init__(self, height: float) -> None:
        super().__init__(FULL)
        self.height = height

    def measure(self, width: float) -> float:
        return self.height

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        return


class Overhang(Block):
    """A label that takes no height: it hangs beside what follows."""

    def __init__(self, block: Block) -> None:
        super().__init__(SIDE)
        self.block = block

    def measure(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        self.block.paint(canvas, x, top, width)


class Rule(Block):
    """A horizontal line of the given colour and thickness in points."""

    def __init__(
        self,
        colour: str,
        thick: float = 0.5,
        column: Column = FULL,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
    ) -> None:
        super().__init__(column, before, after, keep)
        self.colour = colour
        self.thick = thick

    def measure(self, width: float) -> float:
        return self.thick

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        canvas.rule(x, top - self.thick / 2, width, self.colour, self.thick)


class Stack(Block):
    """Blocks one below the other. With `whole` it breaks only when it is taller than a page."""

    def __init__(
        self,
        blocks: Iterable[Block],
        column: Column = MAIN,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__(column, before, after, keep)
        self.blocks = tuple(blocks)
        self.whole = whole

    def measure(self, width: float) -> float:
        return sum(
            block.measure(width) + (block.before if i else 0.0) + block.after for i, block in enumerate(self.blocks)
        ) - (self.blocks[-1].after if self.blocks else 0.0)

    def least(self, width: float) -> float:
        if self.whole or not self.blocks:
            return self.measure(width)
        total = 0.0
        for i, block in enumerate(self.blocks):
            total += block.before if i else 0.0
            if not block.keep:
                return total + block.least(width)
            total += block.measure(width) + block.after
        return total

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        used = 0.0
        for i, block in enumerate(self.blocks):
            start = used + (block.before if i else 0.0)
            tall = block.measure(width)
            if start + tall <= height + SLACK:
                used = start + tall + block.after
                continue
            # What is whole goes on to the next page, unless only its own heads would stay here.
            moves = block.whole and not all(one.keep for one in self.blocks[:i])
            return self._cut(i, None if moves else block.split(width, height - start))
        return None

    def _cut(self, index: int, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if parts is not None:
            done, rest = (*self.blocks[:index], parts[0]), (parts[1], *self.blocks[index + 1 :])
        else:
            before = index
            while before and self.blocks[before - 1].keep:
                before -= 1
            # Heads that fill a page of their own cannot be kept with what they head.
            before = before or index
            done, rest = self.blocks[:before], self.blocks[before:]
        if not done or not rest:
            return None
        return (
            Stack(done, self.column, self.before, 0.0, self.keep),
            Stack(rest, self.column, 0.0, self.after, self.keep),
        )

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        for i, block in enumerate(self.blocks):
            top -= block.before if i else 0.0
            block.paint(canvas, x, top, width)
            top -= block.measure(width) + block.after


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a row: distance from the row's left edge, width, and what stands there.

    `drop` moves the content down, so that first baselines of different sizes can meet.
    """

    x: float
    width: float
    block: Block
    drop: float = 0.0


@dataclass(frozen=True, slots=True)
class Skin:
    """What is drawn around a row: white above and below, lines, a tint, a hatched edge.

    Lines are (colour, thickness) and begin `inset` points from the left, so that rows of one name stay together.
    `edge` is the colour of a hatched strip of `edge_width` at the left.
    """

    above: float = 0.0
    below: float = 0.0
    over: tuple[str, float] | None = None
    under: tuple[str, float] | None = None
    fill: str = ""
    edge: str = ""
    edge_width: float = 7.0
    inset: float = 0.0


class Row(Block):
    """Cells side by side, as high as the highest: a label beside its text, or with `table` a row of that table.

    A `head` row names the columns; in a table a row that is kept with the next one names the rows below it. `again` is
    a cell that stands in the row only at the head of a page, where what it belongs to is not seen; elsewhere `unsaid`
    is heard in its place. `group` is the row that names this one and others: the head of a page shows it again.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        skin: Skin = Skin(),
        column: Column = FULL,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
        whole: bool = False,
        head: bool = False,
        again: Cell | None = None,
        unsaid: str = "",
        table: Columns | None = None,
    ) -> None:
        super().__init__(column, before, after, keep)
        self.cells = tuple(cells)
        self.skin = skin
        self.whole = whole
        self.head = head
        self.again = again
        self.unsaid = unsaid
        self.table = table
        self.group: Row | None = None
        self.origin: object = self
        self._height: float | None = None

    def resumed(self) -> Row:
        """The row at the head of a page."""
        if self.again is None:
            return self
        made = Row([self.again, *self.cells], self.skin, self.column, self.before, self.after, self.keep)
        made.whole, made.head, made.table, made.origin = self.whole, self.head, self.table, self.origin
        return made

    def measure(self, width: float) -> float:
        if self._height is None:
            tallest = max((cell.drop + cell.block.measure(cell.width) for cell in self.cells), default=0.0)
            self._height = tallest + self.skin.above + self.skin.below
        return self._height

    def least(self, width: float) -> float:
        if self.whole:
            return self.measure(width)
        needed = max((cell.drop + cell.block.least(cell.width) for cell in self.cells), default=0.0)
        return needed + self.skin.above + self.skin.below

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        room = height - self.skin.above - self.skin.below
        done, rest = [], []
        for cell in self.cells:
            if cell.drop + cell.block.measure(cell.width) <= room + SLACK:
                done.append(cell)
                continue
            parts = cell.block.split(cell.width, room - cell.drop)
            if parts is None:
                return None
            done.append(Cell(cell.x, cell.width, parts[0], cell.drop))
            rest.append(Cell(cell.x, cell.width, parts[1], cell.drop))
        if not rest:
            return None
        skin = self.skin
        open_below, open_above = replace(skin, under=None), replace(skin, over=None)
        parts = (
            Row(done, open_below, self.column, self.before, 0.0, self.keep, head=self.head, table=self.table),
            Row(rest, open_above, self.column, 0.0, self.after, self.keep, head=self.head, table=self.table),
        )
        for part in parts:
            part.origin = self.origin
        return parts

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        if self.table is not None:
            with canvas.tags.element("Table", of=self.table):
                self.paint_in(self.table, canvas, x, top, width)
            return
        self._paint_skin(canvas, x, top, width)
        for cell in self.cells:
            self._paint_cell(canvas, cell, x, top)

    def paint_in(self, table: Columns, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        """Draw it as a row of a table whose element is open; a column it has nothing for gets an empty cell."""
        self._paint_skin(canvas, x, top, width)
        tags = canvas.tags
        with tags.element("TR", of=self.origin):
            if self.keep and not self.head and len(table) > 1:
                with tags.element("TH", of=self.origin, scope="Row", span=len(table)):
                    for cell in self.cells:
                        self._paint_cell(canvas, cell, x, top)
                return
            places: list[list[Cell]] = [[] for _ in range(len(table))]
            for cell in self.cells:
                places[table.of(cell.x, cell.width)].append(cell)
            for number, cells in enumerate(places):
                named = table.named and number == 0
                with tags.element(
                    "TH" if self.head or named else "TD",
                    of=self.origin,
                    part=number,
                    actual=self.unsaid if not cells else "",
                    scope="Column" if self.head else "Row" if named else "",
                ):
                    for cell in cells if len(cells) < 2 else sorted(cells, key=lambda one: one.x):
                        self._paint_cell(canvas, cell, x, top)

    def _paint_cell(self, canvas: BookCanvas, cell: Cell, x: float, top: float) -> None:
        cell.block.paint(canvas, x + cell.x, top - self.skin.above - cell.drop, cell.width)

    def _paint_skin(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        height, skin = self.measure(width), self.skin
        if skin.fill:
            with canvas.tags.artifact():
                canvas.box(x, top - height, width, height, fill=skin.fill)
        if skin.edge:
            canvas.hatch(x, top - height, skin.edge_width, height, skin.edge)
        if skin.over:
            canvas.rule(x + skin.inset, top, width - skin.inset, *skin.over)
        if skin.under:
            canvas.rule(x + skin.inset, top - height, width - skin.inset, *skin.under)


def beside(
    side: Block | None,
    main: Block,
    before: float = 0.0,
    after: float = 0.0,
    keep: bool = False,
    drop: float = 0.0,
    whole: bool = False,
) -> Row:
    """A label in the side column next to its text in the main column."""
    cells = [] if side is None else [Cell(SIDE.x, SIDE.width, side, drop)]
    return Row([*cells, Cell(MAIN.x, MAIN.width, main)], before=before, after=after, keep=keep, whole=whole)
