"""A row of a side list: what it has to say for itself, and a ready one of number, title, words and a bar.

A stage gives its own class where a row shows more (a small scale, a line between revisions).
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.inroom import in_room_width
from cxworkshop.ui.signedsign import signed_width
from cxworkshop.ui.theme import theme

TITLE_LINE = 20  # pixels at 100 % from the top of a row's place to the middle of its title's line, doubled
NUMBER = 20  # the room a number takes before the title


@frozen
class RowLook:
    """How the list shows a row now. The ground is painted already; `selected` rows stand on the accent's soft fill."""

    selected: bool = False
    focused: bool = False
    hover: bool = False
    on_wall: bool = False  # the room sees it: the list paints a sign at the right of the title's line
    differs: bool = False  # it is not as it was signed: another one there
    first: bool = False
    last: bool = False

    @property
    def signs(self) -> int:
        """The pixels that the list takes at the right of the title's line for its signs."""
        return (in_room_width() if self.on_wall else 0) + (signed_width() if self.differs else 0)


class SideRow(Protocol):
    """What a side list asks of a row. Rows are compared: equal ones are not painted again."""

    @property
    def key(self) -> str:
        """The id of the record it stands for; unique in its list."""

    @property
    def spoken(self) -> str:
        """What a screen reader says: the thing, then its state."""

    def height(self, width: int) -> int:
        """Pixels needed within a place so many pixels wide, at the text size in force."""

    def paint(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        """Paint within `place`; antialiasing is on, the painter is restored afterwards."""

    def tip(self, width: int) -> str:
        """What is cut at this width, for a tooltip; "" when nothing is."""


@frozen
class TextRow:
    """A title; before it a number; below it up to `lines` lines of words, and a bar with a word at its right.

    `bar` runs from 0 to 1, None leaves it out; `empty` stands in for a missing title.
    """

    key: str
    title: str
    number: str = ""
    words: str = ""
    lines: int = 0
    bar: float | None = None
    right: str = ""
    empty: str = ""
    state: str = ""

    @property
    def spoken(self) -> str:
        """Number, title and state."""
        parts = (self.number, " ".join(self.title.split()) or self.empty, self.state or self.right)
        return ", ".join(part for part in parts if part)

    def height(self, width: int) -> int:
        """A title's line, the lines kept free for words, and the bar's."""
        t = theme()
        foot = t.px(16) if self.bar is not None or self.right else 0
        return t.px(TITLE_LINE) + self.lines * _line() + foot + (t.px(2) if foot and self.lines else 0)

    def paint(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        t = theme()
        indent = t.px(NUMBER) if self.number else 0
        line = QRectF(place.left(), place.top(), place.width(), t.px(TITLE_LINE))
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.number:
            painter.setFont(t.font("ui", 600))
            painter.setPen(t.ink_on("accent") if look.selected else t.color("ink3"))
            painter.drawText(line, middle | Qt.TextFlag.TextDontClip, self.number)
        font, title = self._title()
        painter.setFont(font)
        painter.setPen(t.color("ink" if self.title.strip() else "ink3"))
        width = place.width() - indent
        room = width - look.signs
        title = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line.adjusted(indent, 0, 2, 0), middle, title)
        top = line.bottom()
        if self.lines:
            painter.setPen(t.color("ink2"))
            draw_lines(painter, QPointF(place.left() + indent, top), self.words, t.font("small"), width, self.lines)
            top += self.lines * _line()
        if self.bar is not None or self.right:
            foot = QRectF(place.left() + indent, place.bottom() - t.px(16), width, t.px(16))
            self._paint_foot(painter, foot)

    def tip(self, width: int) -> str:
        """The whole of a row whose title or words are cut."""
        room = width - (theme().px(NUMBER) if self.number else 0)
        font, title = self._title()
        cut = QFontMetricsF(font).horizontalAdvance(title) > room
        cut |= bool(self.lines) and broken(self.words, theme().font("small"), room, self.lines)[1]
        return "\n".join(part for part in (title, self.words) if part) if cut else ""

    def _title(self) -> tuple[QFont, str]:
        title = " ".join(self.title.split())
        return (theme().font("ui", 600), title) if title else (theme().font("ui", italic=True), self.empty)

    def _paint_foot(self, painter: QPainter, place: QRectF) -> None:
        t = theme()
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(place, right, self.right)
        if self.bar is None:
            return
        words = max(QFontMetricsF(painter.font()).horizontalAdvance(self.right), t.px(44)) + t.px(14)
        track = QRectF(place.left(), place.center().y() - 2, max(t.px(24), place.width() - words), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("line2"))
        painter.drawRoundedRect(track, 2, 2)
        if self.bar > 0:
            track.setWidth(max(4.0, track.width() * min(1.0, self.bar)))
            painter.setBrush(t.color("accent"))
            painter.drawRoundedRect(track, 2, 2)


def _line() -> int:
    return theme().line_height("small")


def broken(text: str, font: QFont, width: float, lines: int) -> tuple[list[str], bool]:
    """`text` as at most `lines` lines, the last one cut at its end where words are left; and whether any are."""
    words = " ".join(text.split())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    cut = False
    while len(found) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        if len(found) == lines - 1 and end < len(words):
            rest = words[start:]
            found.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            cut = True
        else:
            found.append(words[start:end].rstrip())
    layout.endLayout()
    return found, cut


def draw_lines(painter: QPainter, at: QPointF, text: str, font: QFont, width: float, lines: int) -> None:
    """Up to `lines` small lines from the point `at` down, in the painter's pen."""
    painter.setFont(font)
    for number, line in enumerate(broken(text, font, width, lines)[0]):
        place = QRectF(at.x(), at.y() + number * _line(), width + 2, _line())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
