"""The Principles page put together: its two tabs, its side editor, and where the focus goes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import counted
from cxworkshop.stages import stage
from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.cell_editor import CellEditor
from cxworkshop.stages.principles.page.empty import EmptyPrinciples
from cxworkshop.stages.principles.page.matrix_tab import MatrixTab
from cxworkshop.stages.principles.page.side import Side
from cxworkshop.stages.principles.page.statements import Statements
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.roomvotes import asked, tell_fist

STATEMENTS, MATRIX = "statements", "matrix"
OTHER = Qt.FocusReason.OtherFocusReason


class PrinciplesPage(Page):
    """What do we hold to, and how would each team know?"""

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._about = stage("principles")
        super().__init__(desk, self._about.title, self._about.question, parent)
        self.matrix = MatrixTab(desk, self)
        self.matrix.hide()  # until its tab is chosen
        self.statements = Statements(desk, self.matrix.model)
        self._saying = QStackedWidget()
        self._saying.addWidget(self.statements)
        self._empty: EmptyPrinciples | None = None
        self._stale = False
        self.side_editor = Side(self)
        self.statements.cell_wanted.connect(self.open_cell)
        self.statements.wanted.connect(lambda: self._turn_to(STATEMENTS))
        self.statements.matrix_wanted.connect(lambda: self._turn_to(MATRIX))
        self.matrix.statements_wanted.connect(self._show_statement)
        self.matrix.view.opened.connect(self.side_editor.open_cell)
        self.matrix.view.escaped.connect(self._escape)
        self.matrix.filters.changed.connect(lambda _sought: self.side_editor.close())
        self.filter = IconButton("funnel-simple", "Filter")
        self.filter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.import_button = Button("Import…", icon="table", key="Ctrl I")
        self.import_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.import_button.clicked.connect(lambda: self.import_requested.emit(""))
        self.add_button(self.import_button, spare=True)
        self.add_button(self.filter)
        self.room_button = self.add_room_button()
        self.add_tab(STATEMENTS, "Statements", lambda: self._saying)
        self.add_tab(MATRIX, "Matrix", lambda: self.matrix)
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        self.statements.list.chosen.connect(lambda _key: self.room_item_changed.emit())
        self.matrix.view.chosen.connect(lambda: self.room_item_changed.emit())
        self.title_changed.connect(self.room_item_changed)
        desk.marked.connect(lambda _before, now: self._mark(now))
        tally = self.statements.tally
        for told in (tally.turned, tally.session.changed):
            told.connect(lambda: tell_fist(desk, "principles", "list", tally))
        self._bind()
        self.filter.bind(desk.commands.action("principles.filter"))
        self._choose_place()

    # -- what stands on the sheet ------------------------------------------------------------------------------------

    @property
    def empty(self) -> EmptyPrinciples:
        """The fields for the first principle, made when there is none."""
        if self._empty is None:
            self._empty = empty = EmptyPrinciples()
            self._saying.addWidget(empty)
            empty.added.connect(self._add_first)
            empty.import_wanted.connect(lambda: self.import_requested.emit(""))
        return self._empty

    @property
    def editor(self) -> CellEditor:
        """The editor of a cell."""
        return self.side_editor.editor

    def open_cell(self, team_id: str, principle_id: str = "") -> bool:
        """Show a cell in the matrix and open it beside."""
        self.show_tab(MATRIX)
        if not self.matrix.reveal(team_id, principle_id):
            return False
        self.side_editor.open_cell()
        return True

    def make_room(self) -> None:
        """A side editor is about to open: what would make the window grow goes first."""
        self.import_button.hide()

    def dress(self) -> None:
        """The question and the buttons that belong to what is shown."""
        model = self.matrix.model
        matrix = self.current_tab == MATRIX
        self._make_wide(not matrix)
        cells = len(model.principles) * model.teams
        facts = model.facts
        said = f"{facts.said:,} of {counted(cells, 'cell')} say what it means. {facts.measured:,} of them are measured."
        self.set_question(said if matrix and cells else self._about.question)
        self.filter.setVisible(matrix and bool(cells))
        self.import_button.setVisible(not self.side_editor.is_open)
        self.room_button.setVisible(not matrix and bool(model.principles))

    def _make_wide(self, wide: bool) -> None:
        """The statements are read aloud: the Guide stands back from them."""
        if wide != self.wide:
            self.wide = wide
            if self.isVisible():
                self.side_opened.emit(self.side is not None)

    # -- where the focus goes ----------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        if (self.current_tab or STATEMENTS) == MATRIX:
            self.matrix.focus_matrix()
        elif self._empty is not None and self._saying.currentWidget() is self._empty:
            self._empty.name.setFocus(OTHER)
        else:
            self.statements.focus_first()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return self.isVisible() and focus is not None and self.isAncestorOf(focus)

    def _turn_to(self, tab: str) -> None:
        self.show_tab(tab)
        self.take_focus()

    def _turned(self) -> None:
        """Another tab is shown: what was typed on the one before is kept, and the focus goes along."""
        had = self._has_focus() and not self.tabs.hasFocus()
        if self.current_tab != MATRIX:
            self.side_editor.close()
        self.statements.leave()
        self.dress()
        if had:
            self.take_focus()

    def _escape(self) -> None:
        """One thing at a time: the editor, then the filter."""
        if self.side_editor.is_open:
            self.side_editor.close()
        elif self.matrix.filters.isVisible():
            self.matrix.filters.close_line()

    # -- the room ----------------------------------------------------------------------------------------------------

    def room_item(self) -> RoomItem | None:
        """The principle that is chosen, or the fist of five on it; in the matrix the cell under the hand."""
        if self.current_tab == MATRIX:
            from cxworkshop.stages.principles.audience import cell_item  # only now: the wall's kit is not needed here

            team, principle = self.matrix.view.current
            return cell_item(principle, team) if team and principle else None
        principle = self.statements.list.current_key
        one = RoomItem("principles", "principle", principle) if principle else None
        return asked("principles", self.statements.tally) or one

    def _mark(self, record: str) -> None:
        """Sign the principle that is on the wall, by itself or with what a team says for it."""
        principle = record.partition(" ")[0]  # a cell's record is its principle and its team
        self.statements.list.mark(principle)
        self.matrix.view.heads.mark(principle)

    # -- the page's side ---------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        if not self.isVisible():
            self._stale = True  # another stage is on the screen: it need not wait for this one
            self.matrix.hear(changed)
            self.statements.follow(changed)
            return
        self.matrix.follow(changed)
        self.statements.follow(changed)
        self.side_editor.follow(changed)
        if any(isinstance(change.record, Principle) for change in changed.changes):
            self._choose_place()
        elif any(isinstance(change.record, Application | Measure | Team) for change in changed.changes):
            self.dress()

    def showEvent(self, event: QShowEvent) -> None:
        stale, self._stale = self._stale, False
        if stale:
            self.matrix.catch_up()
            self.statements.refresh()
            self.side_editor.renew()
            self._choose_place()
        super().showEvent(event)

    def on_opened(self) -> None:
        self._stale = False
        self.side_editor.close()
        self.matrix.read()
        self.statements.read()
        self._choose_place()

    def leave(self) -> None:
        if self._empty is not None and self._saying.currentWidget() is self._empty:
            name, statement = self._empty.take()
            if name or statement:
                self.desk.do(commands.add_principle, name, statement)
        self.statements.leave()
        self.side_editor.commit()

    def goto(self, where: str) -> bool:
        record = self.desk.content.get(where)
        if isinstance(record, Principle):
            self.side_editor.close()
            self.show_tab(STATEMENTS)
            self.statements.goto(where)
            self.take_focus()
            return True
        if isinstance(record, Application):
            return self.open_cell(record.team, record.principle)
        if isinstance(record, Measure):
            return self.open_cell(record.team, record.principle or "") and self.editor.reveal(where)
        if isinstance(record, Team):
            self.show_tab(MATRIX)
            found = self.matrix.reveal(where, self._open_in(where))
            self.matrix.focus_matrix()
            return found
        return False

    def state(self) -> dict[str, Any]:
        team, principle = self.matrix.view.current
        shown = {"principle": self.statements.list.current_key, "cell": [team, principle]}
        return {**super().state(), **shown, "fist": self.statements.state()}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        principle = state.get("principle")
        if isinstance(principle, str) and principle:
            self.statements.goto(principle)
        self.statements.restore(state.get("fist"))
        cell = state.get("cell")
        if isinstance(cell, list) and len(cell) == 2 and all(isinstance(each, str) and each for each in cell):
            self.matrix.view.set_current(*cell)
        self.dress()

    # -- inside ------------------------------------------------------------------------------------------------------

    def bind_editor(self, editor: CellEditor) -> None:
        """Commands of the cell's editor, while no text is being typed there."""
        side = self.side_editor
        self.desk.commands.bind(
            editor,
            {
                "principles.cell_measure": lambda: editor.begin_measure(),
                "principles.cell_unbalanced": side.unbalanced,
                "principles.cell_up": lambda: side.step(-1, 0),
                "principles.cell_down": lambda: side.step(1, 0),
                "principles.cell_left": lambda: side.read_on(-1),
                "principles.cell_right": lambda: side.read_on(1),
                "principles.measure_up": lambda: editor.measures.move_focused(-1),
                "principles.measure_down": lambda: editor.measures.move_focused(1),
            },
        )

    def _bind(self) -> None:
        self.desk.commands.bind(
            self.matrix.view,
            {
                "principles.open": lambda: self._open(measure=False),
                "principles.measure": lambda: self._open(measure=True),
                "principles.unbalanced": self._unbalanced,
                "principles.filter": self._begin_filter,
            },
        )

    def _open(self, *, measure: bool) -> None:
        if self.current_tab != MATRIX:
            self._turn_to(MATRIX)
        self.side_editor.open_cell(measure=measure)

    def _unbalanced(self) -> None:
        self._turn_to(MATRIX)
        if self.matrix.go_to_lopsided() and self.side_editor.is_open:
            self.editor.show_cell(*self.matrix.view.current)

    def _begin_filter(self) -> None:
        self.show_tab(MATRIX)
        self.matrix.filters.open_line()

    def _show_statement(self, principle_id: str) -> None:
        self._turn_to(STATEMENTS)
        if principle_id:
            self.statements.goto(principle_id)

    def _open_in(self, team_id: str) -> str:
        """The principle of the cell where a team has something open: out of balance, silent, unmeasured; else any."""
        facts, principles = self.matrix.model.facts, self.matrix.model.principles
        cells = {p.id: facts.cell(team_id, p.id) for p in principles}
        for wanted in (
            lambda cell: cell.lopsided,
            lambda cell: not cell.said,
            lambda cell: not cell.measures,
        ):
            found = next((key for key, cell in cells.items() if wanted(cell)), "")
            if found:
                return found
        return ""

    def _add_first(self, name: str, statement: str) -> None:
        if self.desk.do(commands.add_principle, name, statement):
            self.statements.add()

    def _choose_place(self) -> None:
        """The fields for the first principle while there is none; the statements else."""
        nothing = not self.desk.content.count(Principle)
        shown = self._saying.currentWidget()
        had = self._has_focus()
        if nothing and (self._empty is None or shown is not self._empty):
            self._saying.setCurrentWidget(self.empty)
        elif not nothing and shown is not self.statements:
            self._saying.setCurrentWidget(self.statements)
        else:
            had = False
        self.dress()
        if had and self.current_tab == STATEMENTS:
            self.take_focus()
