"""How a change is painted: a sign, the thing, and the sentence with its words struck or underlined."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.core.words import counted
from cxworkshop.stages.signoff.changes import Change, Span
from cxworkshop.stages.signoff.page.change_model import Index, RowRole
from cxworkshop.stages.signoff.page.change_rows import Heading, Rest, Row
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.spans import laid_out
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.stages.signoff.page.change_list import ChangesView

SIDE = 26
PAD = 13
SUBJECT = 150
STACKED = 440
ICON = 15
GAP = 6
LAYOUTS_KEPT = 600
SIGNS = {"added": "plus-circle", "removed": "minus-circle", "changed": "pencil-simple", "moved": "arrows-left-right"}


def told(change: Change) -> tuple[Span, ...]:
    """The sentence beside its subject: whose it is stands there already."""
    return tuple(span for span in change.spans if span.kind != "of")


class ChangeDelegate(QStyledItemDelegate):
    """Paints rows; sentences are laid out once for a width."""

    def __init__(self, view: ChangesView) -> None:
        super().__init__(view)
        self._view = view
        self._layouts: OrderedDict[tuple[Any, ...], tuple[QTextLayout, float]] = OrderedDict()

    def forget(self) -> None:
        """The look changed: every sentence is laid out anew."""
        self._layouts.clear()

    def _columns(self, width: float) -> tuple[float, float, float]:
        """Left edge and width of the subject, left edge of the sentence, from the row's own left edge.

        Where there is no room for two columns the sentence stands below its subject.
        """
        t = theme()
        left = t.px(PAD) + t.px(ICON) + t.px(12)
        if self._stacked(width):
            return left, max(60.0, width - left - t.px(PAD)), left
        subject = min(float(t.px(SUBJECT)), max(60.0, (width - left) * 0.26))
        return left, subject, left + subject + t.px(16)

    @staticmethod
    def _stacked(width: float) -> bool:
        return width < theme().px(STACKED)

    def _sentence(self, change: Change, width: int) -> tuple[QTextLayout, float]:
        key = (change.spans, width, theme().key)
        known = self._layouts.get(key)
        if known is None:
            known = self._layouts[key] = laid_out(told(change), "voice", width)
            if len(self._layouts) > LAYOUTS_KEPT:
                self._layouts.popitem(last=False)
        return known

    def _widths(self) -> tuple[float, int, int]:
        t = theme()
        width = float(self._view.viewport().width() - 2 * t.px(SIDE))
        _, subject, sentence = self._columns(width)
        return width, int(subject), max(60, int(width - sentence - t.px(PAD)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row | None = index.data(RowRole)
        t = theme()
        match row:
            case Change():
                _, subject, sentence = self._widths()
                font = t.font("ui", 600)
                words = height_of(row.subject, font, subject, t.line_height("ui"))
                told_high = round(self._sentence(row, sentence)[1])
                high = words + told_high if self._stacked(self._widths()[0]) else max(words + t.px(2), told_high)
                return QSize(0, high + 2 * t.px(9) + GAP)
            case Heading():
                return QSize(0, t.px(38) + (t.px(10) if index.row() else 0))
        return QSize(0, t.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(RowRole)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = theme()
        place = QRectF(option.rect).adjusted(t.px(SIDE), 0, -t.px(SIDE), 0)
        match row:
            case Heading():
                self._paint_heading(painter, place, row)
            case Rest():
                painter.setFont(t.font("small"))
                painter.setPen(t.color("ink2"))
                words = f"and {counted(row.count, 'more change', 'more changes')} of this kind"
                painter.drawText(place.adjusted(t.px(PAD), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            case Change():
                hover = bool(option.state & QStyle.StateFlag.State_MouseOver) and bool(row.where)
                self._paint_change(painter, place, row, index == self._view.currentIndex(), hover)
        painter.restore()

    def _paint_heading(self, painter: QPainter, place: QRectF, row: Heading) -> None:
        t = theme()
        line = QRectF(place.left(), place.bottom() - t.px(38), place.width(), t.px(36))
        side = t.px(21)
        ring = QRectF(line.left() + t.px(8), line.center().y() - side / 2, side, side)
        if row.number:
            painter.setPen(QPen(t.color("edge"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring.adjusted(0.6, 0.6, -0.6, -0.6))
            painter.setFont(t.font("small", 600))
            painter.setPen(t.color("ink"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, row.number)
        else:
            draw_icon(painter, ring.adjusted(2, 2, -2, -2), row.icon, "ink2")
        painter.setFont(t.font("h3"))
        painter.setPen(t.color("ink"))
        words = line.adjusted(t.px(8) + side + t.px(10), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, row.title)
        painter.setFont(t.font("ui"))
        painter.setPen(t.color("ink2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line.adjusted(0, 0, -t.px(8), 0), right, f"{row.count:,}")

    def _paint_change(self, painter: QPainter, place: QRectF, row: Change, current: bool, hover: bool) -> None:
        t = theme()
        focused = current and self._view.hasFocus()
        ground = place.adjusted(0, GAP / 2, 0, -GAP / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.soft("accent") if focused else t.color("hover" if hover else "well"))
        painter.drawRoundedRect(ground, 8, 8)
        if focused and self._view.focus_shown:
            draw_ring(painter, ground, 8)
            draw_halo(painter, ground, 8)
        left, subject, sentence = self._columns(place.width())
        top = ground.top() + t.px(9)
        side = t.px(ICON)
        icon = QRectF(ground.left() + t.px(PAD), top + (t.line_height("ui") - side) / 2 + t.px(1), side, side)
        draw_icon(painter, icon, SIGNS[row.sign], "ink2")
        painter.setPen(t.color("ink"))
        for layout, y in lay_out(row.subject, t.font("ui", 600), int(subject), t.line_height("ui"))[0]:
            layout.draw(painter, QPointF(ground.left() + left, top + y + t.px(1)))
        below = 0
        if self._stacked(place.width()):
            below = height_of(row.subject, t.font("ui", 600), int(subject), t.line_height("ui"))
        words, _ = self._sentence(row, self._widths()[2])
        words.draw(painter, QPointF(ground.left() + sentence, top + below))
