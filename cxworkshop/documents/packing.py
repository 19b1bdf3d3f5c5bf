"""Adds objects to a file that qpdf has written, as object streams of its own.

A long document has tens of thousands of elements in its structure. Handing each to ReportLab and to qpdf takes longer
than drawing the pages; here they go into the file as they are. The file stays one piece: the table of its objects,
which stands at the end, is written anew, and nothing before it moves.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice

_A_STREAM = 25  # objects: a check looks for each from the first on; with 100, as in qpdf, it takes half as long again
_ROW = struct.Struct(">BIH")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_CARRIAGE_RETURN = 0x0D


def packed(document: bytes, objects: Mapping[int, bytes]) -> bytes:
    """The document with these objects, by number; numbers that it uses already are replaced."""
    table = _Table(document)
    size = max(table.size, *(number + 1 for number in objects))
    parts = [document[: table.start]]
    place = table.start
    entries = dict(enumerate(table.entries()))
    waiting = iter(objects.items())
    while some := list(islice(waiting, _A_STREAM)):
        stream = _object_stream(size, some)
        entries[size] = (1, place, 0)
        entries.update((number, (2, size, index)) for index, (number, _) in enumerate(some))
        parts.append(stream)
        place += len(stream)
        size += 1
    entries[table.number] = (1, place, 0)
    digest = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest().encode()
    data = _differences([entries.get(number, (0, 0, 0)) for number in range(size)])
    if zlib.adler32(data) & 0xFF == _CARRIAGE_RETURN:  # endings.py says why
        data = b"\0" + data[1:]  # the first row as it is, which is what differs from nothing
    parts.append(
        _stream(
            table.number,
            b"/Type /XRef /W [1 4 2] /Size %d /Root %s /Info %s /ID [<%s> <%s>]"
            b" /DecodeParms <</Columns %d /Predictor 12>>"
            % (size, table.reference(b"Root"), table.reference(b"Info"), digest, digest, _ROW.size),
            data,
        )
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % place)
    return b"".join(parts)


def _object_stream(number: int, objects: list[tuple[int, bytes]]) -> bytes:
    head, offset = [], 0
    for one, body in objects:
        head.append(b"%d %d" % (one, offset))
        offset += len(body) + 1
    first = b" ".join(head) + b"\n"
    data = first + b"\n".join(body for _, body in objects) + b"\n"
    if zlib.adler32(data) & 0xFF == _CARRIAGE_RETURN:  # endings.py says why
        data += b"\n"
    return _stream(number, b"/Type /ObjStm /N %d /First %d" % (len(objects), len(first)), data)


def _stream(number: int, entries: bytes, data: bytes) -> bytes:
    packed_data = zlib.compress(data)
    head = b"%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n" % (number, entries, len(packed_data))
    return head + packed_data + b"\nendstream\nendobj\n"


def _differences(rows: list[tuple[int, int, int]]) -> bytes:
    """The rows of a table of objects, each as what differs from the one above it: that is mostly nothing."""
    made = []
    above, last = bytes(_ROW.size), (0, 0, 0)
    for row in rows:
        here = _ROW.pack(*row)
        if row[:2] == last[:2] and row[2] == last[2] + 1 < 0x100:
            made.append(b"\x02\0\0\0\0\0\0\x01")
        else:
            made.append(b"\x02" + bytes((a - b) & 0xFF for a, b in zip(here, above, strict=True)))
        above, last = here, row
    return b"".join(made)


class _Table:
    """The table of objects at the end of a file, itself an object: where it starts, its number, how many there are."""

    def __init__(self, document: bytes) -> None:
        found = _START.search(document)
        if found is None:
            raise ValueError("the file does not end as qpdf ends one")
        self.start = int(found[1])
        begin = document.index(b"stream\n", self.start) + len(b"stream\n")
        self.head = document[self.start : begin]
        self.number = int(self._value(rb"\A(\d+) 0 obj"))
        self.size = int(self._value(rb"/Size (\d+)"))
        length = int(self._value(rb"/Length (\d+)"))
        self._data = zlib.decompress(document[begin : begin + length])

    def _value(self, pattern: bytes) -> bytes:
        found = re.search(pattern, self.head)
        if found is None:
            raise ValueError("the table of objects is not written as qpdf writes it")
        return found[1]

    def reference(self, name: bytes) -> bytes:
        """An entry of the trailer that refers to an object."""
        return self._value(rb"/" + name + rb" (\d+ 0 R)")

    def entries(self) -> Iterator[tuple[int, int, int]]:
        """Kind and two numbers of each object: 1 with its offset, 2 with its stream and place there, 0 when unused."""
        widths = [int(one) for one in self._value(rb"/W \[ ?(\d+ \d+ \d+) ?\]").split()]
        columns = sum(widths)
        above = bytes(columns)
        for start in range(0, len(self._data), columns + 1):
            row = self._data[start + 1 : start + 1 + columns]
            if self._data[start] == 2:  # the difference from the row above
                row = bytes((a + b) & 0xFF for a, b in zip(row, above, strict=True))
            above = row
            at = 0
            values = []
            for width in widths:
                values.append(int.from_bytes(row[at : at + width], "big"))
                at += width
            yield values[0], values[1], values[2]
