"""How large each kind of text is on the wall, in per cent of the picture's height.

The sizes are those at which capitals subtend enough at ten metres from a picture 1.5 m high (16 arc minutes are
legible, 20 comfortable). Text is set as large as its role allows; it steps down to the role's floor and no further.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from cxworkshop.ui.tokens import DISPLAY, SANS, VOICE_DISPLAY

RoomRole = Literal[
    "footer",
    "clock",
    "label",
    "reading",
    "item",
    "quote",
    "headline",
    "subject",
    "title",
    "number",
    "time",
    "countdown",
]


class RoomType(NamedTuple):
    """`large` and `floor` are per cent of the picture's height; `leading` is a factor of the size."""

    family: str
    weight: int
    large: float
    floor: float
    leading: float
    tabular: bool = False


ROLES: Final[Mapping[RoomRole, RoomType]] = {
    "footer": RoomType(SANS, 400, 4.4, 4.4, 1.3),  # where we are; owners and dates
    "clock": RoomType(SANS, 600, 5.6, 5.6, 1.2, tabular=True),
    "label": RoomType(SANS, 400, 5.9, 5.6, 1.28),  # questions, options, what a thing is
    "reading": RoomType(VOICE_DISPLAY, 500, 6.3, 5.6, 1.3),  # the room's words where they stand beside something
    "item": RoomType(DISPLAY, 600, 7.4, 6.3, 1.2),  # names in a list
    "quote": RoomType(VOICE_DISPLAY, 600, 8.9, 6.3, 1.22),  # the room's words where they are what it is about
    "headline": RoomType(VOICE_DISPLAY, 600, 13.4, 8.0, 1.18),
    "subject": RoomType(DISPLAY, 600, 16.3, 8.0, 1.08),  # the one thing
    "title": RoomType(SANS, 500, 9.6, 6.3, 1.15),  # what the picture is of, where it is no name
    "number": RoomType(DISPLAY, 600, 8.9, 6.3, 1.1, tabular=True),
    "time": RoomType(DISPLAY, 600, 7.4, 6.3, 1.2, tabular=True),  # of day, beside names
    "countdown": RoomType(DISPLAY, 600, 37.0, 20.0, 1.0, tabular=True),
}

MARGIN: Final = 8.9  # per cent of the height, on all sides but the lower one
FOOT: Final = 4.6  # per cent, under the footer
LINE: Final = 45  # characters in a line, at most: longer ones are lost on the way back
