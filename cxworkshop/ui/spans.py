"""A sentence in pieces as it is painted: what is gone is struck, what came in is underlined; never by colour alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from cxworkshop.core.rewording import Span
from cxworkshop.ui.theme import Role, theme


def laid_out(spans: Sequence[Span], role: Role, width: float) -> tuple[QTextLayout, float]:
    """The sentence in lines of a width, at the leading of its role, and how high they stand; at least one line."""
    t = theme()
    font, leading = t.font(role), float(t.line_height(role))
    layout = QTextLayout("".join(span.text for span in spans), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(spans))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y + (leading - line.height()) / 2))
        y += leading
    layout.endLayout()
    return layout, max(y, leading)


def spans_height(spans: Sequence[Span], role: Role, width: float) -> int:
    """How high the words stand in a role within a width."""
    return math.ceil(laid_out(spans, role, width)[1])


def draw_spans(painter: QPainter, place: QRectF, spans: Sequence[Span], role: Role) -> None:
    """Paint the words from the top of `place`."""
    layout, _height = laid_out(spans, role, place.width())
    layout.draw(painter, place.topLeft())


def _formats(spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
    t = theme()
    ranges = []
    at = 0
    for span in spans:
        length = len(span.text.encode("utf-16-le")) // 2  # Qt counts in UTF-16
        form = QTextCharFormat()
        form.setForeground(t.color("ink"))
        if span.kind == "old":
            form.setForeground(t.color("ink2"))
            form.setFontStrikeOut(True)
        elif span.kind == "new":
            form.setFontUnderline(True)
            form.setUnderlineColor(t.color("accent"))
            form.setBackground(t.soft("accent"))
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = at, length, form
        ranges.append(one)
        at += length
    return ranges
