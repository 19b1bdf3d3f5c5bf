"""The Scales tab by its keys: votes that stay hidden, rounds, the pin, the rule, trial cases, and the library."""

import pytest
from PySide6.QtCore import Qt

from cxworkshop.core.store import MemoryStore
from cxworkshop.method_texts import definition_scales
from cxworkshop.stages import fists
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.records import Dimension, TrialCase

from .conftest import SHIFT, show

Key = Qt.Key


@pytest.fixture
def tab(page):
    return show(page, "scales")


def scale(desk, scale_id="same") -> Dimension:
    return desk.content.need(Dimension, scale_id)


def to_same(press) -> None:
    """From the list at "More ↔ Better" to "Same ↔ Shaped"."""
    press(Key.Key_Down)


def test_24_votes_are_24_digits_and_v_twice(desk, tab, press) -> None:
    to_same(press)
    press("v", "778899TT0012345678886777"[:24], "v")
    assert sum(scale(desk).votes) == 24
    assert len(scale(desk).rounds) == 1
    assert not tab.session.is_open
    assert tab.board.view.standing.votes == scale(desk).votes


def test_each_vote_is_written_at_once_and_only_their_number_shows(desk, tab, press) -> None:
    to_same(press)
    press("v", "77T")
    assert scale(desk).votes == (0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1)
    standing = tab.board.view.standing
    assert (standing.open, standing.counted, standing.votes) == (True, 3, ())
    row = tab.side.row("same")
    assert (row.votes, row.state) == ((), "open")
    assert "7" not in desk.store.undo_label
    assert tab.header.vote.text() == "Close the vote"


def test_a_scale_that_was_signed_otherwise_says_so_but_not_while_a_vote_is_open(desk, tab, press, monkeypatch) -> None:
    signed = desk.signed
    monkeypatch.setattr(signed, "number", 3)
    monkeypatch.setattr(signed, "differs", lambda *things: "same" in things)
    to_same(press)
    signed.changed.emit(frozenset({"same"}))
    assert tab.flag.isVisible()
    assert tab.flag.text() == "Signed in revision 3"
    press("v", "7")
    assert not tab.flag.isVisible()
    press(Key.Key_V)
    assert tab.flag.isVisible()
    press(Key.Key_Up)
    assert tab.session.scale_id != "same"
    assert not tab.flag.isVisible()


def test_a_vote_says_how_many_of_the_people_are_in_and_the_round_before_stays_in_outline(desk, tab, press) -> None:
    desk.do(fists.set_voters, 4)
    to_same(press)
    press("v", "77")
    assert tab.board.view.standing.told.words() == "2 of 4 are in"
    press((Key.Key_V, SHIFT), "30", Key.Key_Return)
    assert tab.board.view.hasFocus()
    press("v", "v", "99T", "v")
    standing = tab.board.view.standing
    assert (standing.votes, standing.before) == (scale(desk).rounds[1], scale(desk).rounds[0])
    press("r")
    assert (tab.board.view.standing.votes, tab.board.view.standing.before) == (scale(desk).rounds[0], ())


def test_a_fist_of_five_is_on_the_scale_with_what_is_agreed(desk, tab, press) -> None:
    press("f", "5542", Key.Key_Return)
    assert fists.fists_on(desk.content, "more") == ((0, 0, 1, 0, 1, 2),)
    assert tab.tally.fist.title.text() == "Fist of five on “More ↔ Better”, agreed on 8"
    press(Key.Key_Escape)
    assert tab.board.view.hasFocus()
    press("v")
    assert not desk.commands.action("definition.scale.fist").isEnabled()
    desk.do(do.remove_scales, ["more"])
    assert not tab.tally.isVisible()


def test_backspace_takes_the_last_vote_back_and_undo_does_too(desk, tab, press) -> None:
    to_same(press)
    press("v", "3759", Key.Key_Backspace)
    assert scale(desk).votes == (0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0)
    desk.undo()  # the 9 is back
    desk.undo()  # and gone again
    press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)
    assert scale(desk).rounds == ()
    press("8", "v")
    assert scale(desk).rounds == ((0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),)


def test_voting_again_keeps_the_first_round_and_r_shows_it(desk, tab, press) -> None:
    to_same(press)
    press("v", "111", "v", "v", "99", "v")
    assert [sum(counts) for counts in scale(desk).rounds] == [3, 2]
    assert tab.session.shown_round == 1
    press("r")
    standing = tab.board.view.standing
    assert standing.earlier == "Round 1 of 2"
    assert standing.votes[1] == 3
    press("r")
    assert tab.board.view.standing.earlier == ""
    tab.session.drop_round()
    assert len(scale(desk).rounds) == 1


def test_an_opened_vote_without_votes_leaves_nothing(desk, tab, press) -> None:
    to_same(press)
    press("v", Key.Key_Backspace, "v")
    assert scale(desk).rounds == ()


def test_the_arrows_move_the_pin_and_a_agrees_on_it(desk, tab, press) -> None:
    to_same(press)
    press("a")
    assert scale(desk).agreed is None  # nobody voted, nobody moved the pin
    press("v", "888", "v", Key.Key_Left, "a")
    assert scale(desk).agreed == 7
    assert tab.header.agree.text() == "Agreed on 7"
    assert not tab.header.agree.isEnabled()
    press(Key.Key_Right, Key.Key_Right)
    assert tab.header.agree.text() == "Agree on 9"
    assert scale(desk).agreed == 7
    press((Key.Key_A, SHIFT))
    assert scale(desk).agreed is None


def test_the_list_takes_the_arrows_too(desk, tab, press) -> None:
    press(Key.Key_Left, "a")
    assert scale(desk, "more").agreed == 7


def test_the_exact_middle_says_that_it_decides_nothing(desk, tab, press) -> None:
    desk.do(do.agree_position, "more", 5)
    assert "decides nothing" in tab.board.view.standing.decides_nothing
    assert not tab.board.grab().isNull()


def test_up_and_down_on_the_scale_go_through_the_scales(desk, tab, press) -> None:
    press("v", "5", Key.Key_Down)
    assert tab.session.scale_id == "same"
    assert tab.board.view.hasFocus()
    assert tab.session.open_id == "more"  # looking at another closes nothing
    press("v")
    assert tab.session.open_id == "same"
    press("4", "v", Key.Key_Up)
    assert tab.session.scale_id == "more"
    assert sum(scale(desk, "more").votes) == sum(scale(desk).votes) == 1


def test_enter_writes_the_rule_and_goes_on_to_the_cases(desk, tab, press) -> None:
    to_same(press)
    press("v", "3", "v", Key.Key_Return, "We ask first.", Key.Key_Return)
    assert scale(desk).rule == "We ask first."
    press("A late call?", Key.Key_Return, "We answer.", Key.Key_Return, "A gift?", Key.Key_Return, Key.Key_Return)
    cases = [case for case in desk.content.of(TrialCase) if case.dimension == "same"][1:]
    assert [(case.case, case.answer, case.settles) for case in cases] == [
        ("A late call?", "We answer.", True),
        ("A gift?", "", False),
    ]
    assert tab.cases.new.hasFocus()
    press(Key.Key_Escape)
    assert tab.board.view.hasFocus()


def test_letters_and_digits_are_words_in_a_field(desk, tab, press) -> None:
    to_same(press)
    press("v", Key.Key_Return, "Van 7 and a nurse", Key.Key_Escape)
    assert scale(desk).rule == "Van 7 and a nurse"
    assert scale(desk).rounds == ()
    assert tab.session.is_open


def test_half_typed_words_are_kept_when_another_scale_or_page_comes(desk, tab, page, press) -> None:
    press(Key.Key_F2, "Most")
    desk.do(do.write_scale, "same", "rule", "Elsewhere")
    assert tab.board.left.text() == "MoreMost"  # a change elsewhere leaves the words alone
    page.leave()
    assert scale(desk, "more").left == "MoreMost"
    press(Key.Key_Escape, Key.Key_Return, " Half")
    tab.goto("same")
    assert scale(desk, "more").rule == "We grow with those who stay. Half"
    assert scale(desk).rule == "Elsewhere"


def test_the_poles_are_written_one_after_the_other(desk, tab, press) -> None:
    to_same(press)
    press(Key.Key_F2, Key.Key_Return, "It is fair.", Key.Key_Return, " to fit", Key.Key_Return, "It fits.")
    press(Key.Key_Return)
    one = scale(desk)
    assert (one.left_sentence, one.right, one.right_sentence) == ("It is fair.", "Shaped to fit", "It fits.")
    assert tab.board.view.hasFocus()


def test_a_case_is_tried_by_its_sign_and_removed_by_del(desk, tab, press) -> None:
    assert tab.goto("storm")
    row = tab.cases.rows["storm"]
    assert row.answer.hasFocus()
    row.sign.setFocus()
    press(Key.Key_Space)
    assert desk.content.need(TrialCase, "storm").settles is True
    press(Key.Key_Delete)
    assert desk.content.find(TrialCase, "storm") is None
    assert tab.cases.new.hasFocus()


def test_an_answer_decides_and_none_does_not(desk, tab, press) -> None:
    tab.goto("storm")
    press("We pay half.", Key.Key_Return)
    assert desk.content.need(TrialCase, "storm").settles is True
    desk.do(do.answer_case, "storm", " ")
    assert desk.content.need(TrialCase, "storm").settles is False


def test_n_begins_scales_by_typing_or_from_the_library(desk, tab, press) -> None:
    press("n", "Warm", Key.Key_Return, "Correct", Key.Key_Return, Key.Key_Down, "1")
    ready = definition_scales()[0]
    made = desk.content.of(Dimension)[-2:]
    assert [(one.left, one.right) for one in made] == [("Warm", "Correct"), (ready.left, ready.right)]
    assert made[1].left_sentence == ready.left_sentence
    assert ready not in [row.ready for row in tab.offer.rows]
    press(Key.Key_Escape)
    assert tab.session.scale_id == made[1].id
    assert tab.board.view.hasFocus()
    assert desk.content.count(TrialCase) == 2  # the library's cases are a hint, never added
    assert tab.cases.new._ghost == f"For example: {ready.cases[0]}"


def test_without_scales_the_first_one_is_offered(desk, tab, page, press) -> None:
    desk.do(do.remove_scales, ["more", "same"])
    page.take_focus()
    assert tab.offer.left.hasFocus()
    assert not tab.header.vote.isEnabled()
    press("One")
    page.leave()
    assert [one.left for one in desk.content.of(Dimension)] == ["One"]


def test_after_a_workshop_without_scales_those_of_the_next_are_shown(desk, tab, page) -> None:
    kept = desk.content
    desk.put(MemoryStore())
    page.on_opened()
    page.take_focus()
    desk.put(MemoryStore(kept))
    page.on_opened()
    page.take_focus()
    assert tab.side.view.hasFocus()


def test_scales_move_and_go(desk, tab, press) -> None:
    press((Key.Key_Down, Qt.KeyboardModifier.AltModifier))
    assert [one.id for one in desk.content.of(Dimension)] == ["same", "more"]
    press(Key.Key_Delete)
    assert [one.id for one in desk.content.of(Dimension)] == ["same"]
    assert tab.session.scale_id == "same"
    desk.undo()
    assert tab.session.scale_id == "same"


def test_an_open_vote_is_open_again_after_a_restart(desk, tab, page, press) -> None:
    to_same(press)
    press("v", "12")
    problems: list[object] = []
    desk.problem.connect(problems.append)
    kept = page.state()
    tab.read()
    assert not tab.session.is_open
    page.restore(kept)
    assert tab.session.is_open
    assert tab.board.view.standing.counted == 2
    tab.board.focus_view()
    press(Key.Key_Backspace)
    assert len(problems) == 1  # which vote came last is nowhere written
    press("3", Key.Key_Backspace, "v")
    assert sum(scale(desk).votes) == 2


def test_what_is_remembered_of_scales_that_have_gone_is_passed_over(desk, tab) -> None:
    tab.restore({"scale": "gone", "open": "gone", "rounds": 3})
    assert tab.session.scale_id == "more"
    assert tab.session.open_id == ""
    assert not tab.goto("nowhere")


def test_nothing_is_agreed_on_a_scale_that_nobody_sees(desk, tab, press) -> None:
    press(Key.Key_Left, "n", Key.Key_Down, "a")
    assert scale(desk, "more").agreed == 8
    assert tab.board.isVisible()
    tab.side.view.setFocus()
    press("a")
    assert scale(desk, "more").agreed == 7


def test_a_command_chosen_while_another_tab_shows_brings_this_one(desk, tab, page, press) -> None:
    page.show_tab("imperatives")
    desk.commands.action("definition.scale.disagree").trigger()
    assert page.current_tab == "scales"
    assert scale(desk, "more").agreed == 8  # what is not in sight is only shown
    page.show_tab("imperatives")
    desk.commands.action("definition.scale.vote").trigger()
    assert page.current_tab == "scales"
    assert tab.session.is_open
    assert tab.board.view.hasFocus()


def test_esc_gets_out_where_there_is_no_scale_yet(desk, tab, page, press) -> None:
    desk.do(do.remove_scales, ["more", "same"])
    page.take_focus()
    press(Key.Key_Escape)
    assert tab.side.add_button.hasFocus()
