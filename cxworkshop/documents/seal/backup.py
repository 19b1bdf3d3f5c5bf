"""The installation's key carried to another laptop: into an encrypted file, and back. No key is ever thrown away.

A key that gives way to another is put aside with its certificate: what was sealed with it stays checkable here.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from cxworkshop import paths
from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal.certificates import (
    CERTIFICATE_FILE,
    KEY_FILE,
    LIST_FILE,
    Authority,
    fingerprint,
    installed_certificate,
    write_private,
)
from cxworkshop.documents.seal.rounds import opened

FORMER: Final = "former"
COMING: Final = "coming"  # a key that is being written
SUFFIX: Final = ".p12"


def pack(authority: Authority, passphrase: str) -> bytes:
    """The key and its certificate as PKCS#12, encrypted. Refused for an empty passphrase."""
    if not passphrase:
        raise Refused("The backup needs a passphrase.", "Nothing was written.")
    locked = serialization.BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(
        b"cxworkshop", authority.private_key, authority.certificate, None, locked
    )


def unpack(file: bytes, passphrase: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """Key and certificate from a backup. Refused for a wrong passphrase, or a file that is no backup of such a key."""
    try:
        key, certificate, _ = opened(file, passphrase)
    except ValueError:
        raise Refused(
            "The backup does not open.", "The key here is as it was.", "Check its passphrase, and that it is the file."
        ) from None
    if not isinstance(key, rsa.RSAPrivateKey) or certificate is None or not _vouches(certificate):
        raise Refused("This is no backup of a laptop’s key.", "The key here is as it was.")
    return key, certificate


def settle(folder: Path, key: rsa.RSAPrivateKey, certificate: x509.Certificate, passphrase: str) -> Authority:
    """Make it the key of this installation, under a passphrase; the one that was here is put aside."""
    if not passphrase:
        raise Refused("The key needs a passphrase.", "The key here is as it was.")
    return _in_place(folder, lambda coming: Authority.settle(coming, key, certificate, passphrase, datetime.now(UTC)))


def renew(folder: Path, passphrase: str) -> Authority:
    """Make another key the key of this installation; the one that was here is put aside."""
    return _in_place(folder, lambda coming: Authority.create(coming, passphrase))


def _in_place(folder: Path, make: Callable[[Path], Authority]) -> Authority:
    """Write the new key beside the old one first: where there is no room for it, the old one is as it was. OSError."""
    coming = folder / COMING
    shutil.rmtree(coming, ignore_errors=True)
    try:
        made = make(coming)
        put_aside(folder)
        for name in (CERTIFICATE_FILE, LIST_FILE, KEY_FILE):  # without its key a folder is taken for empty
            (coming / name).replace(folder / name)
        return made
    finally:
        shutil.rmtree(coming, ignore_errors=True)


def put_aside(folder: Path) -> None:
    """Put the key away, if there is one: from then on the next one is made, or brought in."""
    if not Authority.exists(folder):
        return
    own = installed_certificate(folder)
    # Without its certificate the key may still be what somebody looks for one day.
    known = fingerprint(own) if own is not None else hashlib.sha256((folder / KEY_FILE).read_bytes()).hexdigest()
    aside = folder / FORMER / known[:16]
    paths.make(aside)
    for name in (CERTIFICATE_FILE, LIST_FILE, KEY_FILE):
        if (folder / name).exists():
            write_private(aside / name, (folder / name).read_bytes())
    (folder / KEY_FILE).unlink()


def known_certificates(folder: Path) -> list[x509.Certificate]:
    """The certificates that were ever this installation's, today's first."""
    folders = [folder, *sorted((folder / FORMER).glob("*"))]
    found = [one for one in map(installed_certificate, folders) if one is not None]
    return list({fingerprint(one): one for one in found}.values())


def _vouches(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False
