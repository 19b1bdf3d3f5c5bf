"""Lengths as people write them, in metres: "1,5", "150 cm", "5 ft 3 in". No Qt here."""

from __future__ import annotations

import re
from typing import Final

METRES: Final = {
    "m": 1.0, "metre": 1.0, "meter": 1.0, "cm": 0.01, "mm": 0.001,
    "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "'": 0.3048,
    "in": 0.0254, "inch": 0.0254, "inche": 0.0254, '"': 0.0254,
}  # fmt: skip
# A number that follows without a unit is counted in the next smaller one: "1 m 50", "5 ft 3".
SMALLER: Final = {1.0: 0.01, 0.3048: 0.0254}

_NUMBER: Final = r"\d+(?:[.,]\d+)?|[.,]\d+"
_PART: Final = re.compile(rf"\s*({_NUMBER})\s*([a-z'\"]*)\.?")


def read_length(text: str, most: float | None = None) -> float | None:
    """The length in metres, None when the text is none.

    Without a unit it is metres; a whole number above `most` without a unit is centimetres, because nobody means a
    picture 150 metres high.
    """
    text = _plain(text)
    metres, at, unit_before = 0.0, 0, 0.0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return None
        number, unit = float(part[1].replace(",", ".")), part[2]
        if unit:
            unit_length = METRES.get(unit, METRES.get(unit.removesuffix("s"), 0.0))
        elif at:
            unit_length = SMALLER.get(unit_before, 0.0)
        elif part.end() < len(text):
            return None  # two numbers, and nothing says what the first one counts
        else:
            unit_length = 0.01 if most is not None and number > most and number.is_integer() else 1.0
        if not unit_length or (at and unit_length >= unit_before):
            return None
        metres += number * unit_length
        at, unit_before = part.end(), unit_length
    return metres if at else None


def _plain(text: str) -> str:
    text = text.strip().casefold()
    for typed, sign in (("′", "'"), ("’", "'"), ("″", '"'), ("”", '"'), ("''", '"'), ("½", ".5"), ("\u00a0", " ")):
        text = text.replace(typed, sign)
    return text


def length_words(metres: float, digits: int = 1) -> str:
    """As in "11.5 m" and "3 m": at most so many digits after the point, and none that say nothing."""
    number = f"{metres:.{digits}f}"
    return f"{number.rstrip('0').rstrip('.') if '.' in number else number} m"
