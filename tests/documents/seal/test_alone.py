"""The keys of this person, while several programs of theirs want them at once: real processes, one folder."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from cxworkshop.core.errors import InUse, Refused
from cxworkshop.documents.seal import alone
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.keys import Keys

RACERS = 4
FIRST = """
import sys, pathlib
import keyring
from keyring.backends import null
keyring.set_keyring(null.Keyring())
from cryptography.hazmat.primitives.asymmetric import rsa
from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import certificates
from cxworkshop.documents.seal.keys import Keys
certificates._new_key = lambda: rsa.generate_private_key(public_exponent=65537, key_size=1024)
mine = Keys(pathlib.Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
try:
    mine.open(sys.argv[2])
    print(mine.fingerprint, flush=True)
except Refused:
    print("refused", flush=True)
"""


class Racer:
    """A program of ours that is ready and waits for the word."""

    def __init__(self, folder: Path, words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", FIRST, str(folder), words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def wait(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def go(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def said(self) -> str:
        return self.process.communicate(timeout=60)[0].strip()


def race(folder: Path, words: list[str]) -> list[str]:
    racers = [Racer(folder, one) for one in words]
    for one in racers:
        one.wait()
    for one in racers:
        one.go()
    return [one.said() for one in racers]


def test_several_programs_that_make_the_first_key_have_one_key_then(tmp_path: Path) -> None:
    said = race(tmp_path / "keys", ["seven grey ferries"] * RACERS)
    assert len(set(said)) == 1
    assert len(said[0]) == 64
    mine = Keys(tmp_path / "keys")
    mine.open("seven grey ferries")
    assert mine.fingerprint == said[0]


def test_of_two_passphrases_one_becomes_the_keys_and_the_other_is_refused(tmp_path: Path) -> None:
    words = ["seven grey ferries", "eight grey ferries"]
    said = race(tmp_path / "keys", words)
    [kept] = [one for one in said if one != "refused"]
    mine = Keys(tmp_path / "keys")
    mine.open(words[said.index(kept)])
    assert mine.fingerprint == kept


def test_who_waits_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.0)
    with FileLock(tmp_path / alone.LOCK_FILE), pytest.raises(InUse, match="busy with the key"):
        Keys(tmp_path).open("seven grey ferries")


@pytest.mark.parametrize(
    "error", [OSError(errno.EROFS, "read only"), OSError(errno.ENOLCK, "no locks"), NotImplementedError()]
)
def test_where_nothing_can_be_locked_the_key_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(_lock: FileLock) -> None:
        raise error

    monkeypatch.setattr(FileLock, "acquire", fails)
    mine = Keys(tmp_path)
    mine.open("seven grey ferries")
    assert mine.fingerprint


def test_a_key_that_another_window_has_put_there_is_not_written_over(tmp_path: Path) -> None:
    first, second = Keys(tmp_path), Keys(tmp_path)
    first.open("seven grey ferries")
    second.open("seven grey ferries")
    second.renew("eight grey ferries")
    for deed in (lambda: first.keep_it_myself("nine grey ferries"), lambda: first.packed("for the safe")):
        with pytest.raises(Refused, match="another key in the place"):
            deed()
    assert Authority.load(tmp_path, "eight grey ferries").certificate == second.authority.certificate
