"""Level 2 by keyboard: candidates are typed, voted on by number with closed totals, compared and agreed."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.ballot import Ballot
from cxworkshop.stages.definition.page.cry_rows import Places, cry_rows
from cxworkshop.stages.definition.page.difference import differ, nearest
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.ui.desk import Desk

from .conftest import ALT, Key, Press, show


@pytest.fixture
def tab(page):
    return show(page, "cries")


def votes(desk: Desk) -> list[tuple[int, ...]]:
    return [cry.votes for cry in desk.content.of(RallyingCry)]


def texts(desk: Desk) -> list[str]:
    return [cry.text for cry in desk.content.of(RallyingCry)]


def test_each_enter_makes_a_candidate_and_offers_the_next(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "One", Key.Key_Return, "Two", Key.Key_Return, "Three", Key.Key_Escape)
    assert texts(desk)[3:] == ["One", "Two", "Three"]
    assert tab.list.hasFocus()
    assert tab.list.current().text == "Three"
    press(Key.Key_N, Key.Key_Return)
    assert len(texts(desk)) == 6
    assert tab.list.hasFocus()


def test_the_first_candidate_is_offered_at_once(page, desk: Desk, press: Press) -> None:
    desk.put(MemoryStore())
    page.on_opened()
    show(page, "cries")
    press("Ring once", Key.Key_Return, Key.Key_Escape)
    assert texts(desk) == ["Ring once"]


def test_a_pasted_list_makes_one_of_each_line(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_N)
    data = QMimeData()
    data.setText("Alpha\n\n Beta  two \nGamma")
    tab.writing.field.insertFromMimeData(data)
    assert texts(desk)[3:] == ["Alpha", "Beta two", "Gamma"]
    assert desk.store is not None
    assert desk.store.undo_label == "Add 3 cries"


def test_a_vote_is_taken_by_numbers_and_seen_when_it_is_closed(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1, Key.Key_2, Key.Key_2, Key.Key_3, Key.Key_2)
    assert votes(desk) == [(1,), (3,), (1,)]  # each is kept at once
    assert [row.votes for row in tab.list.rows.rows] == [None, None, None]
    assert not any(row.standing for row in tab.list.rows.rows)
    assert "3" not in tab.list.rows.rows[1].said
    assert tab.header.title.text() == "5 dots are in"
    press(Key.Key_Backspace)
    assert votes(desk) == [(1,), (2,), (1,)]
    press(Key.Key_V)
    assert [row.votes for row in tab.list.rows.rows] == [1, 2, 1]
    assert [row.standing for row in tab.list.rows.rows] == ["", "Leading", ""]
    assert tab.header.vote.text() == "Vote again"


def test_backspace_follows_undo(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, *"112", *"23")
    desk.undo()
    assert votes(desk) == [(2,), (1,), (0,)]  # one person's dots are one step
    press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)
    assert votes(desk) == [(), (), ()]
    assert tab.header.title.text() == "0 dots are in"
    desk.undo()
    assert tab.header.title.text() == "3 dots are in"
    press(Key.Key_Backspace)
    assert tab.header.title.text() == "2 dots are in"


def test_a_vote_that_is_open_goes_on_when_the_round_before_is_undone(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1, Key.Key_V, Key.Key_V)
    desk.undo()
    press(Key.Key_2, Key.Key_V, Key.Key_1, "-", "-")
    assert votes(desk) == [(0,), (1,), (0,)]


def test_what_undo_shows_tells_nobody_for_whom_a_vote_was(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_2)
    assert desk.store is not None
    assert desk.store.undo_label == "Count a person’s dots on the rallying cry"


def test_voting_again_keeps_the_first_round(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1, Key.Key_1, Key.Key_2, Key.Key_V)
    press(Key.Key_V, Key.Key_2, Key.Key_2, Key.Key_V)
    assert votes(desk) == [(2, 0), (1, 2), (0, 0)]
    row = tab.list.rows.rows[1]
    assert (row.votes, row.before, row.standing) == (2, 1, "Leading")


def test_corrections_go_to_the_focused_candidate(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1, Key.Key_1, Key.Key_V, Key.Key_2, "+", "+", "-")
    assert votes(desk) == [(2,), (1,), (0,)]
    assert tab.list.current_id() == "home"
    row = tab.list.rows.rows[0]
    more = Places.of(tab.list.row_rect("once"), row).more.center().toPoint()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, more)
    assert votes(desk)[0] == (3,)


def test_while_the_vote_is_open_nothing_else_happens(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1, Key.Key_A, Key.Key_N, Key.Key_D, Key.Key_Delete, Key.Key_Return, "-")
    assert len(texts(desk)) == 3
    assert desk.content.one(Definition).cry is None
    assert votes(desk) == [(1,), (0,), (0,)]
    assert not tab.comparing.isVisible()
    assert tab.writing.field is None
    assert not desk.commands.action("definition.cry_agree").isEnabled()


def test_a_candidate_that_came_after_the_vote_has_no_votes_and_can_get_some(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1, Key.Key_V, Key.Key_N, "Late", Key.Key_Escape)
    assert tab.list.rows.rows[3].late
    press("+")
    assert votes(desk)[3] == (1,)
    assert [row.standing for row in tab.list.rows.rows] == ["Level", "", "", "Level"]


def test_agreeing_and_taking_it_back(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_2, Key.Key_A)
    assert desk.content.one(Definition).cry == "home"
    assert tab.list.rows.rows[1].agreed
    assert tab.header.agree.text() == "Reopen"
    press(Key.Key_A)
    assert desk.content.one(Definition).cry is None
    assert tab.header.agree.text() == "Agree on 2"


def test_when_the_vote_is_closed_the_focus_is_on_the_one_that_leads(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_3, Key.Key_3, Key.Key_1, Key.Key_V, Key.Key_A)
    assert desk.content.one(Definition).cry == "own"
    press(Key.Key_1, Key.Key_V, Key.Key_2, Key.Key_3, Key.Key_V)
    assert tab.list.current_id() == "once", "level: nobody leads"


def test_hints_say_what_is_open_and_keep_nobody_from_agreeing(desk: Desk) -> None:
    long = "We " + "really " * 36 + "care for every customer"
    desk.do(do.add_cry, long)
    once, home, _own, endless = cry_rows(desk.content, Ballot())
    assert once.hints == (("3 words, short enough to say", True), ("Names no customer", False))
    assert home.hints[1] == ("Names a customer", True)
    assert endless.hints[0] == ("41 words: more than about 35 are hard to remember", False)


def test_two_candidates_are_compared_word_by_word(tab, desk: Desk, press: Press) -> None:
    desk.do(do.add_cry, "Nobody should ring us twice")
    press(Key.Key_1, Key.Key_D)
    assert tab.comparing.isVisible()
    assert tab.comparing.accessibleName() == "Candidate 1 beside 4"
    assert tab.comparing.accessibleDescription() == "Only in 1: rings. Only in 4: should ring us."
    press(Key.Key_3)
    assert tab.comparing.accessibleName() == "Candidate 1 beside 3"
    assert tab.list.current_id() == "once"
    press(Key.Key_Down)
    assert tab.comparing.accessibleName() == "Candidate 2 beside 3"
    press(Key.Key_Escape)
    assert not tab.comparing.isVisible()


def test_on_a_low_screen_the_comparison_takes_the_place_of_what_is_not_about_it(tab, page, press: Press) -> None:
    page.resize(900, 420)
    press(Key.Key_1, Key.Key_D)
    assert not tab.why.isVisible()
    assert not tab.add_button.isVisible()
    press(Key.Key_Escape)
    assert tab.why.isVisible()
    assert tab.add_button.isVisible()


def test_words_are_compared_without_case() -> None:
    left, right = differ("Nobody rings twice", "nobody ever rings, twice")
    assert [(piece.text, piece.own) for piece in left] == [("Nobody", False), ("rings", True), ("twice", False)]
    assert [(piece.text, piece.own) for piece in right] == [("nobody", False), ("ever rings,", True), ("twice", False)]
    assert differ("", "") == ([], [])
    assert nearest("ring once", ["clear water", "ring us once"]) == 1
    assert nearest("x", []) == -1


def test_rewording_ordering_and_removing(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_1, Key.Key_Return, "Nobody rings us twice", Key.Key_Return, (Key.Key_Down, ALT))
    assert texts(desk) == ["Every customer comes home", "Nobody rings us twice", "As our own"]
    assert tab.list.current_id() == "once"
    press(Key.Key_Delete)
    assert texts(desk) == ["Every customer comes home", "As our own"]
    assert tab.list.hasFocus()


def test_an_open_vote_is_open_again_after_a_start(page, tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, Key.Key_1)
    kept = page.state()
    tab.vote.ballot.close()
    page.restore(kept)
    assert tab.vote.ballot.is_open
    assert tab.header.title.text() == "1 dot is in"
    press(Key.Key_2, Key.Key_V)
    assert votes(desk) == [(1,), (1,), (0,)]
    page.restore({"tabs": {"cries": {"vote": 7, "cry": "gone"}}})
    assert not tab.vote.ballot.is_open


def test_a_half_typed_candidate_is_kept_when_the_page_is_left(page, tab, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "Half typed")
    page.show_tab("imperatives")
    QApplication.processEvents()
    assert texts(desk)[-1] == "Half typed"
    assert tab.writing.field is None


def test_a_command_from_the_menu_brings_its_tab(page, tab, desk: Desk) -> None:
    page.show_tab("imperatives")
    desk.commands.action("definition.cry_vote").trigger()
    assert page.current_tab == "cries"
    assert tab.vote.ballot.is_open
    assert tab.list.hasFocus()


def test_notes_go_with_the_focused_candidate(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_2, Key.Key_O, "The drivers like it.", Key.Key_Escape)
    assert desk.content.need(RallyingCry, "home").notes == "The drivers like it."
    assert tab.list.hasFocus()
    press(Key.Key_1)
    assert tab.noting.edit.text() == ""


def test_without_a_candidate_the_focus_is_where_one_can_be_added(page, desk: Desk, press: Press) -> None:
    desk.put(MemoryStore())
    page.on_opened()
    tab = show(page, "cries")
    press(Key.Key_Escape)
    assert tab.add_button.hasFocus()
    assert tab.list.focusPolicy() is Qt.FocusPolicy.NoFocus
    press(Key.Key_N, "Ring once", Key.Key_Escape)
    assert tab.list.hasFocus()
    press(Key.Key_Delete)
    assert tab.add_button.hasFocus()
