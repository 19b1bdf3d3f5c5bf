"""The pack: contents by kind with pages that are right, bookmarks by team, and names told apart."""

from __future__ import annotations

import io

import pikepdf

from cxworkshop.stages.teams.records import Group, Team
from tests.documents import factory
from tests.documents.reading import page_words, pages
from tests.documents.teampage.pages import faults, full, pack


def outline(document: bytes) -> list[tuple[str, list[str]]]:
    """Each kind in the bookmarks with its teams."""
    with pikepdf.open(io.BytesIO(document)) as pdf, pdf.open_outline() as found:
        return [(str(kind.title), [str(team.title) for team in kind.children]) for kind in found.root]


def test_bookmarks_are_the_teams_by_kind() -> None:
    content = factory.full()
    found = outline(full())
    assert [kind for kind, _ in found] == [
        "CX Creators",
        "CX Enablers · frontline support",
        "CX Enablers · back office",
    ]
    assert found[0][1] == [team.name for team in content.of(Team) if team.group is Group.CREATOR]
    assert sum(len(teams) for _, teams in found) == content.count(Team)


def test_the_contents_name_the_page_of_each_team() -> None:
    words = page_words(full())
    lines: dict[str, str] = {}
    for piece in sorted(pages(full())[0], key=lambda one: (-round(one.top), one.left)):
        number = next(
            (one for one in pages(full())[0] if one.right < piece.left and abs(one.top - piece.top) < 3), None
        )
        lines.setdefault(piece.words, number.words if number is not None else "")
    for team in factory.full().of(Team):
        assert f"{team.name} CX" in words[int(lines[team.name]) - 1]


def test_each_line_of_the_contents_leads_to_its_page() -> None:
    with pikepdf.open(io.BytesIO(full())) as pdf:
        links = [one for one in pdf.pages[0].Annots if one.get("/Subtype") == "/Link"]
        assert len(links) == factory.full().count(Team)
        assert {str(one.Contents)[:6] for one in links} == {"Go to "}


def test_teams_of_one_name_are_told_apart_by_where_they_belong() -> None:
    content = factory.ordered(
        [
            Team(id="team-1", name="Workshop", unit="Boats", group=Group.FRONTLINE),
            Team(id="team-2", name="Workshop", unit="Buses", group=Group.FRONTLINE),
            Team(id="team-3", name="Payroll"),
        ]
    )
    document = pack(content)
    assert outline(document) == [
        ("CX Enablers · frontline support", ["Workshop (Boats)", "Workshop (Buses)"]),
        ("Not placed yet", ["Payroll"]),
    ]
    assert "Workshop Boats" in page_words(document)[0]


def test_a_contents_of_many_teams_goes_on_overleaf() -> None:
    document = pack(factory.large(70))
    words = page_words(document)
    assert len(words) == 72
    assert "Page 72 of 72" in words[-1]
    assert faults(document) == []
