"""The log of steps in the file: what is written with each edit, and what undo and redo read after a restart."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cxworkshop.core import codec
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import Record
from cxworkshop.core.step import Change, Step
from cxworkshop.storage import rows, trouble
from cxworkshop.storage.workingcopy import last_edit

if TYPE_CHECKING:
    import sqlalchemy as sa


@frozen
class Head:
    """A step as the lists of undo and redo know it; its changes are read when they are needed.

    `empty`: typing that was typed away again left a step without changes, which undo and redo pass over.
    """

    id: int
    label: str
    typing: str
    empty: bool = False


class LogDamaged(Exception):  # noqa: N818
    """What the file says about a step does not make one."""


class Writer:
    """Writes one edit inside a transaction: the records it changes, and the log."""

    def __init__(self, connection: sa.Connection, types: tuple[type[Record], ...]) -> None:
        from cxworkshop.storage import schema

        self._run = connection.exec_driver_sql
        self._records = schema.statements(types)
        self._log = schema.log_statements(types)
        self._dumped: dict[int, dict[str, Any]] = {}

    def apply(self, changes: Sequence[Change]) -> None:
        """Bring the rows from before to after; RuntimeError when the file does not hold what memory holds."""
        self._dump_all(c.after for c in changes)
        gone: dict[type[Record], list[tuple[Any, ...]]] = {}
        new: dict[type[Record], list[tuple[Any, ...]]] = {}
        changed: dict[type[Record], list[tuple[Any, ...]]] = {}
        for before, after in changes:
            if before is not None and after is not None and type(before) is type(after):
                cls = type(after)
                row = rows.to_row(cls, self._dumped[id(after)])
                changed.setdefault(cls, []).append((*row[1:], row[0]))
                continue
            if before is not None:
                gone.setdefault(type(before), []).append((before.id,))
            if after is not None:
                new.setdefault(type(after), []).append(rows.to_row(type(after), self._dumped[id(after)]))
        for cls, found in gone.items():
            self._many(self._records[cls].delete, found)
        for cls, found in new.items():
            self._many(self._records[cls].insert, found)
        for cls, found in changed.items():
            self._many(self._records[cls].update, found)

    def add_step(self, head: Head, step: Step, time: str, edit: int) -> None:
        """Log a new step."""
        self._run(self._log.add_step, (head.id, step.label, step.typing, step.permanent, False, time, edit))
        self._add_changes(head.id, step.changes)

    def replace_step(self, head: Head, step: Step, time: str, edit: int) -> None:
        """Log a step anew that typing went on in."""
        self._run(self._log.forget_changes, (head.id,))
        self._run(self._log.touch_step, (False, time, edit, head.id))
        self._add_changes(head.id, step.changes)

    def mark_step(self, head: Head, time: str, edit: int, *, undone: bool) -> None:
        """Log that a step was taken back or done again."""
        self._run(self._log.touch_step, (undone, time, edit, head.id))

    def forget_undone(self) -> None:
        """Drop what could have been redone."""
        self._run(self._log.forget_undone)

    def _add_changes(self, step_id: int, changes: Sequence[Change]) -> None:
        self._dump_all(record for c in changes for record in (c.before, c.after))
        logged = []
        for seq, (before, after) in enumerate(changes):
            record = after if after is not None else before
            assert record is not None
            logged.append((step_id, seq, record.TABLE, record.id, self._text(before), self._text(after)))
        if logged:
            self._many(self._log.add_change, logged)

    def _many(self, sql: str, parameters: list[tuple[Any, ...]]) -> None:
        done = self._run(sql, parameters if len(parameters) > 1 else parameters[0])
        if done.rowcount != len(parameters):
            raise RuntimeError("the file does not hold what memory holds")

    def _dump_all(self, records: Iterable[Record | None]) -> None:
        """Dump them type by type: one call for a thousand records instead of a thousand calls.

        Within one edit a record is dumped once for its row and for the log; the ids of live objects are the keys.
        """
        found: dict[type[Record], list[Record]] = {}
        for record in records:
            if record is not None and id(record) not in self._dumped:
                found.setdefault(type(record), []).append(record)
        for same in found.values():
            for record, fields in zip(same, codec.dump(same), strict=True):
                self._dumped[id(record)] = fields

    def _text(self, record: Record | None) -> str | None:
        return rows.compact(self._dumped[id(record)]) if record is not None else None


@dataclasses.dataclass(slots=True)
class Chain:
    """The steps that undo takes back, the last one last; those that redo does again, the next one last.

    `highest` is the highest step id in the file, `last` the time of the last edit, `edit` its number, `freeze` the
    last step that froze what was there.
    """

    standing: list[Head]
    undone: list[Head]
    highest: int
    last: datetime | None
    edit: int
    freeze: Head | None = None


def read_chain(connection: sqlite3.Connection, name: str, types: Sequence[type[Record]] = ()) -> Chain:
    """The chain of steps as the file has it; BadFile when it makes no sense. Which of them froze, the `types` say."""
    try:
        return dataclasses.replace(_read_chain(connection), freeze=_last_freeze(connection, types))
    except (TypeError, ValueError):
        raise trouble.damaged(name) from None


def _read_chain(connection: sqlite3.Connection) -> Chain:
    standing: list[Head] = []
    undone: list[Head] = []
    last, newest, highest = None, 0, 0  # the clock may have been set back: the last edit is not the latest time
    for step_id, label, typing, permanent, is_undone, time, edit, full in connection.execute(
        "SELECT id, label, typing, permanent, undone, time, edit, "
        'EXISTS (SELECT 1 FROM "change" WHERE "change".step = step.id) FROM step ORDER BY id'
    ):
        highest = step_id
        if edit > newest:
            newest, last = edit, time
        if not permanent:
            (undone if is_undone else standing).append(Head(step_id, str(label), str(typing), empty=not full))
    undone.reverse()
    time_of_last = datetime.fromisoformat(last) if last is not None else None
    return Chain(standing, undone, highest, time_of_last, last_edit(connection))


def _last_freeze(connection: sqlite3.Connection, types: Sequence[type[Record]]) -> Head | None:
    tables = [cls.TABLE for cls in types if cls.FREEZES]
    found = connection.execute(
        'SELECT id, label FROM step WHERE permanent AND id IN (SELECT step FROM "change" '
        f"WHERE record_table IN ({', '.join('?' * len(tables))})) ORDER BY id DESC LIMIT 1",
        tables,
    ).fetchone()
    return Head(found[0], str(found[1]), "") if found is not None else None


def read_step(connection: sqlite3.Connection, head: Head, types: Sequence[type[Record]]) -> Step:
    """A step with its changes; LogDamaged when they cannot be read."""
    try:
        return _read_step(connection, head, types)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise LogDamaged from None


def _read_step(connection: sqlite3.Connection, head: Head, types: Sequence[type[Record]]) -> Step:
    by_table = {cls.TABLE: cls for cls in types}
    found = connection.execute(
        'SELECT record_table, "before", "after" FROM "change" WHERE step = ? ORDER BY seq', (head.id,)
    ).fetchall()
    wanted: dict[type[Record], list[str]] = {}
    for table, *texts in found:
        wanted.setdefault(by_table[table], []).extend(text for text in texts if text is not None)
    made = {cls: iter(codec.load(cls, (json.loads(text) for text in texts))) for cls, texts in wanted.items()}
    changes = []
    for table, before, after in found:
        source = made[by_table[table]]
        was = next(source) if before is not None else None
        now = next(source) if after is not None else None
        changes.append(Change(was, now))
    return Step(head.label, tuple(changes), head.typing)
