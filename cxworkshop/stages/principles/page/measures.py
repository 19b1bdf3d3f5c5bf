"""The measures of a cell: what is missing in front, the one being said, those there are, and those for no principle."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.balance import Balance, invitation
from cxworkshop.stages.principles.page.facts import measures_of
from cxworkshop.stages.principles.page.measure_card import MeasureCard
from cxworkshop.stages.principles.page.new_measure import Invitation, NewMeasure
from cxworkshop.stages.principles.records import Family, Measure
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, SectionHeading
from cxworkshop.ui.reorder import Reorder


class Measures(QWidget):
    """Cards stay while their measures do, so that a caret is never lost."""

    rebuilt = Signal()
    wanted_in_sight = Signal(QWidget)
    left = Signal(bool)  # the focus belongs elsewhere: a new measure was given up (True), or the one with it has gone

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.cell = ("", "")
        self.cards: dict[str, MeasureCard] = {}
        self._missing: tuple[Family, ...] = ()
        # Those for no principle are a list of their own: between the two one chooses in the measure itself.
        self._orders = [
            Reorder(lambda: self._cards_of(loose=False), self._put, self.wanted_in_sight.emit),
            Reorder(lambda: self._cards_of(loose=True), self._put, self.wanted_in_sight.emit),
        ]
        self.invitations = {family: Invitation(family) for family in (Family.CUSTOMER, Family.INTERNAL)}
        self.new = NewMeasure(desk)
        self.new.given_up.connect(self._give_up)
        self.new.added.connect(self._show_added)
        self._heading = SectionHeading("Measures", "baseline → target")
        self._nothing = Label("Nothing is measured here yet.", "ui", "ink3")
        self._loose_words = Label("For no principle yet", "ui", "ink2", 600)
        self._list, self._loose = QVBoxLayout(), QVBoxLayout()
        for column in (self._list, self._loose):
            column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        for each in self.invitations.values():
            column.addWidget(each)
            each.clicked.connect(lambda _on=False, family=each.family: self.begin(family))
        column.addWidget(self.new)
        column.addLayout(self._list)
        column.addWidget(self._nothing)
        column.addWidget(self._loose_words)
        column.addLayout(self._loose)
        self.new.hide()

    def show_cell(self, team_id: str, principle_id: str, balance: Balance) -> None:
        """Show the measures of a cell as they are."""
        if (team_id, principle_id) != self.cell:
            self._drop(set(self.cards))
            self.new.clear()
            self.new.hide()
            self.cell = (team_id, principle_id)
        content = self.desk.content
        here, loose = measures_of(content, team_id, principle_id), measures_of(content, team_id, None)
        gone = set(self.cards) - {measure.id for measure in (*here, *loose)}
        new = [measure.id for measure in (*here, *loose) if measure.id not in self.cards]
        self._drop(gone)
        for column, measures in ((self._list, here), (self._loose, loose)):
            for place, measure in enumerate(measures):
                self._place(column, place, measure)
                self.cards[measure.id].grip.setVisible(len(measures) > 1)
        for family, button in self.invitations.items():
            button.setText(invitation(content, team_id, family))
            button.setAccessibleName(button.text())
        self._missing = balance.missing
        self._show_invitations()
        self._loose_words.setVisible(bool(loose))
        if gone or new:
            self.rebuilt.emit()

    def begin(self, family: Family | None = None) -> None:
        """Say a new measure: its family first, unless it is known."""
        self.new.show()
        self._show_invitations()
        self.rebuilt.emit()
        self.new.begin(self.cell, family)
        self.wanted_in_sight.emit(self.new)

    def reveal(self, measure_id: str) -> bool:
        """Unfold a measure, with the focus where something is missing."""
        card = self.cards.get(measure_id)
        if card is not None:
            card.unfold(True)
            self.wanted_in_sight.emit(card)
        return card is not None

    def move_focused(self, way: int) -> None:
        """The measure in which the focus is changes places with the one above (-1) or below (1)."""
        for order in self._orders:
            order.move_focused(way)

    def commit(self) -> None:
        """Keep what is half typed."""
        self.new.commit()
        for card in self.cards.values():
            card.commit()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _place(self, column: QVBoxLayout, place: int, measure: Measure) -> None:
        card = self.cards.get(measure.id)
        if card is None:
            card = self.cards[measure.id] = MeasureCard(self.desk, measure.id)
            card.unfolded.connect(lambda on, card=card: self._unfolded(card, on))
            card.grip.carried.connect(lambda height, one=measure.id: self._carry(one, height))
            column.insertWidget(place, card)
            card.show()
        elif column.indexOf(card) != place:
            for other in (self._list, self._loose):
                other.removeWidget(card)
            column.insertWidget(place, card)
        card.show_measure(measure)

    def _cards_of(self, *, loose: bool) -> dict[str, QWidget]:
        team, principle = self.cell
        measures = measures_of(self.desk.content, team, None if loose else principle)
        return {measure.id: self.cards[measure.id] for measure in measures if measure.id in self.cards}

    def _put(self, measure_id: str, before: str | None) -> None:
        self.cards[measure_id].commit()
        self.desk.do(commands.move_measure, measure_id, before)

    def _carry(self, measure_id: str, height: int) -> None:
        for order in self._orders:
            order.carry(measure_id, height)

    def _show_invitations(self) -> None:
        """The place of a new measure stands for the invitations while it is open."""
        writing = self.new.isVisibleTo(self)
        for family, button in self.invitations.items():
            button.setVisible(not writing and family in self._missing)
        self._nothing.setVisible(not writing and not self._missing and not self._list.count())

    def _unfolded(self, card: MeasureCard, on: bool) -> None:
        if on:
            for other in self.cards.values():
                if other is not card and other.is_unfolded:
                    other.unfold(False)
        self.rebuilt.emit()
        if on:
            self.wanted_in_sight.emit(card)

    def _show_added(self, measure_id: str) -> None:
        card = self.cards.get(measure_id)
        if card is not None and self.new.isVisible():
            self.wanted_in_sight.emit(card)

    def _give_up(self) -> None:
        self.new.clear()
        self.new.hide()
        self._show_invitations()
        self.rebuilt.emit()
        self.left.emit(True)

    def _drop(self, ids: set[str]) -> None:
        for measure_id in ids:
            card = self.cards.pop(measure_id)
            focus = self.window().focusWidget()
            if focus is not None and card.isAncestorOf(focus):
                self.left.emit(False)
            for column in (self._list, self._loose):
                column.removeWidget(card)
            card.hide()
            card.deleteLater()
