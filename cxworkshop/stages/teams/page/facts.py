"""What a card says besides its name: links, needs and what is wrong with it, kept up to date change by change.

Counts follow each change in constant time; lines of sight need a walk over all teams and are asked for when the hands
rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter, itemgetter

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.stages.teams.records import Group, Need, Support, Team
from cxworkshop.stages.teams.sight import Sights, lines_of_sight

_ENDS: Callable[[Support], tuple[str, str]] = attrgetter("team", "supported")
NOTHING = Sights({}, {}, {}, {}, {}, (), ())


class Facts:
    """Links and needs per team as they are; lines of sight and contradictions as they were looked at last.

    `unseen` are the teams to be marked as having no line of sight. Nobody is before the workshop has its first link:
    until then nobody could have one, and a mark on every card would tell nothing. The open point T3 does not wait.
    """

    def __init__(self) -> None:
        self._links: Counter[tuple[str, str]] = Counter()
        self._by_team: dict[str, dict[str, None]] | None = None  # made when somebody asks whom a team supports
        self._needs: defaultdict[str, set[str]] = defaultdict(set)
        self.supports: Counter[str] = Counter()
        self.supporters: Counter[str] = Counter()
        self.sights: Sights = NOTHING
        self.unseen: frozenset[str] = frozenset()
        self.contradicted: dict[str, Group] = {}

    def read(self, content: Content) -> None:
        """Start afresh from the whole content; lines of sight wait until somebody looks."""
        self.__init__()  # type: ignore[misc]
        self._links = Counter(map(_ENDS, content.of(Support)))
        apart = [pair for pair in self._links if pair[0] != pair[1]]
        self.supports = Counter(map(itemgetter(0), apart))
        self.supporters = Counter(map(itemgetter(1), apart))
        for need in content.of(Need):
            self._needs[need.team].add(need.id)

    def needs(self, team_id: str) -> int:
        """How many needs a team has to meet."""
        return len(self._needs.get(team_id, ()))

    def needs_of(self, content: Content, team_id: str) -> list[Need]:
        """What is needed from a team, in order."""
        found = (content.find(Need, need_id) for need_id in self._needs.get(team_id, ()))
        return sorted((need for need in found if need is not None), key=lambda need: (need.order, need.id))

    def supported(self, content: Content, team_id: str) -> list[Team]:
        """Whom a team supports, in the order of the teams."""
        if self._by_team is None:
            self._by_team = {}
            for team, other in self._links:
                if team != other:
                    self._by_team.setdefault(team, {})[other] = None
        found = (content.find(Team, other) for other in self._by_team.get(team_id, ()))
        return sorted((team for team in found if team is not None), key=lambda team: (team.order, team.id))

    def follow(self, changes: Iterable[Change]) -> tuple[set[str], bool]:
        """Take in changes. Returns the teams whose cards change, and whether lines of sight may have."""
        touched: set[str] = set()
        moved = False
        for change in changes:
            for record, sign in ((change.before, -1), (change.after, 1)):
                if isinstance(record, Support):
                    self._link(record, sign)
                    touched |= {record.team, record.supported}
                    moved = True
                elif isinstance(record, Need):
                    (self._needs[record.team].add if sign > 0 else self._needs[record.team].discard)(record.id)
                    touched.add(record.team)
            if isinstance(change.record, Team):
                before, after = change.before, change.after
                moved |= (
                    not isinstance(before, Team)
                    or not isinstance(after, Team)
                    or (before.group, before.touch) != (after.group, after.touch)
                )
        return touched, moved

    def look(self, content: Content) -> set[str]:
        """Look at all lines of sight again. Returns the teams whose cards change by it."""
        self.sights = lines_of_sight(content)
        linked = any(self.sights.supports.values())
        unseen = frozenset(self.sights.unconnected) if linked else frozenset()
        contradicted = contradictions(content, self.sights)
        changed = set(unseen ^ self.unseen) | {i for i, _ in contradicted.items() ^ self.contradicted.items()}
        self.unseen, self.contradicted = unseen, contradicted
        return changed

    def _link(self, link: Support, sign: int) -> None:
        pair = (link.team, link.supported)
        count = self._links[pair] + sign
        if count > 0:
            self._links[pair] = count
        else:
            del self._links[pair]
        if link.team == link.supported or count != (sign > 0):  # one of several equal links came or went
            return
        self.supports[link.team] += sign
        self.supporters[link.supported] += sign
        if self._by_team is not None:
            others = self._by_team.setdefault(link.team, {})
            if sign > 0:
                others[link.supported] = None
            else:
                others.pop(link.supported, None)


def contradictions(content: Content, sights: Sights) -> dict[str, Group]:
    """The teams placed against the facts, as rule T2 sees them, each with the group that the facts imply."""
    found = {}
    for team in content.of(Team):
        if team.group is None or team.group is Group.CREATOR:
            continue
        supported = sights.supports.get(team.id, ())
        if not supported and team.touch is None:
            continue
        near = any(sights.kinds[other] is Group.CREATOR for other in supported)
        implied = Group.CREATOR if team.touches_customer else Group.FRONTLINE if near else Group.BACK_OFFICE
        if implied is not team.group:
            found[team.id] = implied
    return found
