"""The line of sight: whom each team supports, which kind of team the facts make it, how it reaches the customer (S0).

Where the room has not placed a team yet, the kind that the facts imply stands in for its decision. Links to oneself
and repeated links are stored but say nothing here; circles are walked once. Everything is O(teams + links).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, counted, shown
from cxworkshop.stages.teams.records import Group, Support, Team, team_labels

CUSTOMER = "the customer"


@frozen
class Implied:
    """The group that the facts imply for a team and why, in one sentence.

    `known` is False while nothing has been said about the team: then back office is only what is left.
    """

    group: Group
    reason: str
    known: bool


@frozen
class Web:
    """All shortest ways of one team to the customer: the teams on them, nearest to the start first, and the links."""

    teams: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@frozen
class Sights:
    """How every team stands to the customer. All keys are team ids, all sequences in the order of the teams.

    `kinds` is the decided group, or the implied one where the room has not decided. `supports` and `supporters` are
    the links without repeats and without links to oneself. `distance` counts links to the nearest CX Creator (0 for
    a Creator) and lacks whoever reaches none. `nearest` is the next team on the way. `layers` groups teams by
    distance. `unconnected` are the teams placed as CX Enablers that reach no Creator.
    """

    kinds: Mapping[str, Group]
    supports: Mapping[str, tuple[str, ...]]
    supporters: Mapping[str, tuple[str, ...]]
    distance: Mapping[str, int]
    nearest: Mapping[str, str]
    layers: tuple[tuple[str, ...], ...]
    unconnected: tuple[str, ...]

    def path(self, team_id: str) -> tuple[str, ...]:
        """The shortest way from the team to a CX Creator, both included; () when there is none.

        Among ways of equal length the one whose teams come first in the order of the teams.
        """
        if team_id not in self.distance:
            return ()
        way = [team_id]
        while (after := self.nearest.get(way[-1])) is not None:
            way.append(after)
        return tuple(way)

    def web(self, team_id: str) -> Web:
        """Every shortest way from the team at once; empty when there is none."""
        if team_id not in self.distance:
            return Web((), ())
        teams = {team_id: None}
        links: list[tuple[str, str]] = []
        edge = [team_id]
        while edge:
            following: dict[str, None] = {}
            for here in edge:
                closer = self.distance[here] - 1
                for there in self.supports.get(here, ()) if closer >= 0 else ():
                    if self.distance.get(there) == closer:
                        links.append((here, there))
                        following[there] = None
            teams.update(following)
            edge = list(following)
        return Web(tuple(teams), tuple(links))


_Known = tuple[tuple[Team, ...], tuple[Support, ...], Sights]
_last: _Known | None = None


def lines_of_sight(content: Content) -> Sights:
    """How every team stands to the customer, found in one walk from all CX Creators at once.

    The answer for the last content is kept: asking again costs nothing until a team or a link changes.
    """
    global _last
    teams, links = content.of(Team), content.of(Support)
    known = _last  # one read: another thread may answer for its own snapshot meanwhile
    if known is not None and known[0] is teams and known[1] is links:
        return known[2]
    sights = _look(teams, links)
    _last = (teams, links, sights)
    return sights


def _look(teams: Sequence[Team], links: Sequence[Support]) -> Sights:
    ids = [team.id for team in teams]
    place = {team_id: number for number, team_id in enumerate(ids)}
    pairs = set()
    for link in links:
        a, b = place.get(link.team), place.get(link.supported)
        if a is not None and b is not None and a != b:
            pairs.add((a, b))
    supports: list[list[int]] = [[] for _ in ids]
    supporters: list[list[int]] = [[] for _ in ids]
    for a, b in sorted(pairs):  # one sorting puts both sides in the order of the teams
        supports[a].append(b)
        supporters[b].append(a)

    creator = [t.group is Group.CREATOR if t.group is not None else t.touches_customer for t in teams]
    kinds = {}
    for number, team in enumerate(teams):
        if team.group is not None:
            kinds[team.id] = team.group
        elif creator[number]:
            kinds[team.id] = Group.CREATOR
        else:
            front = any(creator[other] for other in supports[number])
            kinds[team.id] = Group.FRONTLINE if front else Group.BACK_OFFICE

    far = [-1] * len(ids)
    layers: list[list[int]] = []
    edge = [number for number, is_creator in enumerate(creator) if is_creator]
    for number in edge:
        far[number] = 0
    while edge:
        edge.sort()
        layers.append(edge)
        following = []
        for here in edge:
            for there in supporters[here]:
                if far[there] < 0:
                    far[there] = len(layers)
                    following.append(there)
        edge = following

    nearest = {}
    for number, distance in enumerate(far):
        if distance > 0:
            nearest[ids[number]] = ids[next(other for other in supports[number] if far[other] == distance - 1)]
    return Sights(
        kinds=kinds,
        supports={ids[a]: tuple(ids[b] for b in these) for a, these in enumerate(supports)},
        supporters={ids[a]: tuple(ids[b] for b in these) for a, these in enumerate(supporters)},
        distance={ids[number]: distance for number, distance in enumerate(far) if distance >= 0},
        nearest=nearest,
        layers=tuple(tuple(ids[number] for number in layer) for layer in layers),
        unconnected=tuple(
            t.id for t, distance in zip(teams, far, strict=True) if distance < 0 and t.group and t.group.enabler
        ),
    )


def implied_groups(content: Content) -> dict[str, Implied]:
    """The group that the facts imply for every team, whatever the room has decided for it."""
    sights = lines_of_sight(content)
    labels = team_labels(content)
    return {team.id: _implied(team, sights, labels.__getitem__) for team in content.of(Team)}


def implied_group(content: Content, team: Team, sights: Sights) -> Implied:
    """The same for one team in time that does not grow with the others, from lines of sight looked at before."""

    def name(team_id: str) -> str:
        other = content.find(Team, team_id)
        return shown(other.name, NAME) if other is not None and other.name.strip() else "A team without a name"

    return _implied(team, sights, name)


def _implied(team: Team, sights: Sights, name: Callable[[str], str]) -> Implied:
    if team.touches_customer:
        return Implied(Group.CREATOR, "It touches the customer every day.", True)
    supported = sights.supports.get(team.id, ())
    creators = [other for other in supported if sights.kinds[other] is Group.CREATOR]
    if creators:
        first = name(creators[0])
        more = counted(len(creators) - 1, "other CX Creator")
        tail = f" and {more}" if len(creators) > 1 else ", a CX Creator"
        return Implied(Group.FRONTLINE, f"It supports {first}{tail}.", True)
    if not supported and team.touch is None:
        return Implied(Group.BACK_OFFICE, "Nothing is said yet about whom it touches or supports.", False)
    whom = "no CX Creator" if supported else "no team yet"
    if team.touch is None:
        return Implied(Group.BACK_OFFICE, f"It supports {whom}, and nobody says that it touches the customer.", True)
    return Implied(Group.BACK_OFFICE, f"It does not touch the customer every day and supports {whom}.", True)


def reach_in_words(content: Content, team_id: str, name: str = "") -> str:
    """How a team reaches the customer, in one sentence, counting the teams on all its shortest ways.

    `name` is what the team is called where its name alone does not tell which it is.
    """
    sights = lines_of_sight(content)
    team = content.need(Team, team_id)
    name = shown(name or team.name, NAME) or "This team"
    if sights.kinds[team_id] is Group.CREATOR:
        return f"{name} touches the customer directly."
    on_the_way = sights.web(team_id).teams[1:]
    if not on_the_way:
        return f"No path leads from {name} to a CX Creator yet."
    creators = sum(sights.kinds[other] is Group.CREATOR for other in on_the_way)
    enablers = len(on_the_way) - creators
    through = counted(creators, "CX Creator")
    if enablers:
        through = f"{counted(enablers, 'CX Enabler')} and {through}"
    return f"{name} reaches the customer through {through}."
