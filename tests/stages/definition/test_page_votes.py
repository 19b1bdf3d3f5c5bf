"""Voting with the eyes on the room: dots person by person, hands candidate by candidate, fingers, and who votes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.stages import fists
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.stages.prepare.records import Consent, Voting
from cxworkshop.ui.desk import Desk

from .conftest import SHIFT, Key, Press, show

PEOPLE = 4


@pytest.fixture
def tab(page, desk: Desk):
    desk.do(fists.set_voters, PEOPLE)
    return show(page, "cries")


def votes(desk: Desk) -> list[tuple[int, ...]]:
    return [cry.votes for cry in desk.content.of(RallyingCry)]


def heading(tab) -> str:
    return tab.header.title.text()


# -- dots --------------------------------------------------------------------------------------------------------------


def test_a_person_is_as_many_keys_as_dots_and_nothing_more(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, *"112", *"223")
    assert votes(desk) == [(2,), (3,), (1,)]
    assert heading(tab) == "6 of 12 dots are in"
    assert (tab.tally.line.typing.title, tab.tally.line.typing.dots) == ("Person 3", ())
    press("3")
    assert (tab.tally.line.typing.title, tab.tally.line.typing.dots) == ("Person 3", (3,))


def test_enter_ends_a_ballot_with_fewer_dots_and_begins_none_by_itself(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, "1", Key.Key_Return, Key.Key_Return, *"223", Key.Key_Return, "3")
    assert tab.tally.line.typing.title == "Person 3"
    desk.undo()
    desk.undo()
    assert votes(desk) == [(1,), (0,), (0,)]  # what was one person's is one step


def test_backspace_goes_back_dot_by_dot_into_the_ballot_before(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, *"112", *"3", Key.Key_Backspace, Key.Key_Backspace)
    assert votes(desk) == [(2,), (0,), (0,)]
    assert (tab.tally.line.typing.title, tab.tally.line.typing.dots) == ("Person 1", (1, 1))
    press("3")
    assert votes(desk) == [(2,), (0,), (1,)]
    desk.undo()
    assert votes(desk) == [(2,), (1,), (0,)]  # the correction
    press(*"223")
    assert tab.tally.line.typing.title == "Person 3"


def test_more_dots_than_there_are_is_said_and_hinders_nothing(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, *("123" * PEOPLE), "1")
    assert heading(tab) == "13 of 12 dots are in"
    assert tab.tally.hint.text() == "1 more than 4 people have"
    press(Key.Key_V)
    assert votes(desk) == [(5,), (4,), (4,)]


def test_a_key_that_is_no_candidate_says_so_until_the_next(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, "7")
    assert tab.tally.hint.text() == "There is no candidate 7"
    press("0")
    assert tab.tally.hint.text() == "There is no candidate 0"
    press("1")
    assert "Enter" in tab.tally.hint.text()
    assert votes(desk) == [(1,), (0,), (0,)]


def test_the_number_of_dots_is_one_key_before_and_during_the_vote(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_E)
    assert desk.content.one(Voting).dots == 4
    press(Key.Key_V, *"11", Key.Key_E, Key.Key_E)
    assert desk.content.one(Voting).dots == 1
    assert tab.tally.line.typing.title == "Person 2"  # two are more than one
    press("1", "2")
    assert tab.tally.line.typing.title == "Person 4"
    assert heading(tab) == "4 of 4 votes are in"


# -- hands -------------------------------------------------------------------------------------------------------------


def test_hands_are_counted_candidate_by_candidate(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_H, Key.Key_V, *"12", Key.Key_Return, "7", Key.Key_Return, "0", Key.Key_Return)
    assert votes(desk) == [(12,), (7,), (0,)]
    assert [row.counted for row in tab.list.rows.rows] == [True, True, True]
    assert [row.votes for row in tab.list.rows.rows] == [None, None, None]
    assert heading(tab) == "19 of 4 hands are in"
    press(Key.Key_V)
    assert tab.list.current_id() == "once"
    desk.undo()
    assert votes(desk) == [(12,), (0,), (0,)]  # a count is one step, however many digits it has


def test_a_count_is_replaced_and_corrected(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_H, Key.Key_V, *"12", Key.Key_Backspace, "4", Key.Key_Return)
    assert votes(desk)[0] == (14,)
    press(Key.Key_Up, "9")
    assert votes(desk)[0] == (9,)
    press(Key.Key_Down, Key.Key_Backspace)  # nothing is typed here yet: back to the one before
    assert tab.list.current_id() == "once"
    press(Key.Key_Backspace)
    assert votes(desk)[0] == ()
    assert not tab.list.rows.rows[0].counted
    press(*"1234")
    assert votes(desk)[0] == (123,)
    assert "Backspace" in tab.tally.hint.text()


def test_what_is_counted_shows_only_while_it_is_typed(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_H, Key.Key_V, *"12")
    assert tab.tally.line.typing.hands == "12"
    press(Key.Key_Return, Key.Key_Up)
    assert (tab.tally.line.typing.hands, tab.tally.line.typing.counted) == ("", True)
    assert "12" not in tab.list.rows.rows[0].said


def test_dots_and_hands_do_not_mix_in_one_round(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, "1", Key.Key_H)
    assert not desk.content.one(Voting).hands
    press(Key.Key_Backspace, Key.Key_H, "1")
    assert desk.content.one(Voting).hands
    assert votes(desk) == [(1,), (0,), (0,)]
    assert tab.list.rows.rows[0].counted


def test_how_the_room_votes_by_mouse_leaves_the_digits_where_they_were(tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V)
    for button in (tab.header.each, tab.header.hands):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (desk.content.one(Voting).dots, desk.content.one(Voting).hands) == (4, True)
    assert tab.list.hasFocus()
    press("7")
    assert votes(desk)[0] == (7,)


# -- coming back -------------------------------------------------------------------------------------------------------


def test_after_a_start_an_open_vote_goes_on_and_nothing_is_guessed(page, tab, desk: Desk, press: Press) -> None:
    press(Key.Key_V, *"112", "3")
    kept = page.state()
    page.on_opened()
    page.restore(kept)
    tab.take_focus()
    QApplication.processEvents()
    assert heading(tab) == "4 of 12 dots are in"
    assert tab.tally.line.typing.title == "Next person"
    heard: list[object] = []
    desk.problem.connect(heard.append)
    press(Key.Key_Backspace)
    assert len(heard) == 1
    press("2", Key.Key_Backspace, Key.Key_V)
    assert votes(desk) == [(2,), (1,), (1,)]


# -- a fist of five ----------------------------------------------------------------------------------------------------


def fingers(desk: Desk) -> tuple[tuple[int, ...], ...]:
    return fists.fists_on(desk.content, "home")


def test_a_fist_of_five_takes_a_key_for_each_person_and_hides_where_they_stand(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"5542")
    strip = tab.asking.fist
    assert fingers(desk) == ((0, 0, 1, 0, 1, 2),)
    assert strip.title.text() == "Fist of five on “Every customer comes home”"
    assert strip.counted.text() == "4 of 4 are in"
    assert not strip.columns.isVisible()
    assert "finger" not in strip.accessibleDescription()
    press(Key.Key_Return)
    assert strip.columns.isVisible()
    assert strip.result.text() == "3 of 4 can go with it; 1 not yet."
    assert strip.following.text() == "The lowest speak first: 1 person with 2 fingers."


def test_voting_again_by_fingers_keeps_the_first_round(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"52", Key.Key_V, Key.Key_V, *"54", Key.Key_Backspace, "3", Key.Key_V)
    assert fingers(desk) == ((0, 0, 1, 0, 0, 1), (0, 0, 0, 1, 0, 1))
    assert tab.asking.fist.before.isVisible()


def test_esc_leaves_and_nothing_is_lost(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"52", Key.Key_Escape)
    assert not tab.asking.isVisible()
    assert tab.list.hasFocus()
    press(Key.Key_F, "4")
    assert fingers(desk) == ((0, 0, 1, 0, 1, 1),)
    press(Key.Key_F)
    assert tab.list.hasFocus()
    press("1", Key.Key_F, Key.Key_Escape)
    assert desk.content.count(Consent) == 1  # nobody voted on the other one
    assert not tab.asking.is_open


def test_while_fingers_are_counted_other_letters_do_nothing(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"5a6nd9e4")
    assert fingers(desk) == ((0, 0, 0, 0, 1, 1),)
    assert desk.content.one(Definition).cry is None
    assert desk.content.one(Voting).dots == 3
    press("9")
    assert tab.asking.fist.hint.text() == "A fist of five has no 9: 0 to 5 fingers"
    press(Key.Key_V, Key.Key_A)
    assert desk.content.one(Definition).cry == "home"  # closed, the page's keys are the page's again


def test_undo_takes_a_person_back_and_the_strip_follows(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"54")
    desk.undo()
    assert tab.asking.fist.counted.text() == "1 of 4 is in"
    press(Key.Key_Backspace)
    assert fingers(desk) == ()
    desk.undo()
    desk.do(lambda store: fists.take_fingers_back(store, "home", 5))
    assert tab.asking.fist.counted.text() == "0 of 4 are in"


def test_a_fist_of_five_that_was_open_is_open_again_after_a_start(page, tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"54")
    kept = page.state()
    page.on_opened()
    assert not tab.asking.isVisible()
    page.restore(kept)
    assert tab.asking.fist.counted.text() == "2 of 4 are in"
    tab.asking.fist.setFocus()
    press("3", Key.Key_V)
    assert fingers(desk) == ((0, 0, 0, 1, 1, 1),)


def test_the_strip_goes_with_what_it_was_about(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, *"54", Key.Key_V)
    tab.list.focus_row("home")
    press(Key.Key_Delete)
    assert not tab.asking.isVisible()
    desk.undo()
    assert fingers(desk) == ((0, 0, 0, 0, 1, 1),)


def test_a_vote_on_the_cries_and_one_by_fingers_are_not_open_together(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, "5")
    tab.list.setFocus()
    press(Key.Key_V)
    assert tab.vote.is_open
    assert not tab.asking.isVisible()
    assert not desk.commands.action("definition.cry.fist").isEnabled()
    press(Key.Key_V)
    assert desk.commands.action("definition.cry.fist").isEnabled()


def test_the_strip_by_mouse(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, "5")
    strip = tab.asking.fist
    for button in (strip.vote, strip.close_button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not tab.asking.is_open
    assert not tab.asking.isVisible()


# -- who votes ---------------------------------------------------------------------------------------------------------


def test_how_many_vote_is_typed_and_taken_from_the_invitations_again(tab, desk: Desk, press: Press) -> None:
    press((Key.Key_V, SHIFT), "24", Key.Key_Return)
    assert desk.content.one(Voting).people == 24
    assert tab.list.hasFocus()
    press((Key.Key_V, SHIFT), Key.Key_Delete, Key.Key_Return)
    assert desk.content.one(Voting).people is None
    press((Key.Key_V, SHIFT), "0", Key.Key_Return)
    assert "999" in tab.asking.people.hint.text()
    press(Key.Key_Escape)
    assert desk.content.one(Voting).people is None
    assert tab.list.hasFocus()


def test_commands_from_the_menu_bring_the_tab_with_the_strip(page, tab, desk: Desk, press: Press) -> None:
    for key, strip in (("fist", tab.asking.fist), ("people", tab.asking.people)):
        page.show_tab("imperatives")
        desk.commands.action(f"definition.cry.{key}").trigger()
        assert page.current_tab == "cries"
        assert strip.isVisible()
        press(Key.Key_Escape)


def test_esc_on_the_list_puts_the_strip_away_first(tab, desk: Desk, press: Press) -> None:
    press("2", Key.Key_F, "5", Key.Key_V)
    tab.list.setFocus()
    press(Key.Key_Escape)
    assert not tab.asking.isVisible()
    assert tab.list.hasFocus()
