"""The All areas tab: a heading over the columns, the filter, the list, and what each key does to the current line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.barrier_list import BarrierList
from cxworkshop.stages.barriers.page.carry import carried, next_in
from cxworkshop.stages.barriers.page.heads import ColumnHeads
from cxworkshop.stages.barriers.page.lines import Kind, Line, Place, barrier_words, lines_of, mitigation_words
from cxworkshop.stages.barriers.page.menus import AreaMenu, menu_of
from cxworkshop.stages.barriers.page.model import LineRole
from cxworkshop.stages.barriers.page.shape import MARGIN
from cxworkshop.stages.barriers.page.writing import Writing
from cxworkshop.stages.barriers.points import ASKED
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.filterline import FilterLine
from cxworkshop.ui.theme import theme

INSET = 24
OTHER = Qt.FocusReason.OtherFocusReason


class AreasTab(QWidget):
    """Acts are about the current line; what it is decides what a key does."""

    open_requested = Signal(str, str)  # a barrier, and one of its mitigations or ""
    area_name_wanted = Signal(str)  # a barrier whose area the room names anew
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.fit(self.width() - 2 * INSET)

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
            "barriers.area": self.ask_area,
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
                self.desk.said.emit(f"Removed “{shown(mitigation_words(one), NAME)}”")
        elif line.barrier is not None and self.desk.do(do.remove_barriers, [line.barrier.id]):
            self.desk.said.emit(f"Removed “{shown(barrier_words(line.barrier), NAME)}”")

    def carry(self, way: int) -> None:
        """Move the current barrier one place, into the next area where its own ends."""
        line = self.list.current_line()
        if line is None or line.barrier is None:
            return
        target = carried(self.list.rows.lines, line, way)
        if target is not None:
            place, before = target
            self._put(line.barrier.id, place, before)

    def ask_area(self) -> None:
        """Ask in which area the current barrier lies."""
        line = self.list.current_line()
        if line is None or line.barrier is None:
            return
        barrier_id, here = line.barrier.id, line.place
        menu = AreaMenu(self._places(), here, lambda place: self._to_area(barrier_id, here, place), self.list)
        row = self.list.item_rect(line.key)
        menu.popup(self.list.viewport().mapToGlobal(row.topLeft() + QPoint(theme().px(40), theme().px(34))))

    def _places(self) -> list[Place]:
        """The four areas, and those the room has named."""
        named = {line.place.key: line.place for line in self.list.rows.lines if line.place.area is Area.OTHER}
        return [*(Place(area) for area in ASKED), *(place for place in named.values() if place.name)]

    def _to_area(self, barrier_id: str, here: Place, place: Place | None) -> None:
        """Put a barrier there; of those that have no area yet the next one is at hand."""
        after = next_in(self.list.rows.lines, here, barrier_id) if here.area is None else ""
        goal = place or Place(Area.OTHER)
        if goal.key == here.key and place is not None:
            return
        if self.desk.do(do.put_barrier, barrier_id, goal.area, None, area_name=goal.name):
            announce(self.list, f"In {goal.title}")
            self.reveal(after if after and place is not None else barrier_id)
            if place is None:
                self.area_name_wanted.emit(barrier_id)

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
