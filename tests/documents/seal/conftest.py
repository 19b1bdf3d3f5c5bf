"""A small document with the fields, the attachment and the printed digits that a sealed one has, and keys for it."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.documents.seal.certificates import Authority, Identity
from cxworkshop.documents.seal.signing import approve, seal
from tests.documents.seal import quickdigits

CONTENT = b'{"team": [{"id": "t1", "name": "Harbour Watch"}]}'


@dataclasses.dataclass(frozen=True)
class Signed:
    """A document in all its states: plain, sealed, and with one and two signatures."""

    authority: Authority
    plain: bytes
    sealed: bytes
    once: bytes
    twice: bytes

    @property
    def known(self) -> list[tuple[str, x509.Certificate]]:
        return [("this laptop", self.authority.certificate)]


def attach(pdf: pikepdf.Pdf, content: bytes) -> None:
    """Attach the content of a revision, in place of any other."""
    never = "D:20260101000000Z"
    pdf.attachments["revision.json"] = pikepdf.AttachedFileSpec(
        pdf,
        content,
        description="",
        filename="revision.json",
        mime_type="application/json",
        creation_date=never,
        mod_date=never,
    )


def plain_document(content: bytes = CONTENT) -> bytes:
    """One page with the digits of `content` on it, `content` attached, and empty fields to be signed."""
    digits = hashlib.sha256(content).hexdigest()
    groups = [digits[n : n + 8] for n in range(0, 64, 8)]
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(400, 300), invariant=1)
    canvas.drawString(20, 260, "  ".join(groups[:4]))
    canvas.drawString(20, 240, "  ".join(groups[4:]))
    canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(page.getvalue())) as pdf:
        attach(pdf, content)
        attached = io.BytesIO()
        pdf.save(attached, deterministic_id=True)
    writer = IncrementalPdfFileWriter(io.BytesIO(attached.getvalue()))
    append_signature_field(writer, SigFieldSpec("certified_by_workshop"))
    for n in (1, 2):
        place = (20 + 180 * (n - 1), 40, 180 + 180 * (n - 1), 140)
        append_signature_field(writer, SigFieldSpec(f"approval_{n:02}", box=place))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stamp() -> bytes:
    """A page as large as a field, with a stroke of ink."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(160, 100), invariant=1)
    canvas.line(10, 20, 150, 80)
    canvas.save()
    return page.getvalue()


@cache
def made_once() -> Signed:
    """The document and its keys, the same for everybody who asks in this process."""
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority.create(Path(folder) / "keys", "four quiet harbours")
    plain = plain_document()
    sealed = seal(plain, authority.issue("Workshop Customer centricity", "Tarran Sound Ferries"))
    leader = authority.issue("Ana Ferro", "Tarran Sound Ferries", "Managing director")
    once = approve(sealed, 1, leader, stamp(), reason="approve")
    twice = approve(once, 2, authority.issue("Bo Lind", "Tarran Sound Ferries"), stamp(), reason="reserve: in May")
    return Signed(authority, plain, sealed, once, twice)


@pytest.fixture(autouse=True, scope="package")
def quick_digits() -> Iterator[None]:
    """Signatures are read at once: most of these tests do little else."""
    with quickdigits.installed():
        yield


@pytest.fixture(scope="session")
def signed() -> Signed:
    return made_once()


@pytest.fixture(scope="session")
def authority(signed: Signed) -> Authority:
    return signed.authority


@pytest.fixture(scope="session")
def leader(authority: Authority) -> Identity:
    return authority.issue("Ana Ferro", "Tarran Sound Ferries", "Managing director")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"
