"""The room's votes on the rallying cries: dots counted person by person, hands counted candidate by candidate.

No step says for whom a vote was: what undo shows would tell while the vote is open.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxworkshop.core.errors import Refused
from cxworkshop.core.step import Draft
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import counted
from cxworkshop.stages.definition.ballots import votes_in
from cxworkshop.stages.definition.records import RallyingCry
from cxworkshop.stages.prepare.records import MOST_DOTS, Voting

MOST_HANDS = 999


def record_votes(store: MemoryStore, votes: Mapping[str, int]) -> list[RallyingCry]:
    """Keep a closed round of votes: candidate id to its total; whoever is not named got none.

    Every candidate then has the same number of rounds, also one that came later. Refused below 0, and when nobody
    voted.
    """
    named = {cry_id: target(store, RallyingCry, cry_id) for cry_id in votes}
    if any(total < 0 for total in votes.values()) or not any(votes[cry_id] for cry_id in named):
        raise Refused("A round has votes from 0 up, and at least one person in it.", "Nothing was recorded.")
    with store.step(f"Record {counted(sum(votes.values()), 'vote')} on the rallying cry") as draft:
        cries = draft.of(RallyingCry)
        rounds = max(len(cry.votes) for cry in cries)
        padded = ((cry, (*cry.votes, *(0 for _ in range(rounds - len(cry.votes))))) for cry in cries)
        return [draft.change(cry, votes=(*earlier, votes.get(cry.id, 0))) for cry, earlier in padded]


def count_vote(
    store: MemoryStore, cry_id: str, round_number: int, by: int = 1, *, ballot: int | None = None
) -> list[RallyingCry]:
    """Count votes for a candidate in a round, from 0, as they are called out; negative `by` takes back.

    The round after the last one begins with its first vote and is gone with its last. Votes one after the other with
    the same number of a `ballot` are one step: a person's dots. Refused for another round, and below 0 votes.
    """
    target(store, RallyingCry, cry_id)
    _check(store, round_number)
    typing = f"{RallyingCry.TABLE}.ballot.{round_number}.{ballot}" if ballot is not None else ""
    what = "a vote" if ballot is None else "a person’s dots"
    label = f"Count {what} on the rallying cry" if by > 0 else "Take back a vote on the rallying cry"
    with store.step(label, typing=typing) as draft:
        now = draft.need(RallyingCry, cry_id)
        if votes_in(now, round_number) + by < 0:
            raise Refused("There is no vote left to take back here.", "Nothing was changed.")
        return _set(draft, round_number, {cry_id: votes_in(now, round_number) + by})


def count_hands(store: MemoryStore, cry_id: str, round_number: int, hands: int) -> list[RallyingCry]:
    """Set how many hands went up for a candidate in a round, from 0; 0 takes its hands out. Typing on is one step.

    Refused for another round than those there are and the next, and beyond 0 to 999.
    """
    target(store, RallyingCry, cry_id)
    _check(store, round_number)
    if not 0 <= hands <= MOST_HANDS:
        raise Refused(f"Hands are counted from 0 to {MOST_HANDS}.", "Nothing was counted.")
    with store.step("Count hands on the rallying cry", typing=f"{cry_id}.hands.{round_number}") as draft:
        return _set(draft, round_number, {cry_id: hands})


def drop_votes(store: MemoryStore) -> list[RallyingCry]:
    """Forget the last round of votes on every candidate."""
    with store.step("Drop the last votes on the rallying cry") as draft:
        cries = draft.of(RallyingCry)
        rounds = max((len(cry.votes) for cry in cries), default=0)
        return [draft.change(cry, votes=cry.votes[: max(rounds - 1, 0)]) for cry in cries]


def set_dots(store: MemoryStore, dots: int) -> Voting:
    """Say how many dots each person has, 1 to 9. Refused outside."""
    if not 1 <= dots <= MOST_DOTS:
        raise Refused(f"Each person has 1 to {MOST_DOTS} dots.", "Nothing was changed.")
    with store.step(f"Give each person {counted(dots, 'dot')}") as draft:
        return draft.change(draft.one(Voting), dots=dots)


def count_by_hands(store: MemoryStore, hands: bool) -> Voting:
    """Say that the room votes by raised hands, one each, or by dots."""
    with store.step("Vote by hands" if hands else "Vote by dots") as draft:
        return draft.change(draft.one(Voting), hands=hands)


def _check(store: MemoryStore, round_number: int) -> None:
    rounds = max(len(cry.votes) for cry in store.now.of(RallyingCry))
    if not 0 <= round_number <= rounds:
        raise Refused("This round of votes is no longer there.", "Nothing was counted.")


def _set(draft: Draft, round_number: int, totals: Mapping[str, int]) -> list[RallyingCry]:
    """Give candidates their totals in a round; all have as many rounds, and the last one has a vote in it."""
    cries = draft.of(RallyingCry)
    length = max(round_number + 1, *(len(cry.votes) for cry in cries))
    padded = {cry.id: [*cry.votes, *[0] * (length - len(cry.votes))] for cry in cries}
    for cry_id, total in totals.items():
        padded[cry_id][round_number] = total
    kept = length if any(votes[-1] for votes in padded.values()) else length - 1
    return [draft.change(cry, votes=tuple(padded[cry.id][:kept])) for cry in cries]
