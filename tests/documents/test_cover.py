"""The head of the title page: names of any length keep off the logo and the title."""

from __future__ import annotations

import pytest

from cxworkshop.documents import fonts
from cxworkshop.documents.cover import _two_lines
from cxworkshop.documents.house import Style

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
