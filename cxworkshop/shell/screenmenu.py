"""Room > Screen: the displays there are, and which of them is the room's. The room check's page shows the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.menu import Menu

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room
    from cxworkshop.ui.room.screens import ScreenInfo


class ScreenMenu(Menu):
    """Filled each time it is opened, because displays come and go; choosing one shows the room there."""

    def __init__(self, room: Callable[[], Room], parent: QWidget | None = None) -> None:
        super().__init__("Screen", parent)
        self._room = room
        self._group: QActionGroup | None = None
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        room = self._room()
        room.screens_wanted.emit()
        self._group = QActionGroup(self)
        for screen in room.screens:
            action = QAction(words(screen), self._group)
            action.setCheckable(True)
            action.setChecked(room.room_screen is not None and room.room_screen.key == screen.key)
            action.triggered.connect(partial(self._choose, screen.key))
            self.addAction(action)
        self.setMinimumWidth(self.wanted_width())

    def _choose(self, key: str, _checked: bool = False) -> None:
        self._room().screen_wanted.emit(key)


def words(screen: ScreenInfo) -> str:
    """A display in a menu: "1  EPSON EB-2250U, 1920 × 1080", in its own pixels."""
    width, height = round(screen.width * screen.ratio), round(screen.height * screen.ratio)
    # A single & would make the letter after it a key.
    return f"{screen.number}  {screen.name}, {width} × {height}".replace("&", "&&")
