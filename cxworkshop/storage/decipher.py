"""The pages of an encrypted file, each for itself: SQLCipher reads nothing more after the first that is damaged.

The layout is SQLCipher 4's: AES-256-CBC, at the end of each page its initialisation vector and its HMAC; the first page
begins with the salt. https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from cxworkshop.storage.cipher import MAGIC, PAGE, SALT, Key

_RESERVED: Final = 80  # bytes at the end of a page: 16 of the vector, 64 of the HMAC
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


def is_key(data: bytes, key: Key) -> bool:
    """Whether a key is that of any page of a file; the first page need not be there."""
    mac = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ _MASK for byte in key.salt), 2, 32)
    pages = range(len(data) // PAGE)
    return any(_is_sound(data[number * PAGE : (number + 1) * PAGE], number, mac) for number in pages)


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
