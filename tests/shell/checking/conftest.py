"""Signed files, small and quick, and the workshop that one of them comes from."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from reportlab.pdfgen.canvas import Canvas

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.documents.seal.certificates import CERTIFICATE_FILE, Authority
from cxworkshop.shell.checking.examine import Examined, examine
from tests.documents.seal.conftest import authority, leader, signed
from tests.sealed import SealedWorkshop, sealed_workshop

__all__ = ["authority", "leader", "signed"]


@pytest.fixture
def ours(authority: Authority) -> Authority:
    """The keys of the small files are this laptop's."""
    install(authority)
    return authority


@pytest.fixture
def workshop() -> SealedWorkshop:
    """A workshop with a revision that three people decided on; its keys are this laptop's."""
    made = sealed_workshop()
    install(made.authority)
    return made


def install(authority: Authority) -> None:
    """Make the authority this laptop's, as far as checking asks for it."""
    paths.keys().mkdir(parents=True, exist_ok=True)
    (paths.keys() / CERTIFICATE_FILE).write_bytes(authority.certificate.public_bytes(Encoding.PEM))


def look(data: bytes, content: Content | None = None, name: str = "Definition.pdf") -> Examined:
    """Everything that is found out about a file."""
    return examine(name, data, content, lambda _part: None, lambda: False)


def sheets(pages: Sequence[str], size: tuple[float, float] = (400, 300)) -> bytes:
    """A PDF of one line of words a page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for words in pages:
        canvas.drawString(20, size[1] - 40, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """A file as another program writes it after a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def other_words(document: pikepdf.Pdf, page: int = 1) -> None:
    """Put a page with other words in the place of one that was signed."""
    with pikepdf.open(io.BytesIO(sheets(["Everything may be rebooked at any time."], (595, 842)))) as other:
        foreign = document.copy_foreign(other.pages[0].obj)
        document.pages[page].obj["/Contents"] = foreign["/Contents"]
        document.pages[page].obj["/Resources"] = foreign["/Resources"]


def written(folder: Path, data: bytes, name: str = "Definition.pdf") -> Path:
    """The bytes as a file."""
    path = folder / name
    path.write_bytes(data)
    return path
