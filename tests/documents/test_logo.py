"""The client's logo on the title page: in its room, told to those who cannot see it, and never a reason to fail."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.logo import TALLEST, WIDEST, Logo, read_logo
from cxworkshop.stages.document import build
from cxworkshop.stages.prepare import commands as do
from tests.documents.checking import faults_of
from tests.documents.reading import page_words

NAVY = (20, 50, 90, 255)


def png(size: tuple[int, int] = (600, 150), colour: tuple[int, ...] = NAVY, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    mode = "RGBA" if kind == "PNG" else {1: "L", 4: "CMYK"}.get(len(colour), "RGB")
    Image.new(mode, size, colour if len(colour) > 1 else colour[0]).save(out, kind)
    return out.getvalue()


def document(image: bytes, dark: bool = False, client: str = "Kestrel Heat") -> bytes:
    store = MemoryStore()
    do.write_workshop(store, "client", client)
    do.write_workshop(store, "title", "One customer")
    do.set_accent(store, "#1D3FA8")
    do.set_logo(store, image, "kestrel.png", dark=dark)
    return build(store.content)


def pictures(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return sum(one.get("/Subtype") == pikepdf.Name.Image for one in streams)


@pytest.mark.parametrize(
    "image",
    [png(), png((40, 400)), png(colour=(20, 50, 90), kind="JPEG"), png(colour=(120,), kind="JPEG")],
    ids=["wide", "tall", "photograph", "grey"],
)
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_there_for_everybody_and_for_years(image: bytes, dark: bool) -> None:
    pdf = document(image, dark)
    assert pictures(pdf) == 1
    assert faults_of(pdf, "3a") == []
    assert faults_of(pdf, "ua1") == []
    assert pdf == document(image, dark)


def test_those_who_cannot_see_it_are_told_whose_it_is() -> None:
    assert "Logo of Kestrel Heat" in structure(document(png()))
    assert "Logo of" not in structure(document(png(), client=""))
    assert "Logo" in structure(document(png(), client=""))


def structure(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


def test_beside_it_the_revision_stands_under_the_name() -> None:
    with_logo = page_words(document(png()))[0]
    assert "Kestrel Heat Draft One customer" in with_logo


@pytest.mark.parametrize("size", [(1600, 20), (20, 1600), (500, 500), (1, 1)])
@pytest.mark.parametrize("dark", [False, True])
def test_whatever_its_shape_it_stays_in_its_room(size: tuple[int, int], dark: bool) -> None:
    logo = read_logo(png(size), dark, "Logo")
    assert logo is not None
    assert logo.width <= WIDEST + 0.01
    assert logo.height <= TALLEST + 0.01


def test_what_is_transparent_shows_the_ground() -> None:
    half = io.BytesIO()
    Image.new("RGBA", (10, 10), (255, 255, 255, 0)).save(half, "PNG")
    for dark, ground in ((False, b"\xff\xff\xff"), (True, b"\x14\x1a\x18")):
        logo = read_logo(half.getvalue(), dark, "Logo")
        assert isinstance(logo, Logo)
        assert logo.pixels.data[:3] == ground


def test_colours_that_no_archive_takes_are_converted() -> None:
    logo = read_logo(png(colour=(10, 20, 30, 40), kind="JPEG"), False, "Logo")
    assert logo is not None
    assert not logo.pixels.jpeg
    assert len(logo.pixels.data) == 600 * 150 * 3


@pytest.mark.parametrize(
    "image",
    [
        b"\x89PNG\r\n\x1a\n broken",
        png()[:60],
        png(colour=(20, 50, 90), kind="JPEG")[:400],
        b"\xff\xd8\xff\xe0 broken",
        png((3000, 3000), (0, 0, 0, 255)),
    ],
    ids=["no-png", "cut-png", "cut-jpeg", "no-jpeg", "giant"],
)
def test_a_picture_that_cannot_be_read_leaves_its_room_empty(image: bytes) -> None:
    assert read_logo(image, False, "Logo") is None
    assert pictures(document(image)) == 0
