"""The page to be signed as a scrolling sheet: one paragraph has the focus, its notes stand in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.paper_items import Note, Para
from cxworkshop.stages.definition.page.paper_notes import draw_note, note_height
from cxworkshop.stages.definition.page.paper_paint import (
    PaperDelegate,
    above,
    words_place,
)
from cxworkshop.stages.definition.page.rows import Index, Rows
from cxworkshop.ui.theme import theme


class Paras(Rows):
    """The paragraphs; headings are passed over by the arrows."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        para = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if isinstance(para, Para) and para.still:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaperList(OrderedList):
    """The sheet. It knows of no record: it says which paragraph is wanted, and the tab does it."""

    takes_numbers = False
    left_wanted = Signal()  # the arrow to the left: the outline

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Paras(), "The page as it will be signed", parent=parent)
        self.delegate = PaperDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setSpacing(0)

    def show_paras(self, paras: Sequence[Para]) -> None:
        """Show these paragraphs; the first note makes room for the margin, the last leaves the paper in the middle."""
        self.delegate.noted = any(para.notes for para in paras)
        self.rows.set_rows(paras)
        self.scheduleDelayedItemsLayout()

    def paras(self) -> list[Para]:
        """What is on the page."""
        return [row for row in self.rows.rows if isinstance(row, Para)]

    def para(self) -> Para | None:
        """The paragraph that has, or last had, the focus."""
        row = self.current()
        return row if isinstance(row, Para) and not row.still else None

    def first(self) -> str:
        """The first paragraph that can have the focus."""
        return next((para.id for para in self.paras() if not para.still), "")

    def words_of(self, para_id: str) -> QRectF:
        """Where the words of a paragraph stand in the viewport."""
        para = self.paras()[max(0, self.rows.row_of(para_id))]
        return words_place(para, self.row_rect(para_id), self.delegate.columns())

    def show_top(self, para_id: str) -> None:
        """Scroll so that a paragraph stands high on the screen, with the heading above it when it follows one."""
        place = self.rows.row_of(para_id)
        if place < 0:
            return
        paras = self.paras()
        if place and paras[place - 1].kind in ("heading", "scale"):
            place -= 1
        if place and paras[place - 1].kind == "top":
            place = 0
        self.scrollTo(self.rows.index(place), OrderedList.ScrollHint.PositionAtTop)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.para() is None:
            self.set_current(self.rows.row_of(self.first()))
        super().focusInEvent(event)

    def notes(self) -> Iterator[tuple[Note, QRectF, float]]:
        """The notes in the margin, where each stands in the viewport, and how high its paragraph begins."""
        columns = self.delegate.columns()
        if not columns.margin:
            return
        bottom = -1e9
        for place, para in enumerate(self.paras()):
            if not para.notes:
                continue
            top = QRectF(self.visualRect(self.rows.index(place))).top() + above(para)
            for note in para.notes:
                area = QRectF(columns.notes(), max(top, bottom + 8), columns.margin, note_height(note, columns.margin))
                bottom = area.bottom()
                yield note, area, top

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self.delegate.columns()
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, t.color("well"))
        sheet = QRectF(columns.left, area.top(), columns.paper, area.height())
        painter.fillRect(sheet, t.color("sheet"))
        painter.setPen(QPen(t.color("line2"), 1))
        for x in (sheet.left(), sheet.right()):
            painter.drawLine(QPointF(round(x) + 0.5, area.top()), QPointF(round(x) + 0.5, area.bottom()))
        for note, place, top in self.notes():
            if place.bottom() < 0 or place.top() > area.bottom():
                continue
            painter.setPen(QPen(t.color("line2"), 1))
            y = round(max(place.top() + 12, min(top + 12, place.bottom() - 8))) + 0.5
            painter.drawLine(QPointF(sheet.right() - t.px(24), y), QPointF(place.left(), y))
            draw_note(painter, place, note)
        painter.end()
        super().paintEvent(event)
