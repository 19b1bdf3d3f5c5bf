"""Text fields that stand in a place with commands of its own: keys that are typing reach the field, not a command."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def keeps(event: QEvent, *more: Qt.Key) -> bool:
    """Accept a key that is a command of the place around, so that it reaches the text field instead."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False  # Ctrl Enter belongs to the room wherever one types
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if alt or event.key() in (*ENTER, Qt.Key.Key_F2, *more):
        event.accept()
        return True
    return False
