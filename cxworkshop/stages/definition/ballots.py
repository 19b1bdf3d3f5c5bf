"""The votes on the rallying cries, round by round: what console, wall and record read of them.

A round is counted from 0 and ends when the next one begins. That a round is still open is known to the screen alone;
`votes_are_in` is all that may be shown of it then.
"""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.votes import CountIn
from cxworkshop.stages.definition.records import RallyingCry
from cxworkshop.stages.prepare.records import Voting, voters


def rounds_in(content: Content) -> int:
    """How many rounds have been voted."""
    return max((len(cry.votes) for cry in content.of(RallyingCry)), default=0)


def votes_in(cry: RallyingCry, round_number: int) -> int:
    """A candidate's votes in a round, 0 when it was not there yet."""
    return cry.votes[round_number] if 0 <= round_number < len(cry.votes) else 0


def total_in(content: Content, round_number: int) -> int:
    """How many votes a round has."""
    return sum(votes_in(cry, round_number) for cry in content.of(RallyingCry))


def totals_in(content: Content, round_number: int) -> dict[str, int]:
    """A closed round: candidate id to its votes, in the order of the candidates. Those that came later are left out."""
    return {cry.id: cry.votes[round_number] for cry in content.of(RallyingCry) if 0 <= round_number < len(cry.votes)}


def votes_are_in(content: Content, round_number: int) -> CountIn:
    """What may be seen of an open round: how many votes are in, of all that the people have."""
    return CountIn(total_in(content, round_number), voters(content) * content.one(Voting).each)


def votes_noun(content: Content) -> str:
    """What is counted: "dot", "hand", or "vote" where everybody has one dot."""
    voting = content.one(Voting)
    return "hand" if voting.hands else "dot" if voting.dots > 1 else "vote"
