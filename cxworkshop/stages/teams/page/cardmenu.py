"""The menu of a card, and of the ground beside the cards: the board's own commands, nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu

_CARD = (
    ("edit", "rename", "merge", "remove"),
    ("creator", "frontline", "back_office", "tray"),
    ("connect", "sight"),
)
_GROUND = (("add", "paste"), ("filter", "select_all", "rapid"))


def card_menu(commands: Commands, parent: QWidget, *, card: bool) -> Menu:
    """A menu with the commands that fit; they act on what is chosen."""
    menu = Menu(parent=parent)
    for block in _CARD if card else _GROUND:
        if menu.actions():
            menu.addSeparator()
        for name in block:
            action = commands.action(f"teams.{name}")
            if action.icon().isNull():
                action.setIcon(icon(commands.command(f"teams.{name}").icon, 16, "ink2"))
            menu.addAction(action)
    return menu
