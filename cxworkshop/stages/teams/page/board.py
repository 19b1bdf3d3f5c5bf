"""The board: thirty people argue where a team stands, one key places it, and the next card is under the hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.column import STUB, CardList, Column
from cxworkshop.stages.teams.page.columns import GROUPS, BoardModel
from cxworkshop.stages.teams.page.flight import Flight
from cxworkshop.stages.teams.page.inline import InlineName
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme

TRAY = 172
ClearAndSelect = QItemSelectionModel.SelectionFlag.ClearAndSelect


class Board(QWidget):
    """Four columns of cards. Acts are about the chosen cards of the column that has, or last had, the focus."""

    open_requested = Signal(str)  # a team's id
    connect_requested = Signal(str)
    sight_requested = Signal(str)

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.columns: dict[Group | None, Column] = {group: Column(model, group, self) for group in GROUPS}
        self._group: Group | None = None
        self._flight = Flight(self)
        self._inline: InlineName | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(10)
        for group, column in self.columns.items():
            row.addWidget(column, 0 if group is None else 1)
            cards = column.cards
            cards.focused.connect(lambda g=group: self._focused(g))
            cards.leaving.connect(lambda way, g=group: self._leave(g, way))
            cards.dropped.connect(lambda ids, before, g=group: self._drop(ids, g, before))
            cards.doubleClicked.connect(lambda _index: self.edit())
            cards.installEventFilter(self)
        self._measure = QTimer(self, singleShot=True, interval=0)
        self._measure.timeout.connect(self._choose_height)
        model.counted.connect(self._measure.start)
        theme().changed.connect(self._fit)
        self._fit()

    # -- what is chosen ----------------------------------------------------------------------------------------

    @property
    def cards(self) -> CardList:
        """The list of cards that has, or last had, the focus."""
        return self.columns[self._group].cards

    def current(self) -> Team | None:
        """The focused team."""
        return self.cards.current_team()

    def chosen(self) -> list[Team]:
        """The teams the next act is about."""
        return self.cards.chosen()

    def focus_team(self, team_id: str) -> bool:
        """Focus a team's card; False when it is not shown."""
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return False
        row = self.model.columns[team.group].row_of(team)
        if row < 0:
            return False
        self._group = team.group
        if not self.columns[team.group].stub:
            self.columns[team.group].cards.focus_row(row)
        return True

    def mark_team(self, team_id: str) -> None:
        """Make a team's card the current one and reveal it, while the focus stays in the editor."""
        team = self.desk.content.find(Team, team_id)
        row = self.model.columns[team.group].row_of(team) if team is not None else -1
        if team is not None and row >= 0:
            self._group = team.group
            cards = self.cards
            cards.selectionModel().setCurrentIndex(cards.column.index(row), ClearAndSelect)
            cards.scrollTo(cards.column.index(row))

    def focus_first(self) -> None:
        """Focus where the hand left off: the current column, or the first one that holds a card."""
        order = [self._group, *GROUPS]
        group = next((g for g in order if self.model.columns[g].rowCount() and not self.columns[g].stub), self._group)
        self._group = group
        self.cards.focus_row(max(0, self.cards.currentIndex().row()))

    # -- acts --------------------------------------------------------------------------------------------------

    def place(self, group: Group | None) -> None:
        """Place the chosen teams; the focus stays where it was and finds the next card there."""
        teams = [team for team in self.chosen() if team.group is not group]
        if not teams:
            return
        source, row = self._group, self.model.columns[self._group].row_of(teams[0])
        starts = self._places(teams)
        if not self.desk.do(commands.place_teams, [team.id for team in teams], group):
            return
        self._group = source
        self.cards.focus_row(row)
        self._fly(teams, starts)
        where = group.label if group is not None else "the tray"
        who = teams[0].name if len(teams) == 1 else f"{len(teams)} teams"
        announce(self, f"{who} placed in {where}")

    def move_card(self, way: int) -> None:
        """Move the focused card up (-1) or down (1) in its column."""
        team = self.current()
        if team is None:
            return
        column = self.model.columns[self._group]
        row = column.row_of(team)
        goal = row + way
        if not 0 <= goal < column.rowCount():
            return
        before = column.team_at(goal if way < 0 else goal + 1)
        if self.desk.do(commands.move_team, team.id, before.id if before is not None else None):
            self.cards.focus_row(goal)

    def shift(self, way: int) -> None:
        """Move the chosen cards to the column on the left (-1) or right (1); the focus goes with them."""
        goal = GROUPS.index(self._group) + way
        teams = self.chosen()
        if not 0 <= goal < len(GROUPS) or not teams:
            return
        starts = self._places(teams)
        if self.desk.do(commands.place_teams, [team.id for team in teams], GROUPS[goal]):
            self.focus_team(teams[0].id)
            self._fly(teams, starts)

    def remove(self) -> None:
        """Remove the chosen teams; a toast offers to take that back."""
        teams = self.chosen()
        if not teams:
            return
        row = self.model.columns[self._group].row_of(teams[0])
        if self.desk.do(commands.remove_teams, [team.id for team in teams]):
            self.cards.focus_row(row)
            self.desk.said.emit(f"Removed {teams[0].name}" if len(teams) == 1 else f"Removed {len(teams)} teams")

    def edit(self) -> None:
        """Open the focused team."""
        team = self.current()
        if team is not None:
            self.open_requested.emit(team.id)

    def add(self) -> None:
        """Type names into the column that has the focus: Enter adds one and waits for the next."""
        group = self._group if not self.columns[self._group].stub else Group.CREATOR
        column = self.columns[group]
        self._end_inline()
        self._inline = InlineName(column, "Name of a team")
        self._inline.entered.connect(lambda name: self._add(name, group))
        self._inline.left.connect(self._end_inline)
        self._inline.open_at(theme().px(56))

    def rename(self) -> None:
        """Type another name on the card itself."""
        team = self.current()
        if team is None:
            return
        self._end_inline()
        cards = self.cards
        rect = cards.delegate.card_rect(cards.visualRect(cards.currentIndex()))
        top = cards.viewport().mapTo(self.columns[self._group], rect.topLeft()).y()
        self._inline = InlineName(self.columns[self._group], "Name", team.name, once=True)
        self._inline.entered.connect(lambda name: self._rename(team, name))
        self._inline.left.connect(self._end_inline)
        self._inline.open_at(top)

    def paste(self) -> None:
        """Add the names on the clipboard, one a line, to the tray."""
        self.add_names(commands.names_in(QGuiApplication.clipboard().text()))

    def add_names(self, names: Sequence[str]) -> None:
        """Add names to the tray as one step."""
        if names and (done := self.desk.do(commands.add_teams, names)):
            self.desk.said.emit("Added 1 team" if len(names) == 1 else f"Added {len(names)} teams")
            if done.value:
                self.focus_team(done.value[0].id)

    def connect_team(self) -> None:
        """Choose whom the focused team supports."""
        team = self.current()
        if team is not None:
            self.connect_requested.emit(team.id)

    def show_sight(self) -> None:
        """Show the focused team's line of sight."""
        team = self.current()
        self.sight_requested.emit(team.id if team is not None else "")

    def select_all(self) -> None:
        """Select every card of the column."""
        self.cards.selectAll()

    def set_tray_stub(self, on: bool) -> None:
        """Fold the tray while an editor is open."""
        self.columns[None].set_stub(on)
        self._fit()

    def follow(self, changed: Changed) -> None:
        """Records changed: the model has been told; heights may have to follow."""
        if any(isinstance(change.record, Team) for change in changed.changes):
            self._measure.start()

    def leave(self) -> None:
        """Keep what is half typed."""
        if self._inline is not None:
            self._inline.commit()
        self._end_inline()

    # -- inside --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._flight.finish()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure.start()

    def _focused(self, group: Group | None) -> None:
        self._group = group
        for other, column in self.columns.items():
            if other is not group and not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
                column.cards.clearSelection()

    def _leave(self, group: Group | None, way: int) -> None:
        cards = self.columns[group].cards
        height = cards.visualRect(cards.currentIndex()).center().y()
        place = GROUPS.index(group) + way
        while 0 <= place < len(GROUPS):
            column = self.columns[GROUPS[place]]
            if self.model.columns[GROUPS[place]].rowCount() and not column.stub:
                index = column.cards.indexAt(QPoint(20, max(2, height)))
                column.cards.focus_row(index.row() if index.isValid() else column.cards.column.rowCount() - 1)
                return
            place += way

    def _drop(self, ids: list[str], group: Group | None, before: str) -> None:
        if self.desk.do(commands.settle_teams, ids, group, before or None):
            self.focus_team(ids[0])

    def _add(self, name: str, group: Group | None) -> None:
        done = self.desk.do(commands.add_team, name, group=group)
        if done and done.value is not None:
            cards = self.columns[group].cards
            cards.scrollTo(cards.column.index(cards.column.row_of(done.value)))

    def _rename(self, team: Team, name: str) -> None:
        if name != team.name:
            self.desk.do(commands.rename_team, team.id, name)
            self.desk.end_typing()

    def _end_inline(self) -> None:
        inline, self._inline = self._inline, None
        if inline is not None:
            had_focus = inline.has_focus()
            inline.hide()
            inline.deleteLater()
            if had_focus:
                self.cards.focus_row(max(0, self.cards.currentIndex().row()))

    def _places(self, teams: Sequence[Team]) -> list[tuple[int, int, int, int]]:
        """Where the cards stand now, in the board's pixels."""
        places = []
        for team in teams[:1]:
            cards = self.columns[team.group].cards
            row = cards.column.row_of(team)
            rect = cards.delegate.card_rect(cards.visualRect(cards.column.index(row)))
            corner = cards.viewport().mapTo(self, rect.topLeft())
            places.append((corner.x(), corner.y(), rect.width(), rect.height()))
        return places

    def _fly(self, teams: Sequence[Team], starts: list[tuple[int, int, int, int]]) -> None:
        team = self.desk.content.find(Team, teams[0].id)
        if team is None or not starts or self.columns[team.group].stub:
            return
        cards = self.columns[team.group].cards
        row = cards.column.row_of(team)
        if row < 0:
            return
        rect = cards.delegate.card_rect(cards.visualRect(cards.column.index(row)))
        corner = cards.viewport().mapTo(self, rect.topLeft())
        lowest = cards.viewport().mapTo(self, cards.viewport().rect().bottomLeft()).y()
        goal = (corner.x(), min(max(corner.y(), 60), lowest), rect.width(), rect.height())
        self._flight.fly(team.name, starts[0], goal)

    def _choose_height(self) -> None:
        """72 px cards on the whole board as soon as one name needs two lines, so that all cards stay alike."""
        two = False
        for group, column in self.columns.items():
            width = column.cards.viewport().width()
            model = self.model.columns[group]
            if width > 80 and not column.stub:
                two = any(column.cards.delegate.wants_two(model.team_at(r), width) for r in range(model.rowCount()))  # type: ignore[arg-type]
            if two:
                break
        for column in self.columns.values():
            if column.cards.delegate.two_lines != two:
                column.cards.delegate.two_lines = two
                column.cards.doItemsLayout()

    def _fit(self) -> None:
        tray = self.columns[None]
        tray.setFixedWidth(STUB if tray.stub else theme().px(TRAY))
        for column in self.columns.values():
            column.cards.doItemsLayout()
        self._measure.start()
