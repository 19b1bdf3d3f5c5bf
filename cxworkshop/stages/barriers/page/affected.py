"""Which teams a barrier stands in the way of, as chips: typing a name and Enter adds the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.teams.records import Group, Team, team_labels
from cxworkshop.ui.chips import AddChip, Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.finder import Finder
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.kinds import Kind
from cxworkshop.ui.labels import SectionHeading

TAB = Qt.FocusReason.TabFocusReason
_KINDS: dict[Group | None, Kind] = {
    Group.CREATOR: "cust",
    Group.FRONTLINE: "front",
    Group.BACK_OFFICE: "back",
    None: "none",
}


class AffectedTeams(QWidget):
    """The chips, the plus, and the finder that the plus opens."""

    team_wanted = Signal(str)
    rebuilt = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.barrier_id = ""
        self.chips: dict[str, Chip] = {}
        self._heading = SectionHeading("In the way of")
        self._flow = FlowLayout()
        self.add = AddChip("Add a team")
        self.add.clicked.connect(self.open_finder)
        self._flow.addWidget(self.add)
        self.finder = Finder(lambda: team_labels(desk.content), "Type a team, Enter adds it")
        self.finder.passing = True
        self.finder.found.connect(self._found)
        self.finder.gave_up.connect(self._close_finder)
        self.finder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self._flow)
        column.addWidget(self.finder)

    def show_barrier(self, barrier: Barrier) -> None:
        """Show the teams of a barrier as they are."""
        if barrier.id != self.barrier_id:
            self.finder.clear()
            self.finder.hide()
        self.barrier_id = barrier.id
        labels = team_labels(self.desk.content) if barrier.teams else {}
        teams = {team: self.desk.content.find(Team, team) for team in barrier.teams if team in labels}
        self._heading.set_right(counted(len(teams), "team") if teams else "nobody said yet")
        before = list(self.chips)
        for gone in set(self.chips) - set(teams):
            self._drop(gone)
        for place, (team_id, team) in enumerate(teams.items()):
            chip = self.chips.get(team_id) or self._chip(team_id, place)
            group = team.group if team is not None else None
            chip.setText(labels[team_id])
            chip.setAccessibleName(f"{labels[team_id]}, {group.label if group else 'not yet placed'}")
            chip.set_kind(_KINDS[group])
        self.chips = {team_id: self.chips[team_id] for team_id in teams}
        self.finder.excluded = frozenset(teams)
        if before != list(self.chips):
            self.rebuilt.emit()

    def open_finder(self) -> None:
        """Show the field and put the caret in it."""
        self.finder.show()
        self.finder.setFocus(TAB)

    def _now(self) -> tuple[str, ...]:
        barrier = self.desk.content.find(Barrier, self.barrier_id)
        return barrier.teams if barrier is not None else ()

    def _found(self, team_id: str) -> None:
        self.desk.do(do.set_barrier_teams, self.barrier_id, (*self._now(), team_id))

    def _take_off(self, team_id: str) -> None:
        self.desk.do(do.set_barrier_teams, self.barrier_id, [one for one in self._now() if one != team_id])

    def _chip(self, team_id: str, place: int) -> Chip:
        chip = self.chips[team_id] = Chip("", "back", max_width=300)
        chip.removed.connect(lambda: self._take_off(team_id))
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
            rest = [self.chips[one] for one in order if one != team_id]
            (rest[min(place, len(rest) - 1)] if rest else self.add).setFocus(TAB)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _close_finder(self) -> None:
        self.finder.hide()
        self.add.setFocus(TAB)
