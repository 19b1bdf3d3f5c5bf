"""The place of a signature, some ten thousand digits, read in one go: pyHanko takes them one by one, and the tests that
change a document two thousand times read little else.

Only what is nothing but digits is read so. Everything else, and so whatever is wrong with it, is pyHanko's own to read.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from pyhanko.pdf_utils import generic

LONG = 1 << 17  # bytes; a place for a signature is shorter

one_by_one = generic.read_hex_string_from_stream


def in_one_go(stream: IO[bytes]) -> generic.ByteStringObject | generic.TextStringObject:
    """What `one_by_one` gives, and the stream stands where that leaves it."""
    start = stream.tell()
    digits, end, _ = stream.read(LONG)[1:].partition(b">")
    if not end or digits.translate(None, generic.HEX_DIGITS):
        stream.seek(start)
        return one_by_one(stream)
    stream.seek(start + len(digits) + 2)
    return generic.pdf_string(binascii.unhexlify(digits + b"0" * (len(digits) % 2)))


@contextmanager
def installed() -> Iterator[None]:
    """Read like this for a while."""
    generic.read_hex_string_from_stream = in_one_go
    try:
        yield
    finally:
        generic.read_hex_string_from_stream = one_by_one
