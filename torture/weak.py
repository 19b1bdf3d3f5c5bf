"""Ways to weaken the program on purpose, in a child that has its own copy of it: what they lose must be seen."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxworkshop import files
from cxworkshop.core.errors import Problem
from cxworkshop.storage import publish, workingcopy, workspace
from cxworkshop.storage.workingcopy import WorkingCopy
from cxworkshop.storage.workspace import Workspace

called_saved_early = False


def early() -> None:
    """Programs of ours call an act saved before they do it."""
    global called_saved_early
    called_saved_early = True


def in_place() -> None:
    """The document is written over where it is, as programs do that save without a second file; on a slow disk."""

    def write_over(part: Path, path: Path) -> None:
        content = part.read_bytes()
        with path.open("wb", buffering=0) as file:
            for place in range(0, len(content), 16_384):
                file.write(content[place : place + 16_384])
                time.sleep(0.01)
        part.unlink()

    publish.replace = write_over


def unsynced_edits() -> None:
    """SQLite does not wait for the disk."""
    workingcopy.PRAGMAS = (*workingcopy.PRAGMAS, "synchronous=OFF")


def unsynced_folders() -> None:
    """Nobody waits until a new name is on the disk."""
    files.sync_folder = workspace.sync_folder = lambda folder: None


def unsynced_files() -> None:
    """Files of ours are renamed before they are on the disk."""
    os.fsync = lambda fd: None


def refusals_are_nothing() -> None:
    """A step that could not be written is called saved all the same, and nobody looks whether the file is there."""
    transaction = WorkingCopy.transaction

    @contextmanager
    def careless(self: WorkingCopy, safe: str) -> Iterator[Any]:
        try:
            with transaction(self, safe) as sql:
                yield sql
        except Problem:
            pass

    setattr(WorkingCopy, "transaction", careless)  # noqa: B010
    setattr(WorkingCopy, "is_ours", True)  # noqa: B010


def anything_is_ours() -> None:
    """Whatever is in the document's place is written over."""
    setattr(Workspace, "knows", lambda self, digest: self.current)  # noqa: B010
