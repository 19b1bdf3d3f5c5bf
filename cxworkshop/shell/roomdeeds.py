"""What the facilitator does with the room from the console: show, follow, turn it on its side, and what each command
says and whether it can be given now.

Opening, displays and windows belong to shell/inroom.py; what is on the wall to `desk.room`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell import keys
from cxworkshop.shell.dayplan import DayPlan
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.shell.wallclock import wall_clock
from cxworkshop.stages.prepare.clock import BREAKS
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.ui.commands import ANYWHERE
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.texts import PlainText

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room

NOTHING = "Nothing here can be shown in the room"
NO_BREAK = "The agenda has no break to show"
PREPARE = "prepare"
PORTABLE = QKeySequence.SequenceFormat.PortableText
CLICKER_KEYS = frozenset(key for command in keys.COMMANDS if command.scope == keys.CLICKER for key in command.keys)
REPEATED = ("room.larger", "room.smaller")
COMMANDS = tuple(command.key for command in keys.COMMANDS if command.key.startswith("room."))


class RoomDeeds(QObject):
    """Joins the room's commands, the page on the sheet, the timer and this laptop's settings to `desk.room`, which is
    met when somebody first asks for it.
    """

    def __init__(
        self,
        desk: Desk,
        box: TimeBox,
        plan: DayPlan,
        notices: Notices,
        preferences: Preferences,
        page: Callable[[], Page | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._box, self._plan = desk, box, plan
        self._notices, self._preferences, self._page = notices, preferences, page
        self._room: Room | None = None
        self._stood: object = None
        self._break = ""  # the break whose clock was offered
        self._was_open = False
        self._line = ""  # of the agenda, that ran last
        desk.room_met.connect(self._meet)
        desk.opened.connect(self._opened)
        box.changed.connect(self._time_passed)
        for key in COMMANDS:
            # A key that is held a moment too long must not open and close the room, or blank it on and off.
            desk.commands.action(key).setAutoRepeat(key in REPEATED)
        self._enable()

    @property
    def room(self) -> Room:
        """The state of the wall, with this laptop's settings."""
        return self._desk.room

    def _meet(self, room: Room) -> None:
        self._room = room
        room.restore_settings(self._preferences.room)
        room.said.connect(self._notices.toast)
        room.changed.connect(self._changed)
        self._feed(room)
        self._enable()

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What the commands do that need no window of the room's."""
        return {
            "room.show": self.show,
            "room.live": lambda: self.room.live(),
            "room.welcome": lambda: self.send(RoomItem(PREPARE, "welcome", self._today())),
            "room.agenda": lambda: self.send(RoomItem(PREPARE, "agenda", self._running())),
            "room.pause": self.show_break,
            "room.groups": partial(self.send, RoomItem("teams", "groups")),
            "room.principles": partial(self.send, RoomItem("principles", "principles")),
            "room.clock": partial(self.send, RoomItem(PREPARE, "timer")),
            "room.pattern": partial(self.send, RoomItem("", "pattern")),
            "room.dark": lambda: self.room.set_dark(not self.room.look.dark),
            "room.follow": self._toggle_follow,
            **{f"room.language_{key}": partial(self._speak, key) for key in keys.LANGUAGES},
        }

    def bind_clicker(self, deeds: dict[str, Callable[[], object]], nowhere: QWidget) -> None:
        """Bind the clicker's commands where no focus ever is: their keys are read by shell/audience/keys.py, which
        knows when they belong to the room and when to the field or the list that has the focus."""
        self._desk.commands.bind(nowhere, deeds)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Ctrl Enter: what the facilitator looks at, with what she is typing there."""
        field = QApplication.focusWidget()
        if isinstance(field, LineEdit | PlainText):
            field.commit()
        page = self._page()
        self.send(page.room_item() if page is not None else None)

    def send(self, item: RoomItem | None, otherwise: str = NOTHING) -> None:
        """Put something on the wall, or say that there is nothing to put there."""
        if item is None or not self.room.has(item):
            self._notices.toast(otherwise)
        else:
            self.room.send(item)

    def show_break(self) -> None:
        """The clock of the break that runs, else of the next."""
        self._notices.taken()
        line = self._break_due()
        self.send(RoomItem(PREPARE, "pause", line) if line else None, NO_BREAK)

    def refresh(self) -> None:
        """Commands were bound, which switches them on."""
        self._stood = None
        self._enable()

    def page_made(self, page: Page) -> None:
        """A page was built: the wall may be asked to follow what is selected there."""
        page.room_item_changed.connect(partial(self._selected, page))

    def page_shown(self) -> None:
        """Another page stands on the sheet."""
        page = self._page()
        if page is not None:
            self._selected(page)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _selected(self, page: Page) -> None:
        room = self._room
        if room is not None and room.follow_selection and room.is_open and page is self._page():
            item = page.room_item()
            if item is not None and room.has(item):
                room.select(item)

    def _opened(self) -> None:
        self._break = ""
        if self._room is not None:
            self._feed(self._room)
        self._enable()

    def _changed(self) -> None:
        room = self.room
        self._feed(room)
        self._enable()
        if room.is_open:
            from cxworkshop.ui.room.room import READY  # it has been loaded: the room is there

            self._notices.withdraw(READY)
        was_open, self._was_open = self._was_open, room.is_open
        if room.is_open and not was_open and room.item is None:
            # A wall on which nothing was shown yet welcomes whoever comes in.
            room.send(RoomItem(PREPARE, "welcome", self._today()))
        settings = room.settings()
        if settings != self._preferences.room:
            self._preferences.room = settings
            self._preferences.save()

    def _time_passed(self) -> None:
        room = self._room
        if room is not None:
            self._feed(room)
            self._turn_agenda(room)
            self._offer_break(room)

    def _feed(self, room: Room) -> None:
        room.set_clock(wall_clock(self._box, self._plan))

    def _turn_agenda(self, room: Room) -> None:
        """The next line of the agenda has begun: where the one before was marked on the wall, it is marked now."""
        line = self._running()
        before, self._line = self._line, line
        if line and line != before and room.item == RoomItem(PREPARE, "agenda", before):
            room.follow(RoomItem(PREPARE, "agenda", line), always=True)

    def _offer_break(self, room: Room) -> None:
        """A break has begun while the room is live: its clock is one press away."""
        running = self._plan.running
        line = running.id if running is not None and running.exercise in BREAKS else ""
        if line == self._break:
            return
        self._break = line
        begun = self._box.state is State.RUNNING
        shown = room.item == RoomItem(PREPARE, "pause", line)
        if line and begun and not shown and room.is_open and room.mode.value == "live" and not room.blank:
            self._notices.offer("The break has begun", "Show the break clock", "Shift+F8", self.show_break)

    def _running(self) -> str:
        line = self._plan.running
        return line.id if line is not None else ""

    def _today(self) -> str:
        """The day that is being held; "" for the first, before any is."""
        now = self._plan.today
        return now[0].day.id if now is not None else ""

    def _break_due(self) -> str:
        """The break that runs, the one to come today, or the first of the agenda."""
        running, now = self._plan.running, self._plan.today
        if running is not None and running.exercise in BREAKS:
            return running.id
        if now is not None:
            times, minute = now
            breaks = (entry for entry in times.items if entry.item.exercise in BREAKS)
            found = next((each.item.id for each in breaks if each.ends is None or each.ends > minute), "")
            if found:
                return found
        return next((item.id for item in self._desk.content.of(AgendaItem) if item.exercise in BREAKS), "")

    def _toggle_follow(self) -> None:
        self.room.set_follow_selection(not self.room.follow_selection)
        page = self._page()
        if page is not None:
            self._selected(page)

    def _speak(self, language: str) -> None:
        self.room.set_language(language)

    def _enable(self) -> None:
        """What can be given now, and what a command that undoes itself would do."""
        room, here = self._room, self._desk.store is not None
        stand: object = None
        if room is not None:
            stand = (room.is_open, room.mode, room.blank, room.item, room.settings(), len(room.screens))
        if (here, stand) == self._stood:
            return
        self._stood = (here, stand)
        is_open = here and room is not None and room.is_open
        frozen = room is not None and room.mode.value == "frozen"
        blank = room is not None and room.blank
        moves = is_open and not frozen and not blank and room is not None and room.item is not None
        language = room.look.language if room is not None else ""
        screens = len(room.screens) if room is not None else 0  # 0: nobody has looked yet
        off = {
            "room.swap": screens != 1,
            "room.live": is_open and (frozen or blank),
            "room.freeze": is_open or (here and frozen),
            "room.blank": is_open or (here and blank),
            "room.black": is_open,
            "room.next": moves,
            "room.previous": moves,
            "room.spot": moves,
            "room.spot_back": moves,
            f"room.language_{language}": False,
        }
        commands = self._desk.commands
        for key in COMMANDS:
            commands.action(key).setEnabled(here and commands.is_bound(key) and off.get(key, True))
        self._lend_keys(is_open and not frozen)
        dark = room is not None and room.look.dark
        timed = room is not None and room.timer_on_wall
        follows = room is not None and room.follow_selection
        for key, on, now, then in (
            ("room.open", is_open, "Open the room", "Close the room"),
            ("room.freeze", frozen, "Freeze the room", "Unfreeze the room"),
            ("room.blank", blank, "Blank the room", "End the blank"),
            ("room.timer", timed, "Show the time beside it", "Take the time off the wall"),
            ("room.dark", dark, "Make the room dark", "Make the room light"),
            ("room.follow", follows, "Let the room follow the selection", "Stop following the selection"),
        ):
            commands.action(key).setText(then if on else now)

    def _lend_keys(self, live: bool) -> None:
        """While the room is live its clicker's keys are its own; a page that has a use for them has it otherwise."""
        commands = self._desk.commands
        for command in commands.all():
            if command.scope not in (ANYWHERE, keys.CLICKER) and not CLICKER_KEYS.isdisjoint(command.keys):
                free = [key for key in command.keys if not (live and key in CLICKER_KEYS)]
                commands.action(command.key).setShortcuts([QKeySequence(key, PORTABLE) for key in free])
