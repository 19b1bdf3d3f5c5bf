"""The wall as one object: opens and closes the room, keeps it on its display, and follows displays as they come and go.

What must never happen: a window where nobody can reach it, or one over the console that does not go away. So the room
is hidden in the very moment its display goes, everything else waits until the displays have settled, a plain window
is used wherever the console has no display of its own, and Esc always brings the console to the front.

One case keeps the room on the console's display: when the console's own display goes, by a closed lid, the wall keeps
its picture, because what would come up there otherwise are the facilitator's notes. The console waits behind it, one
Esc away, and goes home when its display returns.
"""

from __future__ import annotations

from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell.audience import says
from cxworkshop.shell.audience.awake import Awake
from cxworkshop.shell.audience.displays import (
    Memory,
    Place,
    Use,
    Why,
    apart,
    find,
    fitted,
    mirrored,
    place,
    small_window,
)
from cxworkshop.shell.audience.identify import Plates
from cxworkshop.shell.audience.rescue import Rescue, move
from cxworkshop.shell.audience.watcher import Watcher
from cxworkshop.shell.audience.window import AudienceWindow
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.screens import ScreenInfo

NEW, SAME = "new-screen", "mirrored"
SMALL = (640, 360)
REACHED_MS = 700  # a window manager has put a window where it wants it by then


class Standing(StrEnum):
    """How the room stands."""

    CLOSED = "closed"
    FULL = "full"
    WINDOW = "window"
    LOST = "lost"  # open, but its display is not there


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
        self.console, self.room, self.watcher = console, room, watcher
        self._preferences, self._notices, self._awake = preferences, notices, awake
        self._memory = Memory(preferences.displays)
        self.window = AudienceWindow(room)
        self.plates = Plates(self)
        self.standing = Standing.CLOSED
        self._screen: ScreenInfo | None = None  # the room's, also while it is not there
        self._plain_wanted = False  # a person made it a plain window, so it stays one
        self._asked: ScreenInfo | None = None  # the one a banner asks about
        self._rescue = Rescue(console, watcher, self)
        self._reached = QTimer(self, singleShot=True, interval=REACHED_MS)
        self._reached.timeout.connect(self._check_reached)
        self.window.escaped.connect(self.to_console)
        self.window.grow_wanted.connect(self.grow)
        self.window.closed.connect(self._closed)
        self.window.resized.connect(room.set_picture_size)
        watcher.gone.connect(self._gone)
        watcher.settled.connect(self._settled)
        self._tell()

    # -- opening and closing -------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether there is a wall, if only behind an unplugged cable."""
        return self.standing is not Standing.CLOSED

    def set_open(self, on: bool) -> None:
        """Open the room where it belongs, or close it; a room that waits for its display opens anew."""
        if on and self.standing in (Standing.CLOSED, Standing.LOST):
            self._open(self._place())
        elif not on and self.is_open:
            self._shut()

    def toggle(self) -> None:
        """F5."""
        self.set_open(self.standing in (Standing.CLOSED, Standing.LOST))

    def shut(self) -> None:
        """The program ends, or its workshop does."""
        self.plates.hide()
        self._shut()

    def _place(self) -> Place:
        watcher = self.watcher
        return place(watcher.now(), watcher.of(self.console), self._memory.rooms(), refused=watcher.refused)

    def _open(self, where: Place) -> None:
        self._rescue.note()
        if where.full and where.screen is not None:
            self._fill(where.screen)
        else:
            self._stand_free()
            if where.why is Why.MIRRORED:
                self._explain_mirror()
            elif where.why is not None:
                self._notices.toast(says.opened(where.why))

    def _fill(self, screen: ScreenInfo) -> None:
        """The room on a whole display, which is remembered."""
        self._screen, self.standing = screen, Standing.FULL
        self._answer_banner()
        keyboard = QApplication.activeWindow()
        self.window.fill(QRect(*screen.place), self.watcher.qscreen(screen.key))
        self._give_back(keyboard)
        self._reached.start()
        if self._memory.remember(screen, Use.ROOM):
            self._preferences.save()
        self._opened()

    def _stand_free(self) -> None:
        """The room in a plain window on the display the console stands on."""
        here = self.watcher.of(self.console) or self._first()
        self._screen, self.standing, self._plain_wanted = None, Standing.WINDOW, False
        self._reached.stop()
        keyboard = QApplication.activeWindow()
        self.window.stand_free(self._corner(here) if here is not None else QRect(0, 0, *SMALL))
        self._give_back(keyboard)
        self._opened()

    def _corner(self, screen: ScreenInfo) -> QRect:
        """Where a plain window stands on a display: out of the way."""
        x, y, width, height = self.watcher.free_area(screen.key) or screen.place
        left, top, wide, high = small_window(width, height)
        return QRect(x + left, y + top, wide, high)

    def _give_back(self, keyboard: QWidget | None) -> None:
        """Not every window manager leaves the keyboard where it is when a window comes."""
        if keyboard is not None and keyboard is not self.window and shiboken6.isValid(keyboard):
            keyboard.activateWindow()

    def _opened(self) -> None:
        self._awake.hold()
        self._tell()
        self.room.set_open(True)

    def _shut(self) -> None:
        self.standing, self._screen = Standing.CLOSED, None
        self._reached.stop()
        self.window.hide()
        self._notices.solved(SAME)
        self._awake.let_go()
        self._tell()
        self.room.set_open(False)

    def _closed(self) -> None:
        """A person closed the window itself."""
        if self.is_open:
            self._shut()

    # -- asked for -----------------------------------------------------------------------------------------------------

    def use(self, key: str) -> None:
        """Make a display the room's, and show the room there; the console makes way for it."""
        screen = next((one for one in self.watcher.now() if one.key == key), None)
        if screen is None:
            return
        if self.watcher.refused:
            if not self.is_open:
                self._open(self._place())
            self._notices.toast(says.REFUSED_SCREEN)
            return
        here = self.watcher.of(self.console)
        if here is not None and screen not in apart(self.watcher.now(), here):
            others = apart(self.watcher.now(), screen)
            if not others:
                self._open(self._place())
                return
            self._move_console(self._screen if self._screen in others else others[0])
        self._fill(screen)
        self._settle_console_focus()

    def swap(self) -> None:
        """Exchange the room's display and the console's."""
        screens, here = self.watcher.now(), self.watcher.of(self.console)
        others = apart(screens, here)
        if not others or here is None:
            self._notices.toast(says.NO_OTHER)
            return
        if self.watcher.refused:
            self._notices.toast(says.REFUSED_SWAP)
            return
        there = self._screen if self._screen in others else self._place().screen
        was_open = self.standing in (Standing.FULL, Standing.WINDOW)
        if there is None:
            return
        if was_open:
            self.window.hide()  # or the console would come up behind it
        self._move_console(there)
        if was_open:
            self._fill(here)
            self._settle_console_focus()
        elif self._memory.remember(here, Use.ROOM):
            self._preferences.save()
            self._tell()

    def identify(self) -> None:
        """A number on each display."""
        screens = self.watcher.now()
        self.plates.show([(one, self.watcher.qscreen(one.key)) for one in screens], refused=self.watcher.refused)

    def grow(self) -> None:
        """F11 or a double click on the room: fill the display it was dragged to, or be a plain window again."""
        if self.standing is Standing.FULL:
            self._stand_free()
            self._plain_wanted = True
            return
        if self.standing is not Standing.WINDOW:
            return
        there, here = self.watcher.of(self.window), self.watcher.of(self.console)
        screens = self.watcher.now()
        shared = there is None or here is None or there not in apart(screens, here)
        if self.watcher.refused and len(apart(screens, here)) > 0:
            # Where no window knows its place, the person who dragged it does.
            self._screen, self.standing = there, Standing.FULL
            self.window.fill(None, None)
            self._tell()
        elif shared or there is None:
            self._notices.toast(says.STAYS_PLAIN)
        else:
            self._fill(there)

    def escape(self) -> bool:
        """Esc anywhere: whether it was meant for the room, which gives way to the console."""
        if self.plates.showing:
            self.plates.hide()
            return True
        if self.window.isVisible() and (self.window.isActiveWindow() or self.covers_console):
            self.to_console()
            return True
        return False

    @property
    def covers_console(self) -> bool:
        """Whether the room fills the display that the console stands on."""
        if self.standing is not Standing.FULL or not self.window.isVisible() or self._screen is None:
            return False
        here = self.watcher.of(self.console)
        return here is not None and (here.key == self._screen.key or mirrored(here, self._screen))

    def to_console(self) -> None:
        """The console comes to the front and takes the keyboard; a room before it becomes a plain window."""
        if self.covers_console:
            self._stand_free()
            self._notices.toast(says.WINDOWED)
        console = self.console
        if console.isMinimized():
            console.showNormal()
        console.raise_()
        console.activateWindow()

    # -- displays come and go ------------------------------------------------------------------------------------------

    def _gone(self) -> None:
        """A display is being taken away. If it was the room's, the room goes now, before the system moves it."""
        self.plates.hide()
        if self._is_gone(self.watcher.now()) and self.standing is Standing.FULL:
            self._lose()

    def _lose(self) -> None:
        self.standing = Standing.LOST
        self._reached.stop()
        had_keyboard = self.window.isActiveWindow()
        self.window.hide()
        if had_keyboard:
            self.console.activateWindow()
        self._awake.let_go()

    def _settled(self, before: tuple[ScreenInfo, ...], screens: tuple[ScreenInfo, ...]) -> None:
        if not screens:
            return
        came = [one for one in screens if find(one, before) is None]
        self._follow(screens)
        self._rescue.settle(self.window, self._shelter(screens))
        self._return(screens)
        self._greet(came, screens)
        if self._asked is not None and find(self._asked, screens) is None:
            self._answer_banner()
        if self.covers_console:
            # Whoever presses Esc must be heard.
            self.window.raise_()
            self.window.activateWindow()
        self._rescue.note()
        self._tell()

    def _shelter(self, screens: tuple[ScreenInfo, ...]) -> ScreenInfo:
        """Where windows without a display go: not to the room's while there is another."""
        ranked = sorted(screens, key=lambda one: (not one.primary, one.number))
        room = self._screen if self.standing is Standing.FULL else None
        return next((one for one in ranked if room is None or one.key != room.key), ranked[0])

    def _follow(self, screens: tuple[ScreenInfo, ...]) -> None:
        """Keep the room on its display, whatever has become of that."""
        if self.standing is Standing.FULL and self._screen is not None:
            now = find(self._screen, screens)
            here = self.watcher.of(self.console)
            if now is None:
                self._lose()
            elif here is not None and now.key != here.key and mirrored(now, here):
                self._stand_free()
                self._explain_mirror()
            elif now != self._screen or not self.window.is_full:
                self._screen = now
                self.window.fill(QRect(*now.place), self.watcher.qscreen(now.key))
        if self.standing is Standing.LOST and self._is_gone(screens) and self.room.is_open:
            assert self._screen is not None
            self.room.set_open(False)
            self._notices.toast(says.lost(self._screen))
        if self.standing is Standing.WINDOW and not self.watcher.refused and self.watcher.of(self.window) is None:
            shelter = self._shelter(screens)
            self.window.stand_free(self._corner(shelter))

    def _is_gone(self, screens: tuple[ScreenInfo, ...]) -> bool:
        return self._screen is not None and find(self._screen, screens) is None

    def _return(self, screens: tuple[ScreenInfo, ...]) -> None:
        """Open again on the display that was lost, when it is there and the console does not need it."""
        if self.standing is not Standing.LOST or self._screen is None:
            return
        now, here = find(self._screen, screens), self.watcher.of(self.console)
        if now is not None and now in apart(screens, here):
            told = not self.room.is_open
            self._fill(now)
            if told:
                self._notices.toast(says.back(now, self.room))

    def _greet(self, came: list[ScreenInfo], screens: tuple[ScreenInfo, ...]) -> None:
        """Displays that were not there before: what was the room's is used, what nobody knows is asked about."""
        if self.watcher.refused:
            return  # nobody could be promised a place
        usable = [one for one in came if one in apart(screens, self.watcher.of(self.console))]
        rooms = [one for one in usable if self._is_room(one)]
        new = [one for one in usable if self._memory.use_of(one) is None]
        where = self._place()
        if self.standing is Standing.WINDOW and not self._plain_wanted and where.full and self._is_room(where.screen):
            assert where.screen is not None
            self._fill(where.screen)
            self._notices.toast(says.moved(where.screen))
        elif rooms and self.standing is Standing.CLOSED:
            self._notices.toast(says.here(rooms[0]))
        elif new and not (self._screen is not None and new[-1].key == self._screen.key):
            self._ask(new)

    def _is_room(self, screen: ScreenInfo | None) -> bool:
        return screen is not None and self._memory.use_of(screen) is Use.ROOM

    def _ask(self, new: list[ScreenInfo]) -> None:
        self._asked = asked = new[-1]
        self._notices.tell(
            NEW,
            says.new(new),
            [("Show the room there", "", lambda: self.use(asked.key)), ("Not now", "", lambda: self._decline(asked))],
        )

    def _decline(self, screen: ScreenInfo) -> None:
        self._answer_banner()
        if self._memory.remember(screen, Use.OTHER):
            self._preferences.save()

    def _answer_banner(self) -> None:
        self._asked = None
        self._notices.solved(NEW)

    def _explain_mirror(self) -> None:
        self._notices.tell(SAME, says.mirrored(), [("Understood", "", lambda: self._notices.solved(SAME))], "warn")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _first(self) -> ScreenInfo | None:
        screens = self.watcher.now()
        return next((one for one in screens if one.primary), screens[0] if screens else None)

    def _move_console(self, there: ScreenInfo) -> None:
        frame = self.console.frameGeometry()
        area = self.watcher.free_area(there.key) or there.place
        move(self.console, fitted(frame.getRect(), area))  # type: ignore[arg-type]

    def _settle_console_focus(self) -> None:
        self.console.raise_()
        self.console.activateWindow()
        self._rescue.note()

    def _check_reached(self) -> None:
        """A window manager that puts windows where it likes may have put the room over the console."""
        if self.covers_console or self.standing is not Standing.FULL or self._screen is None:
            return
        there, here = self.watcher.of(self.window), self.watcher.of(self.console)
        if there is not None and here is not None and there.key == here.key != self._screen.key:
            self._stand_free()
            self._notices.toast(says.UNMOVED)

    def _tell(self) -> None:
        """The room knows the displays, for the Guide and the room check."""
        screens = self.watcher.now()
        if self.standing is Standing.FULL:
            mine = find(self._screen, screens) if self._screen is not None else None
        else:
            where = place(screens, self.watcher.of(self.console), self._memory.rooms(), refused=self.watcher.refused)
            mine = where.screen if where.full else None
        self.room.set_screens(screens, mine)
