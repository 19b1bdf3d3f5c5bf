"""The time box runs down, pauses, says its last minute, and counts up when it is over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.shell.program import Program
from cxworkshop.shell.timebox import State, TimeBox
from tests.shell.hands import CTRL, SHIFT, press, type_in


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def box_of(minutes: int) -> tuple[TimeBox, Clock]:
    clock = Clock()
    box = TimeBox(clock=clock)
    box.offer(minutes, "Place every team")
    return box, clock


def said(box: TimeBox) -> tuple[bool, bool]:
    return box.last_minute, box.over


def test_it_runs_down_and_pauses(qapp: QApplication) -> None:
    box, clock = box_of(20)
    assert box.words == "20:00"
    box.toggle()
    clock.now += 440
    assert box.words == "12:40"
    box.toggle()
    clock.now += 300
    assert (box.words, box.state) == ("12:40", State.PAUSED)
    box.toggle()
    clock.now += 1
    assert box.words == "12:39"


def test_the_last_minute_and_what_comes_after(qapp: QApplication) -> None:
    box, clock = box_of(1)
    assert said(box) == (False, False)
    box.toggle()
    clock.now += 12
    assert said(box) == (True, False)
    assert box.words == "0:48"
    clock.now += 120
    assert said(box) == (False, True)
    assert box.words == "+1:12"
    assert box.share_left == 0.0


def test_a_minute_more_or_less_while_it_runs(qapp: QApplication) -> None:
    box, clock = box_of(5)
    box.toggle()
    clock.now += 60
    box.add(1)
    assert box.words == "5:00"
    box.add(-1)
    assert box.words == "4:00"


def test_an_exercise_offers_its_time_only_to_a_box_that_rests(qapp: QApplication) -> None:
    box, clock = box_of(5)
    box.offer(10, "Settle the ones in doubt")
    assert (box.words, box.label) == ("10:00", "Settle the ones in doubt")
    box.toggle()
    clock.now += 1
    box.offer(30, "Something else")
    assert (box.words, box.label) == ("9:59", "Settle the ones in doubt")


def test_more_than_an_hour(qapp: QApplication) -> None:
    box, _ = box_of(75)
    assert box.words == "1:15:00"


def test_the_strip_shows_the_time_of_the_step_the_room_is_at(program: Program) -> None:
    program.console.go("signoff")
    assert program.box.label == "Take the open points one by one: close or accept"
    assert program.box.words == "15:00"


def test_the_keys_of_the_timer(program: Program) -> None:
    program.console.go("signoff")
    press(Qt.Key.Key_T, CTRL)
    assert str(program.box.state) == "running"
    press(Qt.Key.Key_T, CTRL)
    assert str(program.box.state) == "paused"
    timer = program.console.strip.timer
    timer.setFocus(Qt.FocusReason.TabFocusReason)
    seconds = program.box.seconds
    press(Qt.Key.Key_Up)
    assert program.box.seconds == seconds + 60
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert program.box.seconds == seconds - 60
    assert "paused" in timer.accessibleName()


def test_another_time_is_typed_and_set_with_enter(program: Program) -> None:
    program.console.focus_sheet()
    before = QApplication.focusWidget()
    press(Qt.Key.Key_T, CTRL | SHIFT)
    assert program.chooser.isVisible()
    type_in("25")
    press(Qt.Key.Key_Return)
    assert program.box.seconds == 25 * 60
    assert not program.chooser.isVisible()
    assert QApplication.focusWidget() is before


def test_esc_leaves_the_time_as_it_was(program: Program) -> None:
    program.console.focus_sheet()
    before = program.box.seconds
    press(Qt.Key.Key_T, CTRL | SHIFT)
    type_in("3")
    press(Qt.Key.Key_Escape)
    assert program.box.seconds == before
    assert not program.chooser.isVisible()


def test_another_workshop_begins_with_a_rested_box(program: Program) -> None:
    press(Qt.Key.Key_T, CTRL)
    program.workshops.close()
    assert program.box.state is State.READY
