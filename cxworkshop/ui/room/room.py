"""The room: what was sent to the wall, whether it follows, stands still or is black, and how it is set.

It knows no window and no screen: the shell shows `snapshot` wherever the wall is, and the Guide paints the same one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from cxworkshop.ui.room.item import RoomItem, item_from_json
from cxworkshop.ui.room.screens import ScreenInfo
from cxworkshop.ui.room.snapshot import Clock, Composed, Look, Snapshot, compose
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.votes import CONSENT as CONSENT
from cxworkshop.ui.room.votes import RunningVotes, asks, closed, same
from cxworkshop.ui.room.words import DEFAULT, LANGUAGES, words

if TYPE_CHECKING:
    from cxworkshop.ui.desk import Desk

ZOOMS: Final = (0.9, 1.0, 1.1, 1.2, 1.35, 1.5)
LARGE: Final = 1.2  # "large room": what lets one more row read
USUAL_SIZE: Final = (1920, 1080)
READY = "Ready for the room. F5 opens it."


class Mode(StrEnum):
    """LIVE shows what was sent, and what becomes of it; FROZEN keeps the picture as it was."""

    LIVE = "live"
    FROZEN = "frozen"


class Room(QObject):
    """`changed` follows every change of what the wall shows or would show, and of how it is set.

    The other signals ask the shell for what only a window can do.
    """

    changed = Signal()
    said = Signal(str)  # one sentence for the facilitator
    open_wanted = Signal(bool)
    swap_wanted = Signal()
    identify_wanted = Signal()
    screen_wanted = Signal(str)  # ScreenInfo.key
    screens_wanted = Signal()  # somebody looks at the displays: they shall be known now

    def __init__(self, desk: Desk, audience_of: Callable[[str], Audience | None] | None = None) -> None:
        super().__init__(desk)
        self._desk = desk
        self.audience_of: Callable[[str], Audience | None] = audience_of or (lambda _stage: None)
        self.item: RoomItem | None = None
        self.mode = Mode.LIVE
        self.blank = False
        self.is_open = False
        self.follow_selection = False
        self.timer_on_wall = False
        self.look = Look()
        self.screens: tuple[ScreenInfo, ...] = ()
        self.room_screen: ScreenInfo | None = None
        self.picture_size: tuple[int, int] = USUAL_SIZE
        self._page = 0
        self._spot: int | None = None
        self._clock: Clock | None = None
        self._view: View | None = None
        self._kept: Snapshot | None = None
        self._kept_item: RoomItem | None = None
        self._marked = ""
        self._votes = RunningVotes()
        self.changed.connect(self._mark)
        desk.changed.connect(self._reread)
        desk.opened.connect(self._forget)

    # -- what the wall shows -------------------------------------------------------------------------------------------

    @property
    def live_snapshot(self) -> Snapshot:
        """What Live shows, or would show while the wall is frozen."""
        timed = self.timer_on_wall or getattr(self._view, "timed", False)
        return Snapshot(self._view, self._page, self._clock if timed else None, self.look, self._spot)

    @property
    def snapshot(self) -> Snapshot:
        """What the wall shows, black or not."""
        return self._kept if self._kept is not None else self.live_snapshot

    @property
    def black(self) -> bool:
        """Whether the wall is black, whatever `snapshot` is."""
        return self.blank

    @property
    def composed(self) -> Composed:
        """`snapshot`, laid out for the wall."""
        return compose(self.snapshot, self.picture_size)

    @property
    def page(self) -> int:
        """The page of the item that Live shows, from 0."""
        return compose(self.live_snapshot, self.picture_size).page

    @property
    def pages(self) -> int:
        """How many pages the item has."""
        return len(compose(self.live_snapshot, self.picture_size).sheets)

    @property
    def spot(self) -> int | None:
        """The item of the page the spotlight rests on."""
        return self._spot

    def shows(self, record_id: str) -> bool:
        """Whether this record is what is on the wall, for the sign beside it on the console."""
        item = self.on_wall
        return self.is_open and bool(record_id) and item is not None and item.record == record_id

    @property
    def on_wall(self) -> RoomItem | None:
        """What the wall shows, which a frozen one keeps while another thing is sent."""
        return self._kept_item if self._kept is not None else self.item

    @property
    def label(self) -> str:
        """What was sent, in the console's words: "Card: Leak Response"; "" for nothing."""
        return self.label_of(self.item)

    def label_of(self, item: RoomItem | None) -> str:
        """An item in the console's words; "" for none, or for one whose record is gone."""
        if item is None:
            return ""
        if item.kind == "pattern" and not item.stage:
            return "Test pattern"
        audience = self.audience_of(item.stage)
        return audience.label(self._desk.content, item) if audience is not None else ""

    def has(self, item: RoomItem) -> bool:
        """Whether there is a picture of it: its stage makes one, and its record is there."""
        return self._made(item) is not None

    # -- what is sent --------------------------------------------------------------------------------------------------

    def send(self, item: RoomItem, page: int = 0) -> None:
        """Put an item on the wall; while it is frozen or black, behind what stands there."""
        self._take(item, page)
        if not self.is_open:
            self.said.emit(READY)

    def follow(self, item: RoomItem, *, always: bool = False) -> None:
        """What is on the wall has moved on: its vote opened, its next hop is read.

        Nothing happens while something else is on the wall, unless `always`: one by one and a walk lead the room.
        """
        if item == self.item:
            return
        now = self.item
        is_same = now is not None and same(now, item)
        if is_same or (always and self.is_open):
            self._take(item, self._page if is_same and now is not None and now.step == item.step else 0)

    def set_vote(self, place: str, item: RoomItem | None) -> None:
        """A vote runs at a place of the console, or none does any more.

        For as long as it does, its subject is never on the wall otherwise than with the vote open, however it gets
        there: by Ctrl Enter, by the clicker, or because it was there before.
        """
        before, now = self._votes.set(place, item), self.item
        if item == before or now is None:
            return
        if item is not None and (same(now, item) or asks(now, item)):
            self._take(item, 0)
        elif item is None and before is not None and same(now, before):
            if self._made(now) is None:
                self.clear()  # it was removed while it ran: undo must not bring its totals to the wall
            else:
                self._take(closed(now), 0)

    def select(self, item: RoomItem | None) -> None:
        """The selection on the console moved on; only a wall that was asked to follows it."""
        if self.follow_selection and self.is_open and item is not None and item != self.item:
            self._take(item, 0)

    def clear(self) -> None:
        """Nothing on the wall but its ground."""
        self.item = None
        self._reset()
        self._view = None
        self.changed.emit()

    def step(self, by: int) -> bool:
        """The next (1) or previous (-1) page, then the next item of the exercise; False at the ends."""
        item = self.item
        if item is None:
            return False
        page = self.page + by
        if 0 <= page < self.pages:
            self._page, self._spot = page, None
            self.changed.emit()
            return True
        audience = self.audience_of(item.stage)
        other = audience.neighbour(self._desk.content, item, by) if audience is not None else None
        if other is None:
            return False
        self._take(other, 0)
        if by < 0 and self.pages > 1:
            self._page = self.pages - 1
            self.changed.emit()
        return True

    def step_spot(self, by: int) -> None:
        """The spotlight to the next (1) or previous (-1) item of the page; past the ends it goes out."""
        spots = compose(self.live_snapshot, self.picture_size).sheet.spots
        here = self._spot if self._spot is not None else (-1 if by > 0 else spots)
        there = here + by
        self._spot = there if 0 <= there < spots else None
        self.changed.emit()

    # -- live, frozen, black -------------------------------------------------------------------------------------------

    def live(self) -> None:
        """Show what was sent, and what becomes of it."""
        self.blank = False
        self._thaw()
        self.changed.emit()

    def toggle_freeze(self) -> None:
        """Keep the picture as it is, the time included; again, go on."""
        if self.mode is Mode.FROZEN:
            self._thaw()
        else:
            self._freeze()
        self.changed.emit()

    def toggle_blank(self) -> None:
        """Black at once; again, back to what was there, live or frozen as before."""
        self.blank = not self.blank
        self.changed.emit()

    # -- how it is set -------------------------------------------------------------------------------------------------

    def set_dark(self, dark: bool) -> None:
        """Dark on light, or light on dark."""
        self._set_look(dark=dark)

    def set_language(self, language: str) -> None:
        """The language of the program's own words there. ValueError for one that it does not speak."""
        if language not in LANGUAGES:
            raise ValueError(f"the wall does not speak {language!r}")
        self._set_look(language=language)

    def set_zoom(self, zoom: float) -> None:
        """Larger or smaller text; it stays whatever is shown. Values outside of ZOOMS are brought inside."""
        self._set_look(zoom=min(max(zoom, ZOOMS[0]), ZOOMS[-1]))

    def step_zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) size."""
        near = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - self.look.zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, near + by))])

    def set_timer_on_wall(self, on: bool) -> None:
        """Whether the time shows beside what is shown."""
        if on != self.timer_on_wall:
            self.timer_on_wall = on
            self.changed.emit()

    def set_follow_selection(self, on: bool) -> None:
        """Whether selecting projects."""
        if on != self.follow_selection:
            self.follow_selection = on
            self.changed.emit()

    def set_clock(self, clock: Clock | None) -> None:
        """The time as it is now; heard only while it is wanted."""
        if clock != self._clock:
            before = self.live_snapshot
            self._clock = clock
            if self.live_snapshot != before:
                self.changed.emit()

    def set_open(self, on: bool) -> None:
        """Told by the shell: there is a wall, or none."""
        if on != self.is_open:
            self.is_open = on
            self.changed.emit()

    def set_picture_size(self, width: int, height: int) -> None:
        """Told by the shell: the wall's size in pixels, by which pages are made."""
        if (width, height) != self.picture_size and width > 0 and height > 0:
            self.picture_size = (width, height)
            self.changed.emit()

    def set_screens(self, screens: tuple[ScreenInfo, ...], room_screen: ScreenInfo | None) -> None:
        """Told by the shell: the displays there are, and which of them is the room's."""
        if (screens, room_screen) != (self.screens, self.room_screen):
            self.screens, self.room_screen = screens, room_screen
            self.changed.emit()

    # -- remembering ---------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What is on the wall, for the next start: ids, numbers and words of this program."""
        return {
            "item": self.item.to_json() if self.item is not None else None,
            "page": self._page,
            "mode": self.mode.value,
            "blank": self.blank,
            "open": self.is_open,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Come back to `state`, but for the window, which is the shell's to open. What does not fit is left out.

        A frozen picture comes back as the records are now: what it was made of is in the workshop's file.
        """
        self.item = item_from_json(state.get("item"))
        self._votes.suppose(self.item)
        page = state.get("page")
        self._reset()
        self._page = page if isinstance(page, int) and page >= 0 else 0
        self.blank = state.get("blank") is True
        self._read()
        self._thaw()
        if state.get("mode") == Mode.FROZEN.value:
            self._freeze()
        self.changed.emit()

    def settings(self) -> dict[str, Any]:
        """How the wall is set on this laptop."""
        return {
            "dark": self.look.dark,
            "zoom": self.look.zoom,
            "language": self.look.language,
            "timer": self.timer_on_wall,
            "follow": self.follow_selection,
        }

    def restore_settings(self, settings: Mapping[str, Any]) -> None:
        """What `settings` gave; anything else is as the program came."""
        zoom, language = settings.get("zoom"), settings.get("language")
        sound = isinstance(zoom, int | float) and ZOOMS[0] <= zoom <= ZOOMS[-1]
        self.look = Look(
            settings.get("dark") is True,
            float(zoom) if sound and isinstance(zoom, int | float) else 1.0,
            language if isinstance(language, str) and language in LANGUAGES else DEFAULT,
        )
        self.timer_on_wall = settings.get("timer") is True
        self.follow_selection = settings.get("follow") is True
        self._read()
        self.changed.emit()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _take(self, item: RoomItem, page: int) -> None:
        self.item = self._votes.as_it_runs(item)
        self._reset()
        self._page = page
        self._read()
        self.changed.emit()

    def _freeze(self) -> None:
        self.mode, self._kept, self._kept_item = Mode.FROZEN, self.live_snapshot, self.item

    def _thaw(self) -> None:
        self.mode, self._kept, self._kept_item = Mode.LIVE, None, None

    def _reset(self) -> None:
        self._page, self._spot = 0, None

    def _read(self) -> bool:
        """Make the picture of the item anew; whether it is another."""
        before = self._view
        self._view = self._made(self.item)
        return self._view != before

    def _made(self, item: RoomItem | None) -> View | None:
        if item is None:
            return None
        if not item.stage and item.kind == "pattern":
            from cxworkshop.ui.room.pattern import Pattern

            return Pattern()
        audience = self.audience_of(item.stage)
        if audience is None:
            return None
        return audience.view(self._desk.content, item, words(self.look.language))

    def _reread(self, _changed: object) -> None:
        if self.item is not None and self._read():
            self.changed.emit()

    def _forget(self) -> None:
        """Another workshop: nothing of the one before may stand on the wall, or come back to it."""
        self.item, self._view = None, None
        self._votes.forget()
        self.blank = self.blank and self.is_open  # a wall that is black stays so; one that opens later starts anew
        self._thaw()
        self._reset()
        self.changed.emit()

    def _mark(self) -> None:
        """Tell the pages when another record is the one on the wall, or none is."""
        item = self.on_wall
        now = item.record if self.is_open and item is not None else ""
        if now != self._marked:
            before, self._marked = self._marked, now
            self._desk.marked.emit(before, now)

    def _set_look(self, **values: Any) -> None:
        look = dataclasses.replace(self.look, **values)
        if look != self.look:
            self.look = look
            self._read()
            if self._kept is not None:
                # Its words were put together when it was frozen: half of them in another language would be worse.
                kept = dataclasses.replace(look, language=self._kept.look.language)
                self._kept = dataclasses.replace(self._kept, look=kept)
            self.changed.emit()
