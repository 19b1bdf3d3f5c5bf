"""Whom does a team support: found by a few letters, connected and let go by Enter, left by Esc."""

import pytest
from PySide6.QtCore import QPoint

from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.connect import MARGIN
from cxworkshop.stages.teams.page.team_choice import Role
from cxworkshop.stages.teams.records import Support


@pytest.fixture
def overlay(page, hands):
    page.board.focus_team("team-plan")
    hands.press("C")
    assert page.overlay.isVisible()
    assert hands.focus is page.overlay.search
    return page.overlay


def links(desk) -> set[str]:
    return {link.supported for link in desk.content.of(Support) if link.team == "team-plan"}


def labels(overlay) -> list[str]:
    return [overlay.choices.index(row).data() for row in range(overlay.choices.rowCount())]


def test_letters_find_and_enter_connects_one_after_the_other(overlay, hands, desk):
    hands.press("'cont", "Return", "'prio", "Return")
    assert links(desk) == {"team-repairs", "team-calls", "team-priority"}
    assert overlay.isVisible()
    assert overlay.search.text() == ""


def test_what_is_connected_comes_first_ticked_and_is_let_go_by_enter(overlay, hands, desk):
    assert labels(overlay)[0] == "Field Repairs"
    assert overlay.choices.index(0).data(Role.TICKED)
    hands.press("Return")
    assert links(desk) == set()
    assert not overlay.choices.index(0).data(Role.TICKED)


def test_several_are_picked_from_the_list_without_losing_the_place(overlay, hands, desk):
    hands.press("Down", "Return")
    first = overlay.list.currentIndex().row()
    hands.press("Down", "Return")
    assert overlay.list.currentIndex().row() == first + 1
    assert len(links(desk)) == 3


def test_names_that_begin_so_come_first(overlay, hands):
    hands.press("'re")
    assert labels(overlay) == ["Field Repairs", "Leak Response", "Contact Centre"]
    overlay.search.clear()
    hands.press("'de")
    assert labels(overlay)[0] == "Debt Support"


def test_a_name_typed_whole_comes_first(overlay, hands, desk):
    commands.add_team(desk.store, "Field")
    hands.press("'field")
    assert labels(overlay)[0] == "Field"


def test_one_esc_leaves_and_gives_the_focus_back(overlay, page, hands):
    hands.press("'cont", "Escape")
    assert not overlay.isVisible()
    assert isinstance(hands.focus, CardList)
    assert page.board.current().name == "Work Planning"


def test_a_team_does_not_support_itself(overlay, hands):
    assert "Work Planning" not in labels(overlay)
    hands.press("'work planning")
    assert labels(overlay) == []
    assert overlay.hint.text() == "No team is called that. Esc closes."
    hands.press("Return", "Down")
    assert overlay.isVisible()


def test_a_click_connects_and_the_caret_stays(overlay, hands, desk):
    index = overlay.choices.index(2)
    hands.click(overlay.list.viewport(), overlay.list.visualRect(index).center())
    assert len(links(desk)) == 2
    assert hands.focus is overlay.search


def test_a_click_beside_it_puts_it_away(overlay, page, hands):
    cards = page.board.columns[None].cards
    hands.click(cards.viewport(), cards.visualRect(cards.column.index(1)).center())
    assert not overlay.isVisible()
    assert page.board.current().name == "Debt Support"


def test_tab_leaves_it_too(overlay, page, hands):
    hands.press("Tab")
    assert not overlay.isVisible()


def test_undo_and_removal_are_followed(overlay, hands, desk):
    hands.press("Return")
    desk.undo()
    assert overlay.choices.index(0).data(Role.TICKED)
    desk.do(commands.remove_teams, ["team-plan"])
    assert not overlay.isVisible()


def test_the_hint_says_what_enter_does_to_the_marked_team(overlay, hands):
    assert overlay.hint.text() == "Enter lets go of Field Repairs. Esc closes."
    hands.press("Return")
    assert overlay.hint.text() == "Enter connects Field Repairs. Esc closes."
    hands.press("'cont")
    assert overlay.hint.text() == "Enter connects Contact Centre. Esc closes."


def test_the_panel_stands_beside_the_card_it_is_about(overlay, page, hands):
    cards = page.board.cards
    card = cards.place_of("team-plan").translated(cards.mapTo(page, QPoint(0, 0)))
    assert not overlay.geometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).intersects(card)
    assert page.rect().contains(overlay.geometry())
    page.resize(600, 480)
    hands.settle()
    assert page.rect().contains(overlay.geometry())
