"""What of this page the room may see: what is under the hand, the round and the walk that lead the room, and the sign
on the team that is on the wall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cxworkshop.ui.room.item import RoomItem

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.main import TeamsPage
    from cxworkshop.stages.teams.page.rapid import Rapid
    from cxworkshop.stages.teams.page.sight_tab import SightTab

FOLLOWS = "The room follows."


class Leading(QObject):
    """`followed`: the room follows the round, and the page says so."""

    def __init__(self, page: TeamsPage) -> None:
        super().__init__(page)
        self._page = page
        self.followed = False
        page.board.current_changed.connect(lambda _team: page.room_item_changed.emit())
        page.desk.marked.connect(self._mark)

    def take_rapid(self, rapid: Rapid) -> None:
        """The round was made."""
        rapid.brought.connect(self._lead)
        self._page.desk.room.changed.connect(self._room_changed)

    def take_sight(self, tab: SightTab) -> None:
        """The line of sight was made."""
        tab.graph.mark(self._page.model.on_wall)
        tab.graph.focused.connect(lambda _team: self._page.room_item_changed.emit())
        tab.walk.hop_shown.connect(lambda _here, _there: self._lead_walk())
        tab.walked.connect(lambda _on: self._lead_walk())

    def turn(self, *, rapid: bool) -> None:
        """The round begins or ends; the room keeps what it shows."""
        desk = self._page.desk
        self.followed = rapid and desk.has_room and desk.room.is_open

    def item(self) -> RoomItem | None:
        """The card under the hand; on the line of sight the team it is about, at the hop that is read."""
        page = self._page
        sight = page.sight_tab if page.current_tab == "sight" else None
        if sight is not None:
            return self._walked() or (RoomItem("teams", "sight", sight.graph.team) if sight.graph.team else None)
        if page.current_tab == "list" and page.list_tab is not None:
            team = page.list_tab.current()
        else:
            team = page.rapid.team if page.in_rapid else page.board.current()
        return RoomItem("teams", "team", team.id) if team is not None else None

    def _walked(self) -> RoomItem | None:
        """The hop of the walk that is being read."""
        sight = self._page.sight_tab
        if sight is None or not sight.walking or not sight.walk.path:
            return None
        return RoomItem("teams", "sight", sight.walk.path[0], sight.walk.place)

    def _lead(self, team_id: str) -> None:
        """One by one leads the room: the card in front is on the wall."""
        if team_id and self._page.in_rapid:
            self._page.desk.room.follow(RoomItem("teams", "team", team_id), always=True)
        self._page.room_item_changed.emit()

    def _lead_walk(self) -> None:
        """A walk leads the room, step by step."""
        item = self._walked()
        if item is not None and self._page.isVisible():
            self._page.desk.room.follow(item, always=True)

    def _room_changed(self) -> None:
        """The room opened or closed: say whether it follows, and let it."""
        page = self._page
        now = page.in_rapid and page.desk.room.is_open
        if now != self.followed:
            self.followed = now
            page.dress()
            if now and page.rapid.team is not None:
                self._lead(page.rapid.team.id)

    def _mark(self, before: str, now: str) -> None:
        page = self._page
        page.model.mark(before, now)
        if page.sight_tab is not None:
            page.sight_tab.graph.mark(now)
        if page.list_tab is not None:
            page.list_tab.model.mark(before, now)
        if page.in_rapid:
            page.rapid.update()
