"""Who signed, as cards: the ink where the workshop holds it, the name, what was decided, when, and with whose key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, shown
from cxworkshop.documents.seal.evidence import in_short
from cxworkshop.documents.seal.report import SignatureFact
from cxworkshop.shell.checking.examine import Examined, Ink
from cxworkshop.shell.checking.wording import clock, whose
from cxworkshop.stages.signoff.records import Decision
from cxworkshop.ui.a11y import described
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.ink import draw_ink, ink_field
from cxworkshop.ui.labels import ElidedLabel, Paragraph, tooltip
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

WIDTH = 184  # pixels that a card wants at 100 %
INK_HEIGHT = 46
WORDS = 140  # characters of what somebody said that a card shows
_SIGNS = {
    Decision.APPROVE: ("check-circle", "ink:accent"),
    Decision.RESERVE: ("warning-circle", "ink:warn"),
    Decision.DECLINE: ("x-circle", "ink:dang"),
}


class _InkLine(QWidget):
    """The strokes above the line that one signs on."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(INK_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme().color("ink3"))
        draw_ink(painter, ink_field(area.adjusted(2, 0, -2, -3)), self._ink)


class SignatureCard(QWidget):
    """One signature of a person."""

    def __init__(self, found: Examined, fact: SignatureFact, room: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ink = found.inks.get(fact.fingerprint, ())
        who = " ".join(fact.who.split()) or "Somebody without a name"
        parts = [who, fact.role, fact.decided, clock(fact), whose(found, fact)]
        self.setAccessibleName(described(*[part for part in parts if part]))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        if ink and fact.intact:
            column.addWidget(_InkLine(ink))
            column.addSpacing(4)
        elif room:
            column.addStretch(1)
        name = Paragraph(shown(who, NAME), "h3", "ink", 600)
        name.setToolTip(tooltip(who) if shown(who, NAME) != who else "")
        column.addWidget(name)
        if fact.role:
            column.addWidget(ElidedLabel(" ".join(fact.role.split()), "ui", "ink2"))
        if fact.decided:
            column.addLayout(self._decided(in_short(fact.decided)))
        if clock(fact):
            column.addWidget(Paragraph(clock(fact), "small", "ink2"))
        column.addWidget(Paragraph(whose(found, fact), "small", "ink2" if fact.intact else "ink:dang"))
        if not room:
            column.addStretch(1)
        theme().changed.connect(self.update)

    def _decided(self, decided: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5)
        # The longest label first: “Approved with reservations” begins as “Approved” does.
        labels = sorted(Decision, key=lambda one: -len(one.label))
        sign = next((one for one in labels if decided.startswith(one.label)), None)
        if sign is not None:
            mark = QVBoxLayout()
            mark.setContentsMargins(0, 2, 0, 0)
            mark.addWidget(IconLabel(*_icon(sign)))
            mark.addStretch(1)
            row.addLayout(mark)
        words = Paragraph(shown(decided, WORDS), "ui", "ink")
        words.setToolTip(tooltip(decided) if len(decided) > WORDS else "")
        row.addWidget(words, 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect(), fill="well", border=None, elevation=0)


def _icon(sign: Decision) -> tuple[str, int, str]:
    name, colour = _SIGNS[sign]
    return name, 15, colour


class Cards(QWidget):
    """The cards beside each other, as many as fit, all of one width, those of a line of one height."""

    def __init__(self, found: Examined, facts: Sequence[SignatureFact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawn = any(fact.intact and found.inks.get(fact.fingerprint) for fact in facts)
        self.cards = [SignatureCard(found, fact, drawn) for fact in facts]
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        theme().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        across = max(1, (self.width() + 10) // (theme().px(WIDTH) + 10))
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // across, number % across)
