"""Does the customer see, hear or speak to the team, and how: the fact that makes a CX Creator."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.method_texts import channel_icon, channels
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.records import Team, Touch
from cxworkshop.ui.checks import RadioRow
from cxworkshop.ui.chips import ToggleChip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import Label

_WORDS = {Touch.NEVER: "Never", Touch.SOMETIMES: "Sometimes", Touch.EVERY_DAY: "Every day"}


class TouchSection(QWidget):
    """Three answers and, unless it never does, the channels. The chosen answer again takes it back."""

    rebuilt = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.team_id = ""
        self._touch: Touch | None = None
        self.answers: dict[Touch, RadioRow] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(18)
        for touch, words in _WORDS.items():
            answer = self.answers[touch] = RadioRow(words)
            answer.clicked.connect(lambda _=False, touch=touch: self._answer(touch))
            self._group.addButton(answer)
            row.addWidget(answer)
        row.addStretch(1)
        self._channels = QWidget()
        self._flow = FlowLayout(self._channels)
        self.channels: dict[str, ToggleChip] = {}
        self._offered = [channel.word for channel in channels()]
        for channel in self._offered:
            self._chip(channel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(Label("Does the customer see, hear or speak to it?", "ui", "ink2", 600))
        column.addLayout(row)
        column.addWidget(self._channels)

    def show_team(self, team: Team) -> None:
        """Show the answers of a team as they are."""
        self.team_id, self._touch = team.id, team.touch
        self._group.setExclusive(False)
        for touch, answer in self.answers.items():
            answer.setChecked(touch is team.touch)
        self._group.setExclusive(True)
        new = [channel for channel in team.channels if channel not in self.channels]
        for channel in new:
            self._chip(channel)
        for channel, chip in self.channels.items():
            chip.setChecked(channel in team.channels)
            chip.setVisible(channel in self._offered or channel in team.channels)
        self._channels.setVisible(team.touch in (Touch.SOMETIMES, Touch.EVERY_DAY) or bool(team.channels))
        if new:
            self.rebuilt.emit()

    def _answer(self, touch: Touch) -> None:
        self.desk.do(commands.set_touch, self.team_id, None if touch is self._touch else touch)

    def _chip(self, channel: str) -> None:
        chip = self.channels[channel] = ToggleChip(channel, channel_icon(channel))
        chip.clicked.connect(lambda: self.desk.do(commands.toggle_channel, self.team_id, channel))
        self._flow.addWidget(chip)
