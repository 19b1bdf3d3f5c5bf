"""Putting a workshop under a passphrase, under another, or under none: its file, its working copy and its backups.

Everything is in the document before it begins, and the working copy is noted as holding nothing new meanwhile:
wherever it is cut off, the document opens as it was or as it was wanted, and no edit is lost.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core.frozen import frozen
from cxworkshop.storage import cipher, publish, reading, trouble, workspace
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.opening import Opened
from cxworkshop.storage.publish import Publication, replace
from cxworkshop.storage.workingcopy import WorkingCopy

_SAFE = "The workshop is as it was, under the passphrase it had."


@frozen
class Rewritten:
    """What a change of passphrase did: where the document is, and how many backups could not follow and are gone."""

    publication: Publication
    backups_gone: int


def change(opened: Opened, key: Key | None, rows: dict[str, int], now: datetime) -> Rewritten:
    """Write everything again under another key, or under none. The document holds every edit already.

    `rows` is the number of rows of each table. An EnvironmentProblem leaves document and working copy as they were.
    """
    place, copy = opened.place, opened.copy
    made = place.database.with_suffix(".other")
    before = copy.key
    with trouble.told(copy.name, safe=_SAFE, here=True):
        workshop = reading.workshop_of(copy.raw, copy.name)
        place.rest()
        _drop(made)
        copy.close()
        try:
            publication = _written(copy, made, key, opened, rows, now)
            replace(made, place.database)
        except BaseException:
            place.current = None  # whatever the document is by now, it is written again under the key of before
            copy.reopen(before)
            raise
        finally:
            _drop(made)
        copy.reopen(key)
        workspace.sync_folder(place.folder)
    return Rewritten(publication, _convert_backups(workshop, before, key))


def _written(
    copy: WorkingCopy, made: Path, key: Key | None, opened: Opened, rows: dict[str, int], now: datetime
) -> Publication:
    """The working copy again under the key in the file `made`, and the document from that."""
    cipher.convert(copy.path, copy.key, made, key)
    with made.open("r+b") as file:
        os.fsync(file.fileno())
    under = WorkingCopy(made, copy.name, key)
    try:
        under.edit = copy.edit
        return publish.publish(under, opened.place, rows, now)
    finally:
        under.close()


def _convert_backups(workshop: str, before: Key | None, key: Key | None) -> int:
    """Bring the backups along; returns how many were removed because they would have stayed readable by anyone."""
    gone = 0
    folder = paths.home() / "backups" / workshop
    for one in sorted(folder.glob("*.cxw")):
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
            if key is not None and not cipher.looks_encrypted(one):
                one.unlink()
                gone += 1
    if folder.is_dir():
        workspace.sync_folder(folder)  # a power cut must not bring back what anybody could read
    return gone


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
