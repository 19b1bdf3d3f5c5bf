"""The Teams page put together: what stands on it, which tab and which way of placing, and where the focus goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.teams.page import bindings
from cxworkshop.stages.teams.page.board import Board
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.header import HeaderButtons
from cxworkshop.stages.teams.page.leading import FOLLOWS, Leading
from cxworkshop.stages.teams.page.side import Side
from cxworkshop.stages.teams.page.touched import show_where
from cxworkshop.stages.teams.records import Need, Support, Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.signed import follow_signed

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.connect import ConnectOverlay
    from cxworkshop.stages.teams.page.drawer import TeamDrawer
    from cxworkshop.stages.teams.page.empty import EmptyTeams
    from cxworkshop.stages.teams.page.graph import GraphView
    from cxworkshop.stages.teams.page.list_tab import ListTab
    from cxworkshop.stages.teams.page.list_table import ListTable
    from cxworkshop.stages.teams.page.rapid import Rapid
    from cxworkshop.stages.teams.page.sight_tab import SightTab

RAPID_WORDS = "One by one: first instinct, ten seconds each. Everything can be moved later."
OTHER = Qt.FocusReason.OtherFocusReason


class TeamsPage(Page):
    """Who touches the customer, and who makes that possible?"""

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one
    page_requested = Signal(str)  # a team's id: its page is wanted as a PDF

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._about = stage("teams")
        super().__init__(desk, self._about.title, self._about.question, parent)
        self.sight_tab: SightTab | None = None
        self.list_tab: ListTab | None = None
        self._rapid: Rapid | None = None
        self._empty: EmptyTeams | None = None
        self._overlay: ConnectOverlay | None = None
        self.model = BoardModel(self)
        self.model.read(desk.content)
        self.board = Board(desk, self.model)
        follow_signed(desk, self.model, self.board)
        self._placing = QStackedWidget()
        self._placing.addWidget(self.board)
        self.leading = Leading(self)
        self.side_editor = Side(self)
        self.board.open_requested.connect(self.open_team)
        self.board.connect_requested.connect(lambda team: self._connect(team, self.board.cards))
        self.board.sight_requested.connect(self.show_sight)
        self.board.escaped.connect(self._escape)
        self.model.retouched.connect(lambda: self.rapid.refresh() if self.in_rapid else None)
        self.add_tab("board", "Board", lambda: self._placing)
        self.add_tab("sight", "Line of sight", self._make_sight)
        self.add_tab("list", "List", self._make_list)
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        bindings.bind_board(self)
        self.buttons = HeaderButtons(self)
        self._choose_place()

    # -- what stands on the sheet ----------------------------------------------------------------------------------

    @property
    def rapid(self) -> Rapid:
        """The round over the tray, made when it is first begun."""
        if self._rapid is None:
            from cxworkshop.stages.teams.page.rapid import Rapid

            self._rapid = rapid = Rapid(self.desk, self.model)
            self._placing.addWidget(rapid)
            rapid.left.connect(self.leave_rapid)
            rapid.edit_requested.connect(self.open_team)
            self.leading.take_rapid(rapid)
            bindings.bind_rapid(self, rapid)
        return self._rapid

    @property
    def empty(self) -> EmptyTeams:
        """The field for the first names, made when there is no team."""
        if self._empty is None:
            from cxworkshop.stages.teams.page.empty import EmptyTeams

            self._empty = empty = EmptyTeams()
            self._placing.addWidget(empty)
            empty.added.connect(lambda: self.board.add_names(empty.take()))
            empty.import_wanted.connect(lambda: self.import_requested.emit(""))
        return self._empty

    @property
    def overlay(self) -> ConnectOverlay:
        """The choice of whom a team supports, made when it is first opened."""
        if self._overlay is None:
            from cxworkshop.stages.teams.page.connect import ConnectOverlay

            self._overlay = ConnectOverlay(self.desk, self)
            self._overlay.closed.connect(self._connected)
        return self._overlay

    @property
    def drawer(self) -> TeamDrawer:
        """The editor of a team."""
        return self.side_editor.drawer

    @property
    def in_rapid(self) -> bool:
        """Whether the tray is being placed one by one."""
        return self._rapid is not None and self._placing.currentWidget() is self._rapid

    def open_team(self, team_id: str) -> None:
        """Open a team beside what is shown; Esc gives the focus back."""
        self.side_editor.open_team(team_id)

    def show_board(self) -> None:
        """The board, or what stands for it while there is no team, with the focus in it."""
        self.show_tab("board")
        if self.in_rapid:
            self.leave_rapid()
        else:
            self.take_focus()

    def show_sight(self, team_id: str) -> None:
        """Show a team's line of sight."""
        self.show_tab("sight")
        self.return_to(team_id)

    def begin_rapid(self) -> None:
        """Place the tray one by one."""
        if not self.model.total(None):
            announce(self, "Every team is placed" if self.model.all() else "No teams yet")
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

    def dress(self) -> None:
        """The question and the buttons that belong to what is shown."""
        tab = self.current_tab or "board"
        sight = self.sight_tab.question if self.sight_tab is not None and tab == "sight" else ""
        rapid = f"{RAPID_WORDS} {FOLLOWS}" if self.leading.followed else RAPID_WORDS
        self.set_question(rapid if self.in_rapid and tab == "board" else sight or self._about.question)
        self.buttons.dress()

    def ask_page(self) -> None:
        """Ask for the page of the team that is open, or else under the hand."""
        item = self.room_item()
        team = self.drawer.team_id if self.side_editor.is_open else item.record if item is not None else ""
        if self.desk.content.find(Team, team) is not None:
            self.page_requested.emit(team)
        else:
            self.desk.problem.emit(Refused("No team is chosen.", todo="Choose one, then export its page."))

    # -- where the focus goes ----------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        place = self._stack.currentWidget()
        if place is self._placing:
            place = self._placing.currentWidget()
        if place is self.board:
            self.board.focus_first()
        elif place is not None:
            place.setFocus(OTHER)

    def return_to(self, team_id: str) -> None:
        """Put the focus on a team where it stands on the tab that is shown."""
        if self.current_tab == "sight" and self.sight_tab is not None:
            self.sight_tab.show_team(team_id)
            self.sight_tab.graph.setFocus(OTHER)
        elif self.current_tab == "list" and self.list_tab is not None and self.list_tab.goto(team_id):
            return
        elif self.current_tab != "board" or self.in_rapid or not self.board.focus_team(team_id):
            self.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return self.isVisible() and focus is not None and self.isAncestorOf(focus)

    def _turned(self) -> None:
        """Another tab is shown: the focus goes there, unless it is on the tabs themselves."""
        self.dress()
        self._make_wide(self.current_tab == "sight")
        if self._has_focus() and not self.tabs.hasFocus():
            self.take_focus()

    def _make_wide(self, wide: bool) -> None:
        """The graph needs the width: the Guide stands back while it is shown."""
        if wide != self.wide:
            self.wide = wide
            if self.isVisible():
                self.side_opened.emit(self.side is not None)

    def _escape(self) -> None:
        """One thing at a time: the drawer, the selection, the filter, the other tab."""
        if self.side_editor.is_open:
            self.side_editor.close()
        elif self.current_tab == "sight":
            team = self.sight_tab.graph.team if self.sight_tab is not None else ""
            self.show_tab("board")
            self.return_to(team)
        elif self.current_tab == "list" and self.list_tab is not None:
            if not self.list_tab.clear():
                self.show_board()
        elif not self.board.clear_selection():
            self.board.end_filter()

    def _connect(self, team_id: str, opener: CardList | GraphView | ListTable) -> None:
        self.overlay.open_for(team_id, opener, opener.place_of)

    def _connected(self) -> None:
        if self.current_tab == "sight" and self.sight_tab is not None:
            self.sight_tab.show_team(self.overlay.team_id)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        """The field for names while there is no team; the board, or the round, else."""
        nothing = not self.model.all()
        current = self._placing.currentWidget()
        if nothing and (self._empty is None or current is not self._empty):
            had_focus = self._has_focus()
            if self.in_rapid:
                self._set_rapid(False)
            self._placing.setCurrentWidget(self.empty)
            if had_focus:
                self.empty.setFocus(OTHER)
        elif not nothing and current is self._empty:
            self._placing.setCurrentWidget(self.board)
            if self.isVisible() and self.current_tab == "board":
                self.board.focus_first()
        self.dress()

    def _set_rapid(self, on: bool) -> None:
        self._placing.setCurrentWidget(self.rapid if on else self.board)
        self.tabs.setVisible(not on)
        self._header.with_tabs = not on
        self._header.fit()
        self.leading.turn(rapid=on)
        self.dress()

    def _make_sight(self) -> SightTab:
        from cxworkshop.stages.teams.page.sight_tab import SightTab

        tab = self.sight_tab = SightTab(self.desk)
        tab.open_requested.connect(self.open_team)
        tab.connect_requested.connect(lambda team: self._connect(team, tab.graph))
        tab.question_changed.connect(lambda _words: self.dress())
        tab.escaped.connect(self._escape)
        self.leading.take_sight(tab)
        bindings.bind_sight(self, tab)
        return tab

    def _make_list(self) -> ListTab:
        from cxworkshop.stages.teams.page.list_tab import ListTab

        tab = self.list_tab = ListTab(self.desk, self.model)
        follow_signed(self.desk, self.model, tab)
        tab.open_requested.connect(self.open_team)
        tab.connect_requested.connect(lambda team: self._connect(team, tab.table))
        tab.sight_requested.connect(self.show_sight)
        tab.escaped.connect(self._escape)
        tab.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.room_item_changed.emit())
        bindings.bind_list(self, tab)
        return tab

    def room_item(self) -> RoomItem | None:
        """The card under the hand; on the line of sight the team it is about, at the hop that is read."""
        return self.leading.item()

    # -- the page's side -------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        self.model.follow(changed)
        self.board.follow(changed)
        if any(isinstance(change.record, Team) for change in changed.changes):
            self._choose_place()
        if self.in_rapid:
            self.rapid.follow(changed)
        if self.sight_tab is not None:
            self.sight_tab.follow(changed)
        if self.list_tab is not None:
            self.list_tab.follow(changed)
        self.side_editor.follow(changed)
        if changed.cause != "step" and self.isVisible():
            show_where(self, changed)

    def on_opened(self) -> None:
        self.side_editor.close()
        if self._overlay is not None:
            self._overlay.hide()
        self.board.naming.end(keep=False)
        self.board.end_filter()
        self.model.read(self.desk.content)
        self.board.begin()
        if self.in_rapid:
            self._set_rapid(False)
        if self.sight_tab is not None:
            self.sight_tab.refresh()
        if self.list_tab is not None:
            self.list_tab.read()
        self._choose_place()
        if self._has_focus():
            self.take_focus()

    def leave(self) -> None:
        self.board.leave()
        if self.list_tab is not None:
            self.list_tab.leave()
        self.side_editor.commit()
        if self._empty is not None and (names := self._empty.take()):
            self.board.add_names(names)

    def goto(self, where: str) -> bool:
        record = self.desk.content.get(where)
        within = isinstance(record, Need | Support)
        team_id = record.team if isinstance(record, Need | Support) else where
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return False
        if self.current_tab != "list":
            self.show_tab("board")
            if self.in_rapid:
                self._set_rapid(False)
            if self.model.columns[team.group].row_of(team) < 0:
                self.board.end_filter()
        self.return_to(team_id)
        if within:
            self.open_team(team_id)
            self.drawer.reveal(where)
        else:
            self.side_editor.goto(team_id)
        return True

    def state(self) -> dict[str, Any]:
        current = self.board.current()
        return {**super().state(), "team": current.id if current is not None else ""}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        team = state.get("team")
        if isinstance(team, str) and team:
            self.board.mark_team(team)
