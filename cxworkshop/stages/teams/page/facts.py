"""What a card says besides its name: counts of links and needs, kept up to date change by change.

The counts follow each change in constant time; who has no line of sight needs a walk over all teams and is asked for
when the hands rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cxworkshop.core.content import Content
from cxworkshop.core.step import Change
from cxworkshop.stages.teams.records import Need, Support, Team
from cxworkshop.stages.teams.sight import lines_of_sight


class Facts:
    """Counts per team id, and the teams without a line of sight."""

    def __init__(self) -> None:
        self._links: Counter[tuple[str, str]] = Counter()
        self.supports: Counter[str] = Counter()
        self.supporters: Counter[str] = Counter()
        self.needs: Counter[str] = Counter()
        self.unseen: frozenset[str] = frozenset()

    def read(self, content: Content) -> None:
        """Start afresh from the whole content."""
        self.__init__()  # type: ignore[misc]
        for link in content.of(Support):
            self._link(link, 1)
        for need in content.of(Need):
            self.needs[need.team] += 1
        self.look(content)

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
                    self.needs[record.team] += sign
                    touched.add(record.team)
            if isinstance(change.record, Team):
                before, after = change.before, change.after
                moved |= (
                    not isinstance(before, Team)
                    or not isinstance(after, Team)
                    or (before.group, before.touch) != (after.group, after.touch)
                )
        return touched, moved

    def look(self, content: Content) -> frozenset[str]:
        """Ask again who has no line of sight. Returns the teams for which that changed."""
        unseen = frozenset(lines_of_sight(content).unconnected)
        changed = unseen ^ self.unseen
        self.unseen = unseen
        return changed

    def _link(self, link: Support, sign: int) -> None:
        if link.team == link.supported:
            return
        pair = (link.team, link.supported)
        before = self._links[pair] > 0
        self._links[pair] += sign
        after = self._links[pair] > 0
        if before != after:
            self.supports[link.team] += sign
            self.supporters[link.supported] += sign
