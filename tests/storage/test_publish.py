"""Publishing: the .cxw is replaced whole or stays as it is, and what something else wrote is never overwritten."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.core.errors import DiskFull, EnvironmentProblem, NoPermission, Refused
from cxworkshop.storage import fileform, publish, workspace
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team, names


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_the_document_changes_only_when_it_is_published(path: Path) -> None:
    before = path.read_bytes()
    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        waiting = [store.unpublished]
        assert path.read_bytes() == before
        done = store.publish()
        assert (done.changed, done.conflict, done.path) == (True, False, path)
        assert done.sentence == "Everything is in “Vantage.cxw”."
        waiting.append(store.unpublished)
        assert waiting == [True, False]
        assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales"]
        assert not store.publish().changed


def test_a_published_file_is_one_plain_file_of_ours(path: Path) -> None:
    assert beside(path) == ["Vantage.cxw"]
    assert fileform.version_of(path) == fileform.VERSION
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA application_id").fetchone() == (fileform.APPLICATION_ID,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_document_changed_elsewhere_is_kept_and_the_work_goes_on_in_a_conflict_copy(path: Path) -> None:
    theirs = path.read_bytes() + b"\0" * 4096
    now = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)
    name = f"Vantage (conflict {now.astimezone():%Y-%m-%d %H.%M}).cxw"
    with Store.open(path, TYPES, clock=lambda: now) as store:
        add_team(store, "Sales")
        path.write_bytes(theirs)
        done = store.publish()
        assert done.conflict
        assert done.path.name == name
        assert name in done.sentence
        assert store.path == done.path
        add_team(store, "Support")
        assert not store.publish().conflict
    assert path.read_bytes() == theirs
    assert beside(path) == sorted(["Vantage.cxw", name])
    assert names(Store.open(path.with_name(name), TYPES, read_only=True)) == ["Billing", "Sales", "Support"]


def test_a_conflict_copy_that_the_disk_did_not_confirm_is_gone_on_in_and_not_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        path.write_bytes(b"theirs")
        real = workspace.sync_folder

        def fails(folder: Path) -> None:
            if folder == path.parent:
                raise OSError(5, "Input/output error")
            real(folder)

        for _ in range(2):
            with monkeypatch.context() as patch:
                patch.setattr(workspace, "sync_folder", fails)
                with pytest.raises(EnvironmentProblem):
                    store.publish()
        assert store.unpublished
        done = store.publish()
        assert done.conflict
        assert store.path == done.path
        assert len(list(path.parent.glob("*conflict*.cxw"))) == 1
    assert names(Store.open(done.path, TYPES, read_only=True)) == ["Billing", "Sales"]


def test_a_second_conflict_gets_a_name_of_its_own(path: Path) -> None:
    now = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)
    first = publish.conflict_name(path, now)
    first.write_bytes(b"")
    second = publish.conflict_name(path, now)
    assert second != first
    assert second.name.endswith(" 2).cxw")


def test_a_document_that_was_deleted_is_written_again(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        path.unlink()
        assert not store.publish().conflict
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing"]


def test_the_note_forgets_the_document_of_before_only_when_the_new_one_is_on_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    done: list[str] = []
    sync, confirm = workspace.sync_folder, workspace.Workspace.confirm

    def synced(folder: Path) -> None:
        if folder == path.parent:
            done.append("synced" if path.read_bytes() != before else "synced too soon")
        sync(folder)

    def confirmed(self: workspace.Workspace, *told: Any) -> None:
        done.append("confirmed")
        confirm(self, *told)

    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        monkeypatch.setattr(workspace, "sync_folder", synced)
        monkeypatch.setattr(workspace.Workspace, "confirm", confirmed)
        store.publish()
    assert done == ["synced", "confirmed"]


def test_a_folder_that_went_away_keeps_every_edit_here(path: Path) -> None:
    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    gone = path.parent.with_name("unplugged")
    path.parent.rename(gone)
    with pytest.raises(EnvironmentProblem, match="not there") as told:
        store.close()
    assert "safe" in told.value.safe
    add_team(store, "Support")  # the workshop is still open
    gone.rename(path.parent)
    store.close()
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales", "Support"]


def test_a_disk_full_while_publishing_leaves_the_document_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    store = Store.open(path, TYPES)
    add_team(store, "Sales")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.publish.os.fsync", full)
        with pytest.raises(DiskFull):
            store.publish()
    assert path.read_bytes() == before
    assert not [name for name in beside(path) if name.endswith(".part")]
    store.close()
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales"]


def test_a_disk_that_fills_up_within_the_copy_leaves_no_journal_either(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path, *_: object) -> None:
        part.with_name(f"{part.name}-journal").write_bytes(b"what SQLite leaves on a full disk")
        raise OSError(28, "No space left on device")

    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.publish.verify", full)
        with pytest.raises(DiskFull):
            store.publish()
    assert not [name for name in beside(path) if ".part" in name]
    store.close()


def test_a_copy_that_the_disk_did_not_keep_never_takes_the_documents_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.publish.counts", lambda *_: {"team": 99})
        with pytest.raises(EnvironmentProblem, match="did not keep"):
            store.publish()
    assert path.read_bytes() == before
    store.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a folder forbids nothing to this person")
def test_a_folder_without_permission(path: Path) -> None:
    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    path.parent.chmod(0o500)
    try:
        with pytest.raises(NoPermission):
            store.publish()
    finally:
        path.parent.chmod(0o700)
    store.close()


def test_a_refused_rename_is_told_as_a_lack_of_permission(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    store = Store.open(path, TYPES)
    add_team(store, "Sales")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.storage.publish.os.replace", refuse)
        for _ in range(3):
            with pytest.raises(NoPermission, match="may not be written"):
                store.publish()
    assert path.read_bytes() == before
    assert store.unpublished
    done = store.close()
    assert done is not None
    assert not done.conflict
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales"]


def test_the_documents_mode_and_a_link_to_it_are_kept(path: Path, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("modes and links are POSIX's")
    path.chmod(0o640)
    link = tmp_path / "link.cxw"
    link.symlink_to(path)
    with Store.open(link, TYPES) as store:
        add_team(store, "Sales")
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing", "Sales"]


def test_a_copy_has_everything_and_leaves_this_workshop_open(path: Path) -> None:
    target = path.with_name("Copy.cxw")
    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        store.copy_to(target)
        with pytest.raises(Refused):
            store.copy_to(path)
        add_team(store, "Support")
    with Store.open(target, TYPES) as copy:
        assert names(copy) == ["Billing", "Sales"]
        assert copy.undo_label == "Add Sales"
    reader = Store.open(path, TYPES, read_only=True)
    reader.copy_to(target)
    with Store.open(target, TYPES) as copy:
        assert names(copy) == names(reader)
        assert copy.undo_label == "Add Support"


@pytest.mark.parametrize("read_only", [False, True])
def test_the_backups_of_a_copy_are_its_own(path: Path, read_only: bool) -> None:
    target = path.with_name("Copy.cxw")
    with Store.open(path, TYPES, read_only=read_only) as store:
        store.copy_to(target)
    with Store.open(path, TYPES) as store, Store.open(target, TYPES) as copy:
        assert len({one.path.parent for one in (*store.earlier().kept(), *copy.earlier().kept())}) == 2
