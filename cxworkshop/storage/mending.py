"""Making records whole again that lost something they lean on, and saying in words what is missing.

What belongs to a lost record stays, with something in the place of that; where nothing can stand there it goes too.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

from cxworkshop.core import codec
from cxworkshop.core.record import Record, field_specs, references
from cxworkshop.core.words import counted
from cxworkshop.storage import fileform

Types = tuple[type[Record], ...]
LOST = "Lost in a damaged file"
_NAMES = ("name", "title", "text", "what", "statement", "situation", "case", "label")
_MOST_TOLD = 40


def stand_in(records: dict[str, Record], types: Types) -> list[str]:
    """Something in the place of a lost record that others belong to, so that they need not go with it."""
    by_table = {cls.TABLE: cls for cls in types}
    wanted: dict[tuple[str, str], int] = {}
    for one in records.values():
        for spec in references(type(one)):
            assert spec.ref is not None
            target = getattr(one, spec.name)
            if not spec.many and not spec.optional and target not in records:
                wanted[spec.ref.table, target] = wanted.get((spec.ref.table, target), 0) + 1
    missing = []
    for number, ((table, target), often) in enumerate(wanted.items(), start=1):
        cls = by_table[table]
        names = {spec.name for spec in field_specs(cls) if spec.kind is str and not spec.optional and spec.ref is None}
        told = {name: f"{LOST} {number}" for name in _NAMES if name in names}
        made = _made(cls, {"id": target, **dict(list(told.items())[:1])})
        if made is not None:
            records[target] = made
            others = "1 thing that belongs" if often == 1 else f"{often} things that belong"
            missing.append(f"{_kind(table)} is lost; “{LOST} {number}” stands in its place for {others} to it.")
    return missing


def is_stand_in(one: Record) -> bool:
    """Whether a record stands in the place of a lost one and says nothing of its own."""
    said = {spec.name: getattr(one, spec.name) for spec in field_specs(type(one)) if spec.name in _NAMES}
    bare = _made(type(one), {"id": one.id, **{name: text for name, text in said.items() if str(text).startswith(LOST)}})
    return one == bare


def _is(records: dict[str, Record], target: str, table: str) -> bool:
    """Whether there is a record of that id, and of the kind that is meant."""
    found = records.get(target)
    return found is not None and table == found.TABLE


def _made(cls: type[Record], fields: dict[str, Any]) -> Record | None:
    try:
        return codec.load(cls, [fields])[0]
    except (ValueError, TypeError):
        return None


def let_go(records: dict[str, Record]) -> list[str]:
    """The same for the lists of references that a record holds, and for revisions that are not what was frozen."""
    missing = []
    for one in list(records.values()):
        text, digest = getattr(one, "content", None), getattr(one, "sha256", None)
        if one.TABLE == "revision" and isinstance(text, str) and codec.sha256(text) != digest:
            del records[one.id]
            missing.append(f"Revision {getattr(one, 'number', '')} is not what was frozen any more, and was let go.")
    changed = True
    while changed:
        changed = False
        for one in list(records.values()):
            for spec in references(type(one)):
                assert spec.ref is not None
                value = getattr(one, spec.name)
                wanted = value if spec.many else (value,) if value is not None else ()
                there = tuple(target for target in wanted if _is(records, target, spec.ref.table))
                if len(there) == len(wanted):
                    continue
                changed = True
                if spec.many or spec.optional:
                    new: dict[str, Any] = {spec.name: there if spec.many else None}
                    records[one.id] = one = dataclasses.replace(one, **new)
                else:
                    del records[one.id]
                    said = _label([getattr(one, n, "") for n in _NAMES], _NAMES)
                    gone = _words(spec.ref.table)
                    missing.append(f"{_kind(one.TABLE)}{said} was let go: the {gone} it belongs to is lost.")
                    break
    return missing


def let_go_below(connection: sqlite3.Connection) -> list[str]:
    """References to rows that are lost: forgotten where they may be, else the row goes too."""
    missing: list[str] = []
    while True:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            return missing
        for table, rowid, parent, number in broken:
            if rowid is None:  # the log of a step that is lost
                connection.execute('DELETE FROM "change" WHERE step NOT IN (SELECT id FROM step)')
                continue
            keys = connection.execute(f"PRAGMA foreign_key_list({fileform.quoted(table)})").fetchall()
            column = next(str(key[3]) for key in keys if key[0] == number)
            info = connection.execute(f"PRAGMA table_info({fileform.quoted(table)})").fetchall()
            needed = next(bool(one[3]) for one in info if one[1] == column)
            row = connection.execute(f"SELECT * FROM {fileform.quoted(table)} WHERE rowid = ?", (rowid,)).fetchone()
            if row is None:
                continue
            if needed:
                connection.execute(f"DELETE FROM {fileform.quoted(table)} WHERE rowid = ?", (rowid,))
                label = _label(row, [str(one[1]) for one in info])
                missing.append(f"{_kind(table)}{label} was let go: the {_words(parent)} it belongs to is lost.")
            else:
                connection.execute(
                    f"UPDATE {fileform.quoted(table)} SET {fileform.quoted(column)} = NULL WHERE rowid = ?", (rowid,)
                )


# What people call what stands in a table, where that is not the table's name.
_CALLED = {
    "participant": "person",
    "agenda_item": "agenda line",
    "readiness": "thing to have ready",
    "parked": "parked thought",
    "stage_note": "note of your own",
    "voting": "number of those who vote",
    "consent": "fist of five",
    "application": "team’s answer to a principle",
    "collision": "ruling between two imperatives",
    "dimension": "scale",
    "trial_case": "case of a scale",
    "culture_dimension": "culture scale",
    "example": "situation of a culture scale",
    "area_answer": "word on an area without barriers",
    "accepted_point": "word given to an open point",
    "approval": "decision",
    "signed_part": "signature",
    "scan": "scan of a signature",
}


def _words(table: str) -> str:
    return _CALLED.get(table, table.replace("_", " "))


def _kind(table: str) -> str:
    words = _words(table)
    return f"An {words}" if words[0] in "aeiou" else f"A {words}"


def _label(values: Sequence[Any], names: Sequence[str]) -> str:
    said = {name: value for name, value in zip(names, values, strict=False) if isinstance(value, str) and value.strip()}
    found = next((said[name] for name in _NAMES if name in said), "")
    return f" “{' '.join(found.split())[:60]}”" if found else ""


def unread(table: str, values: Sequence[Any], names: Sequence[str]) -> str:
    return f"{_kind(table)}{_label(values, names)} cannot be read."


def told(missing: Sequence[str]) -> tuple[str, ...]:
    """Each once, with how often; of very many the first."""
    often = Counter(missing)
    told = [one if n == 1 else f"{one.rstrip('.')} ({n} times)." for one, n in often.items()]
    if len(told) > _MOST_TOLD:
        told = [*told[:_MOST_TOLD], f"And {counted(len(told) - _MOST_TOLD, 'thing')} more."]
    return tuple(told)
