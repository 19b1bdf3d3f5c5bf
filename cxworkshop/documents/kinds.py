"""Teams grouped by kind, as every long table of teams shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import Cell, Row, Skin
from cxworkshop.documents.grid import ROWS_A_PIECE
from cxworkshop.documents.text import Text

T = TypeVar("T")

KIND_TITLES: dict[signs.Kind, str] = {
    "creator": "CX Creators",
    "frontline": "CX Enablers · frontline support",
    "back_office": "CX Enablers · back office",
    "unknown": "Not placed yet",
}


def by_kind(items: Sequence[T], kind_of: Callable[[T], signs.Kind]) -> Iterator[tuple[signs.Kind, list[T]]]:
    """The kinds that occur, Creators first, each with its members in their order."""
    for kind in KIND_TITLES:
        members = [item for item in items if kind_of(item) == kind]
        if members:
            yield kind, members


def kind_head(kind: signs.Kind, members: Sequence[T]) -> Iterator[tuple[Row, Sequence[T]]]:
    """Members in pieces of at most fifty, each with the row that says which of how many it holds."""
    for start in range(0, len(members), ROWS_A_PIECE):
        part = members[start : start + ROWS_A_PIECE]
        which = f"{start + 1:,} to {start + len(part):,} of {len(members):,}"
        words = f"{KIND_TITLES[kind]}, {which if len(part) < len(members) else f'{len(members):,}'}"
        sign = signs.Sign(9.0, lambda canvas, x, y: signs.kind(canvas, x + 4.6, y + 3.1, 4.6, kind))
        cells = [Cell(0.0, 14.0, sign), Cell(14.0, 469.0, Text(words, h.UI_BOLD))]
        yield Row(cells, Skin(above=9.0, below=2.0, under=(c.LINE2, 0.5)), keep=True), part
