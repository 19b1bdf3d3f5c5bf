"""Writing in the list: one barrier after the other, with its answer, and nothing lost on any way out."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation
from cxworkshop.ui.desk import Desk

from .conftest import Key, Press, barrier, mitigation


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.content.of(Barrier)]


def test_barriers_are_typed_one_after_the_other(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "First", Key.Key_Return, "It hurts", Key.Key_Return, "Second", Key.Key_Return, Key.Key_Return)
    press(Key.Key_Escape)
    assert names(desk)[3:] == ["First", "Second"]
    first = barrier(desk, "First")
    assert (first.area, first.experience) == (Area.STRUCTURE, "It hurts")
    assert page.areas.list.hasFocus()
    assert page.areas.list.current_line().barrier.name == "Second"
    assert desk.store is not None
    assert desk.store.undo_label == "Add “Second”"


def test_a_barrier_with_its_answer_takes_seven_keys_beside_its_words(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "No refund at the counter", Key.Key_Return, "Told to write a letter", Key.Key_Tab, Key.Key_4)
    press("Refunds up to 150", Key.Key_Tab, "os", Key.Key_Tab, "30 jun", Key.Key_Return)
    made, answer = barrier(desk, "No refund at the counter"), mitigation(desk, "Refunds up to 150")
    assert (made.experience, made.severity) == ("Told to write a letter", 4)
    assert (answer.barrier, answer.owner, answer.due) == (made.id, "Mabel Osei", date(2026, 6, 30))
    desk.undo()
    assert "No refund at the counter" not in names(desk)
    assert len(desk.content.of(Mitigation)) == 2


def test_tab_from_the_date_says_what_will_remain(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "X", Key.Key_Tab, Key.Key_Tab, Key.Key_5, "Y", Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_2)
    press(Key.Key_Tab)
    assert mitigation(desk, "Y").residual == 2
    assert page.areas.list.hasFocus()


def test_on_an_area_that_is_silent_enter_writes_its_first_barrier(page, desk: Desk, press: Press) -> None:
    press(Key.Key_End, Key.Key_Up, Key.Key_Return, "The partner", Key.Key_Return, Key.Key_Return, Key.Key_Escape)
    assert barrier(desk, "The partner").area is Area.OUTSOURCING


def test_a_barrier_in_an_area_without_one_takes_the_decision_back(page, desk: Desk, press: Press) -> None:
    press(Key.Key_End, Key.Key_N, "A rule", Key.Key_Escape)
    assert barrier(desk, "A rule").area is Area.PARENT
    assert page.areas.list.current_line().barrier.name == "A rule"


@pytest.mark.parametrize("way", ["escape", "leave", "click", "tab"])
def test_half_a_barrier_is_kept_however_it_is_left(page, desk: Desk, press: Press, way: str) -> None:
    press(Key.Key_N, "Half a thou")
    if way == "escape":
        press(Key.Key_Escape)
    elif way == "leave":
        page.leave()
    elif way == "click":
        page._filter.setFocus()
        QApplication.processEvents()
    else:
        page.show_tab("owners")
        QApplication.processEvents()
    assert names(desk)[-1] == "Half a thou"
    assert page.areas.writing.editor is None


def test_nothing_typed_adds_nothing(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, Key.Key_Return)
    assert len(names(desk)) == 3
    assert page.areas.list.hasFocus()
    assert page.areas.list.current_line().barrier.name == "Three teams promise a date"


def test_m_writes_a_mitigation_in_its_row(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down, Key.Key_M, "Count re-opened cases", Key.Key_Tab, "anna", Key.Key_Tab, "3 weeks", Key.Key_Return)
    made = mitigation(desk, "Count re-opened cases")
    assert made.barrier == barrier(desk, "Judged on closing speed").id
    assert (made.owner, made.due) == ("Anna Lindqvist", date(2026, 3, 31))
    assert page.areas.list.hasFocus()
    assert page.areas.list.current_line().barrier.name == "Judged on closing speed"


def test_a_date_that_is_none_is_asked_for_again_and_kept_in_the_notes(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down, Key.Key_M, "Soon", Key.Key_Tab, Key.Key_Tab, "when ready", Key.Key_Return)
    editor = page.areas.writing.editor
    assert editor is not None
    assert editor.due.hasFocus()
    assert editor.due.property("bad")
    press(Key.Key_Escape)
    made = mitigation(desk, "Soon")
    assert (made.due, made.notes) == (None, "Due: when ready")


def test_f2_writes_the_words_where_they_stand(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down, Key.Key_F2, "Judged on speed", Key.Key_Tab, "Closed, not solved", Key.Key_Return)
    assert barrier(desk, "Judged on speed").experience == "Closed, not solved"
    assert desk.store is not None
    desk.undo()
    assert (barrier(desk, "Judged on closing speed").experience) == ""


def test_letters_and_digits_are_words_while_a_cell_has_the_focus(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "n m 5 / 0", Key.Key_Escape)
    assert names(desk)[-1] == "n m 5 / 0"
    assert len(desk.content.of(Mitigation)) == 2


def test_a_change_elsewhere_leaves_what_is_half_typed(page, desk: Desk, press: Press) -> None:
    from cxworkshop.stages.barriers import commands as do

    press(Key.Key_N, "Half")
    desk.do(do.set_severity, barrier(desk, "The depot is far").id, 2)
    editor = page.areas.writing.editor
    assert editor is not None
    assert editor.name.text() == "Half"
    assert editor.name.hasFocus()


def test_the_editor_stays_over_its_row_when_the_page_changes_width(page, press: Press) -> None:
    press(Key.Key_N)
    for width in (1000, 700, 460):
        page.resize(width, 700)
        QApplication.processEvents()
        editor, rows = page.areas.writing.editor, page.areas.list
        assert editor is not None
        assert rows.item_rect("gap").adjusted(0, 0, 0, 2).contains(editor.geometry())
        assert all(editor.rect().contains(cell.geometry()) for cell in editor.cells)


def test_a_way_that_fits_the_area_is_offered_by_the_arrow(page, desk: Desk, press: Press) -> None:
    from cxworkshop.method_texts import mechanisms

    press(Key.Key_Down, Key.Key_Down, Key.Key_M, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    way = mechanisms("geography")[1]
    made = mitigation(desk, way.words)
    assert made.mechanism is not None
    assert made.mechanism.value == way.family


def test_none_here_and_why_are_taken_back_together(page, desk: Desk, press: Press) -> None:
    from cxworkshop.stages.barriers.records import AreaAnswer

    press(Key.Key_End, Key.Key_Up, Key.Key_0, "All of it is ours", Key.Key_Return)
    assert len(desk.content.of(AreaAnswer)) == 2
    desk.undo()
    assert len(desk.content.of(AreaAnswer)) == 1


def test_a_barrier_that_the_filter_hides_ends_the_filter(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Slash, "depot", Key.Key_Return, Key.Key_N, "Something else", Key.Key_Escape)
    assert page.areas.list.current_line().barrier.name == "Something else"
    assert page.areas.filter.isHidden()


def test_what_cannot_be_recorded_stays_in_the_row(page, desk: Desk, press: Press, monkeypatch) -> None:
    from cxworkshop.core.errors import EnvironmentProblem
    from cxworkshop.stages.barriers.page import acts

    def full(*_: object) -> None:
        raise EnvironmentProblem("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(acts, "add_written", full)
        press(Key.Key_N, "Not lost", Key.Key_Return, Key.Key_Return)
    editor = page.areas.writing.editor
    assert editor is not None
    assert editor.name.text() == "Not lost"
    assert editor.feels.hasFocus()
    press(Key.Key_Return)
    assert names(desk)[-1] == "Not lost"
