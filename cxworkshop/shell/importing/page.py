"""The import page: how to read the file, the file as it is, and what will happen, side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.store import Changed
from cxworkshop.core.words import counted
from cxworkshop.shell.importing.file_table import FileTable
from cxworkshop.shell.importing.happens import Happens
from cxworkshop.shell.importing.how import How
from cxworkshop.shell.importing.marks import LEFT_OUT, Marks
from cxworkshop.shell.importing.sides import HOW, Sides
from cxworkshop.shell.importing.state import ImportState
from cxworkshop.stages import STAGES
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import Message
from cxworkshop.ui.page import Page

PROMISE = "Nothing is changed until you say so, and one undo takes it all back."
SLOW = 300  # ms; only a reading that takes longer is told
BRING_IN, CANCEL, HEADINGS = "import.bring_in", "import.cancel", "import.headings"


class Reading(QWidget):
    """What stands in place of the table while there is none: that it is being read, or why it cannot be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Paragraph("", "body", "ink2")
        self.message = Message("", "", "dang", "warning-circle")
        self.another = self.message.add_button("Choose another file")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self.words)
        column.addWidget(self.message)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """That something is under way."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.message.hide()

    def show_problem(self, problem: Problem) -> None:
        """Why the file cannot be read, and what helps."""
        self.words.hide()
        help_words = problem.todo.split(", for example with --")[0]
        rest = " ".join(part for part in (problem.safe, help_words) if part)
        self.message.set_words(problem.happened, rest)
        self.message.show()


class ImportPage(Page):
    """A page of one import. `left` says that it is over, done or not; whoever shows it takes it away."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Import", PROMISE, parent)
        self._over = False
        self.import_state = ImportState(desk, self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(self._say_busy)
        self.cancel_button = Button("Cancel", key="Esc")
        self.cancel_button.clicked.connect(self.cancel)
        self.add_button(self.cancel_button)
        self.how = How(self.import_state)
        self.table = FileTable()
        self._bind()
        self.happens = Happens(self.import_state, desk.commands.action(BRING_IN))
        self.reading = Reading()
        self.reading.another.clicked.connect(self._choose_another)
        self._span = Label("", "small", "ink2")
        self._foot = Paragraph("", "small", "ink2", max_width=1200)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._table_side())
        self._middle.addWidget(self.reading)
        self.sides = sides = Sides(self.how, self._middle, self.happens, self.happens.foot)
        self.add_tab("import", "", lambda: sides)
        self.setFocusProxy(self.cancel_button)
        self._connect()
        self._show_table()

    # -- beginning -----------------------------------------------------------------------------------------------

    def load(self, path: str, kind: str = "") -> None:
        """Read a file; `kind` says what list it is, without it the headings do."""
        self.import_state.open(Path(path), kind)

    def load_text(self, text: str, kind: str = "") -> None:
        """Read a table that was copied somewhere else."""
        self.import_state.open_text(text, kind)

    # -- acts ----------------------------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Do it: one step, a toast that offers to take it back, and on to what came in."""
        state = self.import_state
        report = state.bring_in()
        if report is None:
            return
        plan = report.plan
        count, what = plan.coming, "Brought in"
        if not count:
            count, what = len(plan.changes), "Filled in"
        self.desk.said.emit(f"{what} {counted(count, plan.sheet.one, plan.sheet.many)}")
        first = next(
            (r for r in report.added if plan.sheet.table == r.TABLE), report.added[0] if report.added else None
        )
        self._leave()
        if first is not None:
            self.desk.jump.emit(_stage_of(first.TABLE), first.id)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._leave()

    def headings_here(self) -> None:
        """The headings are in the focused row of the file."""
        index = self.table.currentIndex()
        if index.isValid():
            self.import_state.set_row(index.row() + 1)

    def _leave(self) -> None:
        self._over = True
        self.import_state.stop()
        self.desk.commands.enable((BRING_IN, CANCEL, HEADINGS), False)
        self.left.emit()

    # -- the page's side -----------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        if not self._over:
            self.import_state.again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\t" in text or "\n" in text.strip():
                self.load_text(text)
                return
        super().keyPressEvent(event)

    # -- inside --------------------------------------------------------------------------------------------------

    def _table_side(self) -> QWidget:
        side = QWidget()
        head = QHBoxLayout()
        head.addWidget(Label("As it is in the file", "h3", "ink"))
        head.addStretch(1)
        head.addWidget(self._span)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        return side

    def _connect(self) -> None:
        state = self.import_state
        state.table_changed.connect(self._show_table)
        state.mapping_changed.connect(self._show_mapping)
        state.planned.connect(self._show_plan)
        state.failed.connect(self._show_problem)
        state.busy_changed.connect(self._busy)
        self.table.heading_chosen.connect(state.set_row)
        self.table.heads.pressed_column.connect(self._choose_column)
        self.happens.counted.connect(self.sides.set_count)
        self.table.scrolled.connect(self._show_span)
        self.happens.row_wanted.connect(self._show_row)

    def _show_table(self) -> None:
        table = self.import_state.table
        self.table.show_table(table)
        self._middle.setCurrentIndex(0 if table is not None else 1)
        self.sides.set_told(table is not None)
        self.set_title(f"Import {self.import_state.sheet.many}" if table is not None else "Import")
        focused = self.window().focusWidget()
        if table is not None and (focused is None or focused is self.cancel_button or not self.isAncestorOf(focused)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_mapping(self) -> None:
        state = self.import_state
        mapping = state.mapping
        if mapping is None:
            return
        words = {column: state.sheet.field(name).label for name, column in mapping.columns.items()}
        first = next((mapping.columns[name] for name in _naming(state) if name in mapping.columns), -1)
        self.table.show_mapping(words, set(mapping.left_out), first, mapping.row)
        self.set_title(f"Import {state.sheet.many}")

    def _show_plan(self) -> None:
        state = self.import_state
        row = state.mapping.row if state.mapping is not None else 0
        self.table.show_marks(Marks(state.plan, row))
        grey = state.plan is not None and any(row.taken for row in state.plan.rows)
        above = "Grey words are taken from the row above. " if grey else ""
        rows = state.plan.rows if state.plan is not None else ()
        out = "Hatched rows are left out. " if any(row.outcome in LEFT_OUT for row in rows[row:]) else ""
        self._foot.setText(f"{above}{out}The file itself is never changed.")

    def _show_problem(self, problem: Problem) -> None:
        self._middle.setCurrentIndex(1)
        self.sides.set_told(False)
        self.reading.show_problem(problem)
        self.reading.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self) -> None:
        if not self.import_state.busy:
            self._slow.stop()
        elif self.import_state.table is None:
            self._middle.setCurrentIndex(1)
            self.reading.say("")
            self._slow.start()
        else:
            self._slow.start()

    def _say_busy(self) -> None:
        if self.import_state.busy and self._middle.currentIndex() == 1:
            self.reading.say(f"{self.import_state.busy} …")

    def _choose_column(self, column: int) -> None:
        self.sides.show_part(HOW)
        self.how.focus_column(column)

    def _show_row(self, row: int, column: object) -> None:
        self.table.show_row(row, column if isinstance(column, int) else None)

    def _show_span(self) -> None:
        first, last = self.table.span()
        total = len(self.table.file.rows)
        self._span.setText(f"rows {first:,}–{last:,} of {total:,}" if total else "")

    def _choose_another(self) -> None:
        action = self.desk.commands.action("file.import")
        action.trigger()

    def _bind(self) -> None:
        """Take the page's commands; those of an import before it are handed over."""
        self.desk.commands.bind(self, {BRING_IN: self.bring_in, CANCEL: self.cancel})
        self.desk.commands.bind(self.table, {HEADINGS: self.headings_here})


def _naming(state: ImportState) -> tuple[str, ...]:
    """The fields that name a row, the likeliest first."""
    return state.sheet.name or tuple(name for group in state.sheet.needed for name in group)


def _stage_of(table: str) -> str:
    """The stage that records a table."""
    return next(stage.key for stage in STAGES if any(table == cls.TABLE for cls in stage.load("records")))
