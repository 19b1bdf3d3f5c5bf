"""A candidate for the rallying cry as it is painted: its words large, its votes as dots, and two hints below."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.core.content import Content
from cxworkshop.core.votes import CountIn
from cxworkshop.core.words import counted
from cxworkshop.stages.definition.ballots import rounds_in, total_in, votes_in
from cxworkshop.stages.definition.page.ballot import Ballot
from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.rows import Index, RowRole
from cxworkshop.stages.definition.page.words import draw_words, height_in
from cxworkshop.stages.definition.points import LONGEST_CRY, names_a_customer, word_count
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.ui.a11y import described
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_dashed_ring, draw_keycap, keycap_size
from cxworkshop.ui.signedsign import draw_signed
from cxworkshop.ui.since import as_signed
from cxworkshop.ui.tally_paint import draw_slots
from cxworkshop.ui.theme import Role, theme

NEW = "new"
ASK = "One sentence people will still say to each other in a year"
SHORT = 48  # characters; while every candidate is as short, they are set largest
EDGE, PAD = 6, 18
LEADING = "Leading"


@dataclasses.dataclass(frozen=True, slots=True)
class CryRow:
    """What a row shows. `votes` is None while nothing may be seen or nobody has voted; `before` the round before.

    `late`: it came after the last round, so nobody could vote for it.
    """

    id: str
    number: int
    text: str = ""
    votes: int | None = None
    total: int = 0
    before: int | None = None
    late: bool = False
    standing: str = ""  # LEADING, "Level" or ""
    agreed: bool = False
    open: bool = False
    counted: bool = False  # its hands are, in the vote that is open
    role: Role = "voice1"

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)

    @property
    def names(self) -> bool:
        """Whether it names a customer."""
        return names_a_customer(self.text)

    @property
    def hints(self) -> tuple[tuple[str, bool], ...]:
        """What rule D2 would say of it; nothing here keeps anybody from agreeing on it."""
        if self.words <= LONGEST_CRY:
            length = f"{counted(self.words, 'word')}, short enough to say"
        else:
            length = f"{self.words:,} words: more than about {LONGEST_CRY} are hard to remember"
        customer = "Names a customer" if self.names else "Names no customer"
        return (length, self.words <= LONGEST_CRY), (customer, self.names)

    @property
    def said(self) -> str:
        if self.id == NEW:
            return "A new candidate"
        votes = counted(self.votes, "vote") if self.votes is not None and not self.late else ""
        votes += f", {self.before:,} before" if votes and self.before is not None else ""
        standing = self.standing.lower() if self.votes is not None else ""
        agreed = "agreed" if self.agreed else ""
        hints = [words for words, fits in self.hints if not fits] if self.text.strip() else []
        hands = "hands counted" if self.counted else ""
        return described(f"{self.number}, {self.text or 'no words yet'}", agreed, votes, standing, hands, *hints)


def cry_rows(content: Content, ballot: Ballot, *, adding: bool = False) -> list[CryRow]:
    """The candidates in order, and the one being added. Nothing of any round shows while the vote is open."""
    cries = content.of(RallyingCry)
    last = rounds_in(content) - 1
    seen = last >= 0 and not ballot.is_open
    total = total_in(content, last) if seen else 0
    most = max((votes_in(cry, last) for cry in cries), default=0)
    ahead = [cry.id for cry in cries if seen and most and votes_in(cry, last) == most]
    standing = LEADING if len(ahead) == 1 else "Level"
    role: Role = "voice1" if all(len(cry.text) <= SHORT for cry in cries) else "voice2"
    chosen = content.one(Definition).cry
    rows = [
        CryRow(
            cry.id,
            number,
            cry.text,
            votes_in(cry, last) if seen else None,
            total,
            votes_in(cry, last - 1) if seen and 0 < last <= len(cry.votes) else None,
            seen and len(cry.votes) <= last,
            standing if cry.id in ahead else "",
            cry.id == chosen,
            ballot.is_open,
            ballot.is_open and cry.id in ballot.counted,
            role,
        )
        for number, cry in enumerate(cries, start=1)
    ]
    if adding:
        rows.append(CryRow(NEW, len(rows) + 1, role=role))
    return rows


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a candidate stand."""

    card: QRectF
    cap: QRectF
    words: QRectF
    dots: QRectF
    hints: QRectF
    number: QRectF
    fewer: QRectF
    more: QRectF

    @classmethod
    def of(cls, rect: QRectF, row: CryRow) -> Places:
        """The parts of a candidate in its row."""
        t = theme()
        px = t.px
        card = rect.adjusted(EDGE, EDGE - 2, -EDGE, -EDGE + 2)
        cap = keycap_size(str(row.number))
        top = card.top() + px(16)
        lift = (t.line_height(row.role) - cap.height()) / 2
        keycap = QRectF(card.left() + px(PAD), top + lift, cap.width(), cap.height())
        left = card.left() + px(PAD) + px(38)
        side = px(PAD)
        if row.counted:
            side += px(30)
        if row.votes is not None:
            side += px(74) + px(58) * (row.before is not None) + px(92) * bool(row.standing and not row.agreed)
        width = max(60.0, card.right() - left - side)
        words = QRectF(left, top, width, height_in(row.text or ASK, row.role, width))
        room = card.right() - left - px(PAD)
        dots = QRectF(left, words.bottom() + px(6), room - px(80), px(16) if row.votes is not None else 0)
        hints = QRectF(left, dots.bottom() + px(8), room, t.line_height("small"))
        number = QRectF(card.right() - px(PAD) - px(64), top - px(2), px(64), px(34))
        button = px(26)
        more = QRectF(card.right() - px(PAD) - button, card.bottom() - px(14) - button, button, button)
        return cls(card, keycap, words, dots, hints, number, more.translated(-button - px(6), 0), more)


def row_height(row: CryRow, width: float) -> int:
    """How high a row is at a width."""
    places = Places.of(QRectF(0, 0, width, 100), row)
    return round(places.hints.bottom() + theme().px(12) + EDGE)


class CryDelegate(QStyledItemDelegate):
    """Paints a candidate. `written` is the one whose words a field shows, `height` how high that field is."""

    def __init__(self, view: OrderedList) -> None:
        super().__init__(view)
        self._view = view
        self.written = ""
        self.height = 0
        self.differs: Callable[[str], bool] = as_signed

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height_of(index.data(RowRole)))

    def height_of(self, row: CryRow) -> int:
        """How high a row is now."""
        width = self._view.viewport().width()
        height = row_height(row, width)
        if row.id == self.written:
            words = Places.of(QRectF(0, 0, width, 100), row).words.height()
            height += max(0, round(self.height - 12 - words))
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CryRow | None = index.data(RowRole)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = Places.of(QRectF(option.rect), row)
        focused = (index == self._view.currentIndex() and self._view.hasFocus()) or row.id == self.written
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        marked = row.agreed or (row.standing == LEADING and row.votes is not None)
        fill, border = ("soft:accent", "accent") if marked else ("sheet", "line2")
        draw_panel(painter, places.card, fill=fill, border=border, width=1.0, radius=8, elevation=1 if hover else 0)
        if focused:
            draw_ring(painter, places.card, 8)
            draw_halo(painter, places.card, 8)
        self._words(painter, places, row)
        if row.counted:
            self._counted(painter, places)
        if row.votes is not None:
            self._votes(painter, places, row, marked=marked)
        if row.id != self.written and row.text.strip():
            self._hints(painter, places, row)
        painter.restore()

    def _words(self, painter: QPainter, places: Places, row: CryRow) -> None:
        if row.number <= 9:
            draw_keycap(painter, places.cap, str(row.number))
        if self.differs(row.id):
            draw_signed(painter, places.cap.left() + 1, places.cap.bottom() + theme().px(12))
        if row.id == self.written:
            return
        words = row.text.strip()
        draw_words(painter, places.words, words or ASK, row.role, "ink" if words else "ink3")

    def _counted(self, painter: QPainter, places: Places) -> None:
        """A tick for the hands that are counted; how many shows when the vote is closed."""
        t = theme()
        side = t.px(18)
        sign = QRectF(places.card.right() - t.px(PAD) - side, places.words.top() + t.px(6), side, side)
        draw_icon(painter, sign, "check", "accent", "bold")

    def _votes(self, painter: QPainter, places: Places, row: CryRow, *, marked: bool) -> None:
        t = theme()
        assert row.votes is not None
        number = f"{row.votes:,}" if not row.late else "–"
        font = t.font("hero" if len(number) < 4 else "h1", 600)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(places.number, right, number)
        if row.before is not None:
            painter.setFont(t.font("small"))
            painter.setPen(t.color("ink2"))
            painter.drawText(places.number.adjusted(-t.px(58), t.px(3), -t.px(66), 0), right, f"before {row.before:,}")
        if row.standing and not row.agreed:
            room = places.number.left() - t.px(92) - (t.px(58) if row.before is not None else 0)
            sign = QRectF(room, places.number.top() + t.px(8), t.px(16), t.px(18))
            draw_icon(painter, sign, "flag" if row.standing == LEADING else "equals", "accent", "fill")
            self._beside(painter, sign, row.standing)
        if not row.late:
            told, place = CountIn(row.votes, row.total), places.dots.adjusted(2, 0, -2, 0)
            colour = "accent" if marked else "ink2"
            draw_slots(painter, place, told, before=row.before or 0, colour=colour, widest=16.0)
        for place, icon in ((places.fewer, "minus"), (places.more, "plus")):
            painter.setPen(QPen(t.color("line2"), 1))
            painter.setBrush(t.color("raised"))
            painter.drawRoundedRect(place, 6, 6)
            draw_icon(painter, place.adjusted(6, 6, -6, -6), icon, "ink")

    def _beside(self, painter: QPainter, sign: QRectF, words: str) -> None:
        t = theme()
        painter.setFont(t.font("small", 600))
        painter.setPen(t.ink_on("accent"))
        room = QRectF(sign.right() + t.px(6), sign.top(), t.px(80), sign.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)

    def _hints(self, painter: QPainter, places: Places, row: CryRow) -> None:
        t = theme()
        font = t.font("small")
        x = places.hints.left()
        right = places.fewer.left() - t.px(8) if row.votes is not None else places.hints.right()
        items = [(words, "check" if fits else "", "ink2") for words, fits in row.hints]
        if row.agreed:
            items.insert(0, ("Agreed", "diamond", "ink"))
        for words, icon, color in items:
            sign = QRectF(x, places.hints.top() + t.px(1), t.px(14), places.hints.height() - t.px(2))
            if icon:
                draw_icon(painter, sign, icon, "accent", "fill" if icon == "diamond" else "bold")
            else:
                draw_dashed_ring(painter, sign.adjusted(0, 1, 0, -1), "warn")
            room = max(0.0, right - x - t.px(20))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setFont(t.font("small", 600) if icon == "diamond" else font)
            painter.setPen(t.color(color if icon else "ink:warn"))
            place = QRectF(x + t.px(20), places.hints.top(), room, places.hints.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)
            x += t.px(20) + QFontMetricsF(font).horizontalAdvance(shown) + t.px(26)
