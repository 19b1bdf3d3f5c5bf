"""The timer and the agenda of the day meet: what is due, what comes next, how late it is, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.dayplan import DayPlan
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.shell.wallclock import wall_clock
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.records import AgendaItem, Day
from cxworkshop.ui.desk import Desk

MONDAY = date(2027, 2, 8)
LINES = [
    ("Welcome", 20, ""),
    ("Teams", 75, "teams"),
    ("Coffee", 20, "coffee"),
    ("Principles", 65, "principles"),
    ("Lunch", 45, "lunch"),
    ("Teams, once more", 30, "teams"),
]


class Morning:
    """A desk with a day from 9:00, and its clocks, which stand still until `wait`."""

    def __init__(self, on: date | None = MONDAY, starts: time | None = time(9)) -> None:
        self.now = datetime(2027, 2, 8, 9, 0)
        self.seconds = 0.0
        self.box = TimeBox(clock=lambda: self.seconds, wall=lambda: self.now.timestamp())
        self.desk = Desk()
        self.plan = DayPlan(self.desk, self.box, moment=lambda: self.now)
        items = [
            AgendaItem(id=f"line-{n}", day="day-1", title=title, minutes=minutes, exercise=exercise, order=n)
            for n, (title, minutes, exercise) in enumerate(LINES, 1)
        ]
        self.store = MemoryStore(Content([Day(id="day-1", on=on, starts=starts, order=1), *items]))
        self.desk.put(self.store)

    def wait(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)
        self.seconds += minutes * 60

    def go(self, stage: str) -> None:
        """The Guide turns to a stage, as on the sheet."""
        self.plan.offer(stage, 10, f"A step of {stage}", f"{stage}/0")

    @property
    def line(self) -> str:
        return self.plan.line.title if self.plan.line is not None else ""


def begins(day: Morning) -> str:
    """The line that Start begins in place of one that is over."""
    entry = day.plan.replaces
    return entry.item.title if entry is not None else ""


@pytest.fixture
def morning(qapp: QApplication) -> Callable[..., Morning]:
    return Morning


def test_start_takes_the_line_of_the_stage(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.go("teams")
    assert (day.box.label, day.box.words, day.plan.running) == ("Teams", "1:15:00", None)
    day.box.toggle()
    assert day.plan.running is not None
    day.go("principles")
    assert day.line == "Teams", "what runs is not taken away by looking at another stage"


def test_a_stage_without_a_line_takes_the_step_of_the_guide(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.go("culture")
    assert (day.box.label, day.box.words, day.box.about) == ("A step of culture", "10:00", "culture/0")
    day.box.toggle()
    assert (day.plan.running, day.plan.words) == (None, ())


def test_two_lines_of_one_exercise_are_told_apart(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.wait(20)
    day.go("teams")
    day.box.toggle()
    day.wait(75)
    day.plan.take("line-3")
    day.box.reset()
    day.go("principles")
    day.go("teams")
    assert day.line == "Teams, once more"


def test_the_next_lines_one_after_the_other(morning: Callable[..., Morning]) -> None:
    day = morning()
    titles = []
    while (entry := day.plan.coming()) is not None:
        day.plan.take(entry.item.id)
        titles.append(day.line)
        day.wait(5)
    assert titles == [title for title, *_ in LINES]
    assert day.box.state is State.RUNNING
    assert [item.id for item in day.store.content.of(AgendaItem) if day.plan.is_done(item.id)] == [
        f"line-{n}" for n in range(1, len(LINES))
    ]


def test_start_at_another_stage_begins_its_line_once_the_time_is_over(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.wait(20)
    day.go("teams")
    day.plan.press()
    day.wait(70)
    day.go("principles")
    assert begins(day) == ""
    day.plan.press()
    assert (day.line, day.box.state) == ("Teams", State.PAUSED), "time that is left is never thrown away"
    day.plan.press()
    day.wait(6)
    day.go("teams")
    assert begins(day) == ""
    day.go("culture")
    assert begins(day) == ""
    day.go("principles")
    assert begins(day) == "Principles"
    day.plan.press()
    assert (day.line, day.box.words, day.box.state) == ("Principles", "1:05:00", State.RUNNING)
    assert day.plan.is_done("line-2")


def test_a_stage_that_comes_twice_is_not_begun_again_by_a_pause(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.plan.take("line-2")
    day.wait(230)
    day.go("teams")
    day.plan.press()
    assert (day.line, day.box.state) == ("Teams", State.PAUSED)


def test_at_twenty_to_twelve(morning: Callable[..., Morning]) -> None:
    """Principles began eight minutes late, at 11:03."""
    day = morning()
    day.wait(123)
    day.plan.take("line-4")
    day.wait(37)
    assert day.plan.words[0] == "8 minutes behind; lunch 12:08"
    assert day.plan.sentence == (
        "8 minutes behind. Principles 12:08 instead of 12:00; lunch 12:08 instead of 12:00; "
        "the day ends 13:23 instead of 13:15."
    )
    day.box.toggle()
    day.wait(4)
    assert day.plan.words[0] == "12 minutes behind; lunch 12:12", "a pause costs its minutes"
    day.box.toggle()
    day.box.add(-12)
    assert day.plan.words[0] == "on time; lunch 12:00"
    day.box.add(1)
    day.wait(30)
    assert day.box.over
    assert day.plan.words[0].startswith("14 minutes behind")


def test_nothing_is_said_while_nothing_runs_or_no_day_is_today(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.go("teams")
    assert (day.plan.drift, day.plan.words, day.plan.sentence) == (None, (), "Planned 09:20 to 10:35.")
    other = morning(on=date(2027, 3, 1))
    other.go("teams")
    assert other.box.label == "A step of teams"
    assert other.plan.coming() is None
    other.plan.take("line-2")
    assert other.plan.words == ()


def test_a_day_without_a_start_has_lines_but_no_lateness(morning: Callable[..., Morning]) -> None:
    day = morning(starts=None)
    day.go("teams")
    day.box.toggle()
    assert (day.line, day.plan.words, day.plan.sentence) == ("Teams", (), "")


def test_editing_the_plan_while_a_line_runs(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.wait(20)
    day.plan.take("line-2")
    day.desk.do(do.set_minutes, "line-2", 60)
    assert day.box.words == "1:00:00", "what is said of the line is said of its time"
    assert day.plan.words[0] == "on time; coffee 10:20"
    day.desk.undo()
    assert day.box.words == "1:15:00"
    day.desk.do(do.write_item, "line-2", "title", "Who touches the customer")
    assert day.box.label == "Who touches the customer"
    day.desk.do(do.set_minutes, "line-1", 10)
    assert day.plan.words[0] == "10 minutes behind; coffee 10:35"
    day.desk.do(do.remove_items, ["line-2"])
    assert (day.plan.words, day.box.state) == ((), State.RUNNING)


def test_a_time_that_was_typed_for_a_line_stands(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.go("teams")
    day.box.choose(25)
    day.go("teams")
    day.desk.do(do.set_minutes, "line-6", 20)
    assert (day.box.words, day.line) == ("25:00", "Teams")
    day.box.toggle()
    assert day.plan.words[0] == "1 h 10 ahead; coffee 09:25"


def test_what_was_held_is_known_at_the_next_start_and_forgotten_in_time(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.plan.take("line-1")
    day.plan.take("line-2")
    kept = day.plan.kept()
    assert kept == {"line-1": "2027-02-08", "line-2": "2027-02-08"}
    again = morning()
    again.now += timedelta(hours=3)
    again.plan.restore(kept)
    again.go("teams")
    assert again.line == "Teams, once more"
    again.now += timedelta(days=30)
    assert again.plan.kept() == {}
    again.plan.restore({"line-1": "soon", "line-2": 7})
    assert again.plan.kept() == {}


def test_another_workshop_begins_anew(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.plan.take("line-1")
    day.desk.put(MemoryStore())
    assert (day.box.state, day.plan.kept(), day.plan.today) == (State.READY, {}, None)


def test_the_timer_goes_on_with_its_words(morning: Callable[..., Morning]) -> None:
    day = morning()
    kept = {"about": "line-3", "seconds": 1200, "spent": 60.0, "since": day.now.timestamp()}
    day.wait(2)
    assert day.plan.restore_timer(kept)
    assert (day.box.label, day.box.words) == ("Coffee", "17:00")
    assert day.plan.restore_timer({**kept, "about": "teams/0"})
    assert day.box.label
    assert day.plan.restore_timer({**kept, "about": "gone"})
    assert day.box.label == ""
    broken: tuple[Any, ...] = (None, {}, [], {"about": "line-3"}, {**kept, "seconds": "1200"}, {**kept, "spent": -1})
    for nothing in broken:
        assert not day.plan.restore_timer(nothing)


# -- the clock on the wall ---------------------------------------------------------------------------------------------


def test_the_wall_is_told_when_a_break_ends(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.wait(103)  # 10:43
    day.plan.take("line-3")
    day.wait(7.5)
    clock = wall_clock(day.box, day.plan)
    assert clock is not None
    assert (clock.words, clock.share, clock.back_at) == ("12:30", 0.625, "11:03")
    day.wait(20)
    clock = wall_clock(day.box, day.plan)
    assert clock is not None
    assert (clock.words, clock.over, clock.share, clock.back_at) == ("+7:30", True, 0.0, "11:03")
    day.box.toggle()
    clock = wall_clock(day.box, day.plan)
    assert clock is not None
    assert (clock.paused, clock.back_at) == (True, "")


def test_the_wall_is_told_of_no_break_in_an_exercise(morning: Callable[..., Morning]) -> None:
    day = morning()
    day.go("teams")
    assert wall_clock(day.box, day.plan) is None
    day.box.toggle()
    clock = wall_clock(day.box, day.plan)
    assert clock is not None
    assert clock.back_at == ""
