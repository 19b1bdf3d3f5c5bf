"""The small change of plain sentences: counting, listing, and showing what a person typed in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

LINE = 120
NAME = 60

# English whatever the computer speaks: a sentence is not half translated.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def shown(text: str, limit: int = LINE) -> str:
    """What a person typed as one line of at most `limit` characters; cut in the middle: ends tell names apart."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    tail = limit // 3
    return f"{line[: limit - tail - 3].rstrip()} … {line[-tail:].lstrip()}"


def quoted(text: str, empty: str, limit: int = LINE) -> str:
    """The text in quotation marks in one line, or `empty` when there is none."""
    line = shown(text, limit)
    return f"“{line}”" if line else empty


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 team", "3 teams"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def size_words(size: int) -> str:
    """Bytes as `812 KB` or `1.4 MB`."""
    return f"{max(1, round(size / 1024)):,} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def joined(parts: Sequence[str], most: int = 0, last: str = "and") -> str:
    """A list as people say it: "A, B and C"; with `most`, the first ones and how many more there are."""
    if most and len(parts) > most:
        return f"{', '.join(parts[:most])} {last} {len(parts) - most} more"
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def date_words(day: date) -> str:
    """A date in full: "3 March 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def dates_words(days: Sequence[date]) -> str:
    """Days with their weekday, said once what they share: "Tue 10 – Wed 11 March 2026"."""
    if not days:
        return ""
    first, last = min(days), max(days)
    end = f"{_DAYS[last.weekday()]} {date_words(last)}"
    if first == last:
        return end
    start = f"{_DAYS[first.weekday()]} {first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {_MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} – {end}"
