"""Workshops under a passphrase: nothing of them can be read without, and no edit is lost on the way there or back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from cxworkshop import paths
from cxworkshop.core.errors import BadFile, DiskFull, EnvironmentProblem, Locked, Refused
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import backup, cipher, workspace
from cxworkshop.storage.passphrase import Stopped
from cxworkshop.storage.peek import peek
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team

WORDS = "seven grey ferries"
OTHER = "eight grey ferries"
CANARY = "Zwölfkanarienvogel"


def read_all(*roots: Path) -> Iterator[tuple[Path, bytes]]:
    for root in roots:
        for path in root.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


def leaks(*roots: Path) -> list[Path]:
    """The files in which the canary can be read."""
    spelled = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY[3:].encode())
    return [path for path, data in read_all(*roots) if any(one in data for one in spelled)]


def encrypted(path: Path) -> Store:
    path.unlink(missing_ok=True)
    store = Store.create(path, TYPES, passphrase=WORDS)
    add_team(store, CANARY)
    return store


def names(store: Store) -> list[str]:
    """The teams without the one that every workshop of these tests begins with."""
    return sorted(team.name for team in store.content.of(Team) if team.name != "Billing")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes guessing slow makes tests slow: keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


def test_nothing_of_an_encrypted_workshop_can_be_read_while_open_or_closed(path: Path) -> None:
    store = encrypted(path)
    folders = path.parent, paths.home()
    assert not leaks(*folders)
    store.publish()
    add_team(store, f"{CANARY} two")
    store.undo()
    store.close()
    Store.open(path, TYPES, passphrase=WORDS).close()  # with a backup
    assert not leaks(*folders)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM sqlite_master")


def test_the_canary_would_be_seen(path: Path) -> None:
    path.unlink(missing_ok=True)
    with Store.create(path, TYPES) as store:
        add_team(store, CANARY)
        assert leaks(paths.home())
    assert leaks(path.parent)


def test_it_opens_with_its_passphrase_alone_and_stays_as_it_is_otherwise(path: Path) -> None:
    encrypted(path).close()
    before = path.read_bytes()
    with pytest.raises(Locked, match="is encrypted"):
        Store.open(path, TYPES)
    for wrong in ("", OTHER, WORDS.upper(), WORDS + " "):
        with pytest.raises(Locked, match="does not open"):
            Store.open(path, TYPES, passphrase=wrong)
    assert path.read_bytes() == before
    with Store.open(path, TYPES, passphrase=WORDS) as store:
        assert names(store) == [CANARY]
        assert store.encrypted
    with Store.open(path, TYPES, passphrase=WORDS, read_only=True) as store:
        assert names(store) == [CANARY]
        assert store.encrypted


def test_the_same_letters_typed_on_another_system_are_the_same_passphrase(path: Path) -> None:
    path.unlink(missing_ok=True)
    Store.create(path, TYPES, passphrase="Fährüberfahrt").close()  # composed
    Store.open(path, TYPES, passphrase="Fa\u0308hru\u0308berfahrt").close()


def test_a_list_of_recent_workshops_learns_nothing(path: Path) -> None:
    encrypted(path).close()
    with pytest.raises(Locked):
        peek(path)


def test_a_plain_workshop_asks_for_no_passphrase_and_minds_none(path: Path) -> None:
    with Store.open(path, TYPES, passphrase=WORDS) as store:
        assert not store.encrypted


def test_other_files_are_not_taken_for_encrypted_ones(tmp_path: Path) -> None:
    text = tmp_path / "text.cxw"
    text.write_text("Nothing but words. " * 4096)
    zeros = tmp_path / "zeros.cxw"
    zeros.write_bytes(b"\0" * 8192)
    short = tmp_path / "short.cxw"
    short.write_bytes(Random(6).randbytes(5000))
    for one in (text, zeros, short):
        with pytest.raises(BadFile, match="is not a workshop"):
            Store.open(one, TYPES)


def test_edits_that_a_crash_left_are_back_with_the_passphrase(path: Path) -> None:
    store = encrypted(path)
    store.publish()
    add_team(store, "After")
    assert store._opened is not None
    store._opened.copy.close()  # as a crash leaves it
    store._opened.held.release()
    with pytest.raises(Locked):
        Store.open(path, TYPES)
    with Store.open(path, TYPES, passphrase=WORDS) as again:
        assert names(again) == ["After", CANARY]
        assert again.recovered is not None
        assert again.recovered.edits == 1


def test_edits_of_a_document_that_is_gone_come_back_too(path: Path) -> None:
    store = encrypted(path)
    assert store._opened is not None
    store._opened.copy.close()
    store._opened.held.release()
    path.unlink()
    with pytest.raises(Locked):
        Store.open(path, TYPES, passphrase=OTHER)
    with Store.open(path, TYPES, passphrase=WORDS) as again:
        assert names(again) == [CANARY]


def test_a_plain_workshop_goes_under_a_passphrase_with_everything_that_is_kept_of_it(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, CANARY)
    with Store.open(path, TYPES) as store:  # a backup with the canary
        assert leaks(path.parent, paths.home())
        done = store.set_passphrase(WORDS)
        assert done.backups_gone == 0
        assert store.encrypted
        assert not leaks(path.parent, paths.home())
        add_team(store, f"{CANARY} two")
        assert not leaks(path.parent, paths.home())
        store.undo()
        store.undo()
        store.redo()
    assert not leaks(path.parent, paths.home())
    with Store.open(path, TYPES, passphrase=WORDS) as again:
        assert names(again) == [CANARY]
        again.undo()
        assert names(again) == []
    backups = list((paths.home() / "backups").rglob("*.cxw"))
    assert backups
    for one in backups:
        Store.open(one, TYPES, read_only=True, passphrase=WORDS)


def test_the_passphrase_changes_and_goes(path: Path) -> None:
    store = encrypted(path)
    store.set_passphrase(OTHER)
    store.close()
    with pytest.raises(Locked):
        Store.open(path, TYPES, passphrase=WORDS)
    with Store.open(path, TYPES, passphrase=OTHER) as store:
        store.set_passphrase(None)
        assert not store.encrypted
    with Store.open(path, TYPES) as again:
        assert names(again) == [CANARY]


def test_a_short_passphrase_is_refused(path: Path) -> None:
    with Store.open(path, TYPES) as store, pytest.raises(Refused, match="shorter than 8"):
        store.set_passphrase("grey")
    with pytest.raises(Refused, match="shorter than 8"):
        Store.create(path.with_name("new.cxw"), TYPES, passphrase="")
    assert not path.with_name("new.cxw").exists()


def test_who_only_reads_sets_no_passphrase(path: Path) -> None:
    store = Store.open(path, TYPES, read_only=True)
    with pytest.raises(Refused, match="read only"):
        store.set_passphrase(WORDS)


@pytest.mark.parametrize("where", ["cipher.convert", "publish.replace", "passphrase.replace"])
@pytest.mark.parametrize("to", [WORDS, None])
def test_a_change_that_fails_leaves_everything_under_the_passphrase_of_before(
    path: Path, monkeypatch: pytest.MonkeyPatch, where: str, to: str | None
) -> None:
    path.unlink(missing_ok=True)
    was = OTHER if to is None else None
    store = Store.create(path, TYPES, passphrase=was)
    add_team(store, "Before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"cxworkshop.storage.{where}", full)
        with pytest.raises(DiskFull):
            store.set_passphrase(to)
    assert store.encrypted is (was is not None)
    add_team(store, "After")
    store.close()
    with Store.open(path, TYPES, passphrase=was) as again:
        assert names(again) == ["After", "Before"]


@pytest.mark.parametrize("where", ["cipher.convert", "publish.replace", "passphrase.replace"])
def test_a_crash_within_a_change_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    store = Store.open(path, TYPES)
    add_team(store, "Before")

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    assert store._opened is not None
    with monkeypatch.context() as patch:
        patch.setattr(f"cxworkshop.storage.{where}", crash)
        patch.setattr("cxworkshop.storage.workingcopy.WorkingCopy.reopen", crash)
        patch.setattr("cxworkshop.storage.passphrase._drop", lambda _path: None)
        with pytest.raises(Crash):
            store.set_passphrase(WORDS)
    store._opened.held.release()
    new = cipher.looks_encrypted(path)
    assert new is (where == "passphrase.replace")
    with Store.open(path, TYPES, passphrase=WORDS if new else None) as again:
        assert names(again) == ["Before"]
    assert not list(workspace._all())


def test_a_backup_that_cannot_follow_does_not_stay_readable(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, CANARY)
    with Store.open(path, TYPES) as store:
        one = max((paths.home() / "backups").rglob("*.cxw"))
        one.write_bytes(b"SQLite format 3\x00" + CANARY.encode() * 1000)
        done = store.set_passphrase(WORDS)
    assert done.backups_gone == 1
    assert not leaks(path.parent, paths.home())


def test_an_encrypted_workshop_that_was_tampered_with_is_refused(path: Path) -> None:
    encrypted(path).close()
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    with pytest.raises(BadFile, match="damaged"):
        Store.open(path, TYPES, passphrase=WORDS)


def test_a_copy_is_under_the_same_passphrase(path: Path, tmp_path: Path) -> None:
    with encrypted(path) as store:
        store.copy_to(tmp_path / "copy.cxw")
    with Store.open(tmp_path / "copy.cxw", TYPES, passphrase=WORDS) as copy:
        assert names(copy) == [CANARY]


def test_any_program_that_knows_the_cipher_opens_the_file_with_the_passphrase(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlcipher3 import dbapi2

    monkeypatch.setattr(cipher, "_ROUNDS", 256_000)
    encrypted(path).close()
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key='{WORDS}'")
    assert (CANARY,) in connection.execute("SELECT name FROM team").fetchall()
    connection.close()


def test_a_key_shows_nothing_of_itself() -> None:
    key = cipher.Key.new(WORDS)
    assert repr(key) == "Key()"
    assert WORDS not in str(vars(key))


def test_an_encrypted_file_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path, key = tmp_path / "old.cxw", cipher.Key.new(WORDS)
    cipher.convert(Path(__file__).parents[1] / "files" / "schema-1.cxw", None, path, key)
    before = path.read_bytes()
    with Store.open(path, TYPES, passphrase=WORDS, read_only=True) as store:
        assert store.content.count(Team)
    assert path.read_bytes() == before
    with Store.open(path, TYPES, passphrase=WORDS) as store:
        add_team(store, CANARY)
    with Store.open(path, TYPES, passphrase=WORDS) as store:
        assert CANARY in names(store)
    assert not leaks(tmp_path, paths.home())


# -- beside whoever works on it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("to", [WORDS, None])
def test_what_is_edited_while_it_is_written_again_is_in_it(path: Path, to: str | None) -> None:
    path.unlink(missing_ok=True)
    store = Store.create(path, TYPES, passphrase=OTHER if to is None else None)
    for name in ("First", "Second", "Third"):
        add_team(store, name)
    store.undo()
    change = store.begin_change(to)
    add_team(store, "Before the work")  # the step that could be done again is forgotten with it
    change.work()
    add_team(store, "After the work")
    store.undo()
    add_team(store, "Kept")
    store.undo()
    store.redo()
    store.end_change()
    wanted = ["Before the work", "First", "Kept", "Second"]
    assert names(store) == wanted
    assert store.encrypted is (to is not None)
    add_team(store, "And on it goes")
    store.undo()
    history = [step.label for step in store.history()]
    store.close()
    with Store.open(path, TYPES, passphrase=to) as again:
        assert names(again) == wanted
        assert [step.label for step in again.history()] == history
        for _ in history:
            again.undo()
        assert names(again) == []
    assert change.follow() == 0


def test_a_change_that_is_stopped_leaves_nothing_of_it(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        change = store.begin_change(WORDS)
        add_team(store, "Meanwhile")
        change.stop()
        with pytest.raises(Stopped):
            change.work()
        store.drop_change()
        assert store._opened is not None
        assert not list(store._opened.place.folder.glob("*.other")) + list(store._opened.place.folder.glob("*.before"))
        assert not store.encrypted
    with Store.open(path, TYPES) as again:
        assert names(again) == ["Meanwhile"]


def test_closing_gives_up_a_change_that_was_begun(path: Path) -> None:
    store = Store.open(path, TYPES)
    store.begin_change(WORDS).work()
    add_team(store, "Meanwhile")
    store.close()
    assert not cipher.looks_encrypted(path)
    with Store.open(path, TYPES) as again:
        assert names(again) == ["Meanwhile"]


def test_a_working_copy_that_had_to_be_made_again_ends_the_change(path: Path) -> None:
    store = Store.open(path, TYPES)
    change = store.begin_change(WORDS)
    change.work()
    assert store._opened is not None
    store._opened.place.database.unlink()
    add_team(store, "Meanwhile")
    with pytest.raises(EnvironmentProblem, match="wrote over the working copy"):
        store.end_change()
    store.close()
    with Store.open(path, TYPES) as again:
        assert names(again) == ["Meanwhile"]


def test_a_document_that_something_else_wrote_meanwhile_stays_and_work_goes_on_beside_it(path: Path) -> None:
    store = Store.open(path, TYPES)
    change = store.begin_change(WORDS)
    change.work()
    theirs = path.read_bytes() + b"theirs"
    path.write_bytes(theirs)
    done = store.end_change()
    assert done.conflict
    assert path.read_bytes() == theirs
    assert cipher.looks_encrypted(done.path)
    add_team(store, "On it goes")
    store.close()
    with Store.open(done.path, TYPES, passphrase=WORDS) as again:
        assert names(again) == ["On it goes"]


@pytest.mark.parametrize(("was", "to"), [(None, WORDS), (OTHER, WORDS), (OTHER, None)])
def test_backups_that_a_crash_kept_from_following_do_at_the_next_opening(
    path: Path, was: str | None, to: str | None
) -> None:
    path.unlink(missing_ok=True)
    with Store.create(path, TYPES, passphrase=was) as store:
        add_team(store, CANARY)
    with Store.open(path, TYPES, passphrase=was) as store:
        store.begin_change(to).work()
        store.end_change()  # and the program is gone
    backups = list((paths.home() / "backups").rglob("*.cxw"))
    assert backups
    with Store.open(path, TYPES, passphrase=to) as store:
        assert names(store) == [CANARY]
    for one in (paths.home() / "backups").rglob("*.cxw"):
        Store.open(one, TYPES, read_only=True, passphrase=to)
        assert cipher.looks_encrypted(one) is (to is not None)
    assert not unfinished()


@pytest.mark.parametrize(("was", "to"), [(None, WORDS), (OTHER, WORDS), (OTHER, None)])
def test_backups_stay_as_they_are_where_a_crash_came_before_the_workshop_was_replaced(
    path: Path, was: str | None, to: str | None
) -> None:
    path.unlink(missing_ok=True)
    with Store.create(path, TYPES, passphrase=was) as store:
        add_team(store, "Before")
    store = Store.open(path, TYPES, passphrase=was)
    store.begin_change(to).work()
    assert list((paths.home() / "backups").rglob("*.next"))
    store._change = None  # the program is gone
    store.close()
    Store.open(path, TYPES, passphrase=was).close()
    for one in (paths.home() / "backups").rglob("*.cxw"):
        Store.open(one, TYPES, read_only=True, passphrase=was)
    assert not unfinished()


def unfinished() -> list[str]:
    """What a change leaves among the backups until it is at its end."""
    found = [one.name for one in (paths.home() / "backups").rglob("*") if one.is_file()]
    return [name for name in found if not name.endswith(".cxw") and name != "made of.json"]


def test_backups_of_a_readable_copy_stay_as_they_are_when_an_encrypted_one_is_opened(path: Path) -> None:
    other = path.with_name("other.cxw")
    shutil.copy(path, other)
    with Store.open(other, TYPES) as store:
        store.set_passphrase(WORDS)
    with Store.open(path, TYPES) as store:
        add_team(store, CANARY)
    Store.open(path, TYPES).close()
    before = leaks(paths.home())
    Store.open(other, TYPES, passphrase=WORDS).close()
    assert leaks(paths.home()) == before != []


def backups_of(path: Path) -> dict[str, list[str]]:
    """What is in the backups that were made of a file, by their names; Locked where one is not under WORDS."""
    (folder,) = (paths.home() / "backups").iterdir()
    made = [folder / name for name, whose in backup.made_of(folder.name).items() if whose == path]
    return {one.name: names(Store.open(one, TYPES, read_only=True, passphrase=WORDS)) for one in made}


def pair(path: Path, passphrase: str | None) -> tuple[Path, Path]:
    """A workshop and a copy that somebody made of its file; both have backups, which share a folder."""
    path.unlink()
    other = path.with_name("copied by hand.cxw")
    with Store.create(path, TYPES, passphrase=passphrase) as store:
        add_team(store, "First")
    with Store.open(path, TYPES, passphrase=passphrase) as store:
        add_team(store, "Second")
    shutil.copy(path, other)
    with Store.open(other, TYPES, passphrase=passphrase) as store:
        add_team(store, "Third")
    with Store.open(other, TYPES, passphrase=passphrase) as store:
        store.keep("of the copy")
    return path, other


@pytest.mark.parametrize("to", [None, OTHER])
def test_what_becomes_of_a_copys_passphrase_leaves_the_originals_backups_alone(path: Path, to: str | None) -> None:
    path, other = pair(path, WORDS)
    before = {one: one.read_bytes() for one in (paths.home() / "backups").rglob("*.cxw")}
    theirs = backups_of(path)
    assert theirs
    with Store.open(other, TYPES, passphrase=WORDS) as store:
        done = store.set_passphrase(to)
    assert done.backups_staying == len(theirs)
    assert backups_of(path) == theirs
    for name in theirs:
        (one,) = (each for each in before if each.name == name)
        assert one.read_bytes() == before[one]
    changed = [one for one in before if one.name not in theirs]
    assert changed
    for one in changed:
        Store.open(one, TYPES, read_only=True, passphrase=to)
    Store.open(path, TYPES, passphrase=WORDS).close()
    assert theirs.items() <= backups_of(path).items()


def test_a_copy_goes_under_a_passphrase_and_the_backups_of_the_readable_original_stay_readable(path: Path) -> None:
    path, other = pair(path, None)
    theirs = backups_of(path)
    with Store.open(other, TYPES) as store:
        store.set_passphrase(WORDS)
    for one in (paths.home() / "backups").rglob("*.cxw"):
        assert cipher.looks_encrypted(one) is (one.name not in theirs)


def test_once_the_readable_original_is_gone_nothing_readable_stays_of_it(path: Path) -> None:
    path, other = pair(path, None)
    path.unlink()
    with Store.open(other, TYPES) as store:
        store.set_passphrase(WORDS)
    assert all(cipher.looks_encrypted(one) for one in (paths.home() / "backups").rglob("*.cxw"))


def test_a_copy_does_not_go_on_with_what_a_crash_cut_off_of_the_original(path: Path) -> None:
    path, other = pair(path, None)
    with Store.open(path, TYPES) as store:
        store.begin_change(WORDS).work()
        store.end_change()  # and the program is gone
    Store.open(other, TYPES).close()
    theirs = backups_of(path)
    Store.open(path, TYPES, passphrase=WORDS).close()
    assert not unfinished()
    for one in (paths.home() / "backups").rglob("*.cxw"):
        if one.name in theirs:
            assert cipher.looks_encrypted(one)


def test_what_was_cut_off_is_gone_on_with_under_another_name_and_by_no_readable_copy(path: Path) -> None:
    path, other = pair(path, None)
    with Store.open(path, TYPES) as store:
        store.set_passphrase(WORDS)
    store = Store.open(path, TYPES, passphrase=WORDS)
    theirs = backups_of(path)
    store.begin_change(None).work()
    store._change = None  # the program is gone before anything is replaced
    store.close()
    path = path.rename(path.with_name("Renamed.cxw"))
    Store.open(other, TYPES).close()
    for one in (paths.home() / "backups").rglob("*.cxw"):
        assert cipher.looks_encrypted(one) or one.name not in theirs
    Store.open(path, TYPES, passphrase=WORDS).close()
    assert not unfinished()


def test_backups_that_find_no_room_end_the_change_and_all_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, "Second")
    with Store.open(path, TYPES) as store:
        before = {one: one.read_bytes() for one in (paths.home() / "backups").rglob("*.cxw")}
        assert before

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("cxworkshop.storage.backupkeys._write", full)
            with pytest.raises(DiskFull):
                store.set_passphrase(WORDS)
        assert not store.encrypted
    assert {one: one.read_bytes() for one in (paths.home() / "backups").rglob("*.cxw")} == before
    assert not unfinished()


def test_a_damaged_encrypted_backup_stays_and_is_in_nobodys_way(path: Path) -> None:
    encrypted(path).close()
    with Store.open(path, TYPES, passphrase=WORDS) as store:
        one = min((paths.home() / "backups").rglob("*.cxw"))
        data = one.read_bytes()[: cipher.PAGE] + Random(6).randbytes(10 * cipher.PAGE)
        one.write_bytes(data)
        store.set_passphrase(OTHER)
    assert one.read_bytes() == data
    Store.open(path, TYPES, passphrase=OTHER).close()


def test_what_stands_in_the_way_of_tidying_up_keeps_nobody_from_closing(path: Path) -> None:
    store = Store.open(path, TYPES)
    change = store.begin_change(WORDS)
    change._made.mkdir()
    store.close()
    Store.open(path, TYPES).close()


def test_after_a_crash_with_edits_the_backups_follow_at_once(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, CANARY)
    store = Store.open(path, TYPES)
    store.begin_change(WORDS).work()
    store.end_change()
    add_team(store, "Not published")
    assert store._opened is not None
    store._opened.copy.close()  # the program is gone
    store._opened.held.release()
    with Store.open(path, TYPES, passphrase=WORDS) as again:
        assert again.recovered is not None
        assert not leaks(path.parent, paths.home())
        assert not unfinished()
