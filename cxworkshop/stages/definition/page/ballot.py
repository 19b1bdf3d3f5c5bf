"""The vote on the rallying cry as the facilitator takes it: open or closed, and whose ballot is being typed.

Every dot and every count is kept at once; whether the vote is open is only a matter of this screen, and so is in which
order they came: that is known while the vote is open, for taking the last one back.
"""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.store import Changed
from cxworkshop.stages.definition.ballots import rounds_in, total_in, votes_in
from cxworkshop.stages.definition.records import RallyingCry
from cxworkshop.stages.prepare.records import Voting


class Ballot:
    """Which round is being voted, if any; with dots the ballots that came in, with hands who was counted.

    `ballots` are lists of candidates, one a person; the last one may still be `unfinished`. `typed` are the digits of
    the count being typed, `counted` the candidates whose hands were counted.
    """

    def __init__(self) -> None:
        self.round: int | None = None
        self.ballots: list[list[str]] = []
        self.unfinished = False
        self.typed = ""
        self.counted: set[str] = set()
        self.from_the_start = False  # every ballot of this round was typed while this object was looking

    @property
    def is_open(self) -> bool:
        """Whether votes are being taken: nobody sees totals until it is closed."""
        return self.round is not None

    @property
    def last(self) -> str:
        """Whose dot came in last, "" when it is not known."""
        return self.ballots[-1][-1] if self.ballots else ""

    @property
    def person(self) -> int:
        """The number of the person whose ballot is being typed, or is next; 0 when it is not known."""
        return len(self.ballots) + (not self.unfinished) if self.from_the_start else 0

    @property
    def dots(self) -> tuple[str, ...]:
        """For whom the dots of the ballot are that is being typed."""
        return tuple(self.ballots[-1]) if self.unfinished else ()

    @property
    def number(self) -> int:
        """The number that tells the ballot being typed, or the next, from the others of its round."""
        return len(self.ballots) - self.unfinished

    def open(self, content: Content) -> None:
        """Begin a round after those there are."""
        self._begin(rounds_in(content))
        self.from_the_start = True

    def reopen(self, content: Content, round_number: object) -> None:
        """Go on with a round that was open when the program was left, if it can still be the last one."""
        rounds = rounds_in(content)
        if isinstance(round_number, int) and round_number in (rounds, rounds - 1) and content.count(RallyingCry):
            self._begin(round_number)
            if content.one(Voting).hands:
                self.counted = {cry.id for cry in content.of(RallyingCry) if votes_in(cry, round_number)}

    def close(self) -> None:
        """No more votes; the totals may be seen."""
        self._begin(None)

    def _begin(self, round_number: int | None) -> None:
        self.round, self.ballots, self.unfinished = round_number, [], False
        self.typed, self.counted, self.from_the_start = "", set(), False

    def count(self, content: Content) -> int:
        """How many are in."""
        return total_in(content, self.round) if self.round is not None else 0

    def end_ballot(self) -> None:
        """The person has no more dots: the next one begins another ballot."""
        self.unfinished = False

    def end_count(self, cry_id: str) -> None:
        """The hands for a candidate are counted, also when there were none."""
        self.typed = ""
        self.counted.add(cry_id)

    def hear(self, changed: Changed, content: Content) -> None:
        """Follow the votes as they come and go, also by undo, which may take back the rounds before this one."""
        if self.round is None:
            return
        if self.round > rounds_in(content):
            self._begin(rounds_in(content))
            return
        voting = content.one(Voting)
        came: list[str] = []
        for before, after in changed.changes:
            if not isinstance(before, RallyingCry | None) or not isinstance(after, RallyingCry | None):
                continue
            was = votes_in(before, self.round) if before is not None else 0
            now = votes_in(after, self.round) if after is not None else 0
            known = after or before
            assert known is not None
            came += [known.id] * max(0, now - was)
            self._went([known.id] * max(0, was - now))
            if voting.hands and was != now:
                (self.counted.add if now else self.counted.discard)(known.id)
        if voting.hands:
            if changed.cause != "step":
                self.typed = ""
        elif came:
            self._came(came, voting.dots, one_by_one=changed.cause == "step")

    def _came(self, dots: list[str], most: int, *, one_by_one: bool) -> None:
        if not one_by_one:
            if self.unfinished and len(self.ballots[-1]) + len(dots) <= most:
                self.ballots[-1] += dots  # a correction was undone
            else:
                self.ballots.append(dots)
            self.unfinished = False
            return
        for dot in dots:
            if not self.unfinished:
                self.ballots.append([])
            self.ballots[-1].append(dot)
            self.unfinished = len(self.ballots[-1]) < most

    def _went(self, dots: list[str]) -> None:
        """The latest of them first; a ballot that is left without dots is none, one that keeps some may get others."""
        for dot in dots:
            for ballot in reversed(self.ballots):
                if dot not in ballot:
                    continue
                place = len(ballot) - 1 - ballot[::-1].index(dot)
                del ballot[place]
                if ballot is self.ballots[-1]:
                    self.unfinished = bool(ballot)
                if not ballot:
                    self.ballots.remove(ballot)
                break
