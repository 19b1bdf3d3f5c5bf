"""What a facilitator does with the chosen cards: place, move, remove, drop. One step each, and the hand goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.columns import GROUPS
from cxworkshop.stages.teams.page.flight import Flight, Place
from cxworkshop.stages.teams.page.lifted import carried
from cxworkshop.stages.teams.page.merging import merge
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.menu import Menu

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.board import Board


class Acts:
    """The acts of one board."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.flight = Flight(board)
        self.merge_menu: Menu | None = None

    def place(self, group: Group | None) -> None:
        """Place the chosen teams; the focus stays where it was and finds the next card there."""
        board = self._board
        teams = [team for team in board.chosen() if team.group is not group]
        if not teams:
            return
        source, row, start = board.group, board.cards.column.row_of(teams[0]), self._start(teams[0])
        if not board.desk.do(commands.place_teams, [team.id for team in teams], group):
            return
        board.group = source
        board.cards.focus_row(row)
        self._fly(teams, start)
        where = group.label if group is not None else "the tray"
        announce(board, f"{carried([board.model.labels.of(team) for team in teams])} placed in {where}")
        if len(teams) > 1:
            board.desk.said.emit(f"Placed {len(teams):,} teams in {where}")

    def move(self, way: int) -> None:
        """Move the chosen cards up (-1) or down (1) in their column."""
        board = self._board
        teams, column = board.chosen(), board.cards.column
        if not teams:
            return
        edge = column.row_of(teams[0]) - 1 if way < 0 else column.row_of(teams[-1]) + 2
        if edge < 0 or edge > column.rowCount():
            return
        before, current = column.team_at(edge), board.current()
        ids, selected = [team.id for team in teams], board.cards.selectionModel().hasSelection()
        if board.desk.do(commands.settle_teams, ids, board.group, before.id if before is not None else None):
            self._refocus(current, ids if selected else [])
            announce(board, f"{board.cards.currentIndex().row() + 1:,} of {column.rowCount():,}")

    def shift(self, way: int) -> None:
        """Move the chosen cards to the column on the left (-1) or right (1); the focus goes with them."""
        board = self._board
        goal, teams = GROUPS.index(board.group) + way, board.chosen()
        if not 0 <= goal < len(GROUPS) or not teams or board.columns[GROUPS[goal]].stub:
            return
        start, selected = self._start(teams[0]), board.cards.selectionModel().hasSelection()
        ids = [team.id for team in teams]
        if board.desk.do(commands.place_teams, ids, GROUPS[goal]):
            self._refocus(teams[0], ids if selected else [])
            self._fly(teams, start)

    def remove(self) -> None:
        """Remove the chosen teams; a toast offers to take that back."""
        board = self._board
        teams = board.chosen()
        if not teams:
            return
        row, name = board.cards.column.row_of(teams[0]), board.model.labels.short(teams[0])
        if not teams[0].name.strip():
            name = name[0].lower() + name[1:]
        if board.desk.do(commands.remove_teams, [team.id for team in teams]):
            board.cards.focus_row(row)
            board.desk.said.emit(f"Removed {name}" if len(teams) == 1 else f"Removed {len(teams):,} teams")

    def merge(self) -> None:
        """Make the chosen teams one: the focused one stays."""
        board, current = self._board, self._board.current()
        rect = board.cards.visualRect(board.cards.currentIndex())
        place = board.cards.viewport().mapToGlobal(rect.bottomLeft())
        self.merge_menu = merge(
            board.desk, current, board.chosen(), board, place, lambda: board.focus_team(current.id) if current else None
        )

    def drop(self, ids: Sequence[str], group: Group | None, before: str) -> None:
        """Take in cards that were dragged to a column, before another card or with "" at the end."""
        board = self._board
        if board.desk.do(commands.settle_teams, ids, group, before or None):
            self._refocus(board.desk.content.find(Team, ids[0]), ids if len(ids) > 1 else [])

    # -- inside --------------------------------------------------------------------------------------------------

    def _refocus(self, current: Team | None, selected: Sequence[str]) -> None:
        board = self._board
        if current is not None:
            board.focus_team(current.id)
        if selected:
            board.cards.select_teams(frozenset(selected))

    def _start(self, team: Team) -> Place:
        return self.flight.place_of(self._board.cards, team)

    def _fly(self, teams: Sequence[Team], start: Place) -> None:
        board = self._board
        team = board.desk.content.find(Team, teams[0].id)
        if team is not None and not board.columns[team.group].stub:
            words = carried([board.model.labels.of(each) for each in teams])
            self.flight.fly_to(words, start, board.columns[team.group].cards, team)
