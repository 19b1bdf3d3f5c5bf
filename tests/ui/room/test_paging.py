"""Rows on pages: as few pages as there can be, evenly filled, and then as large as they can be."""

from __future__ import annotations

from functools import partial

import pytest

from cxworkshop.ui.room.frame import MOST_PAGES, Frame, Sheet
from cxworkshop.ui.room.marks import ShapeMark, TextMark
from cxworkshop.ui.room.paging import Draw, Leaf, Pages, bind
from cxworkshop.ui.room.paper import Look, Paper
from cxworkshop.ui.room.parts import Panel, Part, Say, Spot

pytestmark = pytest.mark.usefixtures("look")

SENTENCE = "Every passenger hears from us first, whatever the weather does. "


def rows(count: int, words: str = "Row") -> tuple[Part, ...]:
    return tuple(Spot(Panel(Say(f"{words} {n}", "label")), n) for n in range(count))


def paper(width: float = 1920, height: float = 1080) -> Paper:
    return Paper(width, height, Look())


def said(pages: Pages, page: int) -> str:
    return " ".join(mark.text for mark in pages[page].marks if isinstance(mark, TextMark))


def sizes(pages: Pages, word: str) -> set[float]:
    return {mark.px for sheet in pages for mark in sheet.marks if isinstance(mark, TextMark) and word in mark.text}


def test_what_fits_one_page_is_not_numbered():
    pages = bind(paper(), Leaf(Frame("Question"), rows(3)))
    assert len(pages) == 1
    assert said(pages, 0) == "Question Row 0 Row 1 Row 2"


@pytest.mark.parametrize(("count", "on_each"), [(4, [4]), (5, [3, 2]), (6, [3, 3]), (9, [3, 3, 3])])
def test_rows_are_spread_over_pages_evenly(count: int, on_each: list[int]):
    pages = bind(paper(), Leaf(Frame("Question"), rows(count), most=4))
    assert [sheet.spots for sheet in pages] == on_each
    assert f"2/{len(pages)}" in said(pages, 1) if len(pages) > 1 else True


def test_four_that_take_two_pages_are_two_and_two():
    pages = bind(paper(), Leaf(Frame("Question"), rows(4, SENTENCE * 2), most=4))
    assert [sheet.spots for sheet in pages] == [2, 2]


def test_all_pages_of_a_leaf_are_set_at_one_size():
    short, long = Spot(Panel(Say("Short row", "quote")), 0), Spot(Panel(Say(SENTENCE * 4 + "row", "quote")), 1)
    pages = bind(paper(), Leaf(Frame("Question"), (short, long), most=2))
    assert len(sizes(pages, "row")) == 1


def test_what_stands_above_stands_there_again_and_below_on_every_page():
    leaf = Leaf(
        Frame("Question"), rows(7), top=Say("The whole statement"), again=Say("Its name"), bottom=Say("So many"), most=3
    )
    pages = bind(paper(), leaf)
    assert len(pages) == 3
    assert ["The whole statement" in said(pages, n) for n in range(3)] == [True, False, False]
    assert ["Its name" in said(pages, n) for n in range(3)] == [False, True, True]
    assert all("So many" in said(pages, n) for n in range(3))


def test_what_is_too_high_for_a_page_goes_over_several():
    pages = bind(paper(), Leaf(Frame("Question"), rows(1, SENTENCE * 20)))
    assert len(pages) > 1
    assert all(mark.rect.bottom() < 1080 for sheet in pages for mark in sheet.marks)


def test_rows_are_as_high_as_the_highest_where_there_is_room():
    pages = bind(paper(), Leaf(Frame("Question"), (*rows(2), Spot(Panel(Say(SENTENCE, "label")), 2))))
    heights = {round(mark.height, 3) for mark in pages[0].marks if isinstance(mark, ShapeMark)}
    assert len(heights) == 1


def test_chapters_are_numbered_together():
    pages = bind(paper(), Leaf(Frame("First"), rows(2)), Leaf(Frame("Second"), rows(5)))
    assert [said(pages, n).split()[0] for n in range(3)] == ["First", "Second", "Second"]
    assert "3/3" in said(pages, 2)


def test_there_is_an_end_to_pages():
    assert len(bind(paper(), Leaf(Frame("Question"), rows(1000), most=3))) == MOST_PAGES


def test_pages_are_drawn_when_somebody_looks_and_then_kept():
    drawn: list[str] = []

    def noted(draw: Draw, number: str) -> Sheet:
        drawn.append(number)
        return draw(number)

    class Counting(Leaf):
        def pages(self, paper: Paper, count: str) -> list[Draw]:
            return [partial(noted, draw) for draw in super().pages(paper, count)]

    pages = bind(paper(), Counting(Frame("Question"), rows(9), most=3))
    assert (len(pages), drawn) == (3, [])
    assert pages[1] is pages[1]
    assert drawn == ["2/3"]
    assert len(pages[0:2]) == 2
    with pytest.raises(IndexError):
        pages[3]


def test_nothing_is_a_page_without_anything():
    pages = bind(paper(), Leaf(Frame(), ()))
    assert (len(pages), pages[0].marks, pages[0].spots) == (1, (), 0)
