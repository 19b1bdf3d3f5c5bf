"""The hops of a line of sight, from a team to the customer: who is there, what the next one needs from it, and why."""

from __future__ import annotations

from itertools import pairwise

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.stages.teams.records import Need, Team
from cxworkshop.stages.teams.sight import lines_of_sight


@frozen
class Hop:
    """One link of a line of sight: from a team to the next one or, with `there` None, to the customer.

    `need` is the one that `there` depends on most, None where nobody has said any.
    """

    here: Team
    there: Team | None
    need: Need | None


def hops(content: Content, team_id: str) -> tuple[Hop, ...]:
    """The line of sight from a team to the customer; () when no path leads there."""
    path = lines_of_sight(content).path(team_id)
    links = set(pairwise(path))
    first: dict[tuple[str, str], Need] = {}
    for need in content.of(Need) if links else ():
        link = (need.team, need.customer or "")
        if link in links and (link not in first or (need.priority or 0) > (first[link].priority or 0)):
            first[link] = need
    return tuple(
        Hop(content.need(Team, here), content.find(Team, there), first.get((here, there)))
        for here, there in zip(path, (*path[1:], ""), strict=False)  # no path, no hop
    )
