"""The agenda's clock: when each line starts, when the day ends, what makes a day that is too long fit, and how a day
that is under way stands against its plan.

Times are minutes since midnight, so that a day that runs past midnight stays a number; `clock` shows them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.prepare.records import AgendaItem, Day

BREAKS = frozenset({"coffee", "lunch"})
SHORTEST = 10  # minutes: below that an exercise is not shortened but dropped, and that is for people to decide
ON_TIME = 1  # minute either way that no facilitator would call late
LATE = 60  # minutes: days run late, so that a line not held yet may still come this long after it should have ended
MIDNIGHT = 24 * 60


@frozen
class ItemTime:
    """A line of the agenda with the minute it starts at; None while the day has no start."""

    item: AgendaItem
    starts: int | None

    @property
    def ends(self) -> int | None:
        """The minute the line ends at."""
        return None if self.starts is None else self.starts + self.item.minutes


@frozen
class DayTimes:
    """One day: `number` counts from 1, `minutes` is the sum of its lines, `closes` when the room must be left."""

    day: Day
    number: int
    items: tuple[ItemTime, ...]
    minutes: int
    starts: int | None
    closes: int | None

    @property
    def ends(self) -> int | None:
        """The minute the last line ends at; None while the day has no start."""
        return None if self.starts is None else self.starts + self.minutes

    @property
    def overrun(self) -> int:
        """By how many minutes the day runs past closing, 0 when it fits or when nobody has said either time."""
        if self.ends is None or self.closes is None:
            return 0
        return max(0, self.ends - self.closes)


@frozen
class Remedy:
    """One press that makes a day fit: shorten `item` to `minutes`, or, without an item, start at minute `starts`."""

    label: str
    day: str
    item: str = ""
    minutes: int = 0
    starts: int = 0


@frozen
class Drift:
    """How a day stands while one of its lines runs. Minutes are counted from the day's own midnight.

    `behind` is below 0 when the day is ahead. `ends` and `was_to_end` are about the line that runs, `pause` is the next
    coffee or lunch after it (None: none comes any more), `pause_at` when that begins, `closes` when the last line ends;
    all as they are to be expected now.
    """

    item: AgendaItem
    behind: int
    ends: int
    was_to_end: int
    pause: AgendaItem | None
    pause_at: int | None
    closes: int


def clock(minute: int | None) -> str:
    """A minute of the day as people read it: "13:20", "" when it is not known."""
    return "" if minute is None else f"{minute // 60 % 24:02}:{minute % 60:02}"


def minute_of(moment: time | None) -> int | None:
    """The minute of the day."""
    return None if moment is None else moment.hour * 60 + moment.minute


def duration(minutes: int) -> str:
    """How long something takes: "45 min", "8 h", "4 h 10"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def clock_times(content: Content) -> tuple[DayTimes, ...]:
    """Every day of the workshop with its lines, in order."""
    of_day: dict[str, list[AgendaItem]] = defaultdict(list)
    for item in content.of(AgendaItem):
        of_day[item.day].append(item)
    found = []
    for number, day in enumerate(content.of(Day), start=1):
        starts = at = minute_of(day.starts)
        items = []
        for item in of_day[day.id]:
            items.append(ItemTime(item, at))
            at = None if at is None else at + item.minutes
        total = sum(item.minutes for item in of_day[day.id])
        found.append(DayTimes(day, number, tuple(items), total, starts, minute_of(day.ends)))
    return tuple(found)


def remedies(times: DayTimes, chosen: str = "", before: Mapping[str, int] | None = None) -> tuple[Remedy, ...]:
    """What makes a day that is too long fit in one press: a shorter exercise, an earlier start; () when it fits.

    `before` are the minutes of the lines, by id, when the day last fit: a line that was made longer since is offered
    its old minutes first, when that is enough.

    The line to shorten is the chosen one (an item's id) when it can give the minutes, else the longest that can; no
    break is touched, and no line gives more than half of itself.
    """
    over = times.overrun
    if not over or times.starts is None:
        return ()
    can = [
        entry.item
        for entry in times.items
        if entry.item.exercise not in BREAKS and entry.item.minutes - over >= max(SHORTEST, entry.item.minutes / 2)
    ]
    found = []
    longer = [
        (entry.item, old)
        for entry in times.items
        if (old := (before or {}).get(entry.item.id, entry.item.minutes)) <= entry.item.minutes - over
    ]
    for item, old in sorted(longer, key=lambda pair: pair[0].id != chosen)[:1]:
        found.append(_shorter(times, item, old))
    if can:
        item = next((item for item in can if item.id == chosen), max(can, key=lambda item: item.minutes))
        if not any(remedy.item == item.id for remedy in found):
            found.append(_shorter(times, item, item.minutes - over))
    if times.starts - over >= 0:
        starts = times.starts - over
        found.append(Remedy(f"Start {clock(starts)}", times.day.id, starts=starts))
    return tuple(found)


def _shorter(times: DayTimes, item: AgendaItem, minutes: int) -> Remedy:
    return Remedy(f"{shown(item.title, NAME) or 'This line'} {minutes}", times.day.id, item=item.id, minutes=minutes)


# -- the day under way -------------------------------------------------------------------------------------------------


def minute_in(on: date, moment: datetime) -> float:
    """Minutes from the midnight a date begins with to a moment of the wall clock; above 1440 on the day after."""
    return (moment - datetime.combine(on, time())) / timedelta(minutes=1)


def today(
    days: Sequence[DayTimes], moment: datetime, held: Mapping[str, date] | None = None
) -> tuple[DayTimes, float] | None:
    """The day that is being held at a moment, and the minute it has come to; None when none is.

    It is the day with the date of the moment; of two with one date, the one that began last. A day that runs past
    midnight stays the day for as long as its last line may be late, unless the next one has begun.

    Where no day has a date, a day has the date on which a line of it was held (`held`: dates by the lines' ids), and
    the first day that was never held is today's when no other is.
    """
    dates = [times.day.on for times in days]
    if not any(dates):
        dates = [
            max((held[e.item.id] for e in times.items if held and e.item.id in held), default=None) for times in days
        ]
        if not any(on is not None and _goes_on(times, on, moment) for times, on in zip(days, dates, strict=True)):
            fresh = next((n for n, on in enumerate(dates) if on is None and days[n].items), None)
            if fresh is not None:
                dates[fresh] = moment.date()
    under_way = [
        (times, minute_in(on, moment))
        for times, on in zip(days, dates, strict=True)
        if on is not None and _goes_on(times, on, moment)
    ]
    begun = [(times, now) for times, now in under_way if times.starts is None or times.starts <= now]
    # Of those that have begun the last; before anything has, the first.
    if begun:
        return min(begun, key=lambda pair: pair[1] - (pair[0].starts or 0))
    return under_way[0] if under_way else None


def _goes_on(times: DayTimes, on: date, moment: datetime) -> bool:
    if on == moment.date():
        return True
    past_midnight = times.ends is not None and times.ends > MIDNIGHT
    return past_midnight and on < moment.date() and minute_in(on, moment) < (times.ends or 0) + LATE


def due(times: DayTimes, exercise: str, now: float, done: Container[str] = ()) -> ItemTime | None:
    """The line of a day that an exercise is at: of its lines that are not done, the nearest to minute `now`.

    What comes before a line that is done was left out. Lines that are equally near are held in their order, and a line
    counts as near until `LATE` minutes after its end. None when the exercise has no line left.
    """
    left = [entry for entry in _after_the_last(times, done) if entry.item.exercise == exercise]
    return min(left, key=lambda entry: _away(entry, now, LATE), default=None)


def following(times: DayTimes, line: str, now: float, done: Container[str] = ()) -> ItemTime | None:
    """The line after this one; without one that runs the line after the last that is done, else the one planned for
    minute `now`. None after the last."""
    items = times.items
    at = next((n for n, entry in enumerate(items) if entry.item.id == line), None)
    if at is not None:
        return items[at + 1] if at + 1 < len(items) else None
    left = _after_the_last(times, done)
    if len(left) < len(items):
        return left[0] if left else None
    return min(left, key=lambda entry: _away(entry, now, 0), default=None)


def _after_the_last(times: DayTimes, done: Container[str]) -> tuple[ItemTime, ...]:
    last = max((n for n, entry in enumerate(times.items) if entry.item.id in done), default=-1)
    return times.items[last + 1 :]


def _away(entry: ItemTime, now: float, late: int) -> float:
    """Minutes between now and the time of a line, 0.0 within it."""
    if entry.starts is None or entry.ends is None:
        return 0.0
    # A line has ended at its last minute; at that minute the next one is the nearer.
    over = now - entry.ends - late
    return max(entry.starts - now, over + 1 if over >= 0 else 0.0, 0.0)


def drift(times: DayTimes, line: str, left: float, now: float) -> Drift | None:
    """How the day stands at minute `now`, with `left` minutes to go in the line that runs; None without clock times.

    A line whose time is over (`left` below 0) ends now. Every later line is taken to last as long as planned: no
    exercise is shortened and no break absorbs anything, so that all of them move by the same minutes. What to shorten
    is for people to decide; what the plan becomes then is what the next figure says.
    """
    at = next((n for n, entry in enumerate(times.items) if entry.item.id == line), None)
    if at is None or times.ends is None:
        return None
    entry = times.items[at]
    assert entry.ends is not None
    ends = math.floor(now + max(0.0, left) + 0.5)
    behind = ends - entry.ends
    pause = next((later for later in times.items[at + 1 :] if later.item.exercise in BREAKS), None)
    pause_at = pause.starts + behind if pause is not None and pause.starts is not None else None
    return Drift(
        entry.item, behind, ends, entry.ends, pause.item if pause is not None else None, pause_at, times.ends + behind
    )


def drift_words(found: Drift) -> tuple[str, ...]:
    """The same as a facilitator reads it at a glance, the fullest form first: "8 minutes behind; lunch 12:38"."""
    by = abs(found.behind)
    if by <= ON_TIME:
        long = short = "on time"
    else:
        way = "behind" if found.behind > 0 else "ahead"
        long = f"{by} minutes {way}" if by < 60 else f"{duration(by)} {way}"
        short = f"{by} {way}" if by < 60 else long
    if found.item.exercise in BREAKS:
        coming = f"back {clock(found.ends)}"
    elif found.pause is not None:
        coming = f"{found.pause.exercise} {clock(found.pause_at)}"
    else:
        coming = f"end {clock(found.closes)}"
    forms = (f"{long}; {coming}", f"{short}; {coming}", short)
    return tuple(dict.fromkeys(forms))
