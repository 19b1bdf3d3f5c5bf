"""What an import stands at: the file, its sheet, its meaning, a person's choices, and the plan that follows from them.

Reading, and planning of long tables, happen beside the window; an answer that is no longer asked for is thrown away.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, EnvironmentProblem, Problem
from cxworkshop.core.words import joined
from cxworkshop.exchange.apart import Reading, Stopped
from cxworkshop.exchange.importing import Choices, ImportPlan, ImportReport, apply_import, plan_import
from cxworkshop.exchange.kinds import Sheet
from cxworkshop.exchange.mapping import Mapping, missing, propose
from cxworkshop.exchange.repeats import Repeat
from cxworkshop.exchange.table import SheetName, Table
from cxworkshop.exchange.textfile import read_text
from cxworkshop.shell.importing.guess import guess_kind, propose_for
from cxworkshop.stages import sheets
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

AT_ONCE = 6_000  # cells; so many are planned within a blink, more of them beside the window
PAUSE = 120  # ms between a person's last change and a plan made beside the window


@dataclasses.dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read: its sheets, the one that is shown, and the kind of list it looks like."""

    names: Sequence[SheetName]
    sheet: str
    table: Table
    kind: str


def _read(path: Path, sheet: str, kind: str, stop: Event) -> _Read:
    """Runs beside the window, and reads in a process of its own; ends at once when `stop` is set."""
    with Reading(path, sheet, names=True) as reading:
        names, table = reading.result(stop.is_set)
    if stop.is_set():
        raise Stopped
    return _Read(names, sheet or table.name, table, kind or guess_kind(table, sheets()))


def _read_pasted(text: str, kind: str, stop: Event) -> _Read:
    table = read_text(text.encode("utf-8"), "What was pasted")
    return _Read([SheetName("")], "", table, kind or guess_kind(table, sheets()))


class ImportState(QObject):
    """One import from the file to the step. Everything changes through its methods; views hear the signals."""

    table_changed = Signal()  # another table, or none
    mapping_changed = Signal()  # the kind, the headings or the columns
    planned = Signal()  # the plan, or why there is none
    failed = Signal(object)  # core.errors.Problem: the file, or this sheet of it, cannot be read
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Background(self)
        self._stop = Event()  # ends the reading under way
        self._turn = 0  # counts what was asked for; an answer to an earlier question is thrown away
        self._path: Path | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._plan_beside)
        self.name = ""
        self.busy = ""
        self.names: Sequence[SheetName] = ()
        self.sheet_name = ""
        self.row_counts: dict[str, int] = {}
        self.table: Table | None = None
        self.kind = ""
        self.mapping: Mapping | None = None
        self.choices = Choices()
        self.plan: ImportPlan | None = None
        self.lacking = ""

    # -- reading -------------------------------------------------------------------------------------------------

    def open(self, path: Path, kind: str = "") -> None:
        """Read a file. `kind` says what list it is; without it the headings do."""
        self._path = path
        self.name = path.name
        self.row_counts = {}
        self._begin(partial(_read, path, "", kind), f"Reading “{path.name}”")

    def open_text(self, text: str, kind: str = "") -> None:
        """Read a table that was pasted."""
        self._path = None
        self.name = "What was pasted"
        self._begin(partial(_read_pasted, text, kind), "Reading what was pasted")

    def choose_sheet(self, name: str) -> None:
        """Read another sheet of the file; it is asked anew what kind of list it is."""
        if self._path is not None and name != self.sheet_name:
            self.sheet_name = name
            self._begin(partial(_read, self._path, name, ""), f"Reading “{name}”")

    def stop(self) -> None:
        """Whatever is under way is no longer wanted."""
        self._turn += 1
        self._stop.set()
        self._pause.stop()
        self._set_busy("")

    def wait(self) -> None:
        """Let what is under way beside the window come to its end; tests and closing need it."""
        self._beside.wait()

    def _begin(self, job: partial[_Read], words: str) -> None:
        self._turn += 1
        turn = self._turn
        self._pause.stop()
        self.plan, self.lacking = None, ""
        self._set_busy(words)
        self._stop.set()
        self._stop = stop = Event()
        read = partial(job, stop=stop)
        self._beside.run(read, lambda answer: self._arrived(turn, answer), lambda why: self._broke(turn, why))

    def _arrived(self, turn: int, answer: _Read) -> None:
        if turn != self._turn:
            return
        self.names, self.sheet_name, self.table = answer.names, answer.sheet, answer.table
        self.row_counts[answer.sheet] = len(answer.table.rows)
        self.kind = answer.kind
        self._set_busy("")
        try:
            self.mapping = propose_for(answer.table, self.sheet)
        except BadFile as why:
            self._broke(turn, why)
            return
        self.choices = Choices()
        self.table_changed.emit()
        self.mapping_changed.emit()
        self._plan_soon()

    def _broke(self, turn: int, why: Exception) -> None:
        if turn != self._turn:
            return
        if not isinstance(why, Problem):
            self._set_busy("")
            raise why
        self.table, self.mapping, self.plan = None, None, None
        self._set_busy("")
        if not self.names and self._path is not None and not isinstance(why, EnvironmentProblem):
            self.names = ()
        self.table_changed.emit()
        self.failed.emit(why)

    # -- what a person decides -----------------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet:
        """The kind of list as it is declared."""
        return sheets()[self.kind]

    def set_kind(self, kind: str) -> None:
        """Say what kind of list it is."""
        if self.table is not None and kind != self.kind:
            self.kind = kind
            self.choices = Choices()
            self.mapping = propose_for(self.table, self.sheet)
            self._changed()

    def set_row(self, row: int) -> None:
        """Say in which row, counted from 1, the headings are."""
        if self.table is None or self.mapping is None or row == self.mapping.row:
            return
        if 1 <= row <= len(self.table.rows):
            self.choices = Choices()
            self.mapping = propose(self.table, self.sheet, row)
            self._changed()

    def set_column(self, column: int, field: str) -> None:
        """Say what a column, counted from 0, becomes; "" leaves it out."""
        if self.mapping is not None and field != (self.mapping.field_of(column) or ""):
            mapping = self.mapping.without_column(column)
            self.mapping = mapping.with_column(field, column) if field else mapping
            self._changed()

    def set_fill_down(self, on: bool) -> None:
        """Whether an empty cell of what is written once means the one above."""
        self._choose(fill_down=on)

    def set_leave_out_totals(self, on: bool) -> None:
        """Whether rows that only add up are left out."""
        self._choose(leave_out_totals=on)

    def set_one(self, repeat: Repeat, one: bool) -> None:
        """Say that the rows of a repeat are one thing, with what is already there if there is any, or that not."""
        numbers = dict(self.choices.one)
        target: int | str = repeat.existing[0] if repeat.existing else repeat.rows[0]
        for row in repeat.rows:
            numbers.pop(row, None)
            if one and row != target:
                numbers[row] = target
        self._choose(one=numbers)

    def is_one(self, repeat: Repeat) -> bool:
        """Whether the person said so."""
        others = repeat.rows if repeat.existing else repeat.rows[1:]
        return bool(others) and all(row in self.choices.one for row in others)

    def again(self) -> None:
        """The workshop changed beneath the plan."""
        if self.table is not None and self.mapping is not None:
            self._plan_soon()

    def _choose(self, **what: object) -> None:
        choices = dataclasses.replace(self.choices, **what)  # type: ignore[arg-type]
        if choices != self.choices:
            self.choices = choices
            self._plan_soon()

    def _changed(self) -> None:
        self.mapping_changed.emit()
        self._plan_soon()

    # -- the plan ------------------------------------------------------------------------------------------------

    def _plan_soon(self) -> None:
        table, mapping = self.table, self.mapping
        if table is None or mapping is None:
            return
        self._turn += 1
        self._pause.stop()
        self.lacking = _lacking(mapping, self.sheet)
        if self.lacking:
            self.plan = None
            self._set_busy("")
            self.planned.emit()
        elif len(table.rows) * max(1, table.width) <= AT_ONCE:
            self.plan = plan_import(self._desk.content, table, self.sheet, mapping, self.choices)
            self._set_busy("")
            self.planned.emit()
        else:
            self._set_busy("Looking at every row")
            self._pause.start()

    def _plan_beside(self) -> None:
        table, mapping = self.table, self.mapping
        if table is None or mapping is None:
            return
        turn, content = self._turn, self._desk.content
        snapshot: Content = content.snapshot()
        job = partial(plan_import, snapshot, table, self.sheet, mapping, self.choices)
        self._beside.run(job, lambda plan: self._planned(turn, plan), lambda why: self._broke(turn, why))

    def _planned(self, turn: int, plan: ImportPlan) -> None:
        if turn == self._turn:
            self.plan = plan
            self._set_busy("")
            self.planned.emit()

    def bring_in(self) -> ImportReport | None:
        """Do what the plan says, in one step; None when there is nothing to do or it could not be done."""
        if self.plan is None or self.busy or not self.plan.coming + len(self.plan.changes):
            return None
        outcome = self._desk.do(apply_import, self.plan)
        return outcome.value if outcome else None

    def _set_busy(self, words: str) -> None:
        if words != self.busy:
            self.busy = words
            self.busy_changed.emit()


def _lacking(mapping: Mapping, sheet: Sheet) -> str:
    """What has no column although it is needed, as a sentence; "" when all is there."""
    groups = [
        joined([f"“{sheet.field(name).label}”" for name in group], last="or") for group in missing(mapping, sheet)
    ]
    return f"No column holds the {joined(groups)} yet." if groups else ""
