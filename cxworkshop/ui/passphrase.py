"""Fields for what nobody may read over a shoulder, and the pair in which a new one is typed twice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.core.passphrase import ADVICE, NOT_THE_SAME, standing, why_not
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.icons import icon
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

REVEAL = Qt.Key.Key_F3
CAPS = "Caps Lock is on."
AGAIN = "Type it once more: nobody can look it up."


class Passphrase(LineEdit):
    """A passphrase, unseen while it is typed. The eye, or F3, shows it until the field is left.

    `entered` follows Enter. `caps_changed` tells what the last letter showed of Caps Lock: Qt cannot be asked for it.
    """

    entered = Signal()
    caps_changed = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__("", placeholder or name, name)
        self.caps = False
        self._eye = QAction(self)
        self._eye.triggered.connect(lambda: self.reveal(not self.revealed))
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._eye.setVisible(bool(text)))
        theme().changed.connect(self._dress)
        self.reveal(False)
        self._eye.setVisible(False)

    @property
    def revealed(self) -> bool:
        """Whether what was typed can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def reveal(self, shown: bool) -> None:
        """Show what was typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._dress()
        if self.hasFocus():
            announce(self, "The passphrase can be read" if shown else "The passphrase is hidden")

    def _dress(self) -> None:
        self._eye.setIcon(icon("eye-slash" if self.revealed else "eye", 16, "ink2"))
        self._eye.setText(f"{'Hide' if self.revealed else 'Show'} what was typed (F3)")

    def event(self, event: QEvent) -> bool:
        return keeps(event, REVEAL) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == REVEAL:
            self.reveal(not self.revealed)
            return
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._know(not self.caps)
        elif letter.isalpha() and letter.upper() != letter.lower():
            self._know(letter.isupper() != bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        super().keyPressEvent(event)
        if event.key() in ENTER:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.reveal(False)
        super().focusOutEvent(event)

    def clear(self) -> None:
        super().clear()
        self.reveal(False)
        self._know(False)

    def _know(self, caps: bool) -> None:
        if caps != self.caps:
            self.caps = caps
            self.caps_changed.emit()
            if caps:
                announce(self, CAPS)


class PassphrasePair(QWidget):
    """One passphrase that is known, or a new one: typed twice, with the one rule of what it must be below.

    `entered` follows Enter in either; `changed` every letter. `flat` puts the two beside each other.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, name: str = "Passphrase", parent: QWidget | None = None, *, flat: bool = False) -> None:
        super().__init__(parent)
        self._new = False
        self.first, self.again = Passphrase(name), Passphrase("The same, once more")
        self.note = Paragraph("", "small", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        fields = QBoxLayout(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        fields.setSpacing(6)
        fields.addWidget(self.first)
        fields.addWidget(self.again)
        column.addLayout(fields)
        column.addWidget(self.note)
        for field in (self.first, self.again):
            field.entered.connect(self.entered)
            field.textChanged.connect(self._typed)
            field.caps_changed.connect(self.explain)
        self.ask(name, new=False)

    def ask(self, name: str, *, new: bool) -> None:
        """What is asked for, and whether it is a new one."""
        self._new = new
        self.first.setPlaceholderText(name)
        self.first.setAccessibleName(name)
        self.again.setAccessibleName(f"{name}, once more")
        self.again.setVisible(new)
        self.explain()

    def text(self) -> str:
        """What was typed first."""
        return self.first.text()

    def refusal(self) -> tuple[str, Passphrase] | None:
        """What is missing in words, and where; None when it can be taken."""
        if not self.first.text():
            return f"“{self.first.accessibleName()}” is empty.", self.first
        problem = why_not(self.first.text()) if self._new else ""
        if problem:
            return f"{problem} {ADVICE}", self.first
        if self._new and self.again.text() != self.first.text():
            return (NOT_THE_SAME if self.again.text() else AGAIN), self.again
        return None

    def accepted(self) -> bool:
        """Whether it can be taken; says what is missing where it cannot, and puts the focus there."""
        missing = self.refusal()
        if missing is None:
            return True
        words, field = missing
        if words == NOT_THE_SAME:
            self.again.clear()
        self.note.set_color("ink:warn")
        self.note.setText(words)
        self.note.show()
        announce(self, words, urgent=True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def clear(self) -> None:
        """Empty both."""
        self.first.clear()
        self.again.clear()

    def explain(self) -> None:
        """Say below what one is to know while typing; nothing where there is nothing to say."""
        words = said(self.first, self.again, new=self._new)
        self.note.set_color("ink2")
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _typed(self) -> None:
        self.explain()
        self.changed.emit()


def said(first: Passphrase, again: Passphrase, *, new: bool) -> str:
    """What stands below the fields while somebody types: Caps Lock, and how far a new passphrase is."""
    words = [CAPS] if first.caps or again.caps else []
    if new:
        words.append(standing(first.text()) or ADVICE)
    return " ".join(words)
