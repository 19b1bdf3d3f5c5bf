"""How the paragraphs of the page to be signed are set, and how the width is shared with the margin."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.definition.page.paper_items import Para
from cxworkshop.stages.definition.page.paper_notes import draw_note, note_height
from cxworkshop.stages.definition.page.rows import Index, RowRole
from cxworkshop.stages.definition.page.words import draw_line, draw_words, height_in
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.kinds import draw_dashed_ring, draw_diamond, draw_kind
from cxworkshop.ui.theme import Role, theme

PAPER, NARROWEST, MARGIN = 605, 430, 290  # the paper's width and least, the margin's width; pixels at 100 %
INSET = 56  # from the paper's edge to its words
GAP = 22  # between paper and notes
LEAST_MARGIN = 180

ROLES: dict[str, Role] = {"cry": "voice1", "rule": "voice2", "heading": "voice1"}
ABOVE = {
    "top": 20,
    "heading": 30,
    "imperative": 8,
    "ruling": 8,
    "cry": 6,
    "principle": 8,
    "scale": 22,
    "rule": 2,
    "case": 0,
}
BELOW = {"heading": 6, "scale": 0, "rule": 2, "case": 0}
HEAD_GAP = 5  # below that line: the field that opens over the words stands out above them
END = 90  # what is left free below the last paragraph
OFF = 5  # from a paragraph's words to the ring around them


@dataclasses.dataclass(frozen=True, slots=True)
class Columns:
    """How the width is shared between the paper and its margin; without a margin the notes stand on the paper."""

    paper: float
    left: float
    margin: float

    @classmethod
    def of(cls, width: float, *, noted: bool = True) -> Columns:
        """Shared out of a width in pixels; a page without notes stands in the middle."""
        px = theme().px
        if not noted:
            paper = min(px(PAPER), width - 2 * 8)
            return cls(paper, (width - paper) / 2, 0)
        margin = min(px(MARGIN), width - px(NARROWEST) - 3 * px(GAP))
        if margin < px(LEAST_MARGIN):
            paper = min(px(PAPER), width - 2 * 8)
            return cls(paper, (width - paper) / 2, 0)
        paper = min(px(PAPER), width - margin - 3 * px(GAP))
        return cls(paper, max(px(GAP), (width - paper - margin - px(GAP)) / 2), margin)

    def words(self) -> tuple[float, float]:
        """Where words begin on the paper, and how wide they are set."""
        inset = min(theme().px(INSET), self.paper / 10)
        return self.left + inset, self.paper - 2 * inset

    def notes(self) -> float:
        """Where the notes begin."""
        return self.left + self.paper + theme().px(GAP)


def role_of(para: Para) -> Role:
    """How its words are set."""
    if para.kind == "cry" and len(para.text) > 70:
        return "voice2"
    return ROLES.get(para.kind, "voice")


def head_height(para: Para) -> int:
    """The line above the words of a paragraph, 0 without one."""
    if para.kind in ("imperative", "principle"):
        return theme().line_height("ui") + HEAD_GAP
    return theme().line_height("small") + HEAD_GAP if para.kind == "ruling" else 0


def body_height(para: Para, width: float) -> int:
    """How high a paragraph's words are, without what stands around them."""
    if para.kind in ("heading", "elsewhere"):
        return height_in(para.head, role_of(para), width)
    if para.kind == "scale":
        return theme().line_height("voice") + theme().px(20)
    if para.kind in ("top", "end"):
        return theme().line_height("small") if para.kind == "top" else theme().px(END)
    words = para.text
    if not words:
        return theme().line_height("voice") + theme().px(16)
    return height_in(words, role_of(para), width)


def above(para: Para) -> int:
    """The room above a paragraph's head and words."""
    return theme().px(ABOVE.get(para.kind, 6)) + OFF


def words_place(para: Para, row: QRectF, columns: Columns) -> QRectF:
    """Where a paragraph's words stand in its row."""
    left, room = columns.words()
    top = row.top() + above(para) + head_height(para)
    return QRectF(left, top, room, body_height(para, room))


class PaperDelegate(QStyledItemDelegate):
    """Paints a paragraph on the paper. `written` is the one whose words a field shows, `height` how high that is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.written = ""
        self.height = 0
        self.noted = False  # whether any paragraph has a note

    def columns(self) -> Columns:
        """How the width is shared now."""
        return Columns.of(self._view.viewport().width(), noted=self.noted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        para: Para = index.data(RowRole)
        return QSize(0, self.height_of(para))

    def height_of(self, para: Para) -> int:
        """How high a paragraph's row is now."""
        columns = self.columns()
        _left, room = columns.words()
        body = body_height(para, room)
        if para.id == self.written:
            body = max(body, self.height - 14)
        notes = 0 if columns.margin else sum(note_height(note, room) + 6 for note in para.notes)
        return above(para) + head_height(para) + body + theme().px(BELOW.get(para.kind, 6)) + OFF + notes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        para: Para | None = index.data(RowRole)
        if para is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self.columns()
        row = QRectF(option.rect)
        words = words_place(para, row, columns)
        written = para.id == self.written
        here = index == self._view.currentIndex() and self._view.hasFocus()
        self._paragraph(painter, para, words, written=written, focused=here)
        if here and not written:
            shape = words.adjusted(-12, -head_height(para) - OFF, 12, OFF)
            draw_ring(painter, shape, 6)
            draw_halo(painter, shape, 6)
        if not columns.margin:
            top = words.bottom() + OFF + 4
            for note in para.notes:
                place = QRectF(words.left(), top, words.width(), note_height(note, words.width()))
                draw_note(painter, place, note)
                top = place.bottom() + 6
        painter.restore()

    def _paragraph(self, painter: QPainter, para: Para, words: QRectF, *, written: bool, focused: bool) -> None:
        if para.kind == "top":
            _top(painter, words, para)
        if para.still:
            if para.kind == "heading":
                draw_words(painter, words, para.head, "voice1")
            return
        if para.kind == "elsewhere":
            draw_words(painter, words, para.head, "voice", "ink:warn" if para.notes else "ink2", italic=True)
            return
        if para.kind == "scale":
            _scale(painter, words, para)
            return
        self._head(painter, para, words)
        if written:
            return
        if not para.text:
            if not focused:
                shape = words.adjusted(-12, 0, 12, 0)
                draw_panel(painter, shape, fill="", border="warn", dashed=True, width=1.2, elevation=0, radius=6)
            draw_words(painter, words.adjusted(0, theme().px(8), 0, 0), para.ask, "voice", "ink:warn", italic=True)
        elif para.kind == "case":
            draw_words(painter, words, para.text, "voice", "ink2", italic=True)
        else:
            draw_words(painter, words, para.text, role_of(para))

    def _head(self, painter: QPainter, para: Para, words: QRectF) -> None:
        t = theme()
        height = head_height(para)
        if not height:
            return
        place = QRectF(words.left(), words.top() - height, words.width(), height - HEAD_GAP)
        if para.customer:
            size = t.px(11)
            draw_kind(painter, QRectF(place.left(), place.center().y() - size / 2, size, size), "cust")
            place.setLeft(place.left() + size + t.px(7))
        if para.kind == "ruling":
            draw_line(painter, place, para.head, "small", "ink2")
        else:
            draw_line(painter, place, para.head, "ui", "ink", 600)


def _top(painter: QPainter, place: QRectF, para: Para) -> None:
    """Whose page it is, and of which workshop."""
    half = place.width() / 2 - theme().px(8)
    draw_line(painter, QRectF(place.left(), place.top(), half, place.height()), para.left, "small", "ink2")
    font = theme().font("small")
    painter.setFont(font)
    title = QFontMetricsF(font).elidedText(" ".join(para.right.split()), Qt.TextElideMode.ElideRight, half)
    right = QRectF(place.right() - half, place.top(), half, place.height())
    painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, title)


def _scale(painter: QPainter, place: QRectF, para: Para) -> None:
    """The poles, the line with its ends and middle, and a diamond where the room agreed; a dashed ring where not."""
    t = theme()
    line = t.line_height("voice")
    half = place.width() / 2 - t.px(8)
    towards = 0 if para.stop is None else para.stop - 5
    left = QRectF(place.left(), place.top(), half, line)
    draw_line(painter, left, para.left, "voice", "ink" if towards < 0 else "ink2")
    font = t.font("voice")
    painter.setFont(font)
    painter.setPen(t.color("ink" if towards > 0 else "ink2"))
    right = QRectF(place.right() - half, place.top(), half, line)
    shown = painter.fontMetrics().elidedText(para.right, Qt.TextElideMode.ElideRight, int(half))
    painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
    y = round(place.top() + line + t.px(11)) + 0.5
    painter.setPen(QPen(t.color("edge"), 1.2))
    painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
    tick = t.px(4)
    for x in (place.left(), place.center().x(), place.right()):
        painter.drawLine(QPointF(x, y - tick), QPointF(x, y + tick))
    if para.stop is None:
        size = t.px(15)
        ring = QRectF(place.center().x() - size / 2, y - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("sheet"))
        painter.drawEllipse(ring)
        draw_dashed_ring(painter, ring, "warn", dashes=9)
    else:
        draw_diamond(painter, QPointF(place.left() + place.width() * para.stop / 10, y), t.px(14))
