"""Opening a workshop: the lock, the checks, the backup, the migration, and what a crash left to go on with."""

from __future__ import annotations

import dataclasses
import os
from datetime import datetime
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Locked, NoPermission, Refused
from cxworkshop.storage import (
    backup,
    backupkeys,
    cipher,
    fileform,
    locks,
    log,
    publish,
    reading,
    rows,
    salts,
    trouble,
    workspace,
)
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.locks import Held
from cxworkshop.storage.reading import SAFE, Types
from cxworkshop.storage.recovery import GoneOn, Recovered, recover
from cxworkshop.storage.workingcopy import WorkingCopy
from cxworkshop.storage.workspace import Published, Workspace


@dataclasses.dataclass(slots=True)
class Opened:
    """A workshop open for work."""

    held: Held
    place: Workspace
    copy: WorkingCopy
    content: Content
    chain: log.Chain
    recovered: Recovered | None = None


def absolute(path: Path | str) -> Path:
    """Where the document really is: publishing replaces the file, not a link to it."""
    return Path(path).expanduser().resolve()


def create(document: Path, types: Types, content: Content, now: datetime, key: Key | None = None) -> Opened:
    """A new workshop with this content, not yet published. Refused when the file exists."""
    if document.exists():
        raise Refused(
            f"There is already a file “{document.name}”.", SAFE, "Choose another name, or open the file that is there."
        )
    held = Held(document, new=True)
    try:
        with trouble.told(document.name, safe="Nothing was written.", here=True):
            publish.sweep(document)
            left = workspace.waiting_for(document)
            if left is not None:  # the edits of a document that is gone; another one takes its name
                left.set_aside()
            place = workspace.new(document)
            try:
                copy = WorkingCopy(place.database, document.name, key)
                try:
                    build(copy, types, content, now)
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


def build(copy: WorkingCopy, types: Types, content: Content, now: datetime) -> None:
    """Make an empty file a workshop with this content, and a uuid of its own."""
    import uuid

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


def key_of(document: Path, passphrase: str | None) -> Key | None:
    """The key of a document, or of what a crash left of one that is gone; None when it is not encrypted.

    Locked, or BadFile when the passphrase is its own and the page that is to know it is destroyed.
    """
    with trouble.told(document.name, safe=SAFE, reading=True):
        source = document
        if not document.is_file():
            left = workspace.waiting_for(document)
            if left is None or not left.database.is_file():
                return None
            source = left.database
        try:
            return cipher.key_for(source, passphrase, document.name)
        except Locked:
            if passphrase is not None and salts.opens_the_rest(source, passphrase):
                raise trouble.damaged(document.name) from None
            raise


def open_(document: Path, types: Types, now: datetime, passphrase: str | None = None, key: Key | None = None) -> Opened:
    """The document open for work, with what a crash left of it; its bytes stay as they are until it is published.

    Who knows the `key` needs no passphrase.
    """
    key = key if key is not None else key_of(document, passphrase)
    if workspace.waiting_for(document) is None:
        fileform.version_of(document, key)
    if document.is_file() and not os.access(document, os.W_OK):
        raise NoPermission(
            f"“{document.name}” may not be changed: it is write-protected.", SAFE, "Open it read-only, or make a copy."
        )
    held = Held(document)
    try:
        with trouble.told(document.name, safe=SAFE, reading=True, here=True):
            publish.sweep(document)
            workspace.sweep(locks.is_held)
            return _open_held(held, types, now, key)
    except BaseException:
        held.release()
        raise


def _open_held(held: Held, types: Types, now: datetime, key: Key | None) -> Opened:
    document = held.document
    left = workspace.find(document)
    found = recover(document, left, types, now, key) if left is not None else None
    if left is not None and isinstance(found, GoneOn):
        backupkeys.go_on(reading.workshop_of(found.copy.raw, document.name), document, key)
        return Opened(held, left, found.copy, found.content, found.chain, found.recovered)
    if not document.is_file():
        raise BadFile(f"There is no file “{document.name}” in that folder.", todo="Look where it was moved to.")
    return _open_fresh(held, types, now, found if isinstance(found, Recovered) else None, key)


def _open_fresh(held: Held, types: Types, now: datetime, recovered: Recovered | None, key: Key | None) -> Opened:
    """A new working copy of the document: checked, backed up, and brought up to date when it is older."""
    document = held.document
    version = fileform.version_of(document, key)
    place = workspace.new(document)
    try:
        digest = workspace.copy(document, place.database)
        if key is None:
            fileform.check_bytes(place.database, document.name)
        connection = fileform.connect_to_read(place.database, key)
        try:
            fileform.check(connection, types, document.name, exact=version == fileform.VERSION)
            workshop = reading.workshop_of(connection, document.name)
        finally:
            connection.close()
        backupkeys.go_on(workshop, document, key)
        if version < fileform.VERSION:
            backup.keep(place.database, workshop, now, of=document, why=f"before version {fileform.VERSION}")
            reading.upgrade(place.database, types, document.name, version, key)
        else:
            backup.keep(place.database, workshop, now, of=document)
        copy = WorkingCopy(place.database, document.name, key)
        try:
            content = rows.read_content(copy.raw, types, document.name)
            chain = log.read_chain(copy.raw, document.name, types)
            copy.edit = chain.edit
            place.confirm(Published(digest, copy.edit))
        except BaseException:
            copy.close()
            raise
    except BaseException:
        place.remove()
        raise
    return Opened(held, place, copy, content, chain, recovered)
