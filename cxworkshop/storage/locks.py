"""One instance at a time: a lock of the operating system in the data folder, and a marker beside the document.

The first dies with its process and keeps two instances of one person apart; the second is seen by other accounts and
other computers, names its host, and is broken when its process is gone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeGuard

from filelock import FileLock, SoftFileLock, Timeout

from cxworkshop import paths
from cxworkshop.core.errors import InUse, NoPermission
from cxworkshop.storage import trouble, workspace

_HALF_A_MARKER_IS_DEAD_AFTER = 10.0  # seconds by the clock on the wall, which on a network may be another's
_WRITING_TAKES = 1.0  # seconds at the most until a marker that is being written says whose it is
_MARKER = re.compile(r"\d+\n[^\n\0]+\n")  # process and computer; after a power cut there may be anything in its place


def marker_of(document: Path) -> Path:
    """The marker beside a document."""
    return workspace.beside(document, ".lock")


def is_held(document: Path) -> bool:
    """Whether an instance of this person, this one included, works on a document."""
    lock = FileLock(_key(document).with_suffix(".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return True
    lock.release()
    return False


def _key(document: Path) -> Path:
    """Where this person's instances meet over a document, without an ending."""
    key = hashlib.sha256(os.fsencode(os.path.normcase(document))).hexdigest()[:24]
    return paths.home() / "working" / "locks" / key


class Held:
    """The right to write one document, until `release`."""

    def __init__(self, document: Path, *, new: bool = False) -> None:
        """Take it; InUse naming the holder, or NoPermission when nothing can be written beside the document.

        `new`: the document is about to be made, so that nothing of it can be opened or copied instead.
        """
        self.document = document
        self._new = new
        key = _key(document)
        self._note = key.with_suffix(".json")
        with trouble.told(document.name, safe="The file stays as it is.", here=True):
            workspace.make_folder(key.parent)
            self._lock = FileLock(key.with_suffix(".lock"), timeout=0, thread_local=False)
            try:
                self._lock.acquire()
            except Timeout:
                raise self._in_use(self._read_note()) from None
        try:
            self._marker = self._mark()
            try:
                self._write_note()
            except BaseException:
                self._marker.release()
                raise
        except BaseException:
            self._lock.release()
            raise

    def release(self) -> None:
        """Give it back; nothing stays beside the document."""
        self._marker.release()
        self._note.unlink(missing_ok=True)
        self._lock.release()

    # -- beside the document ---------------------------------------------------------------------------------

    def _mark(self) -> SoftFileLock:
        path = marker_of(self.document)
        self._drop_dead(path)
        marker = SoftFileLock(path, timeout=0.2, thread_local=False)
        name = self.document.name
        try:
            marker.acquire(poll_interval=0.05)
        except Timeout:
            raise self._in_use(_read_marker(path)) from None
        except OSError as error:
            left = _read_marker(path)  # a full disk takes the name of a file, and not all of what belongs in it
            if left is not None and (_is_half(left) or left["text"].startswith(f"{os.getpid()}\n")):
                with suppress(OSError):
                    path.unlink()
            found = trouble.problem(error, name, safe="The file stays as it is.")
            if isinstance(found, NoPermission):
                raise NoPermission(
                    f"The folder of “{name}” may not be written.",
                    "Nothing was written." if self._new else "The file stays as it is.",
                    "Choose another folder." if self._new else "Open it read-only, or copy it to a folder of your own.",
                ) from error
            raise found or error from error
        return marker

    def _drop_dead(self, path: Path) -> None:
        """Remove a marker that a crash or a power cut of this account left, even if the computer was renamed since."""
        found = _read_marker(path)
        patience = _WRITING_TAKES
        while _is_half(found) and patience > 0 and time.time() - found["time"] < _HALF_A_MARKER_IS_DEAD_AFTER:
            time.sleep(0.05)
            patience -= 0.05
            found = _read_marker(path)
        if found is None:
            return
        ours = found["text"] != "" and found["text"] == (self._read_note() or {}).get("marker")
        if ours or _is_half(found):
            with trouble.told(self.document.name, safe="The file stays as it is."):
                path.unlink(missing_ok=True)

    # -- who holds it ----------------------------------------------------------------------------------------

    def _write_note(self) -> None:
        marker = _read_marker(marker_of(self.document)) or {}
        note = {
            "document": str(self.document),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "time": time.time(),
            "marker": marker.get("text", ""),
        }
        with trouble.told(self.document.name, safe="The file stays as it is.", here=True):
            self._note.write_text(json.dumps(note), encoding="utf-8")

    def _read_note(self) -> dict[str, Any] | None:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return note if isinstance(note, dict) else None

    def _in_use(self, holder: dict[str, Any] | None) -> InUse:
        name = self.document.name
        host = str((holder or {}).get("host") or "")
        since = (holder or {}).get("time")
        when = f" since {datetime.fromtimestamp(since):%H:%M}" if isinstance(since, float) else ""
        kept = "Nothing was changed."
        if not host or host == socket.gethostname():
            return InUse(
                f"“{name}” is already open in another window of this program{when}.",
                kept,
                "Go on there, or open it read-only here.",
            )
        return InUse(
            f"“{name}” is open on the computer “{host}”{when}.",
            kept,
            "Open it read-only, or make a copy and work in the copy.",
        )


def _is_half(marker: dict[str, Any] | None) -> TypeGuard[dict[str, Any]]:
    """Whether there is a marker that does not say whose it is: it is being written, or never will be."""
    return marker is not None and not _MARKER.match(marker["text"])


def _read_marker(path: Path) -> dict[str, Any] | None:
    """What a marker says: its text, its host and the time it was made; None when there is none."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")[:1024]
        made = path.stat().st_mtime
    except OSError:
        return None
    lines = text.splitlines()
    return {"text": text, "host": lines[1] if len(lines) > 1 else "", "time": made}
