"""What the facilitator of the half-day has at hand: keys of the workshop, keys of the room, the cable, and eyes."""

from __future__ import annotations

import sys
from typing import Any

from half_day_wall import Cable, Moment, Reader

from cxworkshop.shell.audience.wall import Standing
from cxworkshop.shell.hand import Hand
from cxworkshop.shell.program import Program
from cxworkshop.shell.timebox import State


class Hands:
    """`room` presses keys that are about the wall and nothing else: a day without a wall leaves them out.

    `told` collects what was not as it must be.
    """

    hand: Hand
    program: Program
    moment: Moment
    cable: Cable | None
    reader: Reader | None
    with_room: bool
    dark: bool
    told: list[str]

    # -- hands ---------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Any:
        """The page on the sheet, which is looked at and never told anything."""
        return self.program.console.current

    def keys(self, *said: str) -> None:
        """Keys of the workshop."""
        self.hand.keys(*said)

    def room(self, *said: str) -> None:
        """Keys of the room."""
        if self.with_room:
            self.hand.keys(*said)

    def command(self, words: str) -> None:
        """A command of the room that has no key, by its words."""
        self.room("Ctrl+K", f"'{words}", "Enter")

    def look(self, name: str) -> None:
        """A picture of the console, and of the wall as it is painted."""
        hand = self.hand
        hand.shoot(name)
        if hand.out is None or not self.with_room:
            return
        window = self.program.in_room.projector.window
        if window.isVisible():
            window.grab().save(str(hand.pictures[-1].with_name(f"{hand.pictures[-1].stem}-wall.png")))

    def pass_by(self, minutes: float) -> None:
        """Time passes, and the timer has noticed."""
        self.moment.pass_by(minutes)
        box = self.program.box
        heard: list[int] = []
        box.changed.connect(lambda: heard.append(1))
        if box.state is State.RUNNING:
            self.hand.wait(lambda: heard, "the timer's next second")

    def expect(self, so: bool, fault: str) -> None:
        """Something that must be so."""
        if not so:
            self.told.append(fault)

    def shown(self, kind: str) -> None:
        """What is on the wall now is of this stage and kind."""
        if self.with_room:
            item = self.program.desk.room.on_wall
            found = f"{item.stage} {item.kind}".strip() if item is not None else "nothing"
            self.expect(found == kind, f"{sys._getframe(1).f_code.co_name}: the wall shows {found}, not {kind}")

    # -- the cable -----------------------------------------------------------------------------------------------------

    def pull(self) -> None:
        """The cable is pulled: nothing of the room is left on the laptop."""
        if self.cable is not None and self.cable.pull():
            projector = self.program.in_room.projector
            self.expect(projector.standing is Standing.LOST, f"unplugged, the room is {projector.standing}")
            self.expect(not projector.window.isVisible(), "unplugged, the room's window is on the laptop")

    def put_back(self) -> None:
        """The cable is put in again: the wall is as it was."""
        if self.cable is not None and self.cable.put_back():
            projector = self.program.in_room.projector
            self.expect(projector.standing is Standing.FULL, f"plugged in again, the room is {projector.standing}")
