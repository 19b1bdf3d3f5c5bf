"""A scale in words: what a screen reader hears, and the few sentences that stand on the picture."""

from __future__ import annotations

import dataclasses

from cxworkshop.core.votes import MIDDLE, CountIn, HoldOut, hold_outs, votes_in_words
from cxworkshop.core.words import counted, quoted

POLE = 40


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """What a scale shows. `votes` are the eleven counts of the round on show, empty while nobody has voted.

    While the vote is `open`, only `counted` shows: how many votes are in of how many `people` (0: not known). `before`
    is the round before the one on show, which is outlined. `earlier` says that a round before the last
    is on show. `decides_nothing` is what is said of an agreement exactly in the middle, "" where that is no matter.
    """

    left: str = ""
    right: str = ""
    votes: tuple[int, ...] = ()
    agreed: int | None = None
    open: bool = False
    counted: int = 0
    earlier: str = ""
    decides_nothing: str = ""
    people: int = 0
    before: tuple[int, ...] = ()

    @property
    def told(self) -> CountIn:
        """What may be seen of an open vote."""
        return CountIn(self.counted, self.people)


def hold_out_words(standing: Standing, held: HoldOut) -> tuple[str, str]:
    """Who holds out, and for what, as the two halves of one sentence."""
    pole = quoted(standing.left if held.left else standing.right, "this end", POLE)
    verb = "holds" if held.people == 1 else "hold"
    return f"{counted(held.people, 'person', 'people')} {verb} out for", pole


def caption(standing: Standing, *, short: bool = False) -> str:
    """The line under the dots: how many voted, the spread (unless `short`) and the middle half."""
    words = votes_in_words(standing.votes, short=short)
    words = f"{standing.earlier} · {words}" if standing.earlier and words else words
    return f"{words} · outlined: the round before" if any(standing.before) and words and not short else words


def pin_words(standing: Standing, pin: int, key: str) -> str:
    """What stands at the pin: what is agreed, and what the key of agreeing would do."""
    if standing.agreed is None:
        return f"{key} agrees on {pin}" if any(standing.votes) or pin != MIDDLE else "Not agreed"
    if pin != standing.agreed:
        return f"Agreed: {standing.agreed} · {key} agrees on {pin}"
    words = f"Agreed: {standing.agreed}"
    in_the_middle = standing.agreed == MIDDLE and standing.decides_nothing
    return f"{words}. {standing.decides_nothing}" if in_the_middle else words


def open_words(standing: Standing) -> str:
    """What stands under the count while the vote is open: more than there are people, or what is kept from the eye."""
    over = standing.told.over
    if over:
        return f"{over:,} more than there are people. Shift V says how many vote."
    return "Where they stand shows when the vote is closed."


def counted_words(standing: Standing) -> str:
    """While the vote is open: how many are in."""
    if standing.people:
        return standing.told.words()
    if not standing.counted:
        return "The vote is open"
    return f"{counted(standing.counted, 'vote')} {'is' if standing.counted == 1 else 'are'} in"


def described_scale(standing: Standing) -> str:
    """Everything the picture shows, as one text; while the vote is open no more than it shows."""
    agreed = "nothing agreed" if standing.agreed is None else f"agreed: {standing.agreed}"
    if standing.open:
        return counted_words(standing)
    votes = caption(standing) or "no votes yet"
    held = [" ".join(hold_out_words(standing, one)) for one in hold_outs(standing.votes)]
    return "; ".join([votes.replace(" · ", ", "), *held, agreed])
