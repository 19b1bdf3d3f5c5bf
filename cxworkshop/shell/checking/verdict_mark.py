"""The sign of a verdict, told by its shape before its colour: a check, a question in a triangle, a cross."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.shell.checking.wording import Tone
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

SIDE = 60
ICON = 0.22  # of the side that is left free around the icon
_LOOKS = {
    Tone.GOOD: ("check", "accent", "As it was signed"),
    Tone.DOUBT: ("question", "warn", "Something must be asked"),
    Tone.BAD: ("x", "dang", "Not as it was signed"),
}
_CUT = 0.29  # of the side that an octagon's corners take
_OCTAGON = ((_CUT, 0), (1 - _CUT, 0), (1, _CUT), (1, 1 - _CUT), (1 - _CUT, 1), (_CUT, 1), (0, 1 - _CUT), (0, _CUT))
_TRIANGLE = ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94))


class VerdictMark(QWidget):
    """A disc with a check, a triangle with a question mark, or an octagon with a cross."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setAccessibleName(_LOOKS[tone][2])
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(theme().px(SIDE), theme().px(SIDE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, colour, _spoken = _LOOKS[self._tone]
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color(colour))
        edge = QPen(theme().color(colour), 3)
        edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(edge)
        free = area.width() * ICON
        inner = area.adjusted(free, free, -free, -free)
        if self._tone is Tone.GOOD:
            painter.drawEllipse(area)
        else:
            corners = _OCTAGON if self._tone is Tone.BAD else _TRIANGLE
            width, height = area.width(), area.height()
            painter.drawPolygon([QPointF(area.left() + x * width, area.top() + y * height) for x, y in corners])
            if self._tone is Tone.DOUBT:
                inner.translate(0, area.height() * 0.12)
        draw_icon(painter, inner, icon, "sheet", "bold")
