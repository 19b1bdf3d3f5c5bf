"""A person's name, role and team, typed where they stand: Tab goes on, Enter keeps and goes to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from cxworkshop.exchange.words import same
from cxworkshop.stages.prepare.page.line_editor import CellEdit
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import set_bad
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

ROWS = 2
CELL = 30
PAD = 7


class NameEdit(CellEdit):
    """A pasted list is told whole instead of being squeezed into one line."""

    listed = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and ("\n" in text.strip() or "\t" in text.strip()):
                self.listed.emit(text)
                return True
        return super().event(event)


class PersonEditor(QWidget):
    """`kept` carries name, role and team id ("" for none) when they changed; `step` asks for the next or previous."""

    kept = Signal(str, str, str)
    listed = Signal(str)
    step = Signal(int)
    left = Signal(bool)

    def __init__(self, teams: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._teams = teams
        self._over = False
        self._before = ("", "", "")
        self.name = NameEdit("Name", "Name", self)
        self.role = CellEdit("Role", "Role", self)
        self.team = CellEdit("Team", "Team", self)
        self.team.setVisible(bool(teams))
        completer = QCompleter(sorted(teams.values(), key=str.casefold), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.team.setCompleter(completer)
        grid = QGridLayout(self)
        grid.setContentsMargins(PAD, PAD, PAD, PAD)
        grid.setSpacing(4)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.role, 1, 0)
        grid.addWidget(self.team, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for cell in (self.name, self.role, self.team):
            cell.setFixedHeight(theme().px(CELL))
            cell.pressed.connect(self._pressed)
            cell.gone.connect(lambda: QTimer.singleShot(0, self, self._look))
        self.team.textEdited.connect(lambda _text: self._say_bad(""))
        self.name.listed.connect(self.listed)
        self.setAccessibleName("A person")

    def fill(self, name: str, role: str, team_id: str) -> None:
        """Put a person in."""
        self._before = (name, role, team_id)
        self.name.setText(name)
        self.role.setText(role)
        self.team.setText(self._teams.get(team_id, ""))
        self._say_bad("")

    def wanted_height(self) -> int:
        """The height of the panel."""
        return ROWS * theme().px(CELL) + 4 + 2 * PAD

    def begin(self) -> None:
        """Show, with the name under the hand."""
        self.show()
        self.raise_()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def commit(self) -> bool:
        """Tell what changed; False when the team cannot be found."""
        name, role = " ".join(self.name.text().split()), " ".join(self.role.text().split())
        team = self._team_id()
        if team is None:
            return False
        now = (name, role, team)
        if now != self._before:
            self._before = now
            self.kept.emit(*now)
        return True

    @property
    def written(self) -> bool:
        """Whether there is a name."""
        return bool(self.name.text().strip())

    def finish(self, *, back: bool) -> None:
        """End without another word."""
        if not self._over:
            self._over = True
            self.left.emit(back)

    def _team_id(self) -> str | None:
        text = same(self.team.text())
        if not text:
            return ""
        found = [team_id for team_id, label in self._teams.items() if same(label) == text]
        if not found:
            found = [team_id for team_id, label in self._teams.items() if text in same(label)]
        if len(found) == 1:
            return found[0]
        self._say_bad("More than one team is called so." if found else "No team is called so. It may stay empty.")
        return None

    def _pressed(self, key: int) -> None:
        cells = [cell for cell in (self.name, self.role, self.team) if cell.isVisible()]
        place = next((n for n, cell in enumerate(cells) if cell.hasFocus()), 0)
        if key == Qt.Key.Key_Escape:
            self.finish(back=True)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            goal = place + (1 if key == Qt.Key.Key_Tab else -1)
            if 0 <= goal < len(cells):
                cells[goal].setFocus(Qt.FocusReason.TabFocusReason)
                cells[goal].selectAll()
            elif self.commit():
                self.finish(back=True)
        elif self.commit():
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)

    def _look(self) -> None:
        if self._over or any(cell.hasFocus() for cell in (self.name, self.role, self.team)):
            return
        if not self.commit():
            self.team.setText(self._teams.get(self._before[2], ""))
            self.commit()
        self.finish(back=False)

    def _say_bad(self, words: str) -> None:
        set_bad(self.team, bool(words))
        self.team.setToolTip(tooltip(words))
        self.team.setAccessibleDescription(words)
        if words:
            announce(self.team, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.rect().adjusted(1, 1, -1, -1)
        draw_panel(QPainter(self), area, fill="soft:accent", border="accent", radius=8, elevation=0, width=2)
