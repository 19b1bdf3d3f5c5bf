"""What can be brought back from a workshop file that is damaged, and what of it is missing.

The file itself is never written to. Its rows are read page by page, laid into a new database of the version that the
file is of, brought up to date there, and believed only where the record types take them. What the rows lack may still
stand in the log of steps. Records that lean on something lost are let go with it, and named.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import Record
from cxworkshop.storage import carving, cipher, decipher, fileform, migrate, reading, rows, trouble
from cxworkshop.storage.carving import Value
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.mending import Types, let_go, let_go_below, stand_in, told, unread

_LARGEST = 512 * 1024 * 1024  # bytes of a file that is read whole


@frozen
class Salvaged:
    """What was brought back. `from_log`, `from_backup`: records that only those still had. `missing`: sentences.

    `workshop` is its uuid, "" when that is lost.
    """

    content: Content
    from_log: int
    from_backup: int
    missing: tuple[str, ...]
    workshop: str = ""
    encrypted: bool = False


def salvage(
    path: Path,
    types: Types,
    passphrase: str | None = None,
    backup: Content | None = None,
    going: Callable[[str], object] = lambda _words: None,
    *,
    key: Key | None = None,
) -> Salvaged:
    """Everything that can be read of a file, and what it lacks of a `backup`, but for what steps removed since.

    BadFile when nothing can be read, Locked as opening it would be. `going` hears in words how far it is. Who knows
    the `key` needs no passphrase, and not the beginning of the file.
    """
    name = path.name
    with trouble.told(name, safe="The file stays as it is.", reading=True):
        if path.stat().st_size > _LARGEST:
            raise BadFile(f"“{name}” is larger than a workshop is.", "The file stays as it is.")
        key = key if key is not None else cipher.derived(path, passphrase, name)
        data = path.read_bytes()
        if key is not None:
            data, sound = decipher.plain(data, key)
            if not sound:
                raise cipher.unfit(name)
        version = _version(data)
        tables = _tables(version)
        found = _by_table(_rows_of_pages(data, tables, types, going))
        if not any(found.values()):
            raise BadFile(
                f"Nothing can be read of “{name}”.", "The file stays as it is.", "Open an earlier copy of it."
            )
        made = _believed(found, version, tables, types, name, backup)
        return dataclasses.replace(made, workshop=_uuid(found), encrypted=key is not None)


# -- reading what is there ---------------------------------------------------------------------------------------------


def _version(data: bytes) -> int:
    """The schema version that the file says it is of; the program's own when its head is lost."""
    said, application = int.from_bytes(data[60:64], "big"), int.from_bytes(data[68:72], "big")
    known = application == fileform.APPLICATION_ID and 1 <= said <= fileform.VERSION
    return said if known else fileform.VERSION


def _tables(version: int) -> dict[str, tuple[str, ...]]:
    """The tables of a version, and their columns."""
    with _empty(version) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            str(table): tuple(str(row[1]) for row in connection.execute(f"PRAGMA table_info({fileform.quoted(table)})"))
            for (table,) in names
        }


class _Kept(sqlite3.Connection):
    """A database in memory, which is gone when its connection is: SQLAlchemy does not close this one."""

    def close(self) -> None:
        pass

    def let_go(self) -> None:
        super().close()


@contextmanager
def _empty(version: int) -> Iterator[_Kept]:
    """A database of a version in memory, without a row."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=_Kept)
    try:
        connection.deserialize(_blank(version))
        yield connection
    finally:
        connection.let_go()


@cache
def _blank(version: int) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=_Kept)
    try:
        migrate.build(connection, "", start=0, to=version)
        return connection.serialize()
    finally:
        connection.let_go()


_Row = tuple[str, tuple[Value, ...]]  # its table, its values


def _rows_of_pages(
    data: bytes, tables: dict[str, tuple[str, ...]], types: Types, going: Callable[[str], object]
) -> Iterator[_Row]:
    owner = carving.owners(data)
    part = -1
    lost: dict[int, list[tuple[Value, ...]]] = {}  # rows of pages that nothing above them knows any more
    for row in carving.carve(data):
        if part < (part := row.page * carving.PAGE * 100 // len(data)):
            going(f"Reading its pages: {min(part, 99)} %")
        table = owner.get(row.page)
        if table is None and row.rowid is not None:
            lost.setdefault(row.page, []).append(row.values)
        if table is None and row.rowid is None and len(row.values) == len(tables["change"]):
            table = "change" if row.values[2] in tables else None
        if table is not None and len(row.values) == len(tables.get(table, ())):
            # The id of a step is its rowid, which the row does not repeat.
            yield table, (row.rowid, *row.values[1:]) if table == "step" else row.values
    for values in lost.values():
        table = _guess(values, tables, types)
        if table is not None:
            yield from ((table, one) for one in values if len(one) == len(tables[table]))


def _guess(values: Sequence[tuple[Value, ...]], tables: dict[str, tuple[str, ...]], types: Types) -> str | None:
    """The table that the rows of a page are of: as many columns, and of those the one that takes the most of them."""
    best, most = None, 0.0
    for cls in types:
        names = tables.get(cls.TABLE)
        fitting = [one for one in values if names is not None and len(one) == len(names) and isinstance(one[0], str)]
        if not fitting:
            continue
        ours = sum(str(one[0]).startswith(cls.PREFIX) for one in fitting) / 2
        taken = ours + (sum(_load(cls, one) is not None for one in fitting) if names == rows.shape(cls).names else 0)
        if taken > most:
            best, most = cls.TABLE, taken
    return best


def _by_table(found: Iterable[_Row]) -> dict[str, dict[Any, tuple[Value, ...]]]:
    """Rows by table and key; of two with one key the first."""
    tables: dict[str, dict[Any, tuple[Value, ...]]] = {}
    for table, values in found:
        key = values[:2] if table == "change" else values[0]
        tables.setdefault(table, {}).setdefault(key, values)
    return tables


def _uuid(found: dict[str, dict[Any, tuple[Value, ...]]]) -> str:
    """The workshop's own name for itself."""
    said = found.get("meta", {}).get("uuid", ("", ""))[1]
    return said if isinstance(said, str) and reading.UUID.fullmatch(said) else ""


# -- believing it ------------------------------------------------------------------------------------------------------


def _believed(
    found: dict[str, dict[Any, tuple[Value, ...]]],
    version: int,
    tables: dict[str, tuple[str, ...]],
    types: Types,
    name: str,
    backup: Content | None,
) -> Salvaged:
    missing: list[str] = []
    with _empty(version) as connection:
        for table, kept in found.items():
            if table == "meta":
                continue
            marks = ", ".join("?" * len(tables[table]))
            insert = f"INSERT OR IGNORE INTO {fileform.quoted(table)} VALUES ({marks})"
            for values in kept.values():
                try:
                    connection.execute(insert, values)
                except sqlite3.Error:  # a column that must not be empty is
                    missing.append(unread(table, values, tables[table]))
        lacking = let_go_below(connection) if version < fileform.VERSION else []
        if version < fileform.VERSION:
            migrate.build(connection, name, start=version, to=fileform.VERSION)
        records: dict[str, Record] = {}
        for cls in types:
            for row in connection.execute(rows.shape(cls).select).fetchall():
                one = _load(cls, row)
                if one is None:
                    missing.append(unread(cls.TABLE, row, rows.shape(cls).names))
                else:
                    records[one.id] = one
        logged, removed = _of_log(connection, types, records)
    records.update(logged)
    missing += lacking
    filled = [one for one in backup if one.id not in records and one.id not in removed] if backup is not None else []
    records.update((one.id, one) for one in filled)
    missing += stand_in(records, types)
    missing += let_go(records)
    return Salvaged(Content(records.values()), len(logged), len(filled), told(missing))


def _load(cls: type[Record], row: Sequence[Any]) -> Record | None:
    try:
        return codec.load(cls, rows.fields_of(cls, [row]))[0]
    except (ValueError, TypeError, RecursionError):
        return None


def _of_log(
    connection: sqlite3.Connection, types: Types, there: dict[str, Record]
) -> tuple[dict[str, Record], set[str]]:
    """Records that stand in no row any more, as the last step that stands left them; and what steps removed."""
    by_table = {cls.TABLE: cls for cls in types}
    last: dict[str, tuple[str, str | None]] = {}
    for table, record_id, after in connection.execute(
        'SELECT record_table, record_id, "after" FROM "change" JOIN step ON step.id = step '
        "WHERE NOT undone ORDER BY step, seq"
    ):
        last[record_id] = (table, after)
    found: dict[str, Record] = {}
    for record_id, (table, after) in last.items():
        if after is None or record_id in there or table not in by_table:
            continue
        try:
            found[record_id] = codec.load(by_table[table], [json.loads(after)])[0]
        except (ValueError, TypeError, RecursionError):
            continue
    return found, {record_id for record_id, (_table, after) in last.items() if after is None}
