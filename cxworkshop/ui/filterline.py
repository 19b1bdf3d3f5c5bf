"""A line over a board or list in which a facilitator types a few letters, and only what fits stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

WIDTH = 280


class FilterEdit(SearchEdit):
    """Enter and the down arrow go to what was found; Esc empties first, then leaves."""

    done = Signal()
    gave_up = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """Stays in sight as long as it filters, so that nobody wonders where the others are. `one` is what is filtered."""

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

    def _done(self) -> None:
        if self.edit.text().strip():
            self.done.emit()
        else:
            self.close_line()

    def _fit(self) -> None:
        self.edit.setFixedWidth(theme().px(WIDTH))
