"""One by one: one card, three keys, and the next card is live before the last has landed."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.beads import MOST
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.theme import theme


def front(page) -> str:
    assert page.rapid.team is not None
    return page.rapid.team.name


def group_of(desk, team_id: str) -> Group | None:
    return desk.content.need(Team, team_id).group


@pytest.fixture
def rapid(page, hands):
    hands.press("R")
    assert hands.focus is page.rapid
    return page.rapid


def test_r_begins_and_three_keys_place_the_tray(page, hands, desk, rapid):
    assert front(page) == "Leak Response"
    assert page.tabs.isHidden()
    hands.press("1")
    assert front(page) == "Debt Support"
    hands.press("2", "3")
    groups = [group_of(desk, i) for i in ("team-leak", "team-debt", "team-audit")]
    assert groups == [Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE]
    assert rapid.team is None
    assert rapid.accessibleName() == "Every team is placed"
    hands.press("1")
    assert not rapid.targets[Group.CREATOR].isVisible()
    hands.press("Return")
    assert not page.in_rapid, "with nothing left, Enter goes back to the board"
    assert not page.buttons.begin.isVisible()
    hands.press("R")
    assert not page.in_rapid


def test_z_takes_back_and_names_the_last_move(page, hands, desk, rapid):
    assert rapid.buttons["back"].isHidden()
    hands.press("1", "3")
    assert rapid.buttons["back"].text() == "Take back: Debt Support → 3"
    hands.press("Z")
    assert front(page) == "Debt Support"
    assert rapid.buttons["back"].text() == "Take back: Leak Response → 1"
    hands.press("Z", "Z")
    assert front(page) == "Leak Response"
    assert group_of(desk, "team-leak") is None
    hands.press("2", "2")
    assert front(page) == "Internal Audit", "the one taken back first comes after it in the order of the tray"


def test_undo_brings_the_card_back_in_front(page, hands, desk, rapid):
    hands.press("1")
    desk.undo()
    assert front(page) == "Leak Response"
    assert rapid.buttons["back"].isHidden()


def test_s_leaves_a_card_for_the_end(page, hands, rapid):
    hands.press("S")
    assert front(page) == "Debt Support"
    hands.press("S", "S")
    assert front(page) == "Leak Response", "skipped cards come again in the order they were skipped"
    hands.press("1")
    assert front(page) == "Debt Support"


def test_the_facts_mark_a_target_and_say_why(page, hands, rapid):
    hands.settle()
    assert rapid.targets[Group.CREATOR].accessibleDescription() == "Suggested: It touches the customer every day."
    assert not rapid.targets[Group.BACK_OFFICE].accessibleDescription().startswith("Suggested")
    hands.press("1")
    assert not any(t.accessibleDescription().startswith("Suggested") for t in rapid.targets.values())


def test_a_click_places_too_and_the_keys_go_on(page, hands, desk, rapid):
    hands.click(rapid.targets[Group.FRONTLINE])
    assert group_of(desk, "team-leak") is Group.FRONTLINE
    hands.press("1")
    assert group_of(desk, "team-debt") is Group.CREATOR


def test_esc_goes_back_to_the_board(page, hands, rapid):
    hands.press("1", "Escape")
    assert page._placing.currentWidget() is page.board
    assert page.board.cards.hasFocus()
    assert page.board.current().name == "Debt Support"
    assert page.tabs.isVisible()


def test_e_opens_the_card_and_esc_comes_back_to_it(page, hands, desk, rapid):
    hands.press("E")
    assert page.side is page.drawer
    assert page.drawer.team_id == "team-leak"
    hands.press("2")
    assert group_of(desk, "team-leak") is Group.FRONTLINE
    assert front(page) == "Debt Support"
    hands.press("Escape")
    assert hands.focus is rapid


def test_what_others_place_leaves_the_round(page, hands, desk, rapid):
    desk.do(commands.place_team, "team-leak", Group.CREATOR)
    assert front(page) == "Debt Support"
    desk.do(commands.remove_teams, ["team-debt"])
    assert front(page) == "Internal Audit"


def test_a_flight_is_shown_and_cut_short_by_the_next_key(page, hands, rapid):
    theme().set_reduce_motion(False)
    hands.press("1")
    assert rapid._flight.isVisible()
    assert not page.grab().isNull()
    hands.press("S")
    assert not rapid._flight.isVisible()
    theme().set_reduce_motion(True)
    hands.press("1")
    assert not rapid._flight.isVisible(), "nothing moves when movement is reduced"


def test_the_board_flies_too(page, hands):
    theme().set_reduce_motion(False)
    hands.press("1")
    assert page.board.act.flight.isVisible()
    hands.press("Down")
    assert not page.board.act.flight.isVisible()


@pytest.mark.parametrize(("width", "height", "percent"), [(1173, 760, 100), (1010, 664, 150), (560, 520, 100)])
def test_every_size_shows_card_targets_and_keys(page, hands, rapid, width, height, percent):
    theme().set_text_size(percent)
    page.resize(width, height)
    hands.settle()
    shown = rapid.rect()
    for target in rapid.targets.values():
        assert shown.contains(target.geometry()), (target.geometry(), shown)
        assert target.geometry().top() > rapid._card_rect().bottom()
    assert not page.grab().isNull()


class TestManyTeams:
    @pytest.fixture
    def workshop(self) -> Content:
        teams = [Team(id=f"team-{n}", order=float(n), name=f"Team {n}") for n in range(1, MOST + 40)]
        return Content([*teams, Team(id="team-x", order=999.0, name="X " * 108, group=Group.CREATOR)])

    def test_beads_become_a_bar(self, page, hands, rapid) -> None:
        assert not page.grab().isNull()
        hands.press("1", "2", "3")
        assert page.rapid.team.name == "Team 4"
        assert not page.grab().isNull()
