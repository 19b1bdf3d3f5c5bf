"""Teams that turn out to be one are merged on the board and in the list, by key, and undo parts them again."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.page import merging
from cxworkshop.stages.teams.records import Need, Support, Team
from tests.stages.teams.conftest import water_company


@pytest.fixture
def workshop() -> Content:
    """The laboratory came twice, from two departments."""
    twice = Team(id="team-lab2", name="the LABORATORY team", purpose="Samples", order=90.0)
    return Content([*water_company(), twice])


def names(desk) -> list[str]:
    return [team.name for team in desk.content.of(Team)]


def test_the_one_named_alike_is_offered_and_merged(page, hands, desk, said):
    page.board.focus_team("team-lab")
    hands.press("M")
    menu = page.board.act.merge_menu
    (action,) = menu.actions()
    assert action.text() == "Merge “the LABORATORY team” into “Laboratory”"
    action.trigger()
    menu.close()
    hands.settle()
    assert "the LABORATORY team" not in names(desk)
    assert desk.content.need(Team, "team-lab").purpose == "Samples"
    assert said[-1] == "Merged “the LABORATORY team” into “Laboratory”"
    assert page.board.current().id == "team-lab"
    desk.undo()
    assert "the LABORATORY team" in names(desk)


def test_two_of_the_very_same_name_are_not_told_as_one_merged_into_itself(page, hands, desk, said):
    with desk.store.step("Found") as draft:
        draft.add(Team(id="team-again", name="Laboratory"))
        draft.remove(desk.content.need(Team, "team-lab2"))
    hands.settle()
    page.board.focus_team("team-again")
    hands.press("M")
    menu = page.board.act.merge_menu
    menu.actions()[0].trigger()
    menu.close()
    hands.settle()
    assert said[-1] == "Merged two teams called “Laboratory”"
    assert desk.store.undo_label == "Merge two teams called Laboratory"


def test_a_name_with_an_ampersand_is_offered_with_it(page, hands, desk):
    with desk.store.step("Found") as draft:
        for n in (1, 2, 3):
            draft.add(Team(id=f"team-rd{n}", name="R&D"))
    hands.settle()
    page.board.focus_team("team-rd1")
    hands.press("M")
    menu = page.board.act.merge_menu
    shown = [action.text().replace("&&", "\0").replace("&", "").replace("\0", "&") for action in menu.actions()]
    menu.close()
    assert shown[0].startswith("Merge all 2 into “R&D")
    assert all(words.count("R&D") == 2 for words in shown[2:])


def test_where_no_other_is_named_alike_it_says_what_to_do(page, hands, desk):
    told: list[str] = []
    desk.told.connect(told.append)
    page.board.focus_team("team-plan")
    before = desk.content.snapshot()
    hands.press("M")
    assert told == [merging.NOBODY]
    assert desk.content == before


def test_selected_cards_become_the_focused_one(page, hands, desk):
    page.board.focus_team("team-control")
    hands.press("Space", "Down", "Space", "M")
    assert "Network Control Room" not in names(desk)
    kept = desk.content.need(Team, "team-plan")
    assert {need.team for need in desk.content.of(Need) if need.id == "need-2"} == {kept.id}
    assert all(link.team != link.supported for link in desk.content.of(Support))
    desk.undo()
    assert "Network Control Room" in names(desk)


def test_selected_rows_of_the_list_become_the_focused_one_in_one_step(page, hands, desk):
    page.show_tab("list")
    hands.settle()
    table = page.list_tab.table
    page.list_tab.goto("team-leak")
    table.setFocus()
    hands.press("shift+Down", "shift+Down", "M")
    gone = {"Leak Response", "Debt Support", "Internal Audit"} - set(names(desk))
    assert len(gone) == 2
    desk.undo()
    assert {"Leak Response", "Debt Support", "Internal Audit"} <= set(names(desk))
