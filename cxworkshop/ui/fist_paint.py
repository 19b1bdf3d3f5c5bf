"""The six counts of a fist of five, drawn: a column for each number of fingers, those who say "not yet" set apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cxworkshop.core.fist import ENOUGH, FISTS
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.tally_paint import draw_before
from cxworkshop.ui.theme import theme

DIVIDE = 14  # pixels at 100 % between "not yet" and the others


def draw_fist(painter: QPainter, area: QRectF, fist: Sequence[int], before: Sequence[int] | None) -> None:
    """Six columns with their counts above and the fingers below. `before` is an earlier round, in outline."""
    t = theme()
    line = t.line_height("small")
    floor = area.bottom() - line
    tallest = max(1, *fist, *(before or (0,)))
    high = floor - area.top() - line - t.px(4)
    width = (area.width() - t.px(DIVIDE)) / FISTS
    thick = min(float(t.px(34)), width - t.px(10))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.color("line"))
    painter.drawRect(QRectF(area.left(), floor - 1, area.width(), 1))
    for fingers in range(FISTS):
        x = area.left() + width * fingers + (t.px(DIVIDE) if fingers >= ENOUGH else 0) + (width - thick) / 2
        count = fist[fingers]
        column = QRectF(x, floor - max(high * count / tallest, t.px(3) if count else 0), thick, 0)
        column.setBottom(floor)
        low = fingers < ENOUGH
        if count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("warn-line" if low else "accent"))
            painter.drawRoundedRect(column, 3, 3)
            if low:
                painter.setBrush(hatch_brush("warn", 5, 1.0))
                painter.drawRoundedRect(column, 3, 3)
        top = column.top()
        if before is not None and before[fingers]:
            outline = QRectF(x - 3, floor - high * before[fingers] / tallest - 2, thick + 6, 0)
            outline.setBottom(floor + 1)
            draw_before(painter, outline, 4)
            top = min(top, outline.top())
        painter.setPen(t.color("ink"))
        painter.setFont(t.font("small", 600))
        words = str(count) if count or before is None or not before[fingers] else "0"
        above = QRectF(x - width, top - line - 1, thick + 2 * width, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        painter.setPen(t.color("ink2"))
        painter.setFont(t.font("small"))
        under = QRectF(x - width, floor + 1, thick + 2 * width, line)
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(fingers))
