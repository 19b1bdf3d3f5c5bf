"""An imperative as a card: its sign, number, name, one sentence, and who stands up for it; coral for the customer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.core.content import Content
from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.rows import Index, Row, RowRole, Rows
from cxworkshop.stages.definition.page.words import draw_line, draw_words, height_in, lines_of
from cxworkshop.stages.definition.records import Imperative
from cxworkshop.ui.a11y import described
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_dashed_ring, draw_keycap, draw_kind, keycap_size
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.since import as_signed
from cxworkshop.ui.theme import theme

NEW = "new"  # the card being added, before it is a record
MISSING = "missing"  # stands for customer focus while no card does
FEWEST, ACROSS = 4, 5  # cards side by side; more of them scroll
NARROWEST = 176
EDGE = 6  # room around a card for its halo
PAD = 18
LOWEST, HIGHEST = 250, 380
NAME_LINES = 3
PARTS = ("name", "statement", "sponsor", "serves")
ASK = {
    "name": "Name it in two or three words",
    "statement": "One sentence: what would be different if we meant it?",
    "sponsor": "Who stands up for it?",
    "serves": "customers, employees …",
}
MIME = "application/x-cxworkshop-imperative"

# Whom an imperative serves, by the words people use for them; the sign only helps the eye.
_SIGNS = (
    ("users-three", ("employee", "staff", "people", "crew", "colleague", "team")),
    ("scales", ("owner", "shareholder", "investor", "parent", "authority", "member", "taxpayer")),
    ("globe-hemisphere-west", ("society", "planet", "community", "environment", "climate", "neighbour", "public")),
    ("shield-check", ("everyone", "aboard", "safety", "regulator")),
    ("handshake", ("partner", "supplier")),
)


@dataclasses.dataclass(frozen=True, slots=True)
class CardRow:
    """What a card shows."""

    id: str
    number: int
    name: str = ""
    statement: str = ""
    sponsor: str = ""
    serves: str = ""
    customer: bool = False

    @property
    def complete(self) -> bool:
        """Whether it has a sentence and a sponsor."""
        return bool(self.statement.strip() and self.sponsor.strip())

    @property
    def said(self) -> str:
        if self.id == MISSING:
            return "Customer focus is not among the imperatives"
        if self.id == NEW:
            return "A new imperative"
        return described(
            f"{self.number}, {self.name or 'An imperative without a name'}",
            "customer focus" if self.customer else "",
            self.statement or "no sentence yet",
            f"sponsor {self.sponsor}" if self.sponsor else "no sponsor yet",
            f"for {self.serves}" if self.serves else "",
        )

    @property
    def sign(self) -> str:
        """The icon for whom it serves."""
        words = self.serves.casefold()
        return next((icon for icon, known in _SIGNS if any(word in words for word in known)), "target")


def card_rows(content: Content, *, adding: bool = False) -> list[CardRow]:
    """The cards in order; at the end the one being added, and what stands for customer focus while no card does."""
    rows = [
        CardRow(one.id, number, one.name, one.statement, one.sponsor, one.serves, one.customer_focus)
        for number, one in enumerate(content.of(Imperative), start=1)
    ]
    missing = not any(row.customer for row in rows)
    if adding:
        rows.append(CardRow(NEW, len(rows) + 1))
    if missing:
        rows.append(CardRow(MISSING, 0))
    return rows


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a card stand."""

    card: QRectF
    sign: QRectF
    name: QRectF
    statement: QRectF
    rule: float
    sponsor: QRectF
    serves: QRectF

    @classmethod
    def of(cls, rect: QRectF, row: CardRow) -> Places:
        """The parts of a card in its cell."""
        t = theme()
        px = t.px
        card = rect.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        left, width = card.left() + px(PAD), card.width() - 2 * px(PAD)
        sign = QRectF(left, card.top() + px(20), px(36), px(36))
        named = row.name if row.id != MISSING else "Customer focus"
        name_height = height_in(named or ASK["name"], "h2", width, most=NAME_LINES)
        name = QRectF(left, sign.bottom() + px(12), width, name_height)
        line = t.line_height("small")
        serves = QRectF(left, card.bottom() - px(12) - line, width, line)
        sponsor = QRectF(left, serves.top() - line, width, line)
        rule = sponsor.top() - px(8)
        statement = QRectF(left, name.bottom() + px(8), width, max(20.0, rule - px(10) - name.bottom() - px(8)))
        return cls(card, sign, name, statement, rule, sponsor, serves)

    def part(self, part: str) -> QRectF:
        """The place of one of PARTS."""
        return {"name": self.name, "statement": self.statement, "sponsor": self.sponsor, "serves": self.serves}[part]

    def part_at(self, point: QPoint) -> str:
        """The part under a point: the name above, the sentence in the middle, who and whom below."""
        if point.y() < self.statement.top():
            return "name"
        if point.y() < self.rule:
            return "statement"
        return "sponsor" if point.y() < self.serves.top() else "serves"


def needed_height(row: CardRow, width: float) -> int:
    """How high a cell must be to show all of a card."""
    px = theme().px
    room = width - 2 * EDGE - 2 * px(PAD)
    name = height_in(row.name or ASK["name"], "h2", room, most=NAME_LINES)
    said = row.statement.strip()
    words = height_in(row.statement, "voice", room) if said else height_in(ASK["statement"], "ui", room)
    foot = 2 * theme().line_height("small") + px(12) + px(8) + px(10)
    return 2 * EDGE + px(20) + px(36) + px(12) + name + px(8) + words + px(8) + foot


class CardDelegate(QStyledItemDelegate):
    """Paints a card. `written` is the card and the part whose words a field shows instead."""

    def __init__(self, view: CardList) -> None:
        super().__init__(view)
        self._view = view
        self.written = ("", "")
        self.first = ""  # the first of two that are about to collide
        self.differs: Callable[[str], bool] = as_signed

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CardRow | None = index.data(RowRole)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = Places.of(QRectF(option.rect), row)
        here = index == self._view.currentIndex() and self._view.hasFocus()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._ground(painter, places.card, row, focused=here or self.written[0] == row.id, hover=hover)
        if row.id == MISSING:
            self._missing(painter, places)
        else:
            self._card(painter, places, row)
        painter.restore()

    def _ground(self, painter: QPainter, card: QRectF, row: CardRow, *, focused: bool, hover: bool) -> None:
        fill, border, dashed, width = "sheet", "line2", False, 1.0
        if row.customer:
            fill, border, width = "soft:cust", "cust", 1.5
        elif row.id == MISSING:
            fill, border, dashed, width = "sheet", "cust", True, 1.4
        elif not row.complete and self.written[0] != row.id:
            border, dashed, width = "warn-line", True, 1.5
        elevation = 2 if hover and not dashed else 0
        draw_panel(painter, card, fill=fill, border=border, dashed=dashed, width=width, elevation=elevation, radius=10)
        if row.id == self.first:
            draw_ring(painter, card, 10, "ink")
        elif focused:
            draw_ring(painter, card.toAlignedRect().toRectF(), 10)
            draw_halo(painter, card.toAlignedRect().toRectF(), 10)

    def _missing(self, painter: QPainter, places: Places) -> None:
        t = theme()
        draw_dashed_ring(painter, places.sign, "cust", dashes=10)
        draw_words(painter, places.name, "Customer focus", "h2", "ink2")
        room = QRectF(places.statement)
        room.setBottom(places.card.bottom() - t.px(12))
        words = "is not among them. Enter writes its card; C says that another card stands for it."
        draw_words(painter, room, words, "ui", "ink2")

    def _card(self, painter: QPainter, places: Places, row: CardRow) -> None:
        t = theme()
        part = self.written[1] if self.written[0] == row.id else ""
        self._sign(painter, places.sign, row)
        if row.id != NEW and row.number <= 9:
            cap = keycap_size(str(row.number))
            corner = QRectF(places.card.right() - t.px(14) - cap.width(), places.sign.top(), cap.width(), cap.height())
            draw_keycap(painter, corner, str(row.number))
        if self.differs(row.id):
            left = places.card.right() - t.px(14) - keycap_size("9").width() - signed_width()
            draw_signed(painter, left, places.sign.top() + keycap_size("9").height() / 2)
        if part != "name":
            draw_words(painter, places.name, row.name or ASK["name"], "h2", "ink" if row.name else "ink3")
        if part != "statement":
            if row.statement.strip():
                draw_words(painter, places.statement, row.statement, "voice")
            elif row.id != NEW:
                draw_words(painter, places.statement, ASK["statement"], "ui", "ink:warn")
        painter.setPen(QPen(t.color("cust", 0.45) if row.customer else t.color("line2"), 1))
        painter.drawLine(QPointF(places.sponsor.left(), places.rule), QPointF(places.sponsor.right(), places.rule))
        if part != "sponsor" and row.id != NEW:
            missing = not row.sponsor.strip()
            words, color = ("No sponsor yet", "ink:warn") if missing else (row.sponsor, "ink")
            draw_line(painter, places.sponsor, words, "small", color, 600)
        if part != "serves" and row.serves.strip():
            draw_line(painter, places.serves, f"for {row.serves.strip()}", "small", "ink2")

    def _sign(self, painter: QPainter, place: QRectF, row: CardRow) -> None:
        if row.customer:
            draw_kind(painter, place, "cust")
            return
        t = theme()
        painter.setPen(QPen(t.color("edge"), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        if row.id != NEW:
            side = t.px(18)
            middle = place.center()
            draw_icon(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), row.sign, "ink")


class CardList(OrderedList):
    """The cards side by side; as many as five share the width, more of them scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.cell = QSize(220, 300)
        super().__init__(Rows(MIME), "The organisation’s key imperatives", across=True, parent=parent)
        self.delegate = CardDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.measure()

    def measure(self) -> None:
        """Give every card the same size: so wide that five fit, so high that the longest shows."""
        rows = [row for row in self.rows.rows if isinstance(row, CardRow)]
        # The place that stands for customer focus is a sixth one, so that it is seen beside five cards.
        across = max(FEWEST, min(ACROSS + any(row.id == MISSING for row in rows), len(rows)))
        room = self.viewport().width()
        width = max(theme().px(NARROWEST), room // across)
        high = max((needed_height(row, width) for row in rows), default=0)
        height = max(theme().px(LOWEST), min(high, theme().px(HIGHEST)))
        bar = self.horizontalScrollBar().sizeHint().height() if width * len(rows) > room else 0
        if (width, height) != (self.cell.width(), self.cell.height()) or self.height() != height + bar:
            self.cell = QSize(width, height)
            self.setFixedHeight(height + bar)
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where four cards would stand and do not yet, their places are outlined."""
        painter = QPainter(self.viewport())
        for place in range(len(self.rows.rows), FEWEST):
            left = place * self.cell.width() - self.horizontalScrollBar().value()
            card = QRectF(left, 0, self.cell.width(), self.cell.height()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            draw_panel(painter, card, fill="sheet", border="line", dashed=True, elevation=0, radius=10)
        painter.end()
        super().paintEvent(event)

    def places(self, row_id: str) -> Places:
        """Where the parts of a card stand in the viewport."""
        row = self.rows.rows[max(0, self.rows.row_of(row_id))]
        assert isinstance(row, CardRow)
        return Places.of(self.row_rect(row_id), row)

    def carries(self, row: Row) -> bool:
        return row.id not in (NEW, MISSING)

    def hint(self, place: int, point: QPoint) -> str:
        row = self.rows.rows[place]
        if not isinstance(row, CardRow):
            return ""
        needed = needed_height(row, self.cell.width())
        name = lines_of(row.name, theme().font("h2"), self.places(row.id).name.width())
        long = needed > self.cell.height() or len(name) > NAME_LINES or len(row.sponsor) + len(row.serves) > 40
        parts = (row.name, row.statement, row.sponsor, f"for {row.serves}" if row.serves else "")
        return "\n".join(part for part in parts if part) if long else ""
