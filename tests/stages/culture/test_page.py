"""The Culture page by its keys: scales, votes, examples on and off culture, promise keeping, and the use of a scale."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.store import MemoryStore
from cxworkshop.method_texts import culture_scales, situations
from cxworkshop.stages import fists
from cxworkshop.stages.culture import commands as do
from cxworkshop.stages.culture.page.examples_model import OFF, ON, SITUATION
from cxworkshop.stages.culture.page.heading import examples_in_words
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.theme import theme

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
ROLE = Qt.ItemDataRole.AccessibleTextRole


def examples(desk, scale: str = "near") -> list[tuple[str, str, str]]:
    return [(one.situation, one.on, one.off) for one in desk.content.of(Example) if one.dimension == scale]


def to_examples(page) -> None:
    page.work.table.setFocus()


def spoken(page, row: int, column: int) -> str:
    model = page.work.table.examples
    return model.data(model.index(row, column), ROLE)


def test_votes_are_digits_between_two_vs_and_a_agrees(desk, page, press) -> None:
    press(Key.Key_Down, "v", "334T", Key.Key_Backspace)
    assert page.work.board.view.standing.votes == ()
    assert page.work.strip.strip.open_id == "brief"
    press("v", Key.Key_Right, "a")
    brief = desk.content.need(CultureDimension, "brief")
    assert (sum(brief.votes), brief.agreed) == (3, 4)
    assert page.work.board.view.standing.decides_nothing == ""


def test_a_fist_of_five_on_a_scale_and_it_is_open_again_after_a_start(desk, page, press) -> None:
    desk.do(fists.set_voters, 4)
    press("f", "55")
    assert page.tally.fist.counted.text() == "2 of 4 are in"
    kept = page.state()
    page.on_opened()
    page.restore(kept)
    page.tally.fist.setFocus()
    press("31", Key.Key_Return, Key.Key_Escape)
    assert fists.fists_on(desk.content, "near") == ((0, 1, 0, 1, 0, 2),)
    assert page.work.board.view.hasFocus()


def test_an_example_is_situation_enter_on_enter_off_enter_next(desk, page, press) -> None:
    press(Key.Key_Down, "n", "A bill looks wrong", Key.Key_Return, "Let us look", Key.Key_Return, "It is correct")
    press(Key.Key_Return, "Next one", Key.Key_Return, Key.Key_Return, "Shrugs", Key.Key_Return, Key.Key_Return)
    assert examples(desk, "brief") == [
        ("A bill looks wrong", "Let us look", "It is correct"),
        ("Next one", "", "Shrugs"),
    ]
    assert page.work.table.editor is None
    assert page.work.table.hasFocus()
    assert page.work.examples_heading.right.text() == "1 pair · 1 still needs its opposite"


def test_the_rule_leads_on_to_the_examples(desk, page, press) -> None:
    press(Key.Key_Down, Key.Key_Return, "Short first.", Key.Key_Return, "A refund", Key.Key_Escape)
    assert desk.content.need(CultureDimension, "brief").rule == "Short first."
    assert examples(desk, "brief") == [("A refund", "", "")]


def test_cells_are_walked_and_written_in_place(desk, page, press) -> None:
    to_examples(page)
    press(Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_F2, 'Says "calm down"', (Key.Key_Backtab, SHIFT))
    assert examples(desk)[1][OFF] == 'Says "calm down"'
    editor = page.work.table.editor
    assert editor.accessibleName() == "On culture"
    press(" and listen", Key.Key_Tab, Key.Key_Escape)
    assert examples(desk)[1][ON] == "We feel respect and listen"
    assert page.work.table.currentIndex().column() == OFF


def test_p_says_what_is_about_promises_and_the_question_goes(desk, page, press) -> None:
    assert page.work.promise.isVisible()
    assert page.work.promise_button.text() == "Mark this example"
    to_examples(page)
    press("p")
    assert desk.content.need(Example, "late").promise_keeping
    assert not page.work.promise.isVisible()
    assert spoken(page, 0, SITUATION) == "A repair slips, about keeping promises"
    press("p")
    assert page.work.promise.isVisible()


def test_esc_after_the_last_example_stands_on_it_and_again_on_the_scale(desk, page, press) -> None:
    press(Key.Key_Down, "n", "We are late", Key.Key_Return, "We call", Key.Key_Return, "We wait", Key.Key_Return)
    press(Key.Key_Escape, "p")
    assert [one.promise_keeping for one in desk.content.of(Example) if one.dimension == "brief"] == [True]
    press(Key.Key_Escape)
    assert page.work.board.view.hasFocus()


def test_p_without_an_example_begins_one(desk, page, press) -> None:
    press(Key.Key_Down)
    assert page.work.promise_button.text() == "Add one"
    press("p", "We are late", Key.Key_Escape)
    assert examples(desk, "brief") == [("We are late", "", "")]


def test_a_hint_stands_under_what_nobody_could_see_and_blocks_nothing(desk, page) -> None:
    assert spoken(page, 1, ON) == "On culture: We feel respect, Nobody can see “feel”. What would somebody do or say?"
    assert spoken(page, 0, ON) == "On culture: “We call you.”"
    assert spoken(page, 1, OFF) == "Off culture: nothing yet"
    table = page.work.table
    before = table.rowHeight(1)
    desk.do(do.write_example, "angry", "on", "We listen")
    assert table.rowHeight(1) < before


def test_examples_move_and_go(desk, page, press) -> None:
    to_examples(page)
    press(Key.Key_Down, (Key.Key_Up, ALT))
    assert [one[0] for one in examples(desk)] == ["Somebody is angry", "A repair slips"]
    assert page.work.table.current_example().id == "angry"
    press((Key.Key_Down, ALT), Key.Key_Delete)
    assert [one[0] for one in examples(desk)] == ["A repair slips"]
    desk.undo()
    assert len(examples(desk)) == 2


def test_half_typed_words_are_kept_by_leaving(desk, page, press) -> None:
    to_examples(page)
    press(Key.Key_Down, Key.Key_Right, Key.Key_Return, " now")
    desk.do(do.add_example, "near", "From elsewhere")
    assert page.work.table.editor.text() == "We feel respect now"
    page.leave()
    assert examples(desk)[1][ON] == "We feel respect now"
    press("n", "Half a sit")
    page.goto("brief")
    assert examples(desk)[-1][SITUATION] == "Half a sit"
    press("u", "Trial day", Key.Key_Return, "Same", Key.Key_Escape)
    brief = desk.content.need(CultureDimension, "brief")
    assert (brief.recruiting, brief.suppliers) == ("Trial day", "Same")
    assert page.work.board.view.hasFocus()


def test_a_change_elsewhere_shows_in_an_open_field_that_nobody_has_typed_in(desk, page, press) -> None:
    to_examples(page)
    press(Key.Key_Return)
    desk.do(do.write_example, "late", "situation", "A repair slips a day")
    assert page.work.table.editor.text() == "A repair slips a day"
    press(Key.Key_Escape)
    assert examples(desk)[0][SITUATION] == "A repair slips a day"


def test_the_field_goes_away_with_its_example(desk, page, press) -> None:
    to_examples(page)
    press(Key.Key_Return, "x")
    desk.do(do.remove_examples, ["late"])
    assert page.work.table.editor is None
    assert page.work.table.hasFocus()


def test_a_jump_goes_to_the_side_that_is_missing(desk, page) -> None:
    page.session.choose("brief")
    assert page.goto("angry")
    assert page.session.scale_id == "near"
    assert page.work.table.currentIndex().column() == OFF
    assert page.work.table.hasFocus()
    assert page.goto("brief")
    assert page.work.board.view.hasFocus()
    assert not page.goto("nowhere")


def test_the_strip_chooses_moves_and_removes_scales(desk, page, press) -> None:
    strip = page.work.strip
    strip.setFocus()
    press(Key.Key_Right)
    assert page.session.scale_id == "brief"
    press((Key.Key_Left, ALT))
    assert [one.id for one in desk.content.of(CultureDimension)] == ["brief", "near"]
    assert strip.strip.data(strip.strip.index(1), ROLE) == "Familiar to Courteous, agreed at 3"
    press(Key.Key_Return)
    assert page.work.board.view.hasFocus()
    strip.setFocus()
    press(Key.Key_Delete)
    assert [one.id for one in desk.content.of(CultureDimension)] == ["near"]
    assert page.session.scale_id == "near"


def test_a_click_on_an_invitation_answers_it(desk, page, press) -> None:
    table = page.work.table
    place = table.visualRect(table.examples.index(1, OFF)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press("Says nothing", Key.Key_Return)
    assert examples(desk)[1][OFF] == "Says nothing"
    place = table.visualRect(table.examples.index(0, ON)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.editor is None or table.editor.text() == ""  # what is written waits for Enter or a double click


def test_a_scale_is_typed_or_taken_from_the_library(desk, page, press) -> None:
    press((Key.Key_N, SHIFT), Key.Key_Down, "1", Key.Key_Escape)
    made = desk.content.of(CultureDimension)[-1]
    ready = culture_scales()[1]  # the first of them is there already
    assert (made.left, made.right_sentence) == (ready.left, ready.right_sentence)
    assert page.work.table.examples.suggestion == situations()[0]
    assert page.work.board.view.hasFocus()


def test_without_a_scale_the_first_is_offered(desk, page, press) -> None:
    desk.do(do.remove_scales, ["near", "brief"])
    page.take_focus()
    press("Warm", Key.Key_Return, "Correct", Key.Key_Return, Key.Key_Escape)
    assert [one.left for one in desk.content.of(CultureDimension)] == ["Warm"]
    assert page.work.board.view.hasFocus()


def test_after_a_workshop_without_scales_those_of_the_next_are_shown(desk, page, press) -> None:
    kept = desk.content
    desk.put(MemoryStore())
    page.take_focus()
    desk.put(MemoryStore(kept))
    page.take_focus()
    assert page.work.board.view.hasFocus()


def test_what_was_shown_comes_back(desk, page, press) -> None:
    press(Key.Key_Down, "v", "1")
    kept = page.state()
    page.on_opened()
    assert page.session.scale_id == "near"
    page.restore(kept)
    assert (page.session.scale_id, page.session.is_open) == ("brief", True)


@pytest.mark.parametrize("size", [100, 150])
def test_many_and_long_examples_are_drawn_whole(desk, page, size: int) -> None:
    theme().set_text_size(size)
    with desk.store.step("many") as draft:
        for number in range(60):
            draft.add(Example(id=f"e{number}", dimension="near", situation="long " * (number % 9), on="seen " * number))
    table = page.work.table
    assert table.examples.rowCount() == 63
    assert table.height() == sum(table.rowHeight(row) for row in range(63))
    assert not page.grab().isNull()


def test_examples_in_words() -> None:
    def one(on: str, off: str) -> Example:
        return Example(id=f"{on}{off}", dimension="near", on=on, off=off)

    assert examples_in_words([]) == "none yet"
    assert examples_in_words([one("a", "b")]) == "1 pair"
    assert examples_in_words([one("a", "b"), one("a", "")]) == "1 pair · 1 still needs its opposite"
    assert examples_in_words([one("", "b"), one("a", "")]) == "2 still need their opposite"


def test_the_menu_on_an_example_is_about_that_example(desk, page) -> None:
    table = page.work.table
    table.customContextMenuRequested.emit(table.visualRect(table.examples.index(1, ON)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    assert table.current_example().id == "angry"
    next(action for action in menu.actions() if action.objectName() == "culture.promise").trigger()
    menu.close()
    assert desk.content.need(Example, "angry").promise_keeping
