"""The room's keys wherever the facilitator's hands are: in a dialog, in the middle of a word, on the wall itself.

Qt gives a shortcut to the window it was declared in, unless a dialog stands before that or a field takes the key. What
comes through then, as a plain key press of the window that has the keyboard, is taken here. So a key that reached its
action never gets here, and only the window with the keyboard is listened to, not every event of the program.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from cxworkshop.ui.commands import Commands
from cxworkshop.ui.room.room import Mode, Room

PREFIX = "room."
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class RoomKeys(QObject):
    """`clicker_area` is the part of the console where page keys turn the wall's pages; elsewhere they are the page's.

    `escape` is asked when Esc is pressed, and says whether the key was its; `pressed` hears of every key.
    """

    def __init__(
        self,
        commands: Commands,
        room: Room,
        wall: QWidget,
        clicker_area: QWidget,
        escape: Callable[[], bool],
        pressed: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands, self._room, self._wall = commands, room, wall
        self._area, self._escape, self._heard = clicker_area, escape, pressed
        self._watched: QWindow | None = None
        self._table: dict[str, str] = {}
        self._count = 0
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    def _follow(self, window: QWindow | None) -> None:
        before, self._watched = self._watched, window
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether that was ours."""
        self._heard()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self._escape()
        command = self._command(event.keyCombination()) or self._clicker(event)
        if not command:
            return False
        action = self._commands.action(command)
        if not action.isEnabled():
            return False
        if not event.isAutoRepeat() or command in ("room.larger", "room.smaller"):
            action.trigger()
        return True

    def _command(self, pressed: QKeyCombination) -> str:
        """The room's command with this key, "" for none; keys without a modifier or a function key are not in it."""
        declared = self._commands.all()
        if len(declared) != self._count:
            self._count = len(declared)
            self._table = {
                _text(QKeySequence(key, QKeySequence.SequenceFormat.PortableText)): command.key
                for command in declared
                if command.key.startswith(PREFIX) and command.scope == "anywhere"
                for key in command.keys
            }
        modifiers = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._table.get(_text(QKeySequence(QKeyCombination(modifiers, pressed.key()))), "")

    def _clicker(self, event: QKeyEvent) -> str:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._room.is_open:
            return ""
        match event.key():
            case Qt.Key.Key_PageDown:
                command = "room.next"
            case Qt.Key.Key_PageUp:
                command = "room.previous"
            case Qt.Key.Key_B | Qt.Key.Key_Period:
                command = "room.black"
            case _:
                return ""
        return command if self._clicks(command) else ""

    def _clicks(self, command: str) -> bool:
        """Whether a clicker's key is the room's where the keyboard is now; a frozen wall turns no page."""
        if self._wall.isActiveWindow():
            return True
        focus = QApplication.focusWidget()
        if focus is None or QApplication.activePopupWidget() is not None or not self._area.isAncestorOf(focus):
            return False
        if isinstance(focus, _FIELDS) or (isinstance(focus, QComboBox) and focus.isEditable()):
            return False
        return command == "room.black" or self._room.mode is Mode.LIVE


def _text(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
