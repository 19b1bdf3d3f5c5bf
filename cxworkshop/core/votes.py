"""What eleven counts of votes say: how many, between which stops, the middle half, and who stands apart.

A tally is a sequence of eleven counts, how many people stood at each stop from 0 (left) to 10 (right). The screen and
the document read the same figures here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cxworkshop.core.words import counted

STOPS = 11
MIDDLE = STOPS // 2


@dataclasses.dataclass(frozen=True, slots=True)
class HoldOut:
    """People who stand apart from the middle half, with at least one empty stop between; `left` says on which side."""

    people: int
    first: int
    last: int
    left: bool


@dataclasses.dataclass(frozen=True, slots=True)
class CountIn:
    """What may be seen of a vote that is open: how many votes are in, of how many expected (0: not known)."""

    count: int
    of: int

    @property
    def over(self) -> int:
        """How many more are in than expected."""
        return max(0, self.count - self.of) if self.of else 0

    def words(self, noun: str = "") -> str:
        """ "18 of 24 are in", with a noun "18 of 72 dots are in"; "18 are in" while it is not known of how many."""
        head = f"{self.count:,} of {self.of:,}" if self.of else f"{self.count:,}"
        if noun:
            head += f" {noun}" if (self.of or self.count) == 1 else f" {noun}s"
        return f"{head} {'is' if self.count == 1 else 'are'} in"


def count_in(rounds: Sequence[Sequence[int]], number: int, of: int) -> CountIn:
    """How many votes a round has, counted from 0; none while its first vote is not in. `of` is how many are expected.

    For a scale or a fist of five, whose rounds are tallies.
    """
    return CountIn(sum(rounds[number]) if 0 <= number < len(rounds) else 0, of)


def spread(votes: Sequence[int]) -> tuple[int, int] | None:
    """The outermost stops at which somebody stands; None without votes."""
    taken = [stop for stop, count in enumerate(votes) if count]
    return (taken[0], taken[-1]) if taken else None


def middle_half(votes: Sequence[int]) -> tuple[int, int] | None:
    """The stops between which the middle half of the votes lies; None without votes.

    A quarter of the votes is left out at either end, rounded down: both stops are then votes that somebody gave, and
    at least half of the room stands between them.
    """
    total = sum(votes)
    if not total:
        return None
    return _standing_at(votes, total // 4), _standing_at(votes, total - 1 - total // 4)


def median(votes: Sequence[int]) -> int | None:
    """The stop of the middle vote, the left one of two; None without votes."""
    total = sum(votes)
    return _standing_at(votes, (total - 1) // 2) if total else None


def hold_outs(votes: Sequence[int]) -> tuple[HoldOut, ...]:
    """Who holds out on the left, then on the right: everybody beyond the first empty stop outside the middle half."""
    half = middle_half(votes)
    if half is None:
        return ()
    found = []
    gap = next((stop for stop in range(half[0] - 1, -1, -1) if not votes[stop]), -1)
    taken = [stop for stop in range(gap) if votes[stop]]
    if taken:
        found.append(HoldOut(sum(votes[stop] for stop in taken), taken[0], taken[-1], True))
    gap = next((stop for stop in range(half[1] + 1, len(votes)) if not votes[stop]), len(votes))
    taken = [stop for stop in range(gap, len(votes)) if votes[stop]]
    if taken:
        found.append(HoldOut(sum(votes[stop] for stop in taken), taken[0], taken[-1], False))
    return tuple(found)


def votes_in_words(votes: Sequence[int], *, short: bool = False) -> str:
    """How many voted, from where to where, and where the middle half is; "" without votes. `short` leaves out from
    where to where.
    """
    ends, half = spread(votes), middle_half(votes)
    if ends is None or half is None:
        return ""
    total = counted(sum(votes), "vote")
    if ends[0] == ends[1]:
        return f"{total}, {'all ' if sum(votes) > 1 else ''}at {ends[0]}"
    middle = f"at {half[0]}" if half[0] == half[1] else f"from {half[0]} to {half[1]}"
    return f"{total} · middle half {middle}" if short else f"{total} from {ends[0]} to {ends[1]} · middle half {middle}"


def _standing_at(votes: Sequence[int], place: int) -> int:
    """The stop of the vote in a place, counted from 0 at the left."""
    for stop, count in enumerate(votes):
        if place < count:
            return stop
        place -= count
    raise IndexError(place)
