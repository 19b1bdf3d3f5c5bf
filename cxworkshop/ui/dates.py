"""Dates as people write them in one line: "10–11 March 2026", "10.3.2026", "10 and 12 March", "30 April to 1 May".

No Qt and no clock: the day that a missing year is measured from is passed in.
"""

from __future__ import annotations

import calendar
import dataclasses
import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from cxworkshop.core.words import date_words, dates_words

MOST = 31  # days; more is a slip of the keyboard

# The beginnings of the months in the languages consultants' calendars speak, long enough to be told apart.
_MONTHS = (
    *(("jan", "gen", "ene", "jän"), ("feb", "fév", "fev"), ("mar", "mär", "mrz", "maa"), ("apr", "avr", "abr")),
    *(("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "aou", "ago")),
    *(("sep", "set"), ("oct", "okt", "ott"), ("nov",), ("dec", "dez", "déc", "dic")),
)
_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTH_NAMES = (*_FULL, "November", "December")
_WEEKDAYS = re.compile(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so)\b\.?,?(?=\s)",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    r"|(?P<full>(?P<a>\d{1,2})(?P<sign>[./-])\s?(?P<b>\d{1,2})(?P=sign)\s?(?P<y>\d{4}|\d{2}))(?!\d)"
    r"|(?P<short>(?P<c>\d{1,2})(?P<mark>[./])(?P<d>\d{1,2})\.?)(?![\d.])"
    r"|(?P<year>\d{4})(?!\d)"
    r"|(?P<late>[2-9]\d)(?=\s*$)"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er)?(?![\d])"
    r"|(?P<to>[-–—‒]|\b(?:to|till|until|through|bis|tot|au)\b)"
    r"|(?P<and>[,;/&+]|\b(?:and|und|et|en|e|y)\b)"
    r"|(?P<space>\s+|\b(?:of|the|on|de|den|vom|am|le|from|both|days?)\b)"
    r"|(?P<word>[^\W\d_]{3,}\.?)"
    r"|(?P<other>\S+)",
    re.IGNORECASE,
)


class Unreadable(ValueError):  # noqa: N818 - what was typed, not an error of the program
    """The line names no days; the message says in one sentence what is in the way, and what to try."""


@dataclasses.dataclass(slots=True)
class _Day:
    day: int
    month: int | None = None
    year: int | None = None
    until: bool = False  # the last day of a range that the day before it begins


def read_dates(text: str, near: date, *, day_first: bool = True) -> list[date]:
    """The days a line names, in order and once each; [] for an empty line. Unreadable says why it cannot.

    A missing year is that of the next such day from `near` on; `day_first` says how 3/4/2026 is meant.
    """
    found = _parse(text, day_first=day_first)
    if not found:
        if text.strip():
            raise Unreadable("No day is named here. Write it like 10–11 March 2026.")
        return []
    _spread(found)
    missing = next((entry for entry in found if entry.month is None), None)
    if missing is not None:
        raise Unreadable("The month is missing. Write it like 10–11 March 2026.")
    _give_years(found, near)
    days: list[date] = []
    for entry in found:
        end = _date(entry)
        days += _between(days[-1], end) if entry.until and days else [end]
    days = sorted(set(days))
    if len(days) > MOST:
        raise Unreadable(f"That is {len(days):,} days; a workshop has {MOST} at most.")
    return days


def show_dates(days: Sequence[date]) -> str:
    """Days in one line that `read_dates` reads back: a range where they follow each other, else one by one."""
    ordered = sorted(days)
    if all(after - before == timedelta(days=1) for before, after in pairwise(ordered)):
        return dates_words(ordered)
    last = ordered[-1]
    parts = [
        f"{day.day}{'' if (day.year, day.month) == (last.year, last.month) else ' ' + MONTH_NAMES[day.month - 1]}"
        f"{'' if day.year == last.year else f' {day.year}'}"
        for day in ordered[:-1]
    ]
    return f"{', '.join(parts)} and {date_words(last)}"


def _parse(text: str, *, day_first: bool) -> list[_Day]:
    found: list[_Day] = []
    month: int | None = None  # a month written before its days: "March 10"
    until = named = False
    for token in _TOKEN.finditer(_WEEKDAYS.sub(" ", f"{text} ")):
        kind = token.lastgroup
        if kind in ("space", "and"):
            named = named and kind == "space"
            continue
        if kind == "to":
            until = bool(found)
            continue
        if kind == "year":
            _put_year(found, int(token["year"]))
            continue
        if kind == "word":
            before, month = month, _put_month(found, _month(token["word"]), month)
            named = before == month and bool(found)
            continue
        if kind == "late" and named and not until:
            _put_year(found, 2000 + int(token["late"]))
            continue
        entry = _entry(token, month, day_first=day_first)
        entry.until, until = until, False
        found.append(entry)
    return found


def _entry(token: re.Match[str], month: int | None, *, day_first: bool) -> _Day:
    if token["iso"]:
        year, number, day = map(int, token["iso"].split("-"))
        return _Day(day, number, year)
    if token["full"]:
        year = int(token["y"]) if len(token["y"]) == 4 else 2000 + int(token["y"])
        return _day_month(int(token["a"]), int(token["b"]), year, day_first or token["sign"] == ".")
    if token["short"]:
        return _day_month(int(token["c"]), int(token["d"]), None, day_first or token["mark"] == ".")
    if token["day"] or token["late"]:
        return _Day(int(token["day"] or token["late"]), month)
    raise Unreadable(f"“{token[0][:30]}” is no date. Write it like 10–11 March 2026.")


def _day_month(first: int, second: int, year: int | None, day_first: bool) -> _Day:
    if first > 12 or (day_first and second <= 12):
        return _Day(first, second, year)
    return _Day(second, first, year)


def _month(word: str) -> int:
    folded = word.casefold()
    for number, beginnings in enumerate(_MONTHS, 1):
        if folded.startswith(("juin", "juil")):
            return 6 if folded.startswith("juin") else 7
        if folded.startswith(beginnings):
            return number
    raise Unreadable(f"“{word[:30]}” is no month. Write it like 10–11 March 2026.")


def _put_month(found: list[_Day], number: int, before: int | None) -> int | None:
    """The month belongs to the days before it that have none; otherwise to the days that follow."""
    if not found or found[-1].month is not None:
        return number
    for entry in reversed(found):
        if entry.month is not None:
            break
        entry.month = number
    return before


def _put_year(found: list[_Day], year: int) -> None:
    for entry in reversed(found):
        if entry.year is not None:
            break
        entry.year = year


def _spread(found: list[_Day]) -> None:
    """Days take the month and year of the next day that says them: "10, 11.3.2026"."""
    month = year = None
    for entry in reversed(found):
        if entry.month is None:
            entry.month = month
        if entry.year is None and year is not None:
            entry.year = year
        month, year = entry.month, entry.year


def _give_years(found: list[_Day], near: date) -> None:
    year = next((entry.year for entry in found if entry.year is not None), None)
    if year is None:
        first = found[0]
        month = first.month or 1
        year = near.year + ((month, first.day) < (near.month, near.day))
    before = 0
    for entry in found:
        if entry.year is None:
            # After December comes the next year: "30 December to 2 January".
            entry.year = year + ((entry.month or 1) < before)
        year, before = entry.year, entry.month or 1


def _date(entry: _Day) -> date:
    assert entry.month is not None
    assert entry.year is not None
    if not 1 <= entry.month <= 12:
        raise Unreadable(f"There is no month {entry.month}.")
    if not 1900 <= entry.year <= 9998:
        raise Unreadable(f"The year {entry.year} is out of reach.")
    last = calendar.monthrange(entry.year, entry.month)[1]
    name = MONTH_NAMES[entry.month - 1]
    if not 1 <= entry.day <= last:
        year = f" {entry.year}" if entry.month == 2 and entry.day == 29 else ""
        raise Unreadable(f"There is no {entry.day} {name}{year}. Try {last if entry.day else 1} {name[:3]}.")
    return date(entry.year, entry.month, entry.day)


def _between(first: date, last: date) -> list[date]:
    span = (last - first).days
    if span < 0:
        raise Unreadable(f"{date_words(last)} is before {date_words(first)}.")
    if span > MOST:
        raise Unreadable(f"That is {span + 1:,} days; a workshop has {MOST} at most.")
    return [first + timedelta(days=n) for n in range(1, span + 1)]
