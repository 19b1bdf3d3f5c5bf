"""What a person wrote in a cell, read as a number, a yes or no, a date, or one of a few words, where it is plain.

Every reader returns the value, None where the cell says that nothing is known, and raises `Unread` where it says
something that cannot be read without guessing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date

from cxworkshop.exchange.words import key

# Written where nothing is known yet. In a text these are words like any others.
_UNKNOWN = frozenset({"", "na", "n a", "tbd", "tba", "tbc", "unknown", "not known", "none", "nil", "null", "k a"})
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non"})
_YES_MARKS = frozenset({"✓", "✔", "☑", "●", "✅", "•"})
_NO_MARKS = frozenset({"✗", "✘", "☐", "○", "❌"})

_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[,  '’]\d{3})+(?:\.\d+)?")
_GROUPED_BY_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_ONE_DOT_THREE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_HEADS = re.compile(r"\s*\b(?:ftes?|people|persons?|staff|employees?|heads?)\.?$", re.IGNORECASE)

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_APART = re.compile(r"[;\n•|]")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


class Unread(ValueError):  # noqa: N818 - what happened, not an error of the program
    """The cell says something that cannot be read as what its column holds; the message says why, if it can."""


def unknown(text: str) -> bool:
    """Whether the cell says that nothing is known: empty, a dash, a question mark, NA, TBD."""
    if len(text) > 12:
        return False
    return key(text.lstrip("#")) in _UNKNOWN and not any(c in _YES_MARKS or c in _NO_MARKS for c in text)


def number(text: str, most: float = math.inf) -> float | None:
    """A number from 0 to `most`, fractions allowed; "ca. 20", "20-25" and "1.200" are no plain numbers."""
    if len(text) <= 4 and _PLAIN.fullmatch(text):  # the everyday case, and too short for a thousand with a point
        value = float(text.replace(",", "."))
    else:
        found = _long_number(_HEADS.sub("", text.strip()) or text)
        if found is None:
            return None
        value = found
    if value > most:
        raise Unread(f"it is more than {most:,.0f}")
    return value


def _long_number(text: str) -> float | None:
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[,\s'’]", "", text))
    if _GROUPED_BY_DOTS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _ONE_DOT_THREE.fullmatch(text):
        raise Unread("it may be a thousand or a fraction")
    if _PLAIN.fullmatch(text) and len(text) <= 15:
        return float(text.replace(",", "."))
    if unknown(text):
        return None
    raise Unread("")


def whole(text: str, low: int, high: int) -> int | None:
    """A whole number within bounds; "3/5" and "3 of 5" read as 3 where `high` is 5."""
    bare = re.sub(rf"\s*(?:/|of|out of)\s*{high}$", "", text.strip())
    value = number(bare)
    if value is None:
        return None
    if value != int(value) or not low <= value <= high:
        raise Unread(f"it is no whole number from {low} to {high}")
    return int(value)


def yes_no(text: str) -> bool | None:
    """Yes or no, also as a cross or a tick."""
    bare = text.strip()
    if bare in _YES_MARKS:
        return True
    if bare in _NO_MARKS:
        return False
    word = key(bare)
    if word in _YES:
        return True
    if word in _NO:
        return False
    if unknown(bare):
        return None
    raise Unread("it is neither yes nor no")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(name: str) -> int:
    found = [i for i, month in enumerate(_MONTHS, 1) if month.startswith(name.casefold())]
    if name.casefold() == "sept":
        return 9
    if len(found) != 1:
        raise Unread("it is no date")
    return found[0]


def day(text: str, day_first: bool | None = None) -> date | None:
    """A date. `day_first` says how 3/4/2026 is meant: None when nobody knows, and then it is not read."""
    bare = " ".join(text.split())
    try:
        if m := _ISO.fullmatch(bare):
            return date(int(m[1]), int(m[2]), int(m[3]))
        if m := _DOTTED.fullmatch(bare):
            return date(_year(m[3]), int(m[2]), int(m[1]))
        if m := _DAY_MONTH.fullmatch(bare):
            return date(_year(m[3]), _month(m[2]), int(m[1]))
        if m := _MONTH_DAY.fullmatch(bare):
            return date(_year(m[3]), _month(m[1]), int(m[2]))
        if m := _SLASHED.fullmatch(bare):
            first, second = int(m[1]), int(m[2])
            if day_first is None and first != second:
                day_first = True if first > 12 else False if second > 12 else None
                if day_first is None:
                    raise Unread("the day and the month may be either way round")
            return date(_year(m[3]), second, first) if day_first else date(_year(m[3]), first, second)
    except Unread:
        raise
    except ValueError:
        raise Unread("there is no such day") from None
    if unknown(bare):
        return None
    raise Unread("it is no date")


def day_first(texts: Iterable[str]) -> bool | None:
    """How dates with slashes are meant in a column: from the first that can be read one way only."""
    for text in texts:
        if m := _SLASHED.fullmatch(text.strip()):
            if int(m[1]) > 12:
                return True
            if int(m[2]) > 12:
                return False
    return None


def several(text: str) -> list[str]:
    """The items of a cell that lists some: by line, semicolon or bullet, otherwise by comma."""
    parts = _APART.split(text)
    if len(parts) == 1:
        parts = text.split(", ")
    return [part for raw in parts if (part := raw.strip(" \t-–*"))]


def two_sides(text: str) -> tuple[str, str]:
    """The two poles of a scale written in one cell ("more customers ↔ better customers"), or the one that is there."""
    for sign in ("↔", "⟷", "<->", "<–>", "<=>", " vs. ", " vs ", " versus ", " | "):
        left, found, right = text.partition(sign)
        if found:
            return left.strip(), right.strip()
    return text.strip(), ""
