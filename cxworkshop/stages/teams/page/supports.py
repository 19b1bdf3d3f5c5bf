"""Whom a team supports, as chips: Backspace takes one away, typing a name and Enter adds the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, counted, shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.finder import TeamFinder
from cxworkshop.stages.teams.records import Team
from cxworkshop.stages.teams.sight import lines_of_sight
from cxworkshop.ui.chips import AddChip, Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import SectionHeading


class SupportsSection(QWidget):
    """The chips, the plus, and the finder that the plus opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.team_id = ""
        self.chips: dict[str, Chip] = {}
        self._heading = SectionHeading("Supports")
        self._flow = FlowLayout()
        self.add = AddChip("Add a team it supports")
        self.add.clicked.connect(self.open_finder)
        self._flow.addWidget(self.add)
        self.finder = TeamFinder(lambda: desk.content, "Type a team it supports, Enter adds it")
        self.finder.found.connect(lambda team_id: desk.do(commands.connect, self.team_id, team_id))
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
            self.finder.hide()
        self.team_id = team_id
        sights = lines_of_sight(self.desk.content)
        wanted = sights.supports.get(team_id, ())
        self._heading.set_right(counted(len(wanted), "team") if wanted else "nobody yet")
        for other in set(self.chips) - set(wanted):
            chip = self.chips.pop(other)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, other in enumerate(wanted):
            team = self.desk.content.need(Team, other)
            kind = hue_of(sights.kinds[other])
            chip = self.chips.get(other) or self._chip(other, place)
            chip.setText(shown(team.name, NAME).replace("&", "&&"))
            chip.setAccessibleName(f"{team.name}, {sights.kinds[other].label}")
            chip.set_kind(kind)  # type: ignore[arg-type]
        self.finder.excluded = frozenset((*wanted, team_id))

    def open_finder(self) -> None:
        """Show the field and put the caret in it."""
        self.finder.show()
        self.finder.setFocus(Qt.FocusReason.TabFocusReason)

    def _chip(self, team_id: str, place: int) -> Chip:
        chip = self.chips[team_id] = Chip("", "back", max_width=300)
        chip.removed.connect(lambda: self._disconnect(team_id))
        chip.clicked.connect(lambda: self.desk.jump.emit("teams", team_id))
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def _disconnect(self, team_id: str) -> None:
        if self.desk.do(commands.disconnect, self.team_id, team_id):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_finder(self) -> None:
        self.finder.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
