"""Commands: each declared once with its words, its key and the place where the key acts.

Menus, the palette, tooltips and the key map (F1) all read this one table, so they cannot disagree; two commands with
the same key in the same place are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cxworkshop.core.frozen import frozen

ANYWHERE = "anywhere"


@frozen
class Command:
    """One thing a facilitator can do.

    `key` is a dotted name ("teams.place_creator"), `text` a verb phrase, `keys` portable key sequences ("Ctrl+K",
    "1"), the first of which is shown. `scope` is "anywhere" or the place whose focus the key needs ("teams.board");
    letters and digits alone are only allowed in a place. `menu` is the menu it stands in ("" for none), `icon` a
    Phosphor name, `group` separates blocks within a menu. `shown` is what the key map says where a widget takes a row
    of keys itself ("0 – 9").
    """

    key: str
    text: str
    keys: tuple[str, ...] = ()
    scope: str = ANYWHERE
    menu: str = ""
    icon: str = ""
    group: int = 0
    checkable: bool = False
    shown: str = ""


class Commands(QObject):
    """The table of commands and their QActions."""

    bound = Signal()  # a command got or lost its place: menus and palette may refresh

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._deeds: dict[str, Callable[[], object]] = {}
        self._taken: dict[str, dict[str, Command]] = {}  # key sequence: the commands that have it, by their scope

    def declare(self, commands: Iterable[Command]) -> None:
        """Add commands to the table. ValueError when a name is taken or a key is taken in its place."""
        for command in commands:
            if command.key in self._table:
                raise ValueError(f"the command {command.key} is declared twice")
            clash = self._clash(command)
            if clash is not None:
                raise ValueError(f"{command.key} and {clash.key} share a key in {command.scope}")
            self._table[command.key] = command
            for keys in command.keys:
                self._taken.setdefault(keys, {})[command.scope] = command

    def bind(self, place: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Give commands their deeds. `place`: the widget whose focus a scoped key needs, the window for "anywhere".

        A page that comes anew takes the command over from the one before; when a place goes, its commands are off.
        """
        for key, handler in handlers.items():
            action = self.action(key)
            self._deeds[key] = handler
            action.setEnabled(True)
            place.addAction(action)
            place.destroyed.connect(partial(self._release, key, handler))
        self.bound.emit()

    def _run(self, key: str, _checked: bool = False) -> None:
        deed = self._deeds.get(key)
        if deed is not None:
            deed()

    def _release(self, key: str, handler: Callable[[], object], _gone: object = None) -> None:
        """A place is gone: its command is off, unless another place has taken it over."""
        if self._deeds.get(key) is handler and shiboken6.isValid(self._actions[key]):
            del self._deeds[key]
            self._actions[key].setEnabled(False)

    def is_bound(self, key: str) -> bool:
        """Whether a command has a deed; without one it stays disabled."""
        return key in self._deeds

    def action(self, key: str) -> QAction:
        """The QAction of a command; KeyError when it was never declared."""
        action = self._actions.get(key)
        if action is None:
            action = self._actions[key] = self._made(self._table[key])
        return action

    def _made(self, command: Command) -> QAction:
        """The action of a command, made when it is first asked for: most stand on pages that nobody has opened yet."""
        action = QAction(command.text, self)
        action.setObjectName(command.key)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in command.keys])
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if command.scope == ANYWHERE
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.setEnabled(False)  # until somebody binds it: no dead control
        action.triggered.connect(partial(self._run, command.key))
        return action

    def command(self, key: str) -> Command:
        """The declaration of a command."""
        return self._table[key]

    def all(self) -> tuple[Command, ...]:
        """Every command in the order of declaration."""
        return tuple(self._table.values())

    def enable(self, keys: Iterable[str], on: bool) -> None:
        """Switch commands on or off together, e.g. when a page comes or goes."""
        for key in keys:
            self.action(key).setEnabled(on)

    def _clash(self, new: Command) -> Command | None:
        """A declared command that the same key press would reach: same place, or either of them anywhere."""
        for keys in new.keys:
            for scope, old in self._taken.get(keys, {}).items():
                if scope == new.scope or ANYWHERE in (scope, new.scope):
                    return old
        return None
