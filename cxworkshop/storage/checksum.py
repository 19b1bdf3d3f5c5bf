"""A digest of a whole file, kept in the file: SQLite itself does not notice when a letter of a text turns into another.

It stands in the twenty bytes of the header that SQLite reserves and never looks at
(https://www.sqlite.org/fileformat2.html, "reserved for expansion"), and is reckoned with zeros in their place. A file
of zeros there was written before there were digests. Encrypted files need none: each of their pages has its own.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO, Final

PLACE: Final = 72  # bytes from the beginning
SIZE: Final = 20
_CHUNK: Final = 1 << 20


def write(file: BinaryIO) -> None:
    """Put the digest into a file that is whole and open for reading and writing. OSError."""
    digest = _reckoned(file)
    file.seek(PLACE)
    file.write(digest)
    file.flush()


def holds(path: Path) -> bool:
    """Whether a file is, byte by byte, as it was written; also when it says nothing about that. OSError."""
    with path.open("rb") as file:
        file.seek(PLACE)
        said = file.read(SIZE)
        return said == bytes(SIZE) or said == _reckoned(file)


def _reckoned(file: BinaryIO) -> bytes:
    file.seek(0)
    head = bytearray(file.read(_CHUNK))
    head[PLACE : PLACE + SIZE] = bytes(len(head[PLACE : PLACE + SIZE]))
    digest = hashlib.sha256(head)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.digest()[:SIZE]
