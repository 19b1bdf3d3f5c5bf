"""A scale in the list at the left: its poles, and the votes of its last round small, with what is agreed."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.scale_paint import draw_small_votes
from cxworkshop.ui.siderow import RowLook
from cxworkshop.ui.theme import theme

LINE = 19
PICTURE = 30
SIGN = 25


@dataclasses.dataclass(frozen=True, slots=True)
class ScaleRow:
    """`votes` are those that may be seen; `state` is one word: agreed, voted, open, not yet."""

    key: str
    left: str
    right: str
    votes: tuple[int, ...]
    agreed: int | None
    state: str

    @property
    def spoken(self) -> str:
        """Both poles, then the state."""
        at = f" at {self.agreed}" if self.agreed is not None and self.state == "agreed" else ""
        return f"{self.left or 'unnamed'} to {self.right or 'unnamed'}, {self.state}{at}"

    def height(self, width: int) -> int:
        """Two lines of poles and the picture."""
        return 2 * theme().px(LINE) + theme().px(PICTURE)

    def paint(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        t = theme()
        line = t.px(LINE)
        room = place.width() - look.signs
        self._pole(painter, QRectF(place.left(), place.top(), room, line), self.left, 600, "ink")
        second = QRectF(place.left(), place.top() + line, place.width(), line)
        draw_icon(painter, QRectF(second.left(), second.top(), t.px(15), line), "arrows-horizontal", "ink2")
        second.setLeft(second.left() + t.px(SIGN))
        self._pole(painter, second, self.right, 400, "ink2")
        words = QFontMetricsF(t.font("small")).horizontalAdvance(self.state) + t.px(16)
        picture = QRectF(place.left(), place.bottom() - t.px(PICTURE), place.width() - words, t.px(PICTURE))
        draw_small_votes(painter, picture, self.votes, self.agreed, hot=look.selected)
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        state = QRectF(place.left(), picture.bottom() - t.px(20), place.width(), t.px(18))
        painter.drawText(state, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.state)

    def tip(self, width: int) -> str:
        """Both poles where one of them is cut."""
        left = QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(self.left) > width
        right = QFontMetricsF(theme().font("ui")).horizontalAdvance(self.right) > width - theme().px(SIGN)
        return f"{self.left}\n{self.right}" if left or right else ""

    @staticmethod
    def _pole(painter: QPainter, place: QRectF, pole: str, weight: int, colour: str) -> None:
        t = theme()
        words = " ".join(pole.split())
        font: QFont = t.font("ui", weight) if words else t.font("ui", italic=True)
        painter.setFont(font)
        painter.setPen(t.color(colour if words else "ink3"))
        cut = QFontMetricsF(font).elidedText(words or "No name yet", Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, cut)
