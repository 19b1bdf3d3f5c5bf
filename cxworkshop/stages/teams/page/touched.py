"""Which team a step was about, so that undo can show where something happened."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.store import Changed
from cxworkshop.stages.teams.records import Need, Support, Team


def team_of(content: Content, changed: Changed) -> Team | None:
    """The first team that a change is about, as it stands now; None when there is none, or it has gone."""
    ids = []
    for change in changed.changes:
        record = change.record
        if isinstance(record, Team):
            return content.find(Team, record.id)
        if isinstance(record, Support | Need):
            ids.append(record.team)
    return content.find(Team, ids[0]) if ids else None
