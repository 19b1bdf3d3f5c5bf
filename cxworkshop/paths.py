"""Where things are: the resources that ship with the program, and the folders it may write to."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file or folder under resources/, in a checkout as in an installed wheel."""
    inside = _PACKAGE / "_resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def home() -> Path:
    """The program's own data folder: working copies, backups, settings. `CXWORKSHOP_HOME` overrides the system's."""
    override = os.environ.get("CXWORKSHOP_HOME")
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_data_dir("cxworkshop", appauthor=False))


def make(folder: Path) -> None:
    """Make a folder, and the data folder where that is not there yet: that one is for this person alone. OSError.

    Working copies and backups lie in it, and what a person's other folders let others read is not theirs to say.
    """
    base = home()
    if not base.is_dir():
        base.parent.mkdir(parents=True, exist_ok=True)
        base.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)


def keys() -> Path:
    """Where this installation's key is, encrypted, with the certificate that is given to others."""
    return home() / "keys"
