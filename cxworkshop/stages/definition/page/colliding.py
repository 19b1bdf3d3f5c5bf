"""Saying that two imperatives can collide: X on one card, the number of the other, and which one waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.cards import MISSING, NEW, CardList, CardRow
from cxworkshop.stages.definition.page.collisions import CollisionList
from cxworkshop.stages.definition.records import Collision
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label

ASKING = "Collides with which one? Press its number, or Esc"


class Colliding(QObject):
    """Between the first card and the second; `asking` says what is waited for."""

    def __init__(self, desk: Desk, cards: CardList, collisions: CollisionList) -> None:
        super().__init__(cards)
        self._desk, self._cards, self._collisions = desk, cards, collisions
        self.asking = Label("", "ui", "ink:accent", 500)

    @property
    def is_on(self) -> bool:
        """Whether the second of two cards is waited for."""
        return bool(self._cards.delegate.first)

    def begin(self) -> None:
        """Ask which card the focused one can collide with."""
        row = self._cards.current()
        if not isinstance(row, CardRow) or row.id in (NEW, MISSING):
            return
        self._cards.delegate.first = row.id
        self.asking.setText(ASKING)
        announce(self._cards, ASKING)
        self._cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cards.viewport().update()

    def choose(self, row: str) -> None:
        """The second one was named: its pair is written, and not added twice."""
        first = self._cards.delegate.first
        if not first or row in (NEW, MISSING, first):
            return
        self.end()
        known = next((c for c in self._desk.content.of(Collision) if {c.first, c.second} == {first, row}), None)
        if known is None:
            outcome = self._desk.do(do.add_collision, first, row)
            known = outcome.value if outcome else None
        if known is not None:
            self._collisions.refresh()
            self._collisions.write(known.id)

    def end(self) -> None:
        """Ask no longer."""
        self._cards.delegate.first = ""
        self.asking.setText("")
        self._cards.viewport().update()
