"""A sheet as a person reads it: rows of text, numbered as the file numbers them, and what had to be done to read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

MAX_FILE = 100 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_ROWS = 200_000
MAX_CELLS = 4_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """`rows[0]` is row 1 of the file; every row has `width` cells, the cells are text, "" where nothing stands.

    `filled` holds (row, column), counted from 0, of cells that show the value of a cell merged over them.
    `encoding` and `delimiter` say how a text file was read and are "" for a workbook.
    """

    name: str
    rows: Sequence[Sequence[str]]
    width: int
    source: str = ""
    encoding: str = ""
    delimiter: str = ""
    filled: frozenset[tuple[int, int]] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a file before it is read; hidden ones are offered last."""

    name: str
    hidden: bool = False


def column_letter(index: int) -> str:
    """The letter a spreadsheet shows above a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def level(rows: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], int]:
    """Rows made equally wide, without the empty rows and columns at the end, and their width."""
    width = max((_used(row) for row in rows), default=0)
    levelled = [row if len(row) == width else [*row[:width], *[""] * (width - len(row))] for row in rows]
    while levelled and not any(levelled[-1]):
        levelled.pop()
    return levelled, width


def _used(row: Sequence[str]) -> int:
    used = len(row)
    while used and not row[used - 1]:
        used -= 1
    return used
