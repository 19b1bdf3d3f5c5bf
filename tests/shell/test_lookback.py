"""Pages look back on the revision that was frozen last."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.lookback import LookBack
from cxworkshop.stages import record_types
from cxworkshop.stages.definition.commands import add_imperative, write_imperative
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.ui.desk import Desk

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


def test_the_last_revision_is_what_pages_see(qapp: QApplication) -> None:
    desk, store = Desk(), MemoryStore()
    look = LookBack(desk)
    assert look() is None
    desk.put(store)
    one = add_imperative(store, "Safe")
    assert look() is None
    freeze_revision(store, record_types(), note="", author="Ann", time=NOON, open_points=[])
    write_imperative(store, one.id, "name", "Safe and sound")
    seen = look()
    assert seen is not None
    assert (seen.number, seen.records[one.id]["name"]) == (1, "Safe")
    freeze_revision(store, record_types(), note="", author="Ann", time=NOON, open_points=[])
    seen = look()
    assert seen is not None
    assert (seen.number, seen.records[one.id]["name"]) == (2, "Safe and sound")
    desk.put(None)
    assert look() is None
