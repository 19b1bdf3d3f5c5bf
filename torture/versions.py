"""Every file a released version wrote is brought up to date with everything that was in it, undone steps included."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.storage import fileform, migrate
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.store import Store
from torture import work
from torture.place import FILES, Place, place
from torture.row import Row, control, timed
from torture.work import TYPES


def migrated(quick: bool) -> Row:
    """The same when quick: there is one file of every version."""
    del quick
    with place("versions") as where:
        row = Row(NAME, "files", fileform.VERSION)
        versions = released()
        with timed(row):
            for version in versions:
                _open(row, where, version)
        control(row, "a migration that empties a column", 1, lambda seen: _emptied(seen, where))
    return row


NAME = "every released schema version's file"
ROWS = {NAME: migrated}


def _open(row: Row, where: Place, version: int) -> None:
    row.tried += 1
    where.clear()
    source = FILES / f"schema-{version}.cxw"
    shutil.copy(source, where.document)
    try:
        _compare(row, f"version {version}, read", version, Store.open(where.document, TYPES, read_only=True).content)
        with Store.open(where.document, TYPES) as store:
            _compare(row, f"version {version}", version, store.content)
            if (wrong := work.check(store)) is not None:
                row.damage(f"version {version}: {wrong}")
            if where.document.read_bytes() != source.read_bytes():
                row.damage(f"version {version}: the document was changed by opening it")
            work.act(store, 1)
            saved = work.digest(store.content)
        if work.digest(Store.open(where.document, TYPES, read_only=True).content) != saved:
            row.lose(f"version {version}: published, it is another one")
        for path in where.backups():
            if path.read_bytes() != source.read_bytes():
                row.damage(f"version {version}: {path.name} is not what was there before")
    except Problem as problem:
        row.damage(f"version {version}: {problem}")


def _compare(row: Row, name: str, version: int, content: Content) -> None:
    """Every value of every record that the version knew is what it was."""
    then = json.loads((FILES / f"schema-{version}.json").read_text(encoding="utf-8"))["records"]
    now = codec.to_document(content, TYPES)["records"]
    for table, records in then.items():
        there = {record["id"]: record for record in now.get(table, [])}
        for record in records:
            if not record.items() <= there.get(record["id"], {}).items():
                row.lose(f"{name}: a record of {table}")


def _emptied(row: Row, where: Place) -> None:
    upgrade = migrate.upgrade

    def careless(database: Path, name: str, *, start: int, to: int, key: Key | None = None) -> None:
        upgrade(database, name, start=start, to=to, key=key)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("UPDATE team SET name = ''")

    migrate.upgrade = careless
    try:
        _open(row, where, 1)
    finally:
        migrate.upgrade = upgrade


def released() -> list[int]:
    """The versions there is a file of."""
    return sorted(int(found[1]) for path in FILES.iterdir() if (found := re.fullmatch(r"schema-(\d+)\.cxw", path.name)))
