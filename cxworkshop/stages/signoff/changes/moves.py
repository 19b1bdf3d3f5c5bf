"""What was carried to another place in its list, and what only made room for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def moved(earlier: Sequence[str], later: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The ids that were moved, as few as explain the later order, each with its places before and after from 1.

    What came or went moves nothing: only ids in both lists are looked at.
    """
    there, here = set(earlier), set(later)
    kept = [one for one in earlier if one in here]
    standing = [one for one in later if one in there]
    if kept == standing:
        return {}
    order = {one: number for number, one in enumerate(kept)}
    still = _longest_rise([order[one] for one in standing])
    before = {one: number for number, one in enumerate(earlier, start=1)}
    after = {one: number for number, one in enumerate(later, start=1)}
    return {one: (before[one], after[one]) for one in standing if order[one] not in still and before[one] != after[one]}


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest rising sequence: those that need not move for the rest to come into order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    rise: set[int] = set()
    here = tails[-1] if tails else None
    while here is not None:
        rise.add(here)
        here = before[here]
    return frozenset(rise)
