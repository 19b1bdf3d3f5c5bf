"""The page of a team is asked for from wherever the team is under the hand."""

from cxworkshop.core.store import MemoryStore


def asked(page):
    found: list[str] = []
    page.page_requested.connect(found.append)
    return found


def test_the_card_under_the_hand_is_meant(page, hands, desk):
    found = asked(page)
    desk.commands.action("teams.export_page").trigger()
    assert found == ["team-leak"]


def test_the_open_team_is_meant_before_it(page, hands, desk):
    found = asked(page)
    page.open_team("team-lab")
    desk.commands.action("teams.export_page").trigger()
    assert found == ["team-lab"]


def test_without_a_team_it_says_so(page, hands, desk):
    found = asked(page)
    told: list[object] = []
    desk.problem.connect(told.append)
    desk.put(MemoryStore())
    desk.commands.action("teams.export_page").trigger()
    assert found == []
    assert str(told[-1]) == "No team is chosen. Choose one, then export its page."
