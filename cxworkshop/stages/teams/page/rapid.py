"""One by one: a single card in front, three keys, and the next card is live before the last has landed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.core.store import Changed
from cxworkshop.core.words import shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.beads import paint_beads
from cxworkshop.stages.teams.page.cards import people
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.flight import Flight
from cxworkshop.stages.teams.page.groups import KEYS
from cxworkshop.stages.teams.page.target import Target
from cxworkshop.stages.teams.records import Group, Team, team_path
from cxworkshop.stages.teams.sight import implied_group
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.elide import two_lines
from cxworkshop.ui.inroom import draw_in_room_chip
from cxworkshop.ui.labels import lay_out
from cxworkshop.ui.theme import theme

CARD_WIDTH = 600
SIDE = 24


@frozen
class Placed:
    """A card of this round that has found its place."""

    team: str
    name: str
    group: Group


class Rapid(QWidget):
    """The round over the tray. What is in the tray decides what comes next; it keeps only what was skipped."""

    left = Signal()
    brought = Signal(str)  # the team in front, which the room is asked to follow; "" at the end
    edit_requested = Signal(str)

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.team: Team | None = None
        self._told = ""
        self._placed: list[Placed] = []
        self._skipped: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.targets = {group: Target(group, self) for group in Group}
        for group, target in self.targets.items():
            target.clicked.connect(lambda _=False, group=group: self.place(group))
        self._hints = QWidget(self)
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(10))
        self.buttons = {
            "skip": Button("Skip for now", kind="quiet", key="S"),
            "back": Button("Take back", kind="quiet", key="Z"),
            "edit": Button("Edit", kind="quiet", key="E"),
            "leave": Button("Back to the board", kind="quiet", key="Esc"),
        }
        acts = (self.skip, self.take_back, self.edit, self.left.emit)
        for button, act in zip(self.buttons.values(), acts, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        self._flight = Flight(self)
        theme().changed.connect(self.refresh)

    # -- the round -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start a round with the first card of the tray."""
        self._placed.clear()
        self._skipped.clear()
        self._told = ""
        self.follow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, group: Group) -> None:
        """Put the card in front into a group; the next one is in front at once."""
        team = self.team
        if team is None:
            return
        self._flight.finish()
        start, name = self._small(self._card_rect().center()), self.model.labels.of(team)
        if not self.desk.do(commands.place_team, team.id, group):
            return
        self._placed.append(Placed(team.id, name, group))
        self.refresh()
        following = f". Next: {self._called()}" if self.team is not None else ". Every team is placed"
        announce(self, f"{name} placed in {group.label}{following}")
        target = self.targets[group].geometry()
        goal = self._small(QPointF(target.center().x(), target.top() + 20 + theme().px(27)))
        self._flight.fly(name, start, goal)

    def skip(self) -> None:
        """Leave the card for the end of the round."""
        if self.team is not None:
            self._flight.finish()
            self._skipped = [i for i in self._skipped if i != self.team.id] + [self.team.id]
            self.follow()
            if self.team is not None:
                announce(self, f"Skipped. Next: {self._called()}")

    def take_back(self) -> None:
        """Bring the last placed card back in front."""
        self._flight.finish()
        while self._placed:
            last = self._placed.pop()
            team = self.desk.content.find(Team, last.team)
            if team is not None and team.group is not None:
                self._skipped = [i for i in self._skipped if i != last.team]
                self.desk.do(commands.place_team, last.team, None)
                self._bring_in_front(last.team)
                announce(self, f"Took back {last.name}")
                break
        self.refresh()

    def edit(self) -> None:
        """Open the team in front."""
        if self.team is not None:
            self.edit_requested.emit(self.team.id)

    def follow(self, changed: Changed | None = None) -> None:
        """The tray may have changed: the card in front stays, unless an undo brought another one back."""
        if changed is not None and changed.cause != "step":
            for change in changed.changes:
                if isinstance(change.after, Team):
                    self._skipped = [i for i in self._skipped if i != change.after.id]
                    self._bring_in_front(change.after.id)
        team = self.desk.content.find(Team, self.team.id) if self.team is not None else None
        stays = team is not None and team.group is None and team.id not in self._skipped
        self.team = team if stays else self._next()
        self.refresh()

    def refresh(self) -> None:
        """The facts, the look or the size changed."""
        team = self.team
        implied = implied_group(self.desk.content, team, self.model.facts.sights) if team is not None else None
        for group, target in self.targets.items():
            says = implied is not None and implied.known and implied.group is group
            target.suggest(implied.reason if says and implied is not None else "")
            target.setVisible(team is not None)
        last = next((placed for placed in reversed(self._placed) if self._stands(placed)), None)
        back = self.buttons["back"]
        back.setVisible(last is not None)
        if last is not None:
            back.setText(f"Take back: {shown(last.name, 32).replace('&', '&&')} → {KEYS[last.group]}")
        for name in ("skip", "edit"):
            self.buttons[name].setVisible(team is not None)
        front = team.id if team is not None else ""
        if front != self._told:
            self._told = front
            self.brought.emit(front)
        name_changed(self, self._spoken(team))
        self._arrange()
        self.update()

    # -- inside --------------------------------------------------------------------------------------------------

    def _next(self) -> Team | None:
        """The first card of the tray that was not skipped, else the one skipped first."""
        tray, skipped = self.model.columns[None], frozenset(self._skipped)
        for row in range(tray.rowCount()):
            team = tray.team_at(row)
            if team is not None and team.id not in skipped:
                return team
        for team_id in tuple(self._skipped):
            team = self.desk.content.find(Team, team_id)
            if team is not None and team.group is None:
                self._skipped.remove(team_id)
                return team
        return None

    def _bring_in_front(self, team_id: str) -> None:
        team = self.desk.content.find(Team, team_id)
        if team is not None and team.group is None:
            self.team = team

    def _stands(self, placed: Placed) -> bool:
        team = self.desk.content.find(Team, placed.team)
        return team is not None and team.group is not None

    def _called(self) -> str:
        """What the team in front is called."""
        return self.model.labels.of(self.team) if self.team is not None else ""

    def _spoken(self, team: Team | None) -> str:
        return f"{self._called()}, {self.model.total(None):,} to place" if team else "Every team is placed"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._flight.finish()
        if self.team is None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- geometry and paint ----------------------------------------------------------------------------------------

    def _heights(self) -> tuple[int, int, int, int]:
        """Pixels of the card, between it and the targets, of the targets, and below them to the keys."""
        look = theme()
        target = next(iter(self.targets.values()))
        targets = target.wanted_height()
        if self.height() >= look.px(620):
            return look.px(208), look.px(114), targets, look.px(24)
        # A small window gives the question's room away first, then the card's.
        between = look.px(74 if self.height() >= look.px(500) else 30)
        rest = self.height() - look.px(50 + 14 + 44) - between - targets - look.px(16)
        if rest < look.px(104):
            lower = target.wanted_height(low=True)
            rest, targets = rest + targets - lower, lower
        return min(look.px(168), max(look.px(104), rest)), between, targets, look.px(14)

    def _top(self) -> int:
        content = sum(self._heights()) + theme().px(58 + 34)
        return max(theme().px(12), round((self.height() - content) * 0.42))

    def _card_rect(self) -> QRectF:
        look = theme()
        width = min(look.px(CARD_WIDTH), self.width() - 2 * SIDE)
        return QRectF((self.width() - width) / 2, self._top() + look.px(50), width, self._heights()[0])

    def _small(self, center: QPointF) -> tuple[int, int, int, int]:
        width, height = theme().px(220), theme().px(54)
        return round(center.x() - width / 2), round(center.y() - height / 2), width, height

    def _arrange(self) -> None:
        look = theme()
        _, between, height, below = self._heights()
        gap = look.px(14)
        width = (self.width() - 2 * SIDE - 2 * gap) // 3
        top = round(self._card_rect().bottom()) + between
        for number, target in enumerate(self.targets.values()):
            target.setGeometry(SIDE + number * (width + gap), top, width, height)
        self._hints.layout().activate()  # type: ignore[union-attr]
        size = self._hints.sizeHint()
        under = top + height + below if self.team is not None else round(self._card_rect().bottom()) + 40
        wide = min(size.width(), self.width() - 2 * SIDE)
        self._hints.setGeometry((self.width() - wide) // 2, under, wide, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self._card_rect()
        paint_beads(painter, QRectF(card.left(), self._top(), card.width(), theme().px(24)), self.model)
        behind = self.model.total(None) - 1
        for number in range(min(2, max(0, behind)), 0, -1):
            inset = theme().px(14) * number
            draw_panel(painter, card.adjusted(inset, 20, -inset, theme().px(11) * number), radius=14, elevation=1)
        draw_panel(painter, card, radius=14, elevation=2, ring=self.hasFocus())
        if self.team is None:
            painter.setFont(theme().font("h1"))
            painter.setPen(theme().color("ink"))
            painter.drawText(card, Qt.AlignmentFlag.AlignCenter, "Every team is placed")
            return
        self._paint_card(painter, card, self.team)
        between = self._heights()[1] - theme().px(22)
        if between > theme().px(30):
            painter.setFont(theme().font("h2"))
            painter.setPen(theme().color("ink"))
            below = QRectF(0, card.bottom() + theme().px(22), self.width(), between)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "Where does it stand?")

    def _paint_card(self, painter: QPainter, card: QRectF, team: Team) -> None:
        look = theme()
        low = card.height() < look.px(150)
        inner = card.adjusted(look.px(36), look.px(14 if low else 26), -look.px(36), -look.px(10 if low else 16))
        parts = ["" if self.model.labels.tells_path(team) else team_path(self.desk.content, team)]
        if team.headcount is not None:
            parts.append(people(team.headcount))
        painter.setFont(look.font("body"))
        painter.setPen(look.color("ink2"))
        room = inner.width()
        if self.desk.in_room(team.id):
            chip = draw_in_room_chip(painter, inner.right(), inner.top() - look.px(4))
            room = chip.left() - inner.left() - look.px(12)
            painter.setFont(look.font("body"))
            painter.setPen(look.color("ink2"))
        meta = QFontMetricsF(painter.font()).elidedText(
            " · ".join(part for part in parts if part), Qt.TextElideMode.ElideMiddle, room
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, meta)
        y = self._paint_name(painter, inner, self._called())
        rest = inner.bottom() - y
        step = look.line_height("body")
        laid, _ = lay_out(shown(team.purpose, 400), look.font("body"), round(inner.width()), step)
        painter.setPen(look.color("ink2"))
        for layout, top in laid:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if top + line.y() + step <= rest:
                    line.draw(painter, QPointF(inner.left(), y + top))

    def _paint_name(self, painter: QPainter, inner: QRectF, name: str) -> float:
        """Paint the name in one large line or two smaller ones. Returns where what follows may begin."""
        look = theme()
        font = look.font("hero")
        lines = two_lines(name, QFontMetricsF(font), inner.width()).lines
        if len(lines) > 1:
            font = look.font("h1")
            lines = two_lines(name, QFontMetricsF(font), inner.width()).lines
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        y = inner.top() + look.px(26)
        for line in lines:
            painter.drawText(QPointF(inner.left(), y + metrics.ascent()), line)
            y += metrics.height()
        return y + look.px(8)
