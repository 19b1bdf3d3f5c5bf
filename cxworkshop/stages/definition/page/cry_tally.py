"""What shows while the vote on the rallying cries is open: how many are in, and what is being typed, never a total."""

from __future__ import annotations

import dataclasses
import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.votes import CountIn
from cxworkshop.core.words import counted, shown
from cxworkshop.stages.definition.ballots import votes_are_in, votes_noun
from cxworkshop.stages.definition.page.ballot import Ballot
from cxworkshop.stages.definition.page.cry_rows import CryRow
from cxworkshop.stages.definition.page.cry_vote import CryVote
from cxworkshop.stages.prepare.records import Voting
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.tally_paint import Slots
from cxworkshop.ui.theme import theme

ONE_DOT = "The number of each vote counts it · Backspace takes it back · V closes"
DOTS = "One person’s dots, by their numbers · Enter when there are fewer · Backspace takes one back · V closes"
HANDS = "Type how many hands are up · Enter goes to the next · V closes"
LAST = "Every candidate is counted · V closes"


@dataclasses.dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed. With dots: whose, and the numbers typed of so many; with hands: for which candidate."""

    title: str = ""
    dots: tuple[int, ...] = ()
    of: int = 0
    hands: str | None = None  # the digits; None where dots are counted
    counted: bool = False

    @property
    def said(self) -> str:
        if self.hands is not None:
            typed = self.hands or ("counted" if self.counted else "not counted yet")
            return f"{self.title}: {typed}"
        return f"{self.title}: {counted(len(self.dots), 'dot')} of {self.of}" if self.of > 1 else self.title


def typing_now(content: Content, ballot: Ballot, row: CryRow | None, numbers: dict[str, int]) -> Typing:
    """What the line under the slots shows; `row` is the focused candidate, `numbers` tell the candidates' keys."""
    voting = content.one(Voting)
    if voting.hands:
        if row is None:
            return Typing(hands="")
        return Typing(f"{row.number}  {shown(row.text, 80)}", hands=ballot.typed, counted=row.id in ballot.counted)
    title = f"Person {ballot.person:,}" if ballot.person else "Next person" if not ballot.dots else "This person"
    return Typing(title, tuple(numbers.get(cry, 0) for cry in ballot.dots), voting.dots)


class TypingLine(QWidget):
    """One person's dots as they are typed, or the hands of one candidate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typing = Typing()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def show_typing(self, typing: Typing) -> None:
        """Show what is being typed."""
        if typing != self.typing:
            self.typing = typing
            self._fit()
            self.update()
        name_changed(self, typing.said)

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(30))
        self.updateGeometry()

    def _beside(self) -> int:
        """How wide what stands beside the words is."""
        t = theme()
        return t.px(14 + 54 + 8 + 46) if self.typing.hands is not None else t.px(14) + t.px(26) * self.typing.of

    def _wide(self, most: int) -> QSize:
        words = math.ceil(QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(self.typing.title)) + 2
        return QSize(min(words, theme().px(most)) + self._beside(), theme().px(30))

    def sizeHint(self) -> QSize:
        return self._wide(220)

    def minimumSizeHint(self) -> QSize:
        return self._wide(120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, typing = theme(), self.typing
        font = t.font("ui", 600)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        room = QRectF(0, 0, max(0.0, self.width() - self._beside()), self.height())
        words = QFontMetricsF(font).elidedText(typing.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
        x = QFontMetricsF(font).horizontalAdvance(words) + t.px(14)
        if typing.hands is None:
            self._dots(painter, x)
        else:
            self._hands(painter, x)

    def _dots(self, painter: QPainter, x: float) -> None:
        t = theme()
        side = t.px(22)
        for place in range(self.typing.of):
            disc = QRectF(x + place * t.px(26), (self.height() - side) / 2, side, side)
            if place < len(self.typing.dots):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.color("accent"))
                painter.drawEllipse(disc)
                painter.setPen(t.color("on-accent"))
                painter.setFont(t.font("ui", 600))
                number = self.typing.dots[place]
                painter.drawText(disc, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(number or "·"))
            else:
                painter.setPen(QPen(t.color("edge"), 1))
                painter.setBrush(t.color("raised"))
                painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))

    def _hands(self, painter: QPainter, x: float) -> None:
        t, typing = theme(), self.typing
        box = QRectF(x, 0.5, t.px(54), self.height() - 1)
        draw_panel(painter, box, fill="field", border="accent" if typing.hands else "line2", radius=6, elevation=0)
        if typing.hands:
            painter.setFont(t.font("h1", 600))
            painter.setPen(t.color("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, typing.hands)
        elif typing.counted:
            side = t.px(16)
            draw_icon(painter, QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side), "check",
                      "accent", "bold")  # fmt: skip
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        after = QRectF(box.right() + t.px(8), 0, t.px(60), self.height())
        painter.drawText(after, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, "hands")


class CryTally(QWidget):
    """Under the heading while the vote is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slots = Slots()
        self.line = TypingLine()
        self.hint = ElidedLabel("", "small", "ink2")
        below = QHBoxLayout()
        below.setSpacing(18)
        below.addWidget(self.line)
        below.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.slots)
        column.addLayout(below)
        self.hide()

    def show_vote(self, content: Content, vote: CryVote, row: CryRow | None, numbers: dict[str, int]) -> None:
        """Show the open vote as it stands, or nothing."""
        ballot = vote.ballot
        self.setVisible(ballot.round is not None)
        if ballot.round is None:
            return
        told = votes_are_in(content, ballot.round)
        voting = content.one(Voting)
        self.slots.show_count(told, told.words(votes_noun(content)))
        self.line.show_typing(typing_now(content, ballot, row, numbers))
        done = voting.hands and not ballot.typed and len(ballot.counted) >= len(numbers)
        hint = (LAST if done else HANDS) if voting.hands else DOTS if voting.dots > 1 else ONE_DOT
        over = over_words(told, voting)
        self.hint.setText(vote.note or over or hint)
        self.hint.set_color("ink:warn" if vote.note or over else "ink2")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_panel(painter, QRectF(self.rect()), fill="well", border=None, radius=8, elevation=0)


def over_words(told: CountIn, voting: Voting) -> str:
    """What is said, calmly, when more came in than there are; "" when they did not."""
    if not told.over:
        return ""
    if voting.each == 1:
        return f"{told.over:,} more than there are people. Shift V says how many vote"
    return f"{told.over:,} more than {counted(told.of // voting.each, 'person', 'people')} have"
