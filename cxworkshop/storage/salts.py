"""The salt of an encrypted file whose first page is destroyed: its working copy and its backups begin with it too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cxworkshop import paths
from cxworkshop.core.errors import BadFile, Locked
from cxworkshop.storage import backup, cipher, decipher, workspace
from cxworkshop.storage.cipher import PAGE, SALT, Key

_TRIED: Final = 24  # salts; a quarter of a second each
_AT_OPENING: Final = 4  # of those, where somebody may just have mistyped
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
    some, data = decipher.sample(document), document.read_bytes()
    own = [data[:SALT]] if encrypted else []
    keys = []
    for salt in dict.fromkeys([*own, *elsewhere(document, known)]):
        key = Key(passphrase, salt)
        if decipher.is_key(some, key):
            return key
        keys.append(key)
    for key in keys[:_AT_OPENING]:  # so little of it may be left that none of those pages is sound
        if decipher.is_key(decipher.every(data), key):
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
    others = elsewhere(document, most=_AT_OPENING)
    if not others or own in others or document.stat().st_size > _LARGEST:
        return False
    some = decipher.sample(document)
    return any(decipher.is_key(some, Key(passphrase, salt)) for salt in others)


def elsewhere(document: Path, known: str = "", *, most: int = _TRIED) -> list[bytes]:
    """The salts that this computer remembers: of the working copy, of the workshop's own backups, and of those of other
    workshops, the one that was worked on last first. No more than `most`."""
    left = workspace.waiting_for(document)
    found: dict[bytes, None] = {}
    for one in [*([left.database] if left is not None else []), *_backups(document, known)]:
        try:
            with one.open("rb") as file:
                start = file.read(SALT)
            if cipher.may_be_encrypted(start, one.stat().st_size) and cipher.looks_encrypted(one):
                found[start] = None
        except OSError:
            continue
        if len(found) == most:
            break
    return list(found)


def _backups(document: Path, known: str) -> Iterator[Path]:
    root = paths.home() / "backups"
    try:
        folders = sorted((one for one in root.iterdir() if one.is_dir()), key=_time, reverse=True)
    except OSError:
        return
    folders.sort(key=lambda one: one.name != known and document not in backup.made_of(one.name).values())
    for folder in folders:
        yield from sorted(folder.glob("*.cxw"), reverse=True)


def _time(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


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
