"""Stamped signatures: whose clock it was is told, nothing about the stamp can be changed, and years do not matter."""

from __future__ import annotations

import dataclasses
import random
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from cxworkshop.documents.seal.certificates import Authority, Identity
from cxworkshop.documents.seal.clock import Clock, drift_words
from cxworkshop.documents.seal.report import Level, Report, SignatureFact
from cxworkshop.documents.seal.signing import approve, seal
from cxworkshop.documents.seal.stampers import StampAuthority
from cxworkshop.documents.seal.stamping import Stamper
from cxworkshop.documents.seal.telling import when_words
from cxworkshop.documents.seal.verify import verify
from tests.documents.seal import tsa
from tests.documents.seal.conftest import Signed, plain_document, stamp

pytestmark = pytest.mark.network
KNOWN = [("this laptop", tsa.chain().root)]


def at(clock: tsa.Clock) -> Stamper:
    return Stamper(StampAuthority(clock.address), 60.0)  # a test machine may be slow


@dataclasses.dataclass(frozen=True)
class Stamped:
    """A document with a stamped seal and two stamped signatures, the second of a leader with an own certificate."""

    sealed: bytes
    once: bytes
    twice: bytes
    trusted: list[tuple[str, x509.Certificate]]


@pytest.fixture(scope="module")
def own(leader: Identity) -> Identity:
    """A leader's own certificate, which lasts a year and hangs from nothing."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Bo Lind")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(leader.key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=364))
        .sign(leader.key, hashes.SHA256())
    )
    return Identity(leader.key, made)


@pytest.fixture(scope="module")
def stamped(authority: Authority, leader: Identity, own: Identity) -> Stamped:
    with tsa.clock() as clock:
        clock.answer = lambda query: tsa.ok(tsa.stamped(query, None))
        sealed = seal(plain_document(), authority.issue("Workshop"), at(clock))
        once = approve(sealed, 1, leader, stamp(), reason="approve", stamper=at(clock))
        twice = approve(once, 2, own, stamp(), reason="approve", stamper=at(clock))
    return Stamped(sealed, once, twice, [("here", authority.certificate), ("a file", own.certificate)])


def look(one: Stamped, document: bytes, clocks: list[tuple[str, x509.Certificate]] | None = None) -> Report:
    return verify(document, trusted=one.trusted, clocks=KNOWN if clocks is None else clocks)


def notes(report: Report) -> dict[str, str]:
    return {one.key: one.sentence for one in report.findings if one.level is Level.NOTE}


def test_a_stamped_document_passes_in_every_state_and_names_the_authority(stamped: Stamped) -> None:
    for document in (stamped.sealed, stamped.once, stamped.twice):
        report = look(stamped, document)
        assert report.ok, report.findings
        assert all(fact.stamped and fact.stamper == tsa.NAME for fact in report.signatures)
        assert {fact.stamper_known for fact in report.signatures} == {"this laptop"}
        assert notes(report) == {}
    assert f"by the time-stamp authority {tsa.NAME}, known to this laptop." in when_words(report.signatures[0])


def test_an_authority_nobody_knows_is_told_and_is_no_reproach(stamped: Stamped) -> None:
    report = look(stamped, stamped.twice, [])
    assert report.ok
    assert {fact.stamper_known for fact in report.signatures} == {""}
    assert notes(report)["clock"] == f"Nobody here knows the time-stamp authority {tsa.NAME}."
    assert "which nobody here knows" in when_words(report.signatures[0])


def test_an_authority_for_time_vouches_for_nobody_who_signs(stamped: Stamped) -> None:
    report = verify(stamped.once, clocks=[*KNOWN, *stamped.trusted])
    assert {one.key for one in report.bad} == {"stranger"}


def holes(document: bytes) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(rb"<[0-9a-fA-F]{4000,}>", document)]


def test_a_single_bit_beside_a_stamped_signature_is_named(stamped: Stamped) -> None:
    chance = random.Random(31)
    passed = []
    for number in range(300):
        document = stamped.once if number % 2 else stamped.twice
        start, end = holes(document)[-1]
        place = chance.randrange(start, min(end, start + 16_000))
        changed = bytearray(document)
        changed[place] ^= 1 << chance.randrange(8)
        if look(stamped, bytes(changed), []).ok:
            passed.append(place)
    assert passed == []


def _without(token: Any) -> None:
    del token["signer_infos"][0]["unsigned_attrs"]


def _twice(token: Any) -> None:
    attribute = token["signer_infos"][0]["unsigned_attrs"][0]
    token["signer_infos"][0]["unsigned_attrs"] = [attribute, attribute]


def _guest(token: Any) -> None:
    stamp = token["signer_infos"][0]["unsigned_attrs"][0]["values"][0]["content"]
    stamp["certificates"].append(cms.CertificateChoices("certificate", token["certificates"][0].chosen))


def rewritten(document: bytes, change: Callable[[Any], None]) -> bytes:
    """The last signature with something changed that no key protects, and its room filled up again."""
    start, end = holes(document)[-1]
    whole = cms.ContentInfo.load(bytes.fromhex(document[start + 1 : end - 1].decode()).rstrip(b"\0") + b"\0" * 8)
    change(whole["content"])
    written = whole.dump(force=True).hex().encode()
    return document[:start] + b"<" + written.ljust(end - start - 2, b"0") + b">" + document[end:]


@pytest.mark.parametrize("change", [_twice, _guest])
def test_a_stamp_put_in_twice_or_with_a_guest_is_named(stamped: Stamped, change: Callable[[Any], None]) -> None:
    report = look(stamped, rewritten(stamped.once, change))
    assert {one.key for one in report.bad} >= {"stamp"}
    assert "The time stamp of the signature of Ana Ferro does not hold" in report.bad[0].sentence


def test_the_stamp_of_another_signature_is_none_of_this_one(stamped: Stamped, authority: Authority) -> None:
    with tsa.clock() as clock:
        clock.answer = lambda query: tsa.ok(tsa.stamped(query, None))
        other = at(clock)
        other.begin()
        foreign = other._stamped(b"another signature")[0]

    def swap(token: Any) -> None:
        token["signer_infos"][0]["unsigned_attrs"] = [{"type": "signature_time_stamp_token", "values": [foreign]}]

    report = look(stamped, rewritten(stamped.once, swap))
    assert "stamp" in {one.key for one in report.bad}
    assert "of something else" in report.bad[0].sentence


def test_a_stamp_that_was_taken_away_is_missed(stamped: Stamped) -> None:
    report = look(stamped, rewritten(stamped.once, _without))
    assert report.bad[0].sentence == "The time stamp of the signature of Ana Ferro was taken away."


# -- years later -------------------------------------------------------------------------------------------------------


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Every clock that anything asks goes so many years ahead."""
    real: Any = datetime

    def go(years: float) -> None:
        class _Same(type):
            def __instancecheck__(cls, one: object) -> bool:
                return isinstance(one, real)

        class Later(datetime, metaclass=_Same):
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return real.now(tz) + timedelta(days=365.25 * years)

        for name, module in list(sys.modules.items()):
            if name.startswith(("pyhanko", "cxworkshop")) and getattr(module, "datetime", None) is real:
                monkeypatch.setattr(module, "datetime", Later)

    return go


@pytest.mark.parametrize("years", [12, 30, 60])
def test_a_document_of_many_years_ago_says_what_it_can(
    signed: Signed, stamped: Stamped, later: Callable[[float], None], years: int
) -> None:
    later(years)
    plain = verify(signed.twice, trusted=signed.known)
    assert plain.ok, plain.findings
    assert all(fact.intact for fact in plain.signatures)
    assert ("ended" in notes(plain)) == (years > 25)
    report = look(stamped, stamped.twice)
    assert report.ok, report.findings
    assert all(fact.stamped and fact.stamper_known for fact in report.signatures)
    ended = [one.sentence for one in report.findings if one.key == "ended"]
    assert any(said.startswith("The certificate of Bo Lind has ended on ") for said in ended)
    assert all(f"when it was used, by the clock of {tsa.NAME}." in said for said in ended)


def test_a_certificate_that_was_not_valid_when_it_was_used_is_named(
    authority: Authority, own: Identity, later: Callable[[float], None]
) -> None:
    sealed = seal(plain_document(), authority.issue("Workshop"))
    later(3)
    report = verify(
        approve(sealed, 1, own, stamp()), trusted=[("here", authority.certificate), ("a file", own.certificate)]
    )
    assert {one.key for one in report.bad} == {"lifetime"}
    assert (
        report.verdict == "Nothing was changed since it was signed, but a certificate was not valid when it was used."
    )
    assert "The certificate of Bo Lind was valid from" in report.bad[0].sentence


def test_a_computer_whose_clock_is_wrong_is_told_of_and_is_no_reproach(authority: Authority) -> None:
    with tsa.clock() as clock:
        clock.answer = lambda query: tsa.ok(tsa.stamped(query, datetime.now(UTC).replace(microsecond=0) - _HOURS))
        sealed = seal(plain_document(), authority.issue("Workshop"), at(clock))
    report = verify(sealed, trusted=[("here", authority.certificate)], clocks=KNOWN)
    assert report.ok
    assert notes(report) == {"drift": f"The computer’s clock was 3 hours ahead of {tsa.NAME}."}


_HOURS = timedelta(hours=3)


@pytest.mark.parametrize(
    ("drift", "words"),
    [
        (timedelta(minutes=9), ""),
        (timedelta(minutes=-11), "The computer’s clock was 11 minutes behind Clock."),
        (timedelta(days=3), "The computer’s clock was 3 days ahead of Clock."),
    ],
)
def test_a_drift_is_told_in_the_words_of_a_clock(drift: timedelta, words: str) -> None:
    assert drift_words(Clock(tsa.TIME, tsa.TIME + drift, "Clock")) == words


def test_the_words_of_a_time() -> None:
    fact = SignatureFact("f", "Ana", "", False, tsa.TIME, True, True, "", "", "", "Cl\x1bock", "")
    assert "\x1b" not in when_words(fact)
