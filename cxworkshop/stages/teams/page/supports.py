"""Whom a team supports, as chips: Backspace takes one away, typing a name and Enter adds the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.finder import TeamFinder
from cxworkshop.stages.teams.records import Support
from cxworkshop.ui.chips import AddChip, Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import SectionHeading


class SupportsSection(QWidget):
    """The chips, the plus, and the finder that the plus opens."""

    team_wanted = Signal(str)
    rebuilt = Signal()

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.team_id = ""
        self.chips: dict[str, Chip] = {}
        self._heading = SectionHeading("Supports")
        self._flow = FlowLayout()
        self.add = AddChip("Add a team it supports")
        self.add.clicked.connect(self.open_finder)
        self._flow.addWidget(self.add)
        self.finder = TeamFinder(lambda: desk.content, "Type a team it supports, Enter adds it")
        self.finder.found.connect(lambda team_id: desk.do(commands.connect, self.team_id, team_id))
        self.finder.passing = True
        self.finder.gave_up.connect(self._close_finder)
        self.finder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self._flow)
        column.addWidget(self.finder)

    def show_team(self, team_id: str) -> None:
        """Show the links of a team as they are."""
        if team_id != self.team_id:
            self.finder.clear()
            self.finder.hide()
        self.team_id = team_id
        teams = {team.id: team for team in self.model.facts.supported(self.desk.content, team_id)}
        self._heading.set_right(counted(len(teams), "team") if teams else "nobody yet")
        before = list(self.chips)
        for other in set(self.chips) - set(teams):
            self._drop(other)
        for place, (other, team) in enumerate(teams.items()):
            group = team.group
            chip = self.chips.get(other) or self._chip(other, place)
            chip.setText(self.model.labels.short(team))
            chip.setAccessibleName(f"{self.model.labels.of(team)}, {group.label if group else 'not yet placed'}")
            chip.set_kind(hue_of(group) or "none")  # type: ignore[arg-type]
        self.chips = {other: self.chips[other] for other in teams}
        self.finder.excluded = frozenset((*teams, team_id))
        if before != list(self.chips):
            self.rebuilt.emit()

    def open_finder(self) -> None:
        """Show the field and put the caret in it."""
        self.finder.show()
        self.finder.setFocus(Qt.FocusReason.TabFocusReason)

    def reveal(self, record_id: str) -> QWidget | None:
        """The chip of a link, if it is here; it takes the focus."""
        link = self.desk.content.find(Support, record_id)
        chip = self.chips.get(link.supported) if link is not None else None
        if chip is not None:
            chip.setFocus(Qt.FocusReason.TabFocusReason)
        return chip

    def _chip(self, team_id: str, place: int) -> Chip:
        chip = self.chips[team_id] = Chip("", "back", max_width=300)
        chip.removed.connect(lambda: self.desk.do(commands.disconnect, self.team_id, team_id))
        chip.clicked.connect(lambda: self.team_wanted.emit(team_id))
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def _drop(self, team_id: str) -> None:
        """Take a chip away; the focus goes to its neighbour, so that several can go one after the other."""
        order = list(self.chips)
        place = order.index(team_id)
        chip = self.chips.pop(team_id)
        if chip.hasFocus():
            rest = [self.chips[i] for i in order if i != team_id]
            (rest[min(place, len(rest) - 1)] if rest else self.add).setFocus(Qt.FocusReason.TabFocusReason)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _close_finder(self) -> None:
        self.finder.hide()
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
