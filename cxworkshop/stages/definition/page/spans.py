"""Reworded text as it is painted: what is gone is struck, what came in is underlined; never by colour alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from cxworkshop.core.rewording import Span
from cxworkshop.ui.theme import Role, theme


def _laid_out(spans: Sequence[Span], role: Role, width: float) -> tuple[QTextLayout, float]:
    t = theme()
    text, formats = "", []
    for span in spans:
        if span.kind in ("old", "new"):
            form = QTextCharFormat()
            form.setFontStrikeOut(span.kind == "old")
            form.setFontUnderline(span.kind == "new")
            form.setForeground(t.color("ink3") if span.kind == "old" else t.ink_on("accent"))
            if span.kind == "new":
                form.setBackground(t.soft("accent"))
            place = QTextLayout.FormatRange()
            place.start, place.length, place.format = len(text), len(span.text), form
            formats.append(place)
        text += span.text
    layout = QTextLayout(text, t.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += t.line_height(role)
    layout.endLayout()
    return layout, y


def spans_height(spans: Sequence[Span], role: Role, width: float) -> int:
    """How high the words stand in a role within a width."""
    return math.ceil(_laid_out(spans, role, width)[1])


def draw_spans(painter: QPainter, place: QRectF, spans: Sequence[Span], role: Role) -> None:
    """Paint the words from the top of `place`."""
    layout, _height = _laid_out(spans, role, place.width())
    painter.setPen(theme().color("ink"))
    layout.draw(painter, place.topLeft())
