"""The page's one side editor: opened for a team, led by the hand on the board, closed without losing a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cxworkshop.core.store import Changed
from cxworkshop.stages.teams.page import bindings
from cxworkshop.stages.teams.records import Need, Support, Team

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.drawer import TeamDrawer
    from cxworkshop.stages.teams.page.main import TeamsPage


class Side(QObject):
    """Makes the drawer when it is first needed, and keeps it, the board and the list about one team."""

    def __init__(self, page: TeamsPage) -> None:
        super().__init__(page)
        self._page = page
        self._drawer: TeamDrawer | None = None
        self._follow_hand = QTimer(self, singleShot=True, interval=40)
        self._follow_hand.timeout.connect(self._show_current)
        page.board.current_changed.connect(lambda _team: self._follow_hand.start())
        page.model.retouched.connect(self._renew)

    @property
    def drawer(self) -> TeamDrawer:
        """The editor of a team."""
        if self._drawer is None:
            from cxworkshop.stages.teams.page.drawer import TeamDrawer

            page = self._page
            self._drawer = drawer = TeamDrawer(page.desk, page.model)
            drawer.step_wanted.connect(self._step)
            drawer.closed.connect(self._closed)
            drawer.team_wanted.connect(self.open_team)
            bindings.bind_drawer(page, drawer)
        return self._drawer

    @property
    def is_open(self) -> bool:
        """Whether a team is open."""
        return self._drawer is not None and self._drawer.is_open

    def open_team(self, team_id: str) -> None:
        """Open a team beside what is shown; Esc gives the focus back."""
        page, drawer = self._page, self.drawer
        drawer.show_team(team_id)
        if not drawer.is_open:
            page.buttons.make_room()
            page.board.set_tray_stub(True)
            page.open_side(drawer)
            drawer.open(page)
        self._mark(team_id)
        drawer.begin()

    def goto(self, team_id: str) -> None:
        """Show another team in a drawer that is open, and leave the focus where it is."""
        if self.is_open and self.drawer.team_id != team_id:
            self.drawer.show_team(team_id)
            self._page.board.set_marked(team_id)

    def close(self) -> None:
        """Close, with everything kept."""
        if self.is_open:
            self.drawer.close_drawer()

    def commit(self) -> None:
        """Keep what is half typed."""
        if self._drawer is not None:
            self._drawer.commit()

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        if not self.is_open:
            return
        if self._page.desk.content.find(Team, self.drawer.team_id) is None:
            self.drawer.close_drawer()
        elif any(isinstance(change.record, Team | Support | Need) for change in changed.changes):
            self._renew()

    # -- inside --------------------------------------------------------------------------------------------------

    def _renew(self) -> None:
        if self.is_open:
            self.drawer.show_team(self.drawer.team_id)

    def _mark(self, team_id: str) -> None:
        page = self._page
        if not page.in_rapid:
            page.board.mark_team(team_id)
        page.board.set_marked(team_id)
        if page.list_tab is not None:
            page.list_tab.mark_team(team_id)

    def _show_current(self) -> None:
        """An open drawer follows the hand over the board."""
        board = self._page.board
        team = board.current()
        if team is not None and board.cards.hasFocus():
            self.goto(team.id)

    def _step(self, way: int) -> None:
        page = self._page
        team = page.desk.content.find(Team, self.drawer.team_id)
        if team is None:
            return
        if page.current_tab == "list" and page.list_tab is not None:
            other = page.list_tab.neighbour(team.id, way)
        else:
            column = page.model.columns[team.group]
            row = column.row_of(team) + way
            other = column.team_at(row) if row >= 0 else None
        if other is not None:
            self.drawer.show_team(other.id)
            self._mark(other.id)

    def _closed(self) -> None:
        page, team_id = self._page, self.drawer.team_id
        self.drawer.commit()
        page.close_side()
        page.board.set_tray_stub(False)
        page.board.set_marked("")
        page.dress()
        if page.isVisible():
            page.return_to(team_id)
