"""The backups of a workshop that goes under another passphrase: its own come along, those of another file stay.

They are written again beside themselves before the workshop is replaced, and take their own places afterwards. Where a
crash comes in between, the next opening sees under which passphrase the workshop is, and goes on or takes back.

A file that somebody copied by hand shares the folder with the one it was copied from. What was made of another file,
or of nobody knows which, is never made readable, and keeps the passphrase it has.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cxworkshop import paths
from cxworkshop.files import write_whole
from cxworkshop.storage import backup, cipher, publish, trouble, workspace
from cxworkshop.storage.cipher import Key

Going = Callable[[str], object]
_NEXT = ".next"  # behind the name of a backup: what takes its place
_WHOSE = "changing"  # among the backups from before the first is written: the path of the file that they are of
_NOTE = "following"  # the same from just before the workshop is replaced until they all are


def prepare(
    workshop: str, document: Path, before: Key | None, key: Key | None, going: Going = lambda _words: None
) -> None:
    """Write them again under another key, each beside itself; `going` hears in words how far it is.

    One that the key does not open is passed over: it may be under a passphrase of long ago, or damaged. OSError,
    sqlite3.Error when they cannot be written.
    """
    every = _own(workshop, document, key)
    if every:
        write_whole(_folder(workshop) / _WHOSE, os.fsencode(document))
    for number, one in enumerate(every, 1):
        going(f"Its backups: {number} of {len(every)}")
        try:
            _write(one, before, _next(one), key)
        except cipher.errors(OSError) as error:
            if _is_sound(one) and trouble.primary_code(error) not in trouble.CONTENT:
                raise


def announce(workshop: str) -> None:
    """Note, durably, that they are about to follow. OSError."""
    folder = _folder(workshop)
    if folder.is_dir():
        (folder / _NOTE).touch()
        workspace.sync_folder(folder)


def follow(workshop: str, document: Path, before: Key | None, key: Key | None) -> int:
    """Put them in their places; returns how many were removed because they would have stayed readable by anyone."""
    gone, waiting = 0, False
    for one in _own(workshop, document, key):
        try:
            if not _next(one).exists():  # made meanwhile
                _write(one, before, _next(one), key)
            publish.replace(_next(one), one)
        except cipher.errors(OSError):
            if key is None or not one.exists() or cipher.looks_encrypted(one):
                continue
            if _next(one).exists():  # written, but something holds its place: the next opening goes on
                waiting = True
                continue
            one.unlink()
            gone += 1
    if not waiting:
        _tidy(workshop)
    return gone


def staying(workshop: str, document: Path, key: Key | None) -> int:
    """How many stay as they are, once the others have followed: they may be of another copy of the file."""
    return len(_backups(workshop)) - len(_own(workshop, document, key))


def withdraw(workshop: str) -> None:
    """They stay as they are."""
    with suppress(OSError):
        _tidy(workshop)


def go_on(workshop: str, document: Path, key: Key | None) -> None:
    """What a crash has cut off, of a workshop that has the key now, or none: bring it to its end, or take it back.

    What of it cannot be done now waits for another opening.
    """
    folder = _folder(workshop)
    noted = (folder / _NOTE).exists()
    if not noted and not (folder / _WHOSE).exists() and not list(folder.glob(f"*{_NEXT}")):
        return
    if not _is_of(workshop, document, key):
        return
    own = set(_own(workshop, document, key))
    with suppress(OSError):
        for one in _backups(workshop):
            with suppress(*cipher.errors(OSError)):
                if _next(one).exists() and _is_under(_next(one), key):
                    publish.replace(_next(one), one)
                elif noted and one in own and key is not None and not cipher.looks_encrypted(one):
                    _write(one, None, _next(one), key)
                    publish.replace(_next(one), one)
        _tidy(workshop)


def _is_of(workshop: str, document: Path, key: Key | None) -> bool:
    """Whether what was cut off is this file's affair, and not that of a copy of it that shares the folder."""
    try:
        whose = Path(os.fsdecode((_folder(workshop) / _WHOSE).read_bytes()))
    except OSError:
        return True
    if _same(whose, document):
        return True
    replaced = (_folder(workshop) / _NOTE).exists()
    if (replaced or key is not None) and not whose.exists() and whose.parent.is_dir():  # it was renamed
        return True
    # Nothing else is under a key that was just made.
    return key is not None and any(_next(one).exists() and key.opens(_next(one)) for one in _backups(workshop))


def _own(workshop: str, document: Path, key: Key | None) -> list[Path]:
    """Those that come along under this key: made of this file, or readable where it is not to be readable any more."""
    made_of = backup.made_of(workshop)
    return [one for one in _backups(workshop) if _comes_along(one, made_of.get(one.name), document, key)]


def _comes_along(one: Path, whose: Path | None, document: Path, key: Key | None) -> bool:
    if whose is not None and _same(whose, document):
        return True
    try:
        if key is None or cipher.looks_encrypted(one):
            return False
        # A readable one of a file that is there and readable gives away no more than that file does.
        return whose is None or not whose.is_file() or cipher.looks_encrypted(whose)
    except OSError:
        return key is not None


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)


def _is_sound(one: Path) -> bool:
    """Whether the disk still gives it."""
    try:
        workspace.digest_of(one)
    except OSError:
        return False
    return True


def _is_under(path: Path, key: Key | None) -> bool:
    return key.opens(path) if key is not None else not cipher.looks_encrypted(path)


def _write(one: Path, before: Key | None, to: Path, key: Key | None) -> None:
    part = workspace.beside(one, ".part")
    try:
        _drop(part)
        cipher.convert(one, before, part, key)
        shutil.copystat(one, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(to)
    finally:
        _drop(part)


def _tidy(workshop: str) -> None:
    """Nothing of it stays among the backups. The note goes last: a power cut must not bring back what is done with."""
    folder = _folder(workshop)
    if not folder.is_dir():
        return
    for left in folder.glob(f"*{_NEXT}"):
        left.unlink(missing_ok=True)
    workspace.sync_folder(folder)
    (folder / _NOTE).unlink(missing_ok=True)
    (folder / _WHOSE).unlink(missing_ok=True)


def _backups(workshop: str) -> list[Path]:
    return sorted(_folder(workshop).glob("*.cxw"))


def _next(one: Path) -> Path:
    return one.with_name(one.name + _NEXT)


def _folder(workshop: str) -> Path:
    return paths.home() / "backups" / workshop


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
