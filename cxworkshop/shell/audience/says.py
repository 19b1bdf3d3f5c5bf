"""What the facilitator is told about the room's display, in one place so that it can be read in one go."""

from __future__ import annotations

from cxworkshop.shell.audience.displays import Why
from cxworkshop.ui.room.room import Mode, Room
from cxworkshop.ui.room.screens import ScreenInfo

NO_OTHER = "There is no second screen to change with"
REFUSED_SWAP = "This desktop places windows itself: drag the room’s window to the other screen"
REFUSED_SCREEN = "This desktop places windows itself: drag the room’s window to that screen, then press F11"
WINDOWED = "The room is a plain window now, behind this one"
UNMOVED = "The room’s window did not reach its screen. Drag it there, then press F11"
STAYS_PLAIN = "The room stays a plain window on the screen you work on"


def opened(why: Why | None) -> str:
    """Why the room is a plain window; "" when it fills its display, or when a banner says it."""
    match why:
        case Why.ONE:
            return "There is one screen, so the room opens as a window you can drag"
        case Why.REFUSED:
            return "Drag the room’s window to the room’s screen, then press F11"
        case _:
            return ""


def mirrored() -> str:
    """Every display shows the same picture."""
    return (
        "All screens show the same picture, so the room sees what you see, notes too. "
        "Extend the screens in the system’s settings, then press F5 twice"
    )


def lost(screen: ScreenInfo) -> str:
    """The room's display was unplugged."""
    return f"{screen.name} was unplugged. The room is closed until it is back"


def back(screen: ScreenInfo, room: Room) -> str:
    """The room's display is there again."""
    if room.blank:
        return f"{screen.name} is back. The room is blank, as before"
    if room.mode is Mode.FROZEN:
        return f"{screen.name} is back. The room is frozen, as before"
    return f"{screen.name} is back. The room shows what it showed"


def moved(screen: ScreenInfo) -> str:
    """A display that was the room's before came while the room stood in a plain window."""
    return f"{screen.name} is here. The room moved there"


def here(screen: ScreenInfo) -> str:
    """A display that was the room's before came while the room is closed."""
    return f"{screen.name} is here. F5 opens the room there"


def new(screen: ScreenInfo) -> str:
    """A display came that nobody has decided about."""
    return f"A new screen is here: {screen.name}"
