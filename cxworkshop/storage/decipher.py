"""The pages of an encrypted file, each for itself: SQLCipher reads nothing more after the first that is damaged.

The layout is SQLCipher 4's: AES-256-CBC, at the end of each page its initialisation vector and its HMAC; the first page
begins with the salt. https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from cxworkshop.storage.cipher import MAGIC, PAGE, SALT, Key

_RESERVED: Final = 80  # bytes at the end of a page: 16 of the vector, 64 of the HMAC
_LOOKED_AT: Final = 16
_MASK: Final = 0x3A  # what makes the salt of the HMAC's key out of that of the file


def plain(data: bytes, key: Key) -> tuple[bytes, int]:
    """The file as if it were not encrypted, and how many of its pages are sound. A damaged page is all zeros."""
    pages, sound = [], 0
    mac = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ _MASK for byte in key.salt), 2, 32)
    for number in range(len(data) // PAGE):
        page = data[number * PAGE : (number + 1) * PAGE]
        if not _is_sound(page, number, mac):
            pages.append(bytes(PAGE))
            continue
        sound += 1
        start = SALT if number == 0 else 0
        text = _deciphered(page[start:-_RESERVED], key.raw, page[-_RESERVED : -_RESERVED + 16])
        pages.append((MAGIC if number == 0 else b"") + text + bytes(_RESERVED))
    return b"".join(pages), sound


def sample(path: Path) -> list[tuple[int, bytes]]:
    """Pages of a file by their numbers, spread over it, as many as tell whether a key is its own; the first need not be
    there, nor all others. OSError."""
    pages = path.stat().st_size // PAGE
    places = sorted({round(place * (pages - 1) / (_LOOKED_AT - 1)) for place in range(_LOOKED_AT)}) if pages else []
    found = []
    with path.open("rb") as file:
        for place in places:
            file.seek(place * PAGE)
            found.append((place, file.read(PAGE)))
    return found


def every(data: bytes) -> Iterator[tuple[int, bytes]]:
    """All pages of a file by their numbers."""
    return ((number, data[number * PAGE : (number + 1) * PAGE]) for number in range(len(data) // PAGE))


def is_key(pages: Iterable[tuple[int, bytes]], key: Key) -> bool:
    """Whether a key is that of any of these pages of a file."""
    mac = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ _MASK for byte in key.salt), 2, 32)
    return any(_is_sound(page, number, mac) for number, page in pages if len(page) == PAGE)


def _is_sound(page: bytes, number: int, mac: bytes) -> bool:
    start = SALT if number == 0 else 0
    said = page[-64:]
    found = hmac.new(mac, page[start:-64], hashlib.sha512)
    found.update((number + 1).to_bytes(4, "little"))
    return hmac.compare_digest(found.digest(), said)


def _deciphered(text: bytes, raw: bytes, vector: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    decryptor = Cipher(algorithms.AES(raw), modes.CBC(vector)).decryptor()
    return decryptor.update(text) + decryptor.finalize()
