"""Bringing back a damaged workshop on the command line."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.storage.carving import carve
from tests.cli.conftest import Run

PAGE = 4096


def damage(path: Path, word: str) -> bytes:
    """Destroy the page on which a word stands in a row of a table."""
    data = path.read_bytes()
    page = next(row.page for row in carve(data) if row.rowid is not None and word in row.values)
    path.write_bytes(data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :])
    return path.read_bytes()


def test_what_is_brought_back_and_what_is_missing_is_said(folder: Path, run: Run) -> None:
    path = folder / "Ours.cxw"
    run("new", path, "--sample")
    damaged = damage(path, "Tarran Sound Ferries")
    refused = run("points", path)
    assert refused.code == 2
    assert "cxworkshop repair" in refused.error
    said = run("repair", path)
    assert "  Teams: 38 of 41 placed" in said.out
    assert "“Ours.cxw” stays as it is" in said.out
    assert "brought back into “Ours (repaired).cxw”" in said.out
    assert path.read_bytes() == damaged
    assert run("points", folder / "Ours (repaired).cxw").code == 0
    assert run("repair", path, "--to", folder / "New.cxw").code == said.code
    assert (folder / "New.cxw").exists()


def test_a_whole_file_needs_none_and_another_file_gives_nothing(folder: Path, run: Run) -> None:
    path = folder / "Ours.cxw"
    run("new", path)
    said = run("repair", path)
    assert said.code == 2
    assert "is whole" in said.error
    other = folder / "other.cxw"
    other.write_text("something else " * 1000)
    assert "Nothing can be read" in run("repair", other).error
    gone = run("repair", folder / "gone.cxw")
    assert gone.code == 2
    assert "There is no file “gone.cxw”" in gone.error
