"""Two candidates side by side, word by word: struck what the other does not have, underlined what is new in it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.definition.page.cry_rows import CryRow
from cxworkshop.stages.definition.page.difference import Piece, differ
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.theme import theme

PAD = 16
HELP = "A number compares with another one · D or Esc closes"


class Comparing(QWidget):
    """Shows how a candidate differs from another; hidden until asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[tuple[CryRow, list[Piece]], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def compare(self, one: CryRow, other: CryRow) -> None:
        """Show these two."""
        left, right = differ(one.text, other.text)
        self._sides = ((one, left), (other, right))
        gone = "; ".join(piece.text for piece in left if piece.own) or "nothing"
        new = "; ".join(piece.text for piece in right if piece.own) or "nothing"
        self.setAccessibleName(f"Candidate {one.number} beside {other.number}")
        self.setAccessibleDescription(f"Only in {one.number}: {gone}. Only in {other.number}: {new}.")
        self.updateGeometry()
        self.update()

    # -- its place -----------------------------------------------------------------------------------------------------

    def _column(self, width: int) -> float:
        return (width - 3 * theme().px(PAD)) / 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = max((pieces_height(pieces, self._column(width)) for _row, pieces in self._sides), default=0)
        return math.ceil(high) + theme().px(PAD) * 2 + theme().px(28) + theme().line_height("small") + theme().px(8)

    def sizeHint(self) -> QSize:
        width = self.width() or 600
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_panel(painter, QRectF(self.rect()), fill="well", border=None, elevation=0, radius=10)
        width, middle = self._column(self.width()), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for place, (row, pieces) in enumerate(self._sides):
            left = t.px(PAD) + place * (width + t.px(PAD))
            cap = keycap_size(str(row.number))
            head = QRectF(left, t.px(PAD), cap.width(), cap.height())
            draw_keycap(painter, head, str(row.number))
            painter.setFont(t.font("small"))
            painter.setPen(t.color("ink2"))
            words = f"{counted(row.words, 'word')} · {'struck' if place == 0 else 'underlined'}: only here"
            painter.drawText(QRectF(head.right() + t.px(8), head.top(), width, head.height()), middle, words)
            draw_pieces(painter, QRectF(left, t.px(PAD) + t.px(28), width, 0), pieces, struck=place == 0)
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink3"))
        line = t.line_height("small")
        foot = QRectF(t.px(PAD), self.height() - t.px(PAD) - line, self.width(), line)
        painter.drawText(foot, middle, HELP)


def _laid_out(pieces: Sequence[Piece], width: float, *, struck: bool) -> tuple[QTextLayout, float]:
    t = theme()
    text, formats = "", []
    for piece in pieces:
        text += " " if text else ""
        if piece.own:
            form = QTextCharFormat()
            form.setFontStrikeOut(struck)
            form.setFontUnderline(not struck)
            form.setForeground(t.color("ink3") if struck else t.ink_on("accent"))
            if not struck:
                form.setBackground(t.soft("accent"))
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = len(text), len(piece.text), form
            formats.append(span)
        text += piece.text
    layout = QTextLayout(text, t.font("voice2"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += t.line_height("voice2")
    layout.endLayout()
    return layout, y


def pieces_height(pieces: Sequence[Piece], width: float) -> float:
    """How high the pieces stand within a width."""
    return _laid_out(pieces, max(1.0, width), struck=False)[1]


def draw_pieces(painter: QPainter, place: QRectF, pieces: Sequence[Piece], *, struck: bool) -> None:
    """Paint a wording with what is its own struck, or else underlined."""
    layout, _height = _laid_out(pieces, max(1.0, place.width()), struck=struck)
    painter.setPen(theme().color("ink"))
    layout.draw(painter, place.topLeft())
