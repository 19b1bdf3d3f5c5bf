"""The Teams page put together: its tabs, its one drawer, and where the focus goes when something opens or closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.teams.page import bindings
from cxworkshop.stages.teams.page.board import Board
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.connect import ConnectOverlay
from cxworkshop.stages.teams.page.drawer import TeamDrawer
from cxworkshop.stages.teams.page.empty import EmptyTeams
from cxworkshop.stages.teams.page.rapid import Rapid
from cxworkshop.stages.teams.page.sight_tab import SightTab
from cxworkshop.stages.teams.records import Need, Support, Team
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.list_tab import ListTab

RAPID_WORDS = "One by one: first instinct, ten seconds each. Everything can be moved later."
OTHER = Qt.FocusReason.OtherFocusReason


class TeamsPage(Page):
    """Who touches the customer, and who makes that possible?"""

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._about = stage("teams")
        super().__init__(desk, self._about.title, self._about.question, parent)
        self._sight: SightTab | None = None
        self._list: ListTab | None = None
        self._drawer: TeamDrawer | None = None
        self.model = BoardModel(self)
        self.model.read(desk.content)
        self.board = Board(desk, self.model)
        self._rapid: Rapid | None = None
        self._empty: EmptyTeams | None = None
        self._placing = QStackedWidget()
        self._placing.addWidget(self.board)
        self.overlay = ConnectOverlay(desk, self)
        self._follow_hand = QTimer(self, singleShot=True, interval=40)
        self._follow_hand.timeout.connect(self._show_current)
        self._connect()
        self.add_tab("board", "Board", lambda: self._placing)
        self.add_tab("sight", "Line of sight", self._make_sight)
        self.add_tab("list", "List", self._make_list)
        self._make_buttons()
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        bindings.bind_board(self)
        self._choose_place()

    def _connect(self) -> None:
        board = self.board
        board.open_requested.connect(self.open_team)
        board.connect_requested.connect(lambda team: self.overlay.open_for(team, board.cards))
        board.sight_requested.connect(self.show_sight)
        board.current_changed.connect(lambda _team: self._follow_hand.start())
        board.escaped.connect(self._escape)
        self.overlay.closed.connect(self._connected)
        self.model.retouched.connect(self._retouched)

    # -- what stands on the sheet ----------------------------------------------------------------------------------

    def show_board(self) -> None:
        """The board, or what stands for it while there is no team, with the focus in it."""
        self.show_tab("board")
        if self.in_rapid:
            self.leave_rapid()
        else:
            self.take_focus()

    @property
    def rapid(self) -> Rapid:
        """The round over the tray, made when it is first begun."""
        if self._rapid is None:
            self._rapid = rapid = Rapid(self.desk, self.model)
            self._placing.addWidget(rapid)
            rapid.left.connect(self.leave_rapid)
            rapid.edit_requested.connect(self.open_team)
            bindings.bind_rapid(self, rapid)
        return self._rapid

    @property
    def empty(self) -> EmptyTeams:
        """The field for the first names, made when there is no team."""
        if self._empty is None:
            self._empty = empty = EmptyTeams()
            self._placing.addWidget(empty)
            empty.added.connect(self._add_first)
            empty.import_wanted.connect(lambda: self.import_requested.emit(""))
        return self._empty

    @property
    def in_rapid(self) -> bool:
        """Whether the tray is being placed one by one."""
        return self._rapid is not None and self._placing.currentWidget() is self._rapid

    def begin_rapid(self) -> None:
        """Place the tray one by one."""
        if not self.model.all():
            return
        self.board.leave()
        self.board.end_filter()
        self.show_tab("board")
        self._set_rapid(True)
        self.rapid.begin()

    def leave_rapid(self) -> None:
        """Back to the board, with the focus where it was before."""
        self._set_rapid(False)
        self.take_focus()

    def show_sight(self, team_id: str) -> None:
        """Show a team's line of sight."""
        self.show_tab("sight")
        if self._sight is not None:
            self._sight.show_team(team_id)
            self._sight.graph.setFocus(OTHER)

    def take_focus(self) -> None:
        place = self._stack.currentWidget()
        if place is self._placing:
            place = self._placing.currentWidget()
        if place is self.board:
            self.board.focus_first()
        elif place is not None:
            place.setFocus(OTHER)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _turned(self) -> None:
        """Another tab is shown: the focus goes there, unless it is on the tabs themselves."""
        self._dress()
        focus = self.window().focusWidget()
        if self.isVisible() and focus is not self.tabs and (focus is None or self.isAncestorOf(focus)):
            self.take_focus()

    def _choose_place(self) -> None:
        """The field for names while there is no team; the board, or the round, else."""
        nothing = not self.model.all()
        current = self._placing.currentWidget()
        if nothing and (self._empty is None or current is not self._empty):
            had_focus = self.isAncestorOf(self.window().focusWidget() or self)
            if self.in_rapid:
                self._set_rapid(False)
            self._placing.setCurrentWidget(self.empty)
            if had_focus and self.isVisible():
                self.empty.setFocus(OTHER)
        elif not nothing and current is self._empty:
            self._placing.setCurrentWidget(self.board)
            if self.isVisible() and self.current_tab == "board":
                self.board.focus_first()
        self._dress()

    def _add_first(self) -> None:
        self.board.add_names(self.empty.take())

    def _set_rapid(self, on: bool) -> None:
        self._placing.setCurrentWidget(self.rapid if on else self.board)
        self.tabs.setVisible(not on)
        self._header.with_tabs = not on
        self._header.fit()
        self._dress()

    def _make_sight(self) -> SightTab:
        tab = self._sight = SightTab(self.desk)
        tab.open_requested.connect(self.open_team)
        tab.connect_requested.connect(lambda team: self.overlay.open_for(team, tab.graph))
        tab.question_changed.connect(lambda _words: self._dress())
        tab.escaped.connect(self._escape)
        bindings.bind_sight(self, tab)
        return tab

    def _make_list(self) -> ListTab:
        from cxworkshop.stages.teams.page.list_tab import ListTab

        tab = self._list = ListTab(self.desk, self.model)
        tab.open_requested.connect(self.open_team)
        tab.connect_requested.connect(lambda team: self.overlay.open_for(team, tab.table))
        tab.sight_requested.connect(self.show_sight)
        tab.escaped.connect(self._escape)
        bindings.bind_list(self, tab)
        return tab

    def _dress(self) -> None:
        """The question and the buttons that belong to what is shown."""
        tab, nothing, open_ = self.current_tab or "board", not self.model.all(), self._open
        sight = self._sight.question if self._sight is not None and tab == "sight" else ""
        self.set_question(RAPID_WORDS if self.in_rapid and tab == "board" else sight or self._about.question)
        board = tab == "board" and not self.in_rapid and not nothing
        self._filter.setVisible(board)
        self._add.setVisible(board)
        self._add_row.setVisible(tab == "list")
        self._begin.setVisible(board and not open_)
        self._walk.setVisible(tab == "sight" and not nothing)
        self._back.setVisible(tab == "board" and self.in_rapid)

    # -- the drawer --------------------------------------------------------------------------------------------------

    @property
    def drawer(self) -> TeamDrawer:
        """The editor of a team, made when it is first needed."""
        if self._drawer is None:
            self._drawer = drawer = TeamDrawer(self.desk, self.model)
            drawer.step_wanted.connect(self._step)
            drawer.closed.connect(self._drawer_closed)
            drawer.team_wanted.connect(self.open_team)
            bindings.bind_drawer(self, drawer)
        return self._drawer

    @property
    def _open(self) -> bool:
        return self._drawer is not None and self._drawer.is_open

    def open_team(self, team_id: str) -> None:
        """Open a team's drawer beside what is shown; Esc gives the focus back."""
        drawer = self.drawer
        drawer.show_team(team_id)
        if not drawer.is_open:
            self._begin.hide()  # before the drawer takes its room, or the window would have to grow
            self.board.set_tray_stub(True)
            self.open_side(drawer)
            drawer.open(self)
        self._mark(team_id)
        drawer.begin()

    def _mark(self, team_id: str) -> None:
        if not self.in_rapid:
            self.board.mark_team(team_id)
        self.board.set_marked(team_id)
        if self._list is not None:
            self._list.mark_team(team_id)

    def _show_current(self) -> None:
        """An open drawer follows the hand over the board."""
        team = self.board.current()
        if self._open and team is not None and self.board.cards.hasFocus() and team.id != self.drawer.team_id:
            self.drawer.show_team(team.id)
            self.board.set_marked(team.id)

    def _step(self, way: int) -> None:
        team = self.desk.content.find(Team, self.drawer.team_id)
        if team is None:
            return
        if self.current_tab == "list" and self._list is not None:
            other = self._list.neighbour(team.id, way)
        else:
            column = self.model.columns[team.group]
            row = column.row_of(team) + way
            other = column.team_at(row) if row >= 0 else None
        if other is not None:
            self.drawer.show_team(other.id)
            self._mark(other.id)

    def _drawer_closed(self) -> None:
        team_id = self.drawer.team_id
        self.drawer.commit()
        self.close_side()
        self.board.set_tray_stub(False)
        self.board.set_marked("")
        self._dress()
        if not self.isVisible():
            return
        if self.current_tab == "sight" and self._sight is not None:
            self._sight.show_team(team_id)
            self._sight.graph.setFocus(OTHER)
        elif self.current_tab == "list" and self._list is not None and self._list.goto(team_id):
            return
        elif self.current_tab != "board" or self.in_rapid or not self.board.focus_team(team_id):
            self.take_focus()

    def _escape(self) -> None:
        """One thing at a time: the drawer, the selection, the filter, the other tab."""
        if self._open:
            self.drawer.close_drawer()
        elif self.current_tab == "sight":
            team = self._sight.graph.team if self._sight is not None else ""
            self.show_tab("board")
            if not self.board.focus_team(team):
                self.take_focus()
        elif self.current_tab == "list" and self._list is not None:
            if not self._list.clear():
                self.show_board()
        elif not self.board.clear_selection():
            self.board.end_filter()

    def _connected(self) -> None:
        if self.current_tab == "sight" and self._sight is not None:
            self._sight.show_team(self.overlay.team_id)

    # -- the page's side -------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        self.model.follow(changed)
        self.board.follow(changed)
        if any(isinstance(change.record, Team) for change in changed.changes):
            self._choose_place()
        if self.in_rapid:
            self.rapid.follow(changed)
        if self._sight is not None:
            self._sight.follow(changed)
        if self._list is not None:
            self._list.follow(changed)
        if self._open:
            if self.desk.content.find(Team, self.drawer.team_id) is None:
                self.drawer.close_drawer()
            elif any(isinstance(change.record, Team | Support | Need) for change in changed.changes):
                self.drawer.show_team(self.drawer.team_id)

    def _retouched(self) -> None:
        if self.in_rapid:
            self.rapid.refresh()
        if self._open:
            self.drawer.show_team(self.drawer.team_id)

    def on_opened(self) -> None:
        if self._open:
            self.drawer.close_drawer()
        self.overlay.hide()
        self.board.naming.end(keep=False)
        self.board.end_filter()
        self.model.read(self.desk.content)
        self.board.begin()
        if self.in_rapid:
            self._set_rapid(False)
        if self._sight is not None:
            self._sight.refresh()
        if self._list is not None:
            self._list.read()
        self._choose_place()
        focus = self.window().focusWidget()
        if self.isVisible() and focus is not None and self.isAncestorOf(focus):
            self.take_focus()

    def leave(self) -> None:
        self.board.leave()
        if self._list is not None:
            self._list.leave()
        if self._drawer is not None:
            self._drawer.commit()
        if self._empty is not None and (names := self._empty.take()):
            self.board.add_names(names)

    def goto(self, where: str) -> bool:
        record = self.desk.content.get(where)
        team_id = record.team if isinstance(record, Need | Support) else where
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return False
        if self.current_tab == "list" and self._list is not None:
            self._list.goto(team_id)
            if isinstance(record, Need | Support) or self._open:
                self.open_team(team_id)
            if isinstance(record, Need | Support):
                self.drawer.reveal(where)
            return True
        self.show_tab("board")
        if self.in_rapid:
            self._set_rapid(False)
        if self.model.columns[team.group].row_of(team) < 0:
            self.board.end_filter()
        self.board.focus_team(team_id)
        if isinstance(record, Need | Support):
            self.open_team(team_id)
            self.drawer.reveal(where)
        elif self._open:
            self._show_current()
            if self.drawer.team_id != team_id:
                self.open_team(team_id)
        return True

    def state(self) -> dict[str, Any]:
        current = self.board.current()
        return {**super().state(), "team": current.id if current is not None else ""}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        team = state.get("team")
        if isinstance(team, str) and team:
            self.board.mark_team(team)

    def _make_buttons(self) -> None:
        action = self.desk.commands.action

        def button(make: Callable[[], Button], key: str) -> Button:
            new = make()
            new.bind(action(key))
            return new

        self._filter = IconButton("funnel-simple", "Filter")
        self._filter.bind(action("teams.filter"))
        self._add = button(lambda: Button("", icon="plus"), "teams.add")
        self._add_row = button(lambda: Button("", icon="plus"), "teams.list_add")
        self._begin = button(lambda: Button("", kind="primary", icon="cards"), "teams.rapid")
        self._walk = button(lambda: Button("", icon="person-simple-walk"), "teams.walk")
        self._back = Button("Board", icon="columns", key="Esc")
        self._back.clicked.connect(self.leave_rapid)
        for each in (self._filter, self._add, self._add_row, self._begin, self._walk, self._back):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.add_button(each)
