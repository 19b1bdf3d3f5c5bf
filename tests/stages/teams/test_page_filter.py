"""A few letters, and only what fits stays in sight; Esc brings everything back, one thing at a time."""

from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.records import Group


def shown(page) -> list[str]:
    columns = page.model.columns.values()
    return [team.name for column in columns for row in range(column.rowCount()) if (team := column.team_at(row))]


def test_slash_filters_and_enter_goes_to_the_cards(page, hands):
    hands.press("Slash", "'re")
    assert shown(page) == ["Leak Response", "Contact Centre", "Field Repairs"]
    assert page.board.filter._found.text() == "3 of 11 teams"
    hands.press("Return")
    assert isinstance(hands.focus, CardList)
    assert page.board.current().name == "Leak Response"


def test_units_and_every_word_count(page, hands):
    hands.press("Slash", "'NETW respo")
    assert shown(page) == ["Leak Response"]


def test_the_down_arrow_goes_to_the_cards_too(page, hands):
    hands.press("Slash", "'estates", "Down")
    assert page.board.current().name == "Estates"


def test_one_esc_ends_it_and_gives_the_focus_back(page, hands):
    hands.press("Slash", "'lab", "Escape")
    assert len(shown(page)) == 11
    assert isinstance(hands.focus, CardList)
    assert not page.board.filter.isVisible()


def test_left_empty_it_closes_by_itself(page, hands, qtbot):
    hands.press("Slash")
    qtbot.waitUntil(lambda: page.board.filter.isAncestorOf(hands.focus))
    hands.press("Tab")
    qtbot.waitUntil(lambda: not page.board.filter.isVisible())
    page.board.focus_first()
    hands.press("Slash", "'re", "Tab")
    hands.settle()
    assert page.board.filter.isVisible(), "it still filters"


def test_enter_without_letters_closes_the_line(page, hands):
    hands.press("Slash", "Return")
    assert isinstance(hands.focus, CardList)
    assert not page.board.filter.isVisible()


def test_esc_on_the_board_takes_the_selection_then_the_filter(page, hands):
    hands.press("Slash", "'re", "Return", "Space", "Escape")
    assert not page.board.cards.selectionModel().hasSelection()
    assert len(shown(page)) == 3
    hands.press("Escape")
    assert len(shown(page)) == 11


def test_esc_takes_the_drawer_first(page, hands):
    hands.press("Slash", "'re", "Return", "Right", "Return")
    page.board.cards.setFocus()
    hands.press("Escape")
    assert page.side is None
    assert len(shown(page)) == 3


def test_what_is_edited_or_added_stays_in_sight(page, hands, desk):
    hands.press("Slash", "'re", "Return", "F2", "'Something else", "Return")
    assert "Something else" in shown(page)
    hands.press("N", "'Payroll", "Return", "Escape")
    assert "Payroll" in shown(page)
    desk.undo()
    assert "Payroll" not in shown(page)
    hands.press("1")
    assert page.model.columns[Group.CREATOR].rowCount() == 3


def test_counts_say_how_many_are_hidden(page, hands):
    hands.press("Slash", "'re")
    assert page.board.columns[Group.CREATOR]._count(Group.CREATOR) == "2 of 3"
    hands.press("Escape")
    assert page.board.columns[Group.CREATOR]._count(Group.CREATOR) == "3"


def test_going_to_a_hidden_team_shows_all(page, hands):
    hands.press("Slash", "'re", "Return")
    assert page.goto("team-lab")
    assert page.board.current().name == "Laboratory"
    assert len(shown(page)) == 11


def test_placing_one_by_one_is_about_the_whole_tray(page, hands):
    hands.press("Slash", "'debt", "Return", "R")
    assert page.rapid.team.name == "Leak Response"


def test_the_button_opens_the_line(page, hands):
    hands.click(page.buttons.filter)
    assert hands.focus is page.board.filter.edit


def test_no_team_fits(page, hands, desk):
    hands.press("Slash", "'zzz", "Return")
    assert shown(page) == []
    assert page.board.cards.hasFocus(), "an empty column shows the focus itself"
    hands.press("1", "Delete", "F2", "Return", "Down", "Right")
    assert desk.store.undo_label is None
    desk.do(commands.add_team, "New")
    assert shown(page) == ["New"]


def test_what_was_under_the_hand_stays_there_when_the_filter_ends(page, hands):
    hands.press("Slash", "'re", "Return", "Right", "Down", "Escape")
    hands.settle()
    assert page.board.current().name == "Field Repairs"
    assert len(shown(page)) == 11
