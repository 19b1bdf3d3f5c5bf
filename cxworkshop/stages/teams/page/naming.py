"""Typing names on the board itself: the next team at the end of a column, another name on a card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cxworkshop.core.words import counted
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import GAP
from cxworkshop.stages.teams.page.inline import HEIGHT, InlineName
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.stages.teams.page.board import Board


class Naming(QObject):
    """At most one field at a time; what stands in it is kept whichever way it is left, but by Esc."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        self.field: InlineName | None = None
        self._group: Group | None = None
        self._added = ""
        self._unfolded = False

    def add(self, group: Group | None) -> None:
        """Type the names of new teams into a column."""
        self.end()
        self._unfolded = self._board.columns[group].stub
        if self._unfolded:
            self._board.set_tray_stub(False)
        self._group, self._added = group, ""
        column = self._board.columns[group]
        column.cards.setViewportMargins(0, 0, 0, theme().px(HEIGHT + GAP))
        field = self._open(InlineName(column, "Name of a team"))
        field.entered.connect(self._add)
        field.pasted.connect(lambda text: self.add_all(commands.names_in(text), group))
        column.cards.scrollToBottom()
        field.open_at(self._end_of(group))

    def rename(self, team: Team) -> None:
        """Type another name on the card of a team."""
        self.end()
        self._group, self._added = team.group, team.id
        column = self._board.columns[team.group]
        cards = column.cards
        row = cards.column.row_of(team)
        if row < 0 or column.stub:
            return
        cards.scrollTo(cards.column.index(row))
        card = cards.delegate.card_rect(cards.visualRect(cards.column.index(row)))
        field = self._open(InlineName(column, "Name", team.name, once=True))
        field.entered.connect(lambda name: self._rename(team.id, name))
        field.open_at(cards.viewport().mapTo(column, card.topLeft()).y())

    def add_all(self, names: Sequence[str], group: Group | None) -> None:
        """Add names as one step, and put the focus on the first of them unless more are being typed."""
        board = self._board
        if names and (done := board.desk.do(commands.add_teams, names, group=group)):
            board.desk.said.emit(f"Added {counted(len(names), 'team')}")
            if done.value and self.field is None and not board.columns[group].stub:
                board.focus_team(done.value[0].id)

    def follow(self) -> None:
        """Cards came or went: the field for the next name stays below the last."""
        if self.field is not None and not self._renaming:
            cards = self._board.columns[self._group].cards
            cards.scrollToBottom()
            self.field.place(self._end_of(self._group))

    def end(self, *, keep: bool = True) -> None:
        """Take the field away; `keep` what is half typed."""
        field, self.field = self.field, None
        if field is None:
            return
        if keep:
            field.commit()
        field.left.disconnect()
        field.leave()
        had_focus = field.hasFocus()
        field.hide()
        field.deleteLater()
        cards = self._board.columns[self._group].cards
        cards.setViewportMargins(0, 0, 0, 0)
        if self._unfolded:
            self._unfolded = False
            self._board.set_tray_stub(True)
        if had_focus and not (self._added and self._board.focus_team(self._added)):
            self._board.focus_first()

    # -- inside --------------------------------------------------------------------------------------------------

    @property
    def _renaming(self) -> bool:
        return self.field is not None and self.field.placeholderText() == "Name"

    def _open(self, field: InlineName) -> InlineName:
        self.field = field
        field.left.connect(lambda: self.end(keep=False))
        return field

    def _end_of(self, group: Group | None) -> int:
        """Below the last card, or at the foot of a column that is full."""
        column = self._board.columns[group]
        cards = column.cards
        count = cards.column.rowCount()
        below = cards.visualRect(cards.column.index(count - 1)).bottom() + 1 if count else 0
        foot = cards.height() - theme().px(HEIGHT) - 4
        return cards.y() + max(0, min(below, foot))

    def _add(self, name: str) -> None:
        done = self._board.desk.do(commands.add_team, name, group=self._group)
        if done and done.value is not None:
            self._added = done.value.id
            announce(self._board, f"{name} added")

    def _rename(self, team_id: str, name: str) -> None:
        self._board.desk.do(commands.rename_team, team_id, name)
        self._board.desk.end_typing()
