"""Writing a file that somebody else will read: whole or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path

from cxworkshop import files
from cxworkshop.core.errors import BadFile, EnvironmentProblem
from cxworkshop.storage import trouble

_SAFE = "Nothing was written."
_UNKNOWN = "Whether the new file is there is not certain."  # the stick was pulled out right after it got its name


def check_folder(path: Path) -> None:
    """EnvironmentProblem when there is no folder to write the file into."""
    if not path.parent.is_dir():
        raise EnvironmentProblem(
            f"There is no folder “{path.parent}”.", _SAFE, "Make it or connect it, or choose another one."
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place. BadFile for a folder; an EnvironmentProblem changes nothing, or
    says that this is not certain."""
    if path.is_dir():
        raise BadFile(f"“{path.name}” is a folder, not a file.", _SAFE)
    check_folder(path)
    # In somebody's folder a name of its own: what else lies there is theirs.
    part = path.with_name(f".{files.cut(path.name, files.LONGEST_NAME)}.{secrets.token_hex(4)}.part")
    with trouble.told(path.name, safe=_SAFE):
        files.write_whole(path, data, part=part, folder=False)
    with trouble.told(path.name, safe=_UNKNOWN):
        files.sync_folder(path.parent)
