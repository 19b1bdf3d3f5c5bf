"""The sheet a picture is laid out on: its size, colours, words and clock, and text measured for it."""

from __future__ import annotations

import math

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.lines import Lines, broken
from cxworkshop.ui.room.marks import Mark, TextMark
from cxworkshop.ui.room.roles import MARGIN, ROLES, RoomRole
from cxworkshop.ui.room.words import Words, words
from cxworkshop.ui.tokens import Palette, palette


@frozen
class Clock:
    """The time as the wall shows it: `words` is "12:40" or, over, "+1:12"; `share` of the time is left, 0 to 1.

    `back_at` is when a break ends ("11:15"), "" while nobody knows.
    """

    words: str
    share: float
    over: bool = False
    paused: bool = False
    back_at: str = ""


@frozen
class Look:
    """How the wall is set: independent of the console's own look."""

    dark: bool = False
    zoom: float = 1.0
    language: str = "en"


class Paper:
    """What a view is laid out on. `width` and `height` are pixels of the picture; `p` turns per cent of its height
    into pixels; text is measured with the wall's own zoom.
    """

    def __init__(self, width: float, height: float, look: Look, clock: Clock | None = None) -> None:
        self.width, self.height = width, height
        self.look, self.clock = look, clock
        self.words: Words = words(look.language)
        self.palette: Palette = palette("room-dark" if look.dark else "room-light")
        # On a picture that is nearly square the same margin would take too much of the line.
        self.margin = min(self.p(MARGIN), width * 0.055)

    def p(self, percent: float) -> float:
        """Pixels of so many per cent of the picture's height."""
        return self.height * percent / 100

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def hex(self, name: str) -> str:
        """A colour of the wall: "ink", "panel", "soft:cust" …"""
        table, _, hue = name.partition(":")
        if table == "soft" and hue:
            return self.palette.soft[hue]
        return self.palette.colours[name]

    def size(self, role: RoomRole, step: float = 0.0) -> float:
        """Per cent of the height: the role's large size at step 0, its floor at step 1; the wall's zoom included.

        A zoom above 1 enlarges the floor too; one below 1 never goes under it.
        """
        kind = ROLES[role]
        return max(kind.floor, (kind.large + (kind.floor - kind.large) * step) * self.look.zoom)

    def text(
        self, text: str, role: RoomRole, width: float, step: float = 0.0, weight: int = 0, *, italic: bool = False
    ) -> Lines:
        """`text` broken into lines no wider than `width` pixels and no longer than the eye can follow."""
        # Fonts have whole pixels: rounded down they would be below the floor.
        px = float(max(1, math.ceil(self.p(self.size(role, step)) - 1e-6)))
        return broken(text, role, px, weight, italic, max(1.0, width))

    def marks(
        self,
        lines: Lines,
        left: float,
        top: float,
        width: float,
        color: str = "ink",
        ground: str = "bg",
        align: str = "left",
        spot: int = -1,
    ) -> list[Mark]:
        """The lines as marks, from `top` down; `align` is left, centre or right within `width`."""
        found: list[Mark] = []
        for n, (line, wide) in enumerate(zip(lines.lines, lines.widths, strict=True)):
            if not line.strip():
                continue
            x = left + {"left": 0.0, "centre": (width - wide) / 2, "right": width - wide}[align]
            baseline = top + lines.ascent + n * lines.leading
            found.append(
                TextMark(
                    line, lines.role, x, baseline, x, baseline - lines.ascent, wide, lines.ascent + lines.descent,
                    lines.px, 100 * lines.px / self.height, self.hex(color), self.hex(ground),
                    lines.weight, lines.italic, spot,
                )
            )  # fmt: skip
        return found
