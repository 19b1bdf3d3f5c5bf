"""A look into a .cxw for lists of recent workshops: milliseconds, no lock, no change, nothing heavy imported."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

from cxworkshop.storage import fileform, trouble


@dataclasses.dataclass(frozen=True, slots=True)
class Peek:
    """What a file says about itself. `counts` is the number of records by table; `saved_at` the last edit in it."""

    title: str
    client: str
    counts: dict[str, int]
    saved_at: datetime | None


def peek(path: Path) -> Peek:
    """What is in a workshop file; a Problem in plain words when it is none. Edits not yet published are not seen."""
    fileform.version_of(path)
    with trouble.told(path.name, safe="The file stays as it is.", reading=True):
        connection = fileform.connect_to_read(path)
        try:
            with fileform.bounded(connection):
                found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                tables = [str(name) for (name,) in found if name not in fileform.OWN_TABLES]
                counts = {
                    table: int(connection.execute(f"SELECT count(*) FROM {fileform.quoted(table)}").fetchone()[0])
                    for table in tables
                }
                named = connection.execute("SELECT title, client FROM workshop").fetchone() or ("", "")
                last = connection.execute("SELECT time FROM step ORDER BY edit DESC LIMIT 1").fetchone()
                saved_at = datetime.fromisoformat(last[0]) if last is not None else None
                return Peek(str(named[0]), str(named[1]), counts, saved_at)
        except (ValueError, TypeError):
            raise trouble.damaged(path.name) from None
        finally:
            connection.close()
