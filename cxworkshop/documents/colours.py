"""Colours on paper: the fixed ones, and what becomes of a client's own colour."""

from __future__ import annotations

import colorsys

PAPER = "#FFFFFF"
WELL = "#F4F6F5"
INK = "#141A18"
INK2 = "#46504C"
INK3 = "#5A6560"
ACCENT = "#0B5F4E"
ACCENT_TINT = "#DCEEE8"
CORAL = "#C7421B"
CORAL_HALO = "#FCEAE3"
FRONTLINE = "#5E2A84"
BACK_OFFICE = "#1F76B4"
AMBER = "#623D00"
AMBER_TINT = "#FFF7E3"
AMBER_LINE = "#E3B65B"
SIGNING_INK = "#1B2C6B"
EDGE = "#7C8782"
LINE = "#DCE1DE"
LINE2 = "#C6CDC9"
DRAFT_WORD = "#F3F5F4"
BAR_SAID = "#E3EAE7"
BAR_ONE = "#9DBDB2"
BAR_TWO = "#3A7465"

_LEAST_CONTRAST = 7.0
_CORAL_HUES = (345.0 / 360.0, 40.0 / 360.0)


def rgb(colour: str) -> tuple[float, float, float]:
    """`#RRGGBB` as three shares 0.0 to 1.0."""
    return int(colour[1:3], 16) / 255.0, int(colour[3:5], 16) / 255.0, int(colour[5:7], 16) / 255.0


def _hex(red: float, green: float, blue: float) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(round(255 * part) for part in (red, green, blue)))


def contrast(one: str, other: str = PAPER) -> float:
    """The WCAG 2 contrast ratio of two colours, 1.0 to 21.0."""

    def luminance(colour: str) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_accent(client: str) -> str:
    """The client's colour darkened until text in it reads at 7:1; ink where it would pass for the customer's coral.

    An empty string gives the house accent.
    """
    if not client:
        return ACCENT
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(client))
    low, high = _CORAL_HUES
    if saturation > 0.08 and (hue >= low or hue <= high):
        return INK
    while lightness > 0.0:
        colour = _hex(*colorsys.hls_to_rgb(hue, lightness, saturation))
        if contrast(colour) >= _LEAST_CONTRAST:
            return colour
        lightness -= 0.005
    return INK


def steps(accent: str) -> tuple[str, str, str, str]:
    """Four lightness steps that end in the accent, for said, one, two and all three families of measures."""
    if accent == ACCENT:
        return BAR_SAID, BAR_ONE, BAR_TWO, accent
    red, green, blue = rgb(accent)
    mixed = [_hex(*(1.0 - share * (1.0 - part) for part in (red, green, blue))) for share in (0.11, 0.4, 0.78)]
    return mixed[0], mixed[1], mixed[2], accent


def tint(accent: str) -> str:
    """The pale surface that belongs to a readable accent: ink on it keeps more than 14:1."""
    if accent == ACCENT:
        return ACCENT_TINT
    hue, _, saturation = colorsys.rgb_to_hls(*rgb(accent))
    return _hex(*colorsys.hls_to_rgb(hue, 0.92, min(saturation, 0.4)))
