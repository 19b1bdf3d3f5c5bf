"""A decision signed by hand: in the sealed document by the hosts' key, with the digits of its scan, and checked."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
from datetime import date
from functools import cache

import pikepdf
import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.seal.certificates import fingerprint
from cxworkshop.documents.seal.evidence import in_short, scan_digits
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import document, sealing
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.points import signed_document
from cxworkshop.stages.signoff.records import Decision, Revision, Scan, SignedPart
from tests import sealed as made
from tests.documents.checking import faults_of
from tests.documents.reading import all_words as words_of

PAPER = do.Paper(b"%PDF-1.7 a page signed by hand", "page 14.pdf", date(2026, 3, 10), "Anna Falk")
DIGITS = hashlib.sha256(PAPER.image).hexdigest()


def sign_on_paper(store: MemoryStore, who: int, decision: Decision, words: str = "", *, seal: bool = True) -> None:
    revision = store.content.of(Revision)[-1]
    part = None
    if seal:
        decided = sealing.Decided(f"participant-{who}", decision, made.NOW, words, paper=PAPER)
        part = sealing.signed(store.content, revision.number, decided, made.authority())
    do.record_approval(
        store, revision.id, f"participant-{who}", decision, time=made.NOW, words=words, signed=part, paper=PAPER
    )


@cache
def signed_on_paper() -> tuple[MemoryStore, bytes]:
    """Revision 1, sealed; the second signs on paper, between two who sign here."""
    store = made.begun()
    revision = made.freeze(store)
    seal = sealing.sealed(store.content, 1, made.authority())
    do.seal_revision(store, revision.id, seal, fingerprint(made.authority().certificate))
    made.sign(store, 1, Decision.APPROVE)
    sign_on_paper(store, 2, Decision.RESERVE, "Once the night desk is settled.")
    made.sign(store, 3, Decision.APPROVE)
    signed = signed_document(store.content, revision)
    assert signed is not None
    return store, signed


def check(content: Content | None, pdf: bytes) -> Report:
    held = HeldAgainst(content, pdf) if content is not None else None
    return verify(pdf, trusted=[("this laptop", made.authority().certificate)], workshop=held)


def flat(pdf: bytes) -> bytes:
    """The document with what stands in its fields as a part of its pages."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.flatten_annotations("all")
        opened.save(out)
    return out.getvalue()


def findings(report: Report, key: str) -> list[str]:
    return [one.sentence for one in report.findings if one.key == key]


def test_the_hosts_sign_for_the_paper_and_never_in_the_leaders_name() -> None:
    store, pdf = signed_on_paper()
    report = check(store.content, pdf)
    assert report.ok, report.findings
    (fact,) = [one for one in report.signatures if one.field == "approval_02"]
    assert fact.who == "Workshop, paper of Piero Manca"
    assert fact.role == ""
    assert fact.decided == (
        f"Approved with reservations on paper, scan SHA-256 {DIGITS}: Once the night desk is settled."
    )
    assert findings(report, "paper") == ["Decision 2 was given on paper; the scan is in the workshop, byte for byte."]


def test_the_stamp_says_so_and_names_the_whole_digits() -> None:
    _, pdf = signed_on_paper()
    words = words_of(flat(pdf))
    assert "Signed by hand on paper" in words
    assert " ".join(DIGITS[n : n + 4] for n in (0, 4, 8)) in words
    assert all(DIGITS[n : n + 8] in words for n in range(0, 64, 8))
    assert "10 Mar 2026 on the paper; recorded by Anna Falk" in words
    assert "Approves with reservations, on paper" in words


def test_without_the_workshop_the_digits_are_told() -> None:
    _, pdf = signed_on_paper()
    report = check(None, pdf)
    assert report.ok
    (said,) = findings(report, "paper")
    assert said.endswith(f"whose SHA-256 begins with {DIGITS[:12]}.")


@pytest.mark.parametrize("loss", ["gone", "another"])
def test_a_scan_that_is_not_there_any_more_is_named(loss: str) -> None:
    store, pdf = signed_on_paper()
    (scan,) = store.content.of(Scan)
    # The digits beside the bytes are not believed.
    other = dataclasses.replace(scan, image=base64.b64encode(b"%PDF-1.7 another page").decode())
    kept = [one for one in store.content if one is not scan] + ([other] if loss == "another" else [])
    report = check(Content(kept), pdf)
    assert [one.key for one in report.bad] == ["scan"]
    assert report.verdict.startswith("This is revision 1, as it was signed, but the scan of a decision given on paper")


def test_words_that_look_like_paper_are_no_paper() -> None:
    decided = sealing.Decided("participant-1", Decision.APPROVE, made.NOW, f"on paper, scan SHA-256 {DIGITS}")
    assert scan_digits(sealing.reason_words(decided)) == ""
    assert scan_digits(sealing.reason_words(dataclasses.replace(decided, paper=PAPER))) == DIGITS


def test_what_is_no_scan_is_not_signed_for() -> None:
    store = made.begun()
    revision = made.freeze(store)
    do.seal_revision(store, revision.id, made.sealed_workshop().sealed, "0" * 64)
    paper = dataclasses.replace(PAPER, image=b"MZ")
    with pytest.raises(Refused, match="no PDF and no picture"):
        sealing.signed(
            store.content, 1, sealing.Decided("participant-1", Decision.APPROVE, made.NOW, paper=paper), None
        )


def test_it_is_still_for_everybody() -> None:
    _, pdf = signed_on_paper()
    assert faults_of(pdf, "ua1") == []


def test_without_a_seal_the_pages_say_the_same_and_the_record_lists_the_scan() -> None:
    store = made.begun()
    made.freeze(store)
    sign_on_paper(store, 2, Decision.DECLINE, "Not yet.", seal=False)
    definition = document.build(store.content, "definition", revision=1)
    assert "Signed by hand on paper" in words_of(definition)
    assert "10 Mar 2026 on the paper; recorded by Anna Falk" in words_of(definition)
    record = words_of(document.build(store.content, "record", revision=1))
    assert "Signed on paper" in record
    assert "page 14.pdf" in record
    assert all(DIGITS[n : n + 8] in record for n in range(0, 64, 8))
    for pdf in (definition, document.build(store.content, "record", revision=1)):
        assert faults_of(pdf, "3a") == []
        assert faults_of(pdf, "ua1") == []


def test_whoever_signs_here_has_the_certificate_beside_the_name() -> None:
    store, pdf = signed_on_paper()
    (mine, _host, _third) = (part.certificate for part in store.content.of(SignedPart))
    told = "Certificate " + " ".join(mine[n : n + 4] for n in (0, 4, 8, 12))
    assert told in words_of(flat(pdf))
    assert told in words_of(document.build(store.content, "record", revision=1))


def test_in_short_the_digits_are_those_that_people_compare() -> None:
    decided = sealing.Decided("participant-1", Decision.APPROVE, made.NOW, "Gladly.", paper=PAPER)
    short = " ".join(DIGITS[n : n + 4] for n in (0, 4, 8))
    assert in_short(sealing.reason_words(decided)) == f"Approved on paper, scan {short}: Gladly."
    assert in_short("Approved: Gladly.") == "Approved: Gladly."
