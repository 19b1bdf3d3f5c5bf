"""A fist of five as the facilitator takes it: on what, open or closed, which fingers came last.

Every person is written at once; that the vote is open, and in which order the fingers came, is a matter of the view.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.errors import Refused
from cxworkshop.core.fist import FISTS
from cxworkshop.core.votes import CountIn, count_in
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.tally_deeds import Rounds, TallyDeeds


class FistSession(QObject):
    """`changed` asks the strip to show everything again; `turned` tells that the vote was opened, closed or left."""

    changed = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, deeds: TallyDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._deeds = desk, deeds
        self.subject = ""
        self.is_open = False
        self._rounds_before = 0
        self._typed: list[int] = []  # in this sitting alone: the order of votes would tell who gave them

    # -- what it shows -------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What the room is asked about, in words."""
        return self._deeds.name(self.subject) or "" if self.subject else ""

    @property
    def rounds(self) -> Rounds:
        """The rounds that may be seen, oldest first: not the one that is open."""
        rounds = self._deeds.rounds(self.subject) if self.subject else ()
        return rounds[: self._rounds_before] if self.is_open else rounds

    @property
    def round(self) -> int:
        """The round that is open, or was last, from 0; -1 while nobody has voted."""
        return self._rounds_before if self.is_open else len(self.rounds) - 1

    @property
    def told(self) -> CountIn:
        """How many are in, of how many."""
        rounds = self._deeds.rounds(self.subject) if self.subject else ()
        return count_in(rounds, self.round, self._deeds.people())

    # -- acts ----------------------------------------------------------------------------------------------------------

    def ask(self, subject: str) -> None:
        """Turn to a record: with the vote open where nobody has voted on it, else with what they showed last."""
        if subject != self.subject:
            self.subject, self.is_open, self._typed = subject, False, []
        if not self.is_open and not self.rounds:
            self._open()
        self._turned()

    def turn(self) -> None:
        """Close the vote, or open it for another round."""
        if self.is_open:
            self.is_open, self._typed = False, []
        else:
            self._open()
        self._turned()

    def show(self, fingers: int) -> None:
        """Count a person, while the vote is open."""
        if not self.is_open or not 0 <= fingers < FISTS:
            return
        fresh = len(self._deeds.rounds(self.subject)) <= self._rounds_before
        self._typed.append(fingers)
        if not self._desk.do(self._deeds.show, self.subject, fingers, fresh=fresh):
            self._typed.pop()

    def take_back(self) -> None:
        """Take the fingers back that came last."""
        if not self.is_open or not self.told.count:
            return
        if self._typed:
            self._desk.do(self._deeds.take_back, self.subject, self._typed[-1])
            return
        self._desk.problem.emit(
            Refused(
                "Whose fingers came last is not kept when the program ends.",
                "All of them are still there.",
                "Close the vote and open it again for a new round.",
            )
        )

    def refresh(self) -> None:
        """Records changed: forget what no longer holds."""
        if not self.subject:
            return
        if self._deeds.name(self.subject) is None:
            self.reset()
            self.turned.emit()
            return
        rounds = self._deeds.rounds(self.subject)
        self._rounds_before = min(self._rounds_before, len(rounds))
        self._reconcile(rounds[-1] if self.is_open and len(rounds) > self._rounds_before else (0,) * FISTS)
        self.changed.emit()

    def reset(self) -> None:
        """Ask about nothing."""
        self.subject, self.is_open, self._typed = "", False, []
        self.changed.emit()

    # -- what is remembered --------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What the room is asked about and whether the vote is open; ids and numbers only."""
        return {"subject": self.subject, "open": self.is_open, "rounds": self._rounds_before}

    def restore(self, state: object) -> bool:
        """Go on with a vote that was open when the program was left; whether there was one."""
        if not isinstance(state, dict):
            return False
        subject, rounds = state.get("subject"), state.get("rounds")
        if not isinstance(subject, str) or not subject or self._deeds.name(subject) is None:
            return False
        known = isinstance(rounds, int) and 0 <= len(self._deeds.rounds(subject)) - rounds <= 1
        if state.get("open") is not True or not known:
            return False
        self.subject, self.is_open, self._rounds_before, self._typed = subject, True, int(rounds or 0), []
        self._turned()
        return True

    # -- inside --------------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._rounds_before = len(self._deeds.rounds(self.subject))
        self.is_open, self._typed = True, []

    def _turned(self) -> None:
        self.turned.emit()
        self.changed.emit()

    def _reconcile(self, counts: tuple[int, ...]) -> None:
        """Fingers may come and go by undo: what is remembered as typed is never more than what is there."""
        left, kept = list(counts), []
        for fingers in self._typed:
            if left[fingers]:
                left[fingers] -= 1
                kept.append(fingers)
        if sum(left) == 1:
            kept.append(left.index(1))  # one that was taken back has come again
        self._typed = kept
