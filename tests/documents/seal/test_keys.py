"""The keys while the program runs: opened without a question where the system keeps passwords, else by a passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import null

from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import certificates
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.keys import Keys, keys_in


class Store(KeyringBackend):
    """What the system would keep."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.takes = True

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.takes:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@pytest.fixture
def store() -> Iterator[Store]:
    before, store = keyring.get_keyring(), Store()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


@pytest.fixture
def no_store() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(null.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch, authority: Authority) -> None:
    """Keys take a second to make; here one serves for all."""
    monkeypatch.setattr(certificates, "_new_key", lambda: authority._key)


def test_the_system_keeps_the_passphrase_and_nobody_is_asked(keys: Path, store: Store) -> None:
    first = Keys(keys)
    assert first.is_new
    assert first.prepare()
    assert store.kept
    again = Keys(keys)
    assert not again.is_open
    assert again.prepare()
    assert again.fingerprint == first.fingerprint


def test_a_store_that_does_not_take_it_makes_no_key(keys: Path, store: Store) -> None:
    store.takes = False
    assert not Keys(keys).prepare()
    assert Keys(keys).is_new


def test_without_a_store_a_person_chooses_the_passphrase(keys: Path, no_store: None) -> None:
    mine = Keys(keys)
    assert not mine.prepare()
    assert mine.fingerprint == ""
    with pytest.raises(Refused, match="locked"):
        _ = mine.authority
    with pytest.raises(Refused, match="needs a passphrase"):
        mine.open("")
    mine.open("four quiet harbours")
    assert mine.is_open
    other = Keys(keys)
    assert not other.prepare()
    with pytest.raises(Refused, match="not the passphrase"):
        other.open("three")
    other.open("four quiet harbours")
    assert other.authority.certificate == mine.authority.certificate


def test_a_key_of_another_time_waits_for_its_passphrase(keys: Path, store: Store) -> None:
    Keys(keys).open("chosen by a person")
    mine = Keys(keys)
    assert not mine.prepare()
    assert not mine.is_new
    mine.open("chosen by a person")
    assert mine.is_open


def test_keys_are_made_beforehand(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Authority(authority._key, authority.certificate, authority.revoked)
    made.stock(2)
    monkeypatch.setattr(certificates, "_new_key", lambda: pytest.fail("somebody had to wait"))
    made.issue("Ana Ferro")
    made.issue("Bo Lind")


def test_a_folder_has_its_keys_once(keys: Path) -> None:
    assert keys_in(keys) is keys_in(Path(keys))
