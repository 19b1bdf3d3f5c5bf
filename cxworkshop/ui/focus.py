"""Keyboard focus that shows: the 2 px ring is each widget's own paint, the 3 px halo around it is drawn here.

Qt has no "focus by keyboard" state, so it is kept from the reason of the focus event: a mouse press focuses quietly,
Tab, arrows and programs show the ring, and a key pressed later brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

RING = 2
HALO = 3
HALO_ALPHA = 0.25
_QUIET = (Qt.FocusReason.MouseFocusReason,)
_UNCHANGED = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Halo(QWidget):
    """A ring of 3 px outside a widget, as a sibling that lets the mouse through and goes when the focus goes."""

    def __init__(self, target: QWidget, radius: float) -> None:
        super().__init__(target.parentWidget())
        self._target = target
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        # A widget that is deleted while it has the focus tells nobody else.
        target.destroyed.connect(self.deleteLater)
        self._follow()
        self.show()

    def _follow(self) -> None:
        shape = halo_rect(self._target).translated(self._target.pos())
        self.setGeometry(shape.adjusted(-HALO, -HALO, HALO, HALO))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Move | QEvent.Type.Resize:
                self._follow()
            case QEvent.Type.Hide:
                self.hide()
            case QEvent.Type.Show:
                self.show()
            case QEvent.Type.ParentChange:
                self.deleteLater()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_halo(painter, QRectF(self.rect()).adjusted(HALO, HALO, -HALO, -HALO), self._radius)


def halo_rect(target: QWidget) -> QRect:
    """The shape the halo surrounds, in the widget's own pixels: all of it unless it says otherwise."""
    own = getattr(target, "focus_shape", None)
    return own() if own is not None else target.rect()


def draw_halo(painter: QPainter, rect: QRectF, radius: float, color: str = "accent") -> None:
    """The halo just outside `rect`, for widgets and delegates that have the room to paint it themselves."""
    half = HALO / 2
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color(color, HALO_ALPHA), HALO))
    painter.drawRoundedRect(rect.adjusted(-half, -half, half, half), radius + half, radius + half)
    painter.restore()


def draw_ring(painter: QPainter, rect: QRectF, radius: float, color: str = "accent") -> None:
    """The 2 px focus ring just inside `rect`."""
    half = RING / 2
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color(color), RING))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
    painter.restore()


class KeyboardFocus(_Base):
    """Mix in before a Qt widget class. `focus_shown` says whether to paint the ring; the halo shows by itself.

    `halo_radius` is the corner radius of the painted shape; None leaves the halo out. A `focus_shape()` that returns
    a QRect makes the halo surround only that part of the widget.
    """

    focus_shown = False
    halo_radius: float | None = 7
    _halo: Halo | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _UNCHANGED:
            self._show_focus(event.reason() not in _QUIET)
        elif self.focus_shown:
            self._show_focus(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        keep = self.focus_shown and event.reason() in _UNCHANGED
        self._show_focus(False)
        # Coming back from another window or a menu shows what was shown before.
        self.focus_shown = keep
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.focus_shown and event.key() not in _MODIFIERS:
            self._show_focus(True)
        super().keyPressEvent(event)

    def _show_focus(self, on: bool) -> None:
        self.focus_shown = on
        if self._halo is not None:
            self._halo.hide()
            self._halo.deleteLater()
            self._halo = None
        # A halo among the panes of a splitter or stack would become a pane itself.
        has_room = self.parentWidget() is not None and not isinstance(self.parentWidget(), QSplitter | QStackedWidget)
        if on and self.halo_radius is not None and has_room:
            self._halo = Halo(self, self.halo_radius)
        self.update()
