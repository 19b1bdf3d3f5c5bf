"""The displays as the drawing needs them: mirrored ones as one picture, in columns as they stand, with their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.screens import ScreenInfo

# What the systems call the sockets, and what is printed beside them.
SOCKETS: Final = (
    (re.compile(r"^(eDP|LVDS|DSI)", re.IGNORECASE), "built in"),
    (re.compile(r"^HDMI", re.IGNORECASE), "HDMI"),
    (re.compile(r"^(DP|DisplayPort)", re.IGNORECASE), "DisplayPort"),
    (re.compile(r"^VGA", re.IGNORECASE), "VGA"),
    (re.compile(r"^DVI", re.IGNORECASE), "DVI"),
)
NO_SERIAL: Final = re.compile(r"^\s*((0x)?0*1?|none|unknown)\s*$", re.IGNORECASE)  # displays that are not numbered
STAY: Final = "\u00a0"  # a blank at which no line breaks
SERIAL: Final = 8  # characters that are shown whole


class Use(StrEnum):
    """What a display is for at the moment."""

    CONSOLE = "console"
    ROOM = "the room"
    BOTH = "console and room"
    MIRRORED = "same picture"
    NONE = "not used"


@frozen
class Display:
    """One picture: `key` is that of its display, the first of several that show the same. Sizes are desktop pixels."""

    key: str
    number: str
    name: str
    details: str
    use: Use
    x: int
    y: int
    width: int
    height: int

    @property
    def mirrored(self) -> bool:
        return self.use is Use.MIRRORED

    @property
    def spoken(self) -> str:
        """All of it in words."""
        parts = (f"Screen {self.number}", self.name, self.details.replace(STAY, " "), self.use.value)
        return ", ".join(part for part in parts if part)


def displays_of(screens: Sequence[ScreenInfo], room: str, console: str) -> tuple[Display, ...]:
    """The pictures there are; `room` and `console` are keys of displays, "" for none."""
    found: list[Display] = []
    left = list(screens)
    while left:
        first = left[0]
        same = [screen for screen in left if screen is first or _same_picture(first, screen)]
        left = [screen for screen in left if screen not in same]
        use = _use(first.key, room, console) if len(same) == 1 else Use.MIRRORED
        number = " = ".join(str(screen.number) for screen in same)
        name = " and ".join(_name(screen) for screen in same)
        details = _details(first) if len(same) == 1 else _resolution(first)
        found.append(Display(first.key, number, name, details, use, *first.place))
    return tuple(found)


def columns_of(displays: Sequence[Display]) -> list[list[Display]]:
    """Displays from left to right; those above each other share a column, from top to bottom."""
    columns: list[list[Display]] = []
    for display in sorted(displays, key=lambda one: (one.x, one.y)):
        over = next((column for column in columns if any(_above(display, other) for other in column)), None)
        if over is None:
            columns.append([display])
        else:
            over.append(display)
    return [sorted(column, key=lambda one: one.y) for column in columns]


def _same_picture(one: ScreenInfo, other: ScreenInfo) -> bool:
    """Whether two displays show the same piece of the desktop; their sizes may differ."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide > 0 and high > 0 and 2 * wide * high > min(one.width * one.height, other.width * other.height)


def _above(one: Display, other: Display) -> bool:
    """Whether two displays stand above each other rather than side by side."""
    shared = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    return 2 * shared > min(one.width, other.width)


def _use(key: str, room: str, console: str) -> Use:
    if key == room:
        return Use.BOTH if key == console else Use.ROOM
    return Use.CONSOLE if key == console else Use.NONE


def _name(screen: ScreenInfo) -> str:
    return screen.name or " ".join(part for part in (screen.maker, screen.model) if part) or f"Screen {screen.number}"


def _details(screen: ScreenInfo) -> str:
    parts = [_socket(screen.connector), _resolution(screen)]
    if not NO_SERIAL.match(screen.serial):
        parts.append(f"serial{STAY}{short_serial(screen.serial)}")
    return f"{STAY}· ".join(part for part in parts if part)


def _resolution(screen: ScreenInfo) -> str:
    return f"{round(screen.width * screen.ratio)}{STAY}×{STAY}{round(screen.height * screen.ratio)}"


def _socket(connector: str) -> str:
    return next((words for sign, words in SOCKETS if sign.match(connector)), connector)


def short_serial(serial: str) -> str:
    """As much of a serial number as tells two projectors apart: its beginning and its end."""
    return serial if len(serial) <= SERIAL else f"{serial[:4]}…{serial[-3:]}"


def explained(displays: Sequence[Display], *, chosen: bool) -> tuple[str, str]:
    """What is worth knowing where the displays are drawn: a sentence and its remedy, "" for nothing.

    `chosen`: on this desktop a program can say on which display its windows stand.
    """
    if any(display.mirrored for display in displays):
        return (
            "The screens show the same picture, so the room would see the console.",
            "Extend the screens in the system’s display settings. Until then F5 opens the room in a plain window.",
        )
    if len(displays) == 1:
        return (
            "There is one screen.",
            "Connect the projector and it stands here. Until then F5 opens the room in a plain window.",
        )
    if not chosen:
        return (
            "This desktop places windows itself.",
            "F5 opens the room in a window; drag it to the room’s screen.",
        )
    return "", ""
