"""The keys while the program runs: opened without a question where the system keeps passwords, else by a passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from keyring.backend import KeyringBackend
from keyring.backends import null

from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import backup, certificates
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.keys import Keys, keys_in
from tests import keypool


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
    with pytest.raises(Refused, match="shorter than 8"):
        mine.open("")
    mine.open("four quiet harbours")
    assert mine.is_open
    other = Keys(keys)
    assert not other.prepare()
    with pytest.raises(Refused, match="not the passphrase"):
        other.open("three grey ferries")
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


# -- whose passphrase, and another laptop ------------------------------------------------------------------------------


def opens(keys: Path, passphrase: str) -> bool:
    """Whether it opens the key that lies there."""
    try:
        Authority.load(keys, passphrase)
    except Refused:
        return False
    return True


def test_a_passphrase_is_changed_only_by_who_knows_the_old_one(keys: Path, no_store: None) -> None:
    mine = Keys(keys)
    mine.open("old grey ferries")
    with pytest.raises(Refused, match="not the passphrase") as wrong:
        mine.change_passphrase("odl", "new grey ferries")
    assert wrong.value.safe == "The key is as it was."
    with pytest.raises(Refused, match="shorter than 8"):
        mine.change_passphrase("old grey ferries", "")
    assert opens(keys, "old grey ferries")
    Keys(keys).change_passphrase("old grey ferries", "new grey ferries")
    assert opens(keys, "new grey ferries")
    assert not opens(keys, "old grey ferries")


def test_the_passphrase_moves_to_the_system_and_back(keys: Path, store: Store) -> None:
    mine = Keys(keys)
    mine.prepare()
    assert mine.by_system
    mine.keep_it_myself("typed by a person")
    assert (mine.by_system, store.kept) == (False, {})
    assert not Keys(keys).prepare()
    assert opens(keys, "typed by a person")
    with pytest.raises(Refused):
        mine.let_system_keep("another")
    mine.let_system_keep("typed by a person")
    assert mine.by_system
    assert not opens(keys, "typed by a person")
    again = Keys(keys)
    assert again.prepare()
    assert again.by_system
    assert again.fingerprint == mine.fingerprint


def test_where_the_system_keeps_nothing_the_passphrase_stays(keys: Path, no_store: None) -> None:
    mine = Keys(keys)
    mine.open("typed by a person")
    with pytest.raises(Refused, match="keeps no passwords"):
        mine.let_system_keep("typed by a person")
    with pytest.raises(Refused, match="keeps no passwords"):
        mine.renew()
    assert opens(keys, "typed by a person")


def test_a_backup_goes_on_on_another_laptop(keys: Path, tmp_path: Path, store: Store) -> None:
    first = Keys(keys)
    first.prepare()
    with pytest.raises(Refused, match="shorter than 8"):
        first.packed("")
    file = first.packed("for the safe")
    assert b"PRIVATE KEY" not in file
    store.kept.clear()
    second = Keys(tmp_path / "second")
    second.bring_in(file, "for the safe")
    assert second.fingerprint == first.fingerprint
    assert second.by_system
    given = second.authority.issue("Ana Ferro")
    assert given.revoked[0].issuer == second.authority.certificate.subject
    assert Keys(tmp_path / "second").prepare()


def test_what_is_no_backup_changes_nothing(keys: Path, store: Store, authority: Authority) -> None:
    mine = Keys(keys)
    mine.prepare()
    before = mine.fingerprint
    file = mine.packed("for the safe")
    for wrong in ((file, "another"), (file[:-30], "for the safe"), (b"", ""), (b"no", "x")):
        with pytest.raises(Refused, match="does not open"):
            mine.bring_in(*wrong)
    leader = authority.issue("Ana Ferro")
    leaders = pkcs12.serialize_key_and_certificates(
        b"own", leader.key, leader.certificate, None, serialization.NoEncryption()
    )
    with pytest.raises(Refused, match="no backup of a laptop’s key"):
        mine.bring_in(leaders, "")
    assert mine.fingerprint == before
    assert Keys(keys).prepare()


def test_a_key_that_gives_way_is_put_aside_and_still_known(
    keys: Path, no_store: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates, "_new_key", keypool.shared_key)
    mine = Keys(keys)
    mine.open("one grey ferry")
    first = mine.authority.certificate
    mine.renew("two grey ferries")
    second = mine.authority.certificate
    assert first.public_key() != second.public_key()
    assert backup.known_certificates(keys) == [second, first]
    aside = next((keys / backup.FORMER).iterdir())
    assert opens(aside, "one grey ferry")
    assert opens(keys, "two grey ferries")
    assert Keys(keys).facts is not None
    # Whoever forgot the passphrase brings the backup of the same key in.
    file = mine.packed("for the safe")
    Keys(keys).bring_in(file, "for the safe", "three grey ferries")
    assert opens(keys, "three grey ferries")
    assert backup.known_certificates(keys) == [second, first]


def test_a_key_whose_certificate_is_gone_is_put_aside_all_the_same(keys: Path, no_store: None) -> None:
    Keys(keys).open("one grey ferry")
    (keys / certificates.CERTIFICATE_FILE).write_text("nothing", encoding="utf-8")
    mine = Keys(keys)
    assert (mine.is_damaged, mine.facts) == (True, None)
    before = (keys / certificates.KEY_FILE).read_bytes()
    mine.renew("two grey ferries")
    assert not mine.is_damaged
    assert opens(keys, "two grey ferries")
    assert (next((keys / backup.FORMER).iterdir()) / certificates.KEY_FILE).read_bytes() == before


def test_a_locked_key_is_packed_with_its_passphrase(keys: Path, no_store: None) -> None:
    Keys(keys).open("one grey ferry")
    locked = Keys(keys)
    with pytest.raises(Refused, match="not the passphrase"):
        locked.packed("for the safe", "two grey ferries")
    assert locked.packed("for the safe", "one grey ferry")


def test_facts_are_told_of_a_locked_key_too(keys: Path, no_store: None) -> None:
    assert Keys(keys).facts is None
    with pytest.raises(Refused, match="no key yet"):
        Keys(keys).certificate()
    mine = Keys(keys)
    mine.open("one grey ferry")
    facts = Keys(keys).facts
    assert facts is not None
    assert facts.fingerprint == mine.fingerprint
    assert facts.until.year - facts.made.year in (49, 50)
    assert Keys(keys).certificate().startswith(b"-----BEGIN CERTIFICATE-----")


def test_a_full_disk_leaves_the_key_as_it_was(tmp_path: Path, no_store: None, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(tmp_path)
    keys.open("one passphrase")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(certificates, "write_private", full)
        with pytest.raises(OSError, match="No space"):
            keys.renew("another passphrase")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    again = Keys(tmp_path)
    again.open("one passphrase")
    assert again.fingerprint == keys.fingerprint
