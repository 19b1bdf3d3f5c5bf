"""How a cell is painted: a dash, "said", or three slots C, I and O, hatched where operations alone are measured.

Coral is the customer's: it shows at a glance where a customer is measured.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from cxworkshop.stages.principles.page.facts import Cell
from cxworkshop.stages.principles.records import Family
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.kinds import Kind, hatch_brush
from cxworkshop.ui.theme import theme

SLOT = 18
SLOT_GAP = 2
FACE = 30  # the height of a face in a row of 38
SAID = "said"
_FILL = {Family.CUSTOMER: "cust", Family.INTERNAL: "ink", Family.OPERATIONS: "ink3"}
_KINDS: dict[Group | None, Kind] = {
    None: "none",
    Group.CREATOR: "cust",
    Group.FRONTLINE: "front",
    Group.BACK_OFFICE: "back",
}


def kind_of(group: Group | None) -> Kind:
    """The glyph of a team's group; dashed while it has none."""
    return _KINDS[group]


def face_size() -> tuple[int, int]:
    """The width and height of the smallest face that holds three slots."""
    px = theme().px
    return 3 * px(SLOT) + 2 * SLOT_GAP + px(10), px(FACE)


def draw_slot(painter: QPainter, place: QRectF, family: Family, *, filled: bool, letter: bool = False) -> None:
    """One slot: filled with its letter, or dotted and empty; `letter` shows the letter in an empty one too."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color(_FILL[family]))
        painter.drawRoundedRect(place, 4, 4)
    else:
        pen = QPen(t.color("edge" if letter else "line2"), 1)
        pen.setDashPattern([1.5, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if filled or letter:
        painter.setFont(t.font("cap"))
        painter.setPen(t.color("sheet" if filled else "ink2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, family.letter)
    painter.restore()


def draw_slots(painter: QPainter, place: QRectF, families: frozenset[Family], *, faint: str = "") -> None:
    """Three slots in the middle of `place`; `faint` is the colour of the empty ones' dots."""
    side = theme().px(SLOT)
    left = place.center().x() - (3 * side + 2 * SLOT_GAP) / 2
    top = place.center().y() - side / 2
    for number, family in enumerate(Family):
        slot = QRectF(round(left) + number * (side + SLOT_GAP), round(top), side, side)
        if family in families or not faint:
            draw_slot(painter, slot, family, filled=family in families)
        else:
            _draw_dotted(painter, slot, theme().color(faint))


def _draw_dotted(painter: QPainter, slot: QRectF, color: QColor) -> None:
    pen = QPen(color, 1)
    pen.setDashPattern([1.5, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(slot.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def draw_face(painter: QPainter, face: QRect, cell: Cell, *, on_soft: bool = False) -> None:
    """A cell's face within `face`; `on_soft` where the row under it is the chosen one. Kept as a picture."""
    draw_kept(painter, face, ("cell", cell, on_soft), lambda p: _paint_face(p, QRectF(face), cell, on_soft=on_soft))


def _paint_face(painter: QPainter, face: QRectF, cell: Cell, *, on_soft: bool) -> None:
    t = theme()
    if not cell.measures and not cell.said:
        half = t.px(6)
        painter.setPen(QPen(t.color("line2"), 1.6))
        y = round(face.center().y()) + 0.5
        painter.drawLine(QPointF(face.center().x() - half, y), QPointF(face.center().x() + half, y))
        return
    shape = face.adjusted(0.5, 0.5, -0.5, -0.5)
    if cell.measures and cell.lopsided:
        painter.setPen(QPen(t.color("warn-line"), 1))
        painter.setBrush(t.soft("warn"))
        painter.drawRoundedRect(shape, 6, 6)
        painter.setBrush(hatch_brush(t.color("warn-line", 0.45), gap=7, width=1))
        painter.drawRoundedRect(shape, 6, 6)
        draw_slots(painter, face, cell.families, faint="warn-line")
        return
    painter.setPen(QPen(t.color("line2"), 1))
    fill = t.color("well") if cell.measures else t.color("sheet")
    painter.setBrush(Qt.BrushStyle.NoBrush if on_soft else fill)
    painter.drawRoundedRect(shape, 6, 6)
    if cell.measures:
        draw_slots(painter, face, cell.families)
    else:
        _paint_said(painter, face)


def _paint_said(painter: QPainter, face: QRectF) -> None:
    t = theme()
    font = t.font("small")
    words = QFontMetricsF(font).horizontalAdvance(SAID)
    side, gap = t.px(14), t.px(6)
    left = face.center().x() - (side + gap + words) / 2
    draw_icon(painter, QRectF(left, face.center().y() - side / 2, side, side), "chat-centered-text", "ink2")
    painter.setFont(font)
    painter.setPen(t.color("ink2"))
    place = QRectF(left + side + gap, face.top(), words + 2, face.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, SAID)
