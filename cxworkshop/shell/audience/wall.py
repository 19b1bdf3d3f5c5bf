"""The audience window on its display: opened, moved, lost and closed; what the room and the laptop are told of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell.audience import says
from cxworkshop.shell.audience.awake import Awake
from cxworkshop.shell.audience.displays import Memory, Place, Use, find, mirrored, place, small_window
from cxworkshop.shell.audience.watcher import Watcher
from cxworkshop.shell.audience.window import AudienceWindow
from cxworkshop.shell.preferences import Preferences
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.screens import ScreenInfo

REACHED_MS = 700  # a window manager has put a window where it wants it by then
NOWHERE = (0, 0, 640, 360)


class Standing(StrEnum):
    """How the room stands."""

    CLOSED = "closed"
    FULL = "full"
    WINDOW = "window"
    LOST = "lost"  # open, but its display is not there


class Wall(QObject):
    """Knows how the room stands and on which display; decides nothing of when."""

    def __init__(
        self,
        console: QWidget,
        room: Room,
        preferences: Preferences,
        watcher: Watcher,
        awake: Awake,
        say: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.console, self.room, self.watcher = console, room, watcher
        self._preferences, self._awake, self._say = preferences, awake, say
        self.memory = Memory(preferences.displays)
        self.window = AudienceWindow(room)
        self.standing = Standing.CLOSED
        self.screen: ScreenInfo | None = None  # the room's, also while it is not there
        self.plain_wanted = False  # a person made it a plain window, so it stays one
        self._reached = QTimer(self, singleShot=True, interval=REACHED_MS)
        self._reached.timeout.connect(self._check_reached)
        self.window.resized.connect(room.set_picture_size)
        self.tell()

    # -- what is so ----------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether there is a wall, if only behind an unplugged cable."""
        return self.standing is not Standing.CLOSED

    @property
    def is_full(self) -> bool:
        """Whether the room fills a display."""
        return self.standing is Standing.FULL

    @property
    def here(self) -> ScreenInfo | None:
        """The display the console stands on."""
        return self.watcher.of(self.console)

    def place(self) -> Place:
        """Where the room belongs as things are."""
        return place(self.watcher.now(), self.here, self.memory.rooms(), refused=self.watcher.refused)

    @property
    def covers_console(self) -> bool:
        """Whether the room fills the display that the console stands on."""
        if not self.is_full or not self.window.isVisible() or self.screen is None:
            return False
        here = self.here
        return here is not None and (here.key == self.screen.key or mirrored(here, self.screen))

    def is_gone(self, screens: tuple[ScreenInfo, ...]) -> bool:
        """Whether the room's display is not among these."""
        return self.screen is not None and find(self.screen, screens) is None

    # -- what is done --------------------------------------------------------------------------------------------------

    def fill(self, screen: ScreenInfo) -> None:
        """The room on a whole display, which is remembered."""
        self.screen, self.standing = screen, Standing.FULL
        keyboard = QApplication.activeWindow()
        self.window.fill(QRect(*screen.place), self.watcher.qscreen(screen.key))
        self._give_back(keyboard)
        self._reached.start()
        self.remember(screen, Use.ROOM)
        self._opened()

    def fill_here(self) -> None:
        """The room on the whole display it was dragged to, where only the person who dragged it knows which that is."""
        self.screen, self.standing = self.watcher.of(self.window), Standing.FULL
        self.window.fill(None, None)
        self._opened()

    def stand_free(self, *, wanted: bool = False) -> None:
        """The room in a plain window on the display the console stands on; `wanted` by a person."""
        here = self.here or next(iter(self.watcher.now()), None)
        self.screen, self.standing, self.plain_wanted = None, Standing.WINDOW, wanted
        self._reached.stop()
        keyboard = QApplication.activeWindow()
        self.window.stand_free(self._corner(here) if here is not None else QRect(*NOWHERE))
        self._give_back(keyboard)
        self._opened()

    def bring_back(self, shelter: ScreenInfo) -> None:
        """A plain window that is out of sight comes to this display."""
        self.window.stand_free(self._corner(shelter))

    def lose(self) -> None:
        """The display is gone: nothing of the room shows anywhere."""
        self.standing = Standing.LOST
        self._reached.stop()
        had_keyboard = self.window.isActiveWindow()
        self.window.hide()
        if had_keyboard:
            self.console.activateWindow()
        self._awake.let_go()

    def shut(self) -> None:
        """No room any more."""
        if self.is_open:
            self.standing, self.screen = Standing.CLOSED, None
            self._reached.stop()
            self.window.hide()
            self._awake.let_go()
            self.tell()
            self.room.set_open(False)

    def remember(self, screen: ScreenInfo, use: Use) -> None:
        """Keep what a display is for."""
        if self.memory.remember(screen, use):
            self._preferences.save()

    def tell(self) -> None:
        """The room knows the displays, for the Guide and the room check."""
        screens = self.watcher.now()
        if self.is_full:
            mine = find(self.screen, screens) if self.screen is not None else None
        else:
            where = self.place()
            mine = where.screen if where.full else None
        self.room.set_screens(screens, mine)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._awake.hold()
        self.tell()
        self.room.set_open(True)

    def _corner(self, screen: ScreenInfo) -> QRect:
        """Where a plain window stands on a display: out of the way."""
        x, y, width, height = self.watcher.free_area(screen.key) or screen.place
        left, top, wide, high = small_window(width, height)
        return QRect(x + left, y + top, wide, high)

    def _give_back(self, keyboard: QWidget | None) -> None:
        """Not every window manager leaves the keyboard where it is when a window comes."""
        if keyboard is not None and keyboard is not self.window and shiboken6.isValid(keyboard):
            keyboard.activateWindow()

    def _check_reached(self) -> None:
        """A window manager that puts windows where it likes may have put the room over the console."""
        if self.covers_console or not self.is_full or self.screen is None:
            return
        there, here = self.watcher.of(self.window), self.here
        if there is not None and here is not None and there.key == here.key != self.screen.key:
            self.stand_free()
            self._say(says.UNMOVED)
