"""The wall as one object for the shell: what a person can ask of it, and the parts that carry it out."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell.audience import says
from cxworkshop.shell.audience.awake import Awake
from cxworkshop.shell.audience.displays import Place, Rect, Use, Why, apart, fitted, overlap
from cxworkshop.shell.audience.hotplug import SAME, HotPlug
from cxworkshop.shell.audience.identify import Plates
from cxworkshop.shell.audience.rescue import Rescue, move
from cxworkshop.shell.audience.wall import Standing, Wall
from cxworkshop.shell.audience.watcher import Watcher
from cxworkshop.shell.audience.window import AudienceWindow
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.screens import ScreenInfo


class Projector(QObject):
    """Between the room's state and the system's displays. It is built when it is first needed."""

    def __init__(
        self,
        console: QWidget,
        room: Room,
        preferences: Preferences,
        notices: Notices,
        watcher: Watcher,
        awake: Awake,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._console, self._notices, self._watcher = console, notices, watcher
        self.wall = Wall(console, room, preferences, watcher, awake, notices.toast, self)
        self.plates = Plates(self)
        self._rescue = Rescue(console, watcher, self)
        self._hotplug = HotPlug(self.wall, self._rescue, notices, self.use, self.plates.hide, self)
        self.window.escaped.connect(self.to_console)
        self.window.grow_wanted.connect(self.grow)
        self.window.closed.connect(self.shut)

    @property
    def window(self) -> AudienceWindow:
        """What stands on the wall."""
        return self.wall.window

    @property
    def standing(self) -> Standing:
        """How the room stands."""
        return self.wall.standing

    # -- opening and closing -------------------------------------------------------------------------------------------

    def set_open(self, on: bool) -> None:
        """Open the room where it belongs, or close it; a room that waits for its display opens anew."""
        shows = self.standing in (Standing.FULL, Standing.WINDOW)
        if on and not shows:
            self._open(self.wall.place())
        elif not on:
            self.shut()

    def toggle(self) -> None:
        """Open the room, or close it."""
        self.set_open(self.standing not in (Standing.FULL, Standing.WINDOW))

    def shut(self) -> None:
        """Close the room: somebody wants it, or the program or its workshop ends."""
        self.plates.hide()
        self._notices.solved(SAME)
        self.wall.shut()

    def _open(self, where: Place) -> None:
        self._rescue.note()
        if where.full and where.screen is not None:
            self._fill(where.screen)
            return
        self.wall.stand_free()
        if where.why is Why.MIRRORED:
            self._hotplug.explain_mirror()
        elif where.why is not None:
            self._notices.toast(says.opened(where.why))

    def _fill(self, screen: ScreenInfo) -> None:
        self._hotplug.answered()
        self._notices.solved(SAME)
        self._keep_off(screen)
        self.wall.fill(screen)

    # -- which display -------------------------------------------------------------------------------------------------

    def use(self, key: str) -> None:
        """Make a display the room's, and show the room there; the console makes way for it."""
        screens = self._watcher.now()
        screen = next((one for one in screens if one.key == key), None)
        if screen is None:
            return
        if self._watcher.refused:
            if not self.wall.is_open:
                self._open(self.wall.place())
            self._notices.toast(says.REFUSED_SCREEN)
            return
        if screen not in apart(screens, self.wall.here):
            others = apart(screens, screen)
            if not others:
                self._open(self.wall.place())
                return
            self.window.hide()  # or the console would come up behind it
            self._move_console(self.wall.screen if self.wall.screen in others else others[0])
        self._fill(screen)
        self._console_first()

    def swap(self) -> None:
        """Exchange the room's display and the console's."""
        screens, here = self._watcher.now(), self.wall.here
        others = apart(screens, here)
        there = self.wall.screen if self.wall.screen in others else self.wall.place().screen
        if not others or here is None or there is None:
            self._notices.toast(says.NO_OTHER)
        elif self._watcher.refused:
            self._notices.toast(says.REFUSED_SWAP)
        elif self.standing in (Standing.FULL, Standing.WINDOW):
            self.window.hide()
            self._move_console(there)
            self._fill(here)
            self._console_first()
        else:
            self._move_console(there)
            self.wall.remember(here, Use.ROOM)
            self.wall.tell()

    def grow(self) -> None:
        """F11 or a double click on the room: fill the display it was dragged to, or be a plain window again."""
        if self.standing is Standing.FULL:
            self.wall.stand_free(wanted=True)
        elif self.standing is Standing.WINDOW:
            others = apart(self._watcher.now(), self.wall.here)
            there = self._watcher.of(self.window)
            if self._watcher.refused and others:
                self.wall.fill_here()
            elif there is not None and there in others:
                self._fill(there)
            else:
                self._notices.toast(says.STAYS_PLAIN)

    def identify(self) -> None:
        """A number on each display."""
        screens = self._watcher.now()
        self.plates.show([(one, self._watcher.qscreen(one.key)) for one in screens], refused=self._watcher.refused)

    # -- Esc -----------------------------------------------------------------------------------------------------------

    def escape(self) -> bool:
        """Esc anywhere: whether it was meant for the room, which gives way to the console."""
        if self.plates.showing:
            self.plates.hide()
            return True
        if self.window.isVisible() and (self.window.isActiveWindow() or self.wall.covers_console):
            self.to_console()
            return True
        return False

    def to_console(self) -> None:
        """The console comes to the front and takes the keyboard; a room before it becomes a plain window."""
        if self.wall.covers_console:
            self.wall.stand_free()
            self._notices.toast(says.WINDOWED)
        if self._console.isMinimized():
            self._console.showNormal()
        self._console.raise_()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.raise_()
        (dialog or self._console).activateWindow()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _move_console(self, there: ScreenInfo | None) -> None:
        if there is not None:
            frame: Rect = self._console.frameGeometry().getRect()  # type: ignore[assignment]
            move(self._console, fitted(frame, self._watcher.free_area(there.key) or there.place))

    def _keep_off(self, screen: ScreenInfo) -> None:
        """A console that reaches over the edge of its display would lie on the wall."""
        frame: Rect = self._console.frameGeometry().getRect()  # type: ignore[assignment]
        here = self.wall.here
        if here is not None and here.key != screen.key and overlap(frame, screen.place):
            self._move_console(here)

    def _console_first(self) -> None:
        self._console.raise_()
        self._console.activateWindow()
        self._rescue.note()
