"""Fist of five: everybody shows 0 to 5 fingers for one thing, and whoever shows few says first what is missing.

A round is six counts, how many people showed 0, 1 … 5 fingers. Console, wall and document read the same figures here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from cxworkshop.core.limits import Is, Within
from cxworkshop.core.words import counted

FISTS = 6
ENOUGH = 3  # fingers: with fewer a person says "not yet"


def _six(fist: tuple[int, ...]) -> tuple[int, ...]:
    """A round has one count for each number of fingers from 0 to 5."""
    if len(fist) != FISTS:
        raise ValueError("a fist of five has six counts")
    return fist


Fist = Annotated[tuple[Annotated[int, Within(ge=0, le=100_000)], ...], Is(_six)]


def not_yet(fist: Sequence[int]) -> int:
    """How many people showed fewer than three fingers."""
    return sum(fist[:ENOUGH])


def lowest(fist: Sequence[int]) -> int | None:
    """The fewest fingers that anybody showed, 0 to 5; None when nobody showed any."""
    return next((fingers for fingers, count in enumerate(fist) if count), None)


def fingers_words(fingers: int) -> str:
    """A number of fingers in words: "a fist", "1 finger", "3 fingers"."""
    return counted(fingers, "finger") if fingers else "a fist"


def result_words(fist: Sequence[int]) -> str:
    """What a round says, in one sentence; "" without votes."""
    total, few = sum(fist), not_yet(fist)
    if not total:
        return ""
    if not few:
        return f"All {total:,} can go with it." if total > 1 else "The one who voted can go with it."
    return f"{total - few:,} of {total:,} can go with it; {few:,} not yet."


def record_words(rounds: Sequence[Sequence[int]]) -> str:
    """What the record keeps of a fist of five: what the last round says, and which round it was; "" without any."""
    said = result_words(rounds[-1]) if rounds else ""
    if not said:
        return ""
    which = f", round {len(rounds)}" if len(rounds) > 1 else ""
    return f"Fist of five{which}: {said[0].lower()}{said[1:]}"


def next_words(fist: Sequence[int]) -> str:
    """Whose turn it is after a round: the lowest speak first; "" when nobody holds back."""
    least = lowest(fist)
    if least is None or not not_yet(fist):
        return ""
    people = counted(fist[least], "person", "people")
    return f"The lowest speak first: {people} with {fingers_words(least)}."
