"""The salt of an encrypted file whose first page is destroyed: its working copy and its backups begin with it too."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cxworkshop import paths
from cxworkshop.core.errors import BadFile, Locked
from cxworkshop.storage import cipher, decipher, workspace
from cxworkshop.storage.cipher import PAGE, SALT, Key
from cxworkshop.storage.reading import UUID

_TRIED: Final = 24  # salts; a quarter of a second each
_LARGEST: Final = 512 * 1024 * 1024  # bytes of a file that is read whole
_SAFE: Final = "The file stays as it is."


def key_of(document: Path, passphrase: str | None, known: str = "") -> Key | None:
    """The key of a damaged file; None when it does not seem to be encrypted. OSError.

    `known` is the workshop's uuid, "" when nobody knows it. Locked without a passphrase, or when it opens nothing.
    """
    encrypted = cipher.looks_encrypted(document)
    if passphrase is None:
        if encrypted:
            raise cipher.locked(document.name)
        return None
    if document.stat().st_size > _LARGEST:
        return None  # it is refused anyway
    data = document.read_bytes()
    own = [data[:SALT]] if encrypted else []
    for salt in dict.fromkeys([*own, *elsewhere(document, known)]):
        key = Key(passphrase, salt)
        if decipher.is_key(data, key):
            return key
    if encrypted:
        raise cipher.unfit(document.name)
    return None


def lost(document: Path, passphrase: str | None, known: str = "") -> BadFile | Locked | None:
    """What to say of a file in which nothing can be read, when only its first page keeps it from being encrypted."""
    if not _body_is_random(document):
        return None
    if not elsewhere(document, known):
        return BadFile(
            f"The beginning of “{document.name}” is destroyed, and nothing on this computer remembers it.",
            _SAFE,
            "If it is encrypted: bring it back on the computer on which it was open last.",
        )
    if passphrase is not None:
        return cipher.unfit(document.name)
    return Locked(
        f"The beginning of “{document.name}” is destroyed, and the rest seems to be encrypted.",
        _SAFE,
        "Type its passphrase.",
    )


def opens_the_rest(document: Path, passphrase: str) -> bool:
    """Whether a passphrase that does not open a file is its own, and its first page is what is destroyed."""
    with document.open("rb") as file:
        own = file.read(SALT)
    others = elsewhere(document)
    if not others or own in others or document.stat().st_size > _LARGEST:
        return False
    data = document.read_bytes()
    return any(decipher.is_key(data, Key(passphrase, salt)) for salt in others)


def elsewhere(document: Path, known: str = "") -> list[bytes]:
    """The salts that this computer remembers: of the working copy, and of backups, the workshop's own first."""
    left = workspace.waiting_for(document)
    files = [left.database] if left is not None else []
    backups = paths.home() / "backups"
    if known and UUID.fullmatch(known):
        files += sorted((backups / known).glob("*.cxw"), reverse=True)
    files += sorted(backups.glob("*/*.cxw"), key=lambda one: one.name, reverse=True)
    found: dict[bytes, None] = {}
    for one in files:
        try:
            if cipher.looks_encrypted(one):
                with one.open("rb") as file:
                    found[file.read(SALT)] = None
        except OSError:
            continue
        if len(found) == _TRIED:
            break
    return list(found)


def _body_is_random(document: Path) -> bool:
    """Whether a file without its first page is random bytes, as an encrypted one is."""
    with document.open("rb") as file:
        pages = document.stat().st_size // PAGE
        places = sorted({round(1 + n * (pages - 2) / 16) for n in range(17)}) if pages > 1 else []
        random = 0
        for place in places:
            file.seek(place * PAGE)
            random += cipher.is_random(file.read(PAGE))
    return bool(places) and random * 4 > len(places) * 3
