"""A menu of commands at an item: under the right mouse button, and under the menu key where the keyboard is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu


def pop_menu(commands: Commands, keys: Sequence[str], place: QPoint, parent: QWidget) -> Menu:
    """Show a menu of commands at a point of the screen; "" among the keys is a line between two of them."""
    menu = Menu(parent=parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for key in keys:
        if not key:
            menu.addSeparator()
            continue
        action = commands.action(key)
        if action.icon().isNull():
            action.setIcon(icon(commands.command(key).icon, 16, "ink2"))
        menu.addAction(action)
    menu.popup(place)
    return menu


def offer_menu(commands: Commands, view: QAbstractItemView, keys: Sequence[str]) -> None:
    """Let a view offer these commands on its items; the item under the mouse becomes the current one first."""

    def asked(place: QPoint) -> None:
        index = view.indexAt(place)
        if index.isValid():
            view.setCurrentIndex(index)
            pop_menu(commands, keys, view.viewport().mapToGlobal(place), view)

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(asked)
