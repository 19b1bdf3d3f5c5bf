"""Finding what a command acts on: the record, or a plain refusal when it has gone since the screen showed it."""

from __future__ import annotations

from typing import TypeVar

from cxworkshop.core.errors import Refused
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore

R = TypeVar("R", bound=Record)


def target(store: MemoryStore, cls: type[R], record_id: str) -> R:
    """The record as the open step or the content has it. Refused when it is no longer there."""
    found = store.now.find(cls, record_id)
    if found is None:
        word = cls.TABLE.replace("_", " ")
        raise Refused(f"This {word} is no longer there.", "Nothing was changed.")
    return found
