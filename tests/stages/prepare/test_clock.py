"""The agenda's clock, and what makes a day that is too long fit."""

from datetime import time

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.clock import clock, clock_times, duration, remedies
from cxworkshop.stages.prepare.records import AgendaItem, Day

LINES = [("Welcome", 20, ""), ("Teams", 130, "teams"), ("Coffee", 20, "coffee"), ("Principles", 80, "principles")]


def workshop(starts=time(13), ends=time(17), lines=LINES):
    items = [
        AgendaItem(id=f"agenda-item-{n}", day="day-1", title=title, minutes=minutes, exercise=exercise, order=n)
        for n, (title, minutes, exercise) in enumerate(lines, 1)
    ]
    return Content([Day(id="day-1", starts=starts, ends=ends, order=1), *items])


def test_clock_times_follow_from_the_minutes():
    (day,) = clock_times(workshop())
    assert [clock(entry.starts) for entry in day.items] == ["13:00", "13:20", "15:30", "15:50"]
    assert (clock(day.ends), day.minutes, day.overrun) == ("17:10", 250, 10)
    assert clock(day.items[-1].ends) == "17:10"


def test_without_a_start_there_is_no_clock_and_no_overrun():
    (day,) = clock_times(workshop(starts=None))
    assert [clock(entry.starts) for entry in day.items] == ["", "", "", ""]
    assert (day.ends, day.minutes, day.overrun) == (None, 250, 0)
    assert remedies(day) == ()


def test_without_closing_time_nothing_is_too_long():
    (day,) = clock_times(workshop(ends=None))
    assert day.overrun == 0


def test_days_and_lines_keep_their_order():
    records = [
        Day(id="day-b", order=1),
        Day(id="day-a", order=2),
        AgendaItem(id="agenda-item-1", day="day-a", title="Second", order=1),
        AgendaItem(id="agenda-item-2", day="day-b", title="First", order=2),
    ]
    days = clock_times(Content(records))
    assert [(day.number, [e.item.title for e in day.items]) for day in days] == [(1, ["First"]), (2, ["Second"])]


def test_past_midnight_the_clock_goes_on():
    (day,) = clock_times(workshop(starts=time(23), ends=None))
    assert clock(day.ends) == "03:10"


def test_the_longest_exercise_gives_the_minutes_or_the_day_starts_earlier():
    (day,) = clock_times(workshop())
    assert [remedy.label for remedy in remedies(day)] == ["Teams 120", "Start 12:50"]
    assert [remedy.label for remedy in remedies(day, chosen="agenda-item-4")] == ["Principles 70", "Start 12:50"]


def test_a_break_and_a_line_that_is_too_short_give_nothing():
    (day,) = clock_times(workshop(lines=[("Lunch", 200, "lunch"), ("Welcome", 15, ""), ("Teams", 35, "teams")]))
    assert day.overrun == 10
    assert remedies(day, chosen="agenda-item-1")[0].label == "Teams 25"
    (day,) = clock_times(workshop(ends=time(14)))
    assert [remedy.label for remedy in remedies(day)] == ["Start 09:50"]


def test_a_day_that_would_start_before_midnight_has_no_such_remedy():
    (day,) = clock_times(workshop(starts=time(0, 5), ends=time(0, 20), lines=[("Coffee", 60, "coffee")]))
    assert remedies(day) == ()


@pytest.mark.parametrize("which", [0, 1])
def test_a_remedy_pressed_makes_the_day_fit(which):
    store = MemoryStore(workshop())
    (day,) = clock_times(store.content)
    before = store.snapshot()
    do.fit(store, remedies(day)[which])
    assert store.undo_label == ["Shorten “Teams” to 120 minutes", "Start at 12:50"][which]
    assert clock_times(store.content)[0].overrun == 0
    store.undo()
    assert store.content == before


def test_durations():
    assert [duration(m) for m in (0, 45, 60, 250, 480)] == ["0 min", "45 min", "1 h", "4 h 10", "8 h"]


def test_a_line_that_was_made_longer_is_offered_its_old_minutes_first():
    (day,) = clock_times(workshop())
    principles = next(entry.item for entry in day.items if entry.item.title == "Principles")
    found = remedies(day, before={principles.id: principles.minutes - day.overrun - 5})
    assert found[0].label == f"Principles {principles.minutes - day.overrun - 5}"
    assert [remedy.label for remedy in found[1:]] == ["Teams 120", "Start 12:50"]
    too_little = remedies(day, before={principles.id: principles.minutes - 1})
    assert [remedy.label for remedy in too_little] == ["Teams 120", "Start 12:50"]
