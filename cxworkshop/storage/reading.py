"""Reading a workshop that nobody works on: checked, in a copy brought up to date if it is older, and left as it is."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.storage import fileform, rows, trouble, workspace
from cxworkshop.storage.cipher import Key

SAFE = "The file stays as it is."
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # importing uuid takes longer than opening a file
Types = tuple[type[Record], ...]


def read_only(document: Path, types: Types, key: Key | None = None) -> Content:
    """The document's content without a lock, a working copy, or a byte changed anywhere beside it."""
    version = fileform.version_of(document, key)
    with trouble.told(document.name, safe=SAFE, reading=True):
        if key is None:
            fileform.check_bytes(document, document.name)
        if version == fileform.VERSION:
            return _read_checked(document, types, document.name, key)
        with tempfile.TemporaryDirectory(prefix="cxworkshop-") as folder:
            copy = Path(folder) / "older.sqlite"
            workspace.copy(document, copy)
            upgrade(copy, types, document.name, version, key)
            return _read_checked(copy, types, document.name, key)


def upgrade(database: Path, types: Types, name: str, version: int, key: Key | None = None) -> None:
    """Bring a closed copy from a version to the program's, and check it as exactly as a file of that version."""
    from cxworkshop.storage import migrate

    migrate.upgrade(database, name, start=version, to=fileform.VERSION, key=key)
    connection = fileform.connect_to_read(database, key)
    try:
        fileform.check(connection, types, name)
    finally:
        connection.close()


def workshop_of(connection: sqlite3.Connection, name: str) -> str:
    """The workshop's uuid; BadFile when the file says something else in its place."""
    found = connection.execute("SELECT value FROM meta WHERE key = 'uuid'").fetchone()
    if found is None or not isinstance(found[0], str) or not UUID.fullmatch(found[0]):
        raise trouble.damaged(name)  # it names a folder: nothing but a uuid may
    return str(found[0])


def _read_checked(database: Path, types: Types, name: str, key: Key | None) -> Content:
    connection = fileform.connect_to_read(database, key)
    try:
        fileform.check(connection, types, name)
        return rows.read_content(connection, types, name)
    finally:
        connection.close()
