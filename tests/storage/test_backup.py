"""Backups: when one is made, what is in it, and which of them stay."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from cxworkshop.core.errors import DiskFull
from cxworkshop.storage import backup
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team, names

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORKSHOP = "11111111-2222-3333-4444-555555555555"
FILE = Path("Vantage.cxw")


class Clock:
    """A clock that is set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def made(home: Path) -> list[Path]:
    return sorted(home.glob("backups/*/*.cxw"))


def inside(path: Path) -> list[str]:
    return names(Store.open(path, TYPES, read_only=True))


def test_every_ten_minutes_of_change_one_is_kept_as_it_was_before_the_edit(path: Path, app_home: Path) -> None:
    clock = Clock()
    with Store.open(path, TYPES, clock=clock) as store:
        for number in range(8):
            add_team(store, str(number))
            clock.now += timedelta(minutes=4)
    found = [inside(one) for one in made(app_home)]
    assert found == [["Billing"], ["Billing", "0", "1", "2"], ["Billing", "0", "1", "2", "3", "4", "5"]]


def test_no_change_is_no_backup(path: Path, app_home: Path) -> None:
    clock = Clock()
    with Store.open(path, TYPES, clock=clock) as store:
        clock.now += timedelta(hours=5)
        store.publish()
    assert len(made(app_home)) == 1


def test_a_clock_set_back_is_no_reason_to_wait(path: Path, app_home: Path) -> None:
    clock = Clock()
    with Store.open(path, TYPES, clock=clock) as store:
        add_team(store, "Sales")
        clock.now -= timedelta(days=400)
        add_team(store, "Support")
        add_team(store, "Stores")
    assert [inside(one) for one in made(app_home)] == [["Billing"], ["Billing", "Sales"]]


def test_a_backup_that_cannot_be_made_refuses_no_edit_and_is_tried_again(
    path: Path, app_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with Store.open(path, TYPES, clock=clock) as store:
        add_team(store, "Sales")
        clock.now += timedelta(minutes=11)
        with monkeypatch.context() as patch:
            patch.setattr("cxworkshop.storage.backup.publish.write_whole", full)
            add_team(store, "Support")
        problems = [store.backup_problem]
        clock.now += timedelta(minutes=1)
        add_team(store, "Stores")
        problems.append(store.backup_problem)
    assert isinstance(problems[0], DiskFull)
    assert problems[1] is None
    assert [len(inside(one)) for one in made(app_home)] == [1, 3]


def test_what_a_crash_left_is_kept_as_it_is_opened(path: Path, app_home: Path) -> None:
    store = Store.open(path, TYPES)
    add_team(store, "Sales")
    store.close(publish=False)
    path.write_bytes(b"damaged")
    Store.open(path, TYPES).close()
    assert [inside(one) for one in made(app_home)] == [["Billing"], ["Billing", "Sales"]]


def test_a_backup_says_when_it_was_made_and_why(tmp_path: Path) -> None:
    database = tmp_path / "some.sqlite"
    sqlite3.connect(database).close()
    backup.keep(database, WORKSHOP, NOW, of=FILE, why="before version 5")
    database.write_bytes(b"more")
    backup.keep(database, WORKSHOP, NOW - timedelta(days=9), of=FILE)
    first, second = backup.kept(WORKSHOP)
    assert (first.number, first.time, first.why) == (1, NOW, "before version 5")
    assert (second.number, second.time, second.why) == (2, NOW - timedelta(days=9), "")
    assert backup.keep(database, WORKSHOP, NOW, of=FILE) is None
    assert backup.keep(database, WORKSHOP, NOW, of=FILE, why="before restoring") is not None


def test_backups_of_earlier_versions_of_the_program_are_the_oldest(tmp_path: Path, app_home: Path) -> None:
    folder = app_home / "backups" / WORKSHOP
    folder.mkdir(parents=True)
    for name in ("2026-11-22 14.32.00.cxw", "2026-11-21 14.32.00 before version 3.cxw", "somebody’s.cxw", "a.txt"):
        (folder / name).write_bytes(name.encode())
    database = tmp_path / "some.sqlite"
    database.write_bytes(b"new")
    backup.keep(database, WORKSHOP, NOW, of=FILE)
    assert [one.why for one in backup.kept(WORKSHOP)] == ["before version 3", "", ""]
    assert [one.number for one in backup.kept(WORKSHOP)] == [0, 0, 1]
    assert len(list(folder.glob("*.cxw"))) == 4


def test_each_is_known_by_the_file_that_it_was_made_of(tmp_path: Path, app_home: Path) -> None:
    database = tmp_path / "some.sqlite"
    other = FILE.with_name("Übersicht.cxw")
    for content, of in ((b"one", FILE), (b"two", other)):
        database.write_bytes(content)
        backup.keep(database, WORKSHOP, NOW, of=of)
    first, second = backup.kept(WORKSHOP)
    assert backup.made_of(WORKSHOP) == {first.path.name: FILE, second.path.name: other}
    (first.path.parent / "made of.json").write_bytes(b"\0" * 9)  # as a power cut leaves it
    assert backup.made_of(WORKSHOP) == {}


def rotated(times: list[datetime]) -> list[datetime]:
    """What stays of backups made at these times, rotated after each."""
    stay: list[backup.Backup] = []
    for number, time in enumerate(times):
        stay.append(backup.Backup(Path(str(number)), number, time, ""))
        gone = backup.superfluous(stay)
        stay = [one for one in stay if one not in gone]
    return [one.time for one in stay]


def test_ten_recent_seven_daily_and_four_weekly_stay() -> None:
    times = [NOW + timedelta(days=day, minutes=10 * n) for day in range(60) for n in range(12)]
    stay = rotated(times)
    assert stay[-10:] == times[-10:]
    days = [time for time in stay if time not in times[-10:]]
    lasts = [time for time, after in pairwise(times) if time.date() != after.date()]
    assert days[-6:] == lasts[-6:]  # the seventh is today's, which is among the ten
    assert all(time.isoweekday() == 7 for time in days[:-6])
    assert len({time.isocalendar()[:2] for time in stay}) == 4


def test_the_newest_stay_whatever_the_clock_says() -> None:
    times = [NOW + timedelta(minutes=10 * n) for n in range(30)] + [
        NOW - timedelta(days=3000, minutes=-n) for n in range(10)
    ]
    assert rotated(times)[-10:] == times[-10:]
    assert times[29] in rotated(times)
