"""The Guide: what the facilitator does, says and must not forget at this stage. It never reaches the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop import method_texts
from cxworkshop.core.store import Changed
from cxworkshop.shell.dayplan import DayPlan
from cxworkshop.shell.guide_parts import (
    GuideStub,
    ListenBlock,
    OnlyHere,
    SayBlock,
    agenda_minutes,
    point_lines,
    step_lines,
)
from cxworkshop.shell.lines import PAD, LineList
from cxworkshop.shell.parking import ParkedList, ParkingRow
from cxworkshop.shell.roomview import MOST, RoomBlock
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.watch import COUNTING, Check, Watch
from cxworkshop.stages import stage as declared
from cxworkshop.stages.prepare.commands import stage_note, tick_step, write_stage_note
from cxworkshop.stages.prepare.records import AgendaItem, Parked, StageNote
from cxworkshop.stages.signoff.points import without_a_word
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, SectionHeading
from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room

WIDTH = 304
STUB = 44
SIGN_OFF = "signoff"
TYPING_MS = 350  # private notes are kept this long after the last key


class Guide(QWidget):
    """Open it is 304 wide, folded 44. `folded` follows each change between the two."""

    folded = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        watch: Watch,
        plan: DayPlan,
        action: Callable[[str], QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Guide")
        self.desk, self.watch, self.plan = desk, watch, plan
        self.stage = ""
        self._open = True
        self._behind = False  # folded, and what it would show has changed
        self._turn: dict[str, int] = {}
        self.room = RoomBlock(desk.commands)
        self.steps = LineList("Steps")
        self.say = SayBlock()
        self.listen = ListenBlock()
        self.notes = PlainText("Only you see what you write here", 1, 12, "My notes, only on this screen", role="body")
        self.notes.setProperty("bare", True)
        self.notes.setProperty("dim", True)
        self.points = LineList("Open points")
        self.parking = ParkingRow(action("edit.park"))
        self.parked = ParkedList(desk)
        self.stub = GuideStub()
        self._steps_heading = SectionHeading("Steps")
        self._points_heading = SectionHeading("Open points")
        self._listen_heading = SectionHeading("Listen for")
        self._nothing_open = Label("Nothing is open here", "ui", "ink3")
        fold = IconButton("layout", "Fold the Guide", 28)
        fold.bind(action("view.guide"))
        self._full = self._make_full(fold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._full)
        row.addWidget(self.stub)
        self._keep = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._keep.timeout.connect(self.notes.commit)
        self.notes.textChanged.connect(self._typed)
        self.notes.committed.connect(self._note)
        self.steps.picked.connect(self._tick)
        self.points.picked.connect(self._next_point)
        self.parking.toggled.connect(self._show_parked)
        self.stub.asked.connect(self._open_at)
        watch.updated.connect(self._standing)
        desk.changed.connect(self._changed)
        desk.opened.connect(self._opened)
        theme().changed.connect(self._restyle)
        self._restyle()

    # -- folding -----------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._open

    def set_open(self, on: bool) -> None:
        """Open or fold; a focus inside moves to what is still there."""
        if on == self._open:
            return
        inside = self.isAncestorOf(self.window().focusWidget() or self)
        self._open = on
        if on and self._behind:
            self._refresh()
        self._restyle()
        if inside:
            (self.steps if on else self.stub).setFocus()
        self.folded.emit(not on)

    def _open_at(self, part: str) -> None:
        self.set_open(True)
        parts: dict[str, QWidget] = {"room": self.room.picture, "steps": self.steps, "say": self.say}
        target = {**parts, "notes": self.notes, "points": self.points, "parking": self.parking}.get(part)
        if target is not None:
            target.setFocus()
            if self._scroll.isAncestorOf(target):
                self._scroll.ensureWidgetVisible(target)
        if part == "parking":
            self.parking.setChecked(True)

    def set_room(self, room: Room) -> None:
        """The room whose picture stands at the top."""
        self.room.set_room(room)
        self.stub.set_room(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.picture.set_most(int(self.height() * MOST))

    # -- what it shows -----------------------------------------------------------------------------------------------

    def show_stage(self, key: str) -> None:
        """Turn to another stage."""
        if key != self.stage:
            self.notes.commit()
            self.desk.end_typing()
            self.stage = key
            self._refresh()

    def _opened(self) -> None:
        self._turn.clear()
        self._refresh()

    def _refresh(self) -> None:
        if not self.stage:
            return
        self._behind = not self._open
        self._show_steps()
        self._show_note()
        self._standing()
        self._show_parked()

    def _show_steps(self) -> None:
        text = method_texts.guide(self.stage)
        note = stage_note(self.desk.content, self.stage)
        done = note.steps_done if note is not None else ()
        minutes = agenda_minutes(self.desk.content, self.stage)
        at = next((n for n, step in enumerate(text.steps) if step.text not in done), None)
        if at is not None:
            self.plan.offer(self.stage, text.steps[at].minutes, text.steps[at].text, f"{self.stage}/{at}")
        else:
            self.plan.offer(self.stage, minutes if minutes else text.minutes, text.title, self.stage)
        if self._behind:
            return
        self.steps.set_lines(step_lines(text, done))
        number = declared(self.stage).number
        exercise = f"Exercise {number} · " if number else ""
        self._steps_heading.set_right(f"{exercise}{text.minutes if minutes is None else minutes} min")
        # One sentence at a time, that of the step the room is at: nobody reads a list aloud.
        last = len(text.say) - 1
        self.say.set_sentences(text.say[min(at, last) : min(at, last) + 1] if at is not None else text.say[last:])
        step = at if at is not None else len(text.steps) - 1
        self.listen.set_lines(text.watch, step * len(text.watch) // len(text.steps))
        self._listen_heading.setVisible(bool(text.watch))

    def _show_note(self) -> None:
        note = stage_note(self.desk.content, self.stage)
        self.notes.set_text(note.notes if note is not None else "")

    def _checks(self) -> Sequence[Check]:
        """What is open at this stage; before signing, every open point that has no word yet."""
        standing = self.watch.standing
        if self.stage != SIGN_OFF:
            return standing.of(self.stage)
        content = self.desk.content
        every = (check for checks in standing.checks.values() for check in checks)
        silent = [Check(check.rule, tuple(without_a_word(content, check.points))) for check in every]
        return [check for check in silent if check.points]

    def _standing(self) -> None:
        checks = self._checks()
        total = sum(len(check.points) for check in checks)
        # Each point needs its own word before the signing; elsewhere a check is one thing to look at.
        self.stub.set_points(total if self.stage == SIGN_OFF else len(checks))
        if not self._open:
            self._behind = True
            return
        self.points.set_lines(point_lines(checks))
        known = bool(self.watch.standing.progress)
        self._nothing_open.setText(COUNTING if self.watch.counting else "Nothing is open here")
        self._nothing_open.setVisible(not checks and (known or self.watch.counting))
        self._points_heading.set_right(f"{total:,}" if total else "")

    def _changed(self, changed: Changed) -> None:
        types = {type(change.record) for change in changed.changes}
        if not self.stage:
            return
        if StageNote in types or AgendaItem in types:
            self._behind = not self._open
            self._show_steps()
            self._show_note()
        if Parked in types:
            self._show_parked()

    def _show_parked(self, _on: bool = False) -> None:
        waiting = sum(not one.settled for one in self.desk.content.of(Parked))
        self.parking.set_count(waiting)
        self.stub.set_parked(waiting)
        self.parked.refresh()
        self.parked.setVisible(self.parking.isChecked())

    # -- what it does ------------------------------------------------------------------------------------------------

    def _tick(self, step: str) -> None:
        note = stage_note(self.desk.content, self.stage)
        done = note is not None and step in note.steps_done
        self.desk.do(tick_step, self.stage, step, not done)

    def _next_point(self, rule: str) -> None:
        """Jump to the next record of a check; at the end it begins again."""
        check = next((one for one in self._checks() if one.rule.id == rule), None)
        if check is not None:
            turn = self._turn.get(rule, 0) % len(check.points)
            self._turn[rule] = turn + 1
            self.desk.jump.emit(check.rule.stage, check.points[turn].where)

    def _typed(self) -> None:
        if self.notes.hasFocus():
            self._keep.start()

    def _note(self, text: str) -> None:
        self._keep.stop()
        if self.stage:
            self.desk.do(write_stage_note, self.stage, text)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _make_full(self, fold: QWidget) -> QWidget:
        full = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 8)
        room = QVBoxLayout()
        room.setContentsMargins(16, 4, 16, 12)
        room.addWidget(self.room)
        head.setSpacing(8)
        head.addWidget(Label("Guide", "h3", "ink"))
        head.addWidget(OnlyHere())
        head.addStretch(1)
        head.addWidget(fold)
        inner = QWidget()
        column = QVBoxLayout(inner)
        # The plates of the lists reach a little beyond the words, so everything else is set in by as much.
        column.setContentsMargins(16 - PAD, 4, 16 - PAD, 16)
        column.setSpacing(0)
        for widget, gap in (
            (self._steps_heading, 6),
            (self.steps, 16),
            (SectionHeading("Say"), 8),
            (self.say, 16),
            (self._listen_heading, 6),
            (self.listen, 16),
            (SectionHeading("My notes"), 5),
            (self.notes, 10),
            (self._points_heading, 6),
            (self._nothing_open, 0),
            (self.points, 0),
        ):
            if isinstance(widget, LineList):
                column.addWidget(widget)
            else:
                row = QHBoxLayout()
                row.setContentsMargins(PAD - 3 if widget is self.notes else PAD, 0, PAD, 0)
                row.addWidget(widget)
                column.addLayout(row)
            column.addSpacing(gap)
        column.addStretch(1)
        self._scroll = scroller(inner)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(0)
        foot.addWidget(self.parking)
        foot.addWidget(self.parked)
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(room)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        return full

    def _restyle(self) -> None:
        px = theme().px
        self._full.setVisible(self._open)
        self.stub.setVisible(not self._open)
        self.setFixedWidth(px(WIDTH) + 8 if self._open else px(STUB) + 8)
