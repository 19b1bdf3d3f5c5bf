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

    def keep_in_sight(self, *widgets: QWidget) -> None:
        """Scroll to one of these whenever it takes the focus, except by a press: what is pressed is in sight."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self.ensureWidgetVisible(watched, 0, MARGIN)
            return False
        return super().eventFilter(watched, event)


def scroller(inner: QWidget) -> Scroller:
    """`inner` in an area that scrolls it."""
    return Scroller(inner)
