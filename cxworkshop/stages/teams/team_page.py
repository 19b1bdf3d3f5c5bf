"""A team on its page: where it stands in relation to the customer, and what its internal customers need and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from cxworkshop.core.content import Content
from cxworkshop.documents.signs import Kind
from cxworkshop.documents.teampage.parts import Neighbour, Reliance, Stand, TeamPart
from cxworkshop.stages.teams.records import Group, Need, Priority, Team, team_labels, team_path
from cxworkshop.stages.teams.sight import Sights, implied_group, lines_of_sight

_KINDS: dict[Group, Kind] = {
    Group.CREATOR: "creator",
    Group.FRONTLINE: "frontline",
    Group.BACK_OFFICE: "back_office",
}
_PRIORITIES = {Priority.MUST: "Must", Priority.SHOULD: "Should", Priority.COULD: "Could"}


def team_page(content: Content) -> Callable[[str], TeamPart]:
    """The part of each team, by its id; what all of them need is looked up once."""
    sights = lines_of_sight(content)
    labels = team_labels(content)
    kinds = {team.id: _kind(content, team, sights) for team in content.of(Team)}
    neighbours = {team: Neighbour(labels[team], kinds[team]) for team in kinds}
    needs: dict[str, list[Need]] = {}
    for need in content.of(Need):
        needs.setdefault(need.team, []).append(need)

    def part(team_id: str) -> TeamPart:
        team = content.find(Team, team_id)
        if team is None:
            return TeamPart()
        some = sorted(needs.get(team_id, ()), key=lambda need: -(need.priority or 0))
        return TeamPart(
            stand=_stand(content, team, sights, labels, neighbours),
            needs=tuple(_reliance(need, neighbours) for need in some if _said(need)),
        )

    return part


def _kind(content: Content, team: Team, sights: Sights) -> Kind:
    """The decided kind, or the implied one; unknown while nothing is said about the team."""
    if team.group is not None:
        return _KINDS[team.group]
    implied = implied_group(content, team, sights)
    return _KINDS[implied.group] if implied.known else "unknown"


def _stand(
    content: Content, team: Team, sights: Sights, labels: dict[str, str], neighbours: dict[str, Neighbour]
) -> Stand:
    kind = neighbours[team.id].kind
    serves = sights.supports.get(team.id, ())
    onward, ways = _onward(serves, sights) if kind != "creator" else ((), ())
    return Stand(
        name=team.name,
        kind=kind,
        label=labels[team.id],
        decided=team.group is not None,
        place=" › ".join(part.strip() for part in team_path(content, team).split("/") if part.strip()),
        sentence=team.sight.strip() or (team.purpose.strip() if kind == "creator" else ""),
        channels=tuple(" ".join(one.split()) for one in team.channels if one.strip()),
        served_by=tuple(neighbours[one] for one in _nearest(sights.supporters.get(team.id, ()), sights)),
        serves=tuple(neighbours[one] for one in serves),
        onward=tuple(neighbours[one] for one in onward),
        ways=ways,
        reaches=team.id in sights.distance,
    )


def _nearest(teams: Sequence[str], sights: Sights) -> list[str]:
    """Those nearer to the customer first."""
    return sorted(teams, key=lambda team: sights.distance.get(team, len(sights.kinds)))


def _onward(serves: Sequence[str], sights: Sights) -> tuple[tuple[str, ...], tuple[tuple[int, int, bool], ...]]:
    """The Creators that those who are served lead on to, and which of them leads to which; () beside a Creator.

    Whoever serves Creators leads to all of those, whoever is further away to the one at the end of its shortest way.
    """
    if any(sights.kinds[one] is Group.CREATOR for one in serves):
        return (), ()
    leads: list[tuple[bool, Sequence[str]]] = []
    for one in serves:
        direct = [other for other in sights.supports.get(one, ()) if sights.kinds[other] is Group.CREATOR]
        leads.append((bool(direct), direct or sights.path(one)[-1:]))
    # In turns, so that a few from the front show something of everybody's.
    turns = zip_longest(*(creators for _, creators in leads))
    places = {creator: n for n, creator in enumerate(dict.fromkeys(one for turn in turns for one in turn if one))}
    ways = tuple((n, places[one], direct) for n, (direct, creators) in enumerate(leads) for one in creators)
    return tuple(places), ways


def _said(need: Need) -> bool:
    return bool(need.what.strip() or need.why.strip() or need.customer)


def _reliance(need: Need, neighbours: dict[str, Neighbour]) -> Reliance:
    customer = neighbours.get(need.customer) if need.customer else None
    return Reliance(customer, need.what, _PRIORITIES[need.priority] if need.priority else "", need.why)


TEAM_PAGE = team_page
