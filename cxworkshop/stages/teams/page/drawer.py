"""One team in full, beside the board: where it stands, whom it supports, what they need, and its line of sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.about import AboutSection
from cxworkshop.stages.teams.page.cards import hue_of, people
from cxworkshop.stages.teams.page.needs import NeedsSection
from cxworkshop.stages.teams.page.supports import SupportsSection
from cxworkshop.stages.teams.page.touch import TouchSection
from cxworkshop.stages.teams.records import Group, Team, team_path
from cxworkshop.stages.teams.sight import implied_groups
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.drawer import Drawer
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.texts import VoiceEdit

_SHORT = {Group.CREATOR: "Creator", Group.FRONTLINE: "Frontline", Group.BACK_OFFICE: "Back office"}
SIGHT_HINT = "We … so that … can …, so that customers …"


class TeamDrawer(Drawer):
    """Fields save when they are left; Esc closes and gives the focus back to the card."""

    step_wanted = Signal(int)  # -1 the team above, 1 the one below

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.desk = desk
        self.team_id = ""
        for icon, name, way in (("caret-up", "Team above", -1), ("caret-down", "Team below", 1)):
            button = IconButton(icon, name)
            button.clicked.connect(lambda _=False, way=way: self.step_wanted.emit(way))
            self.tools.addWidget(button)
        self.group = Segmented(
            [
                Option(group.value, _SHORT[group], kind=hue_of(group), cap=str(number))  # type: ignore[arg-type]
                for number, group in enumerate(Group, 1)
            ],
            "Where it stands",
        )
        self.group.changed.connect(lambda key: desk.do(commands.place_team, self.team_id, Group(key)))
        for group in Group:
            self.group.segment(group.value).setAccessibleName(group.label)
        self._hint = Paragraph("", "small", "ink2")
        self._accept = Button("", kind="link")
        self._accept.clicked.connect(self._take_suggestion)
        self.reason = LineEdit("", "Why does it stand there? In the room’s words", "Reason for the decision")
        self.reason.committed.connect(lambda text: self._write("group_reason", text))
        self.touch = TouchSection(desk)
        self.supports = SupportsSection(desk)
        self.needs = NeedsSection(desk)
        self.sight = VoiceEdit(SIGHT_HINT, lines=3, max_lines=9, name="Line of sight, in its own words")
        self.sight.committed.connect(lambda text: self._write("sight", text))
        self.about = AboutSection(desk)
        self.set_body(self._body())

    def show_team(self, team_id: str) -> None:
        """Show a team, or the same team as it is now; what is being typed stays."""
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return
        if team_id != self.team_id:
            self.commit()
        self.team_id = team_id
        parts = [team.group.label if team.group else "Not yet placed", shown(team_path(self.desk.content, team), 40)]
        if team.headcount is not None:
            parts.append(people(team.headcount))
        self.set_title(shown(team.name) or "A team without a name", " · ".join(part for part in parts if part))
        self.group.set_value(team.group.value if team.group else None)
        self._show_suggestion(team)
        self.reason.set_text(team.group_reason)
        self.reason.setVisible(team.group is not None)
        self.touch.show_team(team)
        self.supports.show_team(team_id)
        self.needs.show_team(team_id)
        self.sight.set_text(team.sight)
        self.about.show_team(team)

    def commit(self) -> None:
        """Keep what is half typed in any field."""
        if self.desk.content.find(Team, self.team_id) is None:
            return
        self.reason.commit()
        self.sight.commit()
        self.needs.commit()
        self.about.commit()

    # -- inside --------------------------------------------------------------------------------------------------

    def _body(self) -> QWidget:
        suggestion = QHBoxLayout()
        suggestion.setSpacing(8)
        suggestion.addWidget(self._hint, 1)
        suggestion.addWidget(self._accept)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 6, 20, 20)
        column.setSpacing(14)
        blocks: Sequence[QWidget | QHBoxLayout] = (
            self.group,
            suggestion,
            self.reason,
            self.touch,
            self.supports,
            self.needs,
            Label("Line of sight, in its own words", "small", "ink2", 600),
            self.sight,
            self.about,
        )
        for block in blocks:
            if isinstance(block, QWidget):
                column.addWidget(block)
            else:
                column.addLayout(block)
        column.addStretch(1)
        return body

    def _show_suggestion(self, team: Team) -> None:
        implied = implied_groups(self.desk.content)[team.id]
        differs = implied.known and implied.group is not team.group
        self._suggested: Group | None = implied.group if differs else None
        self._hint.setVisible(implied.known)
        self._accept.setVisible(differs)
        if differs:
            self._hint.setText(f"The facts say {implied.group.label}. {implied.reason}")
            self._accept.setText(f"Place there  {list(Group).index(implied.group) + 1}")
        elif implied.known:
            self._hint.setText(f"The facts agree. {implied.reason}")

    def _take_suggestion(self) -> None:
        if self._suggested is not None:
            self.desk.do(commands.place_team, self.team_id, self._suggested)

    def _write(self, field: str, text: str) -> None:
        self.desk.do(commands.write_team, self.team_id, field, text)
        self.desk.end_typing()
