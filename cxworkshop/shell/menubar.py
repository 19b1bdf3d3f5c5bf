"""The menu bar, read from the table of commands: every command with its key, those of the page in their own menu."""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenuBar

from cxworkshop.shell.keys import EDIT, FILE, GO, HELP, LANGUAGE, ROOM, VIEW
from cxworkshop.shell.roommenu import language_menu
from cxworkshop.shell.window import MENU_BAR
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.theme import theme

FIRST, LAST = (FILE, EDIT, VIEW, GO, ROOM), (HELP,)


class MenuBar:
    """Fills the window's menu bar; a stage's menu is filled and shown only while its page stands on the sheet."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        self._window = window
        self._commands = commands
        self.menus: dict[str, Menu] = {}
        theme().changed.connect(self._fit)
        self._fit()
        self.refresh()

    @property
    def _bar(self) -> QMenuBar:
        # Asked for each time: a wrapper that is kept can be told that its object is gone while the object lives.
        return self._window.menuBar()

    def refresh(self) -> None:
        """Build the menus anew, after commands were declared."""
        self._bar.clear()
        self.menus.clear()
        declared = [command.menu for command in self._commands.all() if command.menu]
        between = [menu for menu in dict.fromkeys(declared) if menu not in (*FIRST, *LAST, LANGUAGE)]
        for name in (*FIRST, *between, *LAST):
            if name in declared:
                menu = self.menus[name] = Menu(name, self._bar)
                self._bar.addMenu(menu)
                if name in FIRST + LAST:
                    self._fill(menu, name)

    def use(self, names: set[str]) -> None:
        """The stages' menus that can be used now."""
        for name, menu in self.menus.items():
            if name not in FIRST + LAST:
                if name in names and menu.isEmpty():
                    self._fill(menu, name)
                menu.menuAction().setVisible(name in names)

    def _fit(self) -> None:
        if shiboken6.isValid(self._window):
            self._bar.setFixedHeight(theme().px(MENU_BAR))

    def _fill(self, menu: Menu, name: str) -> None:
        group: int | None = None
        for command in sorted((one for one in self._commands.all() if one.menu == name), key=lambda one: one.group):
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            action: QAction = self._commands.action(command.key)
            if command.icon and action.icon().isNull():
                action.setIcon(icon(command.icon, 16, "ink2"))
            menu.addAction(action)
        if name == ROOM:
            menu.addMenu(language_menu(self._commands, menu))
