"""A field that appears where a card is or will be: type a name, Enter, type the next; Esc or leaving ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.stages.teams.page.cards import SIDE
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

HEIGHT = 34


class InlineName(QLineEdit):
    """One line over a column. `entered` carries a name that is not empty; `left` says that the field is done."""

    entered = Signal(str)
    pasted = Signal(str)  # several lines at once
    left = Signal()

    def __init__(self, parent: QWidget, placeholder: str, text: str = "", *, once: bool = False) -> None:
        super().__init__(text, parent)
        self._column = parent
        self._once = once
        self._kept = text
        self._done = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def place(self, top: int) -> None:
        """Stand at a height of the column."""
        self.setGeometry(SIDE, top, self._column.width() - 2 * SIDE, theme().px(HEIGHT))

    def open_at(self, top: int) -> None:
        """Show the field at a height of its column and take the focus."""
        self.place(top)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Tell the name that stands here, if any, and wait for the next."""
        name = " ".join(self.text().split())
        if name and name != self._kept:
            self._kept = name if self._once else ""
            if not self._once:
                self.clear()
            self.entered.emit(name)

    def leave(self) -> None:
        """Done: with whatever was told."""
        if not self._done:
            self._done = True
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            wrote = bool(self.text().strip())
            self.commit()
            if self._once or not wrote:
                self.leave()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif not self._once and event.matches(QKeySequence.StandardKey.Paste) and _lines() > 1:
            self.commit()
            self.pasted.emit(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in stays and not self._done:
            self.commit()
            self.leave()


def _lines() -> int:
    return sum(bool(line.strip()) for line in QGuiApplication.clipboard().text().splitlines())
