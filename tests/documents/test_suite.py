"""Blocks that make do with the page they are on, and long tables that go on in each other."""

from __future__ import annotations

from itertools import pairwise

from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Cell, Gap, Row, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.grid import Grid, as_one
from cxworkshop.documents.paper import PAPERS
from cxworkshop.documents.press import Press
from cxworkshop.documents.suite import Rather, Suite
from cxworkshop.documents.text import Text
from tests.documents import factory

PAPER = PAPERS["A4"]


class Box(Block):
    """A block of a given height that remembers where it was drawn."""

    def __init__(self, height: float) -> None:
        super().__init__(FULL)
        self.height = height
        self.whole = True
        self.drawn: list[tuple[int, float]] = []

    def measure(self, width: float) -> float:
        return self.height

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        self.drawn.append((canvas.page_index, top))


def flow(*blocks: Block) -> None:
    canvas = BookCanvas((PAPER.width, PAPER.height))
    Press(canvas, PAPER, factory.revision()).flow(blocks)
    canvas.showPage()


def test_white_gives_way_before_the_last_stands_alone() -> None:
    boxes = [Box(PAPER.frame / 4) for _ in range(4)]
    flow(Suite(boxes, most=10.0))
    assert [page for box in boxes for page, _ in box.drawn] == [0, 0, 0, 0]


def test_white_gives_way_no_more_than_it_must() -> None:
    boxes = [Box((PAPER.frame - 12.0) / 4) for _ in range(4)]
    flow(Suite(boxes, most=10.0))
    tops = [top for box in boxes for _, top in box.drawn]
    gaps = [round(above - below - boxes[0].height, 3) for above, below in pairwise(tops)]
    assert gaps == [4.0, 4.0, 4.0]


def test_what_does_not_fit_even_so_goes_on_overleaf_with_its_white() -> None:
    boxes = [Box(PAPER.frame / 3) for _ in range(4)]
    flow(Suite(boxes, most=10.0))
    assert [page for box in boxes for page, _ in box.drawn] == [0, 0, 1, 1]


def test_a_whole_block_of_a_stack_is_not_broken_while_a_page_has_room_for_it() -> None:
    first = Text("word " * 400, h.BODY)
    row = Row([Cell(0.0, 300.0, Text("word " * 1500, h.BODY))], whole=True)
    parts = Stack([first, row], FULL).split(483.0, 500.0)
    assert parts is not None
    done, rest = parts
    assert isinstance(done, Stack)
    assert isinstance(rest, Stack)
    assert done.blocks == (first,)
    assert rest.blocks == (row,)


def test_a_figure_stays_away_where_it_would_need_a_page_of_its_own() -> None:
    figure, words = Box(200.0), Box(12.0)
    flow(Box(PAPER.frame - 100.0), Rather(figure, words))
    assert figure.drawn == []
    assert [page for page, _ in words.drawn] == [0]


def test_a_figure_stands_where_the_page_has_room() -> None:
    figure, words = Box(200.0), Box(12.0)
    flow(Box(100.0), Rather(figure, words), Box(10.0))
    assert [page for page, _ in figure.drawn] == [0]
    assert words.drawn == []
    flow(Box(100.0), Rather(Box(PAPER.frame), Gap(0.0)))  # nothing at all is less, too


def grids(count: int) -> tuple[list[Grid], list[Box], list[Box]]:
    """Grids of ten rows, ten points each, under a head of thirty: the grids, and what marks heads and rows."""
    marks, rows = Box(30.0), [Box(10.0) for _ in range(10 * count)]
    head = Row([Cell(0.0, 100.0, marks), Cell(120.0, 100.0, Gap(0.0))], head=True)
    made = [
        Grid([head], [Row([Cell(120.0, 100.0, box)]) for box in rows[10 * n : 10 * n + 10]], end=None)
        for n in range(count)
    ]
    return list(as_one(made)), [marks], rows


def test_tables_that_go_on_in_each_other_have_one_head_on_a_page() -> None:
    some, heads, rows = grids(10)
    flow(*some)
    last = rows[-1].drawn[0][0]
    assert last == 1
    assert [page for page, _ in heads[0].drawn] == [0, 1]
    assert all(len(row.drawn) == 1 for row in rows)


def test_a_row_says_again_at_the_head_of_a_page_what_it_left_to_the_ones_above() -> None:
    head = Row([Cell(0.0, 100.0, Gap(10.0)), Cell(120.0, 100.0, Gap(0.0))], head=True)
    again = [Box(5.0) for _ in range(60)]
    rows = [Row([Cell(120.0, 100.0, Gap(20.0))], again=Cell(0.0, 100.0, one), unsaid="Crew Rosters") for one in again]
    flow(*as_one([Grid([head], rows[:30], named=True), Grid([head], rows[30:], named=True)]))
    drawn = [number for number, one in enumerate(again) if one.drawn]
    assert len(drawn) == 1
    assert again[drawn[0]].drawn[0][0] == 1


def test_the_row_that_names_others_is_shown_again_overleaf_and_heard_once() -> None:
    from cxworkshop.documents.grid import grouped

    head = Row([Cell(0.0, 100.0, Gap(10.0)), Cell(120.0, 100.0, Gap(0.0))], head=True)
    names = Box(15.0), Box(15.0)
    rows = [
        row
        for name in names
        for row in grouped(
            Row([Cell(0.0, 400.0, name)], keep=True), [Row([Cell(0.0, 100.0, Gap(20.0))]) for _ in range(25)]
        )
    ]
    flow(Grid([head], rows))
    assert [page for page, _ in names[0].drawn] == [0]
    assert [page for page, _ in names[1].drawn] == [0, 1]


def test_a_picture_of_many_long_names_is_told_in_a_string_that_an_archive_takes() -> None:
    from cxworkshop.documents.layers import Sight
    from cxworkshop.documents.sight import NamedSight
    from cxworkshop.documents.tagging import Structure

    def told(name: str) -> str:
        layers = tuple(tuple((f"{kind}-{n}", f"{name} {n}") for n in range(25)) for kind in "abc")
        links = tuple((f"a-{n}", f"b-{m}") for n in range(25) for m in range(25))
        picture = NamedSight(Sight((layers[0], layers[1], layers[2]), links, ()))
        canvas = BookCanvas((PAPER.width, PAPER.height))
        Press(canvas, PAPER, factory.revision()).flow([picture])
        canvas.showPage()
        assert isinstance(canvas.tags, Structure)
        (figure,) = canvas.tags.root.kids
        return str(figure.alt)

    assert "a 3" not in told("Crew")
    assert "Crew 3, for Crew 0" in told("Crew")
    assert told(factory.LONG_NAME).startswith("25 back-office teams")
    assert len(told(factory.LONG_NAME).encode("utf-16")) < 32_767
