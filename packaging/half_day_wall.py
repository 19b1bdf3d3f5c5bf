"""What a half-day needs around it: displays that come and go, a clock that moves when it is told to, and somebody who
reads everything that ever stands on the wall."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.method_texts import guide
from cxworkshop.shell.program import Program
from cxworkshop.stages import STAGES, open_points, stage
from cxworkshop.stages.definition.records import RallyingCry, Scale
from cxworkshop.stages.prepare.records import Consent, Parked, Participant, StageNote
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import TextMark
from cxworkshop.ui.room.room import Mode
from cxworkshop.ui.room.snapshot import Snapshot, compose
from cxworkshop.ui.room.words import words
from tests.shell.audience.desktop import Desktop

LONG_MS = 10_000
SHORT = 12  # letters; what is shorter may be part of any word


class Moment:
    """The time of day, which stands still between what happens: equal days are equal to the second."""

    def __init__(self, begins: datetime) -> None:
        self.at = begins
        self._passed = 0.0

    def __call__(self) -> datetime:
        """The date and the time."""
        return self.at

    def seconds(self) -> float:
        """A clock that nothing disturbs, as the timer wants it."""
        return self._passed

    def stamp(self) -> float:
        """The same as seconds since 1970."""
        return self.at.timestamp()

    def next_morning(self, hour: int, minute: int) -> None:
        """The night passes."""
        morning = (self.at + timedelta(days=1)).replace(hour=hour, minute=minute, second=0)
        self.pass_by((morning - self.at) / timedelta(minutes=1))

    def pass_by(self, minutes: float) -> None:
        """Time passes."""
        self.at += timedelta(minutes=minutes)
        self._passed += minutes * 60


class Cable:
    """The projector's cable. Without simulated displays there is none, and the room stands in a plain window."""

    def __init__(self, program: Program, desktop: Desktop | None) -> None:
        self._program, self._desktop = program, desktop
        self._place = desktop.monitors["room"] if desktop is not None else None
        self.pulled = 0

    def pull(self) -> bool:
        """Pull it out; whether there was one."""
        out = self._then(lambda desktop: desktop.unplug("room"))
        self.pulled += out
        return out

    def put_back(self) -> bool:
        """Put it in again."""
        place = self._place
        return place is not None and self._then(lambda desktop: desktop.plug("room", place))

    def _then(self, act: Callable[[Desktop], None]) -> bool:
        if self._desktop is None:
            return False
        watcher = self._program.in_room.projector.wall.watcher
        act(self._desktop)
        wanted = dict(self._desktop.monitors)
        until = QDeadlineTimer(LONG_MS)
        while watcher.settling or {one.connector: one.place for one in watcher.now()} != wanted:
            if until.hasExpired():
                raise TimeoutError("the displays never settled")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 10)
        QApplication.processEvents()
        return True


class Reader:
    """Sits in the room and reads: `seen` are the pictures that stood on the wall, `faults` what should not have been
    there."""

    def __init__(self, program: Program) -> None:
        self._desk, self._room = program.desk, program.desk.room
        self._path = program.workshops.store.path if program.workshops.store is not None else None
        self._window = program.in_room.projector.window
        self.seen: dict[Snapshot, str] = {}
        self.kinds: set[str] = set()
        self.faults: list[str] = []
        self._prompts = frozenset(_prompts())
        self._room.changed.connect(self.read)

    def read(self) -> None:
        """Look at the wall as it is now."""
        room = self._room
        if not room.is_open or room.black:
            return
        snapshot, item = room.snapshot, room.on_wall
        if item is not None:
            self.kinds.add(f"{item.stage} {item.kind}{' open' if item.open else ''}".strip())
        if self._window.children() and any(child.isWidgetType() for child in self._window.children()):
            self.faults.append("something lies on the picture")
        if item is not None and item.open and room.mode is Mode.LIVE:  # a frozen one was read when it was live
            self._tells_nothing(item, snapshot)
        if snapshot in self.seen:
            return
        text = _told(snapshot, room.picture_size)
        self.seen[snapshot] = text
        for what, private in self._private():
            if private in text:
                self.faults.append(f"{what} on the wall: {private!r} in {text!r}")

    def _tells_nothing(self, item: RoomItem, snapshot: Snapshot) -> None:
        """While a vote is open, the same number of votes cast otherwise gives the same picture."""
        content, say = _cast_otherwise(self._desk.content), words(snapshot.look.language)
        view = stage(item.stage).load("audience").view(content, item, say)
        if view != snapshot.view:
            self.faults.append(f"an open vote tells how it stands: {item}")

    def _private(self) -> Iterator[tuple[str, str]]:
        """What the facilitator alone may see, as the workshop is now."""
        content = self._desk.content
        for record in content:
            if len(record.notes) >= SHORT:
                yield "a note", _flat(record.notes)
            if isinstance(record, Parked) and len(record.text) >= SHORT:
                yield "a parked thought", _flat(record.text)
            if isinstance(record, StageNote):
                for step in record.steps_done:
                    yield "a step of the Guide", _flat(step)
            if isinstance(record, Participant) and not record.approver and record.name and _votes_only(content, record):
                yield "who votes", _flat(record.name)
        for point in open_points(content):
            yield "an open point", _flat(point.sentence)
        for prompt in self._prompts:
            yield "what the Guide says", prompt
        if self._path is not None:
            yield "a file's name", self._path.name
            yield "a folder", str(self._path.parent)


def _told(snapshot: Snapshot, size: tuple[int, int]) -> str:
    """Every word of a picture, all its pages, in one line."""
    sheets = compose(snapshot, size).sheets
    return _flat(" ".join(mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, TextMark)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _prompts() -> Iterator[str]:
    """What the Guide has a facilitator do, say and watch for, stage by stage."""
    for one in STAGES:
        text = guide(one.key)
        if text is not None:
            said = (text.why, *(step.text for step in text.steps), *text.say, *text.watch)
            yield from (_flat(sentence) for sentence in said if len(sentence) >= SHORT)


def _votes_only(content: Content, person: Participant) -> bool:
    """Whether a person's name stands nowhere in what the room decided: no owner, no sponsor, in no sentence."""
    for record in content:
        if isinstance(record, Participant | Parked | StageNote):
            continue
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if field.name != "notes" and isinstance(value, str) and person.name in value:
                return False
    return True


def _cast_otherwise(content: Content) -> Content:
    """The same workshop, the last round of every vote cast the other way round."""
    cries = content.of(RallyingCry)
    rounds = max((len(cry.votes) for cry in cries), default=0)
    voted = [cry for cry in cries if rounds and len(cry.votes) == rounds]
    swapped = {cry.id: other.votes[-1] for cry, other in zip(voted, reversed(voted), strict=True)}
    return Content([_turned(record, swapped) for record in content])


def _turned(record: Record, swapped: dict[str, int]) -> Record:
    if isinstance(record, RallyingCry) and record.id in swapped:
        return dataclasses.replace(record, votes=(*record.votes[:-1], swapped[record.id]))
    if isinstance(record, Consent | Scale) and record.rounds:
        return dataclasses.replace(record, rounds=(*record.rounds[:-1], record.rounds[-1][::-1]))
    return record
