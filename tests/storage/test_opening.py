"""Opening: what a crash left, what another instance holds, what was changed elsewhere, and the backups."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.core.errors import BadFile, DiskFull, InUse, NoPermission
from cxworkshop.storage import locks
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team, kill, names

Start = Callable[..., "subprocess.Popen[str]"]


def leave_unpublished(path: Path, *added: str) -> None:
    """As a crash would: edits in the working copy, the document as it was."""
    store = Store.open(path, TYPES)
    for name in added:
        add_team(store, name)
    store.close(publish=False)


def test_a_program_that_was_killed_loses_nothing(path: Path, elsewhere: Start) -> None:
    before = path.read_bytes()
    kill(elsewhere(path, "whole", "Sales", "Support"))
    assert path.read_bytes() == before
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Sales", "Support"]
        assert store.recovered is not None
        assert store.recovered.edits == 2
        assert store.recovered.time is not None
        assert "2 edits" in store.recovered.sentence
        store.undo()
        assert names(store) == ["Billing", "Sales"]
    with Store.open(path, TYPES) as store:
        assert store.recovered is None
        assert names(store) == ["Billing", "Sales"]


def test_a_program_killed_within_a_step_leaves_the_step_before(path: Path, elsewhere: Start) -> None:
    kill(elsewhere(path, "half", "Sales"))
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Sales"]
        assert store.recovered is not None
        assert store.recovered.edits == 1


def test_a_program_killed_before_its_first_edit_leaves_nothing_to_tell(path: Path, elsewhere: Start) -> None:
    kill(elsewhere(path))
    with Store.open(path, TYPES) as store:
        assert store.recovered is None


def test_a_second_instance_is_told_and_may_read(path: Path, elsewhere: Start) -> None:
    process = elsewhere(path)
    before = path.read_bytes()
    with pytest.raises(InUse, match="already open in another window") as told:
        Store.open(path, TYPES)
    assert "read-only" in told.value.todo
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing"]
    assert path.read_bytes() == before
    kill(process)
    Store.open(path, TYPES).close()


def test_another_persons_instance_is_seen_beside_the_document(path: Path, elsewhere: Start, tmp_path: Path) -> None:
    process = elsewhere(path, "whole", home=tmp_path / "another home")
    with pytest.raises(InUse, match="already open"):
        Store.open(path, TYPES)
    kill(process)
    Store.open(path, TYPES).close()  # its marker is broken once its process is gone
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_another_computer_is_named(path: Path) -> None:
    locks.marker_of(path).write_text("4711\nLAPTOP-7\n123456\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(InUse, match="on the computer “LAPTOP-7” since") as told:
        Store.open(path, TYPES)
    assert "copy" in told.value.todo
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing"]
    assert path.read_bytes() == before


def test_a_marker_of_our_own_is_dropped_after_the_computer_was_renamed(path: Path) -> None:
    held = locks.Held(path.resolve())
    marker = locks.marker_of(path)
    text = marker.read_text(encoding="utf-8").splitlines()
    held._write_note()
    note = held._note.read_text(encoding="utf-8")
    held.release()
    old = "\n".join([text[0], "old-name", *text[2:]]) + "\n"
    marker.write_text(old, encoding="utf-8")
    held._note.write_text(note.replace(text[1], "old-name"), encoding="utf-8")
    Store.open(path, TYPES).close()
    assert not marker.exists()


@pytest.mark.parametrize("text", ["", "\0" * 67, "4711\n"])
def test_half_a_marker_keeps_nobody_out(path: Path, text: str) -> None:
    locks.marker_of(path).write_text(text, encoding="utf-8")
    Store.open(path, TYPES).close()
    assert not locks.marker_of(path).exists()


def test_a_folder_that_may_not_be_written_is_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cxworkshop.storage.locks.SoftFileLock.acquire", refuse)
    with pytest.raises(NoPermission, match="folder") as told:
        Store.open(path, TYPES)
    assert "read-only" in told.value.todo
    assert names(Store.open(path, TYPES, read_only=True)) == ["Billing"]
    with pytest.raises(NoPermission, match="folder") as told:
        Store.create(path.with_name("New.cxw"), TYPES)
    assert "another folder" in told.value.todo


def test_a_data_folder_that_may_not_be_written_is_what_is_named(
    path: Path, app_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(app_home / "working" / "locks"))

    monkeypatch.setattr("cxworkshop.storage.locks.FileLock.acquire", refuse)
    with pytest.raises(NoPermission) as told:
        Store.open(path, TYPES)
    assert str(app_home) in told.value.happened


def test_unpublished_edits_and_a_document_changed_elsewhere_are_both_kept(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.cxw"
    shutil.copy(path, other)
    leave_unpublished(path, "Sales")
    with Store.open(other, TYPES) as store:
        add_team(store, "Support")
    shutil.copy(other, path)
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Support"]
        assert store.recovered is not None
        kept = store.recovered.kept_as
        assert kept is not None
        assert kept.name in store.recovered.sentence
        assert " (conflict " in kept.name
    with Store.open(kept, TYPES) as store:
        assert names(store) == ["Billing", "Sales"]
        assert store.recovered is None


def test_a_document_damaged_after_a_crash_does_not_hide_the_edits(path: Path) -> None:
    leave_unpublished(path, "Sales")
    path.write_bytes(b"")
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Sales"]
        assert store.recovered is not None
        assert store.recovered.kept_as is None
        done = store.publish()
        assert done.conflict
    assert path.read_bytes() == b""


def test_a_document_deleted_after_a_crash_comes_back_with_its_edits(path: Path) -> None:
    leave_unpublished(path, "Sales")
    path.unlink()
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing", "Sales"]
    assert path.exists()


def test_a_document_deleted_with_nothing_unpublished_is_gone(path: Path, elsewhere: Start) -> None:
    kill(elsewhere(path))
    path.unlink()
    with pytest.raises(BadFile, match="no file"):
        Store.open(path, TYPES)
    assert not path.exists()


def test_a_document_renamed_after_a_crash_finds_its_edits(path: Path) -> None:
    leave_unpublished(path, "Sales")
    renamed = path.rename(path.with_name("Renamed.cxw"))
    with Store.open(renamed, TYPES) as store:
        assert names(store) == ["Billing", "Sales"]
    assert names(Store.open(renamed, TYPES, read_only=True)) == ["Billing", "Sales"]
    assert not path.exists()


def test_a_working_copy_that_cannot_be_read_is_put_aside_and_said(path: Path, app_home: Path) -> None:
    leave_unpublished(path, "Sales")
    (left,) = (app_home / "working" / "open").iterdir()
    (left / "workshop.sqlite").write_bytes(b"not a database" * 100)
    with Store.open(path, TYPES) as store:
        assert names(store) == ["Billing"]
        assert store.recovered is not None
        assert store.recovered.damaged is not None
        assert (store.recovered.damaged / "workshop.sqlite").exists()
        assert str(store.recovered.damaged) in store.recovered.sentence


def test_unfinished_publishing_is_swept_away(path: Path) -> None:
    for ending in (".part", ".part-journal"):
        path.with_name(f".{path.name}{ending}").write_bytes(b"half")
    Store.open(path, TYPES).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_closed_workshop_leaves_no_working_copy(path: Path, app_home: Path) -> None:
    Store.open(path, TYPES).close()
    assert list((app_home / "working" / "open").iterdir()) == []


def test_every_opening_of_something_new_leaves_a_backup(path: Path, app_home: Path) -> None:
    (folder,) = (app_home / "backups").iterdir() if (app_home / "backups").exists() else (None,)
    assert folder is None
    before = path.read_bytes()
    Store.open(path, TYPES).close()
    Store.open(path, TYPES).close()
    (folder,) = (app_home / "backups").iterdir()
    (kept,) = folder.glob("*.cxw")
    assert kept.read_bytes() == before
    assert names(Store.open(kept, TYPES, read_only=True)) == ["Billing"]


def test_what_a_crash_left_without_an_edit_is_swept_by_the_next_opening(
    path: Path, elsewhere: Start, app_home: Path
) -> None:
    other = path.with_name("Other.cxw")
    shutil.copy(path, other)
    third = path.with_name("Third.cxw")
    shutil.copy(path, third)
    running = elsewhere(third)
    kill(elsewhere(other))
    with Store.open(path, TYPES):
        left = list((app_home / "working" / "open").iterdir())
        assert len(left) == 2  # this one, and the one that runs
    assert running.poll() is None


def test_a_new_workshop_under_the_name_of_a_lost_one_keeps_what_was_lost(path: Path, app_home: Path) -> None:
    leave_unpublished(path, "Sales")
    path.unlink()
    with Store.create(path, TYPES) as store:
        assert names(store) == []
    assert len(list((app_home / "kept").iterdir())) == 1


def test_a_write_protected_document_is_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxworkshop.storage.opening.os.access", lambda *_: False)
    with pytest.raises(NoPermission, match="write-protected") as told:
        Store.open(path, TYPES)
    assert "read-only" in told.value.todo


@pytest.mark.parametrize("name", ["W" * 251 + ".cxw", "工" * 80 + ".cxw"], ids=["letters", "bytes"])
def test_the_longest_names_work(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Store.create(path, TYPES) as store:
        add_team(store, "Billing")
        store.publish()
        path.write_bytes(b"theirs")
        assert store.publish().changed is False
        add_team(store, "Sales")
        assert store.publish().conflict
    assert len(list(tmp_path.iterdir())) == 2


def test_a_data_folder_on_a_full_disk_leaves_nothing_beside_the_document(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = path.read_bytes()
    for what in ("locks.Held._write_note", "opening.workspace.copy", "backup.workspace.copy"):
        with monkeypatch.context() as patch:
            patch.setattr(f"cxworkshop.storage.{what}", full)
            with pytest.raises(DiskFull if "note" not in what else OSError):
                Store.open(path, TYPES)
        assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before
    Store.open(path, TYPES).close()
