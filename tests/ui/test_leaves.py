"""Leaves: the pages of a stranger's file as pictures, blank where they cannot be drawn, and no worse than that."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage

from cxworkshop.apart import pages
from cxworkshop.apart.pages import SHEET
from cxworkshop.ui import leaves as leaves_module
from cxworkshop.ui.leaves import Leaves, leaves_of, shown
from cxworkshop.ui.pdf import PdfPages
from tests.apart.conftest import Instead, instead
from tests.apart.hostile import nested_forms
from tests.shell.checking.conftest import rewritten, sheets

__all__ = ["instead"]
THREE = ["One", "Two", "Three"]


@pytest.fixture
def three(instead: Instead, request: pytest.FixtureRequest) -> Iterator[Leaves]:
    """Three sheets, drawn by a process that fails at the second in the way that the parameter names."""
    instead(pages, request.param)
    made = Leaves(sheets(THREE), seconds=20.0 if request.param == "BreaksAtTwo" else 1.5)
    yield made
    made.end()


def is_blank(picture: QImage) -> bool:
    return all(picture.pixelColor(x, y) == QColor("white") for x in range(0, 40, 2) for y in range(picture.height()))


def test_they_look_and_read_as_ours_do() -> None:
    data = sheets(THREE)
    ours, theirs = PdfPages(data), Leaves(data)
    assert theirs.sizes == ours.sizes
    assert theirs.count == 3
    assert theirs.image(1, 200) == ours.image(1, 200)
    assert theirs.text(2) == ours.text(2) == "Three"
    theirs.end()


def test_what_was_drawn_is_kept_and_no_more_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Leaves(sheets(THREE))
    first = made.image(0, 100)
    made.end()
    assert made.image(0, 100) == first  # though nobody is there to draw it
    assert is_blank(made.image(1, 100))
    monkeypatch.setattr(leaves_module, "KEPT", 10)
    other = Leaves(sheets(THREE))
    for page in (0, 1, 2):
        other.image(page, 60)
    assert list(other._kept) == [(2, 60)]
    other.end()


@pytest.mark.parametrize("three", ["BreaksAtTwo", "WaitsAtTwo"], indirect=True)
def test_a_page_that_breaks_or_never_ends_costs_that_page(three: Leaves) -> None:
    assert not is_blank(three.image(0, 80))
    assert is_blank(three.image(1, 80))
    assert three.wrong[1] in ("It cannot be read; it is damaged.", "It takes too long to draw.")
    assert not is_blank(three.image(2, 80))
    assert three.text(2) == "Three"
    assert is_blank(three.image(1, 90))  # nobody asks for it again
    assert set(three.wrong) == {1}


@pytest.mark.parametrize("three", ["WaitsAtTwo"], indirect=True)
def test_who_waits_for_a_page_is_let_go_when_they_end(three: Leaves) -> None:
    told: list[bool] = []
    thread = threading.Thread(target=lambda: told.append(is_blank(three.image(1, 80))))
    thread.start()
    three.end()
    thread.join(20)
    assert told == [True]
    assert three.wrong == {}


def test_a_bomb_is_a_blank_sheet_among_others() -> None:
    made = Leaves(nested_forms(), seconds=1.0)
    assert is_blank(made.image(1, 80))
    assert made.wrong == {1: "It takes too long to draw."}
    assert made.text(2) == "Sheet 3"
    made.end()


def test_after_two_that_broke_nobody_tries_again(instead: Instead) -> None:
    instead(pages, "BreaksFromTwo")
    made = Leaves(sheets([*THREE, "Four"]))
    assert [is_blank(made.image(page, 80)) for page in range(4)] == [False, True, True, True]
    assert made.wrong[3] == "Other pages brought down what draws it."
    made.end()


def test_a_page_of_no_size_is_a_blank_sheet() -> None:
    made = leaves_of(
        rewritten(sheets(["x"]), lambda one: one.pages[0].obj.__setitem__("/MediaBox", [0, 0, 3, 9_000_000]))
    )
    assert made is not None
    assert made.sizes == (SHEET,)
    assert made.text(0) == ""
    assert is_blank(made.image(0, 80))
    assert "size" in made.wrong[0]
    made.end()


def test_what_has_no_pages_has_none() -> None:
    assert leaves_of(b"%PDF-1.7") is None


def test_only_what_was_printed_a_moment_ago_is_drawn_here() -> None:
    assert isinstance(shown(sheets(["x"]), ours=True), PdfPages)
    made = shown(sheets(["x"]), ours=False)
    assert isinstance(made, Leaves)
    made.end()
