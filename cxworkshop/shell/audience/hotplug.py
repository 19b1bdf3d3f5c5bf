"""Displays that come and go while people look on.

What must never happen: a window where nobody can reach it, or one over the console that does not go away. So the room
is hidden in the very moment its display goes, and everything else waits until the displays have settled.

One case keeps the room on the console's display: when the console's own display goes, by a closed lid, the wall keeps
its picture, because what would come up there otherwise are the facilitator's notes. The console waits behind it, one
Esc away, and goes home when its display returns.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect

from cxworkshop.shell.audience import says
from cxworkshop.shell.audience.displays import Rect, Use, apart, find, in_sight, mirrored
from cxworkshop.shell.audience.rescue import Rescue
from cxworkshop.shell.audience.wall import Standing, Wall
from cxworkshop.shell.notices import Notices
from cxworkshop.ui.room.screens import ScreenInfo

NEW, SAME = "new-screen", "mirrored"
Screens = tuple[ScreenInfo, ...]


class HotPlug(QObject):
    """`use` is asked to make a display the room's when a person says so; `hide_plates` takes numbers off the displays
    that are about to change."""

    def __init__(
        self,
        wall: Wall,
        rescue: Rescue,
        notices: Notices,
        use: Callable[[str], object],
        hide_plates: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall, self._rescue, self._notices = wall, rescue, notices
        self._use, self._hide_plates = use, hide_plates
        self._asked: ScreenInfo | None = None  # the one a banner asks about
        wall.watcher.gone.connect(self._gone)
        wall.watcher.settled.connect(self._settled)

    def explain_mirror(self) -> None:
        """Every display shows the same picture, and the facilitator must know it."""
        self._notices.tell(SAME, says.mirrored(), [("Understood", "", lambda: self._notices.solved(SAME))], "warn")

    def answered(self) -> None:
        """It is decided where the room stands."""
        self._asked = None
        self._notices.solved(NEW)

    def _gone(self) -> None:
        """A display is being taken away. If it was the room's, the room goes now, before the system moves it."""
        wall = self._wall
        self._hide_plates()
        if wall.is_full and wall.is_gone(wall.watcher.now()):
            wall.lose()

    def _settled(self, before: Screens, screens: Screens) -> None:
        if not screens:
            return
        wall = self._wall
        self._follow(screens)
        self._rescue.settle(wall.window, self._shelter(screens))
        self._return(screens)
        self._greet([one for one in screens if find(one, before) is None], screens)
        if self._asked is not None and find(self._asked, screens) is None:
            self.answered()
        if wall.covers_console:
            # Whoever presses Esc must be heard.
            wall.window.raise_()
            wall.window.activateWindow()
        self._rescue.note()
        wall.tell()

    def _shelter(self, screens: Screens) -> ScreenInfo:
        """Where windows without a display go: not to the room's while there is another."""
        ranked = sorted(screens, key=lambda one: (not one.primary, one.number))
        room = self._wall.screen if self._wall.is_full else None
        return next((one for one in ranked if room is None or one.key != room.key), ranked[0])

    def _follow(self, screens: Screens) -> None:
        """Keep the room on its display, whatever has become of that."""
        wall = self._wall
        if wall.is_full and wall.screen is not None:
            now, here = find(wall.screen, screens), wall.here
            if now is None:
                wall.lose()
            elif here is not None and now.key != here.key and mirrored(now, here):
                wall.stand_free()
                self.explain_mirror()
            elif now != wall.screen or not wall.window.is_full:
                wall.screen = now
                wall.window.fill(QRect(*now.place), wall.watcher.qscreen(now.key))
        if wall.standing is Standing.LOST and wall.is_gone(screens) and wall.room.is_open:
            assert wall.screen is not None
            wall.room.set_open(False)
            self._notices.toast(says.lost(wall.screen))
        if wall.standing is Standing.WINDOW and not wall.watcher.refused:
            frame: Rect = wall.window.frameGeometry().getRect()  # type: ignore[assignment]
            if not in_sight(frame, [one.place for one in screens]):
                wall.bring_back(self._shelter(screens))

    def _return(self, screens: Screens) -> None:
        """Open again on the display that was lost, when it is there and the console does not need it."""
        wall = self._wall
        if wall.standing is not Standing.LOST or wall.screen is None:
            return
        now, here = find(wall.screen, screens), wall.here
        if now is None:
            return
        if here is not None and now.key != here.key and mirrored(now, here):
            self.explain_mirror()
        elif now in apart(screens, here):
            told = not wall.room.is_open
            self._notices.solved(SAME)
            wall.fill(now)
            if told:
                self._notices.toast(says.back(now, wall.room))

    def _greet(self, came: list[ScreenInfo], screens: Screens) -> None:
        """Displays that were not there before: what was the room's is used, what nobody knows is asked about."""
        wall = self._wall
        if wall.watcher.refused:
            return  # nobody could be promised a place
        usable = [one for one in came if one in apart(screens, wall.here)]
        rooms = [one for one in usable if self._is_room(one)]
        new = [one for one in usable if wall.memory.use_of(one) is None]
        where = wall.place()
        plain = wall.standing is Standing.WINDOW and not wall.plain_wanted
        if plain and where.full and where.screen is not None and self._is_room(where.screen):
            self._notices.solved(SAME)
            wall.fill(where.screen)
            self._notices.toast(says.moved(where.screen))
        elif rooms and not wall.is_open:
            self._notices.toast(says.here(rooms[0]))
        elif new and not (wall.screen is not None and new[-1].key == wall.screen.key):
            self._ask(new[-1])

    def _is_room(self, screen: ScreenInfo) -> bool:
        return self._wall.memory.use_of(screen) is Use.ROOM

    def _ask(self, screen: ScreenInfo) -> None:
        self._asked = screen
        yes, no = (lambda: self._use(screen.key)), (lambda: self._decline(screen))
        self._notices.tell(NEW, says.new(screen), [("Show the room there", "", yes), ("Not now", "", no)])

    def _decline(self, screen: ScreenInfo) -> None:
        self.answered()
        self._wall.remember(screen, Use.OTHER)
