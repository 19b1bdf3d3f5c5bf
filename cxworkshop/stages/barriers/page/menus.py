"""The menu of a line: the page's own commands that make sense there, nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.stages.barriers.page.lines import Kind
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu

_BLOCKS: dict[Kind | None, tuple[tuple[str, ...], ...]] = {
    Kind.BARRIER: (("edit", "write", "mitigate", "remove"), ("switch", "unsay"), ("up", "down"), ("add", "filter")),
    Kind.QUESTION: (("add", "none"), ("filter",)),
    Kind.NONE: (("add", "write", "remove"), ("filter",)),
    None: (("add", "filter"),),
}


def menu_of(commands: Commands, kind: Kind | None, parent: QWidget) -> Menu:
    """A menu for a line of this kind; its commands act on the current line."""
    return menu_with(commands, _BLOCKS.get(kind, _BLOCKS[None]), parent)


def menu_with(commands: Commands, blocks: tuple[tuple[str, ...], ...], parent: QWidget) -> Menu:
    """A menu of blocks of the page's commands."""
    menu = Menu(parent=parent)
    for block in blocks:
        if menu.actions():
            menu.addSeparator()
        for name in block:
            action = commands.action(f"barriers.{name}")
            if action.icon().isNull():
                action.setIcon(icon(commands.command(f"barriers.{name}").icon, 16, "ink2"))
            menu.addAction(action)
    return menu
