"""Where the focus goes: into the page, between its tabs, back to where one was."""

import json

import pytest

from cxworkshop.stages.teams.page import TeamsPage
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.column import Column
from cxworkshop.stages.teams.page.graph import GraphView
from cxworkshop.stages.teams.records import Group


def test_a_page_that_gets_the_focus_gives_it_to_its_work(page, hands):
    page.buttons.filter.setFocus()
    page.setFocus()
    assert isinstance(hands.focus, CardList)


def test_coming_back_finds_the_card_that_was_left(page, hands):
    page.board.focus_team("team-plan")
    page.buttons.filter.setFocus()
    page.take_focus()
    assert isinstance(hands.focus, CardList)
    assert page.board.current().name == "Work Planning"


def test_turning_tabs_takes_the_focus_along(page, hands):
    page.tabs.setCurrentIndex(1)
    assert isinstance(hands.focus, GraphView)
    page.tabs.setCurrentIndex(2)
    assert page.list_tab.table.isAncestorOf(hands.focus) or hands.focus is page.list_tab.table
    page.tabs.setCurrentIndex(0)
    assert isinstance(hands.focus, CardList)


def test_the_tabs_keep_the_focus_when_they_are_turned_by_arrow(page, hands):
    page.tabs.setFocus()
    hands.press("Right")
    assert page.current_tab == "sight"
    assert hands.focus is page.tabs


def test_esc_in_the_list_goes_back_to_the_board(page, hands):
    page.tabs.setCurrentIndex(2)
    hands.press("Escape")
    assert page.current_tab == "board"
    assert isinstance(hands.focus, CardList)


def test_the_buttons_are_those_of_what_is_shown(page, hands):
    def shown() -> list[str]:
        each = (
            page.buttons.filter,
            page.buttons.add,
            page.buttons.add_row,
            page.buttons.begin,
            page.buttons.walk,
            page.buttons.back,
        )
        return [button.accessibleName() or button.text() for button in each if button.isVisible()]

    assert shown() == ["Filter", "Add team", "Place one by one"]
    page.tabs.setCurrentIndex(1)
    assert shown() == ["Walk it aloud"]
    page.tabs.setCurrentIndex(2)
    assert shown() == ["Add team"]
    page.begin_rapid()
    assert shown() == ["Board"]


def test_the_buttons_do_what_they_say(page, hands):
    hands.click(page.buttons.begin)
    assert hands.focus is page.rapid
    hands.click(page.buttons.back)
    assert isinstance(hands.focus, CardList)
    hands.click(page.buttons.add)
    assert page.board.naming.field is not None
    assert hands.focus is page.board.naming.field


def test_a_command_chosen_elsewhere_brings_the_board(page, hands, desk):
    page.tabs.setCurrentIndex(1)
    desk.commands.action("teams.add").trigger()
    assert page.current_tab == "board"
    assert hands.focus is page.board.naming.field


def test_a_place_is_remembered_and_found_again(page, hands, desk, qtbot):
    hands.press("Right", "Down")
    state = json.loads(json.dumps(page.state()))
    assert state == {"tab": "board", "team": "team-repairs"}
    page.board.focus_team("team-leak")
    page.restore(state)
    assert page.board.current().name == "Field Repairs"
    page.restore({"tab": "nowhere", "team": "team-gone"})
    page.restore({"team": 3})
    page.restore({"tab": "sight"})
    assert page.current_tab == "sight"


def test_restoring_does_not_take_the_focus(page, hands):
    page.tabs.setFocus()
    page.restore({"tab": "board", "team": "team-lab"})
    assert hands.focus is page.tabs
    page.setFocus()
    assert page.board.current().name == "Laboratory"


def test_goto_leaves_the_round_and_the_graph(page, hands):
    page.begin_rapid()
    assert page.goto("team-plan")
    assert page.board.current().name == "Work Planning"
    page.show_sight("team-lab")
    assert page.goto("team-plan")
    assert page.current_tab == "board"
    assert isinstance(hands.focus, CardList)


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_look_is_painted(page: TeamsPage, hands, dressed, mode, percent):
    dressed.set_mode(mode)
    dressed.set_text_size(percent)
    for width, height in ((908, 820), (1010, 672)):
        page.resize(width, height)
        for show in (page.show_board, lambda: page.show_sight("team-lab"), page.begin_rapid):
            show()
            hands.settle()
            assert not page.grab().isNull()
    page.leave_rapid()
    page.open_team("team-control")
    hands.settle()
    assert page.board.columns[Group.CREATOR].width() > 100
    assert page.minimumSizeHint().width() <= 1010


def test_placing_repaints_only_the_columns_it_is_about(page, hands, monkeypatch):
    painted = []
    heads = Column._paint_head

    def paint_head(column, painter):
        painted.append(column.group)
        heads(column, painter)

    monkeypatch.setattr(Column, "_paint_head", paint_head)
    page.board.focus_team("team-debt")
    hands.settle()
    painted.clear()
    hands.press("1")
    hands.settle()
    assert set(painted) == {None, Group.CREATOR}
