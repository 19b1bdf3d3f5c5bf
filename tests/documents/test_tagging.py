"""The structure of a document: headings, tables, lists, figures and links, as somebody hears them who cannot see."""

from __future__ import annotations

import difflib
import io
import os
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cxworkshop.documents.book import build_document
from cxworkshop.documents.chapter import Kind
from tests.documents import factory
from tests.documents.outline import Node, outline, told
from tests.documents.reading import built, page_words, pages

_REFERENCE = Path(__file__).parent.parent / "reference"


def _full() -> Node:
    return outline(built("full"))


def _record() -> Node:
    return outline(built("full", "record"))


def _table(root: Node, head: str) -> Node:
    """The table whose head begins with these words."""
    return next(table for table in root.all("Table") if _rows(table)[0].words.startswith(head))


def _rows(table: Node) -> list[Node]:
    return table.only("TR")


def _cells(row: Node) -> list[Node]:
    return [kid for kid in row.kids if isinstance(kid, Node)]


@pytest.mark.parametrize(
    ("what", "kind", "draft"),
    [
        ("full", "definition", False),
        ("full", "record", True),
        ("empty", "definition", True),
        ("empty", "record", False),
    ],
)
def test_headings_never_skip_a_level(what: str, kind: Kind, draft: bool) -> None:
    last = 0
    for heading in outline(built(what, kind, draft=draft)).all("H1", "H2", "H3"):
        level = int(heading.role[1])
        assert level <= last + 1
        assert heading.words
        last = level


def test_chapters_are_sections_that_begin_with_their_number_and_title() -> None:
    sections = _full().only("Sect")
    heads = [next(section.all("H1")).words for section in sections]
    assert heads[:4] == ["What our passengers can count on", "Contents", "1 The definition", "2 Principles"]
    assert all(section.words.index(head) == 0 for section, head in zip(sections[1:], heads[1:], strict=True))


def test_what_stands_in_two_columns_is_one_heading() -> None:
    assert [head.words for head in _full().all("H3")] == [
        "When two collide",
        "How the room chose",
        "1 More passengers Passengers who return",
        "2 One timetable for all A service for each town",
        "3 Cheapest fare Fare that never surprises",
    ]


def test_all_words_but_the_furniture_are_in_the_structure() -> None:
    for document in (built("full"), built("full", "record", draft=True), built("empty", draft=True)):
        heard = outline(document).words.replace(" ", "")
        for page in pages(document):
            for piece in page:
                furniture = piece.top > 800.0 or piece.bottom < 40.0 or piece.left > 545.0 or piece.size > 150.0
                assert furniture or piece.words.replace(" ", "") in heard, piece


def test_furniture_is_in_no_element() -> None:
    for document in (built("full"), built("full", draft=True)):
        heard = outline(document).words
        assert "Page 2 of" not in heard
        assert "Revision 3 · 21 May 2026" not in heard
        assert "Not signed, not for decisions" not in heard


@pytest.mark.parametrize("kind", ["definition", "record"])
def test_tables_are_whole(kind: Kind) -> None:
    tables = list(outline(built("full", kind)).all("Table"))
    assert len(tables) == (4 if kind == "definition" else 12)
    for table in tables:
        rows = _rows(table)
        widths = {sum(int(cell.attributes.get("/ColSpan", 1)) for cell in _cells(row)) for row in rows}
        assert len(widths) == 1
        assert all(cell.role == "TH" and cell.attributes["/Scope"] == "/Column" for cell in _cells(rows[0]))
        assert not any(cell.role == "TH" and "/Scope" not in cell.attributes for row in rows for cell in _cells(row))
        assert table.words.count(rows[0].words) == 1


def test_a_table_over_several_pages_is_one_and_its_head_is_said_once() -> None:
    table = _table(_full(), "What we look at")
    assert len(table.pages) > 2
    assert table.words.count("What we look at") == 1
    measures = _table(_record(), "What we look at")
    every = [one for one in _record().all("Table") if _rows(one)[0].words.startswith("What we look at")]
    assert len(every) == 2
    assert max(len(_rows(one)) for one in every) > 120  # in pieces of fifty on paper
    assert measures.words.count("Where, or how") == 1


def test_a_row_broken_over_pages_stays_one_row() -> None:
    from cxworkshop.documents import house as h
    from cxworkshop.documents.block import Cell, Row
    from cxworkshop.documents.canvas import BookCanvas
    from cxworkshop.documents.grid import Grid
    from cxworkshop.documents.mark import Mark
    from cxworkshop.documents.paper import PAPERS
    from cxworkshop.documents.press import Press
    from cxworkshop.documents.tagging import Structure
    from cxworkshop.documents.text import Text

    canvas = BookCanvas((PAPERS["A4"].width, PAPERS["A4"].height))
    mark: Mark = factory.revision()
    head = Row([Cell(0.0, 100.0, Text("Who", h.HEAD)), Cell(120.0, 200.0, Text("What", h.HEAD))], head=True)
    row = Row([Cell(0.0, 100.0, Text("Crew", h.UI)), Cell(120.0, 200.0, Text("word " * 2000, h.UI))])
    Press(canvas, PAPERS["A4"], mark).flow([Grid([head], [row])])
    canvas.showPage()
    assert isinstance(canvas.tags, Structure)
    (table,) = canvas.tags.root.kids
    assert [kid.role for kid in table.kids] == ["TR", "TR"]
    who, what = table.kids[1].kids
    assert (who.role, what.role) == ("TD", "TD")
    (text,) = what.kids
    assert {page for page, _ in text.kids} == set(range(canvas.page_index))
    assert canvas.page_index > 1


def test_teams_stand_under_their_kind_and_name_their_rows() -> None:
    rows = _rows(_table(_record(), "Team Belongs to"))
    kinds = [cells[0] for cells in map(_cells, rows) if len(cells) == 1]
    assert kinds[0].words == "CX Creators, 8"
    assert {(one.role, one.attributes["/Scope"]) for one in kinds} == {("TH", "/Row")}
    first = _cells(rows[2])[0]
    assert (first.role, first.attributes["/Scope"], first.words) == ("TH", "/Row", "Ferry Crews")


def test_a_cell_of_the_matrix_is_told_in_words() -> None:
    told_cells = {span.actual for table in _record().all("Table") for span in table.all("Span")}
    assert {"blank", "operational effectiveness"} <= told_cells
    assert "customer, internal customer and operational effectiveness" in told_cells


def test_a_group_of_rows_is_headed_across_all_columns() -> None:
    rows = _rows(_table(_full(), "What we look at"))
    (group,) = _cells(rows[1])
    assert (group.role, group.words, int(group.attributes["/ColSpan"])) == ("TH", "Customer", 6)


def test_situations_and_their_behaviours_are_a_table() -> None:
    rows = _rows(_table(_full(), "Situation"))
    assert [cell.words for cell in _cells(rows[0])] == ["Situation", "On culture", "Off culture"]
    situation, on, off = _cells(rows[2])
    assert (situation.role, situation.words) == ("TH", "A promised call about keeping promises")
    assert on.words == "We ring at five, also with no news."
    assert off.words == "We ring as soon as there is something to tell."


def test_what_is_a_list_is_one() -> None:
    lists = [[item.words for item in one.only("LI")] for one in _full().all("L")]
    assert ["Insurance", "Internal Audit"] in lists
    assert any(len(items) == 4 and items[1].startswith("Safety Everybody") for items in lists)
    assert any(items[0].startswith("L. Varga The outer quay has no staff") for items in lists)


def test_figures_say_what_they_show_from_their_data() -> None:
    figures = list(_full().all("Figure"))
    assert all(figure.alt for figure in figures)
    for figure in figures:
        left, low, right, high = (float(edge) for edge in figure.attributes["/BBox"])
        assert 0 < left < right < 600
        assert 0 < low < high < 842
    alts = " ".join(figure.alt for figure in figures)
    for part in (
        "From 0, More passengers, to 10, Passengers who return: 20 votes, the middle half from 5 to 7; agreed on 7. "
        "Votes: 1 at 2, 2 at 3,",
        "Payroll, for Crew Rosters and Driver School",
        "CX Enablers · back office: 9 teams, 2 of them without a line of sight.",
        "Boats and buses have two desks: today 5, expected 2.",
        "4, Hands free: blank for 17,",
        "severity 4, no reduction expected",
        "Signature of Lena Varga",
    ):
        assert part in alts


def test_the_contents_lead_where_they_say() -> None:
    links = list(_full().all("Link"))
    assert [link.words for link in links][:2] == ["1 The definition 3", "2 Principles 6"]
    for link in links:
        (annotation,) = link.links
        assert str(annotation["/Contents"]).startswith("Go to ")
        assert int(annotation["/F"]) == 4
    with pikepdf.open(io.BytesIO(built("full"))) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for annotation in pdf.pages[1].obj.Annots:
            assert tree[int(annotation.StructParent)].S == "/Link"


def test_every_mark_on_a_page_leads_back_to_its_element() -> None:
    with pikepdf.open(io.BytesIO(built("full", "record"))) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in pdf.pages:
            drawn: list[Any] = list(pikepdf.parse_content_stream(page))
            marks = [
                int(one.operands[1].MCID) for one in drawn if str(one.operator) == "BDC" and "/MCID" in one.operands[1]
            ]
            ways = tree[int(page.obj.StructParents)]
            assert sorted(marks) == list(range(len(ways)))
            assert all(str(element.S) for element in ways)


def test_words_that_go_on_overleaf_stay_one_paragraph() -> None:
    import dataclasses

    from cxworkshop.stages.definition.records import Definition

    novel = "The boat leaves when the tide says so, and the tide is in no hurry. " * 90
    content = factory.ordered(
        dataclasses.replace(one, why_now=novel) if isinstance(one, Definition) else one for one in factory.full()
    )
    root = outline(build_document(content, "definition", factory.chapters(), factory.revision()))
    (paragraph,) = [one for one in root.all("P") if one.words.startswith("The boat leaves when")]
    assert paragraph.words == novel.strip()
    assert len(paragraph.pages) > 1


def test_words_of_several_styles_are_kept_apart() -> None:
    import dataclasses

    from cxworkshop.core.content import Content
    from cxworkshop.documents.mark import Previous
    from cxworkshop.stages.definition.records import Dimension

    before = factory.full()
    scale = before.of(Dimension)[0]
    after = Content(dataclasses.replace(scale, agreed=9) if one.id == scale.id else one for one in before)
    mark = factory.revision(previous=Previous(2, factory.FROZEN, before, "ab" * 32))
    root = outline(build_document(after, "record", factory.chapters(), mark))
    assert "moved from 7 to 9, closer to" in root.words


def test_without_tags_it_is_the_same_to_the_eye() -> None:
    plain = build_document(factory.full(), "definition", factory.chapters(), factory.revision(), tagged=False)
    assert page_words(plain) == page_words(built("full"))
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


@pytest.mark.parametrize(("what", "kind"), [("full", "definition"), ("empty", "record")])
def test_the_document_sounds_as_before(what: str, kind: Kind) -> None:
    kept = _REFERENCE / f"structure-{what}-{kind}.txt"
    now = "\n".join(told(outline(built(what, kind)))) + "\n"
    if os.environ.get("CXWORKSHOP_WRITE_REFERENCE"):
        kept.write_text(now, encoding="utf-8")
    before = kept.read_text(encoding="utf-8")
    changed = list(difflib.unified_diff(before.splitlines(), now.splitlines(), "before", "now", lineterm="", n=1))
    assert not changed, "\n".join(changed[:40])
