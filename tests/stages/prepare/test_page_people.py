"""The people by keyboard and mouse: adding, pasting, editing, who signs, who answered."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.people import initials
from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk

from .conftest import Key, Press

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def people(desk: Desk) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in desk.content.of(Participant)]


def some(desk: Desk, page) -> None:
    desk.do(do.add_people, [do.Pasted("Ann Bell", "Director"), do.Pasted("Cem Demir"), do.Pasted("Eva Fox", "Lead")])
    page.plan.people.list.focus_row(0)
    QApplication.processEvents()


def test_people_are_typed_one_after_the_other(page, desk: Desk, press: Press) -> None:
    page.plan.people.add_button.setFocus()
    press(Key.Key_Return, "Ann Bell", Key.Key_Tab, "Director", Key.Key_Return)
    press("Cem Demir", Key.Key_Return, Key.Key_Return)
    assert people(desk) == [("Ann Bell", "Director"), ("Cem Demir", "")]
    assert page.plan.people.list.hasFocus()
    assert page.plan.people.list.current_person().name == "Cem Demir"
    assert desk.store is not None
    assert desk.store.undo_label == "Add Cem Demir"


def test_a_person_half_typed_is_kept_when_the_page_is_left(page, desk: Desk, press: Press) -> None:
    page.plan.people.add()
    press("Ann Bell", Key.Key_Tab, "Dir")
    page.leave()
    assert people(desk) == [("Ann Bell", "Dir")]


def test_escape_adds_nobody(page, desk: Desk, press: Press) -> None:
    page.plan.people.add()
    press("Ann Bell", Key.Key_Escape)
    assert people(desk) == []


def test_people_are_edited_where_they_stand(page, desk: Desk, press: Press) -> None:
    some(desk, page)
    press(Key.Key_Return, "Anna Bell", Key.Key_Tab, "Chair", Key.Key_Return)
    assert people(desk)[0] == ("Anna Bell", "Chair")
    press(Key.Key_Tab, "Planner", Key.Key_Escape)
    assert people(desk)[1] == ("Cem Demir", "")
    assert page.plan.people.list.hasFocus()


def test_a_team_is_found_by_its_name(page, desk: Desk, press: Press) -> None:
    for name in ("Billing", "Debt Support", "Customer Support"):
        desk.do(add_team, name)
    some(desk, page)
    press(Key.Key_Return, Key.Key_Tab, Key.Key_Tab, "support", Key.Key_Return)
    editor = page.plan.people.editing.editor
    assert editor is not None
    assert editor.team.property("bad")
    editor.team.clear()
    press("debt support", Key.Key_Return)
    team = desk.content.of(Participant)[0].team
    assert team is not None
    assert desk.content.need(Team, team).name == "Debt Support"
    assert "Debt Support" in page.plan.people.model.second_line(desk.content.of(Participant)[0])


def test_a_list_is_pasted(page, desk: Desk, press: Press) -> None:
    some(desk, page)
    QApplication.clipboard().setText("Gil Hay, Marketing\nIda Joy\tPlanning\n\n")
    press((Key.Key_V, CTRL))
    assert people(desk)[3:] == [("Gil Hay", "Marketing"), ("Ida Joy", "Planning")]
    desk.undo()
    assert len(people(desk)) == 3


def test_a_list_pasted_into_the_name_is_a_list(page, desk: Desk, press: Press) -> None:
    QApplication.clipboard().setText("Gil Hay, Marketing\nIda Joy")
    page.plan.people.add()
    press((Key.Key_V, CTRL))
    assert people(desk) == [("Gil Hay", "Marketing"), ("Ida Joy", "")]


def test_a_table_pasted_is_more_than_a_list_of_names(page, desk: Desk, press: Press, qtbot: QtBot) -> None:
    some(desk, page)
    table = "Name\tRole\tTeam\nGil\tHead\tSales\n"
    QApplication.clipboard().setText(table)
    with qtbot.waitSignal(page.import_text_requested) as asked:
        press((Key.Key_V, CTRL))
    assert asked.args == [table, "participants"]


def test_an_empty_clipboard_is_told(page, desk: Desk) -> None:
    problems: list[object] = []
    desk.problem.connect(problems.append)
    QApplication.clipboard().setText("  \n ")
    QTest.mouseClick(page.plan.people.paste_button, Qt.MouseButton.LeftButton)
    assert "no list" in str(problems[0])


def test_keys_say_who_signs_leads_and_comes(page, desk: Desk, press: Press) -> None:
    some(desk, page)
    press(Key.Key_S, Key.Key_F, Key.Key_A)
    person = desk.content.of(Participant)[0]
    assert (person.approver, person.facilitator, person.coming) == (True, True, Coming.YES)
    press(Key.Key_S, Key.Key_A)
    person = desk.content.of(Participant)[0]
    assert (person.approver, person.coming) == (False, Coming.NO)
    assert page.plan.people.count.text() == "2 in the room"


def test_several_people_are_asked_in_one_step(page, desk: Desk, press: Press) -> None:
    some(desk, page)
    press((Key.Key_Down, SHIFT), Key.Key_S)
    assert [person.approver for person in desk.content.of(Participant)] == [True, True, False]
    desk.undo()
    assert not any(person.approver for person in desk.content.of(Participant))


def test_the_pen_is_pressed_where_it_stands(page, desk: Desk) -> None:
    some(desk, page)
    view = page.plan.people.list
    rect = QRectF(view.visualRect(view.people.index(1)))
    for place in (view.delegate.sign_rect(rect), view.delegate.lead_rect(rect)):
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.center().toPoint()
        )
    person = desk.content.of(Participant)[1]
    assert person.approver
    assert person.facilitator


def test_the_filter_counts_and_chooses(page, desk: Desk, press: Press) -> None:
    some(desk, page)
    press(Key.Key_S)
    panel = page.plan.people
    assert panel.filter.segment("sign").option.label == "Sign 1"
    QTest.mouseClick(panel.filter.segment("sign"), Qt.MouseButton.LeftButton)
    assert [person.name for person in panel.model.people] == ["Ann Bell"]
    panel.list.focus_row(0)
    press(Key.Key_S)
    assert panel.model.people == []
    assert panel.nobody.isVisible()
    assert panel.focus_person(desk.content.of(Participant)[2].id)
    assert panel.filter.value() == "all"


def test_people_are_moved_and_removed(page, desk: Desk, press: Press) -> None:
    some(desk, page)
    press((Key.Key_Down, ALT), (Key.Key_Down, ALT), (Key.Key_Down, ALT))
    assert [name for name, _ in people(desk)] == ["Cem Demir", "Eva Fox", "Ann Bell"]
    press((Key.Key_Up, ALT), Key.Key_Delete)
    assert [name for name, _ in people(desk)] == ["Cem Demir", "Eva Fox"]
    assert page.plan.people.list.current_person().name == "Eva Fox"
    desk.undo()
    assert len(people(desk)) == 3


def test_initials() -> None:
    assert [initials(n) for n in ("Ingrid Sørdal", "Cher", "Maria de la Cruz", "", "  (x) ")] == [
        "IS",
        "C",
        "MC",
        "",
        "",
    ]


def test_a_name_with_marks_is_shown_as_it_is(page, desk: Desk) -> None:
    desk.do(do.add_person, "<b>Ann</b> & Co", "R&D <img src=x>")
    model = page.plan.people.model
    assert model.index(0).data() == "<b>Ann</b> & Co"
    assert page.grab().width() == page.width()
