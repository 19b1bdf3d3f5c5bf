"""A frameless area that scrolls what does not fit, and keeps in sight what takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from cxworkshop.ui.focus import draw_ring

MARGIN = 24


class _Ring(QWidget):
    """Shows that the keys that scroll are the area's own: what it holds covers everything else it could paint."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ring(painter, QRectF(self.rect()), 4)


class Scroller(QScrollArea):
    """`inner`, as wide as the area, scrolling up and down.

    What takes the focus by a key or by the program comes into sight; what is pressed is in sight already. A widget
    that is higher than the area shows its own parts.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames: dict[QWidget, QWidget] = {}
        self._parts: list[QWidget] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        # What has just come into being grows to its text first: it is looked for again when all is laid out.
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(lambda: self._show_focus(QApplication.focusWidget()))
        self._ring = _Ring(self)
        self.setAccessibleName(inner.accessibleName() or "This part scrolls")
        # Tab stops here only while there is something to scroll.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_tab)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def keep_together(self, widget: QWidget, frame: QWidget) -> None:
        """When `widget` takes the focus, all of `frame` comes into sight with it, where there is room."""
        self._frames[widget] = frame

    def keep_part(self, part: QWidget) -> None:
        """While anything inside `part` has the focus, all of `part` is in sight, or its end where room is short."""
        self._parts.append(part)

    def _take_tab(self, least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most > least else Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._ring.setGeometry(self.rect())
            self._ring.raise_()
            self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        if event.size().height() < event.oldSize().height():
            self._again.start()  # a banner came above: what is worked on stays in sight

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._show_focus(now)
            self._again.start()

    def _show_focus(self, now: QWidget | None) -> None:
        inner = self.widget()
        if now is None or inner is None or not self.isVisible() or not inner.isAncestorOf(now):
            return
        for part in self._parts:
            if part.isAncestorOf(now):
                self.ensureVisible(0, part.mapTo(inner, QPoint(0, part.height())).y(), 0, 0)
        for widget in (self._frames.get(now, now), now):
            if widget.height() + 2 * MARGIN <= self.viewport().height():
                self.ensureWidgetVisible(widget, 0, MARGIN)
                return


def scroller(inner: QWidget) -> Scroller:
    """`inner` in an area that scrolls it."""
    return Scroller(inner)
