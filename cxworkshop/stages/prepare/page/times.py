"""Clock times and durations as people type them: "13", "13.30", "1 pm", "1330"; "75", "1 h 15", "1:15"."""

from __future__ import annotations

import re
from datetime import time

LONGEST = 24 * 60
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(?:h|uhr|o['’]clock)?\s*([ap])?\.?\s*(?:m\.?)?", re.I)
_HOURS = re.compile(r"(\d{1,2})\s*(?::|h|hours?|hrs?)\s*(?:(\d{1,2})\s*(?:m|min|minutes)?)?", re.I)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?|['’′])?", re.I)


class Unreadable(ValueError):  # noqa: N818 - what was typed, not an error of the program
    """The text is no time; the message says what to try."""


def read_time(text: str) -> time | None:
    """A time of day; None for an empty text. Unreadable when it is none."""
    bare = text.strip().casefold()
    if not bare:
        return None
    if bare in ("noon", "midday"):
        return time(12)
    match = _CLOCK.fullmatch(bare)
    if match is None:
        raise Unreadable("Write a time like 13:00.")
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), match[4]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and not minute:
        hour = 0
    if hour > 23 or minute > 59:
        raise Unreadable("The clock goes from 00:00 to 23:59.")
    return time(hour, minute)


def read_minutes(text: str) -> int | None:
    """How many minutes; None for an empty text. Unreadable when it is no duration or longer than a day."""
    bare = text.strip().casefold()
    if not bare:
        return None
    if match := _MINUTES.fullmatch(bare):
        minutes = int(match[1])
    elif match := _HOURS.fullmatch(bare):
        minutes = int(match[1]) * 60 + int(match[2] or 0)
    else:
        raise Unreadable("Write minutes, like 45, or hours, like 1 h 15.")
    if minutes > LONGEST:
        raise Unreadable("A line takes a day at most.")
    return minutes
