"""Pages look back on the revision that was signed last, or frozen last."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.lookback import LookBack
from cxworkshop.stages import record_types
from cxworkshop.stages.definition.commands import add_imperative, write_imperative
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.commands import freeze_revision, record_approval
from cxworkshop.stages.signoff.records import Decision
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


def test_what_somebody_signed_comes_before_what_was_only_frozen(qapp: QApplication) -> None:
    desk, store = Desk(), MemoryStore(Content([Participant(id="ida", name="Ida", approver=True, order=1)]))
    look = LookBack(desk)
    desk.put(store)
    one = add_imperative(store, "Safe")
    first = freeze_revision(store, record_types(), note="", author="Ann", time=NOON, open_points=[])
    seen = look()
    assert seen is not None
    assert not seen.signed
    record_approval(store, first.id, "ida", Decision.APPROVE, time=NOON)
    write_imperative(store, one.id, "name", "Safe and sound")
    freeze_revision(store, record_types(), note="", author="Ann", time=NOON, open_points=[])
    seen = look()
    assert seen is not None
    assert (seen.number, seen.signed, seen.records[one.id]["name"]) == (1, True, "Safe")
