"""Two names that may be one thing: they stay two until a person says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.exchange.kinds import Sheet
from cxworkshop.exchange.repeats import Repeat
from cxworkshop.shell.importing.state import ImportState
from cxworkshop.ui.a11y import described
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.theme import theme

PAGE = 12  # cards at a time; a list may hold hundreds of repeats
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
APART, ONE = "apart", "one"


def several(count: int, many: str) -> str:
    """ "Two teams", "12 teams"."""
    return f"{NUMBERS[count] if count < len(NUMBERS) else f'{count:,}'} {many}"


def rows_words(rows: Sequence[int]) -> str:
    """ "rows 12, 13", "rows 5, 9, 12 and 40 more"."""
    if len(rows) == 1:
        return f"row {rows[0]:,}"
    shown = ", ".join(f"{row:,}" for row in rows[:4])
    return f"rows {shown}" if len(rows) <= 4 else f"rows {shown}, …"


class RepeatCard(QWidget):
    """One suggestion. `decided` carries whether it is one thing; `shown` asks to see its rows."""

    decided = Signal(bool)
    shown = Signal(int)

    def __init__(self, repeat: Repeat, sheet: Sheet, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeat = repeat
        self.name = Paragraph(repeat.names[0], "ui", "ink", 600)
        others = ", ".join(repeat.names[1:])
        second = " · ".join(
            part for part in (others, "already in the workshop" if repeat.existing else "", where) if part
        )
        self.second = Paragraph(second, "small", "ink2")
        if not second:
            self.second.hide()
        rows = Label(rows_words(repeat.rows), "small", "ink2")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(rows, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self.second)
        column.addSpacing(6)
        count = len(repeat.rows) + len(repeat.existing)
        self.choice = Segmented(
            [Option(APART, several(count, sheet.many)), Option(ONE, f"One {sheet.one}")],
            f"{repeat.names[0]}: the same {sheet.one}?",
            height=28,
        )
        self.choice.set_value(APART)
        self.choice.changed.connect(lambda key: self.decided.emit(key == ONE))
        # With several of that name in the workshop nobody can say here which of them is meant.
        if len(repeat.existing) > 1:
            self.choice.hide()
        column.addWidget(self.choice)
        self.setAccessibleName(described(repeat.names[0], others, rows_words(repeat.rows)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.update)

    def set_one(self, one: bool) -> None:
        """Show what was decided."""
        self.choice.set_value(ONE if one else APART)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.shown.emit(self.repeat.rows[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.choice.value() == ONE
        area = self.rect().adjusted(1, 1, -1, -1)
        fill, border = ("soft:accent", "accent") if on else ("well", None)
        draw_panel(QPainter(self), area, fill=fill, border=border, radius=8, elevation=0, width=1.5)


class Twice(QWidget):
    """All suggestions: those that deserve a look first, those in different units only when they are asked for."""

    row_wanted = Signal(int)

    def __init__(self, state: ImportState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._seen: list[tuple[str, ...]] = []
        self._limit = PAGE
        self._apart = False
        self.cards: list[RepeatCard] = []
        self.title = Label("", "small", "ink2", 600)
        self.right = Label("", "small", "ink2")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.right)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(6)
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
        last = QHBoxLayout()
        last.addWidget(self.more)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addLayout(last)

    def begin(self) -> None:
        """Another table: what was unfolded for the one before is folded again."""
        self._limit, self._apart = PAGE, False

    def show_plan(self) -> None:
        """Show what the plan suggests, and what was decided."""
        plan = self._state.plan
        repeats = list(plan.repeats) if plan is not None else []
        self.setVisible(bool(repeats))
        if not repeats:
            self._seen = []
            self._make([])
            return
        sheet = self._state.sheet
        close = [repeat for repeat in repeats if not repeat.apart]
        apart = [repeat for repeat in repeats if repeat.apart]
        wanted = (close + apart if self._apart else close)[: self._limit]
        self.title.setText(f"The same {sheet.one} twice?")
        self.right.setText(f"{len(close):,} · you decide" if close else "none is likely")
        seen = [(*map(str, repeat.rows), *repeat.names) for repeat in wanted]
        if seen != self._seen:
            self._seen = seen
            self._make(wanted)
        for card, repeat in zip(self.cards, wanted, strict=True):
            card.repeat = repeat
            card.set_one(self._state.is_one(repeat))
        self._say_more(len(close), len(apart), len(wanted))

    def stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [*(card.choice.segment(key) for card in self.cards for key in (APART, ONE)), self.more]

    def _say_more(self, close: int, apart: int, shown: int) -> None:
        total = close + (apart if self._apart else 0)
        if shown < total:
            self.more.setText(f"Show {min(PAGE, total - shown)} of {total - shown:,} more")
        elif apart and not self._apart:
            self.more.setText(f"Show {apart:,} more, each in another unit")
        self.more.setVisible(shown < total or bool(apart and not self._apart))

    def _show_more(self) -> None:
        if len(self.cards) < self._limit:
            self._apart = True
        self._limit += PAGE
        self.show_plan()

    def _make(self, repeats: Sequence[Repeat]) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        where = _units(self._state)
        self.cards = []
        for repeat in repeats:
            card = RepeatCard(repeat, self._state.sheet, where(repeat))
            card.decided.connect(lambda one, c=card: self._state.set_one(c.repeat, one))
            card.shown.connect(self.row_wanted)
            self._cards.addWidget(card)
            self.cards.append(card)


def _units(state: ImportState) -> Callable[[Repeat], str]:
    """The units in which the rows of a repeat stand, in words."""
    plan = state.plan

    def words(repeat: Repeat) -> str:
        if plan is None:
            return ""
        fields = [name for name in ("division", "unit", "parent") if name in plan.mapping.columns]
        paths = [" / ".join(t for f in fields if (t := plan.rows[row - 1].text(f))) for row in repeat.rows[:3]]
        return " · ".join(dict.fromkeys(path for path in paths if path))

    return words
