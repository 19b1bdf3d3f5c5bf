"""The full record as PDF, against the same text drawn on a bare ReportLab canvas; how it grows with the teams; and what
its structure costs: the same document with tags and without."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import partial

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import organisation
from cxworkshop.core.content import Content
from cxworkshop.documents.chapter import Kind
from cxworkshop.stages import STAGES
from cxworkshop.stages.document import build, draft_mark

Line = tuple[float, float, float, str]  # x, y, size, words


def figures(quick: bool) -> list[Figure]:
    """From 10 to 10,000 teams; with `quick` the growth is taken from 100 to 1,000."""
    build(organisation(10), "record")
    sizes = (10, 100, 1_000)
    found, documents = [], {}
    for size in sizes:
        content = organisation(size)
        pages = lines_of(build(content, "record"))
        rounds = 2 if quick or size == sizes[-1] else 4
        took = in_turns(
            rounds, document=processor_seconds(_record(content)), bare=processor_seconds(partial(draw, pages))
        )
        documents[size] = took["document"]
        found.append(Figure("the full record", size, took["document"], 3.0, "its text on a bare canvas", took["bare"]))
    if quick:
        large, small = 1_000, 100
    else:
        large, small = 10_000, 1_000
        documents[large] = processor_seconds(_record(organisation(large)))()
    found.append(
        Figure(
            "the full record grows", large, documents[large], 1.1, f"{small:,} teams", documents[small], large / small
        )
    )
    return [*found, *_tagged(quick)]


def _tagged(quick: bool) -> list[Figure]:
    """A definition of about 12 pages and a record of about 200, each with its structure and without, in turns."""
    found = []
    documents: tuple[tuple[Kind, int, int], ...] = (("definition", 10, 9), ("record", 300, 3 if quick else 7))
    for kind, teams, rounds in documents:
        content = organisation(teams)
        pages = len(lines_of(build(content, kind)))
        took = in_turns(
            rounds,
            tagged=processor_seconds(partial(_built, content, kind, True)),
            plain=processor_seconds(partial(_built, content, kind, False)),
        )
        name = f"the {kind} with its structure"
        found.append(Figure(name, pages, took["tagged"], 1.4, "without, by pages", took["plain"]))
    return found


def _built(content: Content, kind: Kind, tagged: bool) -> bytes:
    """The document of the content, with or without its structure."""
    from cxworkshop.documents.book import build_document

    chapters = [chapter for stage in STAGES for chapter in stage.load("chapters")]
    return build_document(content, kind, chapters, draft_mark(content), tagged=tagged)


def _record(content: Content) -> Callable[[], object]:
    return partial(build, content, "record")


def processor_seconds(act: Callable[[], object]) -> Callable[[], float]:
    """Processor seconds of this process: a document takes long enough for others to get in between."""

    def run() -> float:
        begun = time.process_time()
        act()
        return time.process_time() - begun

    return run


def lines_of(pdf: bytes) -> list[list[Line]]:
    """Every piece of text of a document with its place and size, page by page."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        lines: list[Line] = []
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            length = raw.FPDFTextObj_GetText(piece.raw, text.raw, None, 0)
            buffer = (ctypes.c_ushort * (length // 2 + 1))()
            raw.FPDFTextObj_GetText(piece.raw, text.raw, buffer, length)
            words = bytes(buffer).decode("utf-16-le").split("\0")[0]
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(piece.raw, size)
            left, bottom, _right, _top = piece.get_bounds()
            lines.append((left, bottom, size.value, words))
        pages.append(lines)
    return pages


def draw(pages: list[list[Line]]) -> bytes:
    """The same words at the same places, and nothing else."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    from cxworkshop.documents import fonts

    pdfmetrics.registerFont(fonts.face(fonts.SANS).font)
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for page in pages:
        for x, y, size, words in page:
            canvas.setFont(fonts.SANS, size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
