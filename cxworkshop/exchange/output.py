"""Writing a file that somebody else will read: whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cxworkshop.core.errors import BadFile, EnvironmentProblem
from cxworkshop.storage import trouble
from cxworkshop.storage.publish import replace
from cxworkshop.storage.workspace import sync_folder

_SAFE = "Nothing was written."


def check_folder(path: Path) -> None:
    """EnvironmentProblem when there is no folder to write the file into."""
    if not path.parent.is_dir():
        raise EnvironmentProblem(
            f"There is no folder “{path.parent}”.", _SAFE, "Make it or connect it, or choose another one."
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place. BadFile for a folder; an EnvironmentProblem changes nothing."""
    if path.is_dir():
        raise BadFile(f"“{path.name}” is a folder, not a file.", _SAFE)
    check_folder(path)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with trouble.told(path.name, safe=_SAFE):
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            replace(part, path)
        finally:
            # What stands in the way of writing may stand in the way of tidying up; the first is what is told.
            if os.path.lexists(part):
                part.unlink(missing_ok=True)
        sync_folder(path.parent)
