"""Checking: the untouched document passes, everything else is named, and no file whatever makes it fail."""

from __future__ import annotations

import dataclasses
import io
import random
import re
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.report import Level, Report
from cxworkshop.documents.seal.signing import seal
from cxworkshop.documents.seal.verify import KnownRevision, verify
from tests.documents.seal.conftest import CONTENT, Signed, attach, plain_document


def bad(report: Report) -> set[str]:
    return {one.key for one in report.bad}


@dataclasses.dataclass(frozen=True)
class Frozen:
    """A workshop that froze one revision."""

    known: KnownRevision

    def revision(self, sha256: str, number: int | None = None) -> KnownRevision | None:
        return self.known if sha256 == self.known.sha256 else None


def workshop(signed: Signed, **other: object) -> Frozen:
    sha256 = verify(signed.twice, trusted=signed.known).sha256
    known = KnownRevision(3, sha256, 2, None, lambda *_: signed.plain)
    return Frozen(dataclasses.replace(known, **other))  # type: ignore[arg-type]


def test_the_untouched_document_passes_in_every_state(signed: Signed) -> None:
    for document, people in ((signed.sealed, 0), (signed.once, 1), (signed.twice, 2)):
        report = verify(document, trusted=signed.known)
        assert report.ok, report.findings
        assert sum(not one.seal for one in report.signatures) == people
        assert all(one.intact and one.known == "this laptop" and one.when for one in report.signatures)
    assert report.signatures[1].who == "Ana Ferro"
    assert report.signatures[1].role == "Managing director"
    assert report.signatures[2].decided == "reserve: in May"
    assert not report.signatures[2].stamped
    assert "two people" in report.verdict


def test_signing_only_ever_adds(signed: Signed) -> None:
    assert signed.sealed.startswith(signed.plain)
    assert signed.once.startswith(signed.sealed)
    assert signed.twice.startswith(signed.once)


def test_a_document_nobody_sealed_is_no_signed_document(signed: Signed) -> None:
    assert bad(verify(signed.plain, trusted=signed.known)) == {"unsigned"}
    assert verify(signed.plain).verdict == "Nobody has signed this file."


def test_a_key_nobody_knows_is_said_and_is_no_success(signed: Signed) -> None:
    report = verify(signed.twice)
    assert not report.ok
    assert bad(report) == {"stranger"}
    assert "nobody here knows the key" in report.verdict


def test_a_forgery_with_another_authority_is_a_stranger(signed: Signed, keys) -> None:
    other = Authority.create(keys, "x")
    forged = seal(plain_document(), other.issue("Workshop Customer centricity"))
    assert bad(verify(forged, trusted=signed.known)) == {"stranger"}


def test_it_is_held_against_the_workshop(signed: Signed) -> None:
    def look(document: bytes = signed.twice, **other: object) -> Report:
        return verify(document, trusted=signed.known, workshop=workshop(signed, **other))

    good = look()
    assert good.ok, good.findings
    assert good.revision == 3
    assert good.verdict == "This is revision 3, byte for byte as two people signed it."
    holds = {one.key: one.sentence for one in good.findings if one.level is Level.GOOD}
    assert set(holds) == {"ends", "allowed", "content", "current", "pages"}
    assert holds["allowed"].endswith("in its fields; 2 signatures followed, and nothing else.")
    assert bad(look(superseded_by=4)) == {"superseded"}
    assert "later revision" in look(superseded_by=4).verdict
    assert bad(look(sha256="0" * 64)) == {"unknown"}
    assert bad(look(pages=lambda *_: signed.plain[:-1] + b"?")) == {"pages"}
    assert look(pages=lambda *_: None).ok
    # A signature cut off again leaves a file that is sound in itself.
    assert bad(look(signed.once)) == {"missing"}


def _append(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _page(writer: IncrementalPdfFileWriter) -> None:
    box = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 400, 300)])
    page = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Page"), pdf_name("/MediaBox"): box})
    writer.insert_page(page)


def _note(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (20, 240, 380, 280)]),
            pdf_name("/Contents"): generic.TextStringObject("Agreed on nothing"),
        }
    )
    if "/Annots" not in page:
        page[pdf_name("/Annots")] = generic.ArrayObject()
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])
    writer.update_container(page)


def _attachment(writer: IncrementalPdfFileWriter) -> None:
    stream = generic.StreamObject(stream_data=b'{"team": []}')
    spec = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Filespec"),
            pdf_name("/UF"): generic.TextStringObject("revision.json"),
            pdf_name("/EF"): generic.DictionaryObject({pdf_name("/UF"): writer.add_object(stream)}),
        }
    )
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.insert(0, writer.add_object(spec))
    names.insert(0, generic.TextStringObject("revision.json"))
    writer.update_root()
    writer.update_container(names)


def _unsigned(writer: IncrementalPdfFileWriter) -> None:
    for field in writer.root["/AcroForm"]["/Fields"]:
        one = field.get_object()
        if one["/T"] == "approval_02":
            del one["/V"]
            writer.mark_update(field.reference)


def _content(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 400 300 re f"))
    writer.update_container(page)


@pytest.mark.parametrize("change", [_page, _note, _attachment, _unsigned, _content])
def test_what_an_update_adds_afterwards_is_named(signed: Signed, change) -> None:
    report = verify(_append(signed.twice, change), trusted=signed.known)
    assert not report.ok
    assert bad(report) & {"appended", "changed", "digest", "coverage"}
    assert report.verdict == "This is not what was signed."


@pytest.mark.parametrize("change", [_page, _note, _attachment, _content])
def test_what_was_changed_before_somebody_else_signed_is_named_too(signed: Signed, change) -> None:
    from cxworkshop.documents.seal.signing import approve

    between = approve(_append(signed.once, change), 2, signed.authority.issue("Bo Lind"))
    report = verify(between, trusted=signed.known)
    assert "changed" in bad(report)


def test_another_content_than_the_printed_one_is_named(signed: Signed) -> None:
    swapped = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_document())) as pdf:
        attach(pdf, b"{}")
        pdf.save(swapped)
    forged = seal(swapped.getvalue(), signed.authority.issue("Workshop Customer centricity"))
    assert bad(verify(forged, trusted=signed.known)) == {"content"}


def test_parts_of_two_documents_are_no_document(signed: Signed) -> None:
    other = seal(plain_document(CONTENT + b" "), signed.authority.issue("Workshop Customer centricity"))
    first = len(signed.plain)
    for mixed in (other[:first] + signed.twice[first:], signed.sealed + signed.twice[len(signed.once) :]):
        assert not verify(mixed, trusted=signed.known).ok


def flips(data: bytes, count: int, seed: int = 20261122) -> Iterator[tuple[int, bytes]]:
    """Where one bit was changed, and the bytes with it."""
    chance = random.Random(seed)
    for _ in range(count):
        place = chance.randrange(len(data))
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        yield place, bytes(changed)


def test_a_single_bit_anywhere_is_named(signed: Signed) -> None:
    passed = [place for place, data in flips(signed.twice, 250) if verify(data, trusted=signed.known).ok]
    assert passed == []


def test_a_single_bit_in_the_signatures_themselves_is_named(signed: Signed) -> None:
    """There the digits of the signature stand, which no signature covers."""
    chance = random.Random(7)
    holes = [match.span() for match in re.finditer(rb"<[0-9a-fA-F]{4000,}>", signed.twice)]
    assert len(holes) == 3
    passed = []
    for _ in range(150):
        start, end = chance.choice(holes)
        place = chance.randrange(start, end)
        changed = bytearray(signed.twice)
        changed[place] ^= 1 << chance.randrange(8)
        if verify(bytes(changed), trusted=signed.known).ok:
            passed.append(place)
    assert passed == []


def test_bytes_appended_or_cut_off_are_named(signed: Signed) -> None:
    for tail in (b"\n", b" ", b"\x00", b"%%EOF\n", signed.plain[:50]):
        assert bad(verify(signed.twice + tail, trusted=signed.known))
    for cut in range(1, 400, 7):
        assert bad(verify(signed.twice[:-cut], trusted=signed.known))


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_no_file_whatever_makes_it_fail(data: bytes) -> None:
    assert not verify(data).ok
    assert not verify(b"%PDF-1.7\n" + data).ok


def test_it_tells_how_far_it_is_and_can_be_stopped(signed: Signed) -> None:
    shares: list[float] = []
    verify(signed.twice, trusted=signed.known, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with pytest.raises(Cancelled):
        verify(signed.twice, trusted=signed.known, cancelled=lambda: True)
