"""One file let fall on a widget that wants one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def one_file(mime: QMimeData) -> Path | None:
    """The file that is carried, None when it is none, several, or somewhere else than on this computer."""
    places = mime.urls()
    local = [place.toLocalFile() for place in places if place.isLocalFile()]
    return Path(local[0]) if len(places) == len(local) == 1 and local[0] else None
