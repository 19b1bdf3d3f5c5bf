"""The menu of the room, as the Guide's picture and the strip's chip offer it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.shell.keys import LANGUAGE, LANGUAGES
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu

GROUPS = (
    ("room.open", "room.live", "room.freeze", "room.blank"),
    ("room.next", "room.previous", "room.spot", "room.spot_back"),
    ("room.pause", "room.agenda", "room.welcome", "room.groups", "room.principles", "room.clock"),
    ("room.timer", "room.dark", "room.larger", "room.smaller"),
    ("room.swap", "room.identify"),
)


def room_menu(commands: Commands, parent: QWidget) -> Menu:
    """A fresh menu; the caller shows it, and it goes when it is closed."""
    menu = Menu("Room", parent)
    for group in GROUPS:
        for key in group:
            action = commands.action(key)
            if action.icon().isNull():
                action.setIcon(icon(commands.command(key).icon, 16, "ink2"))
            menu.addAction(action)
        if group is not GROUPS[-1]:
            menu.addSeparator()
        if "room.dark" in group:
            menu.insertMenu(menu.actions()[-1], language_menu(commands, menu))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def language_menu(commands: Commands, parent: QWidget) -> Menu:
    """The languages the wall speaks."""
    menu = Menu(LANGUAGE.partition(": ")[2].capitalize(), parent)
    for key in LANGUAGES:
        menu.addAction(commands.action(f"room.language_{key}"))
    return menu
