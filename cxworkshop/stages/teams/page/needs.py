"""What a team's internal customers need from it, and why: Enter goes on to the next, Alt Shift arrows reorder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.need_row import NeedRow
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, SectionHeading
from cxworkshop.ui.reorder import Reorder


class NeedsSection(QWidget):
    """The needs in order, at most one invitation for the next, and the button that opens it."""

    rebuilt = Signal()
    invited = Signal()  # the row for the next need should be in sight
    moved = Signal(object)  # the row that changed its place, which should be in sight
    team_wanted = Signal(str)

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.team_id = ""
        self.rows: dict[str, NeedRow] = {}
        self.draft: NeedRow | None = None
        self._heading = SectionHeading("What its internal customers need from it", "and why")
        self._nothing = Label("Nobody has said yet what they need.", "ui", "ink3")
        self.order = Reorder(lambda: self.rows, self._put, self.moved.emit)
        self.add = Button("Add a need", kind="link", icon="plus")
        self.add.clicked.connect(self.add_need)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_team(self, team_id: str) -> None:
        """Show the needs of a team as they are; rows that stay keep their caret."""
        changed = False
        if team_id != self.team_id:
            changed = bool(self.rows) or self.draft is not None
            self._drop_draft()
            self._drop(set(self.rows))
            self.team_id = team_id
        needs = self.model.facts.needs_of(self.desk.content, team_id)
        gone = set(self.rows) - {need.id for need in needs}
        new = [need.id for need in needs if need.id not in self.rows]
        self._drop(gone)
        if len(new) == 1 and self.draft is not None and self.draft.becoming:
            # What was typed into the invitation has just become this need.
            self.draft.need_id = new[0]
            self.rows[new[0]], self.draft = self.draft, None
        moved = [one for one in self.rows if one not in new] != [need.id for need in needs if need.id not in new]
        for place, need in enumerate(needs):
            row = self.rows.get(need.id)
            if row is None:
                row = self.rows[need.id] = self._row(need.id)
                self._list.insertWidget(place, row)
                row.show()
                continue
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.show_need(need)
        self.rows = {need.id: self.rows[need.id] for need in needs}
        for row in self.rows.values():
            row.grip.setVisible(len(self.rows) > 1)
        self._nothing.setVisible(not needs and self.draft is None)
        if changed or gone or new or moved:
            self.rebuilt.emit()

    def add_need(self) -> None:
        """Open an invitation for the next need and put the caret in it."""
        self.commit()
        if self.draft is None:
            self.draft = self._row("")
            self.draft.given_up.connect(self._give_up)
            self._list.addWidget(self.draft)
            self.draft.show()
            self._nothing.hide()
            self.rebuilt.emit()
        self.draft.what.setFocus(Qt.FocusReason.TabFocusReason)
        self.invited.emit()

    def reveal(self, need_id: str) -> QWidget | None:
        """The row of a need, if it is here; its caret is where something is missing."""
        row = self.rows.get(need_id)
        if row is not None:
            said = row.what.text().strip()
            lacks_why = said and not row.why.text().strip()
            target = row.why if lacks_why else row.what if not said or row.priority.value else row.priority
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return row

    def commit(self) -> None:
        """Keep what is half typed."""
        for row in (*self.rows.values(), *([self.draft] if self.draft is not None else [])):
            row.commit()

    def _row(self, need_id: str) -> NeedRow:
        row = NeedRow(self.desk, self.model, self.team_id, need_id)
        row.next_wanted.connect(self.add_need)
        row.customer_shown.connect(self.rebuilt)
        row.team_wanted.connect(self.team_wanted)
        row.grip.carried.connect(lambda height: self.order.carry(row.need_id, height))
        row.grip.hide()
        return row

    def _put(self, need_id: str, before: str | None) -> None:
        self.rows[need_id].commit()
        self.desk.do(commands.move_need, need_id, before)

    def _give_up(self) -> None:
        self._drop_draft()
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        self._nothing.setVisible(not self.rows)
        self.rebuilt.emit()

    def _drop_draft(self) -> None:
        draft, self.draft = self.draft, None
        if draft is not None:
            self._take_out(draft)

    def _drop(self, ids: set[str]) -> None:
        for need_id in ids:
            self._take_out(self.rows.pop(need_id))

    def _take_out(self, row: NeedRow) -> None:
        focus = self.window().focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
