"""What is taken back is shown where it happened, on every tab, and the focus stays where it was."""

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.core.store import Changed
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.touched import team_of
from cxworkshop.stages.teams.records import Group, Team


def test_on_the_board_the_hand_goes_to_the_team_whose_link_came_back(page, hands, desk):
    desk.do(commands.disconnect, "team-lab", "team-control")
    page.board.focus_team("team-leak")
    desk.undo()
    assert page.board.current().id == "team-lab"


def test_in_the_drawer_the_team_it_happened_to_is_shown(page, hands, desk):
    desk.do(commands.place_team, "team-debt", Group.CREATOR)
    page.open_team("team-lab")
    focus = hands.focus
    desk.undo()
    assert page.drawer.team_id == "team-debt"
    assert hands.focus is focus


def test_on_the_line_of_sight(page, hands, desk):
    desk.do(commands.disconnect, "team-desk", "team-calls")
    page.show_sight("team-lab")
    desk.undo()
    assert page.sight_tab.graph.team == "team-desk"


def test_in_the_list(page, hands, desk):
    page.show_tab("list")
    hands.settle()
    desk.do(commands.remove_needs, ["need-1"])
    page.list_tab.mark_team("team-lab")
    desk.undo()
    assert page.list_tab.current().id == "team-control"


def test_a_filter_stays_and_what_it_hides_is_left_to_the_message(page, hands, desk):
    desk.do(commands.place_team, "team-debt", Group.CREATOR)
    page.board.focus_first()
    hands.press("Slash", "'lab", "Return")
    desk.undo()
    assert isinstance(hands.focus, CardList)
    assert page.model.filter == "lab"


def test_a_step_of_one_s_own_moves_no_hand(page, hands, desk):
    page.board.focus_team("team-leak")
    desk.do(commands.connect, "team-lab", "team-calls")
    assert page.board.current().id == "team-leak"


def test_a_team_that_has_gone_is_nowhere():
    gone = Team(id="team-x", name="X")
    assert team_of(Content(), Changed("Add X", (Change(gone, None),), "undo")) is None
    assert team_of(Content(), Changed("", (), "undo")) is None
