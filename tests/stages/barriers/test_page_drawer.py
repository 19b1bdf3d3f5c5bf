"""The editor beside the list: every field of a barrier, its mitigations card by card, ways offered under digits."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.method_texts import mechanisms
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.drawer import BarrierDrawer
from cxworkshop.stages.barriers.records import Area, Mechanism, Mitigation, MitigationState
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk

from .conftest import Key, Press, barrier, mitigation

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(page, press: Press) -> BarrierDrawer:
    """The editor of the barrier that has the focus, opened by Enter."""
    press(Key.Key_Return)
    assert page.side_editor.is_open
    return page.side_editor.drawer


def focus(widget: QWidget) -> None:
    """Put the focus on a field, as Tab would."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def order(desk: Desk) -> list[str]:
    return [one.name for one in desk.content.of(Mitigation)]


def test_enter_opens_and_escape_gives_the_focus_back(page, press: Press) -> None:
    drawer = opened(page, press)
    assert drawer.name.hasFocus()
    assert drawer.name.text() == "Three teams promise a date"
    press(Key.Key_Escape)
    assert not page.side_editor.is_open
    assert page.areas.list.hasFocus()


def test_fields_save_when_they_are_left(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    QTest.keyClick(drawer.name, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("Two teams", Key.Key_Tab)
    assert drawer.experience.hasFocus()
    focus(drawer.description)
    press("Nobody owns the diary")
    focus(drawer.notes)
    press("Ask Mabel")
    page.leave()
    record = barrier(desk, "Two teams")
    assert (record.description, record.notes) == ("Nobody owns the diary", "Ask Mabel")
    focus(drawer.severity)
    press(Key.Key_2)
    assert barrier(desk, "Two teams").severity == 2
    press(Key.Key_Backspace)
    assert barrier(desk, "Two teams").severity is None


def test_an_area_of_the_rooms_own_is_named(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    drawer.area.setFocus()
    press(Key.Key_End)
    assert barrier(desk, "Three teams promise a date").area is Area.OTHER
    assert drawer.area_name.hasFocus()
    press("Incentives", Key.Key_Return)
    assert barrier(desk, "Three teams promise a date").area_label == "Incentives"
    assert page.areas.list.current_line().place.title == "Incentives"


def test_teams_are_added_by_name_and_taken_off_with_backspace(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    focus(drawer.teams.add)
    press(Key.Key_Return, "leg", Key.Key_Return, "bil", Key.Key_Return)
    names = [desk.content.need(Team, team).name for team in barrier(desk, "Three teams promise a date").teams]
    assert names == ["Legal", "Billing"]
    press(Key.Key_Escape)
    assert drawer.teams.add.hasFocus()
    focus(next(iter(drawer.teams.chips.values())))
    press(Key.Key_Backspace)
    names = [desk.content.need(Team, team).name for team in barrier(desk, "Three teams promise a date").teams]
    assert names == ["Billing"]


def test_a_mitigation_is_written_with_enter_from_field_to_field(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down)
    drawer = opened(page, press)
    focus(drawer.severity)
    press(Key.Key_M, "Count re-opened cases", Key.Key_Return, "lindq", Key.Key_Return, "fri", Key.Key_Return)
    made = mitigation(desk, "Count re-opened cases")
    assert (made.owner, made.due) == ("Anna Lindqvist", date(2026, 3, 13))
    draft = drawer.mitigations.draft
    assert draft is not None
    assert draft.what.hasFocus()
    press(Key.Key_Escape)
    assert drawer.mitigations.add.hasFocus()
    assert order(desk) == ["One diary", "One voice", "Count re-opened cases"]


def test_a_way_that_is_offered_names_the_mitigation(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Down, Key.Key_Down)
    drawer = opened(page, press)
    drawer.mitigations.add_mitigation()
    card = drawer.mitigations.draft
    assert card is not None
    focus(card.mechanism.chips[0])
    press(Key.Key_3)
    way = mechanisms("geography")[2]
    made = mitigation(desk, way.words)
    assert made.mechanism is Mechanism(way.family)
    assert card.owner.hasFocus()
    assert desk.store is not None
    desk.undo()
    assert way.words not in order(desk)


def test_a_way_says_how_a_mitigation_works_that_has_a_name(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    card = drawer.mitigations.cards[mitigation(desk, "One diary").id]
    focus(card.mechanism.chips[0])
    press(Key.Key_Right, Key.Key_Return)
    way = mechanisms("structure")[1]
    made = mitigation(desk, "One diary")
    assert (made.mechanism, made.mechanism_name) == (Mechanism(way.family), way.words)
    assert card.mechanism.kind.key() == way.family


def test_state_and_what_remains_are_chosen(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    card = drawer.mitigations.cards[mitigation(desk, "One diary").id]
    card.state.setFocus()
    press(Key.Key_Down)
    assert mitigation(desk, "One diary").state is MitigationState.AGREED
    focus(card.residual)
    press(Key.Key_0)
    assert mitigation(desk, "One diary").residual == 0
    press(Key.Key_Backspace)
    assert mitigation(desk, "One diary").residual is None


def test_mitigations_change_places_and_keep_the_focus(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    card = drawer.mitigations.cards[mitigation(desk, "One voice").id]
    focus(card.how)
    press((Key.Key_Up, ALT | SHIFT))
    assert order(desk) == ["One voice", "One diary"]
    assert card.how.hasFocus()
    press((Key.Key_Down, ALT | SHIFT))
    assert order(desk) == ["One diary", "One voice"]


def test_a_mitigation_is_removed_and_comes_back(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    card = drawer.mitigations.cards[mitigation(desk, "One diary").id]
    focus(card.gone)
    press(Key.Key_Space)
    assert order(desk) == ["One voice"]
    desk.undo()
    assert set(drawer.mitigations.cards) == {one.id for one in desk.content.of(Mitigation)}


def test_the_arrows_go_to_the_next_barrier_with_everything_kept(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    press(Key.Key_End, " now", (Key.Key_Down, ALT))
    assert barrier(desk, "Three teams promise a date now")
    assert drawer.name.text() == "Judged on closing speed"
    press((Key.Key_Down, ALT), (Key.Key_Down, ALT))
    assert drawer.name.text() == "The depot is far"  # what has no barrier is passed over


def test_an_open_editor_follows_the_hand_in_the_list(page, press: Press, qtbot) -> None:
    drawer = opened(page, press)
    page.areas.list.setFocus()
    press(Key.Key_Down)
    qtbot.waitUntil(lambda: drawer.name.text() == "Judged on closing speed")
    assert page.areas.list.hasFocus()


def test_what_is_typed_stays_while_something_else_changes(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    focus(drawer.experience)
    press(" and more")
    desk.do(do.set_severity, drawer.barrier_id, 1)
    assert drawer.experience.text().endswith(" and more") or drawer.experience.text().startswith(" and more")
    assert drawer.experience.hasFocus()


def test_the_editor_goes_with_its_barrier(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    desk.do(do.remove_barriers, [drawer.barrier_id])
    assert not page.side_editor.is_open
    assert page.areas.list.hasFocus()


def test_enter_on_a_marked_mitigation_opens_it(page, desk: Desk, press: Press) -> None:
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    card = page.side_editor.drawer.mitigations.cards[mitigation(desk, "One voice").id]
    assert card.owner.hasFocus()  # nobody answers for it yet


def test_mitigations_are_carried_by_the_mouse(page, desk: Desk, press: Press) -> None:
    drawer = opened(page, press)
    cards = drawer.mitigations.cards
    first, second = cards[mitigation(desk, "One diary").id], cards[mitigation(desk, "One voice").id]
    start = first.grip.rect().center()
    QTest.mousePress(first.grip, Qt.MouseButton.LeftButton, pos=start)
    below = first.grip.mapFromGlobal(second.mapToGlobal(second.rect().center())) + QPoint(0, 8)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(below),
        QPointF(first.grip.mapToGlobal(below)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(first.grip, move)
    QTest.mouseRelease(first.grip, Qt.MouseButton.LeftButton)
    assert order(desk) == ["One voice", "One diary"]
    desk.do(do.remove_mitigations, [mitigation(desk, "One diary").id])
    assert second.grip.isHidden()  # there is nothing to change places with
