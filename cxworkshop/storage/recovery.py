"""After a crash: what the working copy holds beyond the document, and where it goes."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.errors import NewerFile, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.storage import backup, cipher, fileform, locks, log, publish, reading, rows, trouble, workspace
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.reading import Types
from cxworkshop.storage.workingcopy import WorkingCopy, connect, last_edit
from cxworkshop.storage.workspace import Published, Workspace


@frozen
class Recovered:
    """What a crash had left: edits that were durable here and not yet in the document.

    They are in the workshop now, unless the document was changed elsewhere meanwhile: then they are in the file
    `kept_as`. `damaged` is where a working copy was put that could not be read.
    """

    edits: int
    time: datetime | None
    kept_as: Path | None = None
    damaged: Path | None = None

    @property
    def sentence(self) -> str:
        """The same in words."""
        if self.damaged is not None:
            return f"The last edits could not be read after a crash; they are kept in “{self.damaged}”."
        many = "1 edit" if self.edits == 1 else f"{self.edits} edits"
        verb = "is" if self.edits == 1 else "are"
        when = f" up to {self.time.astimezone():%H:%M on %Y-%m-%d}" if self.time is not None else ""
        if self.kept_as is not None:
            return (
                f"The file was changed elsewhere. {many}{when} not yet in it {verb} in “{self.kept_as.name}” beside it."
            )
        had = "was" if self.edits == 1 else "were"  # after a crash, or after a disk that could not be written
        return (
            f"{many}{when} {had} safe here and not yet in the file; {'it' if self.edits == 1 else 'they'} {verb} back."
        )


@dataclasses.dataclass(slots=True)
class GoneOn:
    """A working copy that work goes on in."""

    copy: WorkingCopy
    content: Content
    chain: log.Chain
    recovered: Recovered


def waits(document: Path, key: Key | None = None) -> bool:
    """Whether a crash left edits of the document here that its file lacks; who only reads it does not see them."""
    try:
        left = workspace.waiting_for(document)
        if left is None or not left.edited or locks.is_held(document):
            return False
        known = left.knows(workspace.digest_of(document))
        connection = fileform.connect_to_read(left.database, key)
        try:
            return known is None or last_edit(connection) > known.edit
        finally:
            connection.close()
    except cipher.errors(OSError):
        return False  # opening it for work will say what is the matter


def recover(
    document: Path, left: Workspace, types: Types, now: datetime, key: Key | None = None
) -> GoneOn | Recovered | None:
    """Go on in the working copy a crash left, or say where its edits are, or None when it held nothing new.

    NewerFile when a newer version of the program left it: then it waits for that version.
    """
    if not left.edited:
        left.remove()
        return None
    try:
        _bring_up_to_date(left, types, document.name, key)
        copy = WorkingCopy(left.database, document.name, key)
    except NewerFile:
        raise
    except cipher.errors(Problem):
        return Recovered(0, None, damaged=left.set_aside())
    try:
        content = rows.read_content(copy.raw, types, document.name)
        chain = log.read_chain(copy.raw, document.name, types)
        workshop = reading.workshop_of(copy.raw, document.name)
    except cipher.errors(Problem):
        copy.close()
        return Recovered(0, None, damaged=left.set_aside())
    try:
        return _place(document, left, GoneOn(copy, content, chain, Recovered(0, chain.last)), workshop, types, now)
    except BaseException:
        copy.close()
        raise


def _place(
    document: Path, left: Workspace, found: GoneOn, workshop: str, types: Types, now: datetime
) -> GoneOn | Recovered | None:
    copy, chain = found.copy, found.chain
    first = left.published[0] if left.published else None  # of two possible states the one with less in it
    known = left.knows(workspace.digest_of(document)) if document.is_file() else first
    edits = chain.edit - (known or first or Published("", 0)).edit
    found.recovered = Recovered(edits, chain.last)
    if not edits:
        copy.close()
        left.remove()
        return None
    if known is not None or not _readable(document, types, copy.key):
        rows_of = publish.counts(found.content, types)
        backup.keep_open(copy, rows_of, workshop, now, of=document, why=backup.CRASHED)
        left.current = known
        left.move_to(document)
        copy.edit = chain.edit
        return found
    kept = publish.conflict_name(document, chain.last or now)
    publish.copy_to(copy, kept, publish.counts(found.content, types))
    copy.close()
    left.remove()
    return Recovered(edits, chain.last, kept_as=kept)


def _bring_up_to_date(left: Workspace, types: Types, name: str, key: Key | None) -> None:
    """Migrate a working copy that an older version of the program left: a copy of it first, then that in its place."""
    connection = connect(left.database, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")  # takes back what the crash left half-done
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
    if version > fileform.VERSION:
        raise NewerFile(
            f"A newer version of this program left edits of “{name}” on this computer.",
            "They are safe, and the file stays as it is.",
            "Open it with the newer version.",
        )
    if version < 1:
        raise trouble.damaged(name)
    if version < fileform.VERSION:
        copy = left.database.with_suffix(".newer")
        workspace.copy(left.database, copy, durably=True)
        reading.upgrade(copy, types, name, version, key)
        copy.replace(left.database)
        workspace.sync_folder(left.folder)


def _readable(document: Path, types: Types, key: Key | None) -> bool:
    try:
        reading.read_only(document, types, key)
    except Problem:
        return False
    return True
