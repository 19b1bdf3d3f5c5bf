"""The List tab on its page: it opens the drawer, follows it, and gives way to board and graph."""

from PySide6.QtCore import Qt

from cxworkshop.stages.teams.page import TeamsPage
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk
from tests.stages.teams.conftest import Hands


def shown(page: TeamsPage, hands: Hands):
    page.show_tab("list")
    tab = page.list_tab
    assert tab is not None
    tab.table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.settle()
    return tab


def test_a_team_opens_beside_the_list_and_esc_comes_back_to_its_row(page: TeamsPage, desk: Desk, hands: Hands) -> None:
    tab = shown(page, hands)
    tab.goto("team-calls")
    hands.press("O")
    assert page.drawer.is_open
    assert page.drawer.team_id == "team-calls"
    hands.press("alt+Down")
    assert page.drawer.team_id == "team-repairs"
    assert tab.current() == desk.content.need(Team, "team-repairs")
    hands.press("Escape")
    assert page.side is None
    assert tab.table.hasFocus()
    assert page.current_tab == "list"


def test_a_jump_to_a_team_stays_in_the_list(page: TeamsPage, desk: Desk, hands: Hands) -> None:
    tab = shown(page, hands)
    assert page.goto("team-lab")
    assert page.current_tab == "list"
    assert tab.current() == desk.content.need(Team, "team-lab")


def test_what_the_board_does_the_list_shows(page: TeamsPage, desk: Desk, hands: Hands) -> None:
    tab = shown(page, hands)
    tab.goto("team-leak")
    hands.press("1")
    page.show_tab("board")
    assert page.board.focus_team("team-leak")
    hands.press("3")
    page.show_tab("list")
    team = desk.content.need(Team, "team-leak")
    assert tab.model.team_at(tab.model.row_of("team-leak")) == team
    assert team.group is not None
    assert team.group.value == "back_office"


def test_the_list_leads_to_the_line_of_sight_and_to_connect(page: TeamsPage, hands: Hands) -> None:
    tab = shown(page, hands)
    tab.goto("team-lab")
    hands.press("C")
    assert page.overlay.isVisible()
    hands.press("Escape")
    assert tab.table.hasFocus()
    hands.press("L")
    assert page.current_tab == "sight"


def test_the_line_for_the_next_team_stays_in_sight(page, hands):
    page.show_tab("list")
    page.resize(900, 420)
    hands.settle()
    page.list_tab.table.setFocus()
    hands.press("N")
    for name in ("Press Office", "Library", "Archive"):
        hands.press(f"'{name}", "Return")
    table = page.list_tab.table
    last = table.visualRect(table.rows.index(table.rows.rowCount() - 1, 0))
    assert table.viewport().rect().contains(last.adjusted(0, 0, -1, -1))
