"""The private SQLite file that edits commit to: its pragmas, its transactions, and what happens when the disk says no.

One connection, one thread that writes. Reading is plain sqlite3; SQLAlchemy is imported when the first edit is
written, around the same connection.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.core.errors import EnvironmentProblem
from cxworkshop.storage import cipher, trouble, workspace
from cxworkshop.storage.cipher import Key

if TYPE_CHECKING:
    import sqlalchemy as sa

# What survived simulated power cuts without losing one acknowledged edit; write-ahead logging did not.
PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "locking_mode=NORMAL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "secure_delete=ON",
    "busy_timeout=250",
    "cache_size=-32768",  # KiB at the most: a large import that outgrows the cache syncs again and again
    *(("fullfsync=ON",) if sys.platform == "darwin" else ()),
)


def connect(path: Path, key: Key | None = None) -> sqlite3.Connection:
    """A connection with the pragmas of a working copy; transactions begin and end by hand."""
    # The thread that opens a workshop may hand it to the one that writes; `transaction` watches that it stays one.
    connection = cipher.connect(path, key)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


class WorkingCopy:
    """An open working copy. `name` is what the person calls the workshop: problems speak of that file."""

    def __init__(self, path: Path, name: str, key: Key | None = None) -> None:
        self.path = path
        self.name = name
        self.key = key
        self.raw = connect(path, key)
        self._know()
        self._engine: sa.Engine | None = None
        self._sql: sa.Connection | None = None
        self._writer: int | None = None
        self._edit_at_failure: int | None = None
        self.edit = 0

    @property
    def sql(self) -> sa.Connection:
        """The same connection as SQLAlchemy sees it."""
        if self._sql is None:
            import sqlalchemy as sa
            from sqlalchemy.pool import StaticPool

            self._engine = sa.create_engine(
                "sqlite://",
                module=cipher.driver(self.key),
                creator=lambda: self.raw,
                poolclass=StaticPool,
                isolation_level="AUTOCOMMIT",
                hide_parameters=True,  # what a client typed stays out of errors and logs
            )
            self._sql = self._engine.connect()
        return self._sql

    @contextmanager
    def transaction(self, safe: str) -> Iterator[sa.Connection]:
        """All of it or nothing. A Problem in plain words, `safe` saying what is kept, when the disk says no.

        RuntimeError when a second thread writes. After an error of the device nothing more is written until the
        file was opened afresh and found to be where this program left it.
        """
        self.own_thread()
        self.ready(safe)
        with self.plainly(safe):
            sql = self.sql
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield sql
            except BaseException as error:
                self._roll_back(error)
                raise
            try:
                self.raw.execute("COMMIT")
            except BaseException as error:
                self._roll_back(error)
                if self._edit_at_failure is None or not self._was_committed(self._edit_at_failure + 1):
                    raise

    @contextmanager
    def plainly(self, safe: str) -> Iterator[None]:
        """Tell what SQLite reports inside the block in plain words."""
        with trouble.told(self.name, safe=safe, here=True):
            yield

    def _roll_back(self, error: BaseException) -> None:
        self._rolled_back = True
        try:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
        except cipher.errors():
            self._edit_at_failure = self.edit
        if trouble.primary_code(error) in trouble.DEVICE:
            self._edit_at_failure = self.edit

    def _was_committed(self, edit: int) -> bool:
        """Whether an edit is in the file and on the disk although the device failed: at the very last, the sync of the
        folder, it is there already. Saying that it is not would be as wrong as the opposite."""
        try:
            self.reopen(self.key)
            if last_edit(self.raw) != edit or self.raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return False
            workspace.sync_folder(self.path.parent)
        except cipher.errors(OSError):
            return False
        self._edit_at_failure = None
        return True

    def _reopen(self, edit: int) -> None:
        """Open the file again after the device failed; go on only when it holds exactly what memory holds."""
        self.reopen(self.key)
        whole = self.raw.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not whole or last_edit(self.raw) != edit:
            raise EnvironmentProblem(
                f"The disk failed while “{self.name}” was being saved.",
                "What the screen showed as saved is kept.",
                "Close the workshop and open it again.",
            )
        self._edit_at_failure = None

    def reopen(self, key: Key | None) -> None:
        """Open the file afresh; it may be another one by now, under another key."""
        self.close()
        self.key = key
        self.raw = connect(self.path, key)
        self._know()

    def _know(self) -> None:
        """Remember which file is open, and that nobody else wrote to it."""
        self._rolled_back = False
        self._file = _identity(self.path)
        self._version = self._data_version()

    def _data_version(self) -> int:
        return int(self.raw.execute("PRAGMA data_version").fetchone()[0])

    @property
    def is_ours(self) -> bool:
        """Whether the file is where this program put it, and nothing else wrote to it."""
        return _identity(self.path) == self._file and not self.is_overwritten

    @property
    def is_overwritten(self) -> bool:
        """Whether something else wrote to the open file."""
        try:
            version = self._data_version()
            if version != self._version and self._rolled_back and last_edit(self.raw) == self.edit:
                self._version = version  # it was we who took back what a full disk had cut short
            return version != self._version
        except cipher.errors() as error:
            return trouble.primary_code(error) == sqlite3.SQLITE_NOTADB

    def ready(self, safe: str) -> None:
        """After an error of the device: open the file again, or say in plain words that it still fails."""
        if self._edit_at_failure is not None:
            with self.plainly(safe):
                self._reopen(self._edit_at_failure)

    def hand_over(self) -> None:
        """Who began the workshop beside a window lets the window's thread be the one that writes from now on."""
        self._writer = None

    def own_thread(self) -> None:
        """Claim the workshop for this thread; RuntimeError when another one writes to it."""
        here = threading.get_ident()
        if self._writer is None:
            self._writer = here
        if self._writer != here:
            raise RuntimeError("one thread writes to a workshop")

    def close(self) -> None:
        """Close the connection; the file stays."""
        if self._sql is not None and self._engine is not None:
            self._sql.close()
            self._engine.dispose()
            self._sql = self._engine = None
        self.raw.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name; None when none has."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def last_edit(connection: sqlite3.Connection) -> int:
    """The number of the last edit (step, typing, undo or redo) that was committed; 0 before the first."""
    return int(connection.execute('SELECT coalesce(max("edit"), 0) FROM step').fetchone()[0])
