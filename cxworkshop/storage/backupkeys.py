"""The backups of a workshop that goes under another passphrase: brought along, also when that was cut off."""

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
_NOTE = "following"  # lies among the backups as long as they are not all where the workshop is


def announce(workshop: str) -> None:
    """Note, durably, that the backups are about to follow. OSError."""
    folder = _folder(workshop)
    if folder.is_dir():
        (folder / _NOTE).touch()
        workspace.sync_folder(folder)


def withdraw(workshop: str) -> None:
    """They stay where they are."""
    with suppress(OSError):
        (_folder(workshop) / _NOTE).unlink(missing_ok=True)


def convert(workshop: str, before: Key | None, key: Key | None, going: Going = lambda _words: None) -> int:
    """Bring them under another key; returns how many were removed because they would have stayed readable by anyone.

    `going` hears in words how far it is.
    """
    gone = 0
    folder = _folder(workshop)
    every = sorted(folder.glob("*.cxw"))
    for number, one in enumerate(every, 1):
        going(f"Its backups: {number} of {len(every)}")
        part = workspace.beside(one, ".part")
        try:
            _drop(part)
            cipher.convert(one, before, part, key)
            shutil.copystat(one, part)
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            part.replace(one)
        except cipher.errors(OSError):
            _drop(part)
            # One that is under a passphrase of long ago stays; who knows that can open it.
            if key is not None and one.exists() and not cipher.looks_encrypted(one):
                one.unlink()
                gone += 1
    if folder.is_dir():
        workspace.sync_folder(folder)  # a power cut must not bring back what anybody could read
        withdraw(workshop)
    return gone


def go_on(workshop: str, key: Key | None) -> None:
    """Encrypt what is still readable where a crash cut off the change of a workshop that has the key now. OSError."""
    folder = _folder(workshop)
    if not (folder / _NOTE).exists():
        return
    if key is not None and any(not cipher.looks_encrypted(one) for one in folder.glob("*.cxw")):
        convert(workshop, None, key)
    withdraw(workshop)


def _folder(workshop: str) -> Path:
    return paths.home() / "backups" / workshop


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
