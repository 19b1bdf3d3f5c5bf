"""What happens to the scales of a stage: which is on show, whose vote is open, where the pin is, what each key does.

The vote that is open is a matter of the view: every vote is written at once, and only its place is kept from the eye.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.errors import Refused
from cxworkshop.core.votes import STOPS, median
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.scale_board import ScaleLike
from cxworkshop.ui.scale_words import Standing


@dataclasses.dataclass(frozen=True, slots=True)
class Deeds:
    """The commands of a stage that its scales need, each with the scale's id first after the store."""

    cast: Callable[..., object]
    take_back: Callable[..., object]
    agree: Callable[..., object]
    drop_round: Callable[..., object]


class ScaleSession(QObject):
    """`find` gives a scale by its id, None when it has gone, `people` how many vote, 0 when that is not known.

    `changed` asks the page to show everything again.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        find: Callable[[str], ScaleLike | None],
        deeds: Deeds,
        decides_nothing: str = "",
        parent: QObject | None = None,
        *,
        people: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._desk, self._find, self._deeds = desk, find, deeds
        self._decides_nothing = decides_nothing
        self.scale_id = ""
        self.open_id = ""
        self._rounds_before = 0
        self._typed: list[int] = []  # in this sitting alone: the order of votes would tell who gave them
        self._round: int | None = None
        self._pin: int | None = None

    # -- what is on show -----------------------------------------------------------------------------------------------

    @property
    def scale(self) -> ScaleLike | None:
        """The scale on show."""
        return self._find(self.scale_id) if self.scale_id else None

    @property
    def is_open(self) -> bool:
        """Whether the vote on the scale on show is open."""
        return bool(self.open_id) and self.open_id == self.scale_id

    @property
    def open_round(self) -> int:
        """The round that is open, from 0; of no meaning while none is."""
        return self._rounds_before

    @property
    def shown_round(self) -> int:
        """The round on show, from 0; -1 without any."""
        scale = self.scale
        last = len(scale.rounds) - 1 if scale is not None else -1
        return last if self._round is None else min(self._round, last)

    @property
    def pin(self) -> int | None:
        """Where the person has put the pin; None while it follows what is agreed, or the votes."""
        return self._pin

    @property
    def agrees_on(self) -> int | None:
        """The stop that agreeing now would keep; None where nothing would change, or nobody voted or moved the pin."""
        scale = self.scale
        if scale is None or self.is_open:
            return None
        stop = self._pin
        if stop is None and scale.agreed is None:
            stop = median(scale.rounds[-1]) if scale.rounds else None
        return stop if stop != scale.agreed else None

    def votes_of(self, scale: ScaleLike) -> tuple[int, ...]:
        """The votes that may be seen of a scale: none of the round that is open."""
        if scale.id == self.open_id:
            return ()
        return scale.rounds[-1] if scale.rounds else ()

    def standing(self) -> Standing:
        """The scale on show, as it may be seen now."""
        scale = self.scale
        if scale is None:
            return Standing()
        shown, total = self.shown_round, len(scale.rounds)
        earlier = f"Round {shown + 1} of {total}" if 0 <= shown < total - 1 else ""
        return Standing(
            left=scale.left,
            right=scale.right,
            votes=scale.rounds[shown] if shown >= 0 and not self.is_open else (),
            agreed=scale.agreed,
            open=self.is_open,
            counted=self.counted,
            earlier=earlier,
            decides_nothing=self._decides_nothing,
            people=self._people() if self.is_open else 0,
            before=scale.rounds[shown - 1] if shown > 0 and not self.is_open else (),
        )

    @property
    def counted(self) -> int:
        """How many votes are in since the vote was opened."""
        scale = self._find(self.open_id) if self.open_id else None
        return sum(scale.rounds[-1]) if scale is not None and len(scale.rounds) > self._rounds_before else 0

    def choose(self, scale_id: str) -> None:
        """Show another scale; an open vote stays open."""
        if scale_id != self.scale_id:
            self.scale_id, self._round, self._pin = scale_id, None, None
            self.changed.emit()

    def refresh(self) -> None:
        """Records changed: forget what no longer holds, without telling."""
        if self.open_id and self._find(self.open_id) is None:
            self.open_id, self._typed = "", []
        scale = self._find(self.open_id) if self.open_id else None
        if scale is not None:
            self._rounds_before = min(self._rounds_before, len(scale.rounds))
            self._reconcile(scale.rounds[-1] if len(scale.rounds) > self._rounds_before else (0,) * STOPS)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def toggle_vote(self) -> None:
        """Open the vote on the scale on show, a new round each time, or close it. One vote is open at a time."""
        scale = self.scale
        if scale is None:
            return
        if self.is_open:
            self.open_id, self._typed = "", []
        else:
            self.open_id, self._typed = scale.id, []
            self._rounds_before = len(scale.rounds)
        self._round = self._pin = None
        self.changed.emit()

    def vote(self, stop: int) -> None:
        """Count a person at a stop, while the vote is open."""
        scale = self.scale
        if scale is None or not self.is_open:
            return
        self._typed.append(stop)
        if not self._desk.do(self._deeds.cast, scale.id, stop, fresh=len(scale.rounds) <= self._rounds_before):
            self._typed.pop()

    def take_back(self) -> None:
        """Take the vote back that came last."""
        if not self.is_open or not self.counted:
            return
        if not self._typed:
            self._desk.problem.emit(
                Refused(
                    "Which vote came last is not kept when the program ends.",
                    "All votes are still there.",
                    "Close the vote and open it again for a new round.",
                )
            )
            return
        self._desk.do(self._deeds.take_back, self.scale_id, self._typed[-1])

    def move_pin(self, stop: int) -> None:
        """Put the pin at a stop; nothing is agreed by that."""
        self._pin = stop
        self.changed.emit()

    def agree(self) -> None:
        """Agree on the stop where the pin is."""
        stop = self.agrees_on
        if stop is not None:
            self._pin = None
            self._desk.do(self._deeds.agree, self.scale_id, stop)

    def disagree(self) -> None:
        """Take back what is agreed; the pin stays where it was."""
        scale = self.scale
        if scale is not None and scale.agreed is not None and not self.is_open:
            self._pin = self._pin if self._pin is not None else scale.agreed
            self._desk.do(self._deeds.agree, scale.id, None)

    def show_round(self, number: int) -> None:
        """Show one of the rounds, from 0."""
        scale = self.scale
        if scale is not None and not self.is_open and 0 <= number < len(scale.rounds):
            self._round = number if number < len(scale.rounds) - 1 else None
            self.changed.emit()

    def round_before(self) -> None:
        """Show the round before the one on show; before the first comes the last again."""
        scale = self.scale
        if scale is not None and len(scale.rounds) > 1:
            self.show_round((self.shown_round - 1) % len(scale.rounds))

    def drop_round(self) -> None:
        """Forget the last round of votes; the one before stands again."""
        scale = self.scale
        if scale is not None and scale.rounds:
            self.open_id, self._typed, self._round, self._pin = "", [], None, None
            if self._desk.do(self._deeds.drop_round, scale.id):
                self._desk.said.emit("Dropped the last round of votes")

    # -- what is remembered --------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """The scale on show and the vote that is open, ids only."""
        return {"scale": self.scale_id, "open": self.open_id, "rounds": self._rounds_before}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a remembered state, as far as its scales are still there."""
        shown, opened, rounds = state.get("scale"), state.get("open"), state.get("rounds")
        if isinstance(shown, str) and self._find(shown) is not None:
            self.scale_id = shown
        found = self._find(opened) if isinstance(opened, str) else None
        if found is not None and isinstance(rounds, int) and 0 <= len(found.rounds) - rounds <= 1:
            self.open_id, self._rounds_before, self._typed = found.id, rounds, []
        self.changed.emit()

    def reset(self) -> None:
        """Another workshop stands on the desk."""
        self.scale_id = self.open_id = ""
        self._typed, self._round, self._pin = [], None, None

    def _reconcile(self, counts: tuple[int, ...]) -> None:
        """Votes may come and go by undo: what is remembered as typed is never more than what is there."""
        kept: list[int] = []
        left = list(counts)
        for stop in self._typed:
            if left[stop]:
                left[stop] -= 1
                kept.append(stop)
        if sum(left) == 1:
            kept.append(left.index(1))  # one that was taken back has come again
        self._typed = kept
