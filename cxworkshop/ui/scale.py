"""A scale between two poles: eleven stops, a dot a person, the middle half, who holds out, the pin of what is agreed.

One widget with the focus. While the vote is open it counts digits and shows how many are in, never where; closed, the
arrows move the pin. The keys of opening, closing and agreeing are commands of the place around it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from cxworkshop.core.votes import MIDDLE, STOPS, median
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.scale_dots import Look, draw_closed, draw_open
from cxworkshop.ui.scale_paint import stop_x
from cxworkshop.ui.scale_words import Standing, counted_words, described_scale
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

TALL = Look(top=26, dots=150, below=64, dot=9.5, step=23.0, diamond=20.0, beside=False)
LOW = Look(top=20, dots=100, below=56, dot=6.5, step=15.0, diamond=18.0, beside=True)


class ScaleView(KeyboardFocus, QSlider):
    """A slider of eleven stops whose value is the pin. `low` takes less height, for a page with more below.

    `voted` and `taken_back` tell of keys or presses while the vote is open, `pinned` that the person moved the pin,
    `stepped` that the arrows up (-1) and down (1) ask for another scale.
    """

    voted = Signal(int)
    taken_back = Signal()
    pinned = Signal(int)
    stepped = Signal(int)

    halo_radius = None

    def __init__(self, parent: QWidget | None = None, *, low: bool = False, agree_key: str = "A") -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look = LOW if low else TALL
        self.standing = Standing()
        self._agree_key = agree_key
        self.setRange(0, STOPS - 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme().px(320))
        theme().changed.connect(self._refresh)
        self._refresh()

    # -- what it shows -------------------------------------------------------------------------------------------------

    def show_standing(self, standing: Standing, pin: int | None = None) -> None:
        """Show a scale. The pin goes to `pin`, else to what is agreed, else to the middle vote."""
        before, self.standing = self.standing, standing
        found = median(standing.votes)
        goal = pin if pin is not None else standing.agreed if standing.agreed is not None else found
        self.set_pin(goal if goal is not None else MIDDLE)
        ends = " to ".join(pole.strip() or "unnamed" for pole in (standing.left, standing.right))
        name_changed(self, f"Scale, {ends}")
        self.setAccessibleDescription(described_scale(standing))
        if standing.open and before.open and standing.counted != before.counted and self.hasFocus():
            announce(self, counted_words(standing))
        self.update()

    @property
    def pin(self) -> int:
        """The stop the pin stands at."""
        return self.value()

    def set_pin(self, stop: int) -> None:
        """Put the pin at a stop, without telling."""
        blocked = self.blockSignals(True)
        self.setValue(stop)
        self.blockSignals(blocked)
        self.update()

    def move_pin(self, way: int) -> None:
        """Move the pin one stop left (-1) or right (1); an open vote has no pin."""
        goal = self.pin + way
        if not self.standing.open and 0 <= goal < STOPS:
            self.setValue(goal)
            self.update()
            self.pinned.emit(goal)

    # -- keys and presses ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # These keys are the scale's own, whatever they do in the place around it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        own = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        return key in own or (self.standing.open and (key == Qt.Key.Key_Backspace or _stop_of(event) is not None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_own(event):
            # QSlider would take Home, End and the page keys, which belong to lists and to the room.
            event.ignore()
            return
        stop = _stop_of(event)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.move_pin(-1 if event.key() == Qt.Key.Key_Left else 1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Backspace:
                self.taken_back.emit()
            case _ if stop is not None:
                self.voted.emit(stop)
        if not self.focus_shown:
            self._show_focus(True)
        event.accept()

    def _stop_at(self, x: float) -> int:
        area = QRectF(self.rect())
        return min(range(STOPS), key=lambda stop: abs(stop_x(area, stop, self._inset()) - x))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        stop = self._stop_at(event.position().x())
        if not self.standing.open:
            self._pin_by_hand(stop)
        elif event.position().y() >= theme().px(self.look.top + self.look.dots):
            self.voted.emit(stop)  # on the axis or its keys; a press elsewhere only takes the focus
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and not self.standing.open:
            self._pin_by_hand(self._stop_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _pin_by_hand(self, stop: int) -> None:
        if stop != self.pin:
            self.setValue(stop)
            self.update()
            self.pinned.emit(stop)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls past

    # -- painting ------------------------------------------------------------------------------------------------------

    def _inset(self) -> float:
        return theme().px(self.look.dot + 8)

    def _refresh(self) -> None:
        self.setFixedHeight(theme().px(self.look.height))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(560), theme().px(self.look.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(self.look.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.standing.open:
            draw_open(painter, area, self.look, self._inset(), self.standing)
        else:
            draw_closed(painter, area, self.look, self._inset(), self.standing, self.pin, self._agree_key)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, RADIUS["card"])


def _stop_of(event: QKeyEvent) -> int | None:
    """The stop a key stands for: 0 to 9, and T for ten."""
    text = event.text()
    if text in ("t", "T"):
        return STOPS - 1
    return int(text) if len(text) == 1 and text in "0123456789" else None
