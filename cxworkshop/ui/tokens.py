"""Design tokens as plain data: palettes (read from resources/themes), type roles, spacing, radii, durations.

Nothing here touches Qt, so contrast can be checked and documents can share a colour without a window.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

from cxworkshop.paths import resource

PaletteName = Literal["light", "dark", "room-light", "room-dark"]

HUES: Final = ("accent", "cust", "front", "back", "warn", "dang")
SPACE: Final = (2, 4, 8, 12, 16, 24, 32, 48)
RADIUS: Final[Mapping[str, int]] = {
    "cap": 4,
    "field": 6,
    "button": 7,
    "card": 8,
    "sheet": 10,
    "dialog": 14,
}
# Milliseconds; nothing loops and nothing bounces.
DURATION: Final[Mapping[str, int]] = {
    "hover": 80,
    "selection": 120,
    "drawer": 180,
    "flight": 220,
    "room": 200,
}
TEXT_SIZES: Final = (100, 115, 130, 150)


class Palette(NamedTuple):  # and no dataclass: the first frame waits for this module
    """One set of colours, "#RRGGBB" by name. `soft`, `tint` and `ink_on_soft` are keyed by hue."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    soft: Mapping[str, str]
    tint: Mapping[str, str]
    ink_on_soft: Mapping[str, str]

    def hex(self, name: str) -> str:
        """The colour called `name`; KeyError when the palette has none of that name."""
        return self.colours[name]


@cache
def palette(name: PaletteName) -> Palette:
    """Reads resources/themes/<name>.json once."""
    data = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    return Palette(
        name=data["name"],
        dark=data["dark"],
        colours=data["colours"],
        soft=data["soft"],
        tint=data.get("tint", data["soft"]),
        ink_on_soft=data["ink-on-soft"],
    )


class TypeRole(NamedTuple):
    """How one kind of text is set: pixels at 100 %, weight, tracking in pixels, leading as a factor of the size."""

    family: str
    px: int
    weight: int
    tracking: float = 0.0
    leading: float = 1.45
    tabular: bool = False


SANS: Final = "Cx Sans"
DISPLAY: Final = "Cx Display"
VOICE: Final = "Cx Voice"
VOICE_DISPLAY: Final = "Cx Voice Display"
SYSTEM_MONO: Final = ""

TYPE: Final[Mapping[str, TypeRole]] = {
    "hero": TypeRole(DISPLAY, 34, 600, tracking=-0.5, leading=1.2),
    "h1": TypeRole(DISPLAY, 22, 600, tracking=-0.25, leading=1.25),
    "h2": TypeRole(SANS, 16, 600),
    "h3": TypeRole(SANS, 14, 600),
    "body": TypeRole(SANS, 14, 400),
    "ui": TypeRole(SANS, 13, 400),
    "small": TypeRole(SANS, 12, 400),
    "cap": TypeRole(SANS, 11, 600),
    "key": TypeRole(SANS, 11, 500),
    "timer": TypeRole(SANS, 20, 600, tabular=True),
    "voice": TypeRole(VOICE, 15, 400),
    "voice2": TypeRole(VOICE, 18, 500),
    "voice1": TypeRole(VOICE_DISPLAY, 26, 600, leading=1.25),
    "voice0": TypeRole(VOICE_DISPLAY, 34, 600, leading=1.25),
    "mono": TypeRole(SYSTEM_MONO, 12, 400),
}


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio (1 to 21) of two "#RRGGBB" colours."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
