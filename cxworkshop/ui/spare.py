"""A control that may leave when there is no room for it, beside what its page thinks of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Spare(QWidget):
    """Holds one control. It shows while the control is not hidden and there is room."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self._room = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner)
        inner.installEventFilter(self)
        if inner.isHidden():
            self.hide()

    def wish(self) -> int:
        """The width it would take, in pixels; 0 while its page hides the control."""
        return 0 if self._inner.isHidden() else self._inner.sizeHint().width()

    def set_room(self, room: bool) -> None:
        """Say whether there is room for it."""
        if room != self._room:
            self._room = room
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self.parent() is not None:
            self.setVisible(self._room and not self._inner.isHidden())
