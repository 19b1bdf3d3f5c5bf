"""Marks: everything that stands in a picture on the wall, each with its place, so that tests can measure what is seen.

A picture is a list of marks and nothing else; painting goes through them in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.fonts import make_font
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.kinds import Kind, draw_diamond, draw_kind, hatch_brush
from cxworkshop.ui.room.roles import ROLES, RoomRole
from cxworkshop.ui.tokens import SANS, TypeRole

Shape = Literal["box", "disc", "ring", "line", "diamond", "polygon"]
DIMMED = 0.3  # of what stands beside the item in the spotlight


@lru_cache(maxsize=256)
def room_font(role: RoomRole, px: float, weight: int = 0, italic: bool = False) -> QFont:
    """The font of a role at a size in pixels; `weight` 0 is the role's own. Kept: nobody changes it."""
    kind = ROLES[role]
    if kind.family.endswith("Display"):
        tracking = -px / 68 if kind.weight >= 600 else 0.0
    else:
        tracking = -px / 80 if kind.family == SANS and not kind.tabular else 0.0  # drawn for small sizes: too wide here
    setting = TypeRole(kind.family, round(px), weight or kind.weight, tracking, kind.leading, kind.tabular)
    return make_font(setting, 1.0, None, italic)


@frozen
class TextMark:
    """One line of text. `x`, `baseline` in pixels; the rectangle is what the line takes, leading left out.

    `percent` is its size in per cent of the picture's height, zoom included; `ground` the colour it stands on.
    """

    text: str
    role: RoomRole
    x: float
    baseline: float
    left: float
    top: float
    width: float
    height: float
    px: float
    percent: float
    color: str
    ground: str
    weight: int = 0
    italic: bool = False
    spot: int = -1

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.width, self.height)


@frozen
class ShapeMark:
    """A shape of the kit: filled, edged or both, "" for neither. Sizes in pixels. `points` are those of a polygon."""

    shape: Shape
    left: float
    top: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    stroke: float = 0.0
    radius: float = 0.0
    dashed: bool = False
    hatch: str = ""
    points: tuple[tuple[float, float], ...] = ()
    spot: int = -1
    hatch_gap: float = 10.0

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.width, self.height)


@frozen
class SignMark:
    """A kind of team ("cust", "front", "back", "none") or, with `weight`, an icon by its name."""

    name: str
    left: float
    top: float
    side: float
    color: str
    weight: str = ""
    spot: int = -1

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.side, self.side)


Mark = TextMark | ShapeMark | SignMark


def paint_marks(painter: QPainter, marks: Sequence[Mark], spot: int | None = None) -> None:
    """Paint marks in their order; with a `spot`, everything that does not belong to it steps back."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    before = painter.opacity()
    for mark in marks:
        if spot is not None:
            # -2 is what frames the picture, as the clock does: it never steps back.
            painter.setOpacity(before if mark.spot in (spot, -2) else before * DIMMED)
        if isinstance(mark, TextMark):
            painter.setFont(room_font(mark.role, mark.px, mark.weight, mark.italic))
            painter.setPen(QColor(mark.color))
            painter.drawText(QPointF(mark.x, mark.baseline), mark.text)
        elif isinstance(mark, ShapeMark):
            _paint_shape(painter, mark)
        else:
            _paint_sign(painter, mark)
    painter.setOpacity(before)


def _paint_sign(painter: QPainter, mark: SignMark) -> None:
    if mark.weight:
        weight: Weight = "bold" if mark.weight == "bold" else "fill" if mark.weight == "fill" else "regular"
        draw_icon(painter, mark.rect, mark.name, QColor(mark.color), weight)
        return
    kinds: dict[str, Kind] = {"cust": "cust", "front": "front", "back": "back"}
    draw_kind(painter, mark.rect, kinds.get(mark.name, "none"), QColor(mark.color))


def _paint_shape(painter: QPainter, mark: ShapeMark) -> None:
    area = mark.rect
    if mark.shape == "diamond":
        draw_diamond(painter, area.center(), min(area.width(), area.height()), QColor(mark.fill))
        return
    pen = QPen(Qt.PenStyle.NoPen)
    if mark.edge:
        pen = QPen(QColor(mark.edge), mark.stroke)
        if mark.dashed:
            pen.setDashPattern([4, 3])
        inset = mark.stroke / 2
        if mark.shape in ("box", "disc", "ring"):
            area = area.adjusted(inset, inset, -inset, -inset)
    painter.setPen(pen)
    painter.setBrush(QColor(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
    match mark.shape:
        case "line":
            painter.drawLine(mark.rect.topLeft(), mark.rect.bottomRight())
        case "polygon":
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case "disc" | "ring":
            painter.drawEllipse(area)
        case _:
            painter.drawRoundedRect(area, mark.radius, mark.radius)
            if mark.hatch:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(hatch_brush(QColor(mark.hatch), round(mark.hatch_gap), mark.hatch_gap / 9))
                painter.drawRoundedRect(area, mark.radius, mark.radius)
