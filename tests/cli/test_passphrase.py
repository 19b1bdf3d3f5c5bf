"""Encrypted workshops on the command line: their passphrase comes from a file or the environment, and is asked for."""

from __future__ import annotations

import getpass
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.storage import cipher
from tests.cli.conftest import Run

WORDS, OTHER = "seven grey ferries", "eight grey ferries"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)
    monkeypatch.delenv("CXWORKSHOP_PASSPHRASE", raising=False)


@pytest.fixture
def words(folder: Path) -> Path:
    path = folder / "words.txt"
    path.write_text(f"{WORDS}\nsomething else\n", encoding="utf-8")
    return path


@pytest.fixture
def locked(folder: Path, run: Run, words: Path) -> Path:
    path = folder / "Locked.cxw"
    assert run("new", path, "--client", "Kestrel", "--passphrase-file", words).code == 0
    assert cipher.looks_encrypted(path)
    return path


def test_every_command_takes_the_passphrase_from_a_file(locked: Path, words: Path, teams: Path, run: Run) -> None:
    given = ("--passphrase-file", words)
    assert run("import", locked, teams, "--as", "teams", *given).code == 0
    assert "open points in all" in run("points", locked, *given).out
    out = locked.with_suffix(".json")
    assert run("export", locked, "--to", out, *given).code == 0
    assert "Contact Centre" in out.read_text(encoding="utf-8")
    assert run("revise", locked, *given).code == 0
    pdf = locked.with_suffix(".pdf")
    assert run("export", locked, "--to", pdf, "--revision", 1, *given).code == 0
    assert "passphrase" not in run("verify", pdf, locked, *given).error
    assert cipher.looks_encrypted(locked)


def test_or_from_the_environment(locked: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXWORKSHOP_PASSPHRASE", WORDS)
    assert run("points", locked).code == 0


def test_without_it_the_command_says_how_it_is_given(locked: Path, run: Run) -> None:
    said = run("points", locked)
    assert said.code == 2
    assert "is encrypted" in said.error
    assert "--passphrase-file" in said.error


def test_a_wrong_one_opens_nothing(locked: Path, folder: Path, run: Run) -> None:
    wrong = folder / "wrong.txt"
    wrong.write_text(OTHER)
    said = run("points", locked, "--passphrase-file", wrong)
    assert said.code == 2
    assert "does not open" in said.error
    assert OTHER not in said.error


def test_it_is_set_changed_and_removed(folder: Path, run: Run, words: Path) -> None:
    path, other = folder / "Ours.cxw", folder / "other.txt"
    other.write_text(OTHER)
    run("new", path)
    assert "no way back" in run("passphrase", path, "--set", words).out
    assert run("passphrase", path, "--set", other).code == 2
    assert run("passphrase", path, "--set", other, "--passphrase-file", words).code == 0
    assert run("points", path, "--passphrase-file", words).code == 2
    assert run("passphrase", path, "--remove", "--passphrase-file", other).code == 0
    assert run("points", path).code == 0
    assert run("passphrase", path, "--remove").code == 2


def test_a_short_one_is_refused(folder: Path, run: Run) -> None:
    path, short = folder / "Ours.cxw", folder / "short.txt"
    short.write_text("short")
    run("new", path)
    said = run("passphrase", path, "--set", short)
    assert said.code == 2
    assert "shorter than 8" in said.error
    assert not cipher.looks_encrypted(path)


# -- typed at a terminal -----------------------------------------------------------------------------------------------


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody sits at a terminal and types these; returns what they were asked."""

    def sit(*answers: str) -> list[str]:
        asked: list[str] = []
        coming = iter(answers)

        def answer(prompt: str) -> str:
            asked.append(prompt)
            return next(coming)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr(getpass, "getpass", answer)
        return asked

    return sit


def test_a_new_one_is_typed_twice(folder: Path, run: Run, typed: Callable[..., list[str]]) -> None:
    path = folder / "Ours.cxw"
    run("new", path)
    asked = typed(WORDS, WORDS)
    said = run("passphrase", path, "--set")
    assert asked == ["New passphrase of Ours.cxw: ", "New passphrase of Ours.cxw, once more: "]
    assert said.code == 0
    assert "There is no way back" in said.error
    asked = typed(WORDS)
    assert run("points", path, "--passphrase-file", "-").code == 0
    assert asked == ["Passphrase of Ours.cxw: "]


def test_the_workshop_may_stand_behind_set(folder: Path, run: Run, typed: Callable[..., list[str]]) -> None:
    path = folder / "Ours.cxw"
    run("new", path)
    typed(WORDS, WORDS)
    assert run("passphrase", "--set", path).code == 0
    assert cipher.looks_encrypted(path)


def test_from_standard_input_the_present_one_comes_first(
    folder: Path, run: Run, words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "Ours.cxw"
    run("new", path)
    run("passphrase", path, "--set", words)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n{OTHER}\n"))
    assert run("passphrase", path, "--set", "-", "--passphrase-file", "-").code == 0
    (folder / "other.txt").write_text(OTHER)
    assert run("points", path, "--passphrase-file", folder / "other.txt").code == 0


def test_backups_of_another_copy_of_the_file_are_named(folder: Path, run: Run, words: Path) -> None:
    path = folder / "Ours.cxw"
    run("new", path)
    run("passphrase", path, "--set", words)
    run("passphrase", path, "--set", words, "--passphrase-file", words)  # opened: there is a backup
    other = folder / "Copied by hand.cxw"
    shutil.copy(path, other)
    assert "stay as they are" in run("passphrase", other, "--remove", "--passphrase-file", words).out


def test_two_that_differ_change_nothing(folder: Path, run: Run, typed: Callable[..., list[str]]) -> None:
    path = folder / "Ours.cxw"
    run("new", path)
    typed(WORDS, OTHER)
    said = run("passphrase", path, "--set")
    assert said.code == 2
    assert "not the same" in said.error
    assert not cipher.looks_encrypted(path)
    asked = typed("short")
    assert "shorter than 8" in run("passphrase", path, "--set").error
    assert len(asked) == 1  # nobody types twice what is refused anyway
    typed(WORDS, WORDS)
    assert run("new", folder / "New.cxw", "--passphrase-file", "-").code == 0
    assert cipher.looks_encrypted(folder / "New.cxw")


def test_the_first_passphrase_of_the_key_is_typed_twice_and_follows_the_same_rule(
    folder: Path, run: Run, typed: Callable[..., list[str]]
) -> None:
    path, easy = folder / "Ours.cxw", folder / "easy.txt"
    easy.write_text("password1")
    run("new", path)
    assert "first that anybody tries" in run("revise", path, "--key-passphrase-file", easy).error
    asked = typed(WORDS, WORDS)
    assert run("revise", path, "--key-passphrase-file", "-").code == 0
    assert [one.endswith("once more: ") for one in asked] == [False, True]
    asked = typed(WORDS)
    assert run("revise", path, "--key-passphrase-file", "-").code == 0
    assert len(asked) == 1
