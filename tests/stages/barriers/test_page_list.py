"""The list by keyboard and mouse: moving, weighing, carrying, answering an area, removing, filtering."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.lines import Kind
from cxworkshop.stages.barriers.page.model import MIME
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.teams.commands import rename_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk

from .conftest import Key, Press, barrier, mitigation

ALT = Qt.KeyboardModifier.AltModifier


def current(page) -> str:
    """What the focus is on: a barrier's name, or the area and what is said of it."""
    line = page.areas.list.current_line()
    return line.barrier.name if line.barrier is not None else f"{line.place.title}: {line.kind.value}"


def popup() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def in_areas(desk: Desk) -> list[tuple[str, str]]:
    """Area and name of each barrier, in order."""
    order = list(Area)
    every = sorted(desk.content.of(Barrier), key=lambda one: order.index(one.area) if one.area else len(order))
    return [(one.area_label, one.name) for one in every]


def test_arrows_go_past_the_headings(page, press: Press) -> None:
    assert current(page) == "Three teams promise a date"
    seen = []
    for _ in range(5):
        press(Key.Key_Down)
        seen.append(current(page))
    assert seen == [
        "Judged on closing speed",
        "The depot is far",
        "Outsourcing: question",
        "Parent-company constraints: none",
        "Parent-company constraints: none",
    ]
    press(Key.Key_Home)
    assert current(page) == "Three teams promise a date"
    press(Key.Key_End, Key.Key_Up)
    assert current(page) == "Outsourcing: question"


def test_digits_weigh_and_tab_says_what_they_mean(page, desk: Desk, press: Press) -> None:
    press(Key.Key_3)
    assert barrier(desk, "Three teams promise a date").severity == 3
    press(Key.Key_Tab, Key.Key_1)
    assert mitigation(desk, "One diary").residual == 1
    press(Key.Key_Tab, Key.Key_0)
    assert mitigation(desk, "One voice").residual == 0
    press(Key.Key_Backspace)
    assert mitigation(desk, "One voice").residual is None
    press(Key.Key_Tab, Key.Key_Backspace)
    assert barrier(desk, "Three teams promise a date").severity is None
    press(Key.Key_0)  # a barrier that is there weighs something
    assert barrier(desk, "Three teams promise a date").severity is None
    assert page.areas.list.hasFocus()


def test_tab_goes_on_where_there_is_nothing_to_switch(page, press: Press) -> None:
    press(Key.Key_Down, Key.Key_Tab)
    assert not page.areas.list.hasFocus()


def test_what_the_digits_mean_begins_anew_on_another_row(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Tab, Key.Key_Down, Key.Key_Up, Key.Key_4)
    assert barrier(desk, "Three teams promise a date").severity == 4
    assert mitigation(desk, "One diary").residual == 2


def test_zero_says_none_here_and_asks_why(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_0)
    answers = {one.area: one.reason for one in desk.content.of(AreaAnswer)}
    assert answers[Area.OUTSOURCING] == ""
    press("All of it is ours", Key.Key_Return)
    answers = {one.area: one.reason for one in desk.content.of(AreaAnswer)}
    assert answers[Area.OUTSOURCING] == "All of it is ours"
    assert current(page) == "Outsourcing: none"
    assert page.areas.list.hasFocus()
    press(Key.Key_Return, Key.Key_End, " now", Key.Key_Escape)
    answers = {one.area: one.reason for one in desk.content.of(AreaAnswer)}
    assert answers[Area.OUTSOURCING] == "All of it is ours now"
    press(Key.Key_Delete)
    assert current(page) == "Outsourcing: question"


def test_rows_are_carried_by_key_into_the_next_area_and_back(page, desk: Desk, press: Press) -> None:
    press((Key.Key_Down, ALT))
    assert in_areas(desk)[:2] == [
        ("Organisational structure", "Judged on closing speed"),
        ("Organisational structure", "Three teams promise a date"),
    ]
    press((Key.Key_Down, ALT))
    assert in_areas(desk)[1:] == [("Geography", "Three teams promise a date"), ("Geography", "The depot is far")]
    assert current(page) == "Three teams promise a date"
    press((Key.Key_Down, ALT), (Key.Key_Down, ALT))
    assert in_areas(desk)[-1] == ("Outsourcing", "Three teams promise a date")
    press((Key.Key_Down, ALT))
    assert in_areas(desk)[-1] == ("Parent-company constraints", "Three teams promise a date")
    assert not desk.content.of(AreaAnswer)
    press((Key.Key_Down, ALT))  # there is nothing below
    press((Key.Key_Up, ALT), (Key.Key_Up, ALT))
    assert in_areas(desk)[-1] == ("Geography", "Three teams promise a date")
    assert desk.store is not None
    assert desk.store.undo_label == "Move “Three teams promise a date”"


def drop(page, barrier_id: str, point: QPoint) -> None:
    """Let a barrier fall at a place of the list."""
    data = QMimeData()
    data.setData(MIME, barrier_id.encode())
    move = Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(point), move, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.areas.list.dropEvent(event)
    QApplication.processEvents()


def test_rows_are_carried_by_mouse(page, desk: Desk) -> None:
    rows = page.areas.list
    far = barrier(desk, "The depot is far")
    first = rows.item_rect(barrier(desk, "Three teams promise a date").id)
    drop(page, far.id, first.topLeft() + QPoint(40, 4))
    assert in_areas(desk)[0] == ("Organisational structure", "The depot is far")
    question = next(line for line in rows.rows.lines if line.kind is Kind.QUESTION)
    drop(page, far.id, rows.item_rect(question.key).center())
    assert in_areas(desk)[-1][1] == "The depot is far"
    assert rows.current_line().barrier.id == far.id
    head = rows.rows.lines[0]
    drop(page, far.id, rows.item_rect(head.key).center())
    assert in_areas(desk)[0] == ("Organisational structure", "The depot is far")


def test_the_buttons_in_the_rows_are_pressed_where_they_stand(page, desk: Desk, press: Press) -> None:
    rows = page.areas.list
    far = rows.rows.line_at(rows.rows.row_of(barrier(desk, "The depot is far").id))
    button = rows.delegate.shape(far).button
    place = rows.item_rect(far.key).topLeft() + button.center().toPoint()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press("A van on the coast", Key.Key_Return)
    assert [one.name for one in desk.content.of(Mitigation)][-1] == "A van on the coast"
    question = next(line for line in rows.rows.lines if line.kind is Kind.QUESTION)
    second = rows.delegate.shape(question).second
    place = rows.item_rect(question.key).topLeft() + second.center().toPoint()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert Area.OUTSOURCING in {one.area for one in desk.content.of(AreaAnswer)}


def test_a_press_on_a_mitigation_makes_the_digits_mean_it(page, desk: Desk, press: Press) -> None:
    rows = page.areas.list
    line = rows.current_line()
    item = rows.delegate.shape(line).items[1]
    place = rows.item_rect(line.key).topLeft() + item.rect.center().toPoint()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(Key.Key_1)
    assert mitigation(desk, "One voice").residual == 1


def test_what_is_removed_comes_back(page, desk: Desk, press: Press) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    press(Key.Key_Tab, Key.Key_Delete)
    assert [one.name for one in desk.content.of(Mitigation)] == ["One voice"]
    press(Key.Key_Delete)
    assert "Three teams promise a date" not in [one.name for one in desk.content.of(Barrier)]
    assert current(page) == "Judged on closing speed"
    assert said == ["Removed “One diary”", "Removed “Three teams promise a date”"]
    desk.undo()
    desk.undo()
    assert len(desk.content.of(Mitigation)) == 2


def test_the_filter_keeps_what_fits_and_goes_with_escape(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Slash, "depot", Key.Key_Return)
    assert current(page) == "The depot is far"
    assert page.areas.list.rows.rowCount() == 2
    press(Key.Key_Escape)
    assert page.areas.list.rows.rowCount() == 9
    assert page.areas.list.hasFocus()


def test_another_stages_change_shows_and_moves_nothing(page, desk: Desk, press: Press) -> None:
    far = barrier(desk, "The depot is far")
    team = desk.content.of(Team)[0]
    desk.do(do.set_barrier_teams, far.id, [team.id])
    press(Key.Key_Down, Key.Key_Down)
    desk.do(rename_team, team.id, "Harbour")
    line = page.areas.list.current_line()
    assert (line.barrier.name, line.teams) == ("The depot is far", "Harbour")
    assert "Harbour" in page.areas.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_open_point_leads_to_its_barrier_its_mitigation_or_its_area(page, desk: Desk) -> None:
    assert page.goto(barrier(desk, "The depot is far").id)
    assert current(page) == "The depot is far"
    assert page.areas.list.hasFocus()
    assert page.goto(mitigation(desk, "One voice").id)
    assert page.side_editor.drawer.barrier_id == barrier(desk, "Three teams promise a date").id
    assert (
        QApplication.focusWidget() is page.side_editor.drawer.mitigations.cards[mitigation(desk, "One voice").id].owner
    )
    page.side_editor.close()
    assert page.goto("outsourcing")
    assert current(page) == "Outsourcing: question"
    assert not page.goto("no-such-thing")


def test_the_page_comes_back_to_where_it_was(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down)
    state = page.state()
    press(Key.Key_Home)
    page.restore(state)
    assert current(page) == "Judged on closing speed"


def test_another_workshop_begins_clean(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "Half")
    desk.put(None)
    page.on_opened()
    assert page.areas.writing.editor is None
    assert page.areas.list.rows.rowCount() == 8


def test_every_line_is_spoken(page) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = page.areas.list.rows
    spoken = [rows.index(row).data(role) for row in range(rows.rowCount())]
    assert spoken[1] == (
        "Three teams promise a date, Three dates, severity 5, 2 expected to remain, One diary, One voice"
    )
    assert spoken[4] == "The depot is far, The coast waits, severity 4, nothing reduces this yet"
    assert spoken[6] == "Outsourcing, nothing said yet"
    assert spoken[8] == "Parent-company constraints, none here, We read the rules"


def test_a_barrier_is_put_into_an_area_by_a_digit_and_the_next_one_is_at_hand(page, desk: Desk, press: Press) -> None:
    for name in ("One", "Two", "Three"):
        desk.do(do.add_barrier, name)
    page.goto(barrier(desk, "One").id)
    press(Key.Key_A)
    menu = popup()
    assert [action.text() for action in menu.actions()] == [
        *(area.label for area in Area if area is not Area.OTHER),
        "Another area…",
    ]
    QTest.keyClick(menu, Key.Key_3)
    assert barrier(desk, "One").area is Area.OUTSOURCING
    assert current(page) == "Two"
    press(Key.Key_A)
    QTest.keyClick(popup(), Key.Key_5)
    assert barrier(desk, "Two").area is Area.OTHER
    assert page.side_editor.drawer.area_name.hasFocus()
    press("Incentives", Key.Key_Return, Key.Key_Escape)
    page.goto(barrier(desk, "Three").id)
    press(Key.Key_A)
    QTest.keyClick(popup(), Key.Key_5)
    assert barrier(desk, "Three").area_label == "Incentives"
    assert current(page) == "Three"


def test_a_row_that_cuts_its_words_tells_them(page, desk: Desk) -> None:
    rows = page.areas.list
    assert rows.hint(rows.current_line(), None) == ""
    long = "A name that goes on " * 12
    desk.do(do.write_barrier, barrier(desk, "Three teams promise a date").id, "name", long)
    assert long in rows.hint(rows.current_line(), None)
    assert "One diary" in rows.hint(rows.current_line(), None)


def test_the_line_under_the_title_gives_way_where_it_does_not_fit(page) -> None:
    page.resize(1400, 700)
    QApplication.processEvents()
    assert page._question.text().startswith("What stands between")
    page.resize(700, 700)
    QApplication.processEvents()
    assert page._question.text() == "2 of 3 have no answer yet; nothing is said of 1 area."
