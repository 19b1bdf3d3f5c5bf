"""Surfaces that lie above others, cards first: shadow, border, focus halo, painted once per look and kept as a picture.

The shadow is what is slow: from the kept picture a column of cards repaints in a fraction of the time.
"""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cxworkshop.ui.focus import HALO, draw_halo, draw_ring
from cxworkshop.ui.kept import density, pictures
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

# Elevation: offset down, blur radius, strength. The pixels a shadow reaches beyond its surface follow from the two.
_SHADOWS: dict[int, tuple[tuple[int, int, float], ...]] = {
    0: (),
    1: ((1, 3, 0.07),),
    2: ((1, 2, 0.08), (3, 8, 0.09)),
    3: ((1, 3, 0.06), (8, 24, 0.10)),
}


class CardState(Enum):
    REST = "rest"
    HOVER = "hover"
    FOCUS = "focus"
    SELECTED = "selected"
    DRAGGING = "dragging"
    DROP = "drop"

    @property
    def fill(self) -> str:
        """The colour of the card's ground."""
        return "raised" if self in (CardState.REST, CardState.HOVER, CardState.DRAGGING) else "soft:accent"


@cache
def reach(elevation: int) -> int:
    """How many pixels beyond its surface a shadow of this elevation can be seen."""
    return max((down + blur for down, blur, _ in _SHADOWS[elevation]), default=0)


def draw_shadow(painter: QPainter, rect: QRectF, radius: float, elevation: int) -> None:
    """The shadow of a rounded surface. Slow for large blurs: use `draw_panel`, which keeps the picture."""
    strength = 2.4 if theme().is_dark else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for down, blur, alpha in _SHADOWS[elevation]:
        steps = max(3, min(blur, 18))
        for step in range(steps):
            # From wide and faint to narrow and strong; the layers add up to the strength in the middle.
            spread = blur * (1 - 2 * (step + 0.5) / steps) * 0.5
            colour = QColor(0, 0, 0)
            colour.setAlphaF(min(1.0, alpha * strength / steps * 1.6))
            painter.setBrush(colour)
            shape = rect.adjusted(-spread, -spread, spread, spread).translated(0, down)
            corner = max(1.0, radius + spread)
            painter.drawRoundedRect(shape, corner, corner)
    painter.restore()


def draw_panel(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: str = "raised",
    border: str | None = "line2",
    radius: float = RADIUS["card"],
    elevation: int = 1,
    ring: bool = False,
    dashed: bool = False,
    width: float = 1.0,
) -> None:
    """A rounded surface with its shadow, from the cache. Colours are names of the theme; `ring` adds focus."""
    area = rect if isinstance(rect, QRect) else rect.toRect()
    margin = max(reach(elevation), HALO) + 1
    ratio = density(painter)
    look = (fill, border, radius, elevation, ring, dashed, width)
    key = ("panel", look, area.width(), area.height(), ratio, theme().key)
    picture = pictures.find(key)
    if picture is None:
        picture = _panel(area.size(), margin, ratio, fill, border, radius, elevation, ring, dashed, width)
        pictures.keep(key, picture)
    painter.drawPixmap(area.x() - margin, area.y() - margin, picture)


def _panel(
    size: QSize,
    margin: int,
    ratio: float,
    fill: str,
    border: str | None,
    radius: float,
    elevation: int,
    ring: bool,
    dashed: bool,
    width: float,
) -> QPixmap:
    outer = QSize(size.width() + 2 * margin, size.height() + 2 * margin)
    picture = QPixmap(outer * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QRectF(margin, margin, size.width(), size.height())
    draw_shadow(painter, shape, radius, elevation)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inset = 0.0
    else:
        pen = QPen(theme().color(border), width)
        if dashed:
            pen.setDashPattern([6 / width, 4 / width])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inset = width / 2
    painter.setBrush(theme().color(fill) if fill else Qt.BrushStyle.NoBrush)
    corner = max(1.0, radius - inset)
    painter.drawRoundedRect(shape.adjusted(inset, inset, -inset, -inset), corner, corner)
    if ring:
        draw_ring(painter, shape, radius)
        draw_halo(painter, shape, radius)
    painter.end()
    return picture


def draw_card(painter: QPainter, rect: QRect | QRectF, state: CardState = CardState.REST) -> None:
    """The background of a card in one of its states. Leave 5 pixels around `rect` for halo and shadow."""
    match state:
        case CardState.REST:
            draw_panel(painter, rect, border="line2" if theme().is_dark else "line", elevation=1)
        case CardState.HOVER:
            draw_panel(painter, rect, border="line2", elevation=2)
        case CardState.FOCUS:
            draw_panel(painter, rect, fill="soft:accent", border="accent", elevation=0, ring=True)
        case CardState.SELECTED:
            draw_panel(painter, rect, fill="soft:accent", border="accent", elevation=1)
        case CardState.DRAGGING:
            draw_panel(painter, rect, border="line2", elevation=3)
        case CardState.DROP:
            draw_panel(painter, rect, fill="soft:accent", border="accent", elevation=0, dashed=True, width=1.5)


def draw_column(painter: QPainter, rect: QRect | QRectF, hue: str | None, *, target: bool = False) -> None:
    """The ground of a board's column: the tint of its kind, its full soft with a 2 px edge while something may drop.

    None is the tray: a dashed outline.
    """
    radius = RADIUS["sheet"]
    if hue is None:
        fill = "soft:accent" if target else "sheet"
        draw_panel(painter, rect, fill=fill, border="line2", radius=radius, elevation=0, dashed=True, width=1.3)
    elif target:
        draw_panel(painter, rect, fill=f"soft:{hue}", border=hue, radius=radius, elevation=0, width=2)
    else:
        draw_panel(painter, rect, fill=f"tint:{hue}", border=None, radius=radius, elevation=0)
