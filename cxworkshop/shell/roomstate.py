"""How the room stands, in the words and signs that the strip and the Guide share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.ui.chips import StatusHue

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room


class Standing(StrEnum):
    """What the wall does. BLANK comes before FROZEN: nobody sees what is frozen behind the black."""

    NONE = "none"
    LIVE = "live"
    FROZEN = "freeze"
    BLANK = "blank"


@frozen
class Sign:
    """A state in a word."""

    words: str
    icon: str
    hue: StatusHue


SIGNS: Final = {
    Standing.LIVE: Sign("Live", "broadcast", "accent"),
    Standing.FROZEN: Sign("Frozen", "snowflake", "inverted"),
    Standing.BLANK: Sign("Blank", "eye-slash", "grey"),
    Standing.NONE: Sign("No room screen", "prohibit", "plain"),
}
CLOSED = Sign("Room closed", "prohibit", "plain")


def standing(room: Room | None) -> Standing:
    """How the room stands now."""
    if room is None or not room.is_open:
        return Standing.NONE
    if room.blank:
        return Standing.BLANK
    return Standing.FROZEN if room.mode.value == "frozen" else Standing.LIVE


def sign(room: Room | None) -> Sign:
    """The same in a word; a room that has its display and is not open is closed."""
    now = standing(room)
    if now is Standing.NONE and room is not None and room.room_screen is not None:
        return CLOSED
    return SIGNS[now]


def on_wall(room: Room | None) -> str:
    """What stands on the wall, in the console's words; "" while there is none."""
    now = standing(room)
    if room is None or now is Standing.NONE:
        return ""
    if now is Standing.BLANK:
        return "Room is dark"
    sent = room.on_wall
    return named(room.label_of(sent)) or ("Nothing sent yet" if sent is None else "What was shown was removed")


def told(room: Room | None) -> str:
    """What there is to say under the Guide's picture: the page, or what is behind it; "" for nothing."""
    if room is None:
        return ""
    sent = named(room.label)
    match standing(room):
        case Standing.NONE:
            return f"Ready: {sent}" if sent else ""
        case Standing.BLANK:
            behind = named(room.label_of(room.on_wall))
            return f"Behind it: {behind}" if behind else ""
        case Standing.FROZEN:
            if room.live_snapshot == room.snapshot:
                return ""
            return f"Live would show: {sent}" if sent else "Live would show nothing"
        case _:
            pages = room.pages
            return f"Page {room.page + 1} of {pages}" if pages > 1 else ""


def named(words: str) -> str:
    """A label with what people typed in it, fit for one line."""
    return shown(words, NAME * 2)
