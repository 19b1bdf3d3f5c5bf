"""The By owner tab: who has promised what, nobody first, what is late in sight; Enter goes to the mitigation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.lines import mitigation_words
from cxworkshop.stages.barriers.page.menus import menu_with
from cxworkshop.stages.barriers.page.model import LineModel
from cxworkshop.stages.barriers.page.owner_lines import OwnerLine, owner_lines, spoken
from cxworkshop.stages.barriers.page.owners_delegate import OwnersDelegate
from cxworkshop.stages.barriers.page.owners_ghost import OwnersGhost
from cxworkshop.stages.barriers.page.shape import MARGIN
from cxworkshop.stages.barriers.page.view import LineView
from cxworkshop.stages.barriers.records import Barrier, Mitigation, MitigationState
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.empty import EmptyState
from cxworkshop.ui.filterline import FilterLine

INSET = 24
_MENU = (("owner_open", "owner_done"), ("owner_filter",))


class OwnersView(LineView[OwnerLine]):
    """The list itself; a press on the ring of a mitigation says that it is done, or not yet."""

    sign_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        model = LineModel[OwnerLine](spoken, lambda _line: True)
        super().__init__(model, "Mitigations by owner", parent)
        model.setParent(self)
        self.delegate = OwnersDelegate(self)
        self.setItemDelegate(self.delegate)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.rows.line_at(index.row()) if index.isValid() else None
        if line is None or event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        inside = event.position() - QPointF(self.visualRect(index).topLeft())
        if self.delegate.shape(line).sign.adjusted(-6, -6, 6, 6).contains(inside):
            self.sign_pressed.emit()

    def hint(self, line: OwnerLine, place: QPoint | None) -> str:
        one = line.mitigation
        shape = self.delegate.shape(line)
        if not (shape.name.cut or shape.below.cut or (shape.owner is not None and shape.owner.cut)):
            return ""
        return "\n".join(part for part in (one.name, one.description, line.barrier.name, one.owner) if part)


class OwnersTab(QWidget):
    """Acts are about the current mitigation."""

    open_requested = Signal(str, str)  # a barrier and one of its mitigations
    areas_requested = Signal()
    escaped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = OwnersView()
        self.list.nothing = "No mitigation fits the filter. Esc shows all."
        self.filter = FilterLine("Owner, mitigation or barrier", "Filter the mitigations", "mitigation")
        self.empty = EmptyState(
            "Nobody has promised anything yet",
            "Mitigations stand here by who answers for them, as soon as there is one. M on a barrier writes it.",
            OwnersGhost(),
        )
        to_areas = Button("Go to the barriers", "primary", icon="wall")
        to_areas.clicked.connect(self.areas_requested)
        foot = QHBoxLayout()
        foot.addWidget(to_areas)
        foot.addStretch(1)
        self.empty.column.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET - MARGIN, 10, INSET - MARGIN, 8)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(MARGIN, 0, MARGIN, 0)
        above.addWidget(self.filter)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        self._to_areas = to_areas
        self.filter.typed.connect(lambda _text: self.refresh())
        self.filter.done.connect(self.list.focus_first)
        self.filter.closed.connect(self.list.focus_first)
        self.list.opened.connect(self.open)
        self.list.sign_pressed.connect(self.done)
        self.list.escaped.connect(self.escaped)
        self.list.menu_wanted.connect(lambda place: menu_with(desk.commands, _MENU, self.list).exec(place))
        self.refresh()

    def refresh(self) -> None:
        """Show the records as they are."""
        typed = self.filter.edit.text() if not self.filter.isHidden() else ""
        lines = owner_lines(self.desk.content, self.desk.today(), typed)
        everything = sum(one.state is not MitigationState.DROPPED for one in self.desk.content.of(Mitigation))
        had_focus = self.list.hasFocus()
        self.list.set_lines(lines)
        self.filter.show_found(len(lines), everything)
        self._stack.setCurrentWidget(self.list if everything else self.empty)
        if had_focus and not everything:
            self._to_areas.setFocus()

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        if any(isinstance(change.record, Barrier | Mitigation) for change in changed.changes):
            self.refresh()

    def take_focus(self) -> None:
        """Put the focus in the list, or on the way out of an empty one."""
        if self._stack.currentWidget() is self.list:
            self.list.focus_first()
        else:
            self._to_areas.setFocus()

    def reveal(self, mitigation_id: str) -> bool:
        """Make a mitigation's line the current one; a filter that hides it ends."""
        if self.list.rows.row_of(mitigation_id) < 0 and not self.filter.isHidden():
            self.filter.close_line()
            self.refresh()
        return self.list.set_current(mitigation_id)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands of the list and what they do."""
        return {
            "barriers.owner_open": self.open,
            "barriers.owner_done": self.done,
            "barriers.owner_filter": self.filter.open_line,
        }

    def open(self) -> None:
        """Open the current mitigation in its barrier's editor."""
        line = self.list.current_line()
        if line is not None:
            self.open_requested.emit(line.mitigation.barrier, line.mitigation.id)

    def done(self) -> None:
        """The current mitigation is done, or under way again."""
        line = self.list.current_line()
        if line is None:
            return
        state = MitigationState.UNDER_WAY if line.done else MitigationState.DONE
        if self.desk.do(do.set_mitigation, line.mitigation.id, "state", state):
            announce(self.list, f"{mitigation_words(line.mitigation)}, {state.label.lower()}")
