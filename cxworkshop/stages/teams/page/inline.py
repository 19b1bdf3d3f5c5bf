"""A field that appears where a card is or will be: type a name, Enter, type the next; Esc or leaving ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.stages.teams.page.cards import SIDE
from cxworkshop.ui.theme import theme


class InlineName(QLineEdit):
    """One line over a column. `entered` carries a name that is not empty; `left` says that the field is done."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, placeholder: str, text: str = "", *, once: bool = False) -> None:
        super().__init__(text, parent)
        self._column = parent
        self._once = once
        self._done = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def open_at(self, top: int) -> None:
        """Show the field at a height of its column and take the focus."""
        self.setGeometry(SIDE, top, self._column.width() - 2 * SIDE, theme().px(36))
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the caret is, or a moment ago was, in the field."""
        return self.hasFocus() or not self._done

    def commit(self) -> None:
        """Tell the name that stands here, if any."""
        name = " ".join(self.text().split())
        if name:
            self.entered.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wrote = bool(self.text().strip())
            self.commit()
            if self._once or not wrote:
                self.left.emit()
            else:
                self.clear()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason and self.isVisible():
            self.commit()
            self.clear()
            self._done = True
            self.left.emit()
