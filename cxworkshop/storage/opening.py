"""Opening a workshop: the lock, the checks, the backup, the migration, and what a crash left to go on with."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import tempfile
import uuid
from datetime import datetime
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, NoPermission, Problem, Refused
from cxworkshop.core.record import Record
from cxworkshop.storage import backup, fileform, locks, log, publish, rows, trouble, workspace
from cxworkshop.storage.locks import Held
from cxworkshop.storage.workingcopy import WorkingCopy
from cxworkshop.storage.workspace import Published, Workspace

_SAFE = "The file stays as it is."


@dataclasses.dataclass(frozen=True, slots=True)
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
        when = f" up to {self.time.astimezone():%H:%M on %Y-%m-%d}" if self.time is not None else ""
        if self.kept_as is not None:
            return (
                f"The file was changed elsewhere. {many}{when} that were not in it yet "
                f"are in “{self.kept_as.name}” beside it."
            )
        return f"The program ended unexpectedly. {many}{when} that were not in the file yet are here again."


@dataclasses.dataclass(slots=True)
class Opened:
    """A workshop open for work."""

    held: Held
    place: Workspace
    copy: WorkingCopy
    content: Content
    chain: log.Chain
    recovered: Recovered | None = None


Types = tuple[type[Record], ...]


def absolute(path: Path | str) -> Path:
    """Where the document really is: publishing replaces the file, not a link to it."""
    return Path(path).expanduser().resolve()


def create(document: Path, types: Types, content: Content, now: datetime) -> Opened:
    """A new workshop with this content, not yet published. Refused when the file exists."""
    if document.exists():
        raise Refused(
            f"There is already a file “{document.name}”.", _SAFE, "Choose another name, or open the file that is there."
        )
    held = Held(document)
    try:
        with trouble.told(document.name, safe="Nothing was written."):
            publish.sweep(document)
            left = workspace.waiting_for(document)
            if left is not None:  # the edits of a document that is gone; another one takes its name
                left.set_aside()
            place = workspace.new(document)
            try:
                copy = WorkingCopy(place.database, document.name)
                try:
                    _build(copy, types, content, now)
                except BaseException:
                    copy.close()
                    raise
            except BaseException:
                place.remove()
                raise
        return Opened(held, place, copy, content, log.Chain([], [], 0, None, 0))
    except BaseException:
        held.release()
        raise


def _build(copy: WorkingCopy, types: Types, content: Content, now: datetime) -> None:
    from cxworkshop.core.step import Change
    from cxworkshop.storage import schema

    with copy.transaction("Nothing was written.") as sql:
        schema.metadata(types).create_all(sql, checkfirst=False)
        meta = schema.metadata(types).tables["meta"]
        about = {"uuid": str(uuid.uuid4()), "created": now.isoformat(timespec="seconds")}
        sql.execute(meta.insert(), [{"key": key, "value": value} for key, value in about.items()])
        copy.raw.execute(f"PRAGMA application_id={fileform.APPLICATION_ID}")
        copy.raw.execute(f"PRAGMA user_version={fileform.VERSION}")
        log.Writer(sql, types).apply([Change(None, record) for record in content])


def read_only(document: Path, types: Types) -> Content:
    """The document's content without a lock, a working copy, or a byte changed anywhere beside it."""
    version = fileform.version_of(document)
    with trouble.told(document.name, safe=_SAFE, reading=True):
        if version == fileform.VERSION:
            return _read_checked(document, types, document.name)
        with tempfile.TemporaryDirectory(prefix="cxworkshop-") as folder:
            copy = Path(folder) / "older.sqlite"
            workspace.copy(document, copy)
            _upgrade(copy, types, document.name, version)
            return _read_checked(copy, types, document.name)


def open_(document: Path, types: Types, now: datetime) -> Opened:
    """The document open for work, with what a crash left of it; its bytes stay as they are until it is published."""
    if workspace.waiting_for(document) is None:
        fileform.version_of(document)
    if document.is_file() and not os.access(document, os.W_OK):
        raise NoPermission(
            f"“{document.name}” may not be changed: it is write-protected.", _SAFE, "Open it read-only, or make a copy."
        )
    held = Held(document)
    try:
        with trouble.told(document.name, safe=_SAFE, reading=True):
            publish.sweep(document)
            workspace.sweep(locks.is_held)
            return _open_held(held, types, now)
    except BaseException:
        held.release()
        raise


def _open_held(held: Held, types: Types, now: datetime) -> Opened:
    document = held.document
    left = workspace.find(document)
    recovered = None
    if left is not None and not left.edited:
        left.remove()
    elif left is not None:
        try:
            copy = WorkingCopy(left.database, document.name)
        except (sqlite3.Error, Problem):
            recovered = Recovered(0, None, damaged=left.set_aside())
        else:
            found = _go_on(held, left, copy, types, now)
            if isinstance(found, Opened):
                return found
            recovered = found
    if not document.is_file():
        raise BadFile(f"There is no file “{document.name}” in that folder.", todo="Look where it was moved to.")
    return _open_fresh(held, types, now, recovered)


def _go_on(held: Held, left: Workspace, copy: WorkingCopy, types: Types, now: datetime) -> Opened | Recovered | None:
    """Use the working copy a crash left, or say what became of its edits."""
    document = held.document
    try:
        content = rows.read_content(copy.raw, types, document.name)
        chain = log.read_chain(copy.raw, document.name)
    except (sqlite3.Error, Problem):
        copy.close()
        return Recovered(0, None, damaged=left.set_aside())
    first = left.published[0] if left.published else None  # of two possible states the one with less in it
    known = left.knows(workspace.digest_of(document)) if document.is_file() else first
    base = (known or first or Published("", 0)).edit
    edits = chain.edit - base
    if not edits:
        copy.close()
        left.remove()
        return None
    if known is not None or not _readable(document, types):
        if document.is_file():
            backup.keep(document, _uuid(copy.raw, document.name), now)
        left.current = known
        left.move_to(document)
        copy.edit = chain.edit
        return Opened(held, left, copy, content, chain, Recovered(edits, chain.last))
    kept = publish.conflict_name(document, chain.last or now)
    publish.copy_to(copy.raw, kept, counts(content, types))
    copy.close()
    left.remove()
    return Recovered(edits, chain.last, kept_as=kept)


def _readable(document: Path, types: Types) -> bool:
    try:
        read_only(document, types)
    except Problem:
        return False
    return True


def _open_fresh(held: Held, types: Types, now: datetime, recovered: Recovered | None) -> Opened:
    """A new working copy of the document: checked, backed up, and brought up to date when it is older."""
    document = held.document
    version = fileform.version_of(document)
    place = workspace.new(document)
    try:
        digest = workspace.copy(document, place.database)
        connection = fileform.connect_to_read(place.database)
        try:
            fileform.check(connection, types, document.name, exact=version == fileform.VERSION)
            workshop = _uuid(connection, document.name)
        finally:
            connection.close()
        if version < fileform.VERSION:
            backup.keep(place.database, workshop, now, why=f"before version {fileform.VERSION}")
            _upgrade(place.database, types, document.name, version)
        else:
            backup.keep(place.database, workshop, now)
        copy = WorkingCopy(place.database, document.name)
        try:
            content = rows.read_content(copy.raw, types, document.name)
            chain = log.read_chain(copy.raw, document.name)
            copy.edit = chain.edit
            known = Published(digest, copy.edit)
            place.confirm(known)
        except BaseException:
            copy.close()
            raise
    except BaseException:
        place.remove()
        raise
    return Opened(held, place, copy, content, chain, recovered)


def _read_checked(database: Path, types: Types, name: str) -> Content:
    connection = fileform.connect_to_read(database)
    try:
        fileform.check(connection, types, name)
        return rows.read_content(connection, types, name)
    finally:
        connection.close()


def _upgrade(database: Path, types: Types, name: str, version: int) -> None:
    from cxworkshop.storage import migrate

    migrate.upgrade(database, name, start=version)
    connection = fileform.connect_to_read(database)
    try:
        fileform.check(connection, types, name)
    finally:
        connection.close()


def _uuid(connection: sqlite3.Connection, name: str) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key = 'uuid'").fetchone()
    try:
        return str(uuid.UUID(found[0]))  # it names a folder: nothing but a uuid may
    except (TypeError, ValueError, AttributeError):
        raise trouble.damaged(name) from None


def counts(content: Content, types: Types) -> dict[str, int]:
    """How many rows each table must have."""
    return {cls.TABLE: content.count(cls) for cls in types}
