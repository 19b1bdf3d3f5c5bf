"""Two candidates side by side, word by word: struck what the other does not have, underlined what is new in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.rewording import Span, SpanKind
from cxworkshop.core.words import counted
from cxworkshop.stages.definition.page.cry_rows import CryRow
from cxworkshop.stages.definition.page.difference import Piece, differ
from cxworkshop.stages.definition.page.spans import draw_spans, spans_height
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.theme import theme

PAD = 16
HELP = "A number compares with another one · D or Esc closes"


class Comparing(QWidget):
    """Shows how a candidate differs from another; hidden until asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[tuple[CryRow, list[Span]], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def compare(self, one: CryRow, other: CryRow) -> None:
        """Show these two."""
        left, right = differ(one.text, other.text)
        self._sides = ((one, _spans(left, "old")), (other, _spans(right, "new")))
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
        high = max((spans_height(spans, "voice2", self._column(width)) for _row, spans in self._sides), default=0)
        return high + theme().px(PAD) * 2 + theme().px(28) + theme().line_height("small") + theme().px(8)

    def sizeHint(self) -> QSize:
        width = self.width() or 600
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_panel(painter, QRectF(self.rect()), fill="well", border=None, elevation=0, radius=10)
        width, middle = self._column(self.width()), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for place, (row, spans) in enumerate(self._sides):
            left = t.px(PAD) + place * (width + t.px(PAD))
            cap = keycap_size(str(row.number))
            head = QRectF(left, t.px(PAD), cap.width(), cap.height())
            draw_keycap(painter, head, str(row.number))
            painter.setFont(t.font("small"))
            painter.setPen(t.color("ink2"))
            words = f"{counted(row.words, 'word')} · {'struck' if place == 0 else 'underlined'}: only here"
            painter.drawText(QRectF(head.right() + t.px(8), head.top(), width, head.height()), middle, words)
            draw_spans(painter, QRectF(left, t.px(PAD) + t.px(28), width, 0), spans, "voice2")
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink3"))
        line = t.line_height("small")
        foot = QRectF(t.px(PAD), self.height() - t.px(PAD) - line, self.width(), line)
        painter.drawText(foot, middle, HELP)


def _spans(pieces: Sequence[Piece], kind: SpanKind) -> list[Span]:
    spans: list[Span] = []
    for piece in pieces:
        if spans:
            spans.append(Span(" "))
        spans.append(Span(piece.text, kind if piece.own else "plain"))
    return spans
