"""Write the next revision of the schema from what the record types have become; read it before committing it.

    python packaging/make_migration.py "teams say where they sit"

Raise fileform.VERSION to the number it prints, and make the next old-file fixture with make_old_file.py.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.pool import StaticPool

from cxworkshop.stages import record_types
from cxworkshop.storage import migrate, schema


def main(message: str) -> None:
    """Compare the newest revision with the record types and write the difference as the next revision."""
    alembic = migrate.config()
    head = int(ScriptDirectory.from_config(alembic).get_current_head() or 0)
    with tempfile.TemporaryDirectory() as folder:
        raw = sqlite3.connect(Path(folder) / "schema.sqlite", isolation_level=None)
        raw.execute("ATTACH ':memory:' AS alembic")
        engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            alembic.attributes["connection"] = connection
            if head:
                command.upgrade(alembic, "head")
            alembic.attributes["target_metadata"] = schema.metadata(record_types())
            command.revision(alembic, message, autogenerate=True, rev_id=f"{head + 1:04d}")
        engine.dispose()
        raw.close()
    print(head + 1)


if __name__ == "__main__":
    main(sys.argv[1])
