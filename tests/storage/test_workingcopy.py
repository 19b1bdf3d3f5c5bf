"""The working copy: the pragmas that lost no edit when the power was cut, and all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cxworkshop.core.errors import InUse
from cxworkshop.storage import workingcopy
from cxworkshop.storage.workingcopy import PRAGMAS, WorkingCopy

EXPECTED = {
    "journal_mode": "delete",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "busy_timeout": 250,
}


def test_a_working_copy_is_opened_with_the_pragmas_that_lost_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workingcopy, "PRAGMAS", PRAGMAS)
    connection = workingcopy.connect(tmp_path / "working.sqlite")
    found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in EXPECTED}
    connection.close()
    assert {name: row[0] for name, row in found.items() if row is not None} == {
        name: value for name, value in EXPECTED.items() if found[name] is not None
    }
    assert found["synchronous"] is not None


def test_a_transaction_is_all_or_nothing_and_sqlalchemy_sees_the_same(tmp_path: Path) -> None:
    copy = WorkingCopy(tmp_path / "working.sqlite", "Vantage.cxw")
    copy.raw.execute("CREATE TABLE step (edit)")
    with copy.transaction("") as sql:
        sql.exec_driver_sql("INSERT INTO step VALUES (1)")

    def go_wrong(sql: Connection) -> None:
        sql.exec_driver_sql("INSERT INTO step VALUES (2)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), copy.transaction("") as sql:
        go_wrong(sql)
    assert copy.raw.execute("SELECT edit FROM step").fetchall() == [(1,)]
    assert not copy.raw.in_transaction
    copy.close()


def test_a_file_that_another_program_holds_is_said_to_be_in_use(tmp_path: Path) -> None:
    copy = WorkingCopy(tmp_path / "working.sqlite", "Vantage.cxw")
    copy.raw.execute("CREATE TABLE step (edit)")
    other = sqlite3.connect(tmp_path / "working.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InUse, match="Another program"), copy.transaction("Nothing was changed.") as sql:
        sql.exec_driver_sql("INSERT INTO step VALUES (1)")
    other.execute("ROLLBACK")
    other.close()
    with copy.transaction("") as sql:
        sql.exec_driver_sql("INSERT INTO step VALUES (1)")
    copy.close()
