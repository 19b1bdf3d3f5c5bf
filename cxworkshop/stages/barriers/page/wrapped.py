"""Text that a delegate paints: broken into so many lines at a width, the last one cut, and kept until it changes."""

from __future__ import annotations

import dataclasses
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from cxworkshop.ui.theme import Role, theme


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """A role of the theme, and a weight and slant of its own."""

    role: Role
    weight: int | None = None
    italic: bool = False

    def font(self) -> QFont:
        """The font at the text size in force."""
        return theme().font(self.role, self.weight, self.italic)

    @property
    def leading(self) -> int:
        """Pixels from line to line."""
        return theme().line_height(self.role)


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """Lines that fit a width. `rect` is where they stand; `cut` that something was left out."""

    lines: tuple[str, ...]
    style: Style
    rect: QRectF
    cut: bool
    right: bool = False

    def paint(self, painter: QPainter) -> None:
        """Paint them in the painter's pen."""
        font = self.style.font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        leading = self.style.leading
        lead = (leading - metrics.height()) / 2 + metrics.ascent()
        for number, line in enumerate(self.lines):
            x = self.rect.right() - metrics.horizontalAdvance(line) if self.right else self.rect.left()
            painter.drawText(QPointF(x, self.rect.top() + number * leading + lead), line)

    @property
    def width(self) -> float:
        """Of the longest line."""
        metrics = QFontMetricsF(self.style.font())
        return max((metrics.horizontalAdvance(line) for line in self.lines), default=0.0)


def words(
    text: str, style: Style, left: float, top: float, width: float, *, most: int = 1, right: bool = False
) -> Words:
    """`text` in at most so many lines from a corner on."""
    lines, cut = _broken(text, style, max(8, int(width)), most, theme().key)
    return Words(lines, style, QRectF(left, top, width, len(lines) * style.leading), cut, right)


def width_of(text: str, style: Style) -> float:
    """How wide a text is in one line."""
    return QFontMetricsF(style.font()).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _broken(text: str, style: Style, width: int, most: int, _look: str) -> tuple[tuple[str, ...], bool]:
    line = " ".join(text.split())
    font = style.font()
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(line) <= width:
        return ((line,) if line else ()), False
    if most == 1:
        return (metrics.elidedText(line, Qt.TextElideMode.ElideRight, width),), True
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(line[:4000], font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    cut = False
    while (piece := layout.createLine()).isValid():
        piece.setLineWidth(width)
        start, length = piece.textStart(), piece.textLength()
        if len(lines) == most - 1 and start + length < len(line):
            # Room for the ellipsis comes off the end of the last line.
            lines.append(metrics.elidedText(line[start : start + length + 200], Qt.TextElideMode.ElideRight, width))
            cut = True
            break
        lines.append(line[start : start + length].strip())
    layout.endLayout()
    return tuple(lines), cut
