"""One by one: a single card in front, three keys, and the next card is live before the last has landed."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.words import shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import hue_of, people
from cxworkshop.stages.teams.page.column import KEYS
from cxworkshop.stages.teams.page.flight import Flight
from cxworkshop.stages.teams.page.target import HEIGHT, Target
from cxworkshop.stages.teams.records import Group, Team, team_path
from cxworkshop.stages.teams.sight import implied_groups
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.elide import two_lines
from cxworkshop.ui.theme import theme

MOST_BEADS = 60
CARD_WIDTH = 600


@dataclasses.dataclass(frozen=True, slots=True)
class Placed:
    """A card of this round that has found its place."""

    team: str
    name: str
    group: Group


class Rapid(QWidget):
    """The round over the tray. It holds no content of its own: what is in the tray decides what comes next."""

    left = Signal()
    edit_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._placed: list[Placed] = []
        self._skipped: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.targets = [Target(group, self) for group in Group]
        for target in self.targets:
            target.clicked.connect(lambda _=False, group=target.kind: self.place(group))
        self._hints = QWidget(self)
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(18))
        self._buttons = {
            "skip": Button("Skip for now", kind="quiet", key="S"),
            "back": Button("Take back", kind="quiet", key="Z"),
            "edit": Button("Edit", kind="quiet", key="E"),
            "leave": Button("Back to the board", kind="quiet", key="Esc"),
        }
        acts = (self.skip, self.take_back, self.edit, self.left.emit)
        for button, act in zip(self._buttons.values(), acts, strict=True):
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        self._flight = Flight(self)
        theme().changed.connect(self.refresh)

    # -- the round -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start a round with the first card of the tray."""
        self._placed.clear()
        self._skipped.clear()
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def waiting(self) -> list[Team]:
        """The cards still to come, the skipped ones last."""
        tray = [team for team in self.desk.content.of(Team) if team.group is None]
        skipped = [t for i in self._skipped if (t := self.desk.content.find(Team, i)) is not None and t.group is None]
        later = {team.id for team in skipped}
        return [team for team in tray if team.id not in later] + skipped

    @property
    def team(self) -> Team | None:
        """The card in front."""
        waiting = self.waiting()
        return waiting[0] if waiting else None

    def place(self, group: Group) -> None:
        """Put the card in front into a group; the next one is in front at once."""
        team = self.team
        if team is None or not self.desk.do(commands.place_team, team.id, group):
            return
        self._placed.append(Placed(team.id, team.name, group))
        announce(self, f"{team.name} placed in {group.label}")
        target = self.targets[list(Group).index(group)].geometry()
        card = self._card_rect()
        start = (round(card.center().x()) - 110, round(card.center().y()), 220, theme().px(54))
        goal = (target.center().x() - 110, target.top() + 20, 220, theme().px(54))
        self.refresh()
        self._flight.fly(team.name, start, goal)

    def skip(self) -> None:
        """Leave the card for the end of the round."""
        team = self.team
        if team is not None:
            if team.id in self._skipped:
                self._skipped.remove(team.id)
            self._skipped.append(team.id)
            self.refresh()

    def take_back(self) -> None:
        """Bring the last placed card back in front."""
        while self._placed:
            last = self._placed.pop()
            team = self.desk.content.find(Team, last.team)
            if team is not None and team.group is not None:
                self.desk.do(commands.place_team, last.team, None)
                self._skipped = [i for i in self._skipped if i != last.team]
                self._front(last.team)
                break
        self.refresh()

    def edit(self) -> None:
        """Open the team in front."""
        team = self.team
        if team is not None:
            self.edit_requested.emit(team.id)

    def refresh(self) -> None:
        """The content, the look or the size changed."""
        team = self.team
        implied = implied_groups(self.desk.content).get(team.id) if team is not None else None
        for target in self.targets:
            says = implied is not None and implied.known and implied.group is target.kind
            target.suggest(implied.reason if says and implied is not None else "")
            target.setVisible(team is not None)
        last = next((p for p in reversed(self._placed) if self._stands(p)), None)
        back = self._buttons["back"]
        back.setVisible(last is not None)
        if last is not None:
            back.setText(f"Take back: {shown(last.name, 32).replace('&', '&&')} → {KEYS[last.group]}")
        for name in ("skip", "edit"):
            self._buttons[name].setVisible(team is not None)
        self.setAccessibleName(self._spoken(self.desk.content, team))
        self._arrange()
        self.update()

    # -- inside --------------------------------------------------------------------------------------------------

    def _front(self, team_id: str) -> None:
        """Everything that stands before a team in the tray waits until it is done."""
        ahead = []
        for team in self.waiting():
            if team.id == team_id:
                break
            ahead.append(team.id)
        self._skipped = [i for i in self._skipped if i not in ahead] + ahead

    def _stands(self, placed: Placed) -> bool:
        team = self.desk.content.find(Team, placed.team)
        return team is not None and team.group is not None

    def _spoken(self, content: Content, team: Team | None) -> str:
        if team is None:
            return "Every team is placed"
        return f"{team.name}, {len(self.waiting())} to place"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._flight.finish()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _top(self) -> int:
        look = theme()
        content = look.px(310) + look.px(HEIGHT) + look.px(150)
        return max(look.px(20), round((self.height() - content) * 0.42))

    def _card_rect(self) -> QRectF:
        look = theme()
        width = min(look.px(CARD_WIDTH), self.width() - 48)
        return QRectF((self.width() - width) / 2, self._top() + look.px(58), width, look.px(208))

    def _arrange(self) -> None:
        look = theme()
        side, gap = 24, look.px(14)
        width = (self.width() - 2 * side - 2 * gap) // 3
        top = round(self._card_rect().bottom()) + look.px(114)
        for number, target in enumerate(self.targets):
            target.setGeometry(side + number * (width + gap), top, width, look.px(HEIGHT))
        self._hints.adjustSize()
        size = self._hints.sizeHint()
        under = top + look.px(HEIGHT) + look.px(28) if self.team is not None else round(self._card_rect().bottom()) + 40
        self._hints.setGeometry((self.width() - size.width()) // 2, under, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waiting = self.waiting()
        card = self._card_rect()
        self._paint_beads(painter, QRectF(card.left(), self._top(), card.width(), theme().px(24)), len(waiting))
        for number in range(min(2, max(0, len(waiting) - 1)), 0, -1):
            inset = theme().px(14) * number
            draw_panel(painter, card.adjusted(inset, 20, -inset, theme().px(11) * number), radius=14, elevation=1)
        draw_panel(painter, card, radius=14, elevation=2)
        if not waiting:
            self._paint_done(painter, card)
            return
        self._paint_card(painter, card, waiting[0])
        painter.setFont(theme().font("h2"))
        painter.setPen(theme().color("ink"))
        below = QRectF(0, card.bottom() + theme().px(58), self.width(), theme().px(34))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "Where does it stand?")

    def _paint_card(self, painter: QPainter, card: QRectF, team: Team) -> None:
        look = theme()
        inner = card.adjusted(look.px(36), look.px(30), -look.px(36), -look.px(20))
        parts = [shown(team_path(self.desk.content, team), 60)]
        if team.headcount is not None:
            parts.append(people(team.headcount))
        painter.setFont(look.font("body"))
        painter.setPen(look.color("ink2"))
        meta = QFontMetricsF(painter.font()).elidedText(
            " · ".join(p for p in parts if p), Qt.TextElideMode.ElideMiddle, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, meta)
        font = look.font("hero")
        lines = two_lines(team.name or "A team without a name", QFontMetricsF(font), inner.width()).lines
        if len(lines) > 1:
            font = look.font("h1")
            lines = two_lines(team.name, QFontMetricsF(font), inner.width()).lines
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        y = inner.top() + look.px(26)
        for line in lines:
            painter.drawText(QRectF(inner.left(), y, inner.width() + 8, metrics.height()), 0, line)
            y += metrics.height()
        painter.setFont(look.font("body"))
        painter.setPen(look.color("ink2"))
        room = QRectF(inner.left(), y + look.px(10), inner.width(), inner.bottom() - y - look.px(6))
        wraps = int(Qt.TextFlag.TextWordWrap.value)
        painter.drawText(room, wraps, shown(team.purpose, 190))

    def _paint_done(self, painter: QPainter, card: QRectF) -> None:
        look = theme()
        painter.setFont(look.font("h1"))
        painter.setPen(look.color("ink"))
        words = "Every team is placed" if self.desk.content.count(Team) else "No teams yet"
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_beads(self, painter: QPainter, row: QRectF, left: int) -> None:
        look = theme()
        teams = self.desk.content.of(Team)
        total = len(teams)
        if not total:
            return
        before = f"Team {min(total - left + 1, total):,} of {total:,}"
        after = f"{left:,} left"
        painter.setFont(look.font("ui"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(look.color("ink2"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, before)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, after)
        x = row.left() + metrics.horizontalAdvance(before) + 12
        room = row.right() - metrics.horizontalAdvance(after) - 12 - x
        placed = [team.group for team in teams if team.group is not None]
        painter.setPen(Qt.PenStyle.NoPen)
        if total > MOST_BEADS:
            self._paint_bar(painter, QRectF(x, row.center().y() - 4, room, 8), placed, total)
            return
        step = room / total
        colours: list[tuple[QColor, float]] = [(look.color(hue_of(g) or "ink"), 4.0) for g in placed]
        colours += [(look.color("ink"), 7.0)] if left else []
        colours += [(look.color("line"), 4.0)] * max(0, left - 1)
        for number, (colour, half) in enumerate(colours):
            painter.setBrush(colour)
            bead = QRectF(x + number * step + 1, row.center().y() - half, max(2.0, step - 2.5), 2 * half)
            painter.drawRoundedRect(bead, 3, 3)

    def _paint_bar(self, painter: QPainter, bar: QRectF, placed: list[Group], total: int) -> None:
        look = theme()
        painter.setBrush(look.color("line"))
        painter.drawRoundedRect(bar, 4, 4)
        x = bar.left()
        for group in Group:
            width = bar.width() * placed.count(group) / total
            painter.setBrush(look.color(hue_of(group) or "ink"))
            painter.drawRect(QRectF(x, bar.top(), width, bar.height()))
            x += width
