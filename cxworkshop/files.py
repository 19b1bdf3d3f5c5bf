"""Files as everything here writes them: whole or not at all, durable, under a name that is free.

What goes wrong is an OSError; who asked knows the words for it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LONGEST_NAME = 230  # bytes of a made name; file systems take 255, and others put something of their own behind it
MOST = 1000  # names that are tried


def write_whole(
    path: Path,
    data: bytes,
    *,
    part: Path | None = None,
    private: bool = False,
    durable: bool = True,
    folder: bool = True,
) -> None:
    """Write a file beside its place, then put it there: under the name stands the old file or the new one.

    `part` is the name it has meanwhile; what a cut off program left under it is written over. `private`: for this user
    alone. Not `durable`: a power cut may leave an empty file; without `folder` the old one. OSError; the old file is as
    it was, and nothing beside it; but where the folder itself is gone right after it was put there, nobody knows.
    """
    beside = part if part is not None else path.with_name(f"{path.name}.part")
    try:
        if private:  # what is there keeps the rights that it has
            beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600 if private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                sync(file.fileno())
        replace(beside, path)
    except BaseException:
        # What stands in the way of writing may stand in the way of tidying up; the first is what is told.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    if durable and folder:
        sync_folder(path.parent)


def replace(part: Path, path: Path) -> None:
    """Rename over a file; on Windows a virus scanner or a sync client may hold it for a moment."""
    for wait in (0.05, 0.1, 0.2, 0.4, None):
        try:
            os.replace(part, path)
            return
        except PermissionError:
            if os.name != "nt" or wait is None:
                raise
            time.sleep(wait)


def sync(handle: int) -> None:
    """Wait until what was written is on the disk."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
        except OSError:
            pass  # a network volume that knows only the plain way
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does that itself and cannot be asked. OSError when the
    folder is gone."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # it may be written and not be read
        return
    try:
        os.fsync(handle)
    except OSError:
        if not folder.is_dir():  # some network file systems refuse to sync a folder that is there
            raise
    finally:
        os.close(handle)


def free_name(path: Path, pattern: str = " {}", *, first: str = "") -> Path:
    """The path with `first` put behind its stem, or else the first of `pattern` with 2, 3 … that is not taken.

    A stem that would become too long is cut. FileExistsError when a thousand names are taken.
    """
    for ending in _endings(first, pattern):
        room = LONGEST_NAME - len((ending + path.suffix).encode("utf-8", "surrogateescape"))
        candidate = path.with_name(f"{cut(path.stem, room)}{ending}{path.suffix}") if ending else path
        if not os.path.lexists(candidate):
            return candidate
    raise FileExistsError(path)


def _endings(first: str, pattern: str) -> Iterator[str]:
    yield first
    yield from (pattern.format(number) for number in range(2, MOST + 1))


def cut(name: str, room: int) -> str:
    """A name cut to so many bytes; what is cut off lives on in a few digits, so that no two names become one."""
    whole = name.encode("utf-8", "surrogateescape")
    if len(whole) <= room:
        return name
    return f"{whole[: room - 9].decode('utf-8', 'ignore')}~{hashlib.sha256(whole).hexdigest()[:8]}"


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write line ends its own way
