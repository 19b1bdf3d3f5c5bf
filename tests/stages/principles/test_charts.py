"""The figure of shares: every kind of team has room for its heading, however few teams it has."""

import pytest

from cxworkshop.documents import fonts
from cxworkshop.stages.principles import charts


@pytest.mark.parametrize(
    "counts",
    [
        {"creator": 21, "frontline": 26, "back_office": 9},
        {"creator": 1, "frontline": 900, "back_office": 1, "unknown": 1},
        {"creator": 5, "frontline": 5},
        {"back_office": 1},
    ],
)
def test_a_kind_with_few_teams_has_room_for_its_heading(counts) -> None:
    room = 309.0
    widths = charts._widths(counts, room)
    assert sum(widths.values()) == pytest.approx(room)
    for kind, count in counts.items():
        assert widths[kind] >= fonts.width(fonts.SANS_BOLD, 8.5, charts._SHORT[kind]) + 18.0
        assert widths[kind] <= max(room * count / sum(counts.values()) + 1.0, 90.0)
