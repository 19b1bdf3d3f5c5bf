"""The Teams page put together: tabs, header buttons, commands and what each of them does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.teams.page.board import Board
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.connect import ConnectOverlay
from cxworkshop.stages.teams.page.drawer import TeamDrawer
from cxworkshop.stages.teams.page.rapid import Rapid
from cxworkshop.stages.teams.page.sight_tab import SightTab
from cxworkshop.stages.teams.records import Group, Need, Support, Team
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page

RAPID_WORDS = "One by one: first instinct, ten seconds each. Everything can be moved later."


class TeamsPage(Page):
    """Who touches the customer, and who makes that possible?"""

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._about = stage("teams")
        self._sight: SightTab | None = None
        super().__init__(desk, self._about.title, self._about.question, parent)
        self.model = BoardModel(self)
        self.model.read(desk.content)
        self.board = Board(desk, self.model)
        self.rapid = Rapid(desk)
        self.rapid.left.connect(self.leave_rapid)
        self.drawer = TeamDrawer(desk)
        self.drawer.step_wanted.connect(self._step)
        self.drawer.closed.connect(self._drawer_closed)
        self.board.open_requested.connect(self.open_team)
        self.rapid.edit_requested.connect(self.open_team)
        self._placing = QStackedWidget()
        self._placing.addWidget(self.board)
        self._placing.addWidget(self.rapid)
        self.add_tab("board", "Board", lambda: self._placing)
        self.add_tab("sight", "Line of sight", self._make_sight)
        self._make_buttons()
        self._overlay = ConnectOverlay(desk, self)
        self.board.connect_requested.connect(lambda team: self._overlay.open_for(team, self.board.cards))
        self.board.sight_requested.connect(self.show_sight)
        self.tabs.currentChanged.connect(lambda _index: self._tab_changed())
        self._bind()
        desk.opened.connect(self.on_opened)

    # -- rapid ---------------------------------------------------------------------------------------------------

    def begin_rapid(self) -> None:
        """Place the tray one by one."""
        self.show_tab("board")
        self._set_rapid(True)
        self.rapid.begin()

    def leave_rapid(self) -> None:
        """Back to the board."""
        self._set_rapid(False)
        self.board.focus_first()

    def _set_rapid(self, on: bool) -> None:
        self._placing.setCurrentWidget(self.rapid if on else self.board)
        self.tabs.setVisible(not on)
        self.set_question(RAPID_WORDS if on else self._about.question)
        for button in (self._add, self._begin):
            button.setVisible(not on)
        self._back.setVisible(on)

    # -- line of sight -------------------------------------------------------------------------------------------

    def _make_sight(self) -> SightTab:
        tab = self._sight = SightTab(self.desk)
        tab.open_requested.connect(self.open_team)
        tab.connect_requested.connect(lambda team: self._overlay.open_for(team, tab.graph))
        tab.question_changed.connect(self._sight_question)
        self.desk.commands.bind(tab, {"teams.walk": tab.begin_walk, "teams.sight_connect": tab.connect_team})
        return tab

    def show_sight(self, team_id: str) -> None:
        """Show a team's line of sight."""
        self.show_tab("sight")
        tab = self._sight
        if tab is not None:
            tab.refresh()
            if not team_id or not tab.graph.focus_team(team_id):
                self._sight_question("")
            tab.graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sight_question(self, words: str) -> None:
        if self.current_tab == "sight":
            self.set_question(words or self._about.question)

    def _tab_changed(self) -> None:
        sight = self.current_tab == "sight"
        if not sight:
            self.set_question(self._about.question)
        self._walk.setVisible(sight)
        self._add.setVisible(not sight)
        self._begin.setVisible(not sight and not self.drawer.is_open)

    # -- the drawer ----------------------------------------------------------------------------------------------

    def open_team(self, team_id: str) -> None:
        """Open a team's drawer beside what is shown; Esc gives the focus back."""
        self.drawer.show_team(team_id)
        if not self.drawer.is_open:
            self.board.set_tray_stub(not self.rapid.isVisible())
            self.open_side(self.drawer)
            self._begin.setVisible(False)
            self.board.mark_team(team_id)
            self.drawer.open(self.rapid if self.rapid.isVisible() else self.board)
        self.drawer.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, way: int) -> None:
        team = self.desk.content.find(Team, self.drawer.team_id)
        if team is None:
            return
        column = self.model.columns[team.group]
        other = column.team_at(column.row_of(team) + way) if column.row_of(team) + way >= 0 else None
        if other is not None:
            self.drawer.show_team(other.id)
            self.board.mark_team(other.id)

    def _drawer_closed(self) -> None:
        self.drawer.commit()
        self.close_side()
        self.board.set_tray_stub(False)
        self._begin.setVisible(not self.rapid.isVisible())
        if self.rapid.isVisible():
            self.rapid.refresh()
            self.rapid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.board.focus_team(self.drawer.team_id):
            self.board.focus_first()

    # -- the page's side -------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        self.model.follow(changed)
        self.board.follow(changed)
        if self.rapid.isVisible():
            self.rapid.refresh()
        if self._sight is not None:
            self._sight.follow(changed)
        if self.drawer.is_open:
            if self.desk.content.find(Team, self.drawer.team_id) is None:
                self.drawer.close_drawer()
            elif any(isinstance(change.record, Team | Support | Need) for change in changed.changes):
                self.drawer.show_team(self.drawer.team_id)

    def on_opened(self) -> None:
        self.drawer.close_drawer()
        self._set_rapid(False)
        self.model.read(self.desk.content)

    def leave(self) -> None:
        self.board.leave()
        if self.drawer.is_open:
            self.drawer.commit()

    def goto(self, where: str) -> bool:
        record = self.desk.content.get(where)
        team = record.team if isinstance(record, Need | Support) else where
        self.show_tab("board")
        self._set_rapid(False)
        return self.board.focus_team(team)

    def state(self) -> dict[str, Any]:
        current = self.board.current()
        return {**super().state(), "team": current.id if current is not None else ""}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        team = state.get("team")
        if isinstance(team, str) and team:
            self.board.focus_team(team)

    def _make_buttons(self) -> None:
        self._add = Button("Add team", icon="plus", key="N")
        self._add.clicked.connect(self.board.add)
        self._begin = Button("Place one by one", kind="primary", icon="cards", key="R")
        self._begin.clicked.connect(self.begin_rapid)
        self._walk = Button("Walk it aloud", icon="person-simple-walk", key="W")
        self._walk.clicked.connect(lambda: self._sight.begin_walk() if self._sight is not None else None)
        self._walk.setVisible(False)
        self._back = Button("Board", icon="columns", key="Esc")
        self._back.clicked.connect(self.leave_rapid)
        self._back.setVisible(False)
        for button in (self._add, self._begin, self._walk, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.add_button(button)

    def _bind(self) -> None:
        board, rapid = self.board, self.rapid
        self.desk.commands.bind(
            board,
            {
                "teams.add": board.add,
                "teams.paste": board.paste,
                "teams.edit": board.edit,
                "teams.rename": board.rename,
                "teams.remove": board.remove,
                "teams.creator": lambda: board.place(Group.CREATOR),
                "teams.frontline": lambda: board.place(Group.FRONTLINE),
                "teams.back_office": lambda: board.place(Group.BACK_OFFICE),
                "teams.tray": lambda: board.place(None),
                "teams.up": lambda: board.move_card(-1),
                "teams.down": lambda: board.move_card(1),
                "teams.left": lambda: board.shift(-1),
                "teams.right": lambda: board.shift(1),
                "teams.select_all": board.select_all,
                "teams.rapid": self.begin_rapid,
                "teams.connect": board.connect_team,
                "teams.sight": board.show_sight,
            },
        )
        self.desk.commands.bind(
            rapid,
            {
                "teams.rapid_creator": lambda: rapid.place(Group.CREATOR),
                "teams.rapid_frontline": lambda: rapid.place(Group.FRONTLINE),
                "teams.rapid_back_office": lambda: rapid.place(Group.BACK_OFFICE),
                "teams.rapid_skip": rapid.skip,
                "teams.rapid_take_back": rapid.take_back,
                "teams.rapid_edit": rapid.edit,
                "teams.rapid_leave": self.leave_rapid,
            },
        )
