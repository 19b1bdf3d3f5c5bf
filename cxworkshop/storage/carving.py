"""Rows out of the pages of a damaged database, page by page: what one page lost takes nothing of another with it.

The layout is that of https://www.sqlite.org/fileformat2.html. Nothing that a file says about itself is relied upon but
the size of its pages; what makes no sense is passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Container, Iterator
from typing import Final

from cxworkshop.core.frozen import frozen

Value = None | int | float | str | bytes
PAGE: Final = 4096  # bytes, unless the file says another size
_TABLE, _INDEX, _INDEX_INNER = 0x0D, 0x0A, 0x02  # kinds of pages that hold rows
_TREE = 0x05  # the kind above those of a table
_KEPT_FREE: Final = (0, 80)  # bytes at the end of each page: of a plain file, of an encrypted one
_MOST_COLUMNS: Final = 200
_LONGEST: Final = 128 * 1024 * 1024  # bytes of a row; the longest of ours says how one scan took another's place
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class _Nonsense(Exception):  # noqa: N818 - a cell that is none
    pass


@frozen
class Row:
    """A row: the page it lies in, from 0; its rowid, None for those of indexes and of tables without; its values."""

    page: int
    rowid: int | None
    values: tuple[Value, ...]


def carve(data: bytes) -> Iterator[Row]:
    """Every row that can be read, from whatever page. Work is bounded by the size of the file, whatever pages say."""
    file = _File(data)
    for number in range(file.pages):
        for rowid, values in file.rows(number):
            yield Row(number, rowid, values)


def owners(data: bytes) -> dict[int, str]:
    """Which table each page belongs to, as far as the schema and the pages above them can be read."""
    file = _File(data)
    found: dict[int, str] = {}
    for page in file.tree(0, {}):
        for _rowid, values in file.rows(page):
            if len(values) == 5 and values[0] == "table" and isinstance(values[1], str) and isinstance(values[3], int):
                found.update(dict.fromkeys(file.tree(values[3] - 1, found), values[1]))
    return found


class _File:
    def __init__(self, data: bytes) -> None:
        self.data = data
        said = int.from_bytes(data[16:18], "big")
        size = 65536 if said == 1 else said
        power = 512 <= size <= 65536 and size & (size - 1) == 0
        # The head may be what is damaged: pages of ours are of one size, and what each keeps free is known.
        self.size = size if power and len(data) % PAGE and len(data) % size == 0 else PAGE
        self.usable = self.size - (data[20] if len(data) > 20 and data[20] in _KEPT_FREE else 0)
        self.pages = (len(data) + self.size - 1) // self.size
        self.left = 4 * len(data) + (1 << 20)  # bytes that may still be put together

    def rows(self, number: int) -> Iterator[tuple[int | None, tuple[Value, ...]]]:
        start = number * self.size
        head = start + (100 if number == 0 else 0)
        page = self.data[start : start + self.size]
        kind = self.data[head] if head < len(self.data) else 0
        if kind not in (_TABLE, _INDEX, _INDEX_INNER):
            return
        inner = kind == _INDEX_INNER
        count = int.from_bytes(self.data[head + 3 : head + 5], "big")
        first = head - start + (12 if inner else 8)
        for cell in range(min(count, self.size // 4)):
            place = int.from_bytes(page[first + 2 * cell : first + 2 * cell + 2], "big")
            try:
                yield self._row(page, place + (4 if inner else 0), table=kind == _TABLE)
            except (_Nonsense, IndexError, struct.error, UnicodeDecodeError, OverflowError):
                continue

    def tree(self, root: int, known: Container[int]) -> list[int]:
        """A page and those below it, each once; what is `known` belongs elsewhere, with all that is below it."""
        if root in known:
            return []
        found: dict[int, None] = {root: None}
        waiting = [root]
        while waiting:
            number = waiting.pop()
            start = number * self.size
            head = start + (100 if number == 0 else 0)
            if (
                not 0 <= number < self.pages
                or head + 12 > len(self.data)
                or self.data[head] not in (_TREE, _INDEX_INNER)
            ):
                continue
            page = self.data[start : start + self.size]
            count = int.from_bytes(self.data[head + 3 : head + 5], "big")
            children = [int.from_bytes(self.data[head + 8 : head + 12], "big") - 1]
            for cell in range(min(count, self.size // 4)):
                at = head - start + 12 + 2 * cell
                place = int.from_bytes(page[at : at + 2], "big")
                children.append(int.from_bytes(page[place : place + 4], "big") - 1)
            for child in children:
                if 0 < child < self.pages and child not in found and child not in known:
                    found[child] = None
                    waiting.append(child)
        return list(found)

    def _row(self, page: bytes, place: int, *, table: bool) -> tuple[int | None, tuple[Value, ...]]:
        if place >= self.size:
            raise _Nonsense
        length, place = _varint(page, place)
        rowid = None
        if table:
            rowid, place = _varint(page, place)
        if length < 2 or length > min(len(self.data), _LONGEST):
            raise _Nonsense
        return rowid, _values(self._payload(page, place, length, table=table))

    def _payload(self, page: bytes, place: int, length: int, *, table: bool) -> bytes:
        usable = self.usable
        most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return page[place : place + length]
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts, left = [page[place : place + local]], length - local
        following = int.from_bytes(page[place + local : place + local + 4], "big")
        while left > 0:
            self.left -= usable
            if not 0 < following <= self.pages or self.left < 0:
                raise _Nonsense
            start = (following - 1) * self.size
            part = self.data[start + 4 : start + 4 + min(left, usable - 4)]
            following = int.from_bytes(self.data[start : start + 4], "big")
            if not part:
                raise _Nonsense
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    end, place = _varint(payload, 0)
    if not 0 < end <= len(payload):
        raise _Nonsense
    kinds = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise _Nonsense
    values: list[Value] = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    if place != len(payload):
        raise _Nonsense
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    if kind in (10, 11):
        raise _Nonsense
    size = _INTEGERS.get(kind) or (8 if kind == 7 else (kind - 12) // 2)
    part = payload[place : place + size]
    if len(part) != size:
        raise _Nonsense
    place += size
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), place
    if kind == 7:
        return float(struct.unpack(">d", part)[0]), place
    return (part.decode() if kind % 2 else part), place


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = data[place + n]
        if n == 8:
            return (value << 8) | byte, place + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, place + n + 1
    raise _Nonsense
