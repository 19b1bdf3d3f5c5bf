"""The hatched band of teams from which no path leads to the customer, with the act that mends it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, counted, shown
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.chips import Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_kind, hatch_brush
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.theme import theme

MOST_CHIPS = 6


class UnseenChip(Chip):
    """A team without a line of sight: dashed, because something is missing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        pen = QPen(look.ink_on("warn"), 1.3)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.setBrush(look.color("hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(area, 6, 6)
        draw_kind(painter, self._sign_rect(10), self._kind or "none", look.ink_on("warn"))
        self._words(painter, look.color("ink"))
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 6)


class UnseenBand(QWidget):
    """As many teams as there is room for, how many more there are, and Connect."""

    connect_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._ids: tuple[str, ...] = ()
        self._labels: Mapping[str, str] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self.chips: list[UnseenChip] = []
        self._title = ElidedLabel("", "h3", "ink:warn")
        self._words = ElidedLabel("No path leads from there to a CX Creator yet.", "ui", "ink2")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._more = Label("", "ui", "ink2")
        self.connect_button = Button("Connect", icon="path", key="C")
        self.connect_button.clicked.connect(lambda: self.connect_wanted.emit(self.chosen))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # chips that do not fit are only counted
        self._row = row
        row.setSpacing(14)
        row.addLayout(words)
        row.addLayout(self._chips)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self.connect_button)
        theme().changed.connect(self._restyle)
        self._restyle()

    @property
    def chosen(self) -> str:
        """The team that Connect is about: the focused one, else the first; "" when all can see the customer."""
        focused = (str(chip.property("team")) for chip in self.chips if chip.hasFocus())
        return next(focused, self._ids[0] if self._ids else "")

    def show_teams(self, ids: tuple[str, ...], labels: Mapping[str, str]) -> None:
        """Show these teams by what they are called; the band goes when there is none."""
        self._ids, self._labels = ids, labels
        self._title.setText(f"{counted(len(ids), 'team')} cannot see the customer")
        self.setVisible(bool(ids))
        self._fill()

    def _restyle(self) -> None:
        self._row.setContentsMargins(theme().px(50), 11, 16, 11)
        self._fit()

    def _fill(self) -> None:
        teams = [team for i in self._ids[:MOST_CHIPS] if (team := self.desk.content.find(Team, i)) is not None]
        wanted = tuple((team.id, self._labels.get(team.id, "")) for team in teams)
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(teams)
        self._fit()

    def _rebuild(self, teams: list[Team]) -> None:
        had_focus = any(chip.hasFocus() for chip in self.chips)
        for old in self.chips:
            self._chips.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = []
        for team in teams:
            name = shown(self._labels.get(team.id, ""), NAME)
            chip = UnseenChip(name, hue_of(team.group), removable=False, max_width=190)  # type: ignore[arg-type]
            chip.halo_radius = 6
            chip.setProperty("team", team.id)
            chip.clicked.connect(lambda _=False, i=team.id: self.connect_wanted.emit(i))
            chip.setAccessibleName(f"{name}, no line of sight, Enter connects")
            self._chips.addWidget(chip)
            self.chips.append(chip)
        before: QWidget = self
        for after in (*self.chips, self.connect_button):
            if before is not self:
                QWidget.setTabOrder(before, after)
            before = after
        if had_focus and self.chips:
            self.chips[0].setFocus(Qt.FocusReason.TabFocusReason)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """As many chips as there is room for; the others are counted. Who it is matters more than the sentence."""
        whole = max(self._title.sizeHint().width(), self._words.sizeHint().width())
        short = self._title.sizeHint().width()
        fitting = self._fitting(whole)
        say_all = bool(fitting) or not self._fitting(short)
        self._words.setVisible(say_all)
        fitting = fitting if say_all else self._fitting(short)
        for number, chip in enumerate(self.chips):
            chip.setVisible(number < fitting)
        rest = len(self._ids) - fitting
        self._more.setText(f"and {rest:,} more")
        self._more.setVisible(0 < rest < len(self._ids))

    def _fitting(self, words: int) -> int:
        """How many chips fit beside words of this width."""
        look = theme()
        room = self.width() - look.px(50) - 16 - words - self.connect_button.sizeHint().width() - 3 * 14
        widths = [chip.sizeHint().width() + 8 for chip in self.chips]
        if len(widths) == len(self._ids) and sum(widths) <= room:
            return len(widths)
        room -= look.px(90) + 14  # how many more there are is said too
        count = 0
        while count < len(widths) and sum(widths[: count + 1]) <= room:
            count += 1
        return count

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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
        draw_icon(painter, QRectF(18, self.height() / 2 - size / 2, size, size), "link-break", "ink:warn", "bold")
