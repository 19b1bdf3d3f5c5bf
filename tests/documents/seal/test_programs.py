"""The four documents of the sample as they are given out, signed and sealed, before programs that are not ours.

Each program is also shown a document that was tampered with, so that it is known what it sees and what it does not:
several of them call a signature valid, and are right, though somebody wrote behind it.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.seal.verify import verify
from tests import sealed as made
from tests.documents.checking import ask, faults_of, needs

KINDS: tuple[Kind, ...] = get_args(Kind)
SIGNATURES = {"definition": 4, "record": 1, "team": 1, "team-pack": 1}  # the seal, and three leaders
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)")
_COVERS_ALL = "PDFA3A-SIGNATURE-BYTERANGE-001"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All documents, and the certificate that vouches for them."""
    path = tmp_path_factory.mktemp("final")
    for kind, document in made.sample().documents.items():
        (path / f"{kind}.pdf").write_bytes(document)
    pem = made.sample().authority.certificate.public_bytes(serialization.Encoding.PEM)
    (path / "authority.pem").write_bytes(pem)
    return path


def _bit(data: bytes) -> bytes:
    """One bit of what the document says about itself."""
    place = data.index(b"<dc:title>") + 4
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _appended(data: bytes) -> bytes:
    """A note on the first page, added as an update behind everything that was signed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    while "/Kids" in page:
        page = page["/Kids"][0].get_object()
    note = {
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (20, 240, 380, 280)]),
        pdf_name("/Contents"): generic.TextStringObject("Agreed on nothing"),
    }  # fmt: skip
    notes = generic.ArrayObject([*page.get("/Annots", []), writer.add_object(generic.DictionaryObject(note))])
    page[pdf_name("/Annots")] = notes
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _unmarked(data: bytes) -> bytes:
    """An update that takes away what makes it a document for everybody and for the archive."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    del writer.root["/MarkInfo"], writer.root["/OutputIntents"]
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _changed(folder: Path, tmp_path: Path, change: Callable[[bytes], bytes], kind: Kind = "definition") -> Path:
    path = tmp_path / "changed.pdf"
    path.write_bytes(change((folder / f"{kind}.pdf").read_bytes()))
    return path


# -- pdfsig ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_poppler_calls_every_signature_valid_and_the_last_one_whole(folder: Path, kind: Kind) -> None:
    told = ask("pdfsig", "-nocert", folder / f"{kind}.pdf")
    assert told.count("Signature Type: ETSI.CAdES.detached") == SIGNATURES[kind]
    assert told.count("Signature is Valid.") == SIGNATURES[kind]
    assert told.count("- Total document signed") == 1


def test_poppler_sees_a_bit_and_does_not_mind_an_edit_behind_the_signatures(folder: Path, tmp_path: Path) -> None:
    told = ask("pdfsig", "-nocert", _changed(folder, tmp_path, _bit))
    assert told.count("Digest Mismatch") == SIGNATURES["definition"]
    told = ask("pdfsig", "-nocert", _changed(folder, tmp_path, _appended))
    assert told.count("Signature is Valid.") == SIGNATURES["definition"]
    assert "- Total document signed" not in told  # all that it says of the edit


# -- qpdf --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_nothing_wrong(folder: Path, kind: Kind) -> None:
    assert "No syntax or stream encoding errors" in ask("qpdf", "--check", folder / f"{kind}.pdf")


def test_qpdf_sees_a_broken_file_and_not_a_broken_signature(folder: Path, tmp_path: Path) -> None:
    needs("qpdf")
    cut = _changed(folder, tmp_path, lambda data: data[:-600])
    assert subprocess.run(["qpdf", "--check", cut], capture_output=True, check=False).returncode != 0
    ask("qpdf", "--check", _changed(folder, tmp_path, _appended))


# -- mutool ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_mupdf_calls_the_signatures_sound_and_the_last_one_unchanged(folder: Path, kind: Kind) -> None:
    told = ask("mutool", "sign", "-v", folder / f"{kind}.pdf")
    before = SIGNATURES[kind] - 1
    assert told.count("The signature is valid but there have been edits since signing.") == before
    assert told.count("The document is unchanged since signing.") == 1


def test_mupdf_sees_a_bit_and_tells_an_edit_from_an_unchanged_document(folder: Path, tmp_path: Path) -> None:
    needs("mutool")
    path = _changed(folder, tmp_path, _bit)
    told = subprocess.run(["mutool", "sign", "-v", path], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature invalidated by change to document") == SIGNATURES["definition"]
    told = ask("mutool", "sign", "-v", _changed(folder, tmp_path, _appended))
    assert "The document is unchanged since signing." not in told
    assert told.count("The signature is valid but there have been edits since signing.") == SIGNATURES["definition"]


@pytest.mark.parametrize("kind", KINDS)
def test_mupdf_writes_it_anew_and_draws_every_page(folder: Path, tmp_path: Path, kind: Kind) -> None:
    ask("mutool", "clean", folder / f"{kind}.pdf", tmp_path / "clean.pdf")
    with pikepdf.open(folder / f"{kind}.pdf") as pdf, pikepdf.open(tmp_path / "clean.pdf") as clean:
        assert len(clean.pages) == len(pdf.pages)
    ask("mutool", "draw", "-r", "15", "-o", tmp_path / "page%03d.png", folder / f"{kind}.pdf")
    assert len(list(tmp_path.glob("page*.png"))) == len(clean.pages)


# -- pyHanko -----------------------------------------------------------------------------------------------------------


def _pyhanko(pdf: Path, *trusted: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pyhanko", "sign", "validate", *map(str, trusted), str(pdf)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=pdf.parent)


@pytest.mark.parametrize("kind", KINDS)
def test_pyhanko_by_itself_trusts_every_signature(folder: Path, kind: Kind) -> None:
    told = _pyhanko(folder / f"{kind}.pdf", "--trust", folder / "authority.pem", "--trust-replace")
    assert told.returncode == 0, told.stdout + told.stderr
    lines = [line for line in told.stdout.splitlines() if line.strip()]
    assert len(lines) == SIGNATURES[kind]
    assert all("INTACT:TRUSTED" in line for line in lines), told.stdout


@pytest.mark.parametrize("change", [_bit, _appended])
def test_pyhanko_rejects_a_bit_and_an_edit(folder: Path, tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    path = _changed(folder, tmp_path, change, "team")
    told = _pyhanko(path, "--trust", folder / "authority.pem", "--trust-replace")
    assert told.returncode != 0, told.stdout


def test_pyhanko_does_not_trust_a_key_that_nobody_named(folder: Path) -> None:
    told = _pyhanko(folder / "team.pdf")
    assert "UNTRUSTED" in told.stdout


# -- OpenSSL -----------------------------------------------------------------------------------------------------------


def _signatures(data: bytes) -> list[tuple[bytes, bytes]]:
    """Of each signature the bytes it was made over, and the signature, taken from the file by its own words."""
    found = []
    for one in _RANGE.finditer(data):
        start, length, resume, rest = map(int, one.groups())
        der = bytes.fromhex(data[start + length + 1 : resume - 1].decode())
        found.append((data[start : start + length] + data[resume : resume + rest], der))
    return found


def _openssl(data: bytes, der: bytes, folder: Path, tmp_path: Path) -> list[str | Path]:
    (tmp_path / "bytes").write_bytes(data)
    (tmp_path / "cms").write_bytes(der)
    signature = ("-inform", "DER", "-in", tmp_path / "cms", "-content", tmp_path / "bytes", "-binary")
    return [
        "cms",
        "-verify",
        *signature,
        "-CAfile",
        folder / "authority.pem",
        "-purpose",
        "any",
        "-out",
        tmp_path / "out",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_openssl_confirms_each_signature(folder: Path, tmp_path: Path, kind: Kind) -> None:
    found = _signatures((folder / f"{kind}.pdf").read_bytes())
    assert len(found) == SIGNATURES[kind]
    for data, der in found:
        ask("openssl", *_openssl(data, der, folder, tmp_path))


def test_openssl_rejects_a_bit_of_what_was_signed_and_of_the_signature(folder: Path, tmp_path: Path) -> None:
    needs("openssl")
    ((data, der),) = _signatures((folder / "team.pdf").read_bytes())
    middle = len(der.rstrip(b"\0")) - 40  # in the digits that the key gave
    for changed in ((_bit(data), der), (data, der[:middle] + bytes([der[middle] ^ 1]) + der[middle + 1 :])):
        command = ["openssl", *map(str, _openssl(*changed, folder, tmp_path))]
        assert subprocess.run(command, capture_output=True, check=False).returncode != 0


# -- page-validation ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_final_file_is_for_everybody(kind: Kind) -> None:
    assert faults_of(made.sample().documents[kind], "ua1") == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if SIGNATURES[kind] == 1])
def test_the_sealed_file_is_for_the_archive(kind: Kind) -> None:
    assert faults_of(made.sample().documents[kind], "3a") == []


def test_the_signed_file_is_for_the_archive_too() -> None:
    """The checker's one objection is exact: it wants every signature to cover the whole file, as if it were the last.

    PDF/A wants that of the file as it was when somebody signed. So each state is looked at as it was then: sealed there
    is no objection at all, and each leader adds this one, for the signature that is no longer the last, and no other.
    """
    document = made.sample().documents["definition"]
    ends = sorted(int(one[3]) + int(one[4]) for one in _RANGE.finditer(document))
    assert ends[-1] == len(document)
    assert faults_of(document[: ends[0]], "3a") == []
    for end in ends[1:]:
        (fault,) = faults_of(document[:end], "3a")
        assert fault.startswith(_COVERS_ALL)
    assert all(document[:end].endswith(b"%%EOF\n") for end in ends)


def test_the_checker_sees_what_an_update_took_away() -> None:
    document = _unmarked(made.sample().documents["record"])
    assert faults_of(document, "ua1")
    assert any(not fault.startswith(_COVERS_ALL) for fault in faults_of(document, "3a"))


# -- and ours ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_check_agrees_and_sees_all_that_the_others_see(kind: Kind) -> None:
    document, known = made.sample().documents[kind], [("here", made.sample().authority.certificate)]
    report = verify(document, trusted=known)
    assert report.ok, report.findings
    assert len(report.signatures) == SIGNATURES[kind]
    for change in (_bit, _appended, _unmarked, lambda data: data[:-600]):
        assert not verify(change(document), trusted=known).ok
