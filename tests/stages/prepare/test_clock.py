"""The agenda's clock, what makes a day that is too long fit, and how a day under way stands against its plan."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.clock import (
    clock,
    clock_times,
    drift,
    drift_words,
    due,
    duration,
    following,
    remedies,
    today,
)
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


# -- the day under way -------------------------------------------------------------------------------------------------

MORNING = [
    ("Welcome", 20, ""),
    ("Teams", 75, "teams"),
    ("Coffee", 20, "coffee"),
    ("Principles", 65, "principles"),
    ("Lunch", 45, "lunch"),
    ("Teams, once more", 30, "teams"),
    ("Close", 15, ""),
]


def morning(starts=time(9)):
    """9:00 Welcome, 9:20 Teams, 10:35 Coffee, 10:55 Principles, 12:00 Lunch, 12:45 Teams, 13:15 Close until 13:30."""
    (day,) = clock_times(workshop(starts=starts, ends=time(14), lines=MORNING))
    return day


def at(hours, minutes=0):
    return hours * 60 + minutes


def line(number):
    return f"agenda-item-{number}"


@pytest.mark.parametrize(
    ("number", "now", "left", "words"),
    [
        (2, at(9, 20), 75, ("on time; coffee 10:35", "on time")),
        (2, at(9, 20), 76, ("on time; coffee 10:36", "on time")),
        (2, at(9, 20), 83, ("8 minutes behind; coffee 10:43", "8 behind; coffee 10:43", "8 behind")),
        (4, at(11, 40), 28, ("8 minutes behind; lunch 12:08", "8 behind; lunch 12:08", "8 behind")),
        (4, at(11, 40), 15, ("5 minutes ahead; lunch 11:55", "5 ahead; lunch 11:55", "5 ahead")),
        (4, at(12, 10), -7.5, ("10 minutes behind; lunch 12:10", "10 behind; lunch 12:10", "10 behind")),
        (3, at(10, 45), 18, ("8 minutes behind; back 11:03", "8 behind; back 11:03", "8 behind")),
        (7, at(13, 20), 40, ("30 minutes behind; end 14:00", "30 behind; end 14:00", "30 behind")),
        (7, at(14, 45), 10, ("1 h 25 behind; end 14:55", "1 h 25 behind")),
    ],
)
def test_how_late_it_is_in_words(number, now, left, words):
    found = drift(morning(), line(number), left, now)
    assert found is not None
    assert drift_words(found) == words


def test_no_line_of_the_day_no_clock_no_drift():
    assert drift(morning(), "agenda-item-99", 10, at(9)) is None
    assert drift(morning(starts=None), line(2), 10, at(9)) is None


def test_past_midnight_minutes_go_on():
    (day,) = clock_times(workshop(starts=time(22), ends=None, lines=MORNING))
    found = drift(day, line(4), 10, 24 * 60 + 75)  # a quarter past one; the line is planned until 01:00
    assert found is not None
    assert (found.behind, clock(found.ends), clock(found.pause_at)) == (25, "01:25", "01:25")


@given(
    minutes=st.lists(st.integers(0, 240), min_size=1, max_size=12),
    breaks=st.sets(st.integers(0, 11)),
    starts=st.times(),
    data=st.data(),
)
def test_nothing_is_shortened(minutes, breaks, starts, data):
    lines = [(f"L{n}", m, "coffee" if n in breaks else "") for n, m in enumerate(minutes)]
    (day,) = clock_times(workshop(starts=starts, ends=None, lines=lines))
    number = data.draw(st.integers(1, len(lines)))
    now = data.draw(st.integers(0, 2 * 24 * 60))
    left = data.draw(st.integers(-120, 240))
    found = drift(day, line(number), left, now)
    assert found is not None
    assert found.ends is not None
    assert found.ends == now + max(0, left)
    assert found.closes - found.ends == sum(minutes[number:])
    assert found.closes - found.behind == day.ends
    if found.pause is not None:
        between = minutes[number : next(n for n in range(number, len(lines)) if n in breaks)]
        assert found.pause_at is not None
        assert found.pause_at - found.ends == sum(between)
    sooner = drift(day, line(number), left, now + 1)
    assert sooner is not None
    assert sooner.behind == found.behind + 1  # a minute in which nothing ran down is a minute lost


def test_an_exercise_stands_for_its_nearest_line():
    def titles(now, *done):
        entry = due(morning(), "teams", now, {line(n) for n in done})
        return entry.item.title if entry is not None else None

    assert titles(at(8)) == "Teams"
    assert titles(at(10, 30)) == "Teams"
    assert titles(at(11, 30)) == "Teams"  # an hour late is late, not missed
    assert titles(at(12, 45)) == "Teams, once more"
    assert titles(at(9, 30), 2) == "Teams, once more"
    assert titles(at(9, 30), 3) == "Teams, once more"  # coffee is over: what came before it was left out
    assert titles(at(9, 30), 2, 6) is None
    assert due(morning(), "culture", at(9)) is None


def test_without_a_clock_lines_come_in_their_order():
    day = morning(starts=None)
    found = (due(day, "teams", at(13)), due(day, "teams", at(13), {line(2)}), following(day, "", at(13)))
    titles = [entry.item.title for entry in found if entry is not None]
    assert titles == ["Teams", "Teams, once more", "Welcome"]


def test_the_next_line():
    def title(number, now, *done):
        entry = following(morning(), line(number), now, {line(n) for n in done})
        return entry.item.title if entry is not None else None

    assert title(2, at(9)) == "Coffee"
    assert title(7, at(9)) is None
    assert title(0, at(9)) == "Welcome"
    assert title(0, at(9, 20)) == "Teams"
    assert title(0, at(12, 30)) == "Lunch"
    assert title(0, at(12, 30), 2) == "Coffee"
    assert title(0, at(12, 30), 7) is None


# -- which day it is ---------------------------------------------------------------------------------------------------

MONDAY = date(2027, 2, 8)


def days(*plans):
    """Days of one line each from (date, start, minutes)."""
    records: list[Record] = []
    for number, (on, starts, minutes) in enumerate(plans, 1):
        records.append(Day(id=f"day-{number}", on=on, starts=starts, order=number))
        records.append(AgendaItem(id=line(number), day=f"day-{number}", minutes=minutes, order=number))
    return clock_times(Content(records))


def day_of(plans, moment, held=None):
    found = today(days(*plans), moment, held)
    return (found[0].number, found[1]) if found is not None else None


def test_today_is_the_day_of_the_date():
    plans = [(MONDAY, time(9), 480), (date(2027, 2, 9), time(9), 480)]
    assert day_of(plans, datetime(2027, 2, 8, 9, 30)) == (1, 570)
    assert day_of(plans, datetime(2027, 2, 9, 7, 0)) == (2, 420)
    assert day_of(plans, datetime(2027, 2, 8, 23, 0)) == (1, 1380)
    assert day_of(plans, datetime(2027, 2, 10, 9, 0)) is None


def test_a_day_goes_on_past_midnight():
    plans = [(MONDAY, time(20), 360), (date(2027, 2, 9), time(9), 60)]  # until two
    assert day_of(plans, datetime(2027, 2, 9, 1, 0)) == (1, 25 * 60)
    assert day_of(plans, datetime(2027, 2, 9, 2, 30)) == (1, 26 * 60 + 30)  # and may be late
    assert day_of(plans, datetime(2027, 2, 9, 4, 0)) == (2, 240)
    assert day_of(plans, datetime(2027, 2, 9, 9, 5)) == (2, 545)


def test_of_two_halves_of_one_date_the_one_that_has_begun():
    plans = [(MONDAY, time(9), 180), (MONDAY, time(14), 180)]
    assert day_of(plans, datetime(2027, 2, 8, 8, 0)) == (1, 480)
    assert day_of(plans, datetime(2027, 2, 8, 13, 0)) == (1, 780)
    assert day_of(plans, datetime(2027, 2, 8, 14, 0)) == (2, 840)


def test_without_dates_a_day_is_on_the_date_it_was_held():
    plans = [(None, time(9), 480), (None, time(9), 480)]
    assert day_of(plans, datetime(2027, 2, 8, 9, 0)) == (1, 540)
    assert day_of(plans, datetime(2027, 2, 8, 9, 0), {line(1): MONDAY}) == (1, 540)
    assert day_of(plans, datetime(2027, 2, 9, 9, 0), {line(1): MONDAY}) == (2, 540)
    both = {line(1): MONDAY, line(2): date(2027, 2, 9)}
    assert day_of(plans, datetime(2027, 2, 9, 16, 0), both) == (2, 960)
    assert day_of(plans, datetime(2027, 2, 10, 9, 0), both) is None


def test_one_date_among_days_says_that_the_others_are_not_today():
    assert day_of([(None, time(9), 60), (date(2027, 2, 9), time(9), 60)], datetime(2027, 2, 8, 9, 0)) is None


def test_no_days_no_today():
    assert today((), datetime(2027, 2, 8)) is None
