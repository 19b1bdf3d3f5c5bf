"""A file that differs in a single byte from what was written is refused, whatever that byte is."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from cxworkshop.core.errors import BadFile
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import checksum
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team

OLD = Path(__file__).parents[1] / "files"


def test_a_letter_that_turned_into_another_is_noticed(path: Path) -> None:
    data = path.read_bytes()
    assert data.count(b"Billing")
    path.write_bytes(data.replace(b"Billing", b"Killing"))
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)  # SQLite sees nothing
    connection.close()
    for read_only in (False, True):
        with pytest.raises(BadFile, match="damaged"):
            Store.open(path, TYPES, read_only=read_only)


def test_no_bit_can_be_turned(path: Path) -> None:
    data = path.read_bytes()
    dice = random.Random(9)
    places = [*range(60, 100), *dice.sample(range(len(data)), 200)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        with pytest.raises(BadFile):
            Store.open(path, TYPES, read_only=True)


def test_bytes_added_or_missing_at_the_end_are_noticed(path: Path) -> None:
    data = path.read_bytes()
    for changed in (data + b"\0", data + bytes(4096), data[:-1], data[:-4096]):
        path.write_bytes(changed)
        with pytest.raises(BadFile):
            Store.open(path, TYPES)


def test_files_from_before_there_were_digests_open(tmp_path: Path) -> None:
    path = tmp_path / "old.cxw"
    path.write_bytes((OLD / "schema-3.cxw").read_bytes())
    assert path.read_bytes()[checksum.PLACE : checksum.PLACE + checksum.SIZE] == bytes(checksum.SIZE)
    with Store.open(path, TYPES) as store:
        add_team(store, "New")
    assert path.read_bytes()[checksum.PLACE : checksum.PLACE + checksum.SIZE] != bytes(checksum.SIZE)
    with Store.open(path, TYPES, read_only=True) as store:
        assert "New" in [team.name for team in store.content.of(Team)]


def test_sqlite_does_not_mind(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM team").fetchall() == [("Billing",)]
    connection.close()
