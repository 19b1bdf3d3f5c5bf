"""The bridge between a store and Qt: one workshop on the desk, its changes as signals, and acts that may be refused.

Pages read `desk.content`, act through `desk.do(command, …)` and hear `desk.changed`; none of them holds a store.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Literal, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem, Refused
from cxworkshop.core.frozen import frozen
from cxworkshop.core.store import Changed, MemoryStore
from cxworkshop.ui.background import Background
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.since import SignedSince

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room

PaperName = Literal["A4", "Letter"]

P = ParamSpec("P")
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """Whether an act was done, and what it gave. True in a condition when it was done."""

    done: bool
    value: T | None = None

    def __bool__(self) -> bool:
        return self.done


@frozen
class Frozen:
    """The revision that pages look back on: the one signed last or, while none is, the one that was frozen last.

    `records` holds the fields of each record, JSON-ready, by the record's id; `signed` says that somebody signed it.
    """

    number: int
    records: Mapping[str, Mapping[str, Any]]
    signed: bool = False


class Desk(QObject):
    """What every page stands on: the open workshop, if any, the window's commands, and a hand beside the window.

    `background` is the window's own when it is given: then the end of the program waits for what a page began.
    """

    opened = Signal()  # another workshop, or none, is on the desk
    changed = Signal(object)  # core.store.Changed, after it is durable
    problem = Signal(object)  # core.errors.Problem: nothing was changed, and a person must know
    said = Signal(str)  # an undoable result in words, for a toast
    told = Signal(str)  # what is good to know and cannot be undone, for a toast
    room_met = Signal(object)  # ui.room.room.Room, when it is first asked for
    marked = Signal(str, str)  # ids: the record that is no longer on the wall, and the one that is ("" for none)
    jump = Signal(str, str)  # stage key, and what OpenPoint.where says ("" for the stage itself)

    def __init__(self, parent: QObject | None = None, background: Background | None = None) -> None:
        super().__init__(parent)
        self.commands = Commands(self)
        self.background = background if background is not None else Background(self)
        self.store: MemoryStore | None = None
        self.saved_at: datetime | None = None
        self._end_subscription: Callable[[], None] | None = None
        self._nothing = Content()
        self._failed: Callable[[], Outcome[Any]] | None = None
        self.paper: PaperName = "A4"  # what documents of this workshop are printed on
        # Revisions belong to the last stage; the window knows them and lets every page look back.
        self.look_back: Callable[[], Frozen | None] = lambda: None
        self.signed = SignedSince(self)  # as the revision: before a page is built, the window puts its own here

    @cached_property
    def room(self) -> Room:
        """What stands on the wall; the window gives it the stages' pictures."""
        from cxworkshop.ui.room.room import Room

        self.__dict__["room"] = room = Room(self)  # whoever hears of it may ask for it
        self.room_met.emit(room)
        return room

    @property
    def has_room(self) -> bool:
        """Whether anybody has asked for the room yet: before that it shows nothing, and costs nothing."""
        return "room" in self.__dict__

    def in_room(self, record_id: str) -> bool:
        """Whether this record is on the wall now, for the sign beside it; `marked` tells when that changes."""
        return self.has_room and self.room.shows(record_id)

    @property
    def content(self) -> Content:
        """The open workshop's records; empty while none is open."""
        return self.store.content if self.store is not None else self._nothing

    def put(self, store: MemoryStore | None) -> None:
        """Put another workshop on the desk, or none. The caller has closed the one before."""
        if self._end_subscription is not None:
            self._end_subscription()
        self.store = store
        self.saved_at = None
        self._failed = None
        self._end_subscription = store.subscribe(self._hear) if store is not None else None
        self.opened.emit()

    def do(self, command: Callable[Concatenate[MemoryStore, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
        """Run a command on the open workshop. A `Problem` becomes a signal and a False outcome: nothing changed."""
        store = self.store
        if store is None:
            self.problem.emit(Refused("No workshop is open.", todo="Open one, or begin a new one."))
            return Outcome(False)
        try:
            done = Outcome(True, command(store, *args, **kwargs))
        except Problem as problem:
            self._failed = partial(self.do, command, *args, **kwargs)
            self.problem.emit(problem)
            return Outcome(False)
        self._failed = None
        return done

    def retry(self) -> Outcome[Any]:
        """Do again what a `Problem` prevented last, for "Try again"; done at once when there is nothing left to do."""
        failed, self._failed = self._failed, None
        return failed() if failed is not None else Outcome(True)

    def undo(self) -> Outcome[Any]:
        """Take back the last step; False when there is none or it could not be."""
        done = self.do(MemoryStore.undo)
        return Outcome(bool(done and done.value is not None), done.value)

    def redo(self) -> Outcome[Any]:
        """Do the step again that was taken back last."""
        done = self.do(MemoryStore.redo)
        return Outcome(bool(done and done.value is not None), done.value)

    def end_typing(self) -> None:
        """A field was left: what is typed next is a step of its own."""
        if self.store is not None:
            self.store.end_typing()

    def today(self) -> date:
        """The date on this computer, for what is overdue."""
        return date.today()

    def _hear(self, changed: Changed) -> None:
        self.saved_at = datetime.now().astimezone()
        self.changed.emit(changed)
