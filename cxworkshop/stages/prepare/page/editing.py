"""Writing in the lines of the agenda: which line is edited, what is kept, and which one is next under the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.day import DayColumn
from cxworkshop.stages.prepare.page.kinds import guess
from cxworkshop.stages.prepare.records import AgendaItem

if TYPE_CHECKING:
    from cxworkshop.stages.prepare.page.agenda import Agenda


class LineEditing(QObject):
    """One editor at a time, over a line or over the room for a new one."""

    def __init__(self, agenda: Agenda) -> None:
        super().__init__(agenda)
        self._agenda = agenda
        self._desk = agenda.desk

    def edit(self, column: DayColumn, row: int, part: str, typed: str) -> None:
        """Edit a line, beginning with one of its parts; `typed` replaces what stands there."""
        self._close_editors()
        line = column.model.line_at(row)
        if line is None:
            return
        item_id = line.item.id
        editor = column.open_editor(row, part, typed)
        editor.kept.connect(lambda title, minutes: self._keep(item_id, title, minutes))
        editor.step.connect(lambda way, where: self._step(column, item_id, way, where))
        editor.left.connect(lambda back: self._editor_left(column, back))
        self._agenda.focused(column)

    def _keep(self, item_id: str, title: str, minutes: int) -> None:
        item = self._desk.content.find(AgendaItem, item_id)
        if item is None:
            return
        if title != item.title:
            self._desk.do(do.write_item, item_id, "title", title)
        if minutes != item.minutes:
            self._desk.do(do.set_minutes, item_id, minutes)
        self._desk.end_typing()

    def _step(self, column: DayColumn, item_id: str, way: int, part: str) -> None:
        row = column.model.row_of(item_id) + way
        self._end_editor(column, back=True)
        if column.model.line_at(row) is not None:
            self.edit(column, row, part, "")

    def open_gap(self, column: DayColumn, row: int) -> None:
        """Make room for a new line before a row, and write it there."""
        self._close_editors()
        column.model.set_gap(row)
        self._agenda.refresh()
        editor = column.open_editor(row, "title")
        editor.kept.connect(lambda title, minutes: self._add(column, title, minutes))
        editor.step.connect(lambda way, _part: self._added(column, way))
        editor.left.connect(lambda back: self._editor_left(column, back))
        self._agenda.focused(column)

    def _add(self, column: DayColumn, title: str, minutes: int) -> None:
        gap = column.model.gap
        if gap is None or not title:
            return
        after = column.model.line_at(gap + 1)
        outcome = self._desk.do(
            do.add_item,
            column.day_id,
            title,
            minutes=minutes,
            exercise=guess(title),
            before_id=after.item.id if after is not None else None,
        )
        if outcome and outcome.value is not None:
            column.model.set_gap(None)
            column.list.set_current(column.model.row_of(outcome.value.id))

    def _added(self, column: DayColumn, way: int) -> None:
        """Enter in a new line: the next one, when this one was written."""
        wrote = column.model.gap is None
        self._end_editor(column, back=True)
        if wrote and way > 0:
            self.open_gap(column, column.list.currentIndex().row() + 1)

    def _editor_left(self, column: DayColumn, back: bool) -> None:
        self._end_editor(column, back=back)

    def _end_editor(self, column: DayColumn, *, back: bool) -> None:
        """Close the editor and the room for a new line; `back`: the focus goes to the line."""
        if column.editor is not None:
            column.editor.blockSignals(True)
        column.close_editor()
        if column.model.gap is not None:
            row = column.model.gap - 1
            column.model.set_gap(None)
            column.list.set_current(row)
            self._agenda.refresh()
        if back:
            if column.list.isVisible():
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._agenda.focus_first()

    def _close_editors(self) -> None:
        for column in self._agenda.columns:
            if column.editor is not None:
                column.editor.commit()
                self._end_editor(column, back=False)
