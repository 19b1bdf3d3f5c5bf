"""When two imperatives collide, which one waits: the pairs a room has ruled on, each written where it stands."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.core.content import Content
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.rows import Index, RowRole, Rows
from cxworkshop.stages.definition.page.words import draw_words, height_in
from cxworkshop.stages.definition.page.writing import Writing
from cxworkshop.stages.definition.records import Collision, Imperative
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

ASK = "Which one waits, and up to where?"
PAD_X, PAD_Y, EDGE = 14, 6, 5
GAP = 6  # between the pair and the ruling: the field that opens over the ruling stands out above it
NAMELESS = "a card without a name"


@dataclasses.dataclass(frozen=True, slots=True)
class CollisionRow:
    """A pair and the ruling on it."""

    id: str
    first: str
    second: str
    ruling: str

    @property
    def said(self) -> str:
        return f"{self.first} and {self.second}: {self.ruling or 'no ruling yet'}"


def collision_rows(content: Content) -> list[CollisionRow]:
    """The pairs in order."""
    rows = []
    for one in content.of(Collision):
        first, second = content.find(Imperative, one.first), content.find(Imperative, one.second)
        if first is not None and second is not None:
            rows.append(CollisionRow(one.id, first.name or NAMELESS, second.name or NAMELESS, one.ruling))
    return rows


def _place(rect: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """The panel of a row, the line of the pair, and where the ruling begins."""
    t = theme()
    panel = rect.adjusted(EDGE, EDGE - 2, -EDGE, -EDGE + 2)
    left, width = panel.left() + t.px(PAD_X), panel.width() - 2 * t.px(PAD_X)
    pair = QRectF(left, panel.top() + t.px(PAD_Y), width, t.line_height("small"))
    return panel, pair, QRectF(left, pair.bottom() + GAP, width, panel.bottom() - t.px(PAD_Y) - pair.bottom() - GAP)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: CollisionList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: CollisionRow = index.data(RowRole)
        return QSize(0, self._view.height_of(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CollisionRow | None = index.data(RowRole)
        if row is None:
            return
        t = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel, pair, words = _place(QRectF(option.rect))
        written = self._view.written == row.id
        missing = not row.ruling.strip() and not written
        border = "warn-line" if missing else None
        draw_panel(painter, panel, fill="well", border=border, dashed=missing, width=1.3, elevation=0, radius=8)
        if (index == self._view.currentIndex() and self._view.hasFocus()) or written:
            draw_ring(painter, panel, 8)
            draw_halo(painter, panel, 8)
        font = t.font("small", 600)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        sign = t.px(30)
        half = (pair.width() - sign) / 2
        first = metrics.elidedText(row.first, Qt.TextElideMode.ElideRight, max(half, pair.width() - sign - half))
        second_room = pair.width() - sign - metrics.horizontalAdvance(first)
        second = metrics.elidedText(row.second, Qt.TextElideMode.ElideRight, second_room)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(pair, middle, first)
        at = pair.left() + metrics.horizontalAdvance(first)
        draw_icon(painter, QRectF(at + t.px(8), pair.top(), t.px(14), pair.height()), "arrows-left-right", "ink2")
        painter.drawText(QRectF(at + sign, pair.top(), second_room, pair.height()), middle, second)
        if not written:
            if row.ruling.strip():
                draw_words(painter, words, row.ruling, "voice")
            else:
                draw_words(painter, words, ASK, "ui", "ink:warn")
        painter.restore()


class CollisionList(OrderedList):
    """As high as its rows. `written` is the pair whose ruling is being written."""

    takes_numbers = False
    opened = Signal(QWidget)  # a field, to be kept in sight

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.written = ""
        self.field: Writing | None = None
        super().__init__(Rows(), "When two of them collide, which one waits?", parent=parent)
        self.desk = desk
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.edit_wanted.connect(lambda row, _at: self.write(row))
        self.resized.connect(self.measure)

    def refresh(self) -> None:
        """Show the pairs as they are."""
        self.rows.set_rows(collision_rows(self.desk.content))
        if self.written and self.rows.row_of(self.written) < 0:
            self._close(back=False)
        one = self.desk.content.find(Collision, self.written)
        if self.field is not None and one is not None:
            self.field.set_text(one.ruling)
        self.measure()

    def measure(self) -> None:
        """Take the height of the rows."""
        rows = [row for row in self.rows.rows if isinstance(row, CollisionRow)]
        height = sum(self.height_of(row) for row in rows)
        if self.height() != height:
            self.setFixedHeight(height)
        # An empty list would be a stop for Tab that nobody sees.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self.scheduleDelayedItemsLayout()
        self._stand()

    def height_of(self, row: CollisionRow) -> int:
        """How high a row is at the present width."""
        t = theme()
        room = self.viewport().width() - 2 * EDGE - 2 * t.px(PAD_X)
        words = height_in(row.ruling, "voice", room) if row.ruling.strip() else t.line_height("ui")
        if row.id == self.written and self.field is not None:
            words = max(words, self.field.height() - 8)
        return words + t.line_height("small") + GAP + 2 * t.px(PAD_Y) + 2 * EDGE - 4

    def write(self, row_id: str = "") -> None:
        """Write the ruling on a pair, or on the focused one."""
        row_id = row_id or self.current_id()
        one = self.desk.content.find(Collision, row_id)
        if one is None or (self.field is not None and self.written == row_id):
            return
        self._close(back=False)
        self.set_current(self.rows.row_of(row_id))
        self.written = row_id
        field = self.field = Writing(self.viewport(), "voice", "Which one waits", one.ruling, ASK, max_lines=6)
        field.committed.connect(self._keep)
        field.ended.connect(lambda _way: self._close(back=True))
        field.gone.connect(lambda: self._close(back=False))
        field.grown.connect(self.measure)
        field.grown.connect(lambda: self.opened.emit(field))
        self.executeDelayedItemsLayout()
        field.open_over(_place(self.row_rect(row_id))[2])
        self.measure()
        self.opened.emit(field)

    def leave(self) -> None:
        """Keep what is half typed."""
        if self.field is not None:
            self.field.commit()

    def remove(self) -> None:
        """Remove the focused pair; a toast offers to take that back."""
        row = self.current_id()
        if row and self.desk.do(do.remove_collisions, [row]):
            self.desk.said.emit("Removed a collision")

    def hint(self, place: int, point: QPoint) -> str:
        row = self.rows.rows[place]
        long = isinstance(row, CollisionRow) and len(row.first + row.second) > 50
        return f"{row.first} ↔ {row.second}" if isinstance(row, CollisionRow) and long else ""

    def _keep(self, text: str) -> None:
        if self.desk.content.find(Collision, self.written) is not None:
            self.desk.do(do.write_ruling, self.written, text.strip())

    def _close(self, *, back: bool) -> None:
        if self.field is not None:
            self.field.commit()
        field, self.field = self.field, None
        row, self.written = self.written, ""
        if field is None:
            return
        field.blockSignals(True)
        self.desk.end_typing()
        if back:
            self.focus_row(row)
        field.hide()
        field.deleteLater()
        self.measure()
        self.viewport().update()

    def _stand(self) -> None:
        if self.field is not None:
            self.executeDelayedItemsLayout()
            self.field.place(_place(self.row_rect(self.written))[2])
