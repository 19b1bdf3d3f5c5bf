"""Cards below each other that change places: by the grip under the mouse, and by keys where the focus is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme


class Grip(QWidget):
    """Six dots by which the mouse carries a card; `carried` tells the height on the screen."""

    carried = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme().px(18))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tooltip("Drag, or Alt Shift ↑ ↓, to change the order"))
        self.setAccessibleName("Change the order")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.carried.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(16)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), place, "dots-six-vertical", "ink3")


class Reorder:
    """`cards` gives the cards by id as they stand, `put` puts one before another or, with None, at the end.

    `shown` brings a card into sight after it was moved.
    """

    def __init__(
        self,
        cards: Callable[[], Mapping[str, QWidget]],
        put: Callable[[str, str | None], object],
        shown: Callable[[QWidget], object],
    ) -> None:
        self._cards, self._put, self._shown = cards, put, shown

    def move(self, one: str, way: int) -> None:
        """One place up (-1) or down (1); the focus stays in the card."""
        cards = self._cards()
        ids = list(cards)
        goal = ids.index(one) + way if one in cards else -1
        if not 0 <= goal < len(ids):
            return
        card = cards[one]
        focus = card.window().focusWidget()
        before = ids[goal] if way < 0 else (ids[goal + 1] if goal + 1 < len(ids) else None)
        self._put(one, before)
        if focus is not None and card.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.TabFocusReason)
        self._shown(card)

    def move_focused(self, way: int) -> None:
        """The same with the card in which the focus is."""
        for one, card in self._cards().items():
            focus = card.window().focusWidget()
            if focus is not None and card.isAncestorOf(focus):
                self.move(one, way)
                return

    def carry(self, one: str, height: int) -> None:
        """A card changes places with its neighbour when the mouse is beyond the middle of that."""
        cards = self._cards()
        ids = list(cards)
        at = ids.index(one) if one in cards else -1
        for way in (-1, 1):
            if at < 0 or not 0 <= at + way < len(ids):
                continue
            other = cards[ids[at + way]]
            middle = other.mapToGlobal(other.rect().center()).y()
            if (height - middle) * way > 0:
                self.move(one, way)
                column = cards[one].parentWidget()
                layout = column.layout() if column is not None else None
                if layout is not None:
                    layout.activate()  # the next movement of the mouse is measured where the cards then are
                return
