"""How long a PKCS#12 file makes whoever opens it work: it says that itself, and nobody can stop it once it has begun.

Counted before anything is derived. OpenSSL writes 2,048 rounds for each of the file's locks, `cryptography` 20,000, NSS
2,000 and in newer versions more; .NET takes no file with more than 600,000 altogether. Here it is five times that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from asn1crypto import pkcs12
from cryptography.hazmat.primitives.serialization import pkcs12 as reader

from cxworkshop.core.errors import Refused

MOST: Final = 3_000_000  # rounds of all locks of a file together: about two seconds
_LARGEST: Final = 4 * 1024 * 1024  # bytes; a key and its certificates are some thousand


def opened(file: bytes, passphrase: str) -> tuple[Any, Any, list[Any]]:
    """Key, certificate and the certificates above it, as `load_key_and_certificates` gives them.

    Refused where that would take longer than anybody waits; ValueError for a wrong passphrase or another file.
    """
    if len(file) > _LARGEST or rounds(file) > MOST:
        raise Refused(
            "The file asks for more work than any program puts into one before it opens.",
            "Nothing was changed.",
            "Export the key again from the program that it comes from.",
        )
    return reader.load_key_and_certificates(file, passphrase.encode() or None)


def rounds(file: bytes) -> int:
    """The rounds of all locks that can be seen from outside. ValueError when it is no such file."""
    try:
        pfx = pkcs12.Pfx.load(file)
        mac = pfx["mac_data"].native
        found = [int(mac["iterations"])] if mac else []
        for part in pfx.authenticated_safe:
            content = part["content"]
            if part["content_type"].native == "data":
                for bag in pkcs12.SafeContents.load(content.native):
                    if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                        found += _counts(bag["bag_value"]["encryption_algorithm"]["parameters"].native)
            elif part["content_type"].native == "encrypted_data":
                found += _counts(content["encrypted_content_info"]["content_encryption_algorithm"]["parameters"].native)
    except (TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("this is no PKCS#12 file") from error
    return sum(found)


def _counts(said: object) -> Iterator[int]:
    """Every number of rounds in the parameters of a lock."""
    if isinstance(said, dict):
        for name, value in said.items():
            if name in ("iterations", "iteration_count") and isinstance(value, int):
                yield max(value, 0)
            else:
                yield from _counts(value)
