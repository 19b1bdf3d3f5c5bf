"""A note in the margin of the page to be signed: amber for what is open, plain for what changed since a revision."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cxworkshop.stages.definition.page.paper_items import Note
from cxworkshop.stages.definition.page.words import draw_line, draw_words, height_in
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.spans import draw_spans, spans_height
from cxworkshop.ui.theme import theme

PAD_X, PAD_Y = 13, 10


def note_height(note: Note, width: float) -> int:
    """How high a note stands at a width."""
    px = theme().px
    room = width - 2 * px(PAD_X)
    words = height_in(note.text, "ui", room) if note.open else spans_height(note.spans, "voice", room)
    return px(PAD_Y) * 2 + theme().line_height("ui") + 2 + words


def draw_note(painter: QPainter, place: QRectF, note: Note) -> None:
    """Paint a note: what it is about, and the sentence or the words that changed."""
    t = theme()
    if note.open:
        draw_panel(painter, place, fill="soft:warn", border="warn-line", elevation=0, radius=8)
    else:
        draw_panel(painter, place, fill="sheet", border="line2", elevation=0, radius=8)
    inner = place.adjusted(t.px(PAD_X), t.px(PAD_Y), -t.px(PAD_X), 0)
    head = QRectF(inner.left(), inner.top(), inner.width(), t.line_height("ui"))
    if note.open:
        draw_icon(painter, QRectF(head.left(), head.top(), t.px(15), head.height()), "flag", "ink:warn")
        draw_line(painter, head.adjusted(t.px(22), 0, 0, 0), note.title, "ui", "ink:warn", 600)
        draw_words(painter, inner.adjusted(0, head.height() + 2, 0, 0), note.text, "ui", "ink:warn")
    else:
        left = 0
        if note.signed:
            draw_signed(painter, head.left(), head.center().y())
            left = signed_width()
        draw_line(painter, head.adjusted(left, 0, 0, 0), note.title, "ui", "ink", 600)
        draw_spans(painter, inner.adjusted(0, head.height() + 2, 0, 0), note.spans, "voice")
