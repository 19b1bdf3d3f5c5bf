"""A certificate file that asks for endless work is refused before the work begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from asn1crypto import pkcs12 as asn1
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import backup, rounds
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.own import own_identity

WORDS = "for the safe"


def packed(authority: Authority, count: int) -> bytes:
    lock = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(count)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(WORDS.encode())
    )
    return pkcs12.serialize_key_and_certificates(None, authority.private_key, authority.certificate, None, lock)


def asking(file: bytes, count: int) -> bytes:
    """The same file, whose check of the whole says another number of rounds."""
    pfx = asn1.Pfx.load(file)
    pfx["mac_data"]["iterations"] = count
    return bytes(pfx.dump(force=True))


def test_every_lock_of_the_file_counts(authority: Authority) -> None:
    assert rounds.rounds(packed(authority, 1000)) == 4048  # the key, the certificate, the check of the whole
    assert rounds.rounds(asking(packed(authority, 1000), 5)) == 2005
    assert rounds.rounds(backup.pack(authority, WORDS)) < rounds.MOST / 20


def test_a_file_that_asks_for_too_much_is_refused_before_anything_is_derived(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "Apart", lambda *_, **__: pytest.fail("it was derived"))
    file = packed(authority, 1)
    for endless in (asking(file, 2_147_483_647), file + bytes(5 * 1024 * 1024)):
        with pytest.raises(Refused, match="more work than any program") as refused:
            backup.unpack(endless, WORDS)
        assert "Export the key again" in refused.value.todo
        with pytest.raises(Refused, match="more work than any program"):
            own_identity(endless, WORDS)


def test_what_other_programs_write_opens(authority: Authority) -> None:
    key, certificate = backup.unpack(packed(authority, 20_000), WORDS)
    assert certificate == authority.certificate
    assert key.private_numbers() == authority.private_key.private_numbers()


def test_a_lock_that_cannot_be_counted_ends_with_the_process_that_works_at_it(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "rounds", lambda _file: 0)
    monkeypatch.setattr(rounds, "SECONDS", 1)
    with pytest.raises(Refused, match="more work than any program"):
        backup.unpack(asking(packed(authority, 1), 2_000_000_000), WORDS)


def test_a_wrong_passphrase_and_a_file_without_a_key_are_told_as_before(authority: Authority) -> None:
    with pytest.raises(Refused, match="does not open"):
        backup.unpack(packed(authority, 1), "for the sfae")
    bare = pkcs12.serialize_key_and_certificates(
        None, None, None, [authority.certificate], serialization.NoEncryption()
    )
    with pytest.raises(Refused, match="no backup"):
        backup.unpack(bare, "")


def test_what_is_no_such_file_is_a_value_error(tmp_path: Path) -> None:
    for other in (b"", b"no", b"0" * 100, bytes(range(256)) * 10, b"\x30\x80" * 5000):
        with pytest.raises(ValueError):  # noqa: PT011
            rounds.rounds(other)
