"""Whether text on the wall can be read from a seat: how large the eye sees it, and how far away that is enough.

No Qt here. Lengths are metres, sizes of text are shares of the picture's height (0.0444 is 48 pixels of 1080), and
what the eye sees is in minutes of arc. The eye is taken to be straight in front of the text; from a seat at the side
letters are narrower, not lower.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cxworkshop.ui.tokens import DISPLAY, SANS, VOICE, VOICE_DISPLAY

# How high a capital is, in shares of the size of the text: sCapHeight of the bundled Inter and Literata, the latter
# in its cuts for text and for titles.
CAPITAL: Final[Mapping[str, float]] = {SANS: 0.7275, DISPLAY: 0.7275, VOICE: 0.701, VOICE_DISPLAY: 0.717}

# ISO 9241-3, 5.4: characters of 20 to 22 minutes are preferred for most tasks, 16 are the least for reading.
EASY: Final = 20.0
LEGIBLE: Final = 16.0

# ANSI/AVIXA V202.01 (DISCAS), basic decision making: an element is at least 1/200 of the distance high. The FAA's
# human-factors guide says the same of characters.
ELEMENTS_IN_DISTANCE: Final = 200

_MINUTES_IN_RADIAN: Final = 180 * 60 / math.pi


class Band(StrEnum):
    """How text that is seen so large reads."""

    EASY = "easy to read"
    LEGIBLE = "legible"
    SMALL = "too small"


def capital(text: float, picture: float, family: str = SANS) -> float:
    """How high a capital stands on the wall, in metres. KeyError for a family that is not bundled."""
    return text * picture * CAPITAL[family]


def arc_minutes(height: float, distance: float) -> float:
    """The angle under which a height is seen from a distance, in minutes; both in metres and above zero.

    ValueError when one of them is not. An angle has an end where height over distance has none: from a seat nearer
    than the thing is high the shortcut would be wrong.
    """
    if height <= 0 or distance <= 0:
        raise ValueError("a height and a distance are more than nothing")
    return 2 * math.atan(height / (2 * distance)) * _MINUTES_IN_RADIAN


def seen(text: float, picture: float, distance: float, family: str = SANS) -> float:
    """The minutes of arc of a capital in text of a size, in a picture of a height, from a distance."""
    return arc_minutes(capital(text, picture, family), distance)


def farthest(text: float, picture: float, minutes: float, family: str = SANS) -> float:
    """The distance in metres at which text is still seen under so many minutes: the turning round of `seen`."""
    return capital(text, picture, family) / (2 * math.tan(minutes / _MINUTES_IN_RADIAN / 2))


def picture_needed(text: float, distance: float, minutes: float, family: str = SANS) -> float:
    """How high the picture must be, in metres, for text to be seen under so many minutes from a distance."""
    return 2 * distance * math.tan(minutes / _MINUTES_IN_RADIAN / 2) / (text * CAPITAL[family])


def farthest_by_element(text: float, picture: float, family: str = SANS) -> float:
    """The distance in metres that the rule of 1/200 allows, the capital taken as the element.

    That is 17.2 minutes: stricter than `LEGIBLE` and less than `EASY`, so it only says something of its own between.
    """
    return capital(text, picture, family) * ELEMENTS_IN_DISTANCE


def band(minutes: float) -> Band:
    """Which band an angle falls into, as it is printed: to a tenth of a minute."""
    printed = round(minutes, 1)
    if printed >= EASY:
        return Band.EASY
    return Band.LEGIBLE if printed >= LEGIBLE else Band.SMALL
