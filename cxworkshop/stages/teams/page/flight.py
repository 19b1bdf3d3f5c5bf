"""A card flies from where it stood to where it was placed: the eye of the room follows, the hand never waits."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.cards import PAD, name_font
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.cards import CardState, draw_card, reach
from cxworkshop.ui.theme import theme

Place = tuple[int, int, int, int]
AROUND = reach(3)  # the room that the shadow of a card in the air needs


class Flight(QWidget):
    """One card on its way over its parent, no larger than it must be: what lies below is drawn anew only where it is.

    Input goes through it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._name = ""
        self._start: Place = (0, 0, 0, 0)
        self._goal: Place = (0, 0, 0, 0)
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
        self._name, self._start, self._goal = name, start, goal
        self._step(0.0)
        self.raise_()
        self.show()
        self._animation.setDuration(duration)
        self._animation.start()

    def place_of(self, cards: CardList, team: Team) -> Place:
        """Where a card stands now, in the pixels of this overlay's parent."""
        rect = cards.delegate.card_rect(cards.visualRect(cards.column.index(cards.column.row_of(team))))
        corner = cards.viewport().mapTo(self._board, rect.topLeft())
        return corner.x(), corner.y(), rect.width(), rect.height()

    def fly_to(self, name: str, start: Place, cards: CardList, team: Team) -> None:
        """Fly to where a team's card stands in a list, or to the edge behind which it is."""
        if cards.column.row_of(team) < 0:
            return
        x, y, width, height = self.place_of(cards, team)
        highest = cards.viewport().mapTo(self._board, QPoint(0, 0)).y()
        lowest = highest + cards.viewport().height() - height
        self.fly(name, start, (x, min(max(y, highest), lowest), width, height))

    def finish(self) -> None:
        """Cut the movement short: something new happens."""
        self._animation.stop()
        self.hide()

    def _step(self, part: float) -> None:
        left, top, width, height = (round(a + (b - a) * part) for a, b in zip(self._start, self._goal, strict=True))
        self.setGeometry(QRect(left, top, width, height).adjusted(-AROUND, -AROUND, AROUND, AROUND))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect().adjusted(AROUND, AROUND, -AROUND, -AROUND))
        draw_card(painter, rect, CardState.DRAGGING)
        font = name_font()
        painter.setFont(font)
        painter.setPen(theme().color("ink"))
        side = theme().px(PAD)
        room = rect.adjusted(side, theme().px(7), -side, 0)
        name = QFontMetricsF(font).elidedText(self._name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, name)
