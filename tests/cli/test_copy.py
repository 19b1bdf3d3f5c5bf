"""A copy of a workshop on the command line, with its history or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.stages import record_types
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import cipher
from cxworkshop.storage.store import Store
from tests.cli.conftest import Run


def test_with_the_history_or_without(workshop: Path, folder: Path, run: Run) -> None:
    with Store.open(workshop, record_types()) as store, store.step("Delete a team") as draft:
        team = next(iter(store.content.of(Team)))
        draft.change(team, name="Zwölfkanarienvogel")
    with Store.open(workshop, record_types()) as store:
        store.undo()
    full, bare = folder / "full.cxw", folder / "bare.cxw"
    assert run("copy", workshop, "--to", full).out == "full.cxw holds 3 teams and 6 records in all.\n"
    said = run("copy", workshop, "--to", bare, "--without-history")
    assert said.out == "bare.cxw holds 3 teams and 6 records in all, without its history.\n"
    assert "Zwölfkanarienvogel".encode() in full.read_bytes()
    assert "Zwölfkanarienvogel".encode() not in bare.read_bytes()
    again = run("copy", workshop, "--to", bare)
    assert again.code == 2
    assert "already a file" in again.error


def test_under_the_same_passphrase(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "_ROUNDS", 1)
    monkeypatch.setenv("CXWORKSHOP_PASSPHRASE", "seven grey ferries")
    run("new", folder / "Ours.cxw")
    assert run("copy", folder / "Ours.cxw", "--to", folder / "bare.cxw", "--without-history").code == 0
    assert cipher.looks_encrypted(folder / "bare.cxw")
    assert run("points", folder / "bare.cxw").code == 0
