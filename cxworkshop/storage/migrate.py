"""Bringing the copy of an older file up to date. Alembic is imported here, when a file is older than the program."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.storage import cipher, fileform, trouble
from cxworkshop.storage.cipher import Key

if TYPE_CHECKING:
    from alembic.config import Config


def config() -> Config:
    """Alembic's configuration: everything is in this package, nothing in a file."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return made


def upgrade(database: Path, name: str, *, start: int, to: int, key: Key | None = None) -> None:
    """Run the revisions after `start` up to `to` on a closed copy, in one transaction; all of them or none.

    Foreign keys are off meanwhile (rebuilding a table would otherwise take its children along) and checked after;
    no table may lose a row. BadFile when the old content does not fit.
    """
    build(cipher.connect(database, key), name, start=start, to=to, key=key)


def build(raw: sqlite3.Connection, name: str, *, start: int, to: int, key: Key | None = None) -> None:
    """The same on a connection, which is closed by it; from 0 on it makes the tables of a version."""
    import sqlalchemy as sa
    from alembic import command
    from sqlalchemy.pool import StaticPool

    engine = sa.create_engine(
        "sqlite://", module=cipher.driver(key), creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    # Where Alembic keeps its version table, outside the file.
    attach = "ATTACH ':memory:' AS alembic" if key is None else "ATTACH ':memory:' AS alembic KEY ''"
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA trusted_schema=OFF")
        raw.execute(attach)
        # Alembic must find SQLAlchemy within a transaction, or it commits on its own after each statement.
        with engine.connect() as connection, connection.begin():
            raw.execute("BEGIN IMMEDIATE")
            before = _counts(raw)
            alembic = config()
            alembic.attributes["connection"] = connection
            if start:
                command.stamp(alembic, f"{start:04d}")
            command.upgrade(alembic, f"{to:04d}")
            after = _counts(raw)
            lost = any(after.get(table, count) != count for table, count in before.items())
            if lost or raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise trouble.damaged(name)
            raw.execute(f"PRAGMA user_version={to}")
            raw.execute(f"PRAGMA application_id={fileform.APPLICATION_ID}")
        raw.execute("DETACH alembic")
    finally:
        engine.dispose()
        raw.close()


def _counts(raw: sqlite3.Connection) -> dict[str, int]:
    tables = raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
    return {table: int(raw.execute(f'SELECT count(*) FROM main."{table}"').fetchone()[0]) for (table,) in tables}
