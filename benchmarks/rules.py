"""What the records say: all open points, and every team's line of sight, from 10 to 10,000 teams with 40,000 links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks.figure import Figure, in_turns, timed
from benchmarks.organisation import organisation
from cxworkshop.core.content import Content
from cxworkshop.stages import open_points
from cxworkshop.stages.teams.records import Team
from cxworkshop.stages.teams.sight import implied_groups, lines_of_sight

SIZES = (10, 100, 1_000, 10_000)
GOAL = 1.0  # seconds


def figures(quick: bool) -> list[Figure]:
    """Each from a content that nobody has asked before."""
    found: list[Figure] = []
    for size in SIZES[-1:] if quick else SIZES:
        content = organisation(size)
        took = in_turns(
            3 if quick else 7,
            points=partial(timed_fresh, content, open_points),
            sights=partial(timed_fresh, content, sights),
        )
        found.append(Figure("all open points", size, took["points"], GOAL))
        found.append(Figure("implied groups and lines of sight", size, took["sights"], GOAL))
    return sorted(found, key=lambda figure: figure.name)


def sights(content: Content) -> None:
    """The group and the shortest way of every team."""
    implied_groups(content)
    ways = lines_of_sight(content)
    for team in content.of(Team):
        ways.path(team.id)


def timed_fresh(content: Content, ask: Callable[[Content], object]) -> float:
    """Seconds of an answer for a copy, for which nothing is remembered."""
    return timed(partial(ask, Content(content)))
