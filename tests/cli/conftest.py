"""The command line as a test uses it: one call, its exit code, what it wrote."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.cli import main

TEAMS = "Team,Unit,FTE,Serves\nContact Centre,Customer,212,customers\nBilling,Finance,ca. 20,Contact Centre\nPost,,4,\n"


@dataclasses.dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    error: str


Run = Callable[..., Said]
_MADE: list[bytes] = []  # the workshop of the tests, made once by the commands themselves


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def call(*arguments: object) -> Said:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a name that is not ASCII."""
    folder = tmp_path / "Übersicht 顧客"
    folder.mkdir()
    return folder


@pytest.fixture
def teams(folder: Path) -> Path:
    """A list of three teams."""
    path = folder / "teams.csv"
    path.write_text(TEAMS, encoding="utf-8")
    return path


@pytest.fixture
def workshop(folder: Path, teams: Path, run: Run) -> Path:
    """A workshop with these teams and a principle."""
    path = folder / "Kestrel.cxw"
    if _MADE:
        path.write_bytes(_MADE[0])
        return path
    principles = folder / "principles.csv"
    principles.write_text("Principle,Statement\nOwn it,We see it through\n", encoding="utf-8")
    assert run("new", path, "--client", "Kestrel", "--title", "One customer").code == 0
    assert run("import", path, teams, "--as", "teams").code == 0
    assert run("import", path, principles, "--as", "principles").code == 0
    _MADE.append(path.read_bytes())
    return path
