"""The agenda by keyboard and mouse: adding, minutes, moving, removing, making a day fit."""

from datetime import time

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop import method_texts
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.kinds import guess
from cxworkshop.stages.prepare.page.lines import Places
from cxworkshop.stages.prepare.page.menus import kind_menu
from cxworkshop.stages.prepare.records import AgendaItem, Day
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import KeyboardFocus

from .conftest import Key, Press, lines

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def start(page, row: int = 0, day: int = 0):
    """Focus a line; returns its day."""
    column = page.plan.agenda.columns[day]
    column.list.focus_row(row)
    QApplication.processEvents()
    return column


def test_lines_are_added_one_after_the_other_below_the_focused_one(page, desk: Desk, press: Press) -> None:
    start(page)
    press(Key.Key_N, "Three recorded calls", Key.Key_Tab, "25", Key.Key_Return, "Lunch", Key.Key_Return, Key.Key_Escape)
    assert lines(desk) == [
        ("Welcome", 20),
        ("Three recorded calls", 25),
        ("Lunch", 15),
        ("Teams", 80),
        ("Coffee", 20),
    ]
    assert [i.exercise for i in desk.content.of(AgendaItem) if i.title == "Lunch"] == ["lunch"]
    assert page.plan.agenda.current().item.title == "Lunch"
    assert page.plan.agenda.columns[0].list.hasFocus()
    desk.undo()
    desk.undo()
    assert lines(desk) == [("Welcome", 20), ("Teams", 80), ("Coffee", 20)]


def test_enter_on_an_empty_new_line_adds_nothing(page, desk: Desk, press: Press) -> None:
    column = start(page)
    press(Key.Key_N, Key.Key_Return)
    assert len(lines(desk)) == 3
    assert column.model.gap is None
    assert column.list.hasFocus()


def test_a_new_line_that_is_left_is_kept(page, desk: Desk, press: Press) -> None:
    start(page)
    press(Key.Key_N, "Half typed")
    page.plan.about.client.setFocus()
    QTest.qWait(1)
    assert ("Half typed", 15) in lines(desk)


def test_leaving_the_page_keeps_what_is_half_typed(page, desk: Desk, press: Press) -> None:
    start(page)
    press(Key.Key_N, "Half typed")
    page.leave()
    assert ("Half typed", 15) in lines(desk)


def test_enter_edits_tab_goes_to_the_minutes_enter_to_the_next_line(page, desk: Desk, press: Press) -> None:
    column = start(page)
    press(Key.Key_Return, "Hello", Key.Key_Tab, "30", Key.Key_Return)
    assert lines(desk)[0] == ("Hello", 30)
    assert column.editor is not None
    assert column.editor.part == "minutes"
    assert column.list.currentIndex().row() == 1
    press("70", Key.Key_Down, "25", Key.Key_Return)
    assert lines(desk) == [("Hello", 30), ("Teams", 70), ("Coffee", 25)]
    assert column.editor is None
    assert column.list.hasFocus()


def test_escape_leaves_the_line_as_it_was(page, desk: Desk, press: Press) -> None:
    column = start(page)
    press(Key.Key_F2, "Something else", Key.Key_Escape)
    assert lines(desk)[0] == ("Welcome", 20)
    assert column.list.hasFocus()


def test_digits_type_the_minutes_and_the_clock_follows(page, desk: Desk, press: Press) -> None:
    column = start(page)
    press("3", "5", Key.Key_Tab)
    assert lines(desk)[0] == ("Welcome", 35)
    assert [line.starts for line in column.model.lines] == [780, 815, 895]


def test_what_is_no_duration_stays_open_and_says_why(page, desk: Desk, press: Press) -> None:
    column = start(page)
    press(Key.Key_Return, Key.Key_Tab, "long", Key.Key_Return)
    assert column.editor is not None
    assert column.editor.minutes.property("bad")
    assert "1 h 15" in column.editor.minutes.accessibleDescription()
    press(Key.Key_Escape)
    assert lines(desk)[0] == ("Welcome", 20)


def test_plus_and_minus_change_five_minutes_in_one_step(page, desk: Desk, press: Press) -> None:
    start(page)
    press(Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    assert lines(desk)[0] == ("Welcome", 25)
    desk.undo()
    assert lines(desk)[0] == ("Welcome", 20)


def test_letters_typed_into_a_title_are_no_commands(page, desk: Desk, press: Press) -> None:
    start(page)
    press(Key.Key_N, "Enter + N - 5", Key.Key_Escape)
    assert len(lines(desk)) == 3
    press(Key.Key_N, "Enter + N - 5", Key.Key_Return, Key.Key_Escape)
    assert ("Enter + N - 5", 15) in lines(desk)


def test_alt_arrows_move_the_line_also_to_the_other_day(page, desk: Desk, press: Press) -> None:
    start(page)
    press((Key.Key_Down, ALT))
    assert [title for title, _ in lines(desk)] == ["Teams", "Welcome", "Coffee"]
    press((Key.Key_Up, ALT), (Key.Key_Up, ALT))
    assert [title for title, _ in lines(desk)] == ["Welcome", "Teams", "Coffee"]
    press((Key.Key_Right, ALT))
    assert [title for title, _ in lines(desk, "day-2")] == ["Welcome", "Culture"]
    assert page.plan.agenda.columns[1].list.hasFocus()
    press((Key.Key_Left, ALT))
    assert [title for title, _ in lines(desk)] == ["Teams", "Coffee", "Welcome"]


def test_delete_removes_the_line_and_the_focus_stays(page, desk: Desk, press: Press) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    column = start(page, 1)
    press(Key.Key_Delete)
    assert [title for title, _ in lines(desk)] == ["Welcome", "Coffee"]
    assert said == ["Removed Teams"]
    assert column.list.hasFocus()
    assert page.plan.agenda.current().item.title == "Coffee"


def test_arrows_go_to_the_other_day(page, press: Press) -> None:
    start(page, 2)
    press(Key.Key_Right)
    assert page.plan.agenda.columns[1].list.hasFocus()
    press(Key.Key_Left)
    assert page.plan.agenda.columns[0].list.hasFocus()


def drop(column, item_id: str, row: int) -> None:
    """Let a carried line fall on the upper half of a row."""
    source = column.model.mimeData([])
    source.setData("application/x-cxworkshop-agenda-line", item_id.encode())
    rect = column.list.visualRect(column.model.index(row))
    place = QPointF(rect.center().x(), rect.top() + 2)
    event = QDropEvent(
        place, Qt.DropAction.MoveAction, source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    column.list.dropEvent(event)


def test_a_line_is_carried_within_the_day_and_to_the_other(page, desk: Desk) -> None:
    one, two = page.plan.agenda.columns
    coffee = desk.content.of(AgendaItem)[2]
    drop(one, coffee.id, 0)
    assert [title for title, _ in lines(desk)] == ["Coffee", "Welcome", "Teams"]
    drop(two, coffee.id, 0)
    assert [title for title, _ in lines(desk, "day-2")] == ["Coffee", "Culture"]
    assert two.list.hasFocus()
    drop(two, "agenda-gone", 0)
    assert [title for title, _ in lines(desk, "day-2")] == ["Coffee", "Culture"]


def test_a_press_on_the_minutes_edits_them(page, desk: Desk, press: Press) -> None:
    column = start(page, 0)
    rect = column.list.visualRect(column.model.index(1))
    place = Places.of(QRectF(rect)).minutes.center().toPoint()
    QTest.mouseClick(column.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert column.editor is not None
    press("60", Key.Key_Escape, "6", "5", Key.Key_Tab)
    assert lines(desk)[1] == ("Teams", 65)


def test_a_day_that_is_too_long_says_so_and_one_press_mends_it(page, desk: Desk, press: Press) -> None:
    column = start(page, 1)
    press("9", "0", Key.Key_Tab)
    assert column.overrun.isVisible()
    assert column.overrun.title.text() == "Day 1 is 10 minutes too long"
    assert [button.text() for button in column.overrun.buttons] == ["Teams 80", "Start 12:50"]
    QTest.mouseClick(column.overrun.buttons[1], Qt.MouseButton.LeftButton)
    assert not column.overrun.isVisible()
    assert desk.content.need(Day, "day-1").starts == time(12, 50)
    desk.undo()
    column.overrun.buttons[0].setFocus()
    press(Key.Key_Return)
    assert lines(desk)[1] == ("Teams", 80)
    assert not column.overrun.isVisible()
    assert column.list.hasFocus()


def test_the_hours_of_a_day_are_typed_where_they_stand(page, desk: Desk, press: Press) -> None:
    column = page.plan.agenda.columns[0]
    column.starts.setFocus()
    press("1", "4", "3", "0", Key.Key_Return)
    assert desk.content.need(Day, "day-1").starts == time(14, 30)
    assert column.starts.hasFocus()
    column.end.closes.setFocus()
    press(Key.Key_Return, "nonsense", Key.Key_Return)
    assert column.end.closes.editor is not None
    press(Key.Key_Escape)
    press(Key.Key_Return, Key.Key_Delete, Key.Key_Return)
    assert desk.content.need(Day, "day-1").ends is None
    assert column.end.closes.text() == "room until …"


def test_days_come_and_go(page, desk: Desk) -> None:
    agenda = page.plan.agenda
    QTest.mouseClick(agenda.add_day_button, Qt.MouseButton.LeftButton)
    assert [column.title.text() for column in agenda.columns] == ["Day 1", "Day 2", "Day 3"]
    assert agenda.columns[2].weekday.text() == "Thursday"
    agenda.columns[0].list.focus_row(0)
    desk.commands.action("prepare.remove_day").trigger()
    assert len(desk.content.of(Day)) == 2
    assert lines(desk) == []
    desk.undo()
    assert len(lines(desk)) == 3
    assert [column.title.text() for column in agenda.columns] == ["Day 1", "Day 2", "Day 3"]


def test_an_empty_day_offers_its_first_line(page, desk: Desk, press: Press) -> None:
    desk.do(do.add_day)
    column = page.plan.agenda.columns[2]
    assert not column.list.isVisible()
    QTest.mouseClick(column.first, Qt.MouseButton.LeftButton)
    press("Go home", Key.Key_Return, Key.Key_Escape)
    day = desk.content.of(Day)[2]
    assert lines(desk, day.id) == [("Go home", 15)]


def test_an_empty_workshop_is_offered_a_ready_made_agenda(page, desk: Desk, press: Press) -> None:
    from cxworkshop.core.store import MemoryStore

    desk.put(MemoryStore())
    agenda = page.plan.agenda
    assert agenda.offer.isVisible()
    agenda.focus_first()
    assert agenda.offer.cards[0].button.hasFocus()
    press(Key.Key_Return)
    plan = method_texts.agendas()[0]
    assert [len(column.model.lines) for column in agenda.columns] == [len(day.lines) for day in plan.days]
    assert not agenda.offer.isVisible()
    assert agenda.columns[0].list.hasFocus()
    desk.undo()
    assert agenda.offer.isVisible()
    agenda.offer.empty.setFocus()
    press(Key.Key_Return, "Welcome", Key.Key_Return, Key.Key_Escape)
    assert [(i.title, i.minutes) for i in desk.content.of(AgendaItem)] == [("Welcome", 15)]


def test_a_ready_made_agenda_keeps_dates_and_hours_that_are_there(desk: Desk) -> None:
    store = desk.store
    assert store is not None
    for item in desk.content.of(AgendaItem):
        do.remove_items(store, [item.id])
    do.use_agenda(store, method_texts.agendas()[0])
    assert [day.id for day in desk.content.of(Day)] == ["day-1", "day-2"]
    assert desk.content.need(Day, "day-1").starts == time(13)
    assert store.undo_label is not None
    assert store.undo_label.startswith("Begin with the agenda")


def test_what_a_line_is_can_be_chosen(page, desk: Desk) -> None:
    item = desk.content.of(AgendaItem)[0]
    menu = kind_menu(desk, item, page)
    words = [action.text() for action in menu.actions() if action.text()]
    assert {"Where we stand", "Teams", "Sign-off", "Lunch", "Something else"} <= set(words)
    next(action for action in menu.actions() if action.text() == "Culture").trigger()
    assert desk.content.of(AgendaItem)[0].exercise == "culture"


def test_titles_say_what_they_probably_are() -> None:
    assert [guess(t) for t in ("Lunch on the pier", "Tea, and a look", "Teams: the last seven", "Steam engines")] == [
        "lunch",
        "coffee",
        "teams",
        "",
    ]
    assert guess("Where we stand now") == "diagnosis"
    assert guess("Sign-off") == "signoff"


def test_the_ribbon_picks_its_line(page) -> None:
    column = page.plan.agenda.columns[0]
    QTest.mouseClick(
        column.ribbon,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(column.ribbon.width() // 2, column.ribbon.height() // 2),
    )
    assert column.list.hasFocus()
    assert page.plan.agenda.current().item.title == "Teams"


def test_lines_tell_a_screen_reader_what_they_are(page) -> None:
    model = page.plan.agenda.columns[0].model
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == ["Welcome, 13:00, 20 minutes", "Teams, 13:20, 80 minutes", "Coffee, 14:40, 20 minutes"]


def test_tab_goes_through_a_day_once(page, press: Press) -> None:
    column = page.plan.agenda.columns[0]
    column.starts.setFocus(Qt.FocusReason.TabFocusReason)
    stops = []
    for _ in range(4):
        stops.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    assert stops == [column.starts, column.menu, column.list, column.end.closes]
    assert isinstance(column.starts, KeyboardFocus)
