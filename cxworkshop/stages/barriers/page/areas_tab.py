"""The All areas tab: a heading over the columns, the filter, the list, and what each key does to the current line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.barrier_list import BarrierList
from cxworkshop.stages.barriers.page.lines import Kind, Line, Place, barrier_words, lines_of, mitigation_words
from cxworkshop.stages.barriers.page.menus import menu_of
from cxworkshop.stages.barriers.page.model import LineRole
from cxworkshop.stages.barriers.page.shape import MARGIN, Columns, Form
from cxworkshop.stages.barriers.page.wrapped import Style, words
from cxworkshop.stages.barriers.page.writing import Writing
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.filterline import FilterLine
from cxworkshop.ui.theme import theme

INSET = 24
OTHER = Qt.FocusReason.OtherFocusReason


class ColumnHeads(QWidget):
    """The words above the columns; nothing where the columns stand below each other."""

    def __init__(self, over: BarrierList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = over
        over.moved_in_view.connect(self.fit)
        theme().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height that the form of the list asks for."""
        wide = Columns.at(self._over.viewport().width()).form is Form.WIDE
        self.setFixedHeight(theme().px(28) if wide else 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = Columns.at(self._over.viewport().width())
        if at.form is not Form.WIDE:
            return
        painter = QPainter(self)
        painter.setPen(theme().color("ink2"))
        style = Style("small")
        top = theme().px(4)
        words("Barrier, and what the customer feels", style, at.left, top, at.left_width).paint(painter)
        words("Severity", style, at.severity, top, theme().px(150)).paint(painter)
        words("What we do about it", style, at.what, top, at.what_width).paint(painter)
        words("owner · due", style, at.right - at.tail, top, at.tail, right=True).paint(painter)


class AreasTab(QWidget):
    """Acts are about the current line; what it is decides what a key does."""

    open_requested = Signal(str, str)  # a barrier, and one of its mitigations or ""
    escaped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = BarrierList(desk.today)
        self.list.nothing = "No barrier fits the filter. Esc shows all."
        self.filter = FilterLine("Barrier, team, owner or mitigation", "Filter the barriers", "barrier")
        self.heads = ColumnHeads(self.list)
        self.writing = Writing(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET - MARGIN, 8, INSET - MARGIN, 8)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(MARGIN, 0, MARGIN, 0)
        above.addWidget(self.filter)
        column.addLayout(above)
        column.addWidget(self.heads)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.filter.typed.connect(lambda _text: self.refresh())
        self.filter.done.connect(self._to_found)
        self.filter.closed.connect(self.list.focus_first)
        self.list.opened.connect(self.edit)
        self.list.button_pressed.connect(self._button)
        self.list.dropped.connect(self._drop)
        self.list.menu_wanted.connect(self._menu)
        self.list.escaped.connect(self.escaped)
        self.refresh()

    # -- showing -------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the records as they are."""
        typed = self.filter.edit.text() if not self.filter.isHidden() else ""
        gap = (self.writing.place, None) if self.writing.place is not None else None
        lines = lines_of(self.desk.content, typed, gap)
        self.list.set_lines(lines)
        found = sum(line.kind is Kind.BARRIER for line in lines)
        self.filter.show_found(found, self.desk.content.count(Barrier))
        current = self.list.current_line()
        standing = len(current.standing) if current is not None else 0
        if self.list.marks.part > standing:
            self.list.set_part(standing)
        self.writing.follow()

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        shown = (Barrier, Mitigation, AreaAnswer, Team)
        if any(isinstance(change.record, shown) for change in changed.changes):
            self.refresh()

    def reveal(self, key: str, mitigation: str = "") -> bool:
        """Make a barrier's line the current one; a filter that hides it ends. False when there is none."""
        if self.list.rows.row_of(key) < 0 and not self.filter.isHidden():
            self.filter.close_line()
            self.refresh()
        if not self.list.set_current(key):
            return False
        line = self.list.current_line()
        ids = [one.id for one in line.standing] if line is not None else []
        self.list.set_part(ids.index(mitigation) + 1 if mitigation in ids else 0)
        return True

    def reveal_area(self, area: str) -> bool:
        """Make an area's question, or its first barrier, the current line."""
        for line in self.list.rows.lines:
            if line.kind is not Kind.HEAD and line.place.area is not None and line.place.area.value == area:
                return self.list.set_current(line.key)
        return False

    # -- what the keys do ----------------------------------------------------------------------------------------------

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands of the list and what they do."""
        weigh = {f"barriers.severity_{n}": lambda n=n: self.weigh(n) for n in range(1, 6)}
        return {
            "barriers.add": self.add,
            "barriers.mitigate": self.mitigate,
            "barriers.edit": self.edit,
            "barriers.write": self.write,
            "barriers.none": self.none_here,
            "barriers.remove": self.remove,
            "barriers.unsay": lambda: self.weigh(None),
            "barriers.switch": self.list.switch,
            "barriers.up": lambda: self.carry(-1),
            "barriers.down": lambda: self.carry(1),
            "barriers.filter": self.filter.open_line,
            **weigh,
        }

    def add(self) -> None:
        """Write a new barrier in the current area."""
        line = self.list.current_line() or next(iter(self.list.rows.lines), None)
        if line is not None:
            self.writing.add(line.place)
        elif not self.filter.isHidden():
            self.filter.close_line()
            self.add()

    def mitigate(self) -> None:
        """Write a mitigation of the current barrier."""
        line = self.list.current_line()
        if line is not None and line.barrier is not None:
            self.writing.mitigate(line)
        elif line is not None:
            announce(self.list, "There is no barrier here yet")

    def edit(self) -> None:
        """Open the current barrier beside the list; on an area, say what it holds."""
        line = self.list.current_line()
        if line is None:
            return
        if line.barrier is not None:
            part = self.list.marks.part
            mitigation = line.standing[part - 1].id if 0 < part <= len(line.standing) else ""
            self.open_requested.emit(line.barrier.id, mitigation)
        else:
            self.write()

    def write(self) -> None:
        """Write in the current line."""
        line = self.list.current_line()
        if line is None:
            return
        if line.kind is Kind.NONE:
            self.writing.write_reason(line)
        elif line.kind is Kind.QUESTION:
            self.writing.add(line.place)
        else:
            self.writing.write_words(line)

    def none_here(self) -> None:
        """Decide that the current area holds none, and say why; on what a mitigation leaves: nothing remains."""
        line = self.list.current_line()
        if line is None:
            return
        if line.kind is Kind.BARRIER:
            self.weigh(0)
        elif line.kind is Kind.QUESTION and line.place.area is not None:
            if self.desk.do(do.answer_none, line.place.area):
                self._write_reason_of(line.key)
        elif line.kind is Kind.NONE:
            self.writing.write_reason(line)

    def _write_reason_of(self, key: str) -> None:
        line = self.list.rows.line_at(self.list.rows.row_of(key))
        if line is not None:
            self.writing.write_reason(line)

    def weigh(self, value: int | None) -> None:
        """Set the severity that the digits mean: of the barrier now, or what a mitigation leaves."""
        line = self.list.current_line()
        if line is None or line.barrier is None:
            return
        part = self.list.marks.part
        if 0 < part <= len(line.standing):
            if self.desk.do(do.set_mitigation, line.standing[part - 1].id, "residual", value):
                said = "not said" if value is None else f"{value} expected to remain" if value else "nothing remains"
                announce(self.list, said)
        elif value != 0 and self.desk.do(do.set_severity, line.barrier.id, value):
            announce(self.list, f"Severity {value}" if value else "Severity not said")

    def remove(self) -> None:
        """Remove the mitigation or the barrier that is marked; on an area, take the decision back."""
        line = self.list.current_line()
        if line is None:
            return
        part = self.list.marks.part
        if line.kind is Kind.NONE and line.place.area is not None:
            self.desk.do(do.reopen_area, line.place.area)
        elif line.barrier is not None and 0 < part <= len(line.standing):
            one = line.standing[part - 1]
            self.list.set_part(0)
            if self.desk.do(do.remove_mitigations, [one.id]):
                self.desk.said.emit(f"Removed “{mitigation_words(one)}”")
        elif line.barrier is not None and self.desk.do(do.remove_barriers, [line.barrier.id]):
            self.desk.said.emit(f"Removed “{barrier_words(line.barrier)}”")

    def carry(self, way: int) -> None:
        """Move the current barrier one place, into the next area where its own ends."""
        line = self.list.current_line()
        if line is None or line.barrier is None:
            return
        target = _carried(self.list.rows.lines, line, way)
        if target is not None:
            place, before = target
            self._put(line.barrier.id, place, before)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _put(self, barrier_id: str, place: Place, before: str) -> None:
        part = self.list.marks.part
        if self.desk.do(do.put_barrier, barrier_id, place.area, before or None, area_name=place.name):
            self.list.set_current(barrier_id)
            self.list.set_part(part)
            announce(self.list, f"In {place.title}")

    def _drop(self, barrier_id: str, place: Place, before: str) -> None:
        self._put(barrier_id, place, before)
        self.list.setFocus(OTHER)

    def _button(self, name: str) -> None:
        line = self.list.current_line()
        if line is None:
            return
        if line.kind is Kind.BARRIER:
            self.mitigate()
        elif name == "second":
            self.none_here()
        else:
            self.add()

    def _to_found(self) -> None:
        first = next((line for line in self.list.rows.lines if line.kind is Kind.BARRIER), None)
        current = self.list.current_line()
        if first is not None and (current is None or current.kind is not Kind.BARRIER):
            self.list.set_current(first.key)
        if self.list.rows.rowCount():
            self.list.focus_first()

    def _menu(self, place: QPoint) -> None:
        line: Line | None = self.list.currentIndex().data(LineRole)
        menu_of(self.desk.commands, line.kind if line is not None else None, self.list).exec(place)

    def state(self) -> dict[str, Any]:
        """What to remember: the current line's key."""
        line = self.list.current_line()
        return {"barrier": line.key if line is not None and line.barrier is not None else ""}


def _carried(lines: Sequence[Line], line: Line, way: int) -> tuple[Place, str] | None:
    """Where a barrier goes one place up or down: its area and the barrier it then stands before, "" for the end."""
    row = next(n for n, each in enumerate(lines) if each.key == line.key)
    if way < 0:
        above = lines[row - 1]
        if above.kind is Kind.BARRIER:
            return above.place, above.key
        before = next((each for each in reversed(lines[:row]) if each.kind is Kind.HEAD and each is not above), None)
        return (before.place, "") if before is not None else None
    after = lines[row + 1 : row + 3]
    if after and after[0].kind is Kind.BARRIER:
        second = after[1] if len(after) > 1 and after[1].kind is Kind.BARRIER else None
        return line.place, second.key if second is not None else ""
    head = next((n for n in range(row + 1, len(lines)) if lines[n].kind is Kind.HEAD), -1)
    if head < 0 or lines[head].place.area is None:
        return None
    first = lines[head + 1] if head + 1 < len(lines) else None
    return lines[head].place, first.key if first is not None and first.kind is Kind.BARRIER else ""
