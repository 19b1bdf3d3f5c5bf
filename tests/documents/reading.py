"""Reads finished documents back: text with its place, bookmarks, fonts; and checks what must hold on every page."""

from __future__ import annotations

import ctypes
import dataclasses
import io
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

from cxworkshop.documents.book import build_document
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.paper import PAPERS, Paper, PaperName
from tests.documents import factory

DRAFT_WORD = 150.0  # points; the word behind a draft is larger, everything else smaller


@dataclasses.dataclass(frozen=True)
class Piece:
    """One stretch of text: its words, size, and its box from the lower left corner of the page, in points."""

    words: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


@lru_cache(maxsize=8)
def pages(document: bytes) -> tuple[tuple[Piece, ...], ...]:
    """The stretches of text of each page, in the order they were drawn."""
    pdf = pypdfium2.PdfDocument(document)
    read = []
    for page in pdf:
        textpage = page.get_textpage()
        found = (_piece(one, textpage) for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
        read.append(tuple(piece for piece in found if piece))
        textpage.close()
    pdf.close()
    return tuple(read)


def _piece(one: Any, textpage: Any) -> Piece | None:
    length = raw.FPDFTextObj_GetText(one.raw, textpage.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(one.raw, textpage.raw, buffer, length)
    words = bytes(buffer).decode("utf-16-le").split("\0")[0]
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(one.raw, size)
    left, bottom, right, top = one.get_bounds()
    return Piece(words.strip(), size.value, left, bottom, right, top) if words.strip() else None


def page_words(document: bytes) -> list[str]:
    """The text of each page, its stretches joined by spaces in the order they were drawn."""
    return [" ".join(" ".join(piece.words for piece in page).split()) for page in pages(document)]


def all_words(document: bytes) -> str:
    """The text of the whole document."""
    return " ".join(page_words(document))


def bookmarks(document: bytes) -> list[tuple[str, int]]:
    """Title and page (from 1) of every bookmark."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        numbers = {page.obj.objgen: number + 1 for number, page in enumerate(pdf.pages)}
        found = []
        with pdf.open_outline() as outline:
            for item in outline.root:
                destination: Any = item.destination
                if isinstance(destination, pikepdf.String | pikepdf.Name):
                    destination = pdf.Root.Dests[f"/{str(destination).lstrip('/')}"]
                found.append((str(item.title), numbers[destination[0].objgen]))
        return found


def font_names(document: bytes) -> set[str]:
    """The names of all fonts a document refers to; fails on one that is not embedded."""
    names = set()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        for page in pdf.pages:
            for font in page.obj.Resources.Font.values():
                descriptor = font.get("/FontDescriptor")
                assert descriptor is not None, f"{font.BaseFont} has no descriptor"
                assert "/FontFile2" in descriptor, f"{font.BaseFont} is not embedded"
                names.add(str(font.BaseFont).split("+")[-1])
    return names


def faults(document: bytes, paper: PaperName = "A4", frame: Paper | None = None, wider: float = 0.0) -> list[str]:
    """What is wrong with the layout: text outside the frame, text on text, pages with nothing on them.

    `frame` is another one than that of the paper, and `wider` by how many points text may stand in its margins.
    """
    sheet = frame or PAPERS[paper]
    found = []
    for number, page in enumerate(pages(document), start=1):
        body = [
            piece for piece in page if piece.size < DRAFT_WORD and piece.left < sheet.width - sheet.left + 4.0 + wider
        ]
        if not _content(body, sheet.head, sheet.height, sheet.foot):
            found.append(f"page {number} is blank")
        for piece in body:
            outside = (
                piece.left < sheet.left - 4.0 - wider
                or piece.right > sheet.width - sheet.left + 1.5 + wider
                or piece.bottom < sheet.foot - 4.0
                or piece.top > sheet.height - sheet.head + 8.0
            )
            if outside:
                found.append(f"page {number}: “{piece.words[:50]}” stands outside the frame")
        for one, other in _overlapping(body):
            found.append(f"page {number}: “{one.words[:40]}” lies on “{other.words[:40]}”")
    return found


def _overlapping(body: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    ordered = sorted(body, key=lambda piece: piece.bottom)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.bottom > one.top - 1.2:
                break
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.top, other.top) - other.bottom
            if wide > 0.6 and high > 1.2:
                yield one, other


def _content(page: list[Piece], head: float, height: float, foot: float) -> list[Piece]:
    """What is neither running head nor foot."""
    return [piece for piece in page if piece.top < height - head - 4.0 and piece.bottom > foot + 8.0]


@cache
def built(what: str, kind: Kind = "definition", paper: PaperName = "A4", draft: bool = False) -> bytes:
    """A document of the factory's content, made once for all tests: "full", "empty", or a number of teams."""
    content = {"full": factory.full, "empty": factory.empty}.get(what)
    mark = factory.draft() if draft else factory.revision()
    return build_document(content() if content else factory.large(int(what)), kind, factory.chapters(), mark, paper)
