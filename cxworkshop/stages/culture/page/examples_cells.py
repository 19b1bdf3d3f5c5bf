"""How an example is drawn: its situation, the behaviour that fits on the accent, the one that does not on hatching.

A side that is missing is an invitation in amber. A hint stands under an example that nobody could see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.culture.page.behaviour import hint
from cxworkshop.stages.culture.page.examples_model import FIELDS, OFF, ON, SITUATION, ExampleModel, ExampleRole, Index
from cxworkshop.stages.culture.records import Example
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.inroom import draw_in_room, in_room_width
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.signedsign import draw_signed
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.tokens import RADIUS

if TYPE_CHECKING:
    from cxworkshop.stages.culture.page.examples_table import ExampleTable

EDGE = 4  # around a card, for its halo
PAD_X, PAD_Y = 14, 10
PAD_FIRST = 7  # before a situation, which has no ground of its own
SIGN = 16
LOWEST = 50
HATCHED = 9  # how far the hatching reaches in from the edge


class ExampleDelegate(QStyledItemDelegate):
    """Paints the cells, and says how high a row must be."""

    def __init__(self, table: ExampleTable) -> None:
        super().__init__(table)
        self._table = table

    # -- measures ------------------------------------------------------------------------------------------------------

    @staticmethod
    def card(cell: QRect) -> QRectF:
        """The card within a cell."""
        return QRectF(cell).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def row_height(self, model: ExampleModel, row: int, widths: tuple[int, int, int]) -> int:
        """Pixels for a row whose columns have these widths."""
        t = theme()
        example = model.example_at(row)
        if example is None:
            words = self._last_words(model)
            high = self._text_height(words, "ui", self._room(sum(widths), PAD_FIRST) - t.px(SIGN + 6))
            return max(t.px(LOWEST), high + 2 * t.px(PAD_Y)) + 2 * EDGE
        heights = [t.px(LOWEST)]
        for column, width in enumerate(widths):
            room = self._room(width, PAD_FIRST if column == SITUATION else PAD_X)
            text = str(getattr(example, FIELDS[column]))
            high = self._text_height(text or "–", "ui" if column == SITUATION else "voice", room)
            if column == SITUATION and example.promise_keeping:
                high += t.line_height("small") + t.px(4)
            asked = hint(text) if column != SITUATION else ""
            if asked:
                high += self._text_height(asked, "small", room - t.px(SIGN + 6)) + t.px(4)
            heights.append(high + 2 * t.px(PAD_Y))
        return max(heights) + 2 * EDGE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return option.rect.size()

    @staticmethod
    def _room(width: int, first: int = PAD_X) -> int:
        return max(20, width - 2 * EDGE - theme().px(first) - theme().px(PAD_X))

    @staticmethod
    def _text_height(text: str, role: Role, width: int) -> int:
        return height_of(text, theme().font(role), width, theme().line_height(role))

    @staticmethod
    def _last_words(model: ExampleModel) -> str:
        return f"Such as: {model.suggestion}" if model.suggestion else "A situation a customer meets"

    # -- painting ------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        example = index.data(ExampleRole)
        card = self.card(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if self._table.writing.covers(index):
            painter.restore()
            return
        if not isinstance(example, Example):
            if index.column() == SITUATION:
                self._paint_last(painter, card, index, hover)
        elif index.column() == SITUATION:
            self._paint_situation(painter, card, example)
            if example.id == self._table.examples.on_wall:
                draw_in_room(painter, card.right() - 4, card.bottom() - theme().px(13))
            if self._table.examples.differs(example.id):
                taken = in_room_width() if example.id == self._table.examples.on_wall else 0
                draw_signed(painter, card.right() - 4 - taken - theme().px(14), card.bottom() - theme().px(13))
        else:
            self._paint_side(painter, card, example, index.column(), hover)
        here = index == self._table.currentIndex() and self._table.hasFocus()
        if here and (isinstance(example, Example) or index.column() == SITUATION):
            draw_ring(painter, card, RADIUS["card"])
            draw_halo(painter, card, RADIUS["card"])
        painter.restore()

    def _paint_last(self, painter: QPainter, card: QRectF, index: Index, hover: bool) -> None:
        t = theme()
        model = index.model()
        assert isinstance(model, ExampleModel)
        if hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("well"))
            painter.drawRoundedRect(card, RADIUS["card"], RADIUS["card"])
        inner = card.adjusted(t.px(PAD_FIRST), t.px(PAD_Y), -t.px(PAD_X), -t.px(PAD_Y))
        side = t.px(SIGN - 2)
        draw_icon(painter, QRectF(inner.left(), inner.top(), side, t.line_height("ui")), "plus", "accent")
        inner.setLeft(inner.left() + t.px(SIGN + 6))
        self._text(painter, inner, self._last_words(model), "ui", "ink3")

    def _paint_situation(self, painter: QPainter, card: QRectF, example: Example) -> None:
        t = theme()
        inner = card.adjusted(t.px(PAD_FIRST), t.px(PAD_Y), -t.px(PAD_X), -t.px(PAD_Y))
        words = example.situation.strip()
        below = self._text(painter, inner, words or "No situation yet", "ui", "ink" if words else "ink3")
        if example.promise_keeping:
            place = QRectF(inner.left(), inner.top() + below + t.px(4), inner.width(), t.line_height("small"))
            self._sign(painter, place, "hand-heart", "Keeping a promise", "ink:accent")

    def _paint_side(self, painter: QPainter, card: QRectF, example: Example, column: int, hover: bool) -> None:
        t = theme()
        text = example.on if column == ON else example.off
        radius = RADIUS["card"]
        inner = card.adjusted(t.px(PAD_X), t.px(PAD_Y), -t.px(PAD_X), -t.px(PAD_Y))
        if not text.strip():
            painter.setPen(QPen(t.color("warn-line"), 1.4, Qt.PenStyle.DashLine))
            painter.setBrush(t.color("hover") if hover else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius)
            self._invite(painter, inner, example, column)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if column == ON:
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(card, radius, radius)
        else:
            painter.setBrush(t.color("well"))
            painter.drawRoundedRect(card, radius, radius)
            painter.setBrush(hatch_brush("line"))
            painter.drawRoundedRect(card, radius, radius)
            painter.setBrush(t.color("well"))
            core = card.adjusted(HATCHED, HATCHED, -HATCHED, -HATCHED)
            painter.drawRoundedRect(core, radius / 2, radius / 2)
        below = self._text(painter, inner, text, "voice", "ink" if column == ON else "ink2")
        asked = hint(text)
        if asked:
            place = inner.adjusted(0, below + t.px(4), 0, 0)
            self._sign(painter, place, "eye", asked, "ink2")

    def _invite(self, painter: QPainter, inner: QRectF, example: Example, column: int) -> None:
        if column == OFF:
            words = "What would be the opposite?" if example.on.strip() else "What would be off culture?"
        else:
            words = "What would fit instead?" if example.off.strip() else "What would fit?"
        t = theme()
        line = t.line_height("ui")
        place = QRectF(inner.left(), inner.center().y() - line / 2, inner.width(), line)
        side = t.px(SIGN)
        draw_icon(painter, QRectF(place.left(), place.top(), side, line), "pencil-simple", "warn")
        painter.setFont(t.font("ui", 500))
        painter.setPen(t.ink_on("warn"))
        place.setLeft(place.left() + side + t.px(8))
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)

    def _sign(self, painter: QPainter, place: QRectF, icon: str, words: str, colour: str) -> None:
        """An icon and small words beside it."""
        t = theme()
        side, line = t.px(SIGN - 2), t.line_height("small")
        draw_icon(painter, QRectF(place.left(), place.top(), side, line), icon, colour)
        self._text(painter, place.adjusted(t.px(SIGN + 6), 0, 0, 0), words, "small", colour)

    @staticmethod
    def _text(painter: QPainter, place: QRectF, text: str, role: Role, colour: str) -> int:
        """Wrapped text from the top of a place; gives its height."""
        t = theme()
        painter.setPen(t.color(colour))
        layouts, height = lay_out(text, t.font(role), int(place.width()), t.line_height(role))
        for layout, top in layouts:
            layout.draw(painter, QPointF(place.left(), place.top() + top))
        return height
