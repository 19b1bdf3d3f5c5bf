"""The board by keyboard: the next card is under the hand, whatever was done to the one before."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page import TeamsPage
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.desk import Desk


def names(page: TeamsPage, group: Group | None) -> list[str]:
    column = page.model.columns[group]
    return [team.name for row in range(column.rowCount()) if (team := column.team_at(row)) is not None]


def current(page: TeamsPage) -> str:
    team = page.board.current()
    assert team is not None
    assert page.board.cards.hasFocus(), "the focus is not on the board"
    return team.name


def selected(page: TeamsPage) -> list[str]:
    rows = sorted(index.row() for index in page.board.cards.selectionModel().selectedIndexes())
    return [team.name for row in rows if (team := page.board.cards.column.team_at(row)) is not None]


def test_the_first_card_of_the_tray_has_the_focus(page, hands):
    assert current(page) == "Leak Response"
    assert isinstance(hands.focus, CardList)


def test_one_key_places_a_card_and_the_next_is_under_the_hand(page, hands, desk):
    hands.press("1", "3")
    assert names(page, Group.CREATOR)[0] == "Leak Response"
    assert names(page, Group.BACK_OFFICE)[0] == "Debt Support"
    assert current(page) == "Internal Audit"
    assert desk.store.undo_label == "Place Debt Support in CX Enabler · back office"
    hands.press("2")
    assert names(page, None) == []
    assert page.board.cards is page.board.columns[None].cards, "the empty tray keeps the focus and says so"
    hands.press("1", "2")
    assert desk.store.undo_label.startswith("Place Internal Audit")


def test_undo_brings_the_card_back_under_the_hand(page, hands, desk):
    hands.press("Down", "2")
    assert current(page) == "Internal Audit"
    desk.undo()
    assert current(page) == "Debt Support"
    desk.redo()
    assert current(page) == "Debt Support"
    assert names(page, Group.FRONTLINE)[0] == "Debt Support"


def test_arrows_cross_the_columns_at_the_same_height(page, hands):
    hands.press("Down", "Right")
    assert current(page) == "Field Repairs"
    hands.press("Right", "Right", "Right")
    assert current(page) == "Estates", "the last column holds"
    hands.press("End", "Left")
    assert current(page) == "Work Planning", "a shorter column gives its last card"
    hands.press("Home", "Up")
    assert current(page) == "Network Control Room"


def test_arrows_pass_over_an_empty_column(page, hands):
    page.board.focus_team("team-control")
    hands.press("0", "0")
    assert names(page, Group.FRONTLINE) == []
    page.board.focus_team("team-calls")
    hands.press("Right")
    assert current(page) == "Laboratory"


def test_zero_takes_a_card_back_to_the_tray(page, hands):
    page.board.focus_team("team-lab")
    hands.press("0")
    assert "Laboratory" in names(page, None)
    assert current(page) == "Estates"


def test_alt_and_arrows_move_a_card_and_go_with_it(page, hands):
    hands.press("alt+Down")
    assert names(page, None) == ["Debt Support", "Leak Response", "Internal Audit"]
    hands.press("alt+Up", "alt+Up")
    assert names(page, None)[0] == "Leak Response"
    hands.press("alt+Right")
    assert current(page) == "Leak Response"
    assert "Leak Response" in names(page, Group.CREATOR)
    hands.press("alt+Left", "alt+Left")
    assert "Leak Response" in names(page, None)


def test_the_arrow_after_a_click_acts_on_the_card_it_reached(page, hands):
    cards = page.board.columns[None].cards
    hands.click(cards.viewport(), cards.visualRect(cards.column.index(0)).center())
    hands.press("Down", "1")
    assert names(page, None) == ["Leak Response", "Internal Audit"]


def test_space_and_shift_select_and_one_key_places_them_all(page, hands, said):
    hands.press("Space", "Down", "Down", "Space")
    assert selected(page) == ["Leak Response", "Internal Audit"]
    hands.press("3")
    assert names(page, None) == ["Debt Support"]
    assert said == ["Placed 2 teams in CX Enabler · back office"]
    page.board.focus_team("team-calls")
    hands.press("shift+Down", "shift+Down")
    assert selected(page) == ["Contact Centre", "Field Repairs", "Priority Services"]
    hands.press("shift+Up")
    assert selected(page) == ["Contact Centre", "Field Repairs"]


def test_several_cards_move_together_and_stay_selected(page, hands):
    page.board.focus_team("team-calls")
    hands.press("Space", "Down", "Space", "alt+Down")
    assert names(page, Group.CREATOR) == ["Priority Services", "Contact Centre", "Field Repairs"]
    assert selected(page) == ["Contact Centre", "Field Repairs"]
    hands.press("alt+Right")
    assert selected(page) == ["Contact Centre", "Field Repairs"]
    assert page.board.cards is page.board.columns[Group.FRONTLINE].cards


def test_ctrl_and_shift_click_select_from_the_card_in_focus(page, hands):
    cards = page.board.columns[None].cards

    def at(row: int):
        return cards.visualRect(cards.column.index(row)).center()

    hands.click(cards.viewport(), at(0))
    assert selected(page) == []
    hands.click(cards.viewport(), at(2), "ctrl")
    assert selected(page) == ["Leak Response", "Internal Audit"]
    hands.click(cards.viewport(), at(1))
    assert selected(page) == []
    hands.click(cards.viewport(), at(2), "shift")
    assert selected(page) == ["Debt Support", "Internal Audit"]


def test_ctrl_a_selects_the_column_and_esc_lets_go(page, hands):
    hands.press("ctrl+A")
    assert len(selected(page)) == 3
    hands.press("Escape")
    assert selected(page) == []
    assert current(page) == "Leak Response"


def test_del_removes_says_so_and_is_undone(page, hands, said, desk):
    page.board.focus_team("team-control")
    hands.press("Delete")
    assert said == ["Removed Network Control Room"]
    assert current(page) == "Work Planning"
    desk.undo()
    assert current(page) == "Network Control Room"
    assert page.model.facts.supports["team-control"] == 2
    assert page.model.facts.needs("team-control") == 2


def test_letters_never_jump_to_a_name(page, hands):
    hands.press("I")
    assert current(page) == "Leak Response"


def test_a_column_selects_for_itself(page, hands):
    hands.press("Space", "Right", "Space")
    assert selected(page) == ["Contact Centre"]
    assert not page.board.columns[None].cards.selectionModel().hasSelection()


def test_cards_are_told_with_their_state(page):
    column = page.model.columns[Group.BACK_OFFICE]
    spoken = [column.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == [
        "Laboratory, CX Enabler · back office, supports 1, 0 needs",
        "Estates, CX Enabler · back office, supports 0, 0 needs, No line of sight",
        "IT Service Desk, CX Enabler · back office, supports 1, 0 needs, Facts say Frontline",
    ]
    creator = page.model.columns[Group.CREATOR].index(0)
    assert creator.data(Qt.ItemDataRole.AccessibleTextRole) == "Contact Centre, CX Creator, 2 supporting"


def test_a_link_changes_the_warning_when_the_hands_rest(page, hands, desk):
    desk.do(commands.connect, "team-estates", "team-lab")
    hands.settle()
    assert page.model.facts.unseen == frozenset()
    desk.undo()
    hands.settle()
    assert page.model.facts.unseen == {"team-estates"}


def test_a_long_name_makes_all_cards_taller_and_its_removal_lower(page, hands, desk):
    cards = [column.cards for column in page.board.columns.values()]
    assert {each.sizeHintForRow(0) for each in cards} == {60}
    desk.do(commands.rename_team, "team-audit", "Coordination of Regional Water Quality and Complaints")
    hands.settle()
    assert {each.sizeHintForRow(0) for each in cards} == {78}
    desk.undo()
    hands.settle()
    assert {each.sizeHintForRow(0) for each in cards} == {60}


def test_the_menu_of_a_card_opens_by_key_and_does_what_it_says(page):
    cards = page.board.columns[None].cards
    QApplication.sendEvent(cards, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[:4] == ["Open team", "Rename", "Merge into one team", "Remove"]
    assert "Place in CX Creator" in words
    next(action for action in menu.actions() if action.text() == "Place in CX Creator").trigger()
    menu.close()
    assert names(page, None) == ["Debt Support", "Internal Audit"]


def test_the_menu_beside_the_cards_is_about_the_board(page):
    cards = page.board.columns[None].cards
    below = QPoint(60, cards.viewport().height() - 5)
    where = cards.viewport().mapToGlobal(below)
    QApplication.sendEvent(cards.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, below, where))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text() for action in menu.actions()][:2] == ["Add team", "Paste a list of teams"]
    menu.close()


@pytest.fixture
def many() -> Content:
    groups = (None, *Group)
    return Content([Team(id=f"team-{n}", order=float(n), name=f"Team {n}", group=groups[n % 4]) for n in range(1, 801)])


class TestManyTeams:
    @pytest.fixture
    def workshop(self, many: Content) -> Content:
        return many

    def test_an_edit_touches_one_row(self, page: TeamsPage, desk: Desk, hands) -> None:
        resets: list[object] = []
        for column in page.model.columns.values():
            column.modelReset.connect(lambda column=column: resets.append(column))
        desk.do(commands.rename_team, "team-400", "Another name")
        desk.do(commands.place_team, "team-401", Group.BACK_OFFICE)
        hands.settle()
        assert not resets
        assert names(page, None)[99] == "Another name"

    def test_hundreds_at_once_come_and_go(self, page: TeamsPage, desk: Desk, hands) -> None:
        hands.press("ctrl+A", "Delete")
        desk.do(commands.remove_teams, [f"team-{n}" for n in range(1, 800) if n % 4])
        hands.settle()
        assert page.model.all() == 0
        assert hands.focus is page.empty.names
        desk.undo()
        desk.undo()
        hands.settle()
        assert page.model.all() == 800
        assert len(names(page, Group.CREATOR)) == 200
