"""One cell in full, beside the matrix: what the principle means for the team, what it will do, and how it knows."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.balance import BalanceWarning, balance_of
from cxworkshop.stages.principles.page.facts import application_of
from cxworkshop.stages.principles.page.matrix_model import MatrixModel, principle_name
from cxworkshop.stages.principles.page.measures import Measures
from cxworkshop.stages.principles.records import Principle, cell_id
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.a11y import announce, described
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.drawer import Drawer
from cxworkshop.ui.fields import Field
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.signed import SignedChip
from cxworkshop.ui.taborder import in_reading_order
from cxworkshop.ui.texts import PlainText, VoiceEdit
from cxworkshop.ui.typing import ENTER

LONGEST = 160  # characters of a statement above its cell
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


class CellEditor(Drawer):
    """Fields save when they are left. Enter goes on to the measures, Esc closes and gives the focus back."""

    read_on = Signal(int)  # to the next cell as one reads (1), or the one before (-1)

    def __init__(self, desk: Desk, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.desk = desk
        self.model = model
        self.cell = ("", "")
        self._alone = False
        self.title.set_role("voice2", 600)
        for icon, name, key, way in (
            ("caret-left", "Cell before", "Alt ←", -1),
            ("caret-right", "Next cell", "Alt →", 1),
        ):
            button = IconButton(icon, name)
            button.set_name(name, key)
            button.clicked.connect(lambda _=False, way=way: self.read_on.emit(way))
            self.tools.addWidget(button)
        self.meaning = VoiceEdit("In the team’s own words", lines=3, max_lines=10, name="What it means for us")
        self.action = VoiceEdit("What changes from Monday on", lines=1, max_lines=8, name="What we will do")
        self.notes = PlainText("Only for you and the record", name="Notes")
        for edit, field in ((self.meaning, "meaning"), (self.action, "action"), (self.notes, "notes")):
            edit.committed.connect(lambda text, field=field: self._say(field, text))
        for edit in (self.meaning, self.action):
            edit.installEventFilter(self)
        self.warning = BalanceWarning()
        self.measures = Measures(desk)
        self.measures.left.connect(self._measures_left)
        self.flag = SignedChip(desk)
        self.add_under_title(self.flag)
        self._body = self._make_body()
        self.set_body(self._body)
        self.set_footer(self._make_footer())
        self._sought: QWidget | None = None
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(self._settle)
        self.measures.rebuilt.connect(self._order.start)
        self.measures.wanted_in_sight.connect(self._seek)
        self._order.start()

    def begin(self) -> None:
        """Put the focus where a team's words go."""
        self._alone = False
        self.meaning.setFocus(Qt.FocusReason.TabFocusReason)
        self.meaning.moveCursor(self.meaning.textCursor().MoveOperation.End)

    def begin_measure(self, *, alone: bool = False) -> None:
        """Say a new measure. `alone`: the editor was opened for it, and goes when it is given up."""
        self._alone = alone
        self.measures.begin()

    def reveal(self, measure_id: str) -> bool:
        """Unfold a measure of the cell shown."""
        return self.measures.reveal(measure_id)

    def show_cell(self, team_id: str, principle_id: str) -> bool:
        """Show a cell, or the same as it is now; what is being typed stays. False when it is gone."""
        content = self.desk.content
        team, principle = content.find(Team, team_id), content.find(Principle, principle_id)
        if team is None or principle is None:
            return False
        if (team_id, principle_id) != self.cell:
            self.commit()
            self._scroll.verticalScrollBar().setValue(0)
        other = self.cell != (team_id, principle_id)
        self.cell = (team_id, principle_id)
        self.flag.show_things(cell_id(team_id, principle_id))
        number = self.model.number_of(principle_id)
        label, name = self.model.label(team_id), principle_name(principle, number)
        where = f"{shown(label, NAME)} × principle {number}"
        said = " ".join(principle.statement.split())
        said = said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
        self.set_title(said or name, where)
        self.setAccessibleName(described(label, name))
        application = application_of(content, team_id, principle_id)
        self.meaning.set_text(application.meaning if application is not None else "")
        self.action.set_text(application.action if application is not None else "")
        self.notes.set_text(application.notes if application is not None else "")
        balance = balance_of(content, team, self.model.facts.families(team_id))
        self.warning.show_balance(balance)
        self.measures.show_cell(team_id, principle_id, balance)
        if other and self.isVisible():
            announce(self, described(label, name, self.model.facts.cell(team_id, principle_id).spoken))
        return True

    def commit(self) -> None:
        """Keep what is half typed in any field."""
        if any(self.desk.content.get(each) is None for each in self.cell):
            return
        for edit in (self.meaning, self.action, self.notes):
            edit.commit()
        self.measures.commit()

    # -- inside ----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter ends what a team says and goes on to how it knows; Shift Enter begins a new line.
        if isinstance(event, QKeyEvent) and event.key() in ENTER and not event.modifiers() & _HELD:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.commit()
                self.begin_measure()
                return True
        return super().eventFilter(watched, event)

    def _say(self, field: str, text: str) -> None:
        if all(self.desk.content.get(each) is not None for each in self.cell):
            self.desk.do(commands.say, *self.cell, field, text)
            self.desk.end_typing()

    def _measures_left(self, given_up: bool) -> None:
        """A new measure was given up, or the one with the focus went: the words are where one comes from."""
        self._sought = None
        if self._alone and given_up:
            self.close_drawer()
            return
        self.meaning.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_in_body(self.meaning)

    def _seek(self, widget: QWidget) -> None:
        self._sought = widget
        self._order.start()

    def _settle(self) -> None:
        in_reading_order(self._body)
        sought, self._sought = self._sought, None
        if sought is not None and shiboken6.isValid(sought) and sought.isVisible():
            self._body.adjustSize()
            if sought.height() > self._scroll.viewport().height():
                # What does not fit shows its beginning.
                top = sought.mapTo(self._body, QPoint(0, 0)).y()
                self._scroll.verticalScrollBar().setValue(top - 8)
            else:
                self.show_in_body(sought)

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 4, 20, 20)
        column.setSpacing(14)
        column.addWidget(Field("What it means for us", self.meaning, right="Alt ↓ next team"))
        column.addWidget(Field("What we will do", self.action))
        column.addWidget(self.warning)
        column.addWidget(self.measures)
        column.addWidget(Field("Notes", self.notes))
        column.addStretch(1)
        return body

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        row = FlowLayout(footer, 4, 2)
        declared = {command.key for command in self.desk.commands.all()}
        for key, words in (
            ("room.show", "Show in the room"),
            ("principles.cell_measure", "Add measure"),
            ("principles.cell_unbalanced", "Next out of balance"),
        ):
            if key in declared:  # a page that stands alone knows no room
                button = Button(words, "quiet")
                button.bind(self.desk.commands.action(key), text=False)
                row.addWidget(button)
        return footer
