"""One at a time with the keys of a folder: of all windows and commands of this person, not only of this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from cxworkshop import paths
from cxworkshop.core.errors import InUse

LOCK_FILE: Final = ".lock"
PATIENCE: Final = 60.0  # seconds; making a key and deriving two passphrases takes a few


@contextmanager
def alone(folder: Path, *, make: bool = True) -> Iterator[None]:
    """Hold the keys of a folder: the lock dies with its process. InUse when another one does not let go.

    `make` makes the folder where there is none; without, there is nothing yet that anybody could be in the way of.
    """
    if make:
        paths.make(folder)
    elif not folder.is_dir():
        yield
        return
    lock = FileLock(folder / LOCK_FILE, timeout=PATIENCE, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise InUse(
            "Another window or command of this program is busy with the key.", "The key is as it was.", "Try again."
        ) from None
    # Nothing can be written here by anybody, or the file system knows no locks: reading is safe, writing says what it
    # cannot, and who signs is not kept from it.
    except (OSError, NotImplementedError):
        yield
        return
    try:
        yield
    finally:
        lock.release()
