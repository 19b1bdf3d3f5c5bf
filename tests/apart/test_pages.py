"""The pages of a stranger's PDF: drawn and read in another process, whatever the file was made to do to it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pikepdf
import pytest

from cxworkshop.apart import pages
from cxworkshop.apart.pages import PagesApart
from cxworkshop.core.errors import BadFile
from cxworkshop.pdfium import Document
from tests.apart.conftest import Instead
from tests.apart.hostile import huge_image, nested_forms
from tests.shell.checking.conftest import sheets


@contextmanager
def opened(data: bytes, most: int = 100, **more: float) -> Iterator[PagesApart]:
    found = PagesApart(data, most, seconds=more.get("seconds", 30.0))
    try:
        yield found
    finally:
        found.end()


def test_they_are_the_same_as_here() -> None:
    data = sheets(["One word", "Another"])
    here = Document(data)
    with opened(data) as there:
        assert (there.count, there.sizes) == (here.count, here.sizes)
        for page in (1, 0):
            assert there.text(page) == here.text(page)
            assert there.image(page, 0.5) == here.image(page, 0.5)


def test_only_so_many_are_measured_and_all_counted() -> None:
    with opened(sheets(["x"] * 7), 3) as there:
        assert (there.count, len(there.sizes)) == (7, 3)


def test_what_cannot_be_opened_is_refused_in_words() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheets(["Secret"]))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="quiet", user="harbour"))
    for data, why in ((b"", "damaged"), (b"%PDF-1.7\n", "damaged"), (locked.getvalue(), "locked with a password")):
        with pytest.raises(BadFile, match=why), opened(data):
            pass


def test_a_picture_without_end_is_not_asked_for() -> None:
    with opened(sheets(["x"])) as there, pytest.raises(BadFile, match="too large"):
        there.image(0, 1000.0)


def test_a_form_that_draws_forms_without_end_costs_its_time_and_no_more() -> None:
    bomb = nested_forms()
    assert len(bomb) < 4_000
    with opened(bomb, seconds=1.0) as there:
        assert there.image(0, 1.0).width == 400
        with pytest.raises(BadFile, match="takes too long"):
            there.image(1, 1.0)
        assert there.ended


def test_a_picture_of_gigabytes_hurts_nobody() -> None:
    data = huge_image()
    assert len(data) < 4_000
    with opened(data) as there:
        drawn: int | None = None
        with suppress(BadFile):
            drawn = there.image(0, 0.2).width
        # Either the page came and the process answers on, or the process went with it.
        assert (drawn, there.ended) in ((80, False), (None, True))
        if drawn:
            assert there.text(0) == ""
    with opened(sheets(["x"])) as other:
        assert other.text(0) == "x"


def test_a_process_that_was_taken_over_is_not_believed(instead: Instead) -> None:
    instead(pages, "Lies")
    with opened(sheets(["x"])) as there:
        with pytest.raises(BadFile, match="damaged"):
            there.image(0, 1.0)
        assert there.ended
