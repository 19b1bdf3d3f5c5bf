"""The joint between the program and the wall: what the room's commands do, and when the wall's own parts are loaded.

The state (`desk.room`) is met when somebody asks for it; windows and displays when the room is first opened, a display
comes, or nothing has happened for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from cxworkshop.shell.console import Console
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.screenmenu import ScreenMenu
from cxworkshop.stages import STAGES
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.menu import Menu

if TYPE_CHECKING:
    from cxworkshop.shell.audience.keys import RoomKeys
    from cxworkshop.shell.audience.projector import Projector
    from cxworkshop.ui.room.room import Room
    from cxworkshop.ui.room.view import Audience

BUILD_MS = 3000  # a workshop that has just been opened is looked at first


class InRoom(QObject):
    """Builds the projector when it is first needed and hands it what is asked of the room."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        preferences: Preferences,
        notices: Notices,
        console: Console,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._preferences = window, desk, preferences
        self._notices, self._console = notices, console
        self._just_came: str | None = None
        self._screens: ScreenMenu | None = None
        self._idle = QTimer(self, singleShot=True, interval=BUILD_MS)
        self._idle.timeout.connect(lambda: self.projector)
        desk.room_met.connect(self._join)
        desk.opened.connect(self._opened)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_came)

    @property
    def room(self) -> Room:
        """The state of the wall, joined to the stages' pictures and to the shell."""
        return self._desk.room

    def _join(self, room: Room) -> None:
        room.audience_of = _audience
        room.open_wanted.connect(lambda on: self.projector.set_open(on))
        room.swap_wanted.connect(lambda: self.projector.swap())
        room.identify_wanted.connect(lambda: self.projector.identify())
        room.screen_wanted.connect(lambda key: self.projector.use(key))
        room.screens_wanted.connect(lambda: self.projector)

    @cached_property
    def projector(self) -> Projector:
        """The wall itself."""
        from cxworkshop.shell.audience.awake import awake
        from cxworkshop.shell.audience.projector import Projector
        from cxworkshop.shell.audience.watcher import Watcher

        watcher = Watcher(self, self._just_came)
        made = Projector(self._window, self.room, self._preferences, self._notices, watcher, awake(self), self)
        self.keys = self._keys(made)
        return made

    @property
    def built(self) -> bool:
        """Whether there is a projector yet."""
        return "projector" in self.__dict__

    def _keys(self, projector: Projector) -> RoomKeys:
        from cxworkshop.shell.audience.keys import RoomKeys

        return RoomKeys(
            self._desk.commands,
            self.room,
            wall=projector.window,
            clicker_area=self._console.sheet,
            escape=projector.escape,
            pressed=projector.plates.hide,
            parent=self,
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What the room's commands do."""
        return {
            "room.open": lambda: self.projector.toggle(),
            "room.swap": lambda: self.projector.swap(),
            "room.identify": lambda: self.projector.identify(),
            "room.freeze": lambda: self.room.toggle_freeze(),
            "room.blank": lambda: self.room.toggle_blank(),
            "room.timer": lambda: self.room.set_timer_on_wall(not self.room.timer_on_wall),
            "room.spot": lambda: self.room.step_spot(1),
            "room.spot_back": lambda: self.room.step_spot(-1),
            "room.larger": lambda: self.room.step_zoom(1),
            "room.smaller": lambda: self.room.step_zoom(-1),
        }

    def clicker_deeds(self) -> dict[str, Callable[[], object]]:
        """What the commands do whose keys are a clicker's: they are read where they belong to the room."""
        return {
            "room.next": partial(self._step, 1),
            "room.previous": partial(self._step, -1),
            "room.black": lambda: self.room.toggle_blank(),
        }

    def offer_screens(self, menu: Menu) -> None:
        """Put the displays into the Room menu, below what else is about them."""
        self._screens = ScreenMenu(lambda: self.room, menu)
        self._screens.menuAction().setEnabled(self._desk.store is not None)
        menu.addMenu(self._screens)

    def shut(self) -> None:
        """The program ends, or the workshop is closed: nothing stays on the wall."""
        if self.built:
            self.projector.shut()

    def _step(self, by: int) -> None:
        self.room.step(by)

    def _opened(self) -> None:
        if self._screens is not None:
            self._screens.menuAction().setEnabled(self._desk.store is not None)
        if self._desk.store is None:
            self.shut()
        elif not self.built:
            self._idle.start()

    def _screen_came(self, screen: QScreen) -> None:
        if not self.built and self._desk.store is not None:
            self._just_came = screen.name()
            assert self.projector is not None  # it greets the display


def _audience(key: str) -> Audience | None:
    """What a stage shows to the room; None for a stage that shows nothing."""
    found = next((stage for stage in STAGES if stage.key == key), None)
    if found is None or not found.audience:
        return None
    audience: Audience = found.load("audience")
    return audience
