"""The title page: names of any length keep off the logo and the title, and what it says of the approvers stays true."""

from __future__ import annotations

import dataclasses

import pytest

from cxworkshop.documents import fonts
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.cover import _two_lines
from cxworkshop.documents.house import House, Style
from cxworkshop.stages.signoff.chapter import CHAPTERS
from cxworkshop.stages.signoff.chapter.approval import result
from tests.documents import factory

STYLE = Style(fonts.SANS_BOLD, 10.5, 14)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", [""]),
        ("Kestrel", ["Kestrel"]),
        ("Kestrel Heat and Water of the Northern Islands", ["Kestrel Heat and Water of the", "Northern Islands"]),
    ],
)
def test_a_name_takes_one_line_or_two(name: str, lines: list[str]) -> None:
    assert _two_lines(name, STYLE, 180.0) == lines


@pytest.mark.parametrize("name", ["Verkehrsbetriebe " * 20, "Donaudampfschifffahrt" * 9, "a " + "b" * 200])
def test_no_name_is_wider_than_its_room_or_longer_than_two_lines(name: str) -> None:
    lines = _two_lines(name, STYLE, 180.0)
    assert 1 <= len(lines) <= 2
    assert all(fonts.width(STYLE.face, STYLE.size, line) <= 180.0 for line in lines)
    assert lines[-1].endswith("…")


def test_what_is_put_before_people_never_says_that_nobody_signed() -> None:
    """The pages stay as they are while one after the other signs them."""
    cover = CHAPTERS[0].cover
    assert cover is not None
    mark = factory.revision()
    unsigned = dataclasses.replace(mark, approvals=())
    content = factory.small()
    asked, decided = cover(content, unsigned), cover(content, mark)
    assert asked.asked == ("Lena Varga, Tunde Okafor, Rosa Amsel", "each decision stands under “Approval”")
    assert decided.asked == ()
    assert "Lena Varga" in decided.approved[0]
    assert result(Context(content, unsigned, "definition", House())) == "Three people are asked to sign revision 3"
    assert result(Context(content, unsigned, "record", House())) == "Nobody has signed revision 3 yet"
