"""How a scale of eleven stops is drawn small: as bars over an axis for a list, as a line with its diamond for a strip.

A tally is eleven counts, one a stop from 0 to 10; an empty one means that nobody has voted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cxworkshop.core.votes import MIDDLE, STOPS
from cxworkshop.ui.kinds import draw_dashed_ring, draw_diamond
from cxworkshop.ui.theme import theme


def stop_x(rect: QRectF, stop: int, inset: float = 0.0) -> float:
    """Where a stop lies on an axis that runs along `rect`, `inset` away from both ends."""
    return rect.left() + inset + (rect.width() - 2 * inset) * stop / (STOPS - 1)


def draw_axis(painter: QPainter, rect: QRectF, inset: float, y: float, ticks: bool = True) -> None:
    """The axis with a short tick at every stop, longer ones at both ends and in the middle."""
    painter.setPen(QPen(theme().color("edge"), 1.4))
    painter.drawLine(QLineF(stop_x(rect, 0, inset), y, stop_x(rect, STOPS - 1, inset), y))
    if not ticks:
        return
    for stop in range(STOPS):
        long = theme().px(8 if stop in (0, MIDDLE, STOPS - 1) else 4)
        x = round(stop_x(rect, stop, inset)) + 0.5
        painter.drawLine(QLineF(x, y, x, y + long))


def draw_small_votes(
    painter: QPainter, rect: QRectF, votes: Sequence[int], agreed: int | None, *, hot: bool = False
) -> None:
    """Bars as high as their share of the fullest stop, an axis under them, and under that the diamond.

    `hot` draws the bars in the accent, for the row that is chosen.
    """
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = t.px(4.5)
    axis = rect.bottom() - t.px(11)
    most = max(votes, default=0)
    painter.setPen(QPen(t.color("edge"), 1.2))
    painter.drawLine(QLineF(rect.left(), axis, rect.right(), axis))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.color("accent" if hot else "edge"))
    for stop, count in enumerate(votes):
        if count:
            tall = max(t.px(2.5), (axis - rect.top() - 2) * count / most)
            bar = QRectF(stop_x(rect, stop, half) - half + 0.5, axis - tall - 1.5, 2 * half - 1, tall)
            painter.drawRoundedRect(bar, 1.5, 1.5)
    if agreed is not None:
        draw_diamond(painter, QPointF(stop_x(rect, agreed, half), rect.bottom() - t.px(4)), t.px(9))
    painter.restore()


def draw_small_line(painter: QPainter, rect: QRectF, agreed: int | None) -> None:
    """A line between two ends with the diamond of what is agreed, or a dashed ring in the middle while nothing is."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    y, side = round(rect.center().y()) + 0.5, t.px(12)
    middle = QPointF(stop_x(rect, MIDDLE), y)
    painter.setPen(QPen(t.color("edge"), 1.2))
    for x in (rect.left(), rect.right()):
        painter.drawLine(QLineF(x, y - t.px(5), x, y + t.px(5)))
    if agreed is not None:
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
        draw_diamond(painter, QPointF(stop_x(rect, agreed), y), t.px(13))
    else:
        gap = side / 2
        painter.drawLine(QLineF(rect.left(), y, middle.x() - gap, y))
        painter.drawLine(QLineF(middle.x() + gap, y, rect.right(), y))
        draw_dashed_ring(painter, QRectF(middle.x() - gap, y - gap, side, side), "ink2", 8)
    painter.restore()
