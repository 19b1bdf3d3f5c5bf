"""Pages: as large as fits, never below the floor, rather smaller than with a word cut, evenly filled, counted."""

from __future__ import annotations

import pytest

from cxworkshop.ui.room.frame import Frame, Sheet
from cxworkshop.ui.room.marks import ShapeMark, SignMark, TextMark
from cxworkshop.ui.room.paper import Clock, Look, Paper
from cxworkshop.ui.room.parts import Beside, Cell, Either, Gap, OneLine, Panel, Part, Say, Sign, Spot, Spring, Stack
from cxworkshop.ui.room.roles import ROLES
from cxworkshop.ui.room.snapshot import Composed, Snapshot
from tests.ui.room.measure import measure

LONG = "Regionalverkehrsgesellschaftsbetriebshof"
CLOCK = Clock("12:40", 0.6)


def paper(size: tuple[int, int] = (1920, 1080), zoom: float = 1.0, clock: Clock | None = CLOCK) -> Paper:
    return Paper(*size, Look(zoom=zoom), clock)


def texts(sheet: Sheet) -> list[TextMark]:
    return [mark for mark in sheet.marks if isinstance(mark, TextMark)]


def said(sheet: Sheet) -> str:
    return " ".join(mark.text for mark in texts(sheet))


def test_what_fits_is_as_large_as_its_role_allows():
    sheets = Frame("What is this?", footer="1  Teams").pages(paper(), Say("Laboratory", "subject"))
    assert len(sheets) == 1
    name = next(mark for mark in texts(sheets[0]) if mark.role == "subject")
    assert name.percent >= ROLES["subject"].large
    assert said(sheets[0]) == "What is this? Laboratory 12:40 1  Teams"


def test_a_word_that_is_too_wide_makes_the_text_smaller_before_it_is_cut():
    (sheet,) = Frame().pages(paper(), Say(LONG, "subject"))
    (name,) = [mark for mark in texts(sheet) if mark.role == "subject"]
    assert name.text == LONG
    assert ROLES["subject"].floor <= name.percent < ROLES["subject"].large


@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.2, 1.5])
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_what_does_not_fit_is_split_at_the_floor_and_counted(size, zoom):
    names = [f"{n + 1}. {LONG} and its Colleagues" for n in range(12)]
    body = Stack(tuple(Spot(Panel(Say(name, "item")), n) for n, name in enumerate(names)), 1.5)
    sheets = Frame("Who?", footer="1  Teams").pages(paper(size, zoom), body)
    assert len(sheets) > 1
    assert [f"{n}/{len(sheets)}" in said(sheet) for n, sheet in enumerate(sheets, 1)] == [True] * len(sheets)
    together = " ".join(said(sheet) for sheet in sheets)
    assert all(f"{n + 1}." in together for n in range(12))
    whole = Composed(Snapshot(look=Look(zoom=zoom)), size[0], size[1], tuple(sheets))
    assert measure(whole) == []


def test_pages_are_about_equally_full():
    body = Stack(tuple(Spot(Say(f"Team {n}", "item"), n) for n in range(9)), 3.0)
    sheets = Frame(footer="1  Teams").pages(paper(), body)
    assert [sheet.spots for sheet in sheets] == [5, 4]


def test_items_count_from_0_on_every_page():
    body = Stack(tuple(Spot(Say(f"Team {n}", "item"), n) for n in range(9)), 3.0)
    second = Frame(footer="1  Teams").pages(paper(), body)[1]
    assert {mark.spot for mark in texts(second) if mark.spot >= 0} == {0, 1, 2, 3}


def test_a_long_text_goes_on_on_the_next_page_and_never_by_one_line():
    sheets = Frame(footer="1  Teams").pages(paper(), Say("A promise is kept or it is talked about. " * 14, "quote"))
    assert len(sheets) == 2
    assert all(sum(mark.role == "quote" for mark in texts(sheet)) > 1 for sheet in sheets)


def test_several_bodies_take_pages_of_their_own_at_one_size():
    sheets = Frame("Who?").pages(paper(), Say("One", "item"), Say("Two", "item"))
    assert [said(sheet) for sheet in sheets] == ["Who? 1/2 One 12:40", "Who? 2/2 Two 12:40"]


def test_zoom_enlarges_and_one_below_1_stays_above_the_floor():
    small = texts(Frame(footer="1  Teams").pages(paper(zoom=0.9, clock=None), Gap(1))[0])
    large = texts(Frame(footer="1  Teams").pages(paper(zoom=1.5, clock=None), Gap(1))[0])
    assert small[0].percent >= ROLES["footer"].floor
    assert large[0].percent == pytest.approx(1.5 * ROLES["footer"].floor, rel=0.02)


def test_the_footer_keeps_its_words_and_the_bar_gives_way():
    narrow = Paper(1024, 768, Look(zoom=1.5), Clock("1:12:40", 0.4))
    (sheet,) = Frame(footer="Sign-off, and then some").pages(narrow, Say("One", "item"))
    assert "Sign-off, and" in said(sheet)
    assert not [mark for mark in sheet.marks if isinstance(mark, ShapeMark)]
    assert measure(Composed(Snapshot(look=Look(zoom=1.5)), 1024, 768, (sheet,))) == []


def test_the_clock_and_the_stage_stand_on_one_line():
    (sheet,) = Frame(footer="1  Teams").pages(paper(), Say("One", "item"))
    assert len({round(mark.baseline) for mark in texts(sheet) if mark.role in ("clock", "footer")}) == 1


def test_springs_take_what_is_left():
    low = Stack((Spring(1.0, 30.0), Say("One", "item")))
    plain = Stack((Gap(1.0), Say("One", "item")))
    down = [next(m for m in texts(Frame().pages(paper(), body)[0]) if m.role == "item").top for body in (low, plain)]
    assert down[0] - down[1] == pytest.approx(paper().p(29), abs=1)


def test_of_several_arrangements_the_first_in_which_no_word_is_cut():
    beside = Beside(tuple(Cell(Say(LONG, "label")) for _ in range(3)))
    under = Stack(tuple(Say(LONG, "label") for _ in range(3)))
    (sheet,) = Frame().pages(paper(), Either((beside, under)))
    assert len({round(mark.baseline) for mark in texts(sheet) if mark.role == "label"}) == 3
    cells = (Cell(Say("Teams", "item"), "natural"), Cell(Say("who touches whom?", "reading")))
    wide: Part = OneLine(Beside(cells, align="baseline"))
    (sheet,) = Frame().pages(paper(), Either((wide, under)))
    assert "who touches whom?" in said(sheet)


@pytest.mark.parametrize("step", [0.0, 0.5, 1.0])
def test_a_sign_meets_the_capitals_beside_it_at_every_size(step: float):
    beside = Beside((Cell(Sign("cust", 5.0, "cust", role="headline"), "natural"), Cell(Say("Told twice", "headline"))))
    marks = beside.fit(paper(), 1600.0, step).marks(0.0, 0.0)
    sign = next(mark for mark in marks if isinstance(mark, SignMark))
    text = next(mark for mark in marks if isinstance(mark, TextMark))
    capitals = text.baseline - 0.72 * text.px / 2
    assert sign.top + sign.side / 2 == pytest.approx(capitals, abs=1.0)
