"""The sealed document of a real revision: printed once, signed by everybody, sound for programs that are not ours."""

from __future__ import annotations

import pypdfium2
import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.documents import house as h
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.errors import MissingGlyph
from cxworkshop.documents.seal.certificates import fingerprint
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import sealing
from cxworkshop.stages.document import build
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.chapter.stamp import CUT, fitting_words
from cxworkshop.stages.signoff.records import Decision
from tests import sealed as made
from tests.documents.checking import faults_of


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(said.split())


def test_signing_only_adds_to_what_was_printed() -> None:
    one = made.sealed_workshop()
    assert one.sealed.startswith(one.unsigned)
    assert one.signed.startswith(one.sealed)
    again = sealing.unsigned(one.store.content, 1, fingerprint(one.authority.certificate))
    assert again == one.unsigned
    digits = fingerprint(one.authority.certificate)
    assert " ".join(digits[n : n + 8] for n in range(0, 64, 8)) in words_of(one.signed)


def test_every_decision_stands_in_its_signature() -> None:
    one = made.sealed_workshop()
    report = verify(one.signed, workshop=HeldAgainst(one.store.content, one.signed))
    assert report.ok, report.findings
    assert report.verdict == "This is revision 1, byte for byte as three people signed it."
    told = {fact.who: fact.decided for fact in report.signatures if not fact.seal}
    assert told["Ida Sørby"] == "Approved"
    assert told["Piero Manca"] == "Approved with reservations: Once the night desk is settled."
    assert told["Rosa Amsel"].startswith("Declined: We have not asked the crews")
    assert {fact.known for fact in report.signatures} == {"the workshop"}


@pytest.mark.parametrize("state", ["sealed", "signed"])
def test_it_conforms_sealed_and_signed(state: str) -> None:
    document: bytes = getattr(made.sealed_workshop(), state)
    assert faults_of(document, "ua1") == []
    # The checker wants each signature to cover the whole file, which only the last of several can.
    assert [fault for fault in faults_of(document, "3a") if "BYTERANGE" not in fault] == []


@pytest.mark.parametrize("kind", ["definition", "record"])
def test_every_document_can_be_sealed(kind: Kind) -> None:
    one = made.sealed_workshop()
    document = sealing.sealed(one.store.content, 1, one.authority, "Letter", kind=kind)
    assert faults_of(document, "ua1") == []
    assert faults_of(document, "3a") == []
    assert verify(document, trusted=[("here", one.authority.certificate)]).ok


def test_words_step_down_to_a_floor_and_are_then_cut() -> None:
    short = fitting_words("Once the night desk is settled.", 229.5, 40.0)
    assert short is not None
    assert short.style.size == h.QUOTE.size
    long = fitting_words(made.WORDS, 229.5, 40.0)
    assert long is not None
    assert long.style.size == 7.5
    assert long.measure(229.5) <= 40.0
    said = " ".join("".join(run.text for part in line.tokens for _, word in part.parts for run in word.runs)
                    for line in long.lines(229.5))  # fmt: skip
    assert CUT.replace(" ", "") in said.replace(" ", "")
    assert fitting_words("x" * 1000, 229.5, 40.0).measure(229.5) <= 40.0  # type: ignore[union-attr]
    assert fitting_words("  \n ", 229.5, 40.0) is None


def test_what_cannot_be_set_is_refused_before_anything_is_signed() -> None:
    store = made.begun()
    revision = made.freeze(store)
    mark = fingerprint(made.authority().certificate)
    do.seal_revision(store, revision.id, made.sealed_workshop().sealed, mark)
    decided = sealing.Decided("participant-1", Decision.APPROVE, made.NOW, "שלום", made.INK)
    with pytest.raises(MissingGlyph, match="cannot print"):
        sealing.signed(store.content, 1, decided, made.authority())


def test_who_was_not_asked_when_it_was_frozen_has_no_field() -> None:
    one = made.sealed_workshop()
    assert sealing.field_number(one.revision, "participant-2") == 2
    assert sealing.field_number(one.revision, "participant-4") is None
    decided = sealing.Decided("participant-4", Decision.APPROVE, made.NOW)
    with pytest.raises(Refused, match="no place"):
        sealing.signed(one.store.content, 1, decided, one.authority)


def test_another_laptops_key_does_not_sign_what_names_this_one() -> None:
    store = made.begun()
    revision = made.freeze(store)
    do.seal_revision(store, revision.id, made.sealed_workshop().sealed, "0" * 64)
    decided = sealing.Decided("participant-1", Decision.APPROVE, made.NOW)
    with pytest.raises(Refused, match="another key"):
        sealing.signed(store.content, 1, decided, made.authority())


def test_an_unsealed_revision_is_printed_as_it_always_was() -> None:
    store = made.begun()
    made.freeze(store)
    decided = sealing.Decided("participant-1", Decision.APPROVE, made.NOW)
    with pytest.raises(Refused, match="no seal"):
        sealing.signed(store.content, 1, decided, made.authority())
    assert "Certificate" not in words_of(build(store.content, revision=1))
