"""What makes a file a workshop file, and the checks a file from outside passes before a row of it is believed."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from cxworkshop.core.errors import BadFile, Damaged, NewerFile
from cxworkshop.core.record import Record
from cxworkshop.storage import checksum, cipher, rows, trouble
from cxworkshop.storage.cipher import Key

SUFFIX = ".cxw"
APPLICATION_ID = 0x43585753  # "CXWS" in the header of every workshop file
VERSION = 4  # of the schema: the number of the newest migration, kept as the file's user_version
OWN_TABLES = {
    "meta": ("key", "value"),
    "step": ("id", "label", "typing", "permanent", "undone", "time", "edit"),
    "change": ("step", "seq", "record_table", "record_id", "before", "after"),
}
_MAGIC = b"SQLite format 3\x00"
_LONGEST_VALUE = 256 * 1024 * 1024  # bytes; a revision of 10,000 teams is about 10 MB
_MOST_WORK = 5_000  # calls of the progress handler, each after 100,000 instructions of SQLite's machine


def version_of(path: Path, key: Key | None = None) -> int:
    """The schema version of a workshop file, from its first 100 bytes; BadFile or NewerFile when it is none of ours.

    Locked when it may be an encrypted one and there is no key.
    """
    name = path.name
    if path.is_dir():
        raise BadFile(f"“{name}” is a folder, not a workshop.", todo="Choose a file that ends in .cxw.")
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise BadFile(f"There is no file “{name}” in that folder.", todo="Look where it was moved to.") from None
    except OSError as error:
        raise trouble.problem(error, name, safe="The file stays as it is.", reading=True) or error from error
    if cipher.may_be_encrypted(header[: cipher.SALT], size) and cipher.looks_encrypted(path):
        return _encrypted_version(path, key, name)
    return _version(header, size, name)


def _encrypted_version(path: Path, key: Key | None, name: str) -> int:
    if key is None:
        raise cipher.locked(name)
    told = trouble.told(name, safe="The file stays as it is.", reading=True)
    with told, closing(connect_to_read(path, key)) as connection:
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return _known(application, version, name)


def _version(header: bytes, size: int, name: str) -> int:
    untouched = "The file stays as it is."
    if size == 0:
        raise Damaged(f"“{name}” is empty: it has no bytes in it.", untouched, "Open an earlier copy of it.")
    if not header.startswith(_MAGIC[: len(header)]) or size < len(_MAGIC):
        raise BadFile(f"“{name}” is not a workshop: something else is in the file.", untouched)
    if len(header) < 100:
        raise trouble.damaged(name)
    return _known(int.from_bytes(header[68:72]), int.from_bytes(header[60:64]), name)


def _known(application: int, version: int, name: str) -> int:
    untouched = "The file stays as it is."
    if application != APPLICATION_ID:
        raise BadFile(f"“{name}” is not a workshop: it is another program’s database.", untouched)
    if version > VERSION:
        raise NewerFile(
            f"“{name}” was written by a newer version of this program.", untouched, "Install the newer version."
        )
    if version < 1:
        raise trouble.damaged(name)
    return version


def connect_to_read(path: Path, key: Key | None = None) -> sqlite3.Connection:
    """A connection that cannot change the file, leaves nothing beside it and takes no lock."""
    connection = cipher.connect(path, key, immutable=True)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA mmap_size=0")
    if key is None:  # SQLCipher's has no such limit; a stranger's file is not under a passphrase that we know
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    return connection


def check_bytes(path: Path, name: str) -> None:
    """BadFile when a file is not, byte by byte, as this program wrote it. Not for one that is encrypted. OSError."""
    if not checksum.holds(path):
        raise trouble.damaged(name)


def check(connection: sqlite3.Connection, types: Sequence[type[Record]], name: str, *, exact: bool = True) -> None:
    """Believe nothing: pages and tables, with `exact` also the columns of this version and every reference.

    BadFile when something does not fit. An older file is checked exactly after it was migrated.
    """
    with bounded(connection):
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise trouble.damaged(name)
        _check_tables(connection, types, name, exact)
        if exact and connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise trouble.damaged(name)


@contextmanager
def bounded(connection: sqlite3.Connection) -> Iterator[None]:
    """Stop what a file from outside makes SQLite do without end: an error SQLITE_INTERRUPT after some seconds."""
    calls = 0

    def tick() -> int:
        nonlocal calls
        calls += 1
        return int(calls > _MOST_WORK)

    connection.set_progress_handler(tick, 100_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def quoted(name: str) -> str:
    """A table's name as SQL takes it, whatever characters a file from outside put into it."""
    return '"' + name.replace('"', '""') + '"'


def _is_plain(what: str, sql: str) -> bool:
    """Whether a part of the schema is of a kind that this program writes: tables and indexes that hold no code.

    Views, triggers, virtual tables, and what is worked out with each edit (checks, defaults, generated columns, indexes
    of expressions) could take for ever, or write what nobody asked for.
    """
    if what == "index":
        return not sql or _INDEX.fullmatch(sql) is not None
    words = _NAME.sub("", sql)
    return what == "table" and words.startswith("CREATE TABLE ") and _CODE.search(words) is None


_NAME = re.compile(r'"[^"]*"')
_INDEX = re.compile(r'CREATE INDEX \w+ ON (\w+|"[^"]*") \((\w+|"[^"]*")(, (\w+|"[^"]*"))*\)')
# Comments and other quotes would hide a word.
_CODE = re.compile(r"\b(AS|CHECK|COLLATE|CONFLICT|DEFAULT|GENERATED)\b|--|/\*|['`\[\"]", re.IGNORECASE)


def _check_tables(connection: sqlite3.Connection, types: Sequence[type[Record]], name: str, exact: bool) -> None:
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    if not all(_is_plain(what, sql) for what, _, sql in found):
        raise trouble.damaged(name)
    tables = {table for what, table, _ in found if what == "table"}
    if not exact:
        if not tables >= OWN_TABLES.keys():
            raise trouble.damaged(name)
        return
    expected = {cls.TABLE: rows.shape(cls).names for cls in types} | OWN_TABLES
    if tables != expected.keys():
        raise trouble.damaged(name)
    for table, names in expected.items():
        columns = tuple(row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")'))
        if columns != names:
            raise trouble.damaged(name)
