"""Coming back after a crash or a power cut: the place, the timer and the room are as they were, and it is said.

While a workshop is open its mark (`leftopen.py`) follows what the facilitator does, a second behind, and never on the
way of a key: it is compared and written when that second is over. Every edit is durable by itself; this is about where
people were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from cxworkshop.core.content import Content
from cxworkshop.core.errors import InUse, Locked, Problem
from cxworkshop.core.words import quoted, shown
from cxworkshop.shell import leftopen
from cxworkshop.shell.leftopen import Left, Mark
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.shell.trouble import FILE
from cxworkshop.shell.workshops import Workshops
from cxworkshop.stages import STAGES, stage
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.shell.console import Console

LOOK_MS = 1000
BEAT_MS = 30_000
SUBJECT = "comeback"


class Comeback(QObject):
    """Keeps the mark of the workshop on the desk, and brings back what a mark tells."""

    def __init__(
        self,
        desk: Desk,
        workshops: Workshops,
        console: Console,
        box: TimeBox,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workshops, self._console = desk, workshops, console
        self._box, self._notices = box, notices
        self.mark: Mark | None = None
        self._said: dict[str, Any] = {}
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._still_here)
        workshops.closed.connect(self._closed)
        workshops.refused.connect(self._refused)

    def keeps(self, document: Path) -> bool:
        """Whether this window has the workshop's mark in hand: then nothing has ended."""
        return self.mark is not None and self.mark.document == document

    def left_of(self, document: Path) -> Left | None:
        """What an unclean end left of the workshop that was just opened. Whoever only reads leaves it to the owner."""
        store = self._workshops.store
        if self.keeps(document) or store is None or store.read_only:
            return None
        left = leftopen.left_of(document)
        if left is not None:
            left.begin()
        return left

    def keep(self, document: Path, left: Left | None = None) -> None:
        """The workshop is open, and everything stands, also what was left: from now on the mark follows."""
        store = self._workshops.store
        if store is None or store.read_only or self.keeps(document):
            return
        self.mark = Mark(document, left.tries + 1 if left is not None else 0)
        self._said = {}
        self.look()
        self._look.start()
        self._beat.start()

    def look(self) -> None:
        """Let the mark say where the facilitator is, when it is not what it says already."""
        if self.mark is None:
            return
        state = self.state()
        if state != self._said:
            self._said = state
            self.mark.write(state)

    def state(self) -> dict[str, Any]:
        """Where everything is: stage, selections, timer and room; ids and numbers only."""
        kept = {"held": self._console.plan.kept(), "timer": self._box.kept(), "paper": self._desk.paper}
        state = {**self._console.state(), **kept}
        room = self._desk.__dict__.get("room")  # made when it is first asked for; not by looking
        return {**state, "room": room.state()} if room is not None else state

    def restore(self, left: Left) -> None:
        """Timer and room as they were, and one calm word about it. The console stands at its place already."""
        timed = self._console.plan.restore_timer(left.state.get("timer"))
        room = self._restore_room(left.state.get("room"))
        store = self._workshops.store
        assert store is not None
        recovered = store.recovered
        safe = ""
        if recovered is None or (recovered.kept_as is None and recovered.damaged is None):
            self._notices.solved(FILE)  # the same in other words
            last = quoted(store.undo_label or "", "", 60)
            safe = f"Everything entered is here{f', to the last step: {last}' if last else ''}."
        back = [place_words(self._desk.content, left.state), timer_words(self._box) if timed else "", room]
        text = f"{safe} Back at {'; '.join(part for part in back if part)}."
        done = [("Understood", "", lambda: self._notices.solved(SUBJECT))]
        self._notices.tell(SUBJECT, ended_words(left.at, datetime.now()), done, safe=text.strip())  # type: ignore[arg-type]

    def _restore_room(self, kept: Any) -> str:
        if not isinstance(kept, Mapping) or not (kept.get("item") or kept.get("open") or kept.get("blank")):
            return ""
        room = self._desk.room
        room.restore(kept)
        if kept.get("open") is not True:
            return ""
        room.open_wanted.emit(True)
        if room.blank:
            return "the room was blank"
        if room.mode == "frozen":
            return "the room was frozen"
        label = shown(room.label, 60)
        return f"the room showed {label}" if label else "the room was open"

    def _still_here(self) -> None:
        if self.mark is None:
            return
        if self.mark.tries:  # it has lasted
            self.mark.tries, self._said = 0, {}
            self.look()
        self.mark.beat()

    def _closed(self) -> None:
        self._look.stop()
        self._beat.stop()
        if self.mark is not None:
            self.mark.remove()
        self.mark = None

    def _refused(self, path: Path, problem: Problem) -> None:
        if not isinstance(problem, (InUse, Locked)):
            leftopen.forget(path)  # else every start would run into it


def ended_words(at: datetime, now: datetime) -> str:
    """When the program ended: "The program ended at 11:42 without closing"."""
    when = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%H:%M} on {at.day} {at:%B}"
    return f"The program ended at {when} without closing"


def place_words(content: Content, state: Mapping[str, Any]) -> str:
    """Where that was: the stage, and what was selected there."""
    from cxworkshop.shell.finding import entries

    key = state.get("stage")
    if not any(one.key == key for one in STAGES):
        return STAGES[0].title
    pages = state.get("pages")
    page = pages.get(key) if isinstance(pages, Mapping) else None
    asked = [record for record in _strings(page) if record in content]
    labels = {entry.id: entry.text for entry in entries(content)} if asked else {}
    named = next((shown(labels[record], 60) for record in asked if record in labels), "")
    return ", ".join(part for part in (stage(str(key)).title, named) if part)


def timer_words(box: TimeBox) -> str:
    """How the timer goes on."""
    time = f"over by {box.words.removeprefix('+')}" if box.over else f"{box.words} left"
    return f"the timer is paused, {time}" if box.state is State.PAUSED else f"the timer ran on, {time}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
