"""Which team is meant by a name or an id, and its page from a draft and from a frozen revision."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import STAGES, record_types
from cxworkshop.stages.document import build
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.stages.teampages import find_team
from cxworkshop.stages.teams.records import Group, Team

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)


def teams() -> Content:
    return Content(
        [
            Team(id="team-1", order=1.0, name="Workshop", unit="Boats"),
            Team(id="team-2", order=2.0, name="Workshop", unit="Buses", group=Group.FRONTLINE),
            Team(id="team-3", order=3.0, name="Billing  Operations", group=Group.BACK_OFFICE),
        ]
    )


@pytest.mark.parametrize("words", ["team-3", "Billing Operations", " billing   operations "])
def test_a_team_is_found_by_id_or_name(words: str) -> None:
    assert find_team(teams(), words).id == "team-3"


def test_a_team_is_found_by_its_name_and_where_it_belongs() -> None:
    assert find_team(teams(), "Workshop (Buses)").id == "team-2"


def test_a_name_of_several_teams_is_refused_with_each_of_them() -> None:
    with pytest.raises(Refused) as refused:
        find_team(teams(), "workshop")
    assert str(refused.value) == (
        "2 teams are called “workshop”. Name one by its id: Workshop (Boats) (team-1); Workshop (Buses) (team-2)."
    )


@pytest.mark.parametrize("words", ["billing", "Billing Operation"])
def test_an_unknown_name_is_refused_with_what_is_near(words: str) -> None:
    with pytest.raises(Refused, match=r"There is: Billing Operations \(team-3\)\.$"):
        find_team(teams(), words)


def test_a_name_that_is_near_to_nothing_is_refused_with_all() -> None:
    with pytest.raises(Refused, match=r"There are: .*team-1.*team-2.*team-3"):
        find_team(teams(), "Zebra")
    with pytest.raises(Refused, match="no team yet"):
        find_team(Content(), "Zebra")


def test_every_stage_but_the_last_says_something_of_a_team() -> None:
    assert [stage.key for stage in STAGES if not stage.team_page] == ["signoff"]


def test_a_page_is_made_from_a_draft_and_from_a_revision() -> None:
    store = MemoryStore(teams())
    draft = build(store.content, "team", team="team-3")
    freeze_revision(store, record_types(), note="", author="A. Brandt", time=NOON, open_points=[])
    frozen = build(store.content, "team", team="team-3", revision=1)
    assert draft.startswith(b"%PDF")
    assert frozen != draft
    with store.step("Change") as change:
        change.change(store.content.need(Team, "team-3"), name="Bills")
    assert build(store.content, "team", team="team-3", revision=1) == frozen


def test_a_team_that_came_later_is_refused_for_the_revision() -> None:
    store = MemoryStore(teams())
    freeze_revision(store, record_types(), note="", author="A. Brandt", time=NOON, open_points=[])
    with store.step("Add") as draft:
        draft.add(Team(id="team-9", name="Night Desk"))
    with pytest.raises(Refused, match="not in this revision"):
        build(store.content, "team", team="team-9", revision=1)


def test_a_pack_without_teams_is_refused() -> None:
    with pytest.raises(Refused, match="no team yet"):
        build(Content(), "team-pack")
