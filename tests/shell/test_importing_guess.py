"""Which kind of list a table is, by its headings: every list the workshop itself writes is known again."""

from __future__ import annotations

import pytest

from cxworkshop.core.errors import BadFile
from cxworkshop.exchange.kinds import recorded
from cxworkshop.exchange.table import Table
from cxworkshop.shell.importing.guess import guess_kind, propose_for
from cxworkshop.shell.workshops import sample_content
from cxworkshop.stages import sheets


def table(*rows: list[str]) -> Table:
    return Table("", list(rows), max(map(len, rows)))


@pytest.mark.parametrize("kind", [kind for kind in sheets() if kind != "mitigations"])
def test_what_is_exported_is_known_again(kind: str) -> None:
    headings, rows = recorded(sheets()[kind], sample_content())
    assert guess_kind(table(headings, *rows), sheets()) == kind


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["Department", "Team name", "FTE"], "teams"),
        (["name", "parent", "headcount", "description"], "teams"),
        (["Full name", "Job title", "Attending"], "participants"),
        (["principle", "statement", "source"], "principles"),
        (["dimension", "on_example", "off_example"], "culture"),
        (["barrier", "description", "mitigation", "owner", "due"], "barriers"),
        (["team", "metric", "kind", "target"], "measures"),
        (["driver", "question", "source"], "teams"),
        (["1", "2", "3"], "teams"),
    ],
)
def test_usual_headings(headings: list[str], kind: str) -> None:
    assert guess_kind(table(headings, ["x"] * len(headings)), sheets()) == kind


def test_a_team_named_again_and_again_is_a_list_of_links() -> None:
    rows = [["A", "B"], ["A", "C"], ["A", "D"], ["B", "C"], ["B", "D"]]
    assert guess_kind(table(["Team", "Supports"], *rows), sheets()) == "supports"
    assert guess_kind(table(["Team", "Supports"], ["A", "B; C"], ["B", "C"]), sheets()) == "teams"


def test_an_empty_sheet_is_told() -> None:
    with pytest.raises(BadFile, match="empty"):
        guess_kind(table(["", ""]), sheets())
    with pytest.raises(BadFile, match="empty"):
        propose_for(table([""]), sheets()["teams"])
