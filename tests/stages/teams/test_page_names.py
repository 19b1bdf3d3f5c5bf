"""Names come to the board typed one after the other, pasted as a list, or changed on the card itself."""

import pytest
from PySide6.QtGui import QGuiApplication

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.page import TeamsPage
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.inline import InlineName
from cxworkshop.stages.teams.records import Group, Team


def names(page: TeamsPage, group: Group | None = None) -> list[str]:
    column = page.model.columns[group]
    return [team.name for row in range(column.rowCount()) if (team := column.team_at(row)) is not None]


def test_names_are_typed_one_after_the_other(page, hands):
    hands.press("N", "'Energy Sales", "Return", "'Payroll 1", "Return")
    assert names(page)[-2:] == ["Energy Sales", "Payroll 1"]
    assert hands.focus is page.board.naming.field
    hands.press("Return")
    assert hands.focus is page.board.cards
    team = page.board.current()
    assert team is not None
    assert team.name == "Payroll 1", "the last one typed is under the hand"


def test_a_name_is_added_where_the_focus_is(page, hands):
    hands.press("Right", "N", "'Street Works", "Return", "Escape")
    assert names(page, Group.CREATOR)[-1] == "Street Works"
    assert isinstance(hands.focus, CardList)


def test_esc_gives_up_the_half_typed_name_and_leaving_keeps_it(page, hands):
    hands.press("N", "'Half", "Escape")
    assert "Half" not in names(page)
    hands.press("N", "'Kept")
    page.board.columns[Group.CREATOR].cards.setFocus()
    assert names(page)[-1] == "Kept"
    assert page.board.naming.field is None
    assert page.board.columns[Group.CREATOR].cards.hasFocus(), "where the hand went, it stays"


def test_the_window_closes_in_the_middle_of_a_name(page, hands):
    hands.press("N", "'Fleet and Dep")
    page.leave()
    assert names(page)[-1] == "Fleet and Dep"


def test_a_list_is_pasted_as_one_step(page, hands, said, desk):
    QGuiApplication.clipboard().setText("• Energy Sales\n\n  Payroll\t12\nFleet  &  Depots\n")
    hands.press("ctrl+V")
    assert names(page)[-3:] == ["Energy Sales", "Payroll", "Fleet & Depots"]
    assert said == ["Added 3 teams"]
    team = page.board.current()
    assert team is not None
    assert team.name == "Energy Sales"
    desk.undo()
    assert len(names(page)) == 3


def test_a_list_pasted_into_the_field_becomes_teams_and_the_field_stays(page, hands, said):
    QGuiApplication.clipboard().setText("One\nTwo")
    hands.press("Right", "N", "ctrl+V")
    assert names(page, Group.CREATOR)[-2:] == ["One", "Two"]
    assert isinstance(hands.focus, InlineName)
    assert hands.focus.text() == ""
    assert said == ["Added 2 teams"]


def test_one_pasted_line_is_only_text(page, hands):
    QGuiApplication.clipboard().setText("Water ")
    hands.press("N", "ctrl+V", "'Quality", "Return")
    assert names(page)[-1] == "Water Quality"


def test_f2_renames_on_the_card(page, hands, desk):
    hands.press("F2")
    assert page.board.naming.field.hasFocus()
    assert page.board.naming.field.selectedText() == "Leak Response"
    hands.press("'Leaks & Bursts", "Return")
    assert names(page)[0] == "Leaks & Bursts"
    assert hands.focus is page.board.cards
    assert desk.store.undo_label == "Rename Leak Response"
    hands.press("F2", "'Nothing", "Escape")
    assert names(page)[0] == "Leaks & Bursts"


def test_commands_of_the_board_wait_while_a_name_is_typed(page, hands):
    hands.press("N", "'12 R C L", "F2", "alt+Down", "Return")
    assert names(page)[-1] == "12 R C L"
    assert len(page.model.columns[Group.CREATOR]._teams) == 3
    assert page.side is None


def test_two_names_typed_are_two_steps_and_typing_one_is_one(page, hands, desk):
    hands.press("N", "'One", "Return", "'Two", "Return", "Escape")
    desk.undo()
    assert names(page)[-1] == "One"


def test_html_in_a_name_is_only_a_name(page, hands):
    hands.press("N", "'<b>Bold</b>", "Return", "Escape")
    assert names(page)[-1] == "<b>Bold</b>"
    assert not page.grab().isNull()


class TestNoTeams:
    @pytest.fixture
    def workshop(self) -> Content:
        return Content()

    def test_the_field_for_names_is_in_front(self, page, hands):
        assert hands.focus is page.empty.names
        assert not page.empty.add.isEnabled()
        assert not page.buttons.begin.isVisible()

    def test_names_are_counted_and_added_by_enter_on_an_empty_line(self, page, hands, said):
        hands.press("'Contact Centre", "Return", "'Field Repairs", "Return", "'contact centre")
        assert page.empty.counted.text().startswith("3 teams · 1 twice")
        assert page.empty.add.text() == "Add 3 teams"
        hands.press("Return", "Return")
        assert said == ["Added 3 teams"]
        assert names(page) == ["Contact Centre", "Field Repairs", "contact centre"]
        assert page.board.cards.hasFocus()
        hands.press("1")
        assert names(page, Group.CREATOR) == ["Contact Centre"]

    def test_the_button_adds_too(self, page, hands):
        hands.press("'Contact Centre", "Tab", "Return")
        assert names(page) == ["Contact Centre"]

    def test_a_spreadsheet_is_asked_for(self, page, hands, qtbot):
        with qtbot.waitSignal(page.import_requested) as asked:
            hands.click(page.empty.spreadsheet)
        assert asked.args == [""]

    def test_what_is_half_typed_is_not_lost(self, page, hands):
        hands.press("'Contact Centre")
        page.leave()
        assert names(page) == ["Contact Centre"]

    def test_undo_of_the_first_names_brings_the_field_back(self, page, hands, desk):
        hands.press("'Contact Centre", "Return", "Return")
        desk.undo()
        assert hands.focus is page.empty.names
        assert page.empty.names.text() == ""

    def test_other_tabs_say_what_to_do(self, page):
        page.show_tab("sight")
        assert not page.grab().isNull()
        page.show_tab("list")
        assert not page.grab().isNull()

    def test_a_team_of_another_place_shows_the_board(self, page, desk):
        with desk.store.step("import") as draft:
            draft.add(Team(id="team-x", name="Imported"))
        assert page._placing.currentWidget() is page.board
