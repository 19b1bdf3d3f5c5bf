"""Which display is which, which of them is the room's, and how the room may stand there: plain values, no Qt.

A display is known by its maker, model and serial. Many projectors tell no serial and some tell nothing, so less has to
do: maker and model while only one such is there, then the connector.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.screens import ScreenInfo

KEPT = 24
_WRITTEN = ("key", "name", "maker", "model", "serial", "connector")
BUILT_IN = ("eDP", "LVDS", "DSI")
# What makers write who do not number their displays.
NO_SERIAL = frozenset({"", "0", "1", "0x00000000", "0x00000001", "0x01010101", "16843009", "none", "unknown"})
SAME_PICTURE = 0.5  # of the smaller display; displays that stand side by side share nothing


class Use(StrEnum):
    """What a display was for when it was last decided about."""

    ROOM = "room"
    OTHER = "other"


class Why(StrEnum):
    """Why the room stands in a plain window instead of filling a display."""

    ONE = "one"  # there is one display
    MIRRORED = "mirrored"  # every display shows the same picture
    REFUSED = "refused"  # this desktop lets no program choose where its windows stand


@frozen
class Place:
    """Where the room stands: filling `screen`, or in a plain window for the reason `why`."""

    screen: ScreenInfo | None
    why: Why | None = None

    @property
    def full(self) -> bool:
        return self.why is None and self.screen is not None


# -- who is who --------------------------------------------------------------------------------------------------------


def known(told: Sequence[ScreenInfo], twins: set[str]) -> tuple[ScreenInfo, ...]:
    """Give displays, as the system tells of them, their key, number and name.

    `twins` keeps the identities that were seen twice at a time, so that the key of one twin does not change when the
    other is unplugged. It is added to.
    """
    bare = [_identity(one) for one in told]
    twins.update(identity for identity in bare if bare.count(identity) > 1)
    names = [_name(one) for one in told]
    result: list[ScreenInfo] = []
    for place, (one, identity, name) in enumerate(zip(told, bare, names, strict=True)):
        result.append(
            dataclasses.replace(
                one,
                key=f"{identity}@{one.connector}" if identity in twins else identity,
                number=place + 1,
                name=f"{name} ({one.connector})" if names.count(name) > 1 and one.connector else name,
            )
        )
    return tuple(result)


def _identity(screen: ScreenInfo) -> str:
    maker, model, serial = (_plain(part) for part in (screen.maker, screen.model, screen.serial))
    serial = "" if serial.casefold() in NO_SERIAL else serial
    if model or serial:
        return "/".join((maker, model, serial))
    return f"connector:{screen.connector}"


def _name(screen: ScreenInfo) -> str:
    if screen.connector.startswith(BUILT_IN):
        return "Built-in display"
    maker, model = _plain(screen.maker), _plain(screen.model)
    if model:
        has_maker = not maker or model.casefold().startswith(maker.split()[0].casefold())
        return model if has_maker else f"{maker} {model}"
    return maker or _plain(screen.connector) or "Display"


def _plain(text: str) -> str:
    """What a display tells of itself, without what cannot be read."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:60]


def find(wanted: ScreenInfo, screens: Iterable[ScreenInfo]) -> ScreenInfo | None:
    """The same display among those there are; on another connector too, when only one can be meant."""
    there = list(screens)
    same = next((one for one in there if one.key == wanted.key), None)
    if same is not None:
        return same
    identity = _identity(wanted)
    if identity.startswith("connector:"):
        return None
    alike = [one for one in there if _identity(one) == identity]
    for one in alike:
        if one.connector == wanted.connector:
            return one
    twin = wanted.key != identity
    return alike[0] if len(alike) == 1 and not twin else None


# -- what was decided before -------------------------------------------------------------------------------------------


class Memory:
    """The displays a person has decided about, the most recent first, as a list of JSON-ready entries.

    The list is the one that is given, changed in place, so that whoever keeps the settings keeps it.
    """

    def __init__(self, entries: list[dict[str, str]]) -> None:
        self._entries = entries

    def remember(self, screen: ScreenInfo, use: Use) -> bool:
        """Note what a display is for; whether that is news."""
        entry = {part: getattr(screen, part) for part in _WRITTEN} | {"use": use.value}
        if self._entries and self._entries[0] == entry:
            return False
        self._entries[:] = [entry, *(old for old in self._entries if old.get("key") != screen.key)][:KEPT]
        return True

    def rooms(self) -> list[ScreenInfo]:
        """The displays that were the room's, the most recent first."""
        return [_screen(entry) for entry in self._entries if entry.get("use") == Use.ROOM]

    def use_of(self, screen: ScreenInfo) -> Use | None:
        """What a display was for; None for one that nobody has decided about."""
        for entry in self._entries:
            if find(_screen(entry), [screen]) is not None:
                return Use.ROOM if entry.get("use") == Use.ROOM else Use.OTHER
        return None


def _screen(entry: Mapping[str, str]) -> ScreenInfo:
    key, name, maker, model, serial, connector = (entry.get(part, "") for part in _WRITTEN)
    return ScreenInfo(key, 0, name, maker, model, serial, connector)


# -- where the room may stand ------------------------------------------------------------------------------------------


Rect = tuple[int, int, int, int]  # left, top, width, height


def overlap(one: Rect, other: Rect) -> int:
    """The pixels that two rectangles share."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, across) * max(0, down)


def mirrored(one: ScreenInfo, other: ScreenInfo) -> bool:
    """Whether two displays show the same piece of the desktop; their sizes may differ."""
    smaller = min(one.width * one.height, other.width * other.height)
    return overlap(one.place, other.place) > SAME_PICTURE * smaller


def apart(screens: Iterable[ScreenInfo], from_one: ScreenInfo | None) -> list[ScreenInfo]:
    """The displays that show something else than `from_one` does."""
    if from_one is None:
        return list(screens)
    return [one for one in screens if one.key != from_one.key and not mirrored(one, from_one)]


def place(
    screens: Sequence[ScreenInfo],
    console: ScreenInfo | None,
    rooms: Sequence[ScreenInfo],
    *,
    refused: bool = False,
) -> Place:
    """Where the room opens.

    `console` is the display the console stands on, which never becomes the room's by itself; `rooms` the remembered
    ones, the most recent first. A display that was the room's goes before one that was not, then those that are not
    the system's first, then the larger.
    """
    others = apart(screens, console)
    if not others:
        return Place(console, Why.MIRRORED if len(screens) > 1 else Why.ONE)
    if refused:
        return Place(console, Why.REFUSED)
    for room in rooms:
        there = find(room, others)
        if there is not None:
            return Place(there)
    return Place(min(others, key=lambda one: (one.primary, -one.width * one.height, one.number)))


def small_window(width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, width and height of the room's plain window in a free area of this size: two fifths of it, in the
    picture's usual 16:9, at the lower right, where the console has its Guide and no list."""
    wide = max(320, min(width * 2 // 5, height * 2 // 5 * 16 // 9))
    high = wide * 9 // 16
    return max(0, width - wide - 32), max(0, height - high - 56), wide, high


# -- windows that lost their display -----------------------------------------------------------------------------------

IN_SIGHT = 0.9


def in_sight(window: Rect, areas: Iterable[Rect]) -> bool:
    """Whether a window can be seen: nearly all of it, on one display or across several."""
    return sum(overlap(window, area) for area in areas) >= IN_SIGHT * window[2] * window[3]


def fitted(window: Rect, area: Rect) -> Rect:
    """The window in the middle of a free area, as large as before where it fits; its upper left corner always shows."""
    _, _, width, height = window
    x, y, w, h = area
    width, height = min(width, w), min(height, h)
    return x + (w - width) // 2, y + (h - height) // 2, width, height
