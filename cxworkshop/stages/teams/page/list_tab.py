"""The List tab: every team as a row, edited in place; the textual twin of board and graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import Changed
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.list_cells import Column
from cxworkshop.stages.teams.page.list_model import TeamTable
from cxworkshop.stages.teams.page.list_paste import fields_in, rows_in, text_of
from cxworkshop.stages.teams.page.list_table import ListTable
from cxworkshop.stages.teams.page.merging import merge
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.theme import theme

_IN_MENU = (
    ("teams.list_open", "teams.list_connect", "teams.list_sight"),
    ("teams.list_creator", "teams.list_frontline", "teams.list_back_office", "teams.list_tray"),
    ("teams.list_copy", "teams.list_paste", "teams.list_merge", "teams.list_remove"),
)


class ListTab(QWidget):
    """A filter line above the table. Acts are about the selected rows, or the focused one."""

    open_requested = Signal(str)  # a team's id
    connect_requested = Signal(str)
    sight_requested = Signal(str)
    escaped = Signal()

    def __init__(self, desk: Desk, board: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._board = board
        self.model = TeamTable(desk, board, self)
        self.table = ListTable(self.model)
        self.search = SearchEdit("Filter by name, unit or purpose", "Filter teams")
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._count = Label("", "ui", "ink2")
        self._kept: tuple[str, int] | None = None
        self.merge_menu: Menu | None = None
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.search)
        line.addWidget(self._count)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._restore)
        board.retouched.connect(self.model.follow_sights)
        self.table.activated.connect(self._activated)
        self.table.doubleClicked.connect(self._activated)
        self.table.menu_wanted.connect(self._menu)
        self.table.escaped.connect(self.escaped)
        theme().changed.connect(self._fit)
        self._fit()
        self._tell_count()

    # -- what is chosen --------------------------------------------------------------------------------------------

    def current(self) -> Team | None:
        """The team of the focused row."""
        return self.model.team_at(self.table.currentIndex().row())

    def chosen(self) -> list[Team]:
        """The teams the next act is about, in the order of the rows."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        current = self.table.currentIndex().row()
        rows = rows if current in rows or not self.table.currentIndex().isValid() else [current]
        return [team for row in rows if (team := self.model.team_at(row)) is not None]

    def goto(self, team_id: str) -> bool:
        """Focus a team's row; a filter that hides it is taken away. False when there is no such team."""
        if self.desk.content.find(Team, team_id) is None:
            return False
        if self.model.row_of(team_id) < 0:
            self.search.clear()
        self.table.focus_row(self.model.row_of(team_id))
        return True

    def mark_team(self, team_id: str) -> None:
        """Make a team's row the current one while the focus stays where it is."""
        row = self.model.row_of(team_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, max(0, self.table.currentIndex().column())))

    def neighbour(self, team_id: str, way: int) -> Team | None:
        """The team in the row above (-1) or below (1); None at the ends."""
        row = self.model.row_of(team_id)
        return self.model.team_at(row + way) if row >= 0 else None

    def clear(self) -> bool:
        """Let the selection go, or else the filter; False when there is neither."""
        if len(self.table.selectionModel().selectedRows()) > 1:
            self.table.focus_row(self.table.currentIndex().row())
            return True
        if self.search.text():
            self.search.clear()
            return True
        return False

    # -- acts ------------------------------------------------------------------------------------------------------

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of this place does."""
        return {
            "teams.list_add": self.add,
            "teams.list_edit": self.table.edit_current,
            "teams.list_open": lambda: self._about_current(self.open_requested),
            "teams.list_connect": lambda: self._about_current(self.connect_requested),
            "teams.list_sight": lambda: self._about_current(self.sight_requested),
            "teams.list_creator": lambda: self.place(Group.CREATOR),
            "teams.list_frontline": lambda: self.place(Group.FRONTLINE),
            "teams.list_back_office": lambda: self.place(Group.BACK_OFFICE),
            "teams.list_tray": lambda: self.place(None),
            "teams.list_copy": self.copy,
            "teams.list_paste": self.paste,
            "teams.list_merge": self.merge,
            "teams.list_remove": self.remove,
            "teams.list_select_all": self.table.selectAll,
            "teams.list_filter": self.focus_filter,
        }

    def add(self) -> None:
        """Write the next team into the empty last row."""
        self.table.focus_row(self.model.rowCount() - 1, Column.NAME)
        self.table.edit_current()

    def place(self, group: Group | None) -> None:
        """Place the chosen teams; the focus stays, so that the next digit can follow the next arrow."""
        teams = [team for team in self.chosen() if team.group is not group]
        if teams and self.desk.do(commands.place_teams, [team.id for team in teams], group):
            who = self._board.labels.of(teams[0]) if len(teams) == 1 else f"{len(teams):,} teams"
            announce(self.table, f"{who} placed in {group.label if group is not None else 'the tray'}")

    def remove(self) -> None:
        """Remove the chosen teams; a toast offers to take that back."""
        teams = self.chosen()
        row = self.model.row_of(teams[0].id) if teams else 0
        who = self._board.labels.short(teams[0]) if len(teams) == 1 else f"{len(teams):,} teams"
        if teams and self.desk.do(commands.remove_teams, [team.id for team in teams]):
            self.table.focus_row(min(row, max(0, self.model.rowCount() - 2)))
            self.desk.said.emit(f"Removed {who}")

    def merge(self) -> None:
        """Make the chosen teams one: the focused one stays."""
        current = self.current()
        rect = self.table.visualRect(self.table.currentIndex())
        place = self.table.viewport().mapToGlobal(rect.bottomLeft())
        self.merge_menu = merge(
            self.desk, current, self.chosen(), self, place, lambda: self.goto(current.id) if current else None
        )

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as a spreadsheet takes them."""
        teams = self.chosen()
        rows = [
            [str(self.model.index(self.model.row_of(team.id), column).data() or "") for column in Column]
            for team in teams
        ]
        if rows:
            QGuiApplication.clipboard().setText(text_of(rows))

    def paste(self) -> None:
        """Take in the rows on the clipboard: as new teams under Team, into the cells elsewhere."""
        rows = rows_in(QGuiApplication.clipboard().text())
        first = Column(max(0, self.table.currentIndex().column()))
        if not rows:
            return
        try:
            said = fields_in(rows, first)
        except Refused as refused:
            self.desk.problem.emit(refused)
            return
        if first is Column.NAME:
            self._add_rows([row for row in said if "name" in row])
        else:
            self._fill(said)

    def focus_filter(self) -> None:
        """Type what the teams to be shown have in common."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- the page's side -------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Another workshop is on the desk."""
        self.search.clear()
        self.model.read()
        self._tell_count()

    def follow(self, changed: Changed) -> None:
        """Take in a step, an undo or a redo."""
        self.model.follow(changed)
        self._tell_count()

    def leave(self) -> None:
        """The page is about to be hidden: keep what is half typed."""
        self.table.commit()

    # -- inside ----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done = event.key() == Qt.Key.Key_Escape
            if done:
                self.search.clear()
            if done or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.table.focus_row(max(0, self.table.currentIndex().row()))
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._tell_count()

    def _tell_count(self) -> None:
        self._count.setText(self.model.words())

    def _add_rows(self, rows: list[dict[str, Any]]) -> None:
        done = self.desk.do(commands.add_rows, rows) if rows else None
        if done and done.value:
            self.desk.said.emit("Added 1 team" if len(rows) == 1 else f"Added {len(rows)} teams")
            self.table.focus_row(self.model.row_of(done.value[0].id), Column.NAME)

    def _fill(self, rows: list[dict[str, Any]]) -> None:
        top = self.table.currentIndex().row()
        below = [team for row in range(top, top + len(rows)) if (team := self.model.team_at(row)) is not None]
        if below and self.desk.do(commands.fill_teams, [team.id for team in below], rows[: len(below)]):
            self.desk.said.emit(f"Pasted into {'1 team' if len(below) == 1 else f'{len(below)} teams'}")

    def _about_current(self, signal: Any) -> None:
        team = self.current()
        if team is not None:
            signal.emit(team.id)

    def _activated(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._about_current(self.open_requested)

    def _menu(self, where: QPoint) -> None:
        if self.current() is None:
            return
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, block in enumerate(_IN_MENU):
            if number:
                menu.addSeparator()
            for key in block:
                menu.addAction(self.desk.commands.action(key))
        menu.popup(where)

    def _keep(self) -> None:
        team = self.current()
        self._kept = (team.id, self.table.currentIndex().column()) if team is not None else None

    def _restore(self) -> None:
        row = self.model.row_of(self._kept[0]) if self._kept is not None else -1
        if row >= 0 and self._kept is not None:
            self.table.setCurrentIndex(self.model.index(row, self._kept[1]))

    def _fit(self) -> None:
        self.search.setFixedWidth(theme().px(300))
