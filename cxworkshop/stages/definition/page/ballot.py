"""The vote on the rallying cry as the facilitator takes it: open or closed, how many are in, and which was the last.

Every vote is a step of its own; whether the vote is open is only a matter of this screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.stages.definition.records import RallyingCry


def rounds_in(content: Content) -> int:
    """How many rounds have been voted."""
    return max((len(cry.votes) for cry in content.of(RallyingCry)), default=0)


def votes_in(cry: RallyingCry, round_number: int) -> int:
    """A candidate's votes in a round, 0 when it was not there yet."""
    return cry.votes[round_number] if 0 <= round_number < len(cry.votes) else 0


def total_in(content: Content, round_number: int) -> int:
    """How many votes a round has."""
    return sum(votes_in(cry, round_number) for cry in content.of(RallyingCry))


class Ballot:
    """Which round is being voted, if any, and for whom its votes came in, in their order."""

    def __init__(self) -> None:
        self.round: int | None = None
        self.order: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether votes are being taken: nobody sees totals until it is closed."""
        return self.round is not None

    def open(self, content: Content) -> None:
        """Begin a round after those there are."""
        self.round, self.order = rounds_in(content), []

    def reopen(self, content: Content, round_number: object) -> None:
        """Go on with a round that was open when the program was left, if it can still be the last one."""
        rounds = rounds_in(content)
        if isinstance(round_number, int) and round_number in (rounds, rounds - 1) and content.count(RallyingCry):
            self.round, self.order = round_number, []

    def close(self) -> None:
        """No more votes; the totals may be seen."""
        self.round, self.order = None, []

    def count(self, content: Content) -> int:
        """How many are in."""
        return total_in(content, self.round) if self.round is not None else 0

    def hear(self, changes: Sequence[Change], content: Content) -> None:
        """Follow the votes as they come and go, also by undo, which may take back the rounds before this one."""
        if self.round is None:
            return
        if self.round > rounds_in(content):
            self.round, self.order = rounds_in(content), []
            return
        for before, after in changes:
            if not isinstance(before, RallyingCry | None) or not isinstance(after, RallyingCry | None):
                continue
            was = votes_in(before, self.round) if before is not None else 0
            now = votes_in(after, self.round) if after is not None else 0
            known = after or before
            assert known is not None
            self.order += [known.id] * max(0, now - was)
            for _ in range(max(0, was - now)):
                if known.id in self.order:
                    place = len(self.order) - 1 - self.order[::-1].index(known.id)
                    del self.order[place]
