"""At the right of the pages while they are a team's: type a few letters of its name, and its page is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from cxworkshop.core.words import counted, quoted
from cxworkshop.stages.signoff.page.team_rows import TeamRow, matching
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import Paragraph, SectionHeading
from cxworkshop.ui.sideview import SideView
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

INSET = 22
LOW = 320  # pixels at 100 %: less holds no more than two names
LOWEST = 190  # less holds the field and a name; Enter exports all the same
NO_TEAMS = "There is no team yet, so there are no team pages. Teams are named in Teams."
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TeamSearch(SearchEdit):
    """Letters narrow, arrows step through what is found, Enter takes it; Esc empties the field, then leaves it."""

    stepped = Signal(int)
    entered = Signal()
    gave_up = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[key])
        elif key in ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and not self.text():
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


class TeamPicker(QWidget):
    """`chosen` carries the id of the team whose page is wanted now, `taken` follows Enter; `left` follows Esc."""

    chosen = Signal(str)
    taken = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TeamRow] = []
        self._team = ""
        self.setAccessibleName("Team pages")
        self.heading = SectionHeading("Whose page")
        self.search = TeamSearch("Find a team by its name", "Find a team")
        self.nothing = Paragraph("", "ui", "ink2")
        self.list = SideView("Teams")
        self.list.setDragEnabled(False)
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.take_button = Button("Export", "primary", icon="export", key="Enter")
        self.each_button = Button("One file for each team…", "secondary", icon="folder-open")
        self.each_button.bind(desk.commands.action("file.export_each"), text=False)
        top = QVBoxLayout()
        top.setContentsMargins(INSET, 16, INSET, 0)
        top.setSpacing(8)
        self.take_button.setAccessibleName("Export the page of this team")
        self._deeds = FlowLayout(gap=8, line_gap=8)  # above the names, so that it stays in its place while one types
        self._deeds.addWidget(self.take_button)
        self._deeds.addWidget(self.each_button)
        top.addWidget(self.heading)
        top.addWidget(self.search)
        top.addLayout(self._deeds)
        top.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.search.textChanged.connect(self._narrow)
        self.search.stepped.connect(self.step)
        self.search.entered.connect(self._take)
        self.search.gave_up.connect(self.left)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _team: self._take())
        self.take_button.clicked.connect(self._take)
        self.setFocusProxy(self.search)
        self._dress()

    @property
    def team(self) -> str:
        """The id of the team whose page is wanted, "" while there is none."""
        return self._team

    @property
    def row(self) -> TeamRow | None:
        """How that team is told."""
        return next((row for row in self._rows if row.key == self._team), None)

    def set_team(self, team: str) -> None:
        """Come back to a team, without telling; it is taken up once it is among the teams shown."""
        self._team = team
        self.list.set_current(team)

    def set_rows(self, rows: Sequence[TeamRow]) -> None:
        """The teams there are. Where the one wanted is gone, the next takes its place; `team` says which."""
        self._rows = list(rows)
        self._fill(keep=True)

    def focus_first(self) -> None:
        """Into the field, with what stands there chosen: letters begin anew."""
        if self._rows:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.selectAll()

    def step(self, by: int) -> None:
        """The team so many rows on, or back."""
        model = self.list.model_
        row = model.row_at(min(max(model.place_of(self._team) + by, 0), model.rowCount() - 1))
        if row is not None and row.key != self._team:
            self.list.set_current(row.key)
            self._choose(row.key)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _narrow(self, _text: str) -> None:
        before = self._team
        self._fill(keep=not self.search.text().strip())
        if self._team != before:
            self._tell()
            self.chosen.emit(self._team)

    def _fill(self, *, keep: bool) -> None:
        """Show what fits the letters; the first of it becomes the one wanted, unless the one before stays."""
        found = matching(self._rows, self.search.text())
        keys = [row.key for row in found]
        if found and (not keep or self._team not in keys):
            at = self.list.model_.place_of(self._team) if keep else 0
            self._team = keys[min(max(at, 0), len(keys) - 1)]
        elif not self._rows:
            self._team = ""
        self.list.set_rows(found)
        self.list.set_current(self._team)
        self._dress(len(found))

    def _choose(self, team: str) -> None:
        self._team = team
        self._tell()
        self.chosen.emit(team)

    def _tell(self) -> None:
        row = self.row
        if row is not None and self.search.hasFocus():
            announce(self.search, row.spoken)

    def _take(self) -> None:
        if self.take_button.isEnabled():
            self.taken.emit()

    def _dress(self, found: int = 0) -> None:
        everything, typed = len(self._rows), self.search.text().strip()
        count = f"{found:,} of {counted(everything, 'team')}" if typed else counted(everything, "team")
        self.heading.set_right(count if everything else "")
        name_changed(self.list, f"Teams, {count}")
        self.search.setVisible(bool(everything))
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(f"No team has {quoted(typed, 'this', 60)} in its name." if everything else NO_TEAMS)
        self.take_button.setEnabled(bool(found))
        self._fit()

    def _fit(self) -> None:
        """Where there is little height the names come first: the menu has the rest."""
        row = self.take_button.sizeHint().width() + 8 + self.each_button.sizeHint().width()
        fits = row <= self.width() - 2 * INSET or self.height() >= theme().px(LOW)
        self.each_button.setVisible(bool(self._rows) and fits)
        self.take_button.setVisible(bool(self._rows) and self.height() >= theme().px(LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sheet"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("line"))
