"""A frameless area that scrolls what does not fit, and keeps in sight what takes the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

MARGIN = 24


class Scroller(QScrollArea):
    """`inner`, as wide as the area, scrolling up and down.

    What takes the focus by a key or by the program comes into sight; what is pressed is in sight already. A widget
    that is higher than the area shows its own parts.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames: dict[QWidget, QWidget] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        # What has just come into being grows to its text first: it is looked for again when all is laid out.
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(lambda: self._show_focus(QApplication.focusWidget()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def keep_together(self, widget: QWidget, frame: QWidget) -> None:
        """When `widget` takes the focus, all of `frame` comes into sight with it, where there is room."""
        self._frames[widget] = frame

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._show_focus(now)
            self._again.start()

    def _show_focus(self, now: QWidget | None) -> None:
        inner = self.widget()
        if now is None or inner is None or not self.isVisible() or not inner.isAncestorOf(now):
            return
        for widget in (self._frames.get(now, now), now):
            if widget.height() + 2 * MARGIN <= self.viewport().height():
                self.ensureWidgetVisible(widget, 0, MARGIN)
                return


def scroller(inner: QWidget) -> Scroller:
    """`inner` in an area that scrolls it."""
    return Scroller(inner)
