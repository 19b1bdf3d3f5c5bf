"""Tables: rows under a head that repeats, at most fifty rows a piece, and never a row without company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents.block import FULL, SLACK, Block, Column, Row
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.columns import Columns

ROWS_A_PIECE = 50
_FIRST_ROWS = 3
_LAST_ROWS = 2


class Grid(Block):
    """Rows of one table below head rows that repeat on every page.

    A row of `heads` that is no head itself names the rows of this grid, and repeats with the head. The first three
    rows stay with the head; the last two never stand alone. `end` is drawn below the last row. With `named` the first
    column names what its row is about. Rows without a head are a list.
    """

    def __init__(
        self,
        heads: Sequence[Row],
        rows: Sequence[Row],
        column: Column = FULL,
        before: float = 0.0,
        after: float = 0.0,
        end: tuple[str, float] | None = (c.INK, 0.8),
        again: bool = False,
        named: bool = False,
    ) -> None:
        super().__init__(column, before, after)
        self.heads = tuple(heads)
        self.rows = tuple(rows)
        self.end = end
        self.again = again
        self.table = self._columns(named)
        self.follows = self.bare = False

    def _columns(self, named: bool) -> Columns:
        heads = [row for row in self.heads if row.head]
        return Columns((cell.x for cell in heads[0].cells), named) if heads else Columns(())

    def measure(self, width: float) -> float:
        return sum(row.measure(width) for row in (*self._drawn, *self.rows))

    @property
    def _drawn(self) -> Sequence[Row]:
        """The heads that stand above the rows here."""
        return [row for row in self.heads if not row.head] if self.bare else self.heads

    def standing_below(self, last: Block | None) -> Block:
        if not self.follows or self.again:
            return self
        made = self._part(self.rows, first=True)
        made.end, made.after, made.again = self.end, self.after, False
        made.bare = isinstance(last, Grid) and last.table is self.table
        if not made.bare:
            made.rows = _resumed(self.rows)
        return made

    def least(self, width: float) -> float:
        heads = sum(row.measure(width) for row in self._drawn)
        first = self.rows[:_FIRST_ROWS]
        if not first:
            return heads
        return heads + sum(row.measure(width) for row in first[:-1]) + first[-1].least(width)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        heads = sum(row.measure(width) for row in self._drawn)
        used, fits = heads, 0
        for row in self.rows:
            used += row.measure(width)
            if used > height + SLACK:
                break
            fits += 1
        cut = self._company(fits)
        if cut >= min(_FIRST_ROWS, len(self.rows)) or (cut and self.again):
            return self._cut(cut)
        # Few rows fit: either the next one is too tall for any page, or it may as well begin on the next.
        if cut and fits < len(self.rows) and heads + self.rows[fits].measure(width) <= height:
            return self._cut(cut)
        return self._through(fits, width, height) or (self._cut(cut) if cut else None)

    def _company(self, fits: int) -> int:
        """How many of the rows that fit may stay, so that no head and no last row stands alone."""
        count = len(self.rows)
        if count - fits < _LAST_ROWS < count:
            fits = count - _LAST_ROWS
        while fits and self.rows[fits - 1].keep:
            fits -= 1
        return fits

    def _cut(self, at: int) -> tuple[Block, Block]:
        return self._part(self.rows[:at], first=True), self._part(self.rows[at:], first=False)

    def _through(self, at: int, width: float, height: float) -> tuple[Block, Block] | None:
        """Break inside the first row that does not fit."""
        used = sum(row.measure(width) for row in (*self._drawn, *self.rows[:at]))
        parts = self.rows[at].split(width, height - used) if at < len(self.rows) else None
        if parts is None:
            return None
        done, rest = parts
        assert isinstance(done, Row)
        assert isinstance(rest, Row)
        return self._part((*self.rows[:at], done), first=True), self._part((rest, *self.rows[at + 1 :]), first=False)

    def _part(self, rows: Sequence[Row], first: bool) -> Grid:
        part = Grid(
            self.heads,
            rows if first else _resumed(rows),
            self.column,
            self.before if first else 0.0,
            0.0 if first else self.after,
            None if first else self.end,
            self.again or not first,
        )
        part.table, part.follows, part.bare = self.table, self.follows, self.bare and first
        return part

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        if len(self.table):
            with canvas.tags.element("Table", of=self.table):
                bottom = self._paint_table(canvas, x, top, width)
        else:
            bottom = self._paint_list(canvas, x, top, width)
        if self.end:
            canvas.rule(x, bottom, width, *self.end)

    def _paint_table(self, canvas: BookCanvas, x: float, top: float, width: float) -> float:
        tags = canvas.tags
        for row in self._drawn:
            if self.again or (row.head and self.follows):
                with tags.artifact():
                    row.paint(canvas, x, top, width)
            else:
                row.paint_in(self.table, canvas, x, top, width)
            top -= row.measure(width)
        for row in self.rows:
            row.paint_in(self.table, canvas, x, top, width)
            top -= row.measure(width)
        return top

    def _paint_list(self, canvas: BookCanvas, x: float, top: float, width: float) -> float:
        tags = canvas.tags
        with tags.element("L", of=self.table):
            for row in self.rows:
                with tags.element("LI", of=row.origin), tags.element("LBody", of=row.origin):
                    row.paint(canvas, x, top, width)
                top -= row.measure(width)
        return top


def _resumed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows at the head of a page: the first says again what it left to the ones above it."""
    if not rows:
        return ()
    again = [_Shown(rows[0].group)] if rows[0].group is not None else []
    return (*again, rows[0].resumed(), *rows[1:])


class _Shown(Row):
    """A row that is shown once more to those who see the page; who hears it has heard it."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.cells, row.skin, row.column, keep=True)

    def paint_in(self, table: Columns, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.artifact():
            self.paint(canvas, x, top, width)


def grouped(group: Row, rows: Iterable[Row]) -> Iterator[Row]:
    """A row that names others, and those."""
    yield group
    for row in rows:
        row.group = group
        yield row


def as_one(grids: Sequence[Grid]) -> Sequence[Grid]:
    """Grids that go on in each other: one table to those who hear it read, and one head on a page."""
    for grid in grids[1:]:
        grid.table, grid.follows = grids[0].table, True
    return grids


def fifties(rows: Sequence[Row]) -> Iterator[tuple[int, Sequence[Row]]]:
    """Rows in pieces of at most fifty, each with the number of its first row counted from 0."""
    for start in range(0, len(rows), ROWS_A_PIECE):
        yield start, rows[start : start + ROWS_A_PIECE]
