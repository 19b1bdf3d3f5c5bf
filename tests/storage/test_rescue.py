"""A working copy that is taken away or written over while somebody works: what was called saved stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.core.errors import EnvironmentProblem
from cxworkshop.storage import workspace
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team, names

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away a file that is open")


def database(home: Path) -> Path:
    (found,) = home.glob("working/open/*/workshop.sqlite")
    return found


def replaced(database: Path) -> None:
    other = database.with_name("other")
    other.write_bytes(b"something else")
    other.replace(database)


TAKEN: dict[str, Callable[[Path], object]] = {
    "deleted": lambda database: database.unlink(),
    "folder deleted": lambda database: shutil.rmtree(database.parent),
    "renamed": lambda database: database.rename(database.with_name("moved")),
    "replaced": replaced,
}


@pytest.mark.parametrize("how", TAKEN)
def test_a_working_copy_that_is_gone_is_made_again_with_all_its_steps(path: Path, app_home: Path, how: str) -> None:
    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    TAKEN[how](database(app_home))
    add_team(store, "Support")
    store.close(publish=False)  # as a crash would
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Sales", "Support"]
        assert store.recovered is not None
        while store.undo() is not None:
            pass
        assert names(store) == []


def test_one_that_was_written_over_is_told_and_everything_is_there(path: Path, app_home: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        shutil.copyfile(path, database(app_home))
        with pytest.raises(EnvironmentProblem, match="wrote over") as told:
            add_team(store, "Support")
        assert "cannot be undone" in told.value.safe
        labels = [store.undo_label]
        add_team(store, "Support")
        assert [*labels, store.undo_label] == [None, "Add Support"]
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Sales", "Support"]
        store.undo()
        assert names(store) == ["Billing", "Sales"]


def test_what_was_written_over_is_never_published(path: Path, app_home: Path) -> None:
    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    shutil.copyfile(path, database(app_home))
    with pytest.raises(EnvironmentProblem, match="wrote over"):
        store.publish()
    store.close()
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales"]


class Grumbling:
    """A connection whose COMMIT succeeds and says that it failed, as when the very last sync of it does."""

    def __init__(self, raw: object) -> None:
        self._raw = raw

    def __getattr__(self, name: str) -> object:
        return getattr(self._raw, name)

    def execute(self, sql: str, *more: object) -> object:
        done = self._raw.execute(sql, *more)  # type: ignore[attr-defined]
        if sql == "COMMIT":
            import sqlite3

            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_DIR_FSYNC
            raise error
        return done


def test_an_edit_that_reached_the_disk_although_the_device_failed_counts(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        assert store._opened is not None
        store._opened.copy.raw = Grumbling(store._opened.copy.raw)  # type: ignore[assignment]
        add_team(store, "Support")
        assert names(store) == ["Billing", "Sales", "Support"]
        add_team(store, "Stores")
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales", "Support", "Stores"]


def test_the_note_of_a_working_copy_that_nobody_can_read_goes_with_time(path: Path, app_home: Path) -> None:
    old, destroyed, new = (app_home / "working" / "open" / name for name in ("old", "destroyed", "new"))
    for folder in (old, destroyed, new):
        folder.mkdir(parents=True)
        (folder / "workshop.sqlite").write_bytes(b"some text")
    (old / "state.json").write_bytes(b"\0" * 100)
    (destroyed / "state.json").write_bytes(b'{"document": "/somewhere/Vant')
    for folder in (old, destroyed):
        os.utime(folder, (1_000_000_000, 1_000_000_000))
    Store.open(path, TYPES).close()
    assert [folder.name for folder in workspace._folders()] == ["new"]
    assert [folder.name for folder in (app_home / "kept").iterdir()] == ["unknown destroye"]
