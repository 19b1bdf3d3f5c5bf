"""The sign of what is not as it was signed where rows are painted: a pen, quiet as ink."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

ICON = "pen-nib"
SIDE = 14


def draw_signed(painter: QPainter, left: float, middle: float) -> None:
    """Paint the sign where rows are painted, with its left edge and its middle there; `signed_width` wide."""
    side = theme().px(SIDE)
    draw_icon(painter, QRectF(left, middle - side / 2, side, side), ICON, "ink2")


def signed_width() -> int:
    """The width of the sign and of the space beside it, in pixels."""
    return theme().px(SIDE + 6)
