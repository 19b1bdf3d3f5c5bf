"""Level 1: why now, the organisation's four or five imperatives with the customer among them, and which one waits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.card_writing import CardWriting
from cxworkshop.stages.definition.page.cards import EDGE, MISSING, NEW, CardList, CardRow, card_rows
from cxworkshop.stages.definition.page.colliding import Colliding
from cxworkshop.stages.definition.page.collisions import CollisionList
from cxworkshop.stages.definition.page.holds import HoldsList, holds
from cxworkshop.stages.definition.page.noting import Noting
from cxworkshop.stages.definition.page.tab import STAGE, Tab
from cxworkshop.stages.definition.page.whynow import WhyNow
from cxworkshop.stages.definition.records import Collision, Definition, Imperative
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.page import INSET
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.signed import SignedChip, follow_signed
from cxworkshop.ui.theme import theme


def _inset(widget: QWidget, margin: int = EDGE, *, stretch: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


class ImperativesTab(Tab):
    """The cards have the focus first; everything else is around them."""

    question = "Level 1: where the customer stands among everything else that matters."
    wide = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.why = WhyNow(desk)
        self.cards = CardList()
        follow_signed(desk, self.cards.delegate, self.cards)
        self.writing = CardWriting(desk, self.cards, self._refresh_cards)
        self.collisions = CollisionList(desk)
        self.holds = HoldsList()
        self.holds.chosen.connect(self.cards.focus_row)
        self.noting = Noting(desk, self._note, self.cards.focus_row)
        self.heading = Label("The organisation’s key imperatives", "h3", "ink")
        self.colliding = Colliding(desk, self.cards, self.collisions)
        self.source = LineEdit("", "Where do they come from?", "Where the imperatives come from")
        self.source.setProperty("quiet", True)
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.source.committed.connect(lambda text: desk.do(do.write_definition, "imperatives_source", text.strip()))
        self.source.editingFinished.connect(self._source_left)
        self.add_button = Button("Add", icon="plus")
        self.add_button.bind(desk.commands.action("definition.imperative_add"), text=False)
        self.buttons = (self.add_button,)
        self.collide_button = Button("Two that can collide", "link", icon="plus")
        self.collide_button.bind(desk.commands.action("definition.imperative_collide"), text=False)
        self.flag = SignedChip(desk)  # of why now, and where they come from
        self.flag.show_things(Definition.TABLE)
        self._lay_out()
        self.cards.edit_wanted.connect(self._write_at)
        self.cards.current_changed.connect(self._show_notes)
        self.cards.pressed_at.connect(lambda row, _at: self.colliding.choose(row))
        self.cards.number_pressed.connect(self._number)
        self.cards.dropped.connect(self._drop)
        self.cards.escaped.connect(self.colliding.end)
        self.cards.resized.connect(self.cards.measure)
        self.collisions.opened.connect(self._reveal)
        self._bind()
        self.read()

    def room_item(self) -> RoomItem | None:
        return RoomItem(STAGE, "imperatives") if self.desk.content.count(Imperative) else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, EDGE - 9, 0)
        head.setSpacing(16)
        head.addWidget(self.heading)
        head.addWidget(self.colliding.asking)
        head.addWidget(self.source, 1)
        head.addWidget(self.flag)
        left, right = QVBoxLayout(), QVBoxLayout()
        holds_heading = Label("Does level 1 hold?", "small", "ink2", 600)
        self.collide_heading = Label("When two of them collide, which one waits?", "small", "ink2", 600)
        for column, heading, body in (
            (left, holds_heading, self.holds),
            (right, self.collide_heading, self.collisions),
        ):
            column.setSpacing(6)
            # The margin is the heading's own: a layout whose widget is hidden would be narrow, and the column with it.
            heading.setContentsMargins(EDGE, 0, EDGE, 0)
            column.addWidget(heading)
            column.addLayout(_inset(body) if body is self.holds else _inset(body, 1))
        right.addLayout(_inset(self.collide_button, 0, stretch=True))
        left.addSpacing(8)
        self.noting.setContentsMargins(EDGE, 0, EDGE, 0)
        left.addWidget(self.noting)
        left.addStretch(1)
        right.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addLayout(left, 1)
        below.addLayout(right, 1)
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        # The lists stand out to both sides: ring and halo need the room.
        column.setContentsMargins(INSET + 4 - EDGE, 18, INSET + 4 - EDGE, 10)
        column.setSpacing(0)
        column.addLayout(_inset(self.why))
        column.addSpacing(14)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.cards)
        column.addSpacing(14)
        column.addLayout(below)
        column.addStretch(1)
        self.area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _bind(self) -> None:
        self.bind(
            self,
            {
                "definition.imperative_add": lambda: self.writing.add(),
                "definition.imperative_collide": self.colliding.begin,
                "definition.why_now": self.why.write,
            },
        )
        self.bind(
            self.cards,
            {
                "definition.imperative_write": self.write,
                "definition.imperative_number": self.cards.focus_row,
                "definition.imperative_customer": self.toggle_customer,
                "definition.imperative_back": lambda: self._shift(-1),
                "definition.imperative_on": lambda: self._shift(1),
                "definition.imperative_note": self.noting.begin,
                "definition.imperative_remove": self.remove,
            },
        )
        self.bind(
            self.collisions,
            {
                "definition.collision_write": lambda: self.collisions.write(),
                "definition.collision_remove": self.collisions.remove,
            },
        )

    # -- the page's side -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        self.writing.close(back=False)
        self.colliding.end()
        self.refresh()

    def follow(self, changed: Changed) -> None:
        if any(isinstance(change.record, Definition | Imperative | Collision) for change in changed.changes):
            self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now."""
        content = self.desk.content
        self.why.refresh()
        self.source.set_text(content.one(Definition).imperatives_source)
        if not self.source.hasFocus():
            self.source.setCursorPosition(0)  # a long one shows its beginning
        self._refresh_cards()
        self.collisions.refresh()
        self.holds.show_lines(holds(content))
        enough = content.count(Imperative) > 1
        self.desk.commands.enable(("definition.imperative_collide",), enough)
        self.collide_button.setVisible(enough)
        self.collide_heading.setVisible(enough)

    def leave(self) -> None:
        self.why.leave()
        self.writing.leave()
        self.collisions.leave()
        self.noting.leave()
        self.source.commit()

    def goto(self, where: str) -> bool:
        record = self.desk.content.get(where)
        if isinstance(record, Definition):
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if isinstance(record, Imperative):
            return self.cards.focus_row(where)
        if isinstance(record, Collision):
            self.area.ensureWidgetVisible(self.collisions)
            return self.collisions.focus_row(where)
        return False

    def take_focus(self) -> None:
        if self.desk.store is not None and not self.desk.content.count(Imperative):
            self.writing.add()
        else:
            self.cards.focus_row()

    def state(self) -> dict[str, Any]:
        current = self.cards.current_id()
        return {"imperative": current if current not in (NEW, MISSING) else ""}

    def restore(self, state: dict[str, Any]) -> None:
        kept = state.get("imperative")
        place = self.cards.rows.row_of(kept) if isinstance(kept, str) else -1
        if place >= 0:
            self.cards.set_current(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.source.setMaximumWidth(max(theme().px(220), round(self.width() * 0.65)))

    def _source_left(self) -> None:
        self.desk.end_typing()
        self.source.setCursorPosition(0)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write on the focused card."""
        row = self.cards.current_id()
        if row:
            self.writing.write(row)

    def toggle_customer(self) -> None:
        """Say that the focused card is the one for customer focus, or no longer."""
        row = self.cards.current()
        if isinstance(row, CardRow) and self.desk.do(do.set_customer_focus, row.id, not row.customer):
            announce(self, "Customer focus" if not row.customer else "No longer customer focus")

    def remove(self) -> None:
        """Remove the focused card; a toast offers to take that back."""
        row = self.cards.current()
        if not isinstance(row, CardRow) or row.id in (NEW, MISSING):
            return
        if self.desk.do(do.remove_imperatives, [row.id]):
            self.desk.said.emit(f"Removed {row.name or 'a card'}")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _refresh_cards(self) -> None:
        self.cards.rows.set_rows(card_rows(self.desk.content, adding=self.writing.adding))
        self.cards.measure()
        self.writing.follow()
        self._show_notes()

    def _show_notes(self) -> None:
        one = self.desk.content.find(Imperative, self.cards.current_id())
        if one is None:
            self.noting.show_for("", "", "")
        else:
            self.noting.show_for(one.id, one.name or "the card", one.notes)

    def _note(self, imperative: str, text: str) -> None:
        if self.desk.content.find(Imperative, imperative) is not None:
            self.desk.do(do.write_imperative, imperative, "notes", text)
            self.desk.end_typing()

    def _write_at(self, row: str, point: QPoint) -> None:
        self.writing.write(row, self.cards.places(row).part_at(point) if row != MISSING else "name")

    def _number(self, number: int) -> None:
        row = next((row for row in self.cards.rows.rows if isinstance(row, CardRow) and row.number == number), None)
        if row is None:
            return
        if self.colliding.is_on:
            self.colliding.choose(row.id)
        else:
            self.cards.focus_row(row.id)

    def _reveal(self, field: QWidget) -> None:
        """Scroll to a field once the list around it has its height."""
        QTimer.singleShot(0, field, lambda: self.area.ensureWidgetVisible(field, 0, theme().px(40)))

    def _shift(self, way: int) -> None:
        going = self.cards.shift(way)
        if going is not None and going[0] not in (NEW, MISSING):
            self._drop(*going)

    def _drop(self, row: str, before: str) -> None:
        if self.desk.content.find(Imperative, row) is None:
            return
        before_id = before if self.desk.content.find(Imperative, before) is not None else None
        if self.desk.do(do.move_imperative, row, before_id):
            self.cards.focus_row(row)
