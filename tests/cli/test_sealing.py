"""`revise` seals, `export` seals: with a passphrase that stands in no process list, or not at all and said so."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cxworkshop import paths
from cxworkshop.cli import documents, telling
from cxworkshop.cli.keys import VARIABLE
from cxworkshop.documents.seal.certificates import KEY_FILE, Authority
from cxworkshop.documents.seal.keys import keys_in
from cxworkshop.stages import record_types
from cxworkshop.stages.signoff.points import latest, seal_of
from cxworkshop.storage.store import Store

PASSPHRASE = "four quiet harbours"


@pytest.fixture
def key(folder: Path) -> Path:
    """A file with the passphrase, and something below it."""
    path = folder / "key.txt"
    path.write_text(f"{PASSPHRASE}\nof the laptop in the blue case\n", encoding="utf-8")
    return path


def test_revise_makes_the_key_and_seals_and_export_and_verify_follow(workshop, folder, key, run):
    said = run("revise", workshop, "--note", "for the board", "--key-passphrase-file", key, "--paper", "Letter")
    assert said.code == 0, said.error
    lines = said.out.splitlines()
    assert lines[0].startswith("A key was made for this installation; the SHA-256 of its certificate is ")
    assert lines[1].startswith("Revision 1 is frozen; its SHA-256 is ")
    mark = keys_in(paths.keys()).fingerprint
    assert lines[-1] == f"Its definition is sealed on Letter; the certificate is {mark}."
    with Store.open(workshop, record_types(), read_only=True) as store:
        revision = latest(store.content)
        assert revision is not None
        seal = seal_of(store.content, revision)
    assert seal is not None
    assert (seal.authority, seal.paper) == (mark, "Letter")

    kinds = {"definition": "", "record": "the full record of ", "team-pack": "the pack of team pages of "}
    for kind, called in kinds.items():
        out = folder / f"{kind}.pdf"
        said = run("export", workshop, "--to", out, "--revision", 1, "--document", kind)
        assert said.code == 0, said.error
        assert said.out.endswith(", revision 1, sealed.\n")
        said = run("verify", out, workshop)
        assert said.code == 0, said.out
        assert said.out.startswith(f"This is {called}revision 1, ")
    said = run("export", workshop, "--to", folder / "t.pdf", "--revision", 1, "--document", "team", "--team", "billing")
    assert said.out.endswith("holds the page of “Billing”, revision 1, sealed.\n")
    said = run("verify", folder / "t.pdf", workshop)
    assert said.out.startswith("This is the page of “Billing” in revision 1, byte for byte as the workshop sealed it.")


def test_without_a_passphrase_nothing_is_sealed_and_it_says_what_to_do(workshop, folder, run):
    said = run("revise", workshop)
    assert said.code == 0
    assert said.out.splitlines()[-1] == (
        "It is not sealed: the key of this installation is locked, or there is none. "
        f"Give its passphrase with --key-passphrase-file or in {VARIABLE}."
    )
    assert not paths.keys().exists()
    said = run("export", workshop, "--to", folder / "r.pdf", "--revision", 1, "--document", "record")
    first, second = said.out.splitlines()
    assert first.endswith("holds the full record, revision 1.")
    assert second.startswith("It is not sealed: the key of this installation is locked.")
    said = run("export", workshop, "--to", folder / "d.pdf", "--revision", 1)
    assert "was frozen without a seal" in said.out
    said = run("verify", folder / "r.pdf", workshop)
    assert (said.code, said.out.splitlines()[0]) == (1, "Nobody has sealed this copy of the full record of revision 1.")
    assert "  yes   Printed again from the workshop, every byte is the same." in said.out.splitlines()


def test_the_passphrase_comes_from_the_environment_or_from_standard_input(workshop, run, monkeypatch):
    Authority.create(paths.keys(), PASSPHRASE)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert "is sealed on A4" in run("revise", workshop).out
    keys_in.cache_clear()
    monkeypatch.setenv(VARIABLE, "another one")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert "is sealed on A4" in run("revise", workshop, "--key-passphrase-file", "-").out


@pytest.mark.parametrize(
    ("words", "said"),
    [("wrong\n", "This is not the passphrase of the key."), ("\nlater\n", "holds no passphrase"), (None, "key.txt")],
)
def test_a_wrong_passphrase_freezes_nothing(workshop, folder, run, words, said):
    Authority.create(paths.keys(), PASSPHRASE)
    if words is not None:
        (folder / "key.txt").write_text(words)
    told = run("revise", workshop, "--key-passphrase-file", folder / "key.txt")
    assert (told.code, told.error.count("\n")) == (2, 1)
    assert said in told.error
    with Store.open(workshop, record_types(), read_only=True) as store:
        assert latest(store.content) is None


def test_no_option_takes_the_passphrase_itself(workshop, run):
    assert run("revise", workshop, "--key-passphrase", PASSPHRASE).code == 2
    assert not (paths.keys() / KEY_FILE).exists()


# -- how far it is ----------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: list[float], *, log: bool = True) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    clock = iter([0.0, *seconds])
    with telling.Telling("Checking a.pdf", log=log, now=lambda: next(clock)) as tell:
        for number in range(len(seconds)):
            tell((number + 1) / len(seconds))
    return stream.getvalue()


def test_a_terminal_has_one_line_and_none_when_it_is_over(monkeypatch):
    said = told(monkeypatch, Terminal(), [0.1, 0.6, 0.7, 0.8])
    assert said.split("\r")[1:4] == ["Checking a.pdf, 50 %", "Checking a.pdf, 75 %", "Checking a.pdf, 99 %"]
    assert said.endswith("\r" + " " * 20 + "\r")
    assert told(monkeypatch, Terminal(), [0.1, 0.2]) == ""


def test_a_log_has_a_few_lines_of_what_takes_long(monkeypatch):
    assert told(monkeypatch, io.StringIO(), [1.0, 2.0]) == ""
    said = told(monkeypatch, io.StringIO(), [6.0 + n / 100 for n in range(100)])
    assert 8 <= len(said.splitlines()) <= 10
    assert said.startswith("Checking a.pdf, 10 %\n")
    assert told(monkeypatch, io.StringIO(), [6.0, 7.0], log=False) == ""


def test_verify_can_be_stopped(workshop, folder, run, monkeypatch):
    def stop(*_given: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(documents, "looked_at", stop)
    said = run("verify", folder / "a.pdf")
    assert (said.code, said.out, said.error) == (130, "", "Stopped; nothing is known about this file.\n")
