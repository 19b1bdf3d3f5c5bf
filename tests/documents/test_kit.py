"""The parts of the kit on their own: tables, scales, figures, what changed."""

from __future__ import annotations

import dataclasses
import io

import pikepdf
import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents.block import Cell, Row, Skin, Stack
from cxworkshop.documents.book import build_document
from cxworkshop.documents.figure import Chart
from cxworkshop.documents.grid import Grid, fifties
from cxworkshop.documents.layers import Sight, picture
from cxworkshop.documents.mark import Previous, day_words, days_words, moment_words
from cxworkshop.documents.text import Text
from cxworkshop.stages.barriers.charts import Weight, severities
from cxworkshop.stages.culture.charts import all_scales
from cxworkshop.stages.definition.records import Dimension
from cxworkshop.stages.principles import charts
from cxworkshop.stages.principles.records import Measure
from cxworkshop.stages.signoff.changes import compare
from cxworkshop.stages.teams.charts import Share, kinds
from cxworkshop.stages.teams.records import Team
from tests.documents import factory
from tests.documents.reading import all_words, bookmarks, built, faults


def _row(words: str = "row", keep: bool = False) -> Row:
    return Row([Cell(0.0, 200.0, Text(words, h.UI))], Skin(above=3.5, below=3.5), keep=keep)


def test_a_table_keeps_three_rows_with_its_head_and_two_at_its_end() -> None:
    table = Grid([_row("head")], [_row() for _ in range(10)])
    assert table.least(483.0) == pytest.approx(80.0)
    assert table.split(483.0, 60.0) is not None  # as many as fit, when the page gives no more
    first, rest = table.split(483.0, 20.0 * 10) or (None, None)
    assert isinstance(first, Grid)
    assert isinstance(rest, Grid)
    assert (len(first.rows), len(rest.rows)) == (8, 2)
    assert rest.heads == first.heads


def test_a_row_that_heads_others_is_not_left_behind() -> None:
    table = Grid([], [_row() for _ in range(4)] + [_row("group", keep=True)] + [_row() for _ in range(4)])
    first, rest = table.split(483.0, 20.0 * 5) or (None, None)
    assert isinstance(first, Grid)
    assert isinstance(rest, Grid)
    assert (len(first.rows), len(rest.rows)) == (4, 5)


def test_a_row_taller_than_the_page_is_broken_inside() -> None:
    table = Grid([_row("head")], [_row("word " * 900)])
    parts = table.split(483.0, 300.0)
    assert parts is not None
    assert parts[0].measure(483.0) <= 300.0


def test_pieces_hold_fifty_rows() -> None:
    rows = [_row() for _ in range(120)]
    assert [(start, len(piece)) for start, piece in fifties(rows)] == [(0, 50), (50, 50), (100, 20)]


def test_a_stack_breaks_before_what_must_stay_together() -> None:
    heading = Text("Heading", h.UI, keep=True)
    stack = Stack([Text("a", h.UI), heading, Text("b", h.UI)])
    first, rest = stack.split(200.0, 27.0) or (None, None)
    assert isinstance(first, Stack)
    assert isinstance(rest, Stack)
    assert (len(first.blocks), len(rest.blocks)) == (1, 2)


def test_layers_are_ordered_and_bundled() -> None:
    teams = tuple((f"t{n}", f"Team {n}") for n in range(90))
    links = tuple((f"t{n}", f"t{n + 30}") for n in range(60))
    drawn = picture(Sight((teams[:30], teams[30:60], teams[60:]), links), 10)
    assert [len(layer) for layer in drawn.layers] == [10, 10, 10]
    assert sum(mark.teams for layer in drawn.layers for mark in layer) == 90
    assert all(a[0] < b[0] for a, b in drawn.lines)


def test_circles_and_links_to_oneself_do_not_disturb_the_picture() -> None:
    sight = Sight(((("a", "A"), ("b", "B")), (), (("c", "C"),)), (("a", "b"), ("b", "a"), ("a", "a"), ("a", "c")))
    assert picture(sight, 5).lines == (((0, 0), (0, 1)), ((0, 0), (2, 0)), ((0, 1), (0, 0)))


def _charts() -> list[Chart]:
    lines = [charts.Line("creator", f"Team {n}", (n % 6, (n + 3) % 6)) for n in range(12)]
    return [
        kinds([Share("creator", "CX Creators", 5, 0), Share("back_office", "Back office", 7, 2)]),
        kinds([Share("creator", "CX Creators", 96, 0), Share("frontline", "Frontline", 81, 9)]),
        charts.by_name(lines, ["One", "Two"], c.ACCENT),
        charts.in_shares(lines, ["One", "Two"], c.ACCENT),
        severities([Weight("A", 5, 2), Weight("B", 4, None), Weight("C", 3, 0)], c.ACCENT),
        *all_scales(factory.full(), c.ACCENT),
    ]


@pytest.mark.parametrize("number", range(6))
def test_a_chart_has_words_and_numbers_and_is_always_the_same(number: int) -> None:
    one, other = _charts()[number], _charts()[number]
    assert one.alt
    assert len(one.data) > 1
    assert len({len(row) for row in one.data}) == 1
    assert one.drawing == other.drawing
    assert one.drawing.count("\n") > 3


def test_a_figure_is_drawn_by_the_page_itself_and_leaves_its_pen_behind() -> None:
    with pikepdf.open(io.BytesIO(built("full"))) as pdf:
        assert not any("/XObject" in page.obj.Resources for page in pdf.pages)
        used = b"\n".join(page.obj.Contents.read_bytes() for page in pdf.pages)
    for chart in _charts()[-1:]:
        assert chart.drawing.splitlines()[-1].encode() in used
    assert used.count(b"q\n") == used.count(b"Q\n")


def test_days_are_told_in_our_words() -> None:
    day = factory.FROZEN.date()
    assert day_words(day) == "21 May 2026"
    assert days_words(day.replace(day=20), day) == "20 to 21 May 2026"
    assert days_words(day.replace(month=4), day) == "21 April 2026 to 21 May 2026"
    assert moment_words(factory.FROZEN) == "21 May 2026, 16:04:33 UTC"


def test_what_changed_is_told_in_sentences() -> None:
    before = factory.full()
    records = [one for one in before if one.id not in ("team-b8", "support-29")]
    after = factory.ordered(
        [
            *(
                dataclasses.replace(one, agreed=9) if isinstance(one, Dimension) and one.agreed == 7 else one
                for one in records
            ),
            Team(id="team-new", name="Harbour Lights"),
        ]
    )
    after = Content(
        dataclasses.replace(one, order=before.get(one.id).order) if before.get(one.id) else one  # type: ignore[union-attr]
        for one in after
    )
    told = [change.sentence for change in compare(before, after)]
    assert told == [
        "Harbour Lights was added.",
        "Property was removed, and with it 1 support.",
        "The agreed position of the scale “More passengers – Passengers who return” moved from 7 to 9, closer to "
        "“Passengers who return”.",
    ]
    mark = factory.revision(previous=Previous(2, factory.FROZEN, before, "ab" * 32))
    document = build_document(after, "record", factory.chapters(), mark)
    assert faults(document) == []
    assert "A  What changed since revision 2" in [title for title, _ in bookmarks(document)]
    assert "Principles, culture" in all_words(document)


def test_many_things_that_came_are_told_in_one_sentence() -> None:
    before = factory.full()
    came = [Team(id=f"team-x{n}", name=f"Harbour {n}", order=900.0 + n) for n in range(30)]
    scale = before.of(Dimension)[0]
    after = Content([*(dataclasses.replace(scale, agreed=9) if one.id == scale.id else one for one in before), *came])
    mark = factory.revision(previous=Previous(2, factory.FROZEN, before, "ab" * 32))
    words = all_words(build_document(after, "record", factory.chapters(), mark))
    assert "30 teams were added: Harbour 0, Harbour 1," in words
    assert "SHA-256 of revision 2" in words
    assert words.count("abababab") == 8
    assert "Revision 2 is kept as it was frozen; revision 3 takes its place." in words


def test_a_chapter_that_lost_something_with_a_team_is_not_called_unchanged() -> None:
    before = factory.full()
    measure = before.of(Measure)[0]
    gone = {measure.team}
    store = MemoryStore(before.snapshot())
    with store.step("Remove") as draft:
        draft.remove(before.need(Team, measure.team))
    mark = factory.revision(previous=Previous(2, factory.FROZEN, before, "ab" * 32))
    words = all_words(build_document(store.content, "record", factory.chapters(), mark))
    assert gone.isdisjoint(one.id for one in store.content.of(Team))
    unchanged = words.partition("Unchanged")[2].partition("nothing changed")[0]
    assert "easures" not in unchanged


def test_the_order_of_records_is_no_change() -> None:
    content = factory.full()
    other = Content(dataclasses.replace(one, order=one.order + 5.0) for one in content)
    assert compare(content, other) == []


def test_a_name_that_was_typed_stands_where_others_signed() -> None:
    mark = factory.revision()
    typed = dataclasses.replace(mark.approvals[0], signature=())
    mark = dataclasses.replace(mark, approvals=(typed, mark.approvals[1]))
    document = build_document(factory.full(), "definition", factory.chapters(), mark)
    assert faults(document) == []
    words = all_words(document)
    assert "16:20:01 UTC, name typed" in words
    assert "16:24:40 UTC, name typed" not in words


def test_words_that_were_taken_out_are_struck() -> None:
    before = factory.full()
    scale = before.of(Dimension)[0]
    after = Content(dataclasses.replace(scale, agreed=9) if one.id == scale.id else one for one in before)

    def lines(content: Content) -> int:
        mark = factory.revision(previous=Previous(2, factory.FROZEN, before, "ab" * 32))
        pages = pikepdf.open(io.BytesIO(build_document(content, "record", factory.chapters(), mark))).pages
        return sum(page.Contents.read_bytes().count(b" l S") for page in pages)

    assert lines(after) >= lines(before) + 2  # the rule over the sentence, and the line through what it was
