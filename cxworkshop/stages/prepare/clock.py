"""The agenda's clock: when each line starts, when the day ends, and what makes a day that is too long fit.

Times are minutes since midnight, so that a day that runs past midnight stays a number; `clock` shows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import time

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.prepare.records import AgendaItem, Day

BREAKS = frozenset({"coffee", "lunch"})
SHORTEST = 10  # minutes: below that an exercise is not shortened but dropped, and that is for people to decide


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
