"""The installation's authority: made once, opened by its passphrase alone, and known by its fingerprint."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from cxworkshop.core.errors import BadFile, Refused
from cxworkshop.documents.seal import certificates
from cxworkshop.documents.seal.certificates import (
    CERTIFICATE_FILE,
    KEY_FILE,
    Authority,
    Identity,
    fingerprint,
    installed_certificate,
    signed_by,
)
from cxworkshop.documents.seal.own import own_identity
from tests import keypool


def test_the_key_is_on_the_disk_only_encrypted_and_for_this_user(keys: Path) -> None:
    assert installed_certificate(keys) is None
    made = Authority.create(keys, "a passphrase")
    written = (keys / KEY_FILE).read_bytes()
    assert written.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    if sys.platform != "win32":
        assert stat.S_IMODE((keys / KEY_FILE).stat().st_mode) == 0o600
    loaded = Authority.load(keys, "a passphrase")
    assert fingerprint(loaded.certificate) == fingerprint(made.certificate)
    assert installed_certificate(keys) == made.certificate
    assert Authority.exists(keys)


def test_another_passphrase_opens_nothing(keys: Path) -> None:
    Authority.create(keys, "a passphrase")
    for wrong in ("", "A passphrase", "a passphrase "):
        with pytest.raises(Refused):
            Authority.load(keys, wrong)


def test_a_key_is_never_made_over_another_and_never_without_a_passphrase(keys: Path) -> None:
    with pytest.raises(Refused):
        Authority.create(keys, "")
    assert not Authority.exists(keys)
    Authority.create(keys, "one")
    with pytest.raises(Refused):
        Authority.create(keys, "two")
    Authority.load(keys, "one")


def test_the_passphrase_can_be_changed(keys: Path) -> None:
    made = Authority.create(keys, "old")
    made.change_passphrase(keys, "new")
    with pytest.raises(Refused):
        Authority.load(keys, "old")
    assert Authority.load(keys, "new").certificate == made.certificate


def test_files_that_do_not_belong_together_are_refused(keys: Path, tmp_path: Path) -> None:
    Authority.create(keys, "one")
    Authority.create(tmp_path / "other", "one")
    (keys / CERTIFICATE_FILE).write_bytes((tmp_path / "other" / CERTIFICATE_FILE).read_bytes())
    with pytest.raises(BadFile):
        Authority.load(keys, "one")
    (keys / KEY_FILE).write_text("nothing", encoding="utf-8")
    with pytest.raises((BadFile, Refused)):
        Authority.load(keys, "one")


def test_a_certificate_names_its_leader_and_hangs_from_the_authority(authority: Authority) -> None:
    long = "Maria-Magdalena " * 9
    given = authority.issue(long, "Tarran Sound Ferries", "Head of everything that floats")
    assert given.name == ("Maria-Magdalena " * 9)[:64].strip()
    assert signed_by(given.certificate, authority.certificate)
    assert not signed_by(authority.certificate, given.certificate)
    assert authority.issue("").name == "Unnamed"


def test_a_leaders_own_certificate_is_taken_from_its_file(leader: Identity) -> None:
    protected = serialization.BestAvailableEncryption(b"mine")
    file = pkcs12.serialize_key_and_certificates(b"own", leader.key, leader.certificate, leader.above, protected)
    own = own_identity(file, "mine")
    assert own.certificate == leader.certificate
    assert own.above == leader.above
    for wrong in (b"no such thing", file[:-40]):
        with pytest.raises(Refused):
            own_identity(wrong, "mine")
    with pytest.raises(Refused):
        own_identity(file, "yours")


def test_a_key_that_would_leave_the_format_is_refused(leader: Identity) -> None:
    curve = ec.generate_private_key(ec.SECP256R1())
    file = pkcs12.serialize_key_and_certificates(b"c", curve, None, None, serialization.NoEncryption())
    with pytest.raises(Refused, match="RSA"):
        own_identity(file, "")


def test_certificates_of_others_do_not_pass(keys: Path, leader: Identity) -> None:
    other = Authority.create(keys, "x")
    assert isinstance(other.certificate, x509.Certificate)
    assert not signed_by(leader.certificate, other.certificate)


def test_nothing_is_given_before_the_key_was_made_or_after_it_ended(
    keys: Path, leader: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates, "_new_key", lambda: leader.key)
    made = datetime(2026, 3, 11, 9, tzinfo=UTC)
    authority = Authority.create(keys, "x", now=made)
    last = authority.certificate.not_valid_after_utc
    assert last.year == 2076
    with pytest.raises(Refused, match="its key was made on 11 March 2026") as early:
        authority.issue("Ana Ferro", now=datetime(2019, 1, 1, tzinfo=UTC))
    assert early.value.todo == "Set the clock right."
    with pytest.raises(Refused, match="has ended"):
        authority.issue("Ana Ferro", now=last + timedelta(days=1))
    assert authority.issue("Ana Ferro", now=made).certificate.not_valid_after_utc.year == 2051
    late = authority.issue("Ana Ferro", now=last - timedelta(days=40)).certificate
    assert late.not_valid_after_utc == last
    assert authority.revoked.next_update_utc == last


def test_a_certificate_of_ones_own_that_has_ended_is_refused(leader: Identity) -> None:
    file = pkcs12.serialize_key_and_certificates(
        b"own", leader.key, leader.certificate, None, serialization.NoEncryption()
    )
    own_identity(file, "")
    for year in (2020, 2090):
        with pytest.raises(Refused, match="and not today"):
            own_identity(file, "", now=datetime(year, 1, 1, tzinfo=UTC))


def test_a_new_key_is_long_enough_and_never_the_same() -> None:
    one, other = keypool.as_the_program_does(), keypool.as_the_program_does()
    assert one.key_size == other.key_size == 3072
    assert one.public_key() != other.public_key()
