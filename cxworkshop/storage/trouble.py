"""What SQLite and the operating system report, as problems in plain words; anything unexpected passes through."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core.errors import Damaged, DiskFull, EnvironmentProblem, InUse, NoPermission, Problem
from cxworkshop.storage import cipher

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOTHING = 65_536  # bytes; what a file system holds back for itself may be left of a full disk
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
DEVICE = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN}

CONTENT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}  # what stands in the file is at fault


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code behind an error of sqlite3 or SQLAlchemy, 0 when there is none."""
    found = getattr(error, "orig", None) or error
    code = getattr(found, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def problem(
    error: BaseException,
    name: str,
    *,
    safe: str,
    reading: bool = False,
    here: bool = False,
    folder: Path | None = None,
) -> Problem | None:
    """The problem behind an error about the file called `name`, or None when it is a bug of ours.

    `safe` says what is kept; `reading` means that a damaged file is the file's fault and not the device's; `here`
    that the data folder was written, which may lie on another disk than the file; `folder` is where else.
    """
    if isinstance(error, OSError):
        return _from_system(error, name, safe, reading, here)
    match primary_code(error):
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR if _is_full(paths.home() if here else folder):
            return _full(name, safe, here)
        case sqlite3.SQLITE_FULL:
            return _full(name, safe, here)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN if here and not reading:
            return _home_forbidden(safe)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return NoPermission(f"“{name}” may not be written.", safe, "Look at the permissions of its folder.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return InUse(f"Another program is reading or writing “{name}”.", safe, "Close it there and try again.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB if reading:
            return damaged(name)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_IOERR:
            return EnvironmentProblem(
                f"The disk does not answer as it should for “{name}”.", safe, "Check the disk, then try again."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return NoPermission(f"“{name}” cannot be opened.", safe, "Look at its folder and its permissions.")
        case _ if reading and isinstance(error, cipher.errors()):
            return damaged(name)  # tables or values that no workshop has
    return None


def damaged(name: str) -> Damaged:
    """The file is cut short or changed in a way that makes it unreadable."""
    return Damaged(
        f"“{name}” is damaged: it is cut short or its content was changed.",
        "The file stays as it is.",
        "Open an earlier copy of it.",
    )


def _full(name: str, safe: str, here: bool) -> DiskFull:
    disk = "The disk of this computer" if here else "The disk"
    return DiskFull(f"{disk} is full: “{name}” cannot be saved.", safe, "Free some space and try again.")


def _is_full(folder: Path | None) -> bool:
    """Whether the disk takes no more: SQLite does not say why it could not make a file."""
    try:
        return folder is not None and shutil.disk_usage(folder).free < _NOTHING
    except OSError:
        return False


def _is_ours(error: OSError) -> bool:
    """Whether the error is about something in the data folder."""
    return isinstance(error.filename, str) and Path(error.filename).is_relative_to(paths.home())


def _home_forbidden(safe: str) -> NoPermission:
    return NoPermission(
        f"The program’s own folder “{paths.home()}” may not be written.", safe, "Look at its permissions."
    )


def _from_system(error: OSError, name: str, safe: str, reading: bool, here: bool) -> Problem:
    if error.errno in _FULL:
        return _full(name, safe, here)
    if error.errno in _FORBIDDEN and here and _is_ours(error):
        return _home_forbidden(safe)
    if error.errno in _FORBIDDEN:
        verb = "read" if reading else "written"
        return NoPermission(f"“{name}” may not be {verb}.", safe, "Look at the permissions of its folder.")
    if error.errno == errno.ENOENT:
        return EnvironmentProblem(
            f"The folder of “{name}” is not there.", safe, "Connect it, or choose another folder."
        )
    if error.errno == errno.ENAMETOOLONG:
        return EnvironmentProblem(f"The name “{name[:60]}…” is too long for this disk.", safe, "Choose a shorter name.")
    return EnvironmentProblem(
        f"The disk does not answer as it should for “{name}” ({error.strerror or 'no reason given'}).",
        safe,
        "Check the disk, then try again.",
    )


@contextmanager
def told(
    name: str, *, safe: str, reading: bool = False, here: bool = False, folder: Path | None = None
) -> Iterator[None]:
    """Turn what the environment reports inside the block into a Problem about the file called `name`."""
    try:
        yield
    except Problem:
        raise
    except Exception as error:
        told_as = problem(error, name, safe=safe, reading=reading, here=here, folder=folder)
        if told_as is None:
            raise
        raise told_as from error
