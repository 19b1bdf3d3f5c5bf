"""One day as people say it: "30 jun", "30 6", "fri", "in 3 weeks", "end of june", "q3"; and a day in few words.

No Qt and no clock: the day on which it is said is passed in.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from cxworkshop.core.words import counted
from cxworkshop.ui.dates import MONTH_NAMES, Unreadable, read_dates

TRY = "Write it like 30 June, fri or 3 weeks."
# Beyond this many days back or ahead a date is shown with its year.
_BACK, _AHEAD = 120, 240
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(?:in\s+|\+\s*)?(\d{1,3}|a|an|one|two|three)\s*(d|days?|w|weeks?|months?)", re.I)
_NUMBERS = re.compile(r"(\d{1,2})\s+(\d{1,2})(?:\s+(\d{4}|\d{2}))?")
_END = re.compile(r"(?:the\s+)?end(?:\s+of)?(?:\s+(?:the|this))?\s+(\w+?)(?:\s+(\d{4}))?", re.I)
_MONTH = re.compile(r"([^\W\d_]{3,})\.?(?:\s+(\d{4}))?", re.I)
_QUARTER = re.compile(r"q([1-4])(?:\s*/?\s*(\d{4}))?", re.I)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def read_day(text: str, today: date) -> date | None:
    """The day a text names, None for an empty one. Unreadable says in a sentence what is in the way.

    What has no year, or only a day of the month, is the next such day from `today` on; a month alone is its last day.
    """
    said = " ".join(text.casefold().split()).rstrip(".")
    if not said:
        return None
    try:
        found = _relative(said, today) or _ending(said, today) or _numbers(said, today)
        days = [found] if found is not None else read_dates(text, today)
    except OverflowError:
        raise Unreadable("That day is out of reach.") from None
    except Unreadable as why:
        if str(why).startswith(("There is no", "The year")):
            raise
        raise Unreadable(f"“{' '.join(text.split())[:30]}” is no day. {TRY}") from None
    if len(days) != 1:
        raise Unreadable(f"Those are {len(days)} days. {TRY}")
    return days[0]


def read_past_day(text: str, today: date) -> date | None:
    """The same for what has happened: what has no year is the last such day, `today` included.

    A day that says its year is taken as it is, also when it lies ahead. Unreadable as `read_day` says.
    """
    said = " ".join(text.casefold().split())
    if said == "yesterday":
        return today - timedelta(days=1)
    day = read_day(text, today)
    if day is None or day <= today or re.search(r"\d{4}|\d[./-]\d+[./-]\d", said):
        return day
    if said.isalpha() and day - today <= timedelta(days=7):
        return day - timedelta(days=7)
    if said.isdecimal():
        return _months_back(day)
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day


def _months_back(day: date) -> date:
    """The same day of the last month before that has it."""
    month = day.replace(day=1)
    while True:
        month = (month - timedelta(days=1)).replace(day=1)
        if day.day <= calendar.monthrange(month.year, month.month)[1]:
            return month.replace(day=day.day)


def day_words(day: date, today: date) -> str:
    """A day in few words: "30 Jun", with its year when it is far away: "30 Jun 2028"."""
    near = -_BACK <= (day - today).days <= _AHEAD
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]}{'' if near else f' {day.year}'}"


def weekday_words(day: date) -> str:
    """The weekday in three letters: "Fri"."""
    return _WEEKDAYS[day.weekday()][:3].capitalize()


def late_words(day: date, today: date) -> str:
    """How late something is that was due on `day`: "7 days late"; "" while it is not."""
    days = (today - day).days
    return f"{counted(days, 'day')} late" if days > 0 else ""


def _relative(said: str, today: date) -> date | None:
    if said in ("today", "now"):
        return today
    if said in ("tomorrow", "tmr"):
        return today + timedelta(days=1)
    bare = said.removeprefix("next ").removeprefix("on ")
    if len(bare) >= 3 and bare.isalpha():
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(bare):
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if said in ("next week", "next month"):
        said = said.replace("next", "1")
    if match := _SPAN.fullmatch(said):
        many = _COUNTS.get(match[1]) or int(match[1])
        if match[2].startswith("m"):
            return _months_on(today, many)
        return today + timedelta(days=many * (7 if match[2].startswith("w") else 1))
    return None


def _ending(said: str, today: date) -> date | None:
    """The last day of a month, a quarter or the year."""
    if match := _QUARTER.fullmatch(said):
        return _last(int(match[1]) * 3, match[2], today)
    if match := _END.fullmatch(said):
        if match[1] == "month":
            return _last(today.month, str(today.year), today)
        if match[1] == "year":
            return date(today.year, 12, 31)
        if quarter := _QUARTER.fullmatch(match[1]):
            return _last(int(quarter[1]) * 3, match[2], today)
        said = " ".join(part for part in match.groups() if part)
    if match := _MONTH.fullmatch(said):
        for number, name in enumerate(MONTH_NAMES, 1):
            if name.casefold().startswith(match[1]):
                return _last(number, match[2], today)
    return None


def _numbers(said: str, today: date) -> date | None:
    """ "30 6" is a day and a month, "15" the next 15th."""
    if match := _NUMBERS.fullmatch(said):
        return next(iter(read_dates(".".join(part for part in match.groups() if part), today)), None)
    if said.isdecimal() and 1 <= int(said) <= 31:
        month = today.replace(day=1)
        while True:
            last = calendar.monthrange(month.year, month.month)[1]
            if int(said) <= last and (day := month.replace(day=int(said))) >= today:
                return day
            month = (month + timedelta(days=31)).replace(day=1)
    return None


def _last(month: int, year: str | None, today: date) -> date:
    number = int(year) if year else today.year + (month < today.month)
    return date(number, month, calendar.monthrange(number, month)[1])


def _months_on(day: date, many: int) -> date:
    """The same day so many months later, the last of the month where there is none."""
    month = day.month - 1 + many
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
