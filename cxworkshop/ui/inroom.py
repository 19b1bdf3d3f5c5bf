"""The sign beside the record that is on the wall, the same wherever a record is shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxworkshop.ui.chips import draw_status, status_width
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

ICON = "monitor-play"
SIDE = 15
SPOKEN = "in the room"


def draw_in_room(painter: QPainter, right: float, middle: float) -> None:
    """Paint the sign with its right edge and its middle there; it takes `in_room_width` pixels."""
    side = theme().px(SIDE)
    draw_icon(painter, QRectF(right - side, middle - side / 2, side, side), ICON, "accent", "fill")


def in_room_width() -> int:
    """The width of the sign and of the space before it, in pixels."""
    return theme().px(SIDE + 6)


def draw_in_room_chip(painter: QPainter, right: float, top: float) -> QRectF:
    """Paint the sign with its words, where there is room for them. Returns where it stands."""
    wide = status_width("In the room", ICON)
    place = QRectF(right - wide, top, wide, theme().px(24))
    draw_status(painter, place, "In the room", ICON, "accent", "fill")
    return place
