"""The Line of sight tab: the graph, the walk below it, and the teams that cannot see the customer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.teams.page.graph import GraphView
from cxworkshop.stages.teams.page.unseen_band import UnseenBand
from cxworkshop.stages.teams.page.walk import WalkStrip
from cxworkshop.stages.teams.records import Need, Support, Team
from cxworkshop.stages.teams.sight import reach_in_words
from cxworkshop.ui.desk import Desk


class SightTab(QWidget):
    """The graph takes the keys; Space walks once a walk has begun."""

    open_requested = Signal(str)
    connect_requested = Signal(str)
    question_changed = Signal(str)
    escaped = Signal()
    walked = Signal(bool)  # a walk has begun, or is over

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.question = ""
        self.graph = GraphView(desk)
        self.walk = WalkStrip()
        self.walk.hide()
        self.band = UnseenBand(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.graph, 1)
        column.addWidget(self.walk)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(16, 4, 16, 14)
        self._below.addWidget(self.band)
        column.addLayout(self._below)
        self.setFocusProxy(self.graph)
        self.graph.focused.connect(self._focused)
        self.graph.opened.connect(self.open_requested)
        self.walk.hop_shown.connect(self.graph.show_hop)
        self.walk.left.connect(self.end_walk)
        self.band.connect_wanted.connect(self.connect_requested)

    def refresh(self) -> None:
        """Look at the content again."""
        self.graph.refresh()
        if self.walking and not self.walk.follow(self.desk.content):
            self.end_walk()
        self._show_band()
        self._focused(self.graph.team)

    def show_team(self, team_id: str) -> None:
        """Put a team in focus, as far as it reaches the customer."""
        if not self.isVisible():
            self.refresh()  # what is visible has been told
        self.graph.focus_team(team_id)

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        if self.isVisible() and any(isinstance(c.record, Team | Support | Need) for c in changed.changes):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    # -- walking -------------------------------------------------------------------------------------------------

    @property
    def walking(self) -> bool:
        """Whether a line of sight is being walked."""
        return not self.walk.isHidden()

    def begin_walk(self) -> None:
        """Walk the focused team's line of sight aloud."""
        if self.graph.team and self.walk.begin(self.desk.content, self.graph.team):
            self.walk.show()
            self.walked.emit(True)
            self._show_band()
            self.graph.set_walk(self.walk.path)
            self.graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, way: int) -> None:
        """One hop on (1) or back (-1), if a line of sight is being walked."""
        if self.walking:
            self.walk.step(way)

    def end_walk(self) -> None:
        """The walk is over: back to where it began."""
        start = self.walk.path[0] if self.walk.path else ""
        self.walk.hide()
        self.walked.emit(False)
        self.graph.set_walk(())
        self._show_band()
        self.graph.focus_team(start)
        self.graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def connect_team(self) -> None:
        """Connect the team chosen in the band, or its first one; the focused team when the band is empty."""
        team = self.band.chosen or self.graph.team
        if team:
            self.connect_requested.emit(team)

    # -- inside --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.walking:
            self.end_walk()
        else:
            self.escaped.emit()

    def _show_band(self) -> None:
        self.band.show_teams(() if self.walking else self.graph.sights.unconnected, self.graph.labels)
        shown = bool(self.graph.sights.unconnected) and not self.walking
        self._below.setContentsMargins(16, 4 if shown else 0, 16, 14 if shown else 0)

    def _focused(self, team_id: str) -> None:
        if not self.walking or not self.question:
            known = team_id in self.desk.content
            name = self.graph.labels.get(team_id, "")
            self.question = reach_in_words(self.desk.content, team_id, name) if known else ""
            self.question_changed.emit(self.question)
