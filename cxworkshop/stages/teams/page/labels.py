"""What each team is called on the page: its name, and where it belongs when another team has the same name.

Most names stand once, so only those that stand several times are kept; a change that touches none of them costs
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams.records import Team, team_labels

NAMELESS = "A team without a name"


class Labels:
    """The labels of the teams whose name is not theirs alone."""

    def __init__(self) -> None:
        self._called: dict[str, str] = {}  # what each team's name is, in one line
        self._alike: defaultdict[str, set[str]] = defaultdict(set)
        self._labels: Mapping[str, str] = {}

    def read(self, content: Content) -> None:
        """Start afresh from the whole content."""
        self._called = {team.id: " ".join(team.name.split()) for team in content.of(Team)}
        alike: defaultdict[str, set[str]] = defaultdict(set)
        for team_id, name in self._called.items():
            alike[name].add(team_id)
        self._alike = alike
        self._labels = self._look(content)

    def follow(self, content: Content, changes: Iterable[Change]) -> set[str]:
        """Take in changes that are in the content already. Returns the teams that are called otherwise now."""
        doubtful = False
        for change in changes:
            before, after = change.before, change.after
            if not isinstance(change.record, Team):
                continue
            if isinstance(before, Team) and isinstance(after, Team) and _place(before) == _place(after):
                continue
            doubtful |= bool(self._labels)  # a path or an order may be another one
            if isinstance(before, Team):
                self._alike[self._called.pop(before.id, "")].discard(before.id)
            if isinstance(after, Team):
                doubtful |= len(self._enter(after)) > 1
        if not doubtful:
            return set()
        old, self._labels = self._labels, self._look(content)
        return {team_id for team_id, _ in old.items() ^ self._labels.items() if team_id in content}

    def of(self, team: Team) -> str:
        """What a team is called where there is room for all of it."""
        return self._labels.get(team.id) or team.name.strip() or NAMELESS

    def short(self, team: Team) -> str:
        """The same in one line of a sentence, its middle left out when it is long."""
        return shown(self.of(team), NAME)

    def tells_path(self, team: Team) -> bool:
        """Whether the label says where the team belongs."""
        return team.id in self._labels

    def _enter(self, team: Team) -> set[str]:
        name = self._called[team.id] = " ".join(team.name.split())
        alike = self._alike[name]
        alike.add(team.id)
        return alike

    def _look(self, content: Content) -> Mapping[str, str]:
        several = {team_id for ids in self._alike.values() if len(ids) > 1 for team_id in ids}
        if not several:
            return {}
        labels = team_labels(content)
        return {team_id: labels[team_id] for team_id in several}


def _place(team: Team) -> tuple[object, ...]:
    return team.name, team.parent, team.unit, team.order
