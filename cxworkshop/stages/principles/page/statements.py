"""The Statements tab: the principles at the left, the one chosen large, and what it means team by team."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME, counted, quoted
from cxworkshop.stages.prepare.records import Consent, Participant, Voting
from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.facts import by_team
from cxworkshop.stages.principles.page.matrix_model import GROUPS, MatrixModel
from cxworkshop.stages.principles.page.team_row import Said
from cxworkshop.stages.principles.page.team_rows import TeamRows
from cxworkshop.stages.principles.page.wording import Wording
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.tally import tally_deeds
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, SectionHeading
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.sidelist import SideList, bind_list
from cxworkshop.ui.siderow import TextRow
from cxworkshop.ui.tally import Tally, bind_tally
from cxworkshop.ui.theme import theme

NAMELESS = "No name yet"
_IN_MENU = (("principles.edit", "principles.add"), ("principles.up", "principles.down"), ("principles.remove",))


class Below(QWidget):
    """What stands under the wording, with a hairline above it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(8, 0, self.width() - 13, 1, theme().color("line"))


class Statements(QWidget):
    """While `adding`, the right side is the place of a principle that is recorded with its first word."""

    cell_wanted = Signal(str, str)  # a team and a principle
    matrix_wanted = Signal()
    wanted = Signal()  # a command that belongs here was given elsewhere

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.adding = False
        self._counts = (0, 0)
        self._stale = False
        self._shown = ""  # the principle whose teams stand below as they are
        self._follow_on = False  # Enter ends this principle and begins the next
        self.list = SideList("Principles", "Add principle")
        self.list.follow_signed(desk)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _key: self.write())
        self.list.moved.connect(lambda key, before: desk.do(commands.move_principle, key, before or None))
        self.list.remove_wanted.connect(self._remove)
        self.list.menu_wanted.connect(self._menu)
        bind_list(desk.commands, "principles", self.list, self.add, self.wanted.emit)
        self.wording = Wording(desk)
        self.wording.named.connect(lambda text: self._write("name", text))
        self.wording.stated.connect(lambda text: self._write("statement", text))
        self.wording.noted.connect(lambda text: self._write("notes", text))
        self.wording.done.connect(self._stated)
        self.wording.gave_up.connect(self._give_up)
        self._heading = SectionHeading("What it means, team by team")
        self._nobody = Label("", "ui", "ink2")
        self._matrix = Button("Say it in the matrix", "link", icon="table")
        self._matrix.clicked.connect(self.matrix_wanted)
        self.rows = TeamRows()
        self.rows.opened.connect(lambda team: self.cell_wanted.emit(team, self.list.current_key))
        self.rows.above.connect(lambda: self.wording.begin(name=False))
        self._below = self._make_below()
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(26, 26, 30, 10)
        right.setSpacing(18)
        right.addWidget(self.wording)
        right.addWidget(self._below, 1)
        right.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        self.tally = Tally(desk, tally_deeds(desk, self._asked), self.list.focus_list, (26, 4, 30, 14))
        for told in (self.tally.turned, self.tally.session.changed):
            told.connect(lambda: self.wording.flag.set_quiet(self.tally.is_open))
        bind_tally(desk.commands, "principles", self.list.view, self.tally, self._to_ask, self._bring)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._scroll, 1)
        beside.addWidget(self.tally)
        row.addLayout(beside, 1)
        self.setFocusProxy(self.list.view)
        self.refresh()

    # -- acts --------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Open the place of the next principle: its name, Enter, its statement, Enter, and the one after it."""
        if not self.isVisible():
            return  # there is no principle yet: the first one has a place of its own
        self.wording.commit()
        self.adding = self._follow_on = True
        self.refresh()
        self.wording.begin(name=True)

    def write(self) -> None:
        """Write the principle that is chosen."""
        principle = self.principle
        self._follow_on = False
        self.wording.begin(name=principle is not None and not principle.name.strip())

    def goto(self, principle_id: str) -> bool:
        """Choose a principle."""
        if self.desk.content.find(Principle, principle_id) is None:
            return False
        self.wording.commit()
        self._end_adding()
        self.list.set_current(principle_id)
        self.refresh()
        return True

    def focus_first(self) -> None:
        """Put the focus where work goes on."""
        if self.adding:
            self.wording.begin(name=True)
        else:
            self.list.focus_list()

    @property
    def principle(self) -> Principle | None:
        """The principle that is shown, None while the next one is being added."""
        return None if self.adding else self.desk.content.find(Principle, self.list.current_key)

    # -- the page's side ---------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Another workshop is on the desk."""
        self._shown = ""
        self._end_adding()
        self.tally.reset()
        self.refresh()

    def state(self) -> dict[str, Any]:
        """What to remember of a vote that is open."""
        return self.tally.state()

    def restore(self, state: object) -> None:
        """Come back to a vote that was open."""
        self.tally.restore(state)

    def follow(self, changed: Changed) -> None:
        """Take in a step, an undo or a redo."""
        if any(isinstance(change.record, Principle | Consent | Voting | Participant) for change in changed.changes):
            self.tally.refresh()
        if any(isinstance(change.record, Principle | Application | Measure | Team) for change in changed.changes):
            self._stale = True
            if any(isinstance(change.record, Application | Measure | Team) for change in changed.changes):
                self._shown = ""  # the rows below say something else
            if self.isVisible():
                self.refresh()  # another tab or stage need not wait for this one

    def leave(self) -> None:
        """The page is about to be hidden: keep what is half typed."""
        self.wording.commit()
        if self.adding:
            self._end_adding()
            self.refresh()

    def refresh(self) -> None:
        """Show everything as it is; what is being typed stays."""
        self._stale = False
        facts, teams = self.model.facts, self.model.teams
        principles = self.desk.content.of(Principle)
        self.list.set_rows(
            [
                TextRow(
                    p.id,
                    p.name,
                    number=str(n),
                    words=p.statement,
                    lines=2,
                    bar=facts.said_for[p.id] / teams if teams else 0.0,
                    right=f"{facts.said_for[p.id]:,} of {teams:,}" if teams else "",
                    empty=NAMELESS,
                    state=f"{facts.said_for[p.id]:,} of {counted(teams, 'team')}",
                )
                for n, p in enumerate(principles, 1)
            ]
        )
        if not self.list.current_key and principles:
            self.list.set_current(principles[0].id)
        principle = self.principle
        number = len(principles) + 1 if principle is None else self.model.number_of(principle.id)
        self.wording.show_principle(principle, number)
        self.desk.commands.enable(("principles.fist", "principles.fingers"), principle is not None)
        self._below.setVisible(principle is not None)
        if principle is not None and principle.id != self._shown:
            self._shown = principle.id
            self._show_teams(principle)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _bring(self) -> None:
        if not self.isVisible():
            self.wanted.emit()

    def _to_ask(self) -> str:
        """The principle the room can be asked about."""
        principle = self.principle
        return principle.id if principle is not None else ""

    def _asked(self, principle_id: str) -> str | None:
        principle = self.desk.content.find(Principle, principle_id)
        return quoted(principle.name, "a principle", NAME) if principle is not None else None

    def _make_below(self) -> QWidget:
        below = Below()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 5, 0)
        head.addWidget(self._heading, 1)
        empty = QHBoxLayout()
        empty.setContentsMargins(8, 0, 5, 0)
        empty.setSpacing(10)
        empty.addWidget(self._nobody)
        empty.addWidget(self._matrix)
        empty.addStretch(1)
        rows = QHBoxLayout()
        rows.setContentsMargins(3, 0, 0, 0)
        rows.addWidget(self.rows)
        column.addLayout(head)
        column.addLayout(empty)
        column.addLayout(rows, 1)
        column.addStretch(0)
        return below

    def _show_teams(self, principle: Principle) -> None:
        said = by_team(self.desk.content, principle.id)
        facts = self.model.facts
        teams = [team for team in self.desk.content.of(Team) if team.id in said]
        teams.sort(key=lambda team: GROUPS.index(team.group))
        rows = [
            Said(
                team.id,
                self.model.label(team.id),
                team.group,
                " ".join((said[team.id].meaning.strip() or said[team.id].action).split()),
                facts.cell(team.id, principle.id),
            )
            for team in teams
        ]
        self.rows.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        self._matrix.setVisible(not rows)
        self._nobody.setText("No team has said yet what it means for them." if self.model.teams else "No teams yet.")
        self._counts = (len(rows), facts.measured_for[principle.id])
        self._tell_counts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc that no field had a use for: back to the list.
        if event.key() == Qt.Key.Key_Escape and not self.list.view.hasFocus():
            self._give_up()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wording.fit(event.size().height())
        self._tell_counts()

    def _tell_counts(self) -> None:
        """How many teams have said it; how many measure it too, where there is room for the words."""
        said, measured = self._counts
        words = f"{said:,} of {self.model.teams:,} have said it"
        roomy = self.width() - self.list.width() > theme().px(480)
        self._heading.set_right(f"{words} · {measured:,} measure it" if roomy else words)

    def _choose(self, _key: str) -> None:
        self.wording.commit()
        self._end_adding()
        self.refresh()

    def _write(self, field: str, text: str) -> None:
        principle = self.principle
        if principle is not None:
            self.desk.do(commands.write_principle, principle.id, field, text)
            self.desk.end_typing()
        elif self.adding and text.strip():
            done = self.desk.do(commands.add_principle, **{field: text})
            if done and done.value is not None:
                self.adding = False
                self.wording.become(done.value.id)
                self.list.set_current(done.value.id)
                self.refresh()

    def _stated(self) -> None:
        if self._follow_on:
            if self.principle is None and self.adding:
                self._give_up()
            else:
                self.add()
        else:
            self.list.focus_list()

    def _give_up(self) -> None:
        self._end_adding()
        self.refresh()
        self.list.focus_list()

    def _end_adding(self) -> None:
        self.adding = self._follow_on = False

    def _remove(self, principle_id: str) -> None:
        principle = self.desk.content.find(Principle, principle_id)
        if principle is not None and self.desk.do(commands.remove_principles, [principle_id]):
            self.desk.said.emit(f"Removed {quoted(principle.name, 'a principle', NAME)}")
            announce(self.list.view, "Removed")

    def _menu(self, _key: str, where: QPoint) -> None:
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, block in enumerate(_IN_MENU):
            if number:
                menu.addSeparator()
            for key in block:
                menu.addAction(self.desk.commands.action(key))
        menu.popup(where)
