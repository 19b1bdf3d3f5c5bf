"""A line over a board or list in which a facilitator types a few letters, and only what fits stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

WIDTH = 280
HELD = 60  # milliseconds between two looks whether the mouse is let go
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FilterEdit(SearchEdit):
    """Enter and the down arrow go to what was found; one Esc empties it and leaves."""

    done = Signal()
    gave_up = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """Stays in sight as long as it filters, so that nobody wonders where the others are. `one` is what is filtered.

    Left empty it goes by itself.
    """

    typed = Signal(str)
    done = Signal()  # to what was found, and keep what is typed
    closed = Signal()  # back, and show all

    def __init__(self, placeholder: str, name: str, one: str, many: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one, self._many = one, many
        self.edit = FilterEdit(placeholder, name)
        self._found = Label("", "ui", "ink2")
        self.edit.textChanged.connect(self.typed)
        self.edit.done.connect(self._done)
        self.edit.gave_up.connect(self.close_line)
        self.edit.installEventFilter(self)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(12)
        row.addWidget(self.edit)
        row.addWidget(self._found)
        row.addStretch(1)
        theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    def open_line(self) -> None:
        """Show the line and put the caret in it."""
        self.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_line(self) -> None:
        """Show all again."""
        self.edit.clear()
        self.hide()
        self.closed.emit()

    def show_found(self, shown: int, everything: int) -> None:
        """Say how many are in sight."""
        some = bool(self.edit.text().strip())
        self._found.setText(f"{shown:,} of {counted(everything, self._one, self._many)}" if some else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if left and not self.edit.text().strip() and event.reason() not in _COMES_BACK:  # type: ignore[attr-defined]
            self._rest.start(0)
        return False

    def _go(self) -> None:
        """Nothing moves under a pressed button: what is below comes up when it is let go."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start(HELD)
        elif not self.edit.hasFocus() and not self.edit.text().strip():
            self.edit.clear()
            self.hide()

    def _done(self) -> None:
        if self.edit.text().strip():
            self.done.emit()
        else:
            self.close_line()

    def _fit(self) -> None:
        self.edit.setFixedWidth(theme().px(WIDTH))
