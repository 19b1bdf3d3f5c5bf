"""A revision in the list: its number on a line of time, its note, when it was frozen and how often it was signed."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.sidemodel import GAP, PAD_X, PAD_Y
from cxworkshop.ui.siderow import RowLook
from cxworkshop.ui.theme import theme

NOW = "now"
RING = 24
LEAD = 36
MOST_LINES = 3


@dataclasses.dataclass(frozen=True, slots=True)
class RevisionRow:
    """`key` is the revision's id, "now" for the content as it is. `compared` says that it is one of the two.

    `superseded` says which revision has taken its place, "" for the last one.
    """

    key: str
    number: str
    note: str
    when: str
    signed: str = ""
    compared: bool = False
    superseded: str = ""

    @property
    def spoken(self) -> str:
        """Number, note, when, and whether it is being compared."""
        name = f"Revision {self.number}" if self.number else "Now"
        return ", ".join(
            part
            for part in (name, self.note, self.when, self.signed, self.superseded, "compared" if self.compared else "")
            if part
        )

    def _words(self) -> str:
        return self.note or ("As it is now" if self.key == NOW else "No note")

    def _note_height(self, width: int) -> int:
        t = theme()
        line = t.line_height("ui")
        return min(height_of(self._words(), t.font("ui", 600), max(40, width - t.px(LEAD)), line), MOST_LINES * line)

    def height(self, width: int) -> int:
        """The note's lines, the one below, and one more for what was followed by another."""
        lines = 2 if self.superseded else 1
        return self._note_height(width) + lines * theme().line_height("small") + theme().px(2)

    def tip(self, width: int) -> str:
        """The whole note where it is cut."""
        t = theme()
        whole = height_of(self._words(), t.font("ui", 600), max(40, width - t.px(LEAD)), t.line_height("ui"))
        return self.note if whole > self._note_height(width) else ""

    def paint(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        """The ring on the line of time, then the words."""
        t = theme()
        if self.compared and not look.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.tint("accent"))
            pad = t.px(PAD_Y)
            painter.drawRoundedRect(place.adjusted(-PAD_X, -pad, PAD_X, pad), 8, 8)
        self._paint_ring(painter, place, look)
        left = place.left() + t.px(LEAD)
        width = max(40, int(place.right() - left))
        note = self._note_height(int(place.width()))
        strong = self.compared or look.selected
        painter.setPen(t.color("ink" if self.note else "ink2"))
        painter.save()
        painter.setClipRect(QRectF(left, place.top(), width + 2, note))
        font = t.font("ui", 600 if strong else 500)
        for layout, y in lay_out(self._words(), font, width, t.line_height("ui"))[0]:
            layout.draw(painter, QPointF(left, place.top() + y))
        painter.restore()
        line = QRectF(left, place.top() + note + t.px(2), width, t.line_height("small"))
        small = t.font("small")
        painter.setFont(small)
        painter.setPen(t.color("ink2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.when)
        if self.signed:
            side = t.px(13)
            x = left + QFontMetricsF(small).horizontalAdvance(self.when) + t.px(12)
            draw_icon(painter, QRectF(x, line.center().y() - side / 2, side, side), "pen-nib", t.ink_on("accent"))
            painter.setPen(t.ink_on("accent"))
            room = max(0.0, line.right() - x - side - 5)
            words = QFontMetricsF(small).elidedText(self.signed, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line.adjusted(x + side + 5 - left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

        if self.superseded:
            painter.setPen(t.color("ink2"))
            under = line.translated(0, line.height())
            words = QFontMetricsF(small).elidedText(
                self.superseded[0].upper() + self.superseded[1:], Qt.TextElideMode.ElideRight, under.width()
            )
            painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ring(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        t = theme()
        side = t.px(RING)
        ring = QRectF(place.left() - t.px(3), place.top() - t.px(2), side, side)
        x = ring.center().x()
        painter.setPen(QPen(t.color("line2"), 1.4))
        pad = t.px(PAD_Y) + GAP / 2
        if not look.first:
            painter.drawLine(QLineF(x, place.top() - pad, x, ring.top()))
        if not look.last:
            painter.drawLine(QLineF(x, ring.bottom(), x, place.bottom() + pad))
        strong = self.compared or look.selected
        painter.setPen(QPen(t.color("accent" if strong else "edge"), 1.4))
        painter.setBrush(t.color("accent" if strong else "sheet"))
        painter.drawEllipse(ring.adjusted(0.7, 0.7, -0.7, -0.7))
        ink = t.color("on-accent" if strong else "ink")
        if not self.number:
            inset = side * 0.24
            draw_icon(painter, ring.adjusted(inset, inset, -inset, -inset), "clock", ink)
            return
        painter.setFont(t.font("cap"))
        painter.setPen(ink)
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.number)
