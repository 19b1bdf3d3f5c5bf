"""What a line of the agenda can be, how it is drawn, and what its title says it probably is."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cxworkshop.stages import STAGES
from cxworkshop.stages.prepare.clock import BREAKS
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

DIAGNOSIS, COFFEE, LUNCH, OTHER = "diagnosis", "coffee", "lunch", ""
_ICONS = {DIAGNOSIS: "chart-line", COFFEE: "coffee"}
_WORDS = (
    (LUNCH, r"lunch|dinner|supper|mittag\w*"),
    (COFFEE, r"coffee|tea|break|pause|kaffee\w*"),
    (DIAGNOSIS, r"where we stand"),
)


@cache
def exercises() -> tuple[tuple[str, str], ...]:
    """Every kind of line with its words, in the order of the menu."""
    stages = tuple((stage.key, stage.title) for stage in STAGES if stage.key != "prepare")
    return ((DIAGNOSIS, "Where we stand"), *stages, (COFFEE, "Coffee"), (LUNCH, "Lunch"), (OTHER, "Something else"))


def words_of(exercise: str) -> str:
    """The kind in words, for a screen reader; "" for anything else."""
    return dict(exercises()).get(exercise, "") if exercise else ""


def guess(title: str) -> str:
    """The kind that a title names, OTHER when it names none: it is a beginning, and one key changes it."""
    folded = title.casefold()
    for exercise, pattern in _WORDS:
        if re.search(rf"\b(?:{pattern})\b", folded):
            return exercise
    for stage in STAGES:
        if stage.key != "prepare" and re.match(rf"{re.escape(stage.title.casefold())}\b", folded):
            return stage.key
    return OTHER


def is_break(exercise: str) -> bool:
    """Coffee and lunch: quiet in the list, hollow in the ribbon."""
    return exercise in BREAKS


def is_exercise(exercise: str) -> bool:
    """Something the method asks for: bold in the list."""
    return bool(exercise) and not is_break(exercise)


def draw_exercise(painter: QPainter, rect: QRectF, exercise: str, ink: str = "ink") -> None:
    """The sign of a kind in the middle of `rect`: the stage's number in a ring, an icon, or a dot."""
    t = theme()
    stage = next((one for one in STAGES if one.key == exercise), None)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if stage is not None and stage.number:
        side = t.px(19)
        ring = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        painter.setPen(QPen(t.color("ink3" if ink == "ink" else ink), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(0.6, 0.6, -0.6, -0.6))
        painter.setPen(t.color(ink))
        painter.setFont(t.font("cap"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, stage.number)
    elif exercise == LUNCH:
        _cutlery(painter, rect, t.color("ink2"))
    elif stage is not None or exercise in _ICONS:
        side = t.px(16)
        place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        name = stage.icon if stage is not None else _ICONS[exercise]
        draw_icon(painter, place, name, "ink2" if is_break(exercise) else ink)
    else:
        radius = t.px(5) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("edge"))
        painter.drawEllipse(rect.center(), radius, radius)
    painter.restore()


def _cutlery(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """A fork and a knife; the icon font has none."""
    unit = theme().px(16) / 16
    path = QPainterPath()
    for x in (-4.5, -2.5, -0.5):
        path.moveTo(QPointF(x, -6.5))
        path.lineTo(QPointF(x, -3.2))
    path.moveTo(QPointF(-4.5, -3.2))
    path.cubicTo(QPointF(-4.5, -0.8), QPointF(-0.5, -0.8), QPointF(-0.5, -3.2))
    path.moveTo(QPointF(-2.5, -1.4))
    path.lineTo(QPointF(-2.5, 6.5))
    path.moveTo(QPointF(4.3, 6.5))
    path.lineTo(QPointF(4.3, -6.5))
    path.cubicTo(QPointF(2.2, -5.2), QPointF(1.6, -2.2), QPointF(1.6, 1.6))
    path.lineTo(QPointF(4.3, 1.6))
    painter.translate(rect.center())
    painter.scale(unit, unit)
    pen = QPen(ink, 1.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
