"""Publishing: the user's .cxw is only ever replaced whole, and never when something else wrote it in the meantime.

The copy is made beside the document, read back, synced, renamed over it, and the folder is synced: a power cut leaves
the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, EnvironmentProblem
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import Record
from cxworkshop.files import free_name, sync
from cxworkshop.files import replace as replace
from cxworkshop.storage import checksum, cipher, fileform, trouble, workspace
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.workingcopy import WorkingCopy
from cxworkshop.storage.workspace import Published, Workspace

SAFE = "Every change is safe on this computer."


@frozen
class Publication:
    """What publishing did. `path` is where the workshop is now; `conflict` that it had to become another file."""

    path: Path
    conflict: bool = False
    changed: bool = True

    @property
    def sentence(self) -> str:
        """The same in words."""
        if self.conflict:
            return f"Something else changed the file, and it stays as it is. Your work is in “{self.path.name}”."
        return f"Everything is in “{self.path.name}”."


_FORGOTTEN = 3600.0  # seconds in which nobody wrote to an unfinished copy


def sweep(document: Path) -> None:
    """Remove what a crash left of unfinished publishing; only the holder of the document's lock may.

    What it left of copies under other names goes too.
    """
    with trouble.told(document.name, safe=SAFE):
        drop(_part(document))
        sweep_forgotten(document.parent)


def sweep_forgotten(folder: Path) -> None:
    """Remove what a crash left of unfinished copies, once it is certain that nobody writes them."""
    for part in folder.glob(f".*{fileform.SUFFIX}.part*"):
        with contextlib.suppress(OSError):  # somebody else's, or gone: it is in nobody's way
            if time.time() - part.stat().st_mtime > _FORGOTTEN:
                part.unlink()


def _part(document: Path) -> Path:
    return workspace.beside(document, ".part")


def drop(part: Path) -> None:
    """Remove an unfinished copy, and the journal that SQLite leaves behind when the disk fills up under it."""
    part.unlink(missing_ok=True)
    part.with_name(part.name + "-journal").unlink(missing_ok=True)


def publish(copy: WorkingCopy, place: Workspace, rows: dict[str, int], now: datetime) -> Publication:
    """Replace the document by the working copy's content; a conflict copy when something else wrote the document.

    `rows` is the number of rows each table must have. A document that was deleted or moved away is written again.
    """
    document = place.document
    with trouble.told(document.name, safe=SAFE, folder=document.parent):
        part = _write_part(copy, document, rows)
        try:
            digest = workspace.digest_of(part)
            theirs = workspace.digest_of(document) if document.exists() else None
            conflict = theirs is not None and place.knows(theirs) is None
            if conflict:
                document = conflict_name(document, now)
            elif document.exists():
                shutil.copymode(document, part)
            coming = Published(digest, copy.edit)
            place.announce(coming)
            replace(part, document)
            # Before the note forgets the document of before: a power cut may still bring that back until then.
            try:
                workspace.sync_folder(document.parent)
            except OSError:
                if conflict:  # the next time it goes on there, and not in one more beside it
                    with contextlib.suppress(OSError):
                        place.move_to(document)
                raise
            with contextlib.suppress(OSError):  # the document is there; what was announced lets a crash find it
                place.confirm(coming, document)
        finally:
            drop(part)
    return Publication(document, conflict)


def counts(content: Content, types: Iterable[type[Record]]) -> dict[str, int]:
    """How many rows each table must have."""
    return {cls.TABLE: content.count(cls) for cls in types}


def copy_to(copy: WorkingCopy, target: Path, rows: dict[str, int], *, anew: bool = False) -> None:
    """Write the content to a file of its own, replacing the target whole.

    `anew`: as a workshop of its own, whose backups are not mixed with those of this one.
    """
    with trouble.told(target.name, safe=SAFE, folder=target.parent):
        part = _write_part(copy, target, rows, anew=anew)
        try:
            replace(part, target)
        finally:
            drop(part)
        workspace.sync_folder(target.parent)


def copy_file(source: Path, target: Path, key: Key | None) -> None:
    """Copy a document that is not open for work, as a workshop of its own, replacing the target whole."""
    with trouble.told(target.name, safe=SAFE, folder=target.parent):
        part = _part(target)
        try:
            workspace.copy(source, part)
            name_anew(part, key)
            replace(part, target)
        finally:
            drop(part)
        workspace.sync_folder(target.parent)


def conflict_name(document: Path, now: datetime) -> Path:
    """A free name beside the document that says why it exists and since when."""
    since = f" (conflict {now.astimezone():%Y-%m-%d %H.%M}"
    try:
        return free_name(document, since + " {})", first=since + ")")
    except FileExistsError:
        words = f"There are too many conflict copies of “{document.name}”."
        raise EnvironmentProblem(words, SAFE, "Remove some of them.") from None


def _write_part(copy: WorkingCopy, document: Path, rows: dict[str, int], *, anew: bool = False) -> Path:
    if not document.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    part = _part(document)
    write_whole(copy, part, rows, anew=anew)
    return part


def write_whole(copy: WorkingCopy, path: Path, rows: dict[str, int], *, anew: bool = False) -> None:
    """Write the content to a file that nobody knows yet, read it back and wait for the disk; nothing is left of it
    when that fails. OSError, sqlite3.Error."""
    drop(path)
    try:
        copy.raw.execute("VACUUM INTO ?", (str(path),))
        if anew:
            _other_uuid(path, copy.key)
        verify(path, rows, copy.key)
        _finish(path, copy.key)
    except BaseException:
        drop(path)
        raise


def name_anew(part: Path, key: Key | None) -> None:
    """Give a file that nobody knows yet a uuid of its own, durably: its backups are not mixed with those of the file
    it was copied from. OSError, sqlite3.Error."""
    _other_uuid(part, key)
    _finish(part, key)


def _other_uuid(part: Path, key: Key | None) -> None:
    import uuid

    connection = cipher.connect(part, key)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("UPDATE meta SET value = ? WHERE key = 'uuid'", (str(uuid.uuid4()),))
    finally:
        connection.close()


def _finish(path: Path, key: Key | None) -> None:
    """The digest, where there is one, and what was written on the disk."""
    with path.open("r+b") as file:
        if key is None:
            checksum.write(file)
        sync(file.fileno())


def verify(part: Path, rows: dict[str, int], key: Key | None) -> None:
    """Read back what was written; a file that is not whole never takes the document's place."""
    try:
        fileform.version_of(part, key)
        connection = fileform.connect_to_read(part, key)
        try:
            whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            found = {t: connection.execute(f"SELECT count(*) FROM {fileform.quoted(t)}").fetchone()[0] for t in rows}
        finally:
            connection.close()
    except cipher.errors(BadFile):
        whole, found = False, {}
    if not whole or found != rows:
        raise EnvironmentProblem("The disk did not keep what was written to it.", SAFE, "Check the disk.")
