"""The finished document: layout, furniture, contents, fonts, and that equal content gives equal bytes."""

from __future__ import annotations

import dataclasses
import threading

import pytest

from cxworkshop.documents.book import build_document
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.paper import PAPERS, PaperName
from tests.documents import factory
from tests.documents.reading import all_words, bookmarks, built, faults, font_names, page_words, pages

TITLES = [
    "The definition", "Principles", "Culture", "Barriers", "Teams and line of sight", "How we will know", "Left open",
    "Approval",
]  # fmt: skip


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("what", "kind"), [("full", "definition"), ("full", "record"), ("empty", "definition"),
                                            ("empty", "record")])  # fmt: skip
def test_nothing_is_clipped_overlaps_or_is_blank(what: str, kind: Kind, paper: PaperName) -> None:
    assert faults(built(what, kind, paper), paper) == []


def test_a_draft_is_laid_out_like_a_revision() -> None:
    draft = built("full", "definition", draft=True)
    assert faults(draft) == []
    assert len(pages(draft)) == len(pages(built("full")))


def test_every_page_of_a_draft_says_that_it_is_one() -> None:
    for page in pages(built("full", draft=True)):
        assert any(piece.words == "Draft" and piece.size > 150 for piece in page)
        assert any("Not signed, not for decisions" in piece.words for piece in page)


def test_a_revision_is_nowhere_called_a_draft() -> None:
    assert "Draft" not in all_words(built("full"))


def test_foot_carries_revision_hash_and_page() -> None:
    words = page_words(built("full"))
    for number, page in enumerate(words[1:], start=2):
        assert "Revision 3 · 21 May 2026 3fa9 1c07 d2b8" in page
        assert f"Page {number} of {len(words)}" in page
    assert "Page 1 of" not in words[0]
    assert " ".join(factory.SHA[i : i + 4] for i in range(0, 64, 4)) in words[0]


def test_a_record_says_so_in_its_foot() -> None:
    assert "Full record · revision 3 · 21 May 2026" in page_words(built("full", "record"))[4]


def test_running_head_names_client_and_chapter_but_not_where_one_begins() -> None:
    for page in pages(built("full"))[1:]:
        head = [piece.words for piece in page if piece.top > PAPERS["A4"].height - 46.0]
        assert head[0] == "Saltmarsh Ferries & Buses"
        begins = any(piece.size == 30.0 for piece in page)
        assert len(head) == (1 if begins else 2)


def test_bookmarks_are_the_contents() -> None:
    document = built("full")
    found = bookmarks(document)
    assert [title for title, _ in found] == [f"{n}  {title}" for n, title in enumerate(TITLES, start=1)]
    contents = pages(document)[1]
    for title, page in found:
        name = title.partition("  ")[2]
        entry = next(piece for piece in contents if piece.words == name)
        row = [piece.words for piece in contents if abs(piece.bottom - entry.bottom) < 6.0 and piece.left > 500.0]
        assert row == [str(page)]


def test_chapters_begin_where_the_contents_say() -> None:
    words = page_words(built("full", "record"))
    for title, page in bookmarks(built("full", "record")):
        assert title.partition("  ")[2] in words[page - 1]


def test_a_record_has_every_team_need_measure_and_the_matrix() -> None:
    titles = [title for title, _ in bookmarks(built("full", "record"))]
    assert titles[8:] == [
        "A  All teams", "B  What teams need of each other", "C  Principles by team",
        "D  What each principle means, team by team", "E  Every measure",
    ]  # fmt: skip
    words = all_words(built("full", "record"))
    for name in (*factory.CREATORS, *factory.FRONTLINE, *factory.BACK):
        assert name in words
    assert "Overtime settled within the month" in words


def test_fonts_are_embedded_and_helvetica_is_not_among_them() -> None:
    assert not [name for name in font_names(built("full", "record")) if "Helvetica" in name]


def test_empty_chapters_run_on_and_say_what_is_missing() -> None:
    pages_of = dict(bookmarks(built("empty")))
    assert pages_of["2  Principles"] == pages_of["1  The definition"]
    words = all_words(built("empty"))
    assert words.count("Nothing written yet.") == 6


def test_a_title_page_is_made_of_the_workshop() -> None:
    words = page_words(built("full"))[0]
    for part in ("What our passengers can count on", "20 to 21 May 2026", "24 teams, 4 people",
                 "Lena Varga, Tunde Okafor", "1 still to sign", "2 points"):  # fmt: skip
        assert part in words


def test_a_worker_thread_makes_the_same_document() -> None:
    made: list[bytes] = []
    mark = factory.revision()

    def work() -> None:
        made.append(build_document(factory.full(), "definition", factory.chapters(), mark))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert made == [built("full"), built("full")]


def test_progress_rises_to_one() -> None:
    seen: list[float] = []
    build_document(factory.empty(), "definition", factory.chapters(), factory.draft(), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_taken_back_it_stops() -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(Cancelled):
        build_document(factory.full(), "definition", factory.chapters(), factory.revision(), cancelled=cancelled)


def test_a_thousand_teams() -> None:
    document = built("1000", "record")
    assert faults(document) == []
    words = all_words(document)
    assert "CX Creators, 1 to 50 of 334" in words
    assert "CX Creators, 301 to 334 of 334" in words
    assert "CX Enablers · back office, 301 to 333 of 333" in words


def test_the_client_colour_is_darkened_until_it_reads() -> None:
    from cxworkshop.stages.prepare.records import Workshop

    content = factory.full()
    coloured = factory.ordered(
        dataclasses.replace(one, accent="#FFC400") if isinstance(one, Workshop) else one for one in content
    )
    document = build_document(coloured, "definition", factory.chapters(), factory.revision())
    assert faults(document) == []
    assert document != built("full")
