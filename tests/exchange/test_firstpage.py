"""The first page of a stranger's PDF: drawn, counted, and refused in words when it is none."""

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.apart import pages
from cxworkshop.core.errors import BadFile
from cxworkshop.exchange.firstpage import first_page
from tests.apart.conftest import instead

__all__ = ["instead"]


def scan(pages=2, size=(595, 842)):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for _ in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, size[0], size[1] / 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="one", user="two"))
    return out.getvalue()


def test_the_first_page_comes_as_pixels_and_the_pages_are_counted():
    page = first_page(scan(), 200)
    assert (page.pages, page.height) == (2, 200)
    assert 140 <= page.width <= 142
    assert page.pixels[:3] == b"\xff\xff\xff"
    assert page.pixels[page.stride * 199 :][:3] == b"\x00\x00\xff"


def test_a_page_as_wide_as_a_street_stays_small():
    page = first_page(scan(1, (14_000, 3)), 300)
    assert (page.width, page.height) == (300, 1)


@pytest.mark.parametrize(
    ("pdf", "why"),
    [
        (b"%PDF-1.7\nnothing", "damaged"),
        (scan()[:300], "damaged"),
        (b"", "damaged"),
        (locked(), "locked with a password"),
    ],
    ids=["empty", "cut", "nothing", "locked"],
)
def test_what_cannot_be_drawn_is_refused_in_words(pdf, why):
    with pytest.raises(BadFile, match=why):
        first_page(pdf, 200)


@pytest.mark.parametrize(("does", "why"), [("Waits", "too long"), ("Aborts", "damaged")])
def test_a_page_that_never_ends_or_breaks_the_process_is_a_sentence(instead, does, why):
    instead(pages, does)
    with pytest.raises(BadFile, match=why):
        first_page(scan(), 200, seconds=5.0 if does == "Aborts" else 0.2)
