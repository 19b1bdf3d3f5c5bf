"""Where undo and redo happened: the team they are about comes under the hand, and the focus stays in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.store import Changed
from cxworkshop.stages.teams.records import Need, Support, Team

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.main import TeamsPage


def show_where(page: TeamsPage, changed: Changed) -> None:
    """Mark the team of a change on the tab that is shown, and show it in a drawer that is open."""
    team = team_of(page.desk.content, changed)
    if team is None:
        return
    if page.current_tab == "sight" and page.sight_tab is not None:
        if not page.sight_tab.walking:
            page.sight_tab.graph.focus_team(team.id)
    elif page.current_tab == "list" and page.list_tab is not None:
        page.list_tab.mark_team(team.id)
    elif not page.in_rapid and page.board.naming.field is None:
        page.board.mark_team(team.id)
    page.side_editor.goto(team.id)


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
