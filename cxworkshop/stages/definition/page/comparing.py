"""Two candidates side by side, word by word: struck what the other does not have, underlined what is new in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.rewording import Span, SpanKind
from cxworkshop.core.words import counted
from cxworkshop.stages.definition.page.cry_rows import CryRow
from cxworkshop.stages.definition.page.difference import Piece, differ, nearest
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.spans import draw_spans, spans_height
from cxworkshop.ui.theme import theme

PAD = 16
HELP = "A number compares with another one · D or Esc closes"


class Comparing(QWidget):
    """Shows how a candidate differs from another; hidden until asked for. `changed` tells that it needs other room."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[tuple[CryRow, list[Span]], ...] = ()
        self._other = ""  # with which the focused candidate is compared; "" while nothing is
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    @property
    def is_on(self) -> bool:
        """Whether two candidates are being compared."""
        return bool(self._other)

    def begin(self, row: CryRow | None, rows: Sequence[CryRow]) -> bool:
        """Compare a candidate with the one of the others worded most alike; False when there is nothing to compare."""
        other = _most_alike(row, rows)
        self._other = other.id if other is not None else ""
        self.follow(row, rows)
        return self.is_on

    def choose(self, other: CryRow, row: CryRow | None, rows: Sequence[CryRow]) -> None:
        """Compare with this one instead."""
        if row is not None and other.id != row.id:
            self._other = other.id
            self.follow(row, rows)

    def follow(self, row: CryRow | None, rows: Sequence[CryRow]) -> None:
        """Another candidate has the focus, or they are worded otherwise now."""
        if not self.is_on:
            return
        other = next((one for one in rows if one.id == self._other), None)
        if row is not None and other is not None and other.id == row.id:
            other = _most_alike(row, rows)
        if row is None or other is None:
            self.end()
        else:
            self._show(row, other)

    def end(self) -> None:
        """Compare no longer."""
        self._other = ""
        self.hide()
        self.changed.emit()

    def _show(self, one: CryRow, other: CryRow) -> None:
        left, right = differ(one.text, other.text)
        self._sides = ((one, _spans(left, "old")), (other, _spans(right, "new")))
        gone = "; ".join(piece.text for piece in left if piece.own) or "nothing"
        new = "; ".join(piece.text for piece in right if piece.own) or "nothing"
        self.setAccessibleName(f"Candidate {one.number} beside {other.number}")
        self.setAccessibleDescription(f"Only in {one.number}: {gone}. Only in {other.number}: {new}.")
        self.updateGeometry()
        self.update()
        self.show()
        self.changed.emit()

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
        if self.height() >= self.heightForWidth(self.width()):
            painter.drawText(foot, middle, HELP)


def _most_alike(row: CryRow | None, rows: Sequence[CryRow]) -> CryRow | None:
    others = [one for one in rows if row is not None and one.id != row.id and one.text.strip()]
    if row is None or not row.text.strip() or not others:
        return None
    return others[nearest(row.text, [one.text for one in others])]


def _spans(pieces: Sequence[Piece], kind: SpanKind) -> list[Span]:
    spans: list[Span] = []
    for piece in pieces:
        if spans:
            spans.append(Span(" "))
        spans.append(Span(piece.text, kind if piece.own else "plain"))
    return spans
