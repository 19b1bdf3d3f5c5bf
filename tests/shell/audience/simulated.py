"""Displays that a test puts there and takes away, in place of the system's: on a screenless Qt there is only one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.room.screens import ScreenInfo


class Displays(QObject):
    """What `Watcher` offers. `change` tells at once what is gone, and in the same breath that all has settled."""

    gone = Signal()
    settled = Signal(object, object)

    def __init__(self, *screens: ScreenInfo, refused: bool = False) -> None:
        super().__init__()
        self.screens = screens
        self.refused = refused
        self.stands: dict[QWidget, str] = {}  # where a window stands when its place does not say so

    def now(self) -> tuple[ScreenInfo, ...]:
        return self.screens

    def qscreen(self, key: str) -> QScreen | None:
        return QGuiApplication.primaryScreen()

    def free_area(self, key: str) -> tuple[int, int, int, int] | None:
        return next((one.place for one in self.screens if one.key == key), None)

    def of(self, window: QWidget) -> ScreenInfo | None:
        key = self.stands.get(window)
        if key is not None:
            return next((one for one in self.screens if one.key == key), None)
        middle = window.frameGeometry().center()
        for one in self.screens:
            if one.x <= middle.x() < one.x + one.width and one.y <= middle.y() < one.y + one.height:
                return one
        return None

    def change(self, *screens: ScreenInfo) -> None:
        before, self.screens = self.screens, screens
        if {one.key for one in before} - {one.key for one in screens}:
            self.gone.emit()
        self.settled.emit(before, screens)
