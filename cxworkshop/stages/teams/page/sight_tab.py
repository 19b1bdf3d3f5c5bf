"""The Line of sight tab: the graph, the walk below it, and the teams that cannot see the customer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME, counted, shown
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.graph import GraphView
from cxworkshop.stages.teams.page.walk import WalkStrip
from cxworkshop.stages.teams.records import Support, Team
from cxworkshop.stages.teams.sight import reach_in_words
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.chips import Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.theme import theme

MOST_CHIPS = 4


class UnseenBand(QWidget):
    """The hatched band of teams from which no path leads to the customer, with the act that mends it."""

    connect_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._first = ""
        self._title = Paragraph("", "h3", "ink:warn")
        self._words = Label("No path leads from there to a CX Creator yet.", "ui", "ink2")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._more = Label("", "ui", "ink2")
        self._connect = Button("Connect", icon="path", key="C")
        self._connect.clicked.connect(lambda: self.connect_wanted.emit(self._first))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(50, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(words)
        row.addLayout(self._chips)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._connect)

    @property
    def first(self) -> str:
        """The team that Connect is about."""
        return self._first

    def show_teams(self, ids: tuple[str, ...]) -> None:
        """Show these teams; the band goes when there is none."""
        self.setVisible(bool(ids))
        self._first = ids[0] if ids else ""
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        teams = [team for i in ids[:MOST_CHIPS] if (team := self.desk.content.find(Team, i)) is not None]
        for team in teams:
            kind = hue_of(team.group)
            chip = Chip(shown(team.name, NAME), kind, removable=False, max_width=170)  # type: ignore[arg-type]
            chip.clicked.connect(lambda i=team.id: self.connect_wanted.emit(i))
            chip.setAccessibleName(f"{team.name}, no line of sight")
            self._chips.addWidget(chip)
        rest = len(ids) - len(teams)
        self._more.setText(f"and {rest:,} more" if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self._title.setText(f"{counted(len(ids), 'team')} cannot see the customer")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.color("warn-line"), 1))
        painter.setBrush(look.soft("warn"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(0.45)
        painter.setBrush(hatch_brush("warn-line"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setOpacity(1.0)
        size = look.px(20)
        draw_icon(painter, QRectF(18, 16, size, size), "link-break", "ink:warn", "bold")


class SightTab(QWidget):
    """The graph takes the keys; Space walks once a walk has begun."""

    open_requested = Signal(str)
    connect_requested = Signal(str)
    question_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.graph = GraphView(desk)
        self.walk = WalkStrip()
        self.walk.hide()
        self.band = UnseenBand(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.graph, 1)
        column.addWidget(self.walk)
        below = QVBoxLayout()
        below.setContentsMargins(16, 4, 16, 14)
        below.addWidget(self.band)
        column.addLayout(below)
        self.setFocusProxy(self.graph)
        self.graph.focused.connect(self._focused)
        self.graph.opened.connect(self.open_requested)
        self.graph.installEventFilter(self)
        self.walk.hop_shown.connect(self.graph.focus_team)
        self.walk.left.connect(self.end_walk)
        self.band.connect_wanted.connect(self.connect_requested)
        self.refresh()

    def refresh(self) -> None:
        """Look at the content again."""
        self.graph.refresh()
        self.band.show_teams(self.graph.sights.unconnected)
        self._focused(self.graph.team)

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        if self.isVisible() and any(isinstance(c.record, Team | Support) for c in changed.changes):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def begin_walk(self) -> None:
        """Walk the focused team's line of sight aloud."""
        if self.walk.begin(self.desk.content, self.graph.team):
            self.walk.show()
            self.graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_walk(self) -> None:
        """The walk is over."""
        self.walk.hide()
        self.graph.setFocus(Qt.FocusReason.OtherFocusReason)

    def connect_team(self) -> None:
        """Connect the first team that sees no customer, else the focused one."""
        team = self.band.first or self.graph.team
        if team:
            self.connect_requested.emit(team)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.walk.isVisible() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space:
                self.walk.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.end_walk()
                return True
        return super().eventFilter(watched, event)

    def _focused(self, team_id: str) -> None:
        words = reach_in_words(self.desk.content, team_id) if team_id in self.desk.content else ""
        self.question_changed.emit(words)
