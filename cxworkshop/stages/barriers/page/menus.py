"""The menu of a line: the page's own commands that make sense there, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.barriers.page.lines import ICONS, Kind, Place
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu

_BLOCKS: dict[Kind | None, tuple[tuple[str, ...], ...]] = {
    Kind.BARRIER: (
        ("edit", "write", "mitigate", "area", "remove"),
        ("switch", "unsay"),
        ("up", "down"),
        ("add", "filter"),
    ),
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


class AreaMenu(Menu):
    """The areas a barrier may lie in, each under a digit while there are digits; the last one is named anew."""

    def __init__(self, places: Sequence[Place], here: Place, put: Callable[[Place | None], object], parent: QWidget):
        super().__init__("It lies in")
        self.setParent(parent, self.windowFlags())
        self.aboutToHide.connect(self.deleteLater)
        for number, place in enumerate([*places, None], start=1):
            action = self.addAction(place.title if place is not None else "Another area…")
            action.setIcon(icon(ICONS[place.area] if place is not None else "plus", 16, "ink2"))
            if place is not None and place.key == here.key:
                action.setCheckable(True)
                action.setChecked(True)
            if number < 10:
                action.setShortcut(QKeySequence(str(number)))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, pressed here
                action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _on=False, place=place: put(place))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.text().isdecimal():
            event.accept()  # a digit is for the menu, not for the list below it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - int(Qt.Key.Key_1)
        if 0 <= number < min(9, len(self.actions())):
            action = self.actions()[number]
            self.close()
            action.trigger()
        else:
            super().keyPressEvent(event)
