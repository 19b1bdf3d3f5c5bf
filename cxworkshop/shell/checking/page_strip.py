"""The pages of a file as a row of small sheets, each marked: as it was signed, different, added, or not known."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.words import counted
from cxworkshop.documents.seal.differing import PageState
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

TILE, HIGH, GAP, FOOT, EDGE = 32, 43, 10, 22, 4
DOTS = 12  # at both ends, where the row may go on
_MARKS = {
    PageState.SAME: ("check", "ink:accent", "as it was signed"),
    PageState.WORDS: ("x", "ink:dang", "different words"),
    PageState.LOOKS: ("x", "ink:dang", "looks different"),
    PageState.ADDED: ("plus", "ink:dang", "not in what was signed"),
    PageState.UNKNOWN: ("minus", "ink2", "not compared"),
}
GOOD = (PageState.SAME, PageState.UNKNOWN)


class PageStrip(KeyboardFocus, QWidget):
    """`chosen` carries a page from 0. Arrows, Page Up and Down, Home and End walk."""

    chosen = Signal(int)
    halo_radius = None

    def __init__(self, states: tuple[PageState, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states, self._page, self._first = states, 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._fit)
        self._tell()

    @property
    def page(self) -> int:
        """The page that is marked as showing."""
        return self._page

    def set_page(self, page: int) -> None:
        """Mark a page as the one that shows, and bring it into the row."""
        self._page = max(0, min(page, len(self._states) - 1))
        self._fit()
        self._tell()

    def _tell(self) -> None:
        wrong = sum(state not in GOOD for state in self._states)
        note = f", {counted(wrong, 'page')} marked" if wrong else ""
        state = _MARKS[self._states[self._page]][2] if self._states else "none"
        name_changed(self, f"Pages{note}: page {self._page + 1} of {len(self._states)}, {state}")

    def _go(self, page: int) -> None:
        page = max(0, min(page, len(self._states) - 1))
        if page != self._page:
            self.set_page(page)
            self.chosen.emit(page)

    def go_to_marked(self) -> None:
        """The next page that is not as it was signed; nowhere when there is none."""
        count = len(self._states)
        order = [(self._page + step) % count for step in range(1, count + 1)]
        self._go(next((page for page in order if self._states[page] not in GOOD), self._page))

    # -- geometry ------------------------------------------------------------------------------------------------------

    def _step(self) -> int:
        return theme().px(TILE) + theme().px(GAP)

    def _room(self) -> int:
        return max(1, (self.width() - 2 * DOTS + theme().px(GAP)) // self._step())

    def _fit(self) -> None:
        """Keep the page in the row, with a neighbour beside it where there is one."""
        room, count = self._room(), len(self._states)
        if self._page < self._first + 1:
            self._first = self._page - 1
        elif self._page > self._first + room - 2:
            self._first = self._page - room + 2
        self._first = max(0, min(self._first, count - room))
        self.updateGeometry()
        self.update()

    def _left(self) -> float:
        shown = min(self._room(), len(self._states))
        return round((self.width() - shown * self._step() + theme().px(GAP)) / 2)

    def _tile(self, page: int) -> QRectF:
        left = self._left() + (page - self._first) * self._step()
        return QRectF(left, EDGE, theme().px(TILE), theme().px(HIGH))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(HIGH) + theme().px(FOOT) + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    # -- events --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        room = self._room()
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._go(self._page - 1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._go(self._page + 1)
            case Qt.Key.Key_PageUp:
                self._go(self._page - room)
            case Qt.Key.Key_PageDown:
                self._go(self._page + room)
            case Qt.Key.Key_Home:
                self._go(0)
            case Qt.Key.Key_End:
                self._go(len(self._states) - 1)
            case _:
                super().keyPressEvent(event)
                return
        self._show_focus(True)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        number = int((event.position().x() - self._left()) // self._step()) + self._first
        if event.button() == Qt.MouseButton.LeftButton and self._first <= number < len(self._states):
            self._go(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        self._go(self._page + (1 if turn < 0 else -1 if turn > 0 else 0))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = min(self._first + self._room(), len(self._states))
        for page in range(self._first, last):
            place = self._tile(page)
            icon, colour, _spoken = _MARKS[self._states[page]]
            wrong = self._states[page] not in GOOD
            draw_panel(painter, place, fill="soft:dang" if wrong else "raised", border="line2", radius=4, elevation=0)
            if page == self._page:
                painter.setPen(QPen(t.color("dang" if wrong else "accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
            side = t.px(14)
            middle = place.center()
            draw_icon(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), icon, colour, "bold")
            painter.setFont(t.font("small", 600 if page == self._page else None))
            painter.setPen(t.color("ink" if page == self._page else "ink2"))
            below = QRectF(place.left() - t.px(GAP) / 2, place.bottom(), self._step(), t.px(FOOT))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"{page + 1}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("ink3"))
        level = EDGE + t.px(HIGH) / 2
        # Three dots where the row goes on.
        for more, x in ((self._first > 0, 5.0), (last < len(self._states), self.width() - 5.0)):
            for n in range(3) if more else ():
                painter.drawEllipse(QPointF(x, level + (n - 1) * 5), 1.5, 1.5)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 6)
