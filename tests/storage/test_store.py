"""The store that keeps: what is durable, what comes back, and what a step that fails leaves behind."""

from __future__ import annotations

import dataclasses
import sqlite3
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from cxworkshop.core.content import Content
from cxworkshop.core.errors import DiskFull, EnvironmentProblem, Problem, Refused
from cxworkshop.core.record import new_id
from cxworkshop.core.store import Changed, MemoryStore
from cxworkshop.stages import record_types
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Support, Team, Touch
from cxworkshop.storage.store import Store
from tests.core.acts import Act, Model, acts

TYPES = record_types()


class Clock:
    """Time that goes on a second with every look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def add_team(store: MemoryStore, name: str) -> Team:
    with store.step(f"Add {name}") as draft:
        return draft.add(Team(id=new_id(Team), name=name))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Überblick 顧客 100% #1.cxw"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts)
def test_whatever_happens_is_undone_and_redone_also_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Act]
) -> None:
    place = tmp_path_factory.mktemp("any") / "any.cxw"
    times = 0

    def reopen(store: MemoryStore) -> MemoryStore:
        nonlocal times
        assert isinstance(store, Store)
        times += 1
        unpublished = store.unpublished
        store.close(publish=times % 2 == 0)  # every other time as a crash leaves it
        again = Store.open(place, TYPES)
        assert (again.recovered is not None) == (unpublished and times % 2 == 1)
        return again

    model = Model(Store.create(place, TYPES), reopen)
    for act in drawn:
        model.do(act)
    model.to_the_beginning_and_back()
    end = model.store.snapshot()
    again = reopen(model.store)
    assert again.content == end
    assert isinstance(again, Store)
    again.close()


def test_what_was_done_is_there_again(path: Path) -> None:
    with Store.create(path, TYPES) as store:
        add_team(store, "Zürich “West” 😀\nsecond line")
        expected = store.snapshot()
    with Store.open(path, TYPES) as store:
        assert store.content == expected
        assert store.recovered is None
        assert not store.unpublished


def test_the_beginning_of_a_workshop_cannot_be_undone(path: Path) -> None:
    beginning = Content([Workshop(id="workshop", order=1.0, title="Two days", client="Vantage")])
    with Store.create(path, TYPES, content=beginning) as store:
        assert store.undo_label is None
        add_team(store, "Billing")
        assert store.undo() is not None
        assert store.undo() is None
        assert store.content == beginning


def test_undo_and_redo_know_their_words_after_a_restart(path: Path) -> None:
    with Store.create(path, TYPES) as store:
        add_team(store, "Billing")
        add_team(store, "Sales")
        store.undo()
    with Store.open(path, TYPES) as store:
        assert (store.undo_label, store.redo_label) == ("Add Billing", "Add Sales")
        store.redo()
        assert [step.label for step in store.history()] == ["Add Billing", "Add Sales"]


@pytest.mark.parametrize("published", [True, False])
def test_undo_knows_also_after_a_restart_that_it_would_go_behind_a_freeze(path: Path, published: bool) -> None:
    store = Store.create(path, TYPES)
    add_team(store, "Billing")
    Model(store, lambda same: same).freeze()
    assert store.undo_passes == "Freeze"
    store.close(publish=published)
    store = Store.open(path, TYPES)
    passes = [store.undo_passes]
    add_team(store, "Sales")
    passes.append(store.undo_passes)
    assert passes == ["Freeze", None]
    store.close(publish=published)
    with Store.open(path, TYPES) as store:
        passes = [store.undo_passes]
        store.undo()
        passes.append(store.undo_passes)
        assert passes == [None, "Freeze"]
    with Store.open(path, TYPES, read_only=True) as store:
        assert store.undo_passes is None


def test_steps_beyond_those_kept_in_memory_are_read_from_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxworkshop.storage.steps._KEPT_STEPS", 2)
    with Store.create(path, TYPES) as store:
        for number in range(6):
            add_team(store, str(number))
        end = store.snapshot()
        while store.undo() is not None:
            pass
        assert len(store.content) == 0
        while store.redo() is not None:
            pass
        assert store.content == end


def test_typing_is_one_step_in_the_file_too(path: Path) -> None:
    with Store.create(path, TYPES) as store:
        team = add_team(store, "")
        for text in ("B", "Bi", "Bill"):
            with store.step("Name the team", typing=f"{team.id}.name") as draft:
                draft.change(team, name=text)
    with Store.open(path, TYPES) as store:
        store.undo()
        assert store.content.need(Team, team.id).name == ""
        store.redo()
        assert store.content.need(Team, team.id).name == "Bill"


def test_what_was_typed_away_again_names_no_undo_even_after_a_restart(path: Path) -> None:
    with Store.create(path, TYPES) as store:
        team = add_team(store, "Billing")
        for text in ("Billing!", "Billing"):
            with store.step("Rename Billing", typing="name") as draft:
                draft.change(team, name=text)
        labels = [store.undo_label]
    with Store.open(path, TYPES) as store:
        labels.append(store.undo_label)
        store.undo()
        labels += [store.undo_label, store.redo_label]
    assert labels == ["Add Billing", "Add Billing", None, "Add Billing"]


def test_the_time_of_the_last_durable_edit_is_known(path: Path) -> None:
    clock = Clock()
    with Store.create(path, TYPES, clock=clock) as store:
        assert store.saved_at is None
        add_team(store, "Billing")
        saved = store.saved_at
        assert saved == clock.now
    with Store.open(path, TYPES) as store:
        assert store.saved_at == saved


def test_a_workshop_open_to_be_read_refuses_every_step(path: Path) -> None:
    Store.create(path, TYPES).close()
    before = path.read_bytes()
    with Store.open(path, TYPES, read_only=True) as store:
        with pytest.raises(Refused, match="read only"):
            add_team(store, "Billing")
        assert len(store.content) == 0
        assert store.undo() is None
        assert not store.publish().changed
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_closed_workshop_refuses_every_step(path: Path) -> None:
    store = Store.create(path, TYPES)
    store.close()
    with pytest.raises(Refused):
        add_team(store, "Billing")


def test_a_file_that_exists_is_not_created_again(path: Path) -> None:
    Store.create(path, TYPES).close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="already a file"):
        Store.create(path, TYPES)
    assert path.read_bytes() == before


def test_a_full_disk_leaves_records_file_and_memory_as_they_were(path: Path) -> None:
    store = Store.create(path, TYPES)
    add_team(store, "Billing")
    before, saved = store.snapshot(), store.saved_at
    heard: list[Changed] = []
    store.subscribe(heard.append)
    assert store._opened is not None
    raw = store._opened.copy.raw
    raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(DiskFull, match="full") as told, store.step("Add many") as draft:
        _ = [draft.add(Team(id=f"team-{number}", name="x" * 200)) for number in range(500)]
    assert "safe" in told.value.safe
    assert store.content == before
    assert store.saved_at == saved
    assert (store.undo_label, store.redo_label, heard) == ("Add Billing", None, [])
    raw.execute("PRAGMA max_page_count=1073741823")
    add_team(store, "Sales")  # a retry after space was freed works
    expected = store.snapshot()
    store.close()
    with Store.open(path, TYPES) as again:
        assert again.content == expected
        again.undo()
        assert again.content == before


def test_a_full_disk_during_undo_and_typing_changes_nothing(path: Path) -> None:
    store = Store.create(path, TYPES)
    team = add_team(store, "Billing")
    with store.step("Describe", typing="purpose") as draft:
        draft.change(team, purpose="x")
    with store.step("Remove") as draft:
        draft.remove(team)
    store.undo()
    assert store._opened is not None
    raw = store._opened.copy.raw
    with store.step("Describe", typing="purpose") as draft:
        draft.change(team, purpose="y")
    before = store.snapshot()
    raw.execute("VACUUM")
    raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(DiskFull), store.step("Describe", typing="purpose") as draft:
        draft.change(team, purpose="z" * 100_000)
    assert store.content == before
    raw.execute("PRAGMA max_page_count=1073741823")
    with store.step("Describe", typing="purpose") as draft:
        draft.change(team, purpose="fits")
    store.undo()
    assert store.content.need(Team, team.id).purpose == "x"
    store.close()


def test_a_reference_to_nothing_is_our_bug_and_changes_nothing(path: Path) -> None:
    store = Store.create(path, TYPES)
    team = add_team(store, "Billing")
    before = store.snapshot()
    with pytest.raises(Exception, match="FOREIGN KEY") as raised, store.step("Link") as draft:
        draft.add(Support(id="support-1", team=team.id, supported="team-nowhere"))
    assert not isinstance(raised.value, Problem)
    assert store.content == before
    add_team(store, "Sales")
    store.close()


def test_what_clients_typed_stays_out_of_errors(path: Path) -> None:
    store = Store.create(path, TYPES)
    team = add_team(store, "Billing")
    assert store._opened is not None
    store._opened.copy.raw.execute("DROP TABLE need")
    store._opened.copy.raw.execute("DROP TABLE support")
    with pytest.raises(Exception, match="support") as raised, store.step("Link") as draft:
        draft.add(Support(id="support-1", team=team.id, supported=team.id, notes="Secret merger"))
    assert "Secret" not in str(raised.value)
    store.close(publish=False)


def test_after_the_device_failed_nothing_is_written_until_the_file_was_found_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.create(path, TYPES)
    add_team(store, "Billing")
    before = store.snapshot()
    opened = store._opened
    assert opened is not None

    def broken(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.log.Writer.apply", broken)
        with pytest.raises(EnvironmentProblem, match="does not answer"):
            add_team(store, "Sales")
    assert store.content == before
    first = opened.copy.raw
    add_team(store, "Sales")
    assert opened.copy.raw is not first  # opened afresh, and found where it was left
    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.log.Writer.apply", broken)
        with pytest.raises(EnvironmentProblem):
            add_team(store, "Support")
    opened.copy.edit += 1  # the file holds less than was shown
    opened.copy._edit_at_failure = opened.copy.edit
    with pytest.raises(EnvironmentProblem, match="failed while"):
        add_team(store, "Support")
    store.close(publish=False)


def test_one_thread_writes_and_publishes(path: Path) -> None:
    store = Store.create(path, TYPES)
    add_team(store, "Billing")
    caught: list[BaseException] = []

    def write() -> None:
        for act in (lambda: add_team(store, "Sales"), store.publish):
            try:
                act()
            except RuntimeError as error:
                caught.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert len(caught) == 2
    assert len(store.content) == 1
    store.close()


@pytest.mark.parametrize("begin", [Store.create, Store.open])
def test_one_thread_may_begin_and_another_write(path: Path, begin: Callable[..., Store]) -> None:
    if begin == Store.open:
        Store.create(path, TYPES).close()
    opened: list[Store] = []
    thread = threading.Thread(target=lambda: opened.append(begin(path, TYPES)))
    thread.start()
    thread.join()
    with opened[0] as store:
        add_team(store, "Billing")


def test_equal_values_of_every_kind_come_back(path: Path) -> None:
    team = Team(id="team-1", order=0.1 + 0.2, name="", headcount=1e-300, channels=("", "a\tb", "“q”"))
    with Store.create(path, TYPES, content=Content([team])):
        pass
    with Store.open(path, TYPES) as store:
        found = store.content.need(Team, "team-1")
        assert dataclasses.astuple(found) == dataclasses.astuple(team)


def test_opening_and_reading_imports_no_sqlalchemy(path: Path) -> None:
    Store.create(path, TYPES).close()
    import subprocess

    script = (
        "import sys; from cxworkshop.stages import record_types; from cxworkshop.storage.store import Store\n"
        "with Store.open(sys.argv[1], record_types()) as store: store.publish()\n"
        "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"


def test_many_records_come_back_exactly(path: Path) -> None:
    def kept(number: int) -> Team:
        return Team(
            id=f"team-{number}",
            order=number / 3,
            name=f"\t“{number}” \\ 顧客\n\x1b",
            headcount=None if number % 3 else number + 0.1,
            channels=("a", '"b"') if number % 5 else (),
            touch=Touch.NEVER if number % 7 else None,
        )

    content = Content(kept(number) for number in range(1, 1_500))
    Store.create(path, TYPES, content=content).close()
    with Store.open(path, TYPES) as store:
        assert store.content == content
        assert [repr(team.order) for team in store.content.of(Team)] == [repr(t.order) for t in content.of(Team)]
