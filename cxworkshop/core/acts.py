"""What commands of every stage do alike: write one text, move in the order, remove with whatever hangs on it.

`called` says in a step's label which record it is about, as `quoted(record.name, "a barrier")` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import counted

R = TypeVar("R", bound=Record)
Called = Callable[[R], str]


def write(store: MemoryStore, cls: type[R], record_id: str, field: str, text: str, label: str, called: Called[R]) -> R:
    """Set one text of a record; typing on in the same field is one step. Refused when the record has gone.

    `label` is what the undo menu shows, with `{}` for the record.
    """
    record = target(store, cls, record_id)
    with store.step(label.format(called(record)), typing=f"{record_id}.{field}") as draft:
        return draft.change(record, **{field: text})


def move(store: MemoryStore, cls: type[R], record_id: str, before_id: str | None, called: Called[R]) -> R:
    """Put a record directly before another of its type, or at the end with None. Refused when one of them has gone."""
    record = target(store, cls, record_id)
    before = target(store, cls, before_id) if before_id is not None else None
    with store.step(f"Move {called(record)}") as draft:
        return draft.move(record, before)


def remove(
    store: MemoryStore, cls: type[R], record_ids: Sequence[str], called: Called[R], one: str, many: str = ""
) -> None:
    """Remove records in one step, which is named by the record or by how many they are. Refused when one has gone."""
    gone = [target(store, cls, record_id) for record_id in record_ids]
    what = called(gone[0]) if len(gone) == 1 else counted(len(gone), one, many)
    with store.step(f"Remove {what}") as draft:
        draft.remove(*gone)
