"""The backups of a workshop that goes under another passphrase: all of them come along, or none.

They are written again beside themselves before the workshop is replaced, and take their own places afterwards. Where a
crash comes in between, the next opening sees under which passphrase the workshop is, and goes on or takes back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cxworkshop import paths
from cxworkshop.storage import cipher, workspace
from cxworkshop.storage.cipher import Key

Going = Callable[[str], object]
_NEXT = ".next"  # behind the name of a backup: what takes its place
_NOTE = "following"  # lies among the backups from just before the workshop is replaced until they all are


def prepare(workshop: str, before: Key | None, key: Key | None, going: Going = lambda _words: None) -> None:
    """Write them again under another key, each beside itself; `going` hears in words how far it is.

    One that cannot be is passed over: it may be under a passphrase of long ago.
    """
    every = _backups(workshop)
    for number, one in enumerate(every, 1):
        going(f"Its backups: {number} of {len(every)}")
        with suppress(*cipher.errors(OSError)):
            _write(one, before, _next(one), key)


def announce(workshop: str) -> None:
    """Note, durably, that they are about to follow. OSError."""
    folder = _folder(workshop)
    if folder.is_dir():
        (folder / _NOTE).touch()
        workspace.sync_folder(folder)


def follow(workshop: str, before: Key | None, key: Key | None) -> int:
    """Put them in their places; returns how many were removed because they would have stayed readable by anyone."""
    gone = 0
    for one in _backups(workshop):
        try:
            if not _next(one).exists():  # made meanwhile
                _write(one, before, _next(one), key)
            _next(one).replace(one)
        except cipher.errors(OSError):
            if key is not None and one.exists() and not cipher.looks_encrypted(one):
                one.unlink()
                gone += 1
    _tidy(workshop)
    return gone


def withdraw(workshop: str) -> None:
    """They stay as they are."""
    with suppress(OSError):
        _tidy(workshop)


def go_on(workshop: str, key: Key | None) -> None:
    """What a crash has cut off, of a workshop that has the key now, or none: bring it to its end, or take it back."""
    folder = _folder(workshop)
    noted = (folder / _NOTE).exists()
    if not noted and not list(folder.glob(f"*{_NEXT}")):
        return
    for one in _backups(workshop):
        with suppress(*cipher.errors(OSError)):
            if _next(one).exists() and _is_under(_next(one), key):
                _next(one).replace(one)
            elif noted and key is not None and not cipher.looks_encrypted(one):
                _write(one, None, _next(one), key)
                _next(one).replace(one)
    _tidy(workshop)


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


def _backups(workshop: str) -> list[Path]:
    return sorted(_folder(workshop).glob("*.cxw"))


def _next(one: Path) -> Path:
    return one.with_name(one.name + _NEXT)


def _folder(workshop: str) -> Path:
    return paths.home() / "backups" / workshop


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
