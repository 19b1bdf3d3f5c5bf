"""What kinds of team are called: the whole name where it fits, one short one else, and neighbours alike."""

import pytest
from PySide6.QtGui import QFontMetricsF

from cxworkshop.stages.teams.page.groups import SHORT, Room, headings, name_of
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.theme import Theme


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (400, 400, ("CX Enabler · back office", "support the supporters")),
        (170, 400, ("CX Enabler", "back office")),
        (170, 60, ("Back office", "")),
        (40, 400, ("Back office", "")),
    ],
)
def test_all_headings_are_shortened_alike(dressed: Theme, first: float, second: float, said: tuple[str, str]) -> None:
    title, small = QFontMetricsF(dressed.font("ui", 600)), QFontMetricsF(dressed.font("small"))
    lines = headings(Room(first, second, title, small))
    assert lines[Group.BACK_OFFICE] == said
    assert lines[None][0] == "Not yet placed"
    shortened = {lines[group][0] == SHORT[group] for group in Group}
    assert len(shortened) == 1
    assert {name_of(group) for group in Group} == {group.label for group in Group}
