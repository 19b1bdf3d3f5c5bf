"""The two menus of the agenda: what a line is, and what can be done with a day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.kinds import exercises
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import icon
from cxworkshop.ui.menu import Menu


def kind_menu(desk: Desk, item: AgendaItem, parent: QWidget) -> Menu:
    """What a line can be, with what it is ticked."""
    menu = _menu("This line is", parent)
    for key, words in exercises():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(key == item.exercise)
        action.triggered.connect(lambda _on=False, k=key: desk.do(do.set_exercise, item.id, k))
    return menu


def day_menu(parent: QWidget, name: str, deeds: tuple[Callable[[], object], ...]) -> Menu:
    """What can be done with a day; `deeds`: add a line, change the dates, remove the day."""
    add, dates, remove = deeds
    menu = _menu(name, parent)
    menu.addAction(icon("plus"), "Add a line").triggered.connect(lambda: add())
    menu.addAction(icon("calendar-blank"), "Change the dates").triggered.connect(lambda: dates())
    menu.addSeparator()
    menu.addAction(icon("trash"), f"Remove {name.lower()}").triggered.connect(lambda: remove())
    return menu


def open_menu(menu: Menu, place: QPoint) -> None:
    """Show a menu that is made for this once."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def _menu(title: str, parent: QWidget) -> Menu:
    menu = Menu(title)
    menu.setParent(parent, menu.windowFlags())
    return menu
