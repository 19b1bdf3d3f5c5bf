"""One team in full, beside the board: where it stands, whom it supports, what they need, and its line of sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.about import AboutSection
from cxworkshop.stages.teams.page.cards import hue_of, people
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.groups import KEYS, SHORT, TRAY
from cxworkshop.stages.teams.page.needs import NeedsSection
from cxworkshop.stages.teams.page.supports import SupportsSection
from cxworkshop.stages.teams.page.touch import TouchSection
from cxworkshop.stages.teams.records import Group, Need, Team
from cxworkshop.stages.teams.sight import implied_group
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.drawer import Drawer
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.signed import SignedChip
from cxworkshop.ui.taborder import in_reading_order
from cxworkshop.ui.texts import VoiceEdit
from cxworkshop.ui.theme import theme

REASON = "Why there, in the room’s words"
SIGHT_HINT = "We … so that … can …, so that customers …"
WIDTH = 420
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class TeamDrawer(Drawer):
    """Fields save when they are left; Esc closes and gives the focus back to the card."""

    step_wanted = Signal(int)  # -1 the team above, 1 the one below
    team_wanted = Signal(str)

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__("", WIDTH, parent=parent)
        self.desk = desk
        self.model = model
        self.team_id = ""
        for icon, name, key, way in (("caret-up", "Team above", "Alt ↑", -1), ("caret-down", "Team below", "Alt ↓", 1)):
            button = IconButton(icon, name)
            button.set_name(name, key)
            button.clicked.connect(lambda _=False, way=way: self.step_wanted.emit(way))
            self.tools.addWidget(button)
        self.group = Segmented(
            [
                Option(group.value, SHORT[group], kind=hue_of(group), cap=KEYS[group])  # type: ignore[arg-type]
                for group in Group
            ],
            "Where it stands",
        )
        self.group.changed.connect(lambda key: self.place(Group(key)))
        for group in Group:
            segment = self.group.segment(group.value)
            segment.setAccessibleName(group.label)
            segment.installEventFilter(self)
        self._hint = Paragraph("", "small", "ink2")
        self._accept = Button("", kind="link")
        self._accept.clicked.connect(self._take_suggestion)
        self._suggested: Group | None = None
        self.reason = VoiceEdit("Because …", max_lines=5, name=REASON)
        self.reason.single_paragraph = True
        self.reason.committed.connect(lambda text: self._write("group_reason", text))
        self._why = QWidget()
        why = QVBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(6)
        why.addWidget(Label(REASON, "ui", "ink2", 600))
        why.addWidget(self.reason)
        self.touch = TouchSection(desk)
        self.supports = SupportsSection(desk, model)
        self.needs = NeedsSection(desk, model)
        self.sight = VoiceEdit(SIGHT_HINT, lines=3, max_lines=9, name="Line of sight, in its own words")
        self.sight.committed.connect(lambda text: self._write("sight", text))
        self.about = AboutSection(desk, model)
        self.flag = SignedChip(desk)
        self.add_under_title(self.flag)
        self._body = self._make_body()
        self.set_body(self._body)
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(lambda: in_reading_order(self._body))
        for section in (self.touch, self.supports, self.needs, self.about.above):
            section.rebuilt.connect(self._order.start)
        for section in (self.supports, self.needs, self.about.above):
            section.team_wanted.connect(self.team_wanted)
        self._order.start()
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_row)
        self.needs.invited.connect(self._reveal.start)  # when the layout has made room for it
        self.needs.moved.connect(self.show_in_body)
        theme().changed.connect(self._widen)
        self._widen()

    def begin(self) -> None:
        """Put the focus where work on a team begins."""
        segment = self.group.segment(self.group.value() or Group.CREATOR.value)
        segment.setFocus(Qt.FocusReason.TabFocusReason)

    def show_team(self, team_id: str) -> None:
        """Show a team, or the same team as it is now; what is being typed stays."""
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return
        if team_id != self.team_id:
            self.commit()
            self._scroll.verticalScrollBar().setValue(0)
        self.team_id = team_id
        self.flag.show_things(team_id)
        labels = self.model.labels
        parts = [SHORT[team.group] if team.group else TRAY, "" if labels.tells_path(team) else self.model.unit(team)]
        if team.headcount is not None:
            parts.append(people(team.headcount))
        self.set_title(shown(labels.of(team)), " · ".join(part for part in parts if part))
        self.group.set_value(team.group.value if team.group else None)
        self._show_suggestion(team)
        self.reason.set_text(team.group_reason)
        self._why.setVisible(team.group is not None)
        self.touch.show_team(team)
        self.supports.show_team(team_id)
        self.needs.show_team(team_id)
        self.sight.set_text(team.sight)
        self.about.show_team(team)

    def reveal(self, record_id: str) -> None:
        """Put the focus on a need or a link of the team shown."""
        is_need = self.desk.content.find(Need, record_id) is not None
        row = self.needs.reveal(record_id) if is_need else self.supports.reveal(record_id)
        if row is not None:
            self.show_in_body(row)

    def place(self, group: Group | None) -> None:
        """Place the team shown."""
        team = self.desk.content.find(Team, self.team_id)
        if team is not None and team.group is not group and self.desk.do(commands.place_team, team.id, group):
            announce(self, f"{self.model.labels.of(team)} placed in {group.label if group else 'the tray'}")

    def commit(self) -> None:
        """Keep what is half typed in any field."""
        if self.desk.content.find(Team, self.team_id) is None:
            return
        self.reason.commit()
        self.sight.commit()
        self.needs.commit()
        self.about.commit()

    # -- inside --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # In a row of radio buttons up and down would choose; here they go to the next team.
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in steps and not event.modifiers() & ~_KEYPAD:  # type: ignore[attr-defined]
            self.step_wanted.emit(steps[event.key()])  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)

    def _show_row(self) -> None:
        if self.needs.draft is not None:
            self.show_in_body(self.needs.draft)

    def _widen(self) -> None:
        """No kind is cut: what is longer takes its room from what is shorter."""
        for group in Group:
            segment = self.group.segment(group.value)
            segment.setMinimumWidth(segment.sizeHint().width() - theme().px(6))

    def _make_body(self) -> QWidget:
        suggestion = QHBoxLayout()
        suggestion.setSpacing(8)
        suggestion.addWidget(self._hint, 1)
        suggestion.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignTop)
        stands = QVBoxLayout()
        stands.setSpacing(8)
        stands.addWidget(self.group)
        stands.addLayout(suggestion)
        stands.addWidget(self._why)
        sight = QVBoxLayout()
        sight.setSpacing(6)
        sight.addWidget(Label("Line of sight, in its own words", "ui", "ink2", 600))
        sight.addWidget(self.sight)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 6, 20, 20)
        column.setSpacing(16)
        column.addLayout(stands)
        column.addWidget(self.touch)
        column.addWidget(self.supports)
        column.addWidget(self.needs)
        column.addLayout(sight)
        column.addWidget(self.about)
        column.addStretch(1)
        return body

    def _show_suggestion(self, team: Team) -> None:
        implied = implied_group(self.desk.content, team, self.model.facts.sights)
        differs = implied.known and implied.group is not team.group
        self._suggested = implied.group if differs else None
        self._hint.setVisible(implied.known)
        if not differs and self._accept.hasFocus():
            self.begin()
        self._accept.setVisible(differs)
        if differs:
            self._hint.setText(f"The facts say {implied.group.label}. {implied.reason}")
            self._accept.setText("Place it there")
        elif implied.known:
            self._hint.setText(f"The facts agree. {implied.reason}")

    def _take_suggestion(self) -> None:
        if self._suggested is not None:
            self.place(self._suggested)

    def _write(self, field: str, text: str) -> None:
        self.desk.do(commands.write_team, self.team_id, field, text)
        self.desk.end_typing()
