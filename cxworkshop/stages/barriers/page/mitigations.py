"""What is done about a barrier, card by card: Enter in the last field goes on to the next, Alt Shift arrows reorder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.mitigation_card import MitigationCard
from cxworkshop.stages.barriers.records import Barrier, Mitigation
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, SectionHeading
from cxworkshop.ui.reorder import Reorder

TAB = Qt.FocusReason.TabFocusReason


class MitigationsSection(QWidget):
    """The mitigations in order, at most one invitation for the next, and the button that opens it."""

    rebuilt = Signal()
    shown = Signal(object)  # the card that should be in sight

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.barrier_id = ""
        self.cards: dict[str, MitigationCard] = {}
        self.draft: MitigationCard | None = None
        self._heading = SectionHeading("What we do about it")
        self._nothing = Label("Nothing reduces this yet.", "ui", "ink:warn")
        self.order = Reorder(lambda: self.cards, self._put, self.shown.emit)
        self.add = Button("Add a mitigation", kind="link", icon="plus")
        self.add.clicked.connect(self.add_mitigation)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_barrier(self, barrier: Barrier) -> None:
        """Show the mitigations of a barrier as they are; cards that stay keep their caret."""
        changed = False
        if barrier.id != self.barrier_id:
            changed = bool(self.cards) or self.draft is not None
            self._drop_draft()
            self._drop(set(self.cards))
            self.barrier_id = barrier.id
        records = self._records()
        gone = set(self.cards) - {one.id for one in records}
        new = [one.id for one in records if one.id not in self.cards]
        self._drop(gone)
        if len(new) == 1 and self.draft is not None and self.draft.becoming:
            # What was said in the invitation has just become this mitigation.
            self.draft.mitigation_id = new[0]
            self.cards[new[0]], self.draft = self.draft, None
        moved = [one for one in self.cards if one not in new] != [one.id for one in records if one.id not in new]
        for place, one in enumerate(records):
            card = self.cards.get(one.id)
            if card is None:
                card = self.cards[one.id] = self._card(one.id)
                self._list.insertWidget(place, card)
                card.show()
            elif self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
            card.show_mitigation(one)
        self.cards = {one.id: self.cards[one.id] for one in records}
        for card in self.cards.values():
            card.grip.setVisible(len(self.cards) > 1)
        self._heading.set_right(counted(len(records), "mitigation") if records else "")
        self._nothing.setVisible(not records and self.draft is None)
        if changed or gone or new or moved:
            self.rebuilt.emit()

    def add_mitigation(self) -> None:
        """Open an invitation for the next mitigation and put the caret in it."""
        self.commit()
        if self.draft is None:
            self.draft = self._card("")
            self.draft.given_up.connect(self._give_up)
            self._list.addWidget(self.draft)
            self.draft.show()
            self.draft.grip.hide()
            self._nothing.hide()
            self.rebuilt.emit()
        self.draft.what.setFocus(TAB)
        self.shown.emit(self.draft)

    def reveal(self, mitigation_id: str) -> bool:
        """Put the caret in a mitigation, where something is missing; False when it is not here."""
        card = self.cards.get(mitigation_id)
        if card is None:
            return False
        record = self.desk.content.need(Mitigation, mitigation_id)
        target: QWidget = card.what
        if record.name.strip():
            lacking = ((not record.owner.strip(), card.owner), (record.due is None, card.due))
            target = next((field for lacks, field in lacking if lacks), card.what)
            if target is card.what and record.residual is None:
                target = card.residual
        target.setFocus(TAB)
        self.shown.emit(card)
        return True

    def commit(self) -> None:
        """Keep what is half typed."""
        for card in (*self.cards.values(), *([self.draft] if self.draft is not None else [])):
            card.commit()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _records(self) -> list[Mitigation]:
        return [one for one in self.desk.content.of(Mitigation) if one.barrier == self.barrier_id]

    def _card(self, mitigation_id: str) -> MitigationCard:
        card = MitigationCard(self.desk, self.barrier_id, mitigation_id)
        card.next_wanted.connect(self.add_mitigation)
        card.rebuilt.connect(self.rebuilt)
        card.carried.connect(lambda height: self.order.carry(card.mitigation_id, height))
        return card

    def _put(self, mitigation_id: str, before: str | None) -> None:
        self.cards[mitigation_id].commit()
        self.desk.do(do.move_mitigation, mitigation_id, before)

    def _give_up(self) -> None:
        self._drop_draft()
        self.add.setFocus(TAB)
        self._nothing.setVisible(not self.cards)
        self.rebuilt.emit()

    def _drop_draft(self) -> None:
        draft, self.draft = self.draft, None
        if draft is not None:
            self._take_out(draft)

    def _drop(self, ids: set[str]) -> None:
        for one in ids:
            self._take_out(self.cards.pop(one))

    def _take_out(self, card: MitigationCard) -> None:
        focus = self.window().focusWidget()
        if focus is not None and card.isAncestorOf(focus):
            self.add.setFocus(TAB)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
