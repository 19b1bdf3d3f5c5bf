"""Earlier copies of a workshop: which are found, what is in them, and restoring one into a new file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxworkshop.core.errors import BadFile, Damaged, Locked, NoPermission, Refused
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import backup, cipher
from cxworkshop.storage.earlier import Earlier
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team, names

WORDS = "seven grey ferries"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


def worked_on(path: Path, *teams: str) -> None:
    """A session in which each team was added ten minutes after the one before."""
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def clock() -> datetime:
        return now

    with Store.open(path, TYPES, clock=clock) as store:
        for team in teams:
            add_team(store, team)
            now += timedelta(minutes=11)


def teams(earlier: Earlier, number: int) -> list[str]:
    return [team.name for team in earlier.read(earlier.kept()[number], TYPES).of(Team)]


def test_the_newest_stands_first_and_each_says_why_it_was_made(path: Path) -> None:
    worked_on(path, "Sales", "Stores")
    with Store.open(path, TYPES) as store:
        earlier = store.earlier()
        assert [one.why for one in earlier.kept()] == ["", backup.WORKING, ""]
        assert teams(earlier, 0) == ["Billing", "Sales", "Stores"]
        assert teams(earlier, 1) == ["Billing", "Sales"]
        assert teams(earlier, 2) == ["Billing"]


def test_restoring_makes_a_new_file_beside_and_leaves_the_one_there(path: Path) -> None:
    worked_on(path, "Sales")
    before = path.read_bytes()
    earlier = Earlier.of(path)
    oldest = earlier.kept()[-1]
    made = earlier.restore(oldest, TYPES)
    assert made == path.with_name(f"{path.stem} (as of {oldest.time.astimezone():%Y-%m-%d %H.%M}).cxw")
    assert path.read_bytes() == before
    with earlier.open(made, TYPES) as store:
        assert names(store) == ["Billing"]
        assert store.earlier().workshop != earlier.workshop
        assert len(store.earlier().kept()) == 1
    again = earlier.restore(oldest, TYPES)
    assert again.stem == f"{made.stem} 2"
    assert Earlier(made, earlier.workshop).name_for(oldest).stem == f"{made.stem} 3"


def test_a_file_that_is_there_is_never_written_over(path: Path, tmp_path: Path) -> None:
    worked_on(path, "Sales")
    earlier = Earlier.of(path)
    there = tmp_path / "There.cxw"
    there.write_text("mine")
    for target in (there, path):
        with pytest.raises(Refused):
            earlier.restore(earlier.kept()[0], TYPES, to=target)
    assert there.read_text() == "mine"


def test_a_copy_that_cannot_be_read_is_refused_and_nothing_is_written(path: Path) -> None:
    worked_on(path, "Sales")
    earlier = Earlier.of(path)
    one = earlier.kept()[0]
    one.path.write_bytes(one.path.read_bytes()[:5000])
    with pytest.raises(Damaged):
        earlier.read(one, TYPES)
    with pytest.raises(Damaged):
        earlier.restore(one, TYPES)
    assert [one.name for one in path.parent.glob("*.cxw")] == [path.name]


def test_the_copies_of_a_damaged_file_are_found_by_what_can_be_read_of_it(path: Path) -> None:
    worked_on(path, "Sales")
    data = path.read_bytes()
    for broken in (data[:-5000], data[: len(data) // 2], data[:4096] + bytes(4096) + data[8192:]):
        path.write_bytes(broken)
        assert len(Earlier.of(path).kept()) == 1
    path.write_bytes(b"")
    assert Earlier.of(path).kept() == []


def test_those_of_a_file_that_is_gone_by_what_was_known_of_it(path: Path) -> None:
    worked_on(path, "Sales")
    uuid = Earlier.of(path).workshop
    path.unlink()
    assert Earlier.of(path).kept() == []
    earlier = Earlier.of(path, known=uuid)
    made = earlier.restore(earlier.kept()[0], TYPES)
    with earlier.open(made, TYPES) as store:
        assert names(store) == ["Billing"]
    assert Earlier.of(path, known="../../elsewhere").kept() == []


def test_another_workshop_under_the_same_name_has_its_own(path: Path) -> None:
    worked_on(path, "Sales")
    uuid = Earlier.of(path).workshop
    path.unlink()
    Store.create(path, TYPES).close()
    assert Earlier.of(path, known=uuid).workshop != uuid


def test_as_it_is_it_is_kept_before_restoring(path: Path) -> None:
    worked_on(path, "Sales")
    earlier = Earlier.of(path)
    earlier.keep(TYPES)
    assert [one.why for one in earlier.kept()] == [backup.RESTORING, ""]
    assert teams(earlier, 0) == ["Billing", "Sales"]
    path.write_bytes(path.read_bytes()[:5000])
    earlier.keep(TYPES)
    assert len(earlier.kept()) == 2
    with pytest.raises(BadFile):
        earlier.present(TYPES)


def test_an_open_workshop_is_kept_as_it_is_on_the_screen(path: Path) -> None:
    with Store.open(path, TYPES) as store:
        add_team(store, "Sales")
        store.keep(backup.RESTORING)
        earlier = store.earlier()
        assert earlier.kept()[0].why == backup.RESTORING
        assert teams(earlier, 0) == ["Billing", "Sales"]


def test_under_a_passphrase_the_open_workshop_reads_its_own(path: Path) -> None:
    worked_on(path, "Sales")
    with Store.open(path, TYPES) as store:
        store.set_passphrase(WORDS)
        add_team(store, "Stores")
        earlier = store.earlier()
        assert not earlier.is_locked()
        assert teams(earlier, -1) == ["Billing"]
        made = earlier.restore(earlier.kept()[-1], TYPES)
    assert cipher.looks_encrypted(made)
    with earlier.open(made, TYPES) as restored:
        assert restored.encrypted
        assert names(restored) == ["Billing"]


def test_a_closed_one_takes_its_passphrase(path: Path) -> None:
    worked_on(path, "Sales")
    uuid = Earlier.of(path).workshop
    with Store.open(path, TYPES) as store:
        store.set_passphrase(WORDS)
    earlier = Earlier.of(path, known=uuid)
    assert earlier.is_locked()
    with pytest.raises(Locked):
        earlier.read(earlier.kept()[0], TYPES)
    with pytest.raises(Locked):
        earlier.unlock("seven green ferries")
    earlier.unlock(WORDS)
    assert not earlier.is_locked()
    assert teams(earlier, -1) == ["Billing"]
    assert [one.name for one in earlier.present(TYPES).of(Team)] == ["Billing", "Sales"]


@pytest.mark.parametrize("page", [0, 3])
@pytest.mark.parametrize("encrypted", [False, True])
def test_what_remains_of_a_damaged_file_is_read(path: Path, page: int, encrypted: bool) -> None:
    worked_on(path, "Sales")
    with Store.open(path, TYPES) as store:
        uuid = store.earlier().workshop
        if encrypted:
            store.set_passphrase(WORDS)
    data = path.read_bytes()
    path.write_bytes(data[: page * 4096] + bytes(range(256)) * 16 + data[(page + 1) * 4096 :])
    earlier = Earlier.of(path, known=uuid)
    if encrypted:
        earlier.unlock(WORDS)
    with pytest.raises(BadFile):
        earlier.present(TYPES)
    assert [one.name for one in earlier.remains(TYPES).of(Team)] == ["Billing", "Sales"]


def test_a_folder_that_takes_nothing_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_on(path, "Sales")
    earlier = Earlier.of(path)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cxworkshop.storage.publish.workspace.copy", forbidden)
    with pytest.raises(NoPermission):
        earlier.restore(earlier.kept()[0], TYPES)
