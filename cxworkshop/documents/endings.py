"""No stream of a finished file ends in a carriage return.

The line feed that a writer puts before `endstream` would make CR LF of it, and a reader that takes both for the end of
the line finds the stream one byte shorter than the file says; a checker of PDF/A did. A compressed stream ends in its
Adler-32 sum, so the last byte is known before anything is compressed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_CARRIAGE_RETURN = 0x0D
_ENDS = re.compile(rb"\r\nendstream\nendobj")
_HEAD = re.compile(rb"\d+ 0 obj\n(<<[^>]*/Type /ObjStm[^>]*>>)\nstream\n")
_TRIES = 40


def pad_streams(pdf: pikepdf.Pdf) -> None:
    """Lengthen the streams that would end so, by what means nothing in them."""
    import pikepdf

    for stream in pdf.objects:
        if not isinstance(stream, pikepdf.Stream) or stream.get("/Type") == pikepdf.Name.EmbeddedFile:
            continue
        if stream.get("/Filter") == pikepdf.Name.DCTDecode:
            continue  # a picture that goes in as it is; it ends in its own mark
        data = stream.read_bytes()
        if _last_byte(data) != _CARRIAGE_RETURN:
            continue
        if "/Length1" in stream:
            data += b"\0\0\0\1"  # beyond the tables of the font
            stream.Length1 = len(data)
        else:
            data += b"\n"
        stream.write(data)


def _last_byte(data: bytes) -> int:
    """The last byte of the data once it is compressed."""
    return zlib.adler32(data) & 0xFF


def mend_object_streams(document: bytes) -> bytes:
    """The same file with other white space in the object streams that end so; nothing moves."""
    mended = bytearray(document)
    for end in _ENDS.finditer(document):
        found = _object_stream(document, end.start() + 1)
        if found is not None:
            start, head, data = found
            mended[start : end.start() + 1] = _other(head, data) or mended[start : end.start() + 1]
    return bytes(mended)


def _object_stream(document: bytes, end: int) -> tuple[int, bytes, bytes] | None:
    """Where the dictionary of the object stream that ends here begins, the dictionary, and what it holds."""
    start = document.rfind(b" obj\n<<", 0, end)
    while start >= 0:
        head = _HEAD.match(document, document.rfind(b"\n", 0, start) + 1)
        if head is not None:
            length = int(_number(head[1], b"Length"))
            if head.end() + length == end:
                return head.start(1), head[1], zlib.decompress(document[head.end() : end])
        if end - start > 1_000_000:
            return None
        start = document.rfind(b" obj\n<<", 0, start)
    return None


def _number(head: bytes, name: bytes) -> bytes:
    found = re.search(rb"/" + name + rb" (\d+)", head)
    return found[1] if found else b"0"


def _other(head: bytes, data: bytes) -> bytes | None:
    """Dictionary and stream anew, as long as they were and with another end; None when there is no such."""
    old = len(head) + len(b"\nstream\n") + int(_number(head, b"Length"))
    for changed in _variants(data, int(_number(head, b"First"))):
        packed = zlib.compress(changed, 9)
        new_head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), head)
        room = old - len(new_head) - len(b"\nstream\n") - len(packed)
        if room >= 0 and packed[-1] != _CARRIAGE_RETURN:
            return new_head[:-2] + b" " * room + b">>\nstream\n" + packed
    return None


def _variants(data: bytes, first: int) -> Iterator[bytes]:
    """The data with one white space between the numbers at its beginning exchanged for another."""
    places = [place for place in range(min(first, len(data))) if data[place : place + 1] in (b" ", b"\n")]
    for place in places[-_TRIES:]:
        other = b"\n" if data[place : place + 1] == b" " else b" "
        yield data[:place] + other + data[place + 1 :]
