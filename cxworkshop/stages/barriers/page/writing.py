"""Writing in the list itself: a barrier in the gap of its area, a mitigation in its row, why an area holds none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Qt

from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page import acts
from cxworkshop.stages.barriers.page.acts import Written
from cxworkshop.stages.barriers.page.lines import Kind, Line, Place
from cxworkshop.stages.barriers.page.row_editor import CELL, SPACE, Mode, RowEditor
from cxworkshop.stages.barriers.page.shape import BELOW, GAP, MARGIN, Columns
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Outcome
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.stages.barriers.page.areas_tab import AreasTab


class Writing(QObject):
    """At most one editor at a time; what stands in it is kept whichever way it is left."""

    def __init__(self, tab: AreasTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._list = tab.list
        self.editor: RowEditor | None = None
        self.place: Place | None = None  # where the gap is
        self._key = ""
        self._back_to = ""
        self._list.moved_in_view.connect(self._follow)

    # -- beginning -----------------------------------------------------------------------------------------------------

    def add(self, place: Place) -> None:
        """Write a new barrier at the end of an area."""
        self.end()
        line = self._list.current_line()
        self._back_to = line.key if line is not None else ""
        self.place = place
        editor = self._open(Mode.NEW, "gap", "")
        self._measure()
        self._tab.refresh()
        self._reveal()
        editor.open(editor.name)

    def write_words(self, line: Line) -> None:
        """Write a barrier's name and what the customer feels, where they stand."""
        if line.barrier is None:
            return
        self.end()
        editor = self._open(Mode.WORDS, line.key, "words")
        editor.fill(line.barrier.name, line.barrier.experience)
        self._begin(editor, editor.name)

    def mitigate(self, line: Line) -> None:
        """Write a mitigation below those the barrier has."""
        if line.barrier is None:
            return
        self.end()
        editor = self._open(Mode.ANSWER, line.key, "mitigation")
        self._begin(editor, editor.what)

    def write_reason(self, line: Line) -> None:
        """Write why an area holds no barrier."""
        if line.answer is None:
            return
        self.end()
        editor = self._open(Mode.REASON, line.key, "words")
        editor.fill("", line.answer.reason)
        self._begin(editor, editor.feels)

    # -- ending --------------------------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Keep what is half written and put the editor away."""
        if self.editor is not None:
            self.editor.commit()

    def end(self) -> None:
        """Put the editor away, with what stands in it kept."""
        self.commit()
        self._close(back=False)

    def drop(self) -> None:
        """Put the editor away without a word: its workshop has gone."""
        self._close(back=False)

    def follow(self) -> None:
        """Records changed: stay over the row, or go when it has gone."""
        if self.editor is not None and self._list.rows.row_of(self._key) < 0:
            self._close(back=False)
        self._follow()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _open(self, mode: Mode, key: str, part: str) -> RowEditor:
        desk = self._tab.desk
        ways = partial(acts.ways, self._area_of(key))
        editor = RowEditor(mode, desk.today, lambda: acts.owners(desk.content), ways, self._list.viewport())
        self.editor, self._key = editor, key
        self._list.marks.written, self._list.marks.written_part = key, part
        editor.kept.connect(self._kept)
        editor.left.connect(lambda back: self._close(back=back))
        editor.resized.connect(self._restyled)
        return editor

    def _area_of(self, key: str) -> Area | None:
        line = self._list.rows.line_at(self._list.rows.row_of(key))
        place = line.place if line is not None else self.place
        return place.area if place is not None else None

    def _begin(self, editor: RowEditor, cell: object) -> None:
        self._measure()
        self._list.set_current(self._key, reveal=False)
        self._list.doItemsLayout()
        self._reveal()
        editor.open(cell)  # type: ignore[arg-type]

    def _restyled(self) -> None:
        self._measure()
        self._list.doItemsLayout()

    def _measure(self) -> None:
        """Make the room that the editor needs."""
        editor, marks, px = self.editor, self._list.marks, theme().px
        if editor is None:
            return
        width = self._list.viewport().width()
        if editor.mode is Mode.NEW:
            marks.gap_height = editor.wanted_height(width - 2 * MARGIN) + 6
            return
        rect = self._rect()
        marks.extra = rect.bottom() + px(BELOW) if rect is not None else 0

    def _rect(self) -> QRect | None:
        """Where the editor stands within its row, from the row's top left."""
        editor, row = self.editor, self._list.rows.row_of(self._key)
        line = self._list.rows.line_at(row)
        if editor is None or line is None:
            return None
        px = theme().px
        width = self._list.viewport().width()
        shape = self._list.delegate.shape(line)
        if editor.mode is Mode.NEW:
            inside = width - 2 * MARGIN + 6
            return QRect(MARGIN - 3, 0, inside, max(1, shape.height - px(GAP)))
        at = Columns.at(width)
        if editor.mode is Mode.WORDS and shape.name is not None:
            return QRect(round(at.left) - 8, px(5), round(at.left_width) + 8, 2 * px(CELL) + px(SPACE))
        if editor.mode is Mode.REASON and shape.name is not None:
            left = round(shape.name.rect.left()) - 8
            return QRect(left, round(shape.name.rect.bottom()) + 2, round(at.right) - left, px(CELL))
        top = round(shape.items[-1].rect.bottom()) + px(6) if shape.items else px(7)
        if not shape.items and shape.bare is not None and at.what == at.left:
            top = round(shape.bare.rect.top()) - px(4)
        room = round(at.right - at.what) + 8
        return QRect(round(at.what) - 8, top, room, editor.wanted_height(room))

    def _follow(self) -> None:
        editor = self.editor
        rect = self._rect()
        if editor is None or rect is None:
            return
        width = editor.width()
        editor.place(rect.translated(self._list.item_rect(self._key).topLeft()))
        if editor.width() != width:
            self._measure()

    def _reveal(self) -> None:
        row = self._list.rows.row_of(self._key)
        if row >= 0:
            self._list.scrollTo(self._list.rows.index(row))
        self._follow()

    def _kept(self, said: Written, more: bool) -> None:
        """Record what was written. Where that fails the editor stays, with every word in it."""
        editor, key, place = self.editor, self._key, self.place
        if editor is None:
            return
        mode = editor.mode
        done = self._record(mode, key, place, said)
        if not done:
            return
        self._close(back=True, refresh=False)
        self._tab.desk.end_typing()
        self._tab.refresh()
        if mode is not Mode.NEW or place is None:
            return
        if isinstance(done.value, Barrier):
            self._tab.reveal(done.value.id)
            if more:
                self.add(place)
        elif self._back_to:
            self._list.set_current(self._back_to)

    def _record(self, mode: Mode, key: str, place: Place | None, said: Written) -> Outcome[Any]:
        desk = self._tab.desk
        if mode is Mode.NEW and place is not None and not said.blank:
            made = desk.do(acts.add_written, place, said)
            if made:
                announce(self._list, f"{said.name or 'A barrier'} added")
            return made
        if mode is Mode.ANSWER and said.has_answer:
            answered = desk.do(acts.add_answer, key, said)
            if answered:
                announce(self._list, f"{said.what or 'A mitigation'} added")
            return answered
        if mode is Mode.WORDS and desk.content.find(Barrier, key) is not None:
            return desk.do(acts.write_words, key, said)
        if mode is Mode.REASON:
            return self._record_reason(key, said.feels)
        return Outcome(True)

    def _record_reason(self, key: str, reason: str) -> Outcome[Any]:
        line = self._list.rows.line_at(self._list.rows.row_of(key))
        area = line.place.area if line is not None and line.kind is Kind.NONE else None
        answers = self._tab.desk.content.of(AreaAnswer)
        if area is not None and any(one.area is area and one.reason != reason for one in answers):
            return self._tab.desk.do(do.answer_none, area, reason)
        return Outcome(True)

    def _close(self, *, back: bool, refresh: bool = True) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focus = editor.window().focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        editor.finish(back=False)
        editor.blockSignals(True)
        marks = self._list.marks
        marks.written, marks.written_part, marks.extra = "", "", 0
        self.place, self._key = None, ""
        if back and had_focus:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
        if refresh:
            self._tab.refresh()
        else:
            self._list.doItemsLayout()
