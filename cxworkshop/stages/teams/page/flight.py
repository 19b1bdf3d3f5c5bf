"""A card flies from where it stood to where it was placed: the eye of the room follows, the hand never waits."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.teams.page.cards import PAD, name_font
from cxworkshop.ui.cards import CardState, draw_card
from cxworkshop.ui.theme import theme

Place = tuple[int, int, int, int]


class Flight(QWidget):
    """An overlay over its parent that draws one card on its way. Input goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._name = ""
        self._start: Place = (0, 0, 0, 0)
        self._goal: Place = (0, 0, 0, 0)
        self._part = 0.0
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.hide)

    def fly(self, name: str, start: Place, goal: Place) -> None:
        """Show a card moving from `start` to `goal` (x, y, width, height); nothing under reduced motion."""
        self.finish()
        duration = theme().duration("flight")
        if not duration:
            return
        self._name, self._start, self._goal, self._part = name, start, goal, 0.0
        self.setGeometry(self._board.rect())
        self.raise_()
        self.show()
        self._animation.setDuration(duration)
        self._animation.start()

    def finish(self) -> None:
        """Cut the movement short: something new happens."""
        self._animation.stop()
        self.hide()

    def _step(self, part: float) -> None:
        self._part = float(part)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(*(a + (b - a) * self._part for a, b in zip(self._start, self._goal, strict=True)))
        rect.setSize(rect.size().toSize())
        draw_card(painter, rect, CardState.DRAGGING)
        font = name_font()
        painter.setFont(font)
        painter.setPen(theme().color("ink"))
        side = theme().px(PAD)
        room = rect.adjusted(side, theme().px(7), -side, 0)
        name = QFontMetricsF(font).elidedText(self._name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, name)
