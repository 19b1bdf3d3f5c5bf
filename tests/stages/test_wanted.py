"""What the file of a document is called: the same on every system, whatever client and team are called."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Team
from cxworkshop.stages.wanted import Wanted, file_stem


def content(client: str = "Tarran Sound Ferries", *teams: Team) -> Content:
    return Content([Workshop(id="workshop", client=client, title="The day", order=1), *teams])


@pytest.mark.parametrize(
    ("wanted", "number", "name"),
    [
        (Wanted(), None, "Tarran Sound Ferries – Definition – draft"),
        (Wanted("record"), 3, "Tarran Sound Ferries – Full record – revision 3"),
        (Wanted("team", "t1"), 2, "Tarran Sound Ferries – Team page – Billing – revision 2"),
        (Wanted("team-pack"), None, "Tarran Sound Ferries – Team pages – draft"),
        (Wanted("team", "gone"), None, "Tarran Sound Ferries – Team page – draft"),
    ],
)
def test_a_name_says_client_document_team_and_revision(wanted: Wanted, number: int | None, name: str) -> None:
    assert file_stem(content("Tarran Sound Ferries", Team(id="t1", name="Billing", order=1)), wanted, number) == name


def test_teams_of_one_name_are_told_apart_by_where_they_belong() -> None:
    teams = (Team(id="n", name="Depot", unit="North", order=1), Team(id="s", name="Depot", unit="South", order=2))
    names = [file_stem(content("", *teams), Wanted("team", team.id), None) for team in teams]
    assert names == ["Team page – Depot (North) – draft", "Team page – Depot (South) – draft"]


def test_what_no_file_name_may_hold_is_left_out() -> None:
    team = Team(id="t", name='A/B: "night"\\day?', order=1)
    assert file_stem(content("..", team), Wanted("team", "t"), 1) == "Team page – A B night day – revision 1"


@pytest.mark.parametrize("letter", ["w", "ü", "渡", "🚢"])
def test_however_long_the_names_are_a_disk_takes_the_file(letter: str) -> None:
    team = Team(id="t", name=letter * 216, order=1)
    stem = file_stem(content(letter * 200, team), Wanted("team", "t"), 1234)
    assert len(stem.encode()) <= 240  # every file system takes 255
    assert stem.endswith(" – revision 1234")
    assert stem.startswith(letter)
