"""A frameless area that scrolls what does not fit, and keeps in sight what takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

MARGIN = 24


class Scroller(QScrollArea):
    """`inner`, as wide as the area, scrolling up and down."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self._frames: dict[QWidget, QWidget] = {}

    def keep_in_sight(self, widget: QWidget, frame: QWidget | None = None) -> None:
        """Scroll to a widget whenever it takes the focus, except by a press: what is pressed is in sight.

        All of `frame` comes into sight with it where there is room.
        """
        self._frames[widget] = frame or widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            frame = self._frames.get(watched)
            if frame is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
                fits = frame.height() + 2 * MARGIN <= self.viewport().height()
                self.ensureWidgetVisible(frame if fits else watched, 0, MARGIN)
            return False
        return super().eventFilter(watched, event)


def scroller(inner: QWidget) -> Scroller:
    """`inner` in an area that scrolls it."""
    return Scroller(inner)
