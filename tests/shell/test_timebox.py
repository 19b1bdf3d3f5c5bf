"""The time box runs down, pauses, says its last minute, and counts up when it is over."""

from __future__ import annotations

from datetime import datetime, time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell.program import Program
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.stages.prepare.records import Day
from cxworkshop.ui.theme import theme
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


def test_a_minute_more_once_the_time_is_over_is_a_minute_from_now(qapp: QApplication) -> None:
    box, clock = box_of(5)
    box.toggle()
    clock.now += 500
    assert box.words == "+3:20"
    box.add(1)
    assert box.words == "1:00"
    clock.now += 60
    box.add(-1)
    assert box.words == "+1:00"


def test_another_line_begins_from_the_whole_of_its_time(qapp: QApplication) -> None:
    box, clock = box_of(5)
    box.toggle()
    clock.now += 100
    box.toggle()
    box.begin(20, "Coffee", "line-3")
    assert (box.words, box.label, box.about, box.state) == ("20:00", "Coffee", "line-3", State.RUNNING)
    clock.now += 1
    assert box.words == "19:59"


def test_it_goes_on_where_it_was_and_real_time_has_passed(qapp: QApplication) -> None:
    wall, clock = Clock(), Clock()
    box = TimeBox(clock=clock, wall=wall)
    assert box.kept() == {}
    box.begin(20, "Coffee", "line-3")
    clock.now += 60
    wall.now += 60
    again, kept = TimeBox(clock=Clock(), wall=wall), box.kept()
    wall.now += 30
    assert again.restore(kept, "Coffee")
    assert (again.words, again.state, again.about) == ("18:30", State.RUNNING, "line-3")
    assert TimeBox(clock=Clock(), wall=wall).restore(again.kept(), "") is True
    box.toggle()
    wall.now += 3600
    assert again.restore(box.kept(), "Coffee")
    assert (again.words, again.state) == ("19:00", State.PAUSED)


def test_a_clock_that_was_set_while_time_ran_changes_nothing(qapp: QApplication) -> None:
    wall, clock = Clock(), Clock()
    wall.now = 1_800_000_000.0
    box = TimeBox(clock=clock, wall=wall)
    box.begin(20, "Coffee")
    clock.now += 60
    wall.now += 60 - 86_400
    kept = box.kept()
    wall.now += 30
    assert box.restore(kept, "Coffee")
    assert box.words == "18:30"


def test_a_clock_set_back_gives_no_time(qapp: QApplication) -> None:
    wall = Clock()
    box = TimeBox(clock=Clock(), wall=wall)
    box.begin(20, "Coffee")
    kept = box.kept()
    wall.now -= 50
    assert box.restore(kept, "Coffee")
    assert box.words == "20:00"


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


def at(program: Program, hour: int, minute: int) -> None:
    """It is that time on the first day of the sample."""
    day = program.desk.content.of(Day)[0].on
    assert day is not None
    program.console.plan.moment = lambda: datetime.combine(day, time(hour, minute))
    program.console.plan.offer("prepare", 5, "")


def marked(program: Program) -> str:
    """The line of the chooser that Enter would begin."""
    return next((line.text for line in program.chooser.lines.lines if line.now), "")


def test_the_chooser_offers_the_lines_of_today(program: Program) -> None:
    at(program, 14, 10)
    program.console.go("teams")
    press(Qt.Key.Key_T, CTRL | SHIFT)
    chooser = program.chooser
    assert len(chooser.lines.lines) == 8
    assert marked(program) == "14:00  Teams"
    assert chooser.take.text() == "Start"
    press(Qt.Key.Key_Down)
    assert marked(program) == "15:15  Tea, and a look at the harbour"
    press(Qt.Key.Key_Return)
    assert not chooser.isVisible()
    assert (str(program.box.state), program.box.words, program.box.label) == (
        "running",
        "25:00",
        "Tea, and a look at the harbour",
    )


def test_a_line_is_found_by_its_name_its_kind_or_its_time(program: Program) -> None:
    at(program, 14, 10)
    press(Qt.Key.Key_T, CTRL | SHIFT)
    field = program.chooser.typed
    for typed, found in (("coff", "15:15  Tea"), ("first LIST", "17:00  Barriers"), ("13:3", "13:30  Six calls")):
        field.clear()
        type_in(typed)
        assert marked(program).startswith(found)
    field.clear()
    type_in("nowhere")
    assert program.chooser.lines.lines == ()
    seconds = program.box.seconds
    press(Qt.Key.Key_Return)
    assert program.chooser.isVisible()
    assert program.box.seconds == seconds
    field.clear()
    type_in("25")
    assert (marked(program), program.chooser.take.text()) == ("", "Set")
    press(Qt.Key.Key_Return)
    assert (program.box.seconds, str(program.box.state)) == (1500, "ready")


def test_the_keys_for_a_minute_and_for_the_next_line(program: Program) -> None:
    at(program, 14, 10)
    program.console.go("teams")
    press(Qt.Key.Key_L, CTRL)
    assert (program.box.label, program.box.words) == ("Teams", "1:15:00")
    press(Qt.Key.Key_M, CTRL)
    assert program.box.words == "1:16:00"
    press(Qt.Key.Key_L, CTRL)
    assert program.box.label == "Tea, and a look at the harbour"
    for _ in range(4):
        press(Qt.Key.Key_L, CTRL)
    assert program.box.label == "What each of us tells one colleague tonight"
    toast = program.notices.toasts.toast
    assert toast is not None
    assert "last line" in toast.accessibleName()


def test_without_a_day_today_the_next_line_says_so(program: Program) -> None:
    press(Qt.Key.Key_L, CTRL)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert "No day of the agenda is today" in toast.accessibleName()
    assert program.box.state is State.READY


def test_the_strip_says_how_late_it_is(program: Program) -> None:
    at(program, 14, 25)
    program.console.go("teams")
    strip = program.console.strip
    assert strip.drift.isHidden()
    press(Qt.Key.Key_T, CTRL)
    assert (strip.drift.isVisible(), strip.drift.words) == (True, "25 minutes behind; coffee 15:40")
    assert "25 minutes behind" in strip.timer.accessibleName()
    assert "15:40 instead of 15:15" in strip.timer.toolTip()
    program.box.reset()
    assert strip.drift.isHidden()


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("width", [1440, 1280, 1024])
def test_nothing_in_the_strip_lies_on_anything_else(program: Program, width: int, size: int) -> None:
    at(program, 14, 25)
    theme().set_text_size(size)
    program.window.resize(width, 720)
    program.console.go("teams")
    strip = program.console.strip
    for box in (lambda: None, lambda: program.box.begin(200, "A name as long as they come to be here", "agenda-04")):
        box()
        program.console.strip.task.show_task("Making the document…")
        QApplication.processEvents()
        shown = [w for w in strip.findChildren(QWidget) if w.parent() is strip and w.isVisible()]
        shown.sort(key=lambda widget: widget.x())
        for left, right in pairwise(shown):
            assert left.geometry().right() < right.geometry().left(), (left, right)
        assert shown[-1].geometry().right() <= strip.width()
        for widget in (strip.timer, strip.drift):
            assert widget.isHidden() or widget.width() >= widget.sizeHint().width()


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
