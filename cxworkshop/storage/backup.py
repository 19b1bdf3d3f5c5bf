"""Backups: the workshop as it was when it was opened, every ten minutes of change, and before what changes it whole.

They are numbered, because a clock may be set back: the ten newest stay, the last one of each of seven days, and the
last one of each of four weeks, days and weeks being those on which there was one.
"""

from __future__ import annotations

import filecmp
import json
import re
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core.frozen import frozen
from cxworkshop.files import write_whole
from cxworkshop.storage import publish, workspace
from cxworkshop.storage.workingcopy import WorkingCopy

RECENT, DAYS, WEEKS = 10, 7, 4
EVERY = timedelta(minutes=10)
AGAIN = timedelta(minutes=1)  # until the next try where one could not be made

# Why one was made, in the words of its name; "" is opening.
WORKING, CRASHED, RESTORING = "every ten minutes", "after a crash", "before restoring"

_MADE_OF = "made of.json"  # among the backups: of which file each was made; a copy of that file shares their folder

_NAME = re.compile(r"(?:(\d{4,}) )?(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: ([+-]\d{4}))?(?: (.+))?")


@frozen
class Backup:
    """A backup of a workshop: its file, when it was made and why (a few words, "" for opening)."""

    path: Path
    number: int
    time: datetime
    why: str


def kept(workshop: str) -> list[Backup]:
    """The backups of the workshop with this uuid, the oldest first; other files in their folder are not looked at."""
    found = [one for path in _folder(workshop).glob("*.cxw") if (one := _read(path)) is not None]
    return sorted(found, key=lambda one: (one.number, one.path.name))


def made_of(workshop: str) -> dict[str, Path]:
    """Of which file each backup was made, by its name; those of which nobody knows it are not in it."""
    try:
        said = json.loads((_folder(workshop) / _MADE_OF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {name: Path(document) for name, document in said.items() if isinstance(document, str)}


def keep(database: Path, workshop: str, now: datetime, *, of: Path, why: str = "") -> Path | None:
    """Copy a closed database to the workshop's backups; None when the last one is equal and nobody said `why`.

    `workshop` is the workshop's uuid, `of` its file, `why` a few words for the backup's name ("before version 2").
    OSError.
    """
    known = kept(workshop)
    if known and not why and filecmp.cmp(known[-1].path, database, shallow=False):
        return None

    def write(part: Path) -> None:
        workspace.copy(database, part, durably=True)

    return _add(workshop, known, now, of, why, write)


def keep_open(
    copy: WorkingCopy, rows: dict[str, int], workshop: str, now: datetime, *, of: Path, why: str = ""
) -> Path:
    """The same for a working copy that is open; `rows` is the number of rows of each table. OSError, sqlite3.Error."""
    return _add(workshop, kept(workshop), now, of, why, lambda part: publish.write_whole(copy, part, rows))


def is_due(last: datetime, now: datetime) -> bool:
    """Whether it is time for another one; also when the clock was set back."""
    return not timedelta() <= now - last < EVERY


def _add(
    workshop: str, known: Sequence[Backup], now: datetime, of: Path, why: str, write: Callable[[Path], object]
) -> Path:
    folder = _folder(workshop)
    workspace.make_folder(folder)
    publish.sweep_forgotten(folder)
    local = now.astimezone()
    number = known[-1].number + 1 if known else 1
    target = folder / f"{number:04d} {local:%Y-%m-%d %H.%M.%S %z}{f' {why}' if why else ''}.cxw"
    part = workspace.beside(target, ".part")
    try:
        write(part)
        publish.replace(part, target)
    finally:
        publish.drop(part)
    workspace.sync_folder(folder)
    every = [*known, Backup(target, number, local, why)]
    for one in superfluous(every):
        one.path.unlink(missing_ok=True)
    _note(workshop, target, of)
    return target


def _note(workshop: str, made: Path, of: Path) -> None:
    """Remember of which file it was made. Where that is lost nothing else is: then nobody knows it."""
    there = {name: str(document) for name, document in made_of(workshop).items() if (made.parent / name).exists()}
    text = json.dumps({**there, made.name: str(of)}, indent=0)
    with suppress(OSError, UnicodeError):
        write_whole(made.parent / _MADE_OF, text.encode(), durable=False)


def superfluous(every: Sequence[Backup]) -> list[Backup]:
    """Those that need not stay, of backups in the order in which they were made."""
    newest = every[::-1]
    stay = {*newest[:RECENT], *_last_of_each(newest, lambda one: one.time.date())[:DAYS]}
    stay.update(_last_of_each(newest, lambda one: one.time.isocalendar()[:2])[:WEEKS])
    return [one for one in every if one not in stay]


def _last_of_each(newest: Sequence[Backup], of: Callable[[Backup], Hashable]) -> list[Backup]:
    found: dict[Hashable, Backup] = {}
    for one in newest:
        found.setdefault(of(one), one)
    return list(found.values())


def _folder(workshop: str) -> Path:
    return paths.home() / "backups" / workshop


def _read(path: Path) -> Backup | None:
    """What a file's name says; before there were numbers and time zones, names had neither."""
    found = _NAME.fullmatch(path.stem)
    if found is None:
        return None
    number, time, zone, why = found.groups()
    try:
        moment = datetime.strptime(f"{time} {zone}", "%Y-%m-%d %H.%M.%S %z") if zone else None
        moment = moment or datetime.strptime(time, "%Y-%m-%d %H.%M.%S").astimezone()
    except (ValueError, OSError, OverflowError):
        return None
    return Backup(path, int(number or 0), moment, why or "")
