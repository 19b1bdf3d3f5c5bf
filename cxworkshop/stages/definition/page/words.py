"""Painted words: broken into lines once, cut at the end of the room with an ellipsis."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from cxworkshop.ui.labels import lay_out
from cxworkshop.ui.theme import Role, theme

LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip


@lru_cache(maxsize=1024)
def _broken(text: str, _key: str, width: int, font: QFont) -> tuple[str, ...]:
    lines = []
    for layout, _top in lay_out(text, font, width, 20)[0]:
        words = layout.text()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            lines.append(words[line.textStart() : line.textStart() + line.textLength()].rstrip())
    return tuple(lines)


def lines_of(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """The lines a text takes in a font within a width in pixels; at least one."""
    return _broken(text, font.key(), max(1, int(width)), font)


def height_in(text: str, role: Role, width: float, weight: int | None = None, *, most: int = 0) -> int:
    """How high a text stands in a role within a width; with `most`, no more than so many lines."""
    lines = len(lines_of(text, theme().font(role, weight), width))
    return (min(lines, most) if most else lines) * theme().line_height(role)


def draw_words(
    painter: QPainter,
    place: QRectF,
    text: str,
    role: Role,
    color: str = "ink",
    weight: int | None = None,
    *,
    italic: bool = False,
) -> bool:
    """Paint a text from the top of `place` in as many lines as it has room for; True when some of it was cut."""
    font, leading = theme().font(role, weight, italic), theme().line_height(role)
    lines = lines_of(text, font, place.width())
    fit = max(1, int((place.height() + 1) // leading))
    shown = list(lines[:fit])
    cut = len(lines) > fit
    if cut:
        rest = f"{shown[-1]} {lines[fit]}"
        shown[-1] = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(theme().color(color))
    for number, line in enumerate(shown):
        painter.drawText(QRectF(place.left(), place.top() + number * leading, place.width(), leading), LINE, line)
    return cut


def draw_line(
    painter: QPainter, place: QRectF, text: str, role: Role, color: str = "ink", weight: int | None = None
) -> bool:
    """Paint one line in the middle of `place`, cut at its end when it is too long; True when it was."""
    font = theme().font(role, weight)
    line = " ".join(text.split())
    shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(theme().color(color))
    painter.drawText(place, LINE, shown)
    return shown != line
