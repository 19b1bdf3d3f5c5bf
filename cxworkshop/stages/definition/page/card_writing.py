"""Writing on the cards: name, Enter, sentence, Enter, sponsor, Enter, whom it serves; a new card offers the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.cards import ASK, MISSING, NEW, PARTS, CardList
from cxworkshop.stages.definition.page.writing import Writing
from cxworkshop.stages.definition.points import names_a_customer
from cxworkshop.stages.definition.records import Imperative
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Role, theme

ROLES: dict[str, Role] = {"name": "h2", "statement": "voice", "sponsor": "small", "serves": "small"}
SHORT = {**ASK, "name": "Two or three words", "statement": "In one sentence"}  # what a field has room for
NAMES = {"name": "Name", "statement": "In one sentence", "sponsor": "Sponsor", "serves": "Whom it serves"}


class CardWriting(QObject):
    """One field at a time. A new card becomes a record with its first words."""

    def __init__(self, desk: Desk, cards: CardList, refresh: Callable[[], None]) -> None:
        super().__init__(cards)
        self._desk, self._cards, self._refresh = desk, cards, refresh
        self._card, self._part = "", ""
        self._goes_on = False  # the card was added just now: another may follow it
        self._customer = False  # the card being added is to stand for customer focus
        self.field: Writing | None = None
        cards.horizontalScrollBar().valueChanged.connect(lambda _value: self._place())
        cards.resized.connect(self._place)

    @property
    def adding(self) -> bool:
        """Whether a card stands at the end that is no record yet."""
        return self._card == NEW

    def add(self, *, customer: bool = False) -> None:
        """Write a new card; one for customer focus begins with these words."""
        self.close(back=False)
        self._goes_on, self._customer = True, customer
        self._card = NEW
        self._refresh()
        self._open(NEW, "name", "Customer focus" if customer else "")

    def write(self, row_id: str, part: str = "name") -> None:
        """Write on a card, beginning with one of its parts."""
        if row_id in (NEW, MISSING):
            self.add(customer=row_id == MISSING)
            return
        self.close(back=False)
        self._goes_on = False
        self._open(row_id, part)

    def leave(self) -> None:
        """Keep what is half typed."""
        if self.field is not None:
            self.field.commit()

    def close(self, *, back: bool) -> None:
        """Keep what stands in the field and put it away; `back`: the card takes the focus."""
        if self.field is not None:
            self.field.commit()
        field, self.field = self.field, None
        card, self._card, self._part = self._card, "", ""
        self._cards.delegate.written = ("", "")
        if field is None:
            return
        field.blockSignals(True)
        self._desk.end_typing()
        if back:
            self._refresh()
            self._cards.focus_row(card if self._cards.rows.row_of(card) >= 0 else "")
        field.hide()
        field.deleteLater()
        if not back:
            self._refresh()

    def follow(self) -> None:
        """The cards are others now: the field goes with its card, or away with it."""
        if self.field is None:
            return
        if self._cards.rows.row_of(self._card) < 0:
            self.close(back=self.field.hasFocus())
            return
        one = self._desk.content.find(Imperative, self._card)
        if one is not None:
            self.field.set_text(getattr(one, self._part))
        self._place()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _open(self, card: str, part: str, text: str | None = None) -> None:
        self._card, self._part = card, part
        self._cards.set_current(self._cards.rows.row_of(card))
        self._cards.delegate.written = (card, part)
        self._cards.executeDelayedItemsLayout()
        self._cards.scrollTo(self._cards.currentIndex())
        one = self._desk.content.find(Imperative, card)
        places = self._cards.places(card)
        lines = max(2, int((places.card.bottom() - places.part(part).top()) // theme().line_height(ROLES[part])))
        field = Writing(
            self._cards.viewport(), ROLES[part], NAMES[part], getattr(one, part, ""), SHORT[part], max_lines=lines
        )
        field.single_paragraph = part != "statement"
        if text:
            field.setPlainText(text)
        self.field = field
        field.committed.connect(self._keep)
        field.ended.connect(self._ended)
        field.gone.connect(lambda: self.close(back=False))
        field.grown.connect(self._place)
        field.open_over(places.part(part))
        self._cards.viewport().update()

    def _keep(self, text: str) -> None:
        text = text.strip()
        if self._card != NEW:
            self._desk.do(do.write_imperative, self._card, self._part, text)
            return
        if not text:
            return
        known = any(one.customer_focus for one in self._desk.content.of(Imperative))
        focus = self._customer or (not known and names_a_customer(text))
        outcome = self._desk.do(do.add_imperative, text, customer_focus=focus)
        if outcome and outcome.value is not None:
            self._card = outcome.value.id
            self._refresh()

    def _ended(self, way: int) -> None:
        card, part, goes_on = self._card, PARTS.index(self._part) + way, self._goes_on
        if way == 0 or card == NEW or part < 0 or (part == len(PARTS) and not goes_on):
            self.close(back=True)
        elif part == len(PARTS):
            self.add()
        else:
            self._next(card, PARTS[part])

    def _next(self, card: str, part: str) -> None:
        old, self.field = self.field, None
        self._desk.end_typing()
        self._open(card, part)
        if old is not None:
            old.blockSignals(True)
            old.hide()
            old.deleteLater()

    def _place(self) -> None:
        if self.field is not None and self._cards.rows.row_of(self._card) >= 0:
            place = self._cards.places(self._card)
            words = place.part(self._part)
            # A long text pushes its field up rather than out of the card.
            over = words.top() + self.field.height() - 12 - place.card.bottom()
            self.field.place(words.translated(0, -max(0.0, over)))
