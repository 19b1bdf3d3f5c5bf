"""A PKCS#12 file, opened where it can be stopped: it says itself how long whoever opens it has to work.

The rounds are counted before anything is derived. OpenSSL writes 2,048 for each of the file's locks, `cryptography`
20,000, NSS 2,000 and in newer versions more; .NET takes no file with more than 600,000 altogether. Here it is five
times that. What cannot be counted, a lock inside another, is ended with the process that works at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from asn1crypto import pkcs12
from cryptography import x509

from cxworkshop.apart.process import Apart, Saying
from cxworkshop.core.errors import Refused

MOST: Final = 3_000_000  # rounds of all locks of a file together: about two seconds
SECONDS: Final = 20  # of work at most
_MEMORY: Final = 1024**3  # bytes of address space
_LARGEST: Final = 4 * 1024 * 1024  # bytes; a key and its certificates are some thousand
_DOES: Final = "cxworkshop.documents.seal.rounds:Opening"
_SAFE: Final = "Nothing was changed."
_TOO_MUCH: Final = Refused(
    "The file asks for more work than any program puts into one before it opens.",
    _SAFE,
    "Export the key again from the program that it comes from.",
)
_BROKEN: Final = Refused("The file brings down what reads it.", _SAFE, "Export the key again.")
_SAYING: Final = Saying(
    none="The file cannot be opened", safe=_SAFE, ended=_BROKEN, slow=_TOO_MUCH, large=_TOO_MUCH, bug=_BROKEN
)


def opened(file: bytes, passphrase: str) -> tuple[Any, x509.Certificate | None, list[x509.Certificate]]:
    """Key, certificate and the certificates above it, as `load_key_and_certificates` gives them.

    In a process of its own: the library that does it holds up every thread of this one. Refused where it would take
    longer than anybody waits; ValueError for a wrong passphrase or another file.
    """
    if len(file) > _LARGEST or rounds(file) > MOST:
        raise Refused(_TOO_MUCH.happened, _TOO_MUCH.safe, _TOO_MUCH.todo)
    with Apart(_DOES, _SAYING, memory=_MEMORY, seconds=SECONDS) as apart:
        lengths, body = apart.ask(passphrase, file, seconds=3 * SECONDS, most=_LARGEST)
    if lengths is None:
        raise ValueError("this passphrase does not open the file")
    parts, at = [], 0
    for length in lengths:
        parts.append(body[at : at + length])
        at += length
    certificates = [x509.load_der_x509_certificate(part) if part else None for part in parts[1:]]
    return _key(parts[0]), certificates[0], [one for one in certificates[1:] if one is not None]


def _key(der: bytes) -> Any:
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    return load_der_private_key(der, None) if der else None


class Opening:
    """The side that works apart: a passphrase and a file; back come key and certificates, one after the other in DER,
    and their lengths, 0 for what there is not. None when it does not open."""

    def __call__(self, passphrase: Any, file: bytes, _progress: Callable[[float], None]) -> tuple[Any, bytes]:
        from cryptography.hazmat.primitives import serialization as ways
        from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

        try:
            key, certificate, above = load_key_and_certificates(file, str(passphrase).encode() or None)
        except ValueError:
            return None, b""
        plain = ways.Encoding.DER, ways.PrivateFormat.PKCS8, ways.NoEncryption()
        parts = [key.private_bytes(*plain) if key is not None else b""]
        parts += [one.public_bytes(ways.Encoding.DER) if one is not None else b"" for one in (certificate, *above)]
        return [len(part) for part in parts], b"".join(parts)


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
