"""Rows out of pages: the work is bounded by the size of the file, whatever it says of itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Container
from contextlib import closing
from pathlib import Path

import pytest

from cxworkshop.storage import carving


def test_tables_that_all_claim_the_same_pages_are_gone_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hostile.cxw"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for n in range(60):
            connection.execute(f"CREATE TABLE t{n} (words TEXT)")
        connection.executemany("INSERT INTO t0 VALUES (?)", [("x" * 900,)] * 900)
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 't0')")
    gone_through = []
    real = carving._File.tree

    def counted(self: carving._File, root: int, known: Container[int]) -> list[int]:
        pages = real(self, root, known)
        gone_through.extend(pages)
        return pages

    monkeypatch.setattr(carving._File, "tree", counted)
    data = path.read_bytes()
    owner = carving.owners(data)
    assert list(owner.values()).count("t0") > 200
    assert set(owner.values()) == {"t0"}
    assert len(gone_through) <= len(data) // 4096
