"""The board: thirty people argue where a team stands, one key places it, and the next card is under the hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.acts import Acts
from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.cardmenu import card_menu
from cxworkshop.stages.teams.page.column import STUB, Column
from cxworkshop.stages.teams.page.columns import GROUPS, BoardModel
from cxworkshop.stages.teams.page.heights import CardHeights
from cxworkshop.stages.teams.page.naming import Naming
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.filterline import FilterLine
from cxworkshop.ui.theme import theme

TRAY, TRAY_SHARE, TRAY_MOST = 172, 0.19, 224


class Board(QWidget):
    """Four columns of cards. Acts are about the chosen cards of the column that has, or last had, the focus."""

    open_requested = Signal(str)  # a team's id
    connect_requested = Signal(str)
    sight_requested = Signal(str)
    current_changed = Signal(str)  # the team under the hand while the focus is on the board
    escaped = Signal()  # nothing here is left to take back

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.columns: dict[Group | None, Column] = {group: Column(model, group, self) for group in GROUPS}
        self.group: Group | None = None  # the column that has, or last had, the focus
        self.act = Acts(self)
        self._heights = CardHeights(model, self.columns, self)
        self.naming = Naming(self)
        self.filter = FilterLine("Name, unit or purpose", "Filter the teams", "team")
        self.filter.typed.connect(self._filter)
        self.filter.done.connect(self.focus_first)
        self.filter.closed.connect(self.focus_first)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 14, 16, 14)
        page.setSpacing(0)
        page.addWidget(self.filter)
        page.addLayout(self._row, 1)
        for group, column in self.columns.items():
            self._row.addWidget(column, 0 if group is None else 1)
            self._hear(group, column.cards)
        before: QWidget = self.filter.edit
        for column in self.columns.values():
            QWidget.setTabOrder(before, column.cards)
            before = column.cards
        model.counted.connect(self._counted)
        theme().changed.connect(self._restyle)
        self.read()

    def _hear(self, group: Group | None, cards: CardList) -> None:
        cards.focused.connect(lambda: self._focused(group))
        cards.leaving.connect(lambda way: self._leave(group, way))
        cards.dropped.connect(lambda ids, before: self.act.drop(ids, group, before))
        cards.doubleClicked.connect(lambda _index: self.edit())
        cards.menu_wanted.connect(self._menu)
        cards.escaped.connect(self.escaped)
        cards.current_changed.connect(lambda: self._current(group))
        cards.installEventFilter(self)
        cards.viewport().installEventFilter(self)

    # -- what is chosen ----------------------------------------------------------------------------------------

    @property
    def cards(self) -> CardList:
        """The list of cards that has, or last had, the focus."""
        return self.columns[self.group].cards

    def current(self) -> Team | None:
        """The focused team."""
        return self.cards.current_team()

    def chosen(self) -> list[Team]:
        """The teams the next act is about."""
        return self.cards.chosen()

    def clear_selection(self) -> bool:
        """Let go of what is selected; False when nothing was."""
        had = self.cards.selectionModel().hasSelection()
        self.cards.clearSelection()
        return had

    def focus_team(self, team_id: str) -> bool:
        """Focus a team's card; False when it is not shown."""
        if not self.mark_team(team_id):
            return False
        if not self.columns[self.group].stub:
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def mark_team(self, team_id: str) -> bool:
        """Make a team's card the current one and reveal it, while the focus stays where it is."""
        team = self.desk.content.find(Team, team_id)
        row = self.model.columns[team.group].row_of(team) if team is not None else -1
        if team is None or row < 0:
            return False
        if self.group is not team.group:
            self.cards.clearSelection()
        self.group = team.group
        self.cards.mark_row(row)
        return True

    def set_marked(self, team_id: str) -> None:
        """Show which team is open in the drawer, "" for none."""
        for column in self.columns.values():
            column.cards.delegate.marked = team_id
            column.cards.viewport().update()

    def focus_first(self) -> None:
        """Focus where the hand left off: the current column, or the first one that holds a card."""
        order = [self.group, *GROUPS]
        group = next((g for g in order if self.model.columns[g].rowCount() and not self.columns[g].stub), None)
        if group is None and self.columns[None].stub:
            group = Group.CREATOR
        self.group = group
        self.cards.focus_row(max(0, self.cards.currentIndex().row()))

    # -- acts --------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Open the focused team."""
        team = self.current()
        if team is not None:
            self.open_requested.emit(team.id)

    def add(self) -> None:
        """Type names into the column that has the focus: Enter adds one and waits for the next."""
        self.naming.add(self.group)

    def rename(self) -> None:
        """Type another name on the card itself."""
        team = self.current()
        if team is not None:
            self.naming.rename(team)

    def paste(self) -> None:
        """Add the names on the clipboard, one a line, to the tray."""
        self.add_names(commands.names_in(QGuiApplication.clipboard().text()))

    def add_names(self, names: Sequence[str], group: Group | None = None) -> None:
        """Add names as one step."""
        self.naming.add_all(names, group)

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

    def begin_filter(self) -> None:
        """Type what is to stay in sight."""
        self.naming.end()
        self.filter.open_line()

    def end_filter(self) -> bool:
        """Show all teams again; False when all are shown."""
        if not self.model.filter:
            return False
        self.filter.close_line()
        return True

    def set_tray_stub(self, on: bool) -> None:
        """Fold the tray while an editor is open."""
        self.columns[None].set_stub(on)
        self._fit()

    def begin(self) -> None:
        """Another workshop stands on the desk."""
        self.group = None
        self.read()

    def read(self) -> None:
        """Measure all names: the workshop or the size of the text is another one."""
        self._heights.read(self.model.content)
        self._fit()

    def follow(self, changed: Changed) -> None:
        """Records changed, and the model has been told: heights follow, and an undone team is under the hand."""
        teams = [change for change in changed.changes if isinstance(change.record, Team)]
        if not teams:
            return
        self._heights.follow(teams)
        if changed.cause != "step" and self.cards.hasFocus():
            back = next((change.after for change in teams if isinstance(change.after, Team)), None)
            if back is None or not self.focus_team(back.id):
                self.focus_first()

    def leave(self) -> None:
        """Keep what is half typed."""
        self.act.flight.finish()
        self.naming.end()

    # -- inside --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self.act.flight.finish()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _focused(self, group: Group | None) -> None:
        if group is not self.group:
            self.group = group
            for other, column in self.columns.items():
                if other is not group:
                    column.cards.clearSelection()
        self._current(group)

    def _current(self, group: Group | None) -> None:
        cards = self.columns[group].cards
        team = cards.current_team()
        if cards.hasFocus() and team is not None:
            self.current_changed.emit(team.id)

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

    def _filter(self, text: str) -> None:
        team = self.current()
        self.model.set_filter(text)
        if team is not None:
            self.mark_team(team.id)  # what was under the hand stays there, as long as it fits
        self.filter.show_found(self.model.shown(), self.model.all())

    def _counted(self) -> None:
        self.filter.show_found(self.model.shown(), self.model.all())
        self.naming.follow()

    def _menu(self, where: QPoint, on_card: bool) -> None:
        menu = card_menu(self.desk.commands, self, card=on_card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _restyle(self) -> None:
        self.read()
        for column in self.columns.values():
            column.cards.doItemsLayout()

    def _fit(self) -> None:
        tray = self.columns[None]
        wide = theme().px(max(TRAY, min(TRAY_MOST, round(self.width() * TRAY_SHARE / theme().scale))))
        wide = min(wide, self.width() // len(GROUPS) - self._row.spacing())  # never wider than the columns it feeds
        tray.setFixedWidth(theme().px(STUB) if tray.stub else max(wide, theme().px(STUB)))
        self._heights.choose_soon()
