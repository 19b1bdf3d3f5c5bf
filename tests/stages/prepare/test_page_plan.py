"""The fields at the head, the Ready? list, and the page as a whole."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from cxworkshop import method_texts
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.records import AgendaItem, Day, Participant, Readiness, Workshop
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import Field

from .conftest import Key, Press, lines

ALT = Qt.KeyboardModifier.AltModifier


def days(desk: Desk) -> list[date | None]:
    return [day.on for day in desk.content.of(Day)]


def test_fields_keep_what_is_typed_without_being_left(page, desk: Desk, press: Press, qtbot: QtBot) -> None:
    page.plan.about.place.setFocus()
    press("Pump House")
    qtbot.waitUntil(lambda: desk.content.one(Workshop).place == "Pump House", timeout=5000)
    assert page.plan.about.place.hasFocus()
    press(", room 2", Key.Key_Tab)
    assert desk.content.one(Workshop).place == "Pump House, room 2"
    desk.undo()
    assert desk.content.one(Workshop).place == ""


def test_typing_in_two_fields_is_two_steps(page, desk: Desk, press: Press) -> None:
    page.plan.about.client.setFocus()
    press(Key.Key_End, " Water", Key.Key_Tab, Key.Key_End, " 2")
    page.leave()
    assert desk.content.one(Workshop).title == "Customer centricity 2"
    desk.undo()
    assert desk.content.one(Workshop).client == "Kestrel Water"
    desk.undo()
    assert desk.content.one(Workshop).client == "Kestrel"


def test_dates_are_typed_as_people_write_them(page, desk: Desk, press: Press) -> None:
    about = page.plan.about
    assert about.dates.text() == "Tue 10 – Wed 11 March 2026"
    about.dates.setFocus()
    about.dates.selectAll()
    press("9.6. to 11.6.", Key.Key_Return)
    assert days(desk) == [date(2026, 6, 9), date(2026, 6, 10), date(2026, 6, 11)]
    assert about.dates.text() == "Tue 9 – Thu 11 June 2026"
    assert len(page.plan.agenda.columns) == 3


def test_a_day_that_does_not_exist_is_told_and_nothing_changes(page, desk: Desk, press: Press) -> None:
    about = page.plan.about
    about.dates.setFocus()
    about.dates.selectAll()
    press("31 February", Key.Key_Tab)
    assert about.dates_field.error == "There is no 31 February. Try 28 Feb."
    assert about.dates.text() == "31 February"
    assert days(desk) == [date(2026, 3, 10), date(2026, 3, 11)]
    about.dates.setFocus()
    press(Key.Key_End, Key.Key_Backspace)
    assert about.dates_field.error == ""


def test_a_day_with_an_agenda_is_not_lost_by_typing(page, desk: Desk, press: Press) -> None:
    about = page.plan.about
    about.dates.setFocus()
    about.dates.selectAll()
    press("10 March 2026", Key.Key_Return)
    assert "Day 2 has an agenda" in about.dates_field.error
    assert len(days(desk)) == 2


def test_the_calendar_adds_and_takes_days(page, desk: Desk, press: Press) -> None:
    about = page.plan.about
    about.dates.setFocus()
    press((Key.Key_Down, ALT))
    popup = about.popup
    assert popup is not None
    popup.calendar.setSelectedDate(QDate(2026, 3, 12))
    view = popup.calendar.findChild(QTableView)
    QTest.keyClick(view, Key.Key_Return)
    assert days(desk)[-1] == date(2026, 3, 12)
    assert about.dates.text() == "Tue 10 – Thu 12 March 2026"
    QTest.keyClick(view, Key.Key_Space)
    assert len(days(desk)) == 2
    popup.calendar.setSelectedDate(QDate(2026, 3, 10))
    QTest.keyClick(view, Key.Key_Space)
    assert "has an agenda" in popup.note.text()
    assert len(days(desk)) == 2
    QTest.keyClick(view, Key.Key_Escape)
    QApplication.processEvents()
    assert about.popup is None


# -- ready? --------------------------------------------------------------------------------------------------------


def row_of(page, part: str) -> int:
    return next(row for row, item in enumerate(page.plan.ready.model.items) if item.part == part)


def test_what_is_missing_leads_where_it_is_settled(page, desk: Desk, press: Press) -> None:
    ready = page.plan.ready
    ready.list.setFocus()
    ready.list.set_current(row_of(page, "place"))
    press(Key.Key_Return)
    assert page.plan.about.place.hasFocus()
    jumps: list[tuple[str, str]] = []
    desk.jump.connect(lambda *to: jumps.append(to))
    ready.list.setFocus()
    ready.list.set_current(row_of(page, "teams"))
    press(Key.Key_Return)
    assert jumps == [("teams", "")]
    ready.list.set_current(row_of(page, "people"))
    ready.list.setFocus()
    press(Key.Key_Return)
    assert page.plan.people.add_button.hasFocus()
    ready.list.set_current(row_of(page, "exercises"))
    ready.list.setFocus()
    press(Key.Key_Return)
    assert page.plan.agenda.columns[0].list.hasFocus()


def test_an_overrun_is_listed_and_shown(page, desk: Desk, press: Press) -> None:
    item = desk.content.of(AgendaItem)[1]
    desk.do(do.set_minutes, item.id, 100)
    ready = page.plan.ready
    row = next(r for r, i in enumerate(ready.model.items) if i.text == "Day 1 runs 20 minutes over")
    rect = ready.list.visualRect(ready.model.index(row))
    QTest.mouseClick(
        ready.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(rect.right() - 20, rect.center().y()),
    )
    assert page.plan.agenda.columns[0].list.hasFocus()


def test_things_are_added_ticked_renamed_and_removed(page, desk: Desk, press: Press) -> None:
    ready = page.plan.ready
    ready.list.setFocus()
    press(Key.Key_N, "Spare lamp", Key.Key_Return, "Spare cable", Key.Key_Return, Key.Key_Escape)
    assert [tick.text for tick in desk.content.of(Readiness)] == ["Spare lamp", "Spare cable"]
    assert ready.list.hasFocus()
    assert ready.list.current_item().text == "Spare cable"
    press(Key.Key_Space)
    assert [tick.done for tick in desk.content.of(Readiness)] == [False, True]
    press(Key.Key_Up, Key.Key_F2, "Two spare lamps", Key.Key_Return)
    assert desk.content.of(Readiness)[0].text == "Two spare lamps"
    press(Key.Key_Delete)
    assert [tick.text for tick in desk.content.of(Readiness)] == ["Spare cable"]
    desk.undo()
    assert desk.content.count(Readiness) == 2
    count = sum(item.ready for item in ready.model.items)
    assert ready.count.text() == f"{count} of {len(ready.model.items)}"


def test_the_usual_things_come_in_one_step(page, desk: Desk) -> None:
    ready = page.plan.ready
    QTest.mouseClick(ready.usual_button, Qt.MouseButton.LeftButton)
    assert [tick.text for tick in desk.content.of(Readiness)] == list(method_texts.readiness())
    assert not ready.usual_button.isVisible()
    desk.undo()
    assert desk.content.count(Readiness) == 0
    assert ready.usual_button.isVisible()


# -- the page ------------------------------------------------------------------------------------------------------


def test_goto_focuses_every_kind_of_record(page, desk: Desk) -> None:
    desk.do(do.add_person, "Ann")
    desk.do(do.add_ready, "Pens")
    person, tick = desk.content.of(Participant)[0], desk.content.of(Readiness)[0]
    item = desk.content.of(AgendaItem)[3]
    for where, widget in (
        (item.id, page.plan.agenda.columns[1].list),
        ("day-1", page.plan.agenda.columns[0].list),
        (person.id, page.plan.people.list),
        (tick.id, page.plan.ready.list),
        ("workshop", page.plan.about.client),
    ):
        assert page.goto(where)
        assert widget.hasFocus(), where
    assert not page.goto("team-nowhere")


def test_the_place_comes_back_after_a_restart(page, desk: Desk, qtbot: QtBot) -> None:
    desk.do(do.add_people, [do.Pasted(f"Person {n}") for n in range(30)])
    person = desk.content.of(Participant)[20]
    page.goto(person.id)
    page.goto(desk.content.of(AgendaItem)[3].id)
    kept = page.state()
    page.plan.agenda.focus_day("day-1")
    page.plan.people.list.set_current(0)
    page.restore(kept)
    assert page.plan.agenda.current().item.title == "Culture"
    assert page.plan.people.list.current_person().id == person.id
    page.restore({"people": "nobody", "line": 3, "person": None, "tab": "gone"})
    page.restore({})


def test_import_is_asked_of_the_shell(page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.import_requested) as asked:
        QTest.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    assert asked.args == [""]


def test_another_workshop_takes_the_place_of_the_first(page, desk: Desk, press: Press) -> None:
    page.plan.about.dates.setFocus()
    page.plan.about.dates.selectAll()
    press("nonsense", Key.Key_Return)
    other = MemoryStore()
    do.write_workshop(other, "client", "Other")
    desk.put(other)
    assert page.plan.about.client.text() == "Other"
    assert page.plan.about.dates_field.error == ""
    assert page.plan.agenda.columns == []
    desk.put(None)
    assert page.plan.about.client.text() == ""


def test_a_step_that_is_refused_leaves_the_screen_as_it_was(page, desk: Desk, press: Press) -> None:
    def fail(*_args: object, **_more: object) -> None:
        from cxworkshop.core.errors import DiskFull

        raise DiskFull("The disk is full.")

    problems: list[object] = []
    desk.problem.connect(problems.append)
    assert desk.store is not None
    desk.store.commit = fail  # type: ignore[method-assign]
    page.plan.agenda.columns[0].list.focus_row(0)
    press(Key.Key_Plus)
    assert len(problems) == 1
    assert lines(desk)[0] == ("Welcome", 20)
    assert page.plan.agenda.columns[0].model.lines[0].item.minutes == 20


def test_a_page_out_of_sight_catches_up_when_it_comes_back(page, desk: Desk) -> None:
    page.hide()
    desk.do(do.add_person, "Ann")
    assert page.plan.people.model.people == []
    assert page.goto(desk.content.of(Participant)[0].id)
    page.hide()
    desk.do(do.add_person, "Ben")
    page.show()
    assert [person.name for person in page.plan.people.model.people] == ["Ann", "Ben"]


def test_arriving_stands_on_the_agenda_and_never_in_the_clients_name(page, desk: Desk) -> None:
    page.take_focus()
    assert page.plan.agenda.columns[0].list.hasFocus()
    desk.do(do.write_workshop, "client", "")
    page.take_focus()
    assert page.plan.about.client.hasFocus(), "a new workshop begins with its client"


def test_what_is_not_ready_comes_first_and_stays_when_it_is_ticked(page, desk: Desk) -> None:
    desk.do(do.add_ready, "Spare cable")
    page.hide()
    page.show()
    ready = page.plan.ready
    order = [item.ready for item in ready.model.items]
    assert order == sorted(order)
    here = next(row for row, item in enumerate(ready.model.items) if item.text == "Spare cable")
    ready.list.set_current(here)
    ready.tick()
    assert ready.model.items[here].text == "Spare cable"
    assert ready.model.items[here].ready
    page.hide()
    page.show()
    assert next(row for row, item in enumerate(ready.model.items) if item.text == "Spare cable") > here


def test_a_long_title_takes_as_many_lines_as_it_needs(page, desk: Desk) -> None:
    days = page.plan.agenda.columns[0].list
    before = days.visualRect(days.lines.index(0)).height()
    line = days.lines.lines[0].item
    desk.do(do.write_item, line.id, "title", "Welcome, and why the weather and the tides are not the subject of today")
    assert days.visualRect(days.lines.index(0)).height() > before
    assert days.height() == sum(days.visualRect(days.lines.index(row)).height() for row in range(days.lines.rowCount()))


def test_the_editor_of_a_title_has_room_to_write_in(page, desk: Desk) -> None:
    page.resize(1010, 640)
    agenda = page.plan.agenda
    agenda.focus_first()
    agenda.edit()
    editor = agenda.columns[0].editor
    assert editor is not None
    assert editor.title.width() >= 150


def test_in_a_low_window_the_plan_scrolls_and_its_fields_are_whole(page, desk: Desk) -> None:
    page.resize(880, 270)
    plan, about = page.plan, page.plan.about
    QApplication.processEvents()
    assert all(field.height() >= field.minimumSizeHint().height() for field in about.findChildren(Field))
    plan.agenda.focus_first()
    bar = plan.area.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    about.client.setFocus()
    field = about.client.parentWidget()
    assert isinstance(field, Field)
    assert field.visibleRegion().boundingRect() == field.rect()  # with its name
