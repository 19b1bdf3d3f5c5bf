"""The mark of a workshop that is open: a small file in the data folder that a clean close takes away.

While it is there and nobody works on the workshop, the program ended without closing. It holds where the facilitator
was, in ids and numbers; every workshop has its own, so that two windows of the program never write over each other.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cxworkshop import paths
from cxworkshop.core.frozen import frozen
from cxworkshop.files import write_whole
from cxworkshop.paths import home

FOLDER = "left-open"
DAYS_KEPT = 30  # a mark that nobody came back to
# Tries after which a place is left alone, because coming back to it may be what ends the program. A start of its own
# accord counts twice, once for the workshop and once for the place: two of those, then one by hand.
STARTS, RESTORES = 4, 5


@frozen
class Left:
    """What an unclean end left: the workshop, when the program was last known to run, and where it was.

    `tries` counts how often coming back to it was begun without lasting.
    """

    document: Path
    at: datetime
    state: Mapping[str, Any]
    tries: int = 0

    def begin(self) -> None:
        """Note, before it happens, that somebody comes back to it."""
        path = _path_of(self.document)
        data = {"document": str(self.document), "state": self.state, "tries": self.tries + 1}
        with contextlib.suppress(OSError):
            _put(path, json.dumps(data))
            os.utime(path, (self.at.timestamp(), self.at.timestamp()))


class Mark:
    """The mark of one open workshop. Writing happens beside the window, and only what was said last is written.

    `tries` are those of `Left`, until the program has lived long enough to be trusted with the place.
    """

    def __init__(self, document: Path, tries: int = 0) -> None:
        self.document, self.tries = document, tries
        self._path = _path_of(document)
        self._lock = threading.Lock()
        self._next: str | None = None
        self._writer: threading.Thread | None = None
        self._gone = False

    def write(self, state: Mapping[str, Any]) -> None:
        """Let the mark say this; returns at once. `state` is JSON-ready."""
        text = json.dumps({"document": str(self.document), "state": state, "tries": self.tries})
        with self._lock:
            self._next = text
            if self._writer is None and not self._gone:
                self._writer = threading.Thread(target=self._write, name="cxworkshop-mark", daemon=True)
                self._writer.start()

    def beat(self) -> None:
        """The program runs: for saying later when it no longer did."""
        with contextlib.suppress(OSError):
            os.utime(self._path)

    def remove(self) -> None:
        """The workshop was closed as it should be."""
        with self._lock:
            self._gone, self._next = True, None
            writer = self._writer
        if writer is not None:
            writer.join()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def settle(self) -> None:
        """Wait until the disk has what was said last."""
        with self._lock:
            writer = self._writer
        if writer is not None:
            writer.join()

    def _write(self) -> None:
        while True:
            with self._lock:
                text, self._next = self._next, None
                if text is None:
                    self._writer = None
                    return
            with contextlib.suppress(OSError):  # it costs a comfort, not the work; the next change tries again
                _put(self._path, text)


def left_of(document: Path) -> Left | None:
    """What is marked of this workshop; None when it was closed as it should be, or coming back failed too often."""
    left = _read(_path_of(document))
    return left if left is not None and left.tries < RESTORES else None


def waiting() -> list[Left]:
    """Every marked workshop, the one that was open last first; what waits too long is forgotten."""
    found = []
    with contextlib.suppress(OSError):
        for path in (home() / FOLDER).glob("*.json"):
            left = _read(path)
            if left is None or time.time() - left.at.timestamp() > DAYS_KEPT * 86_400:
                path.unlink(missing_ok=True)
            else:
                found.append(left)
    return sorted(found, key=lambda left: left.at, reverse=True)


def to_open_again(found: list[Left]) -> Path | None:
    """The marked workshop to come back to: nobody works on it, and it is there. Asks the disk: run it beside."""
    from cxworkshop.storage import locks, workspace

    for left in found:
        with contextlib.suppress(OSError):
            here = left.document.is_file() or workspace.waiting_for(left.document) is not None
            if here and left.tries < STARTS and not locks.is_held(left.document):
                left.begin()
                return left.document
    return None


def forget(document: Path) -> None:
    """Take a mark away that nothing can be done with."""
    with contextlib.suppress(OSError):
        _path_of(document).unlink(missing_ok=True)


def _path_of(document: Path) -> Path:
    import hashlib

    key = hashlib.sha256(os.fsencode(os.path.normcase(document))).hexdigest()[:24]
    return home() / FOLDER / f"{key}.json"


def _read(path: Path) -> Left | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        at = datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError):
        return None
    document, state = (data.get("document"), data.get("state")) if isinstance(data, dict) else (None, None)
    if not isinstance(document, str) or not isinstance(state, dict):
        return None
    tries = data.get("tries", 0)
    return Left(Path(document), at, state, tries if isinstance(tries, int) else RESTORES)


def _put(path: Path, text: str) -> None:
    """Replace a file whole; a power cut must not leave an empty one under the name."""
    paths.make(path.parent)
    write_whole(path, text.encode(), part=path.with_suffix(".part"))
