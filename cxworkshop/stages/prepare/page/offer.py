"""While there is no agenda: the ready-made ones, each drawn to scale, and the way to begin with nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.method_texts import AgendaDay, AgendaPlan, agendas
from cxworkshop.stages.prepare.clock import duration, minute_of
from cxworkshop.stages.prepare.page.lines import SIDE
from cxworkshop.stages.prepare.page.ribbon import Ribbon, pieces_of
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.theme import theme

MARGIN = 5


class PlanCard(QWidget):
    """One ready-made agenda: its name, its days as ribbons, and the button that takes it."""

    def __init__(self, plan: AgendaPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("Begin with this", icon="check")
        self.button.setAccessibleName(f"Begin with: {plan.title}")
        total = sum(line.minutes for day in plan.days for line in day.lines)
        lines = sum(len(day.lines) for day in plan.days)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Paragraph(plan.title, "h3", "ink"))
        about = f"{counted(len(plan.days), 'day')} · {duration(total)} · {counted(lines, 'line')}"
        head.addWidget(Label(about, "small", "ink2"))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(head, 1)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 + MARGIN, 14 + MARGIN, 16 + MARGIN, 16 + MARGIN)
        column.setSpacing(8)
        column.addLayout(top)
        for day in plan.days:
            column.addLayout(self._day(day))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    @staticmethod
    def _day(day: AgendaDay) -> QHBoxLayout:
        ribbon = Ribbon()
        ribbon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        begins, closes = minute_of(day.starts) or 0, minute_of(day.ends) or 0
        pieces = pieces_of([("", line.title, line.exercise, line.minutes) for line in day.lines])
        ribbon.set_day(pieces, begins, closes - begins)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(f"{day.starts:%H:%M} – {day.ends:%H:%M}", "small", "ink2"))
        row.addWidget(ribbon, 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), elevation=1)


class Offer(QWidget):
    """`chosen` carries a method_texts.AgendaPlan; `empty_chosen` asks for the first line of an empty agenda."""

    chosen = Signal(object)
    empty_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[PlanCard] = []
        self.empty = Button("Write the first line myself", "link", icon="plus", parent=self)
        self.empty.clicked.connect(self.empty_chosen)

    def build(self) -> None:
        """Read the ready-made agendas and lay them out; most workshops never come here again."""
        if self.cards:
            return
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE - MARGIN, 4, 8, 4)
        column.setSpacing(4)
        words = "There is no agenda yet. Begin with a ready-made one and make it fit; every line can be changed."
        first = QHBoxLayout()
        first.setContentsMargins(MARGIN, 0, 0, 6)
        first.addWidget(Paragraph(words, "ui", "ink2"), 1)
        column.addLayout(first)
        for plan in agendas():
            card = PlanCard(plan)
            card.setMaximumWidth(theme().px(640))
            card.button.clicked.connect(lambda _on=False, p=plan: self.chosen.emit(p))
            column.addWidget(card)
            self.cards.append(card)
        last = QHBoxLayout()
        last.setContentsMargins(MARGIN, 6, 0, 0)
        last.addWidget(self.empty)
        last.addStretch(1)
        column.addLayout(last)

    def focus_first(self) -> None:
        """Focus the button of the recommended agenda."""
        first = self.cards[0].button if self.cards else self.empty
        first.setFocus(Qt.FocusReason.OtherFocusReason)
