"""Culture on a team's page: situations with what fits and what does not, as everybody in the organisation has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import zip_longest

from cxworkshop.core.content import Content
from cxworkshop.documents.teampage.parts import Manner, TeamPart
from cxworkshop.stages.culture.records import CultureDimension, Example


def team_page(content: Content) -> Callable[[str], TeamPart]:
    """The part of each team, by its id: the same for all. A page shows as many from the front as it has room for."""
    part = TeamPart(manners=tuple(Manner(one.situation, one.on, one.off) for one in _ranked(content)))
    return lambda team: part


def _ranked(content: Content) -> Iterable[Example]:
    """A promise first, since every culture has it; then one of each scale in turn.

    Those told on both sides stand before the others, and short ones before long ones: they are read at a desk.
    """
    said = sorted((one for one in content.of(Example) if one.on.strip() or one.off.strip()), key=_rank)
    scales: dict[str, list[Example]] = {one.id: [] for one in content.of(CultureDimension)}
    for one in said:
        scales.setdefault(one.dimension, []).append(one)
    promise = next((one for one in said if one.promise_keeping and one.on.strip() and one.off.strip()), None)
    turns = [one for turn in zip_longest(*scales.values()) for one in turn if one is not None and one is not promise]
    if promise is None:
        return turns
    other = [one for one in turns if one.dimension != promise.dimension]
    return [promise, *other, *(one for one in turns if one.dimension == promise.dimension)]


def _rank(one: Example) -> tuple[bool, int]:
    return not (one.on.strip() and one.off.strip()), len(one.on) + len(one.off)


TEAM_PAGE = team_page
