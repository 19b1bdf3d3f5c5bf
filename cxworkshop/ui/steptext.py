"""A text written in the middle of a page of keys: Enter keeps it and goes on, Esc keeps it and goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.texts import MARGIN, PlainText
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.typing import ENTER, keeps


class StepText(PlainText):
    """One paragraph. Whatever ends the typing keeps it; `entered` and `escaped` say where the person wants to go.

    `quiet` shows the field only under the hand; `right` sets it flush right, for the right end of a scale; `dim` in
    the second ink.
    """

    entered = Signal()
    escaped = Signal()

    def __init__(
        self,
        placeholder: str,
        name: str,
        role: Role = "voice",
        *,
        quiet: bool = False,
        right: bool = False,
        dim: bool = False,
        max_lines: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        self._ghost, self._ghost_colour = placeholder, "ink3"
        self._flush_right = right
        super().__init__("", 1, max_lines, name, parent, role=role)
        self.single_paragraph = True
        # Qt repaints only the line that changed; the words that stand in for none take all of the field.
        self.textChanged.connect(self.viewport().update)
        self.setProperty("quiet", quiet)
        self.setProperty("dim", dim)
        if right:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.document().setDefaultTextOption(option)

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.escaped.emit()
        elif event.key() in ENTER and plain:
            self.commit()
            self.entered.emit()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl Enter belongs to the room everywhere
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Take the focus with the caret at the end."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def take(self, text: str) -> None:
        """Stand at `text` from now on, also in the middle of typing; nothing is told."""
        self._kept = text
        if self.text() != text:
            self.setPlainText(text)
            self._restyle()

    def set_ghost(self, placeholder: str, colour: str = "ink3") -> None:
        """Say something else while there is no text, in a colour of the theme."""
        if (placeholder, colour) != (self._ghost, self._ghost_colour):
            self._ghost, self._ghost_colour = placeholder, colour
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ghost and not self.toPlainText():
            # Qt sets a placeholder flush left and in one colour, whatever the text does.
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(theme().color(self._ghost_colour))
            metrics = QFontMetricsF(self.font())
            # Where the first line of a text would stand; an emptied document has no line to ask.
            top = self.document().rootFrame().frameFormat().topMargin()
            top = MARGIN + self._line() - metrics.height() if self._close else top
            baseline = top + metrics.ascent()
            room = self.viewport().width() - 2 * MARGIN
            cut = metrics.elidedText(self._ghost, Qt.TextElideMode.ElideRight, room)
            left = MARGIN if not self._flush_right else MARGIN + room - metrics.horizontalAdvance(cut)
            painter.drawText(QPointF(left, baseline), cut)
