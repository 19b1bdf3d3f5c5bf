"""How a stage looks on the rail: ring, title, words, flag; the line that joins the rings runs behind them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.shell.rail_model import Index, StageModel
from cxworkshop.stages import STAGES
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.kinds import draw_progress_ring
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.theme import theme

WIDTH = 216
ROW = 50
CENTRE = 31  # the line of the rail, from its left edge
TEXT = 52
RING = 19


class StagePainter(QStyledItemDelegate):
    """A row: ring, title, words, flag; the line that joins the rings runs behind them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, StageModel)
        t, row = theme(), index.row()
        area = QRectF(option.rect)
        view = option.widget
        assert isinstance(view, QListView)
        current = row == view.currentIndex().row()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = area.adjusted(t.px(10), 2, -t.px(10), -2)
        if current:
            draw_panel(painter, plate, border="line", radius=8)
            if view.hasFocus():
                draw_ring(painter, plate, 8)
                draw_halo(painter, plate, 8)
        elif hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover"))
            painter.drawRoundedRect(plate, 8, 8)
        self._paint_line(painter, area, row, current)
        painter.restore()
        looks = ("stage", row, current, model.share(row), model.checks(row), model.words(row), model.changed(row))
        ground = t.color("raised" if current else "hover" if hover else "backstage")
        room = option.rect.adjusted(t.px(14), 4, -t.px(14), -4)

        def paint(into: QPainter) -> None:
            self._paint_line(into, area, row, current)
            self._paint_stage(into, area, row, model, current)

        draw_kept(painter, room, (*looks, ground.rgb()), paint, ground)

    def _paint_stage(self, painter: QPainter, area: QRectF, row: int, model: StageModel, current: bool) -> None:
        self._paint_ring(painter, area, row, model)
        right = self._paint_flag(painter, area, model.checks(row), current)
        self._paint_words(painter, area, right, row, model)

    def _paint_line(self, painter: QPainter, area: QRectF, row: int, current: bool) -> None:
        t = theme()
        x, middle, gap = t.px(CENTRE), area.center().y(), t.px(RING) / 2 + 4
        painter.setPen(QPen(t.color("line2"), 1.5))
        plate = 2.0 if current else 0.0
        if row > 0 and middle - gap > area.top() + plate:
            painter.drawLine(QPointF(x, area.top() + plate), QPointF(x, middle - gap))
        if row < len(STAGES) - 1:
            painter.drawLine(QPointF(x, middle + gap), QPointF(x, area.bottom() - plate))

    def _paint_ring(self, painter: QPainter, area: QRectF, row: int, model: StageModel) -> None:
        t = theme()
        size = t.px(RING)
        ring = QRectF(t.px(CENTRE) - size / 2, area.center().y() - size / 2, size, size)
        stage, share = STAGES[row], model.share(row)
        if share >= 1.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawEllipse(ring)
            inner = ring.adjusted(size * 0.2, size * 0.2, -size * 0.2, -size * 0.2)
            draw_icon(painter, inner, "check", "on-accent", "bold")
            return
        if share > 0.0:
            draw_progress_ring(painter, ring, share, stroke=2.2)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.color("edge"), 1.4))
            painter.drawEllipse(ring.adjusted(0.7, 0.7, -0.7, -0.7))
        if stage.number:
            painter.setPen(t.color("ink"))
            painter.setFont(t.font("cap"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, stage.number)
        else:
            inner = ring.adjusted(size * 0.24, size * 0.24, -size * 0.24, -size * 0.24)
            draw_icon(painter, inner, stage.icon, "ink2")

    def _paint_flag(self, painter: QPainter, area: QRectF, checks: int, current: bool) -> float:
        """The flag at the right end, amber only where the facilitator stands. Returns where it begins."""
        t = theme()
        if not checks:
            return area.right() - t.px(18)
        text, font = str(checks), t.font("small", 600)
        width = QFontMetricsF(font).horizontalAdvance(text)
        icon, pad = t.px(13), t.px(7)
        pill = QRectF(0, 0, icon + t.px(3) + width + 2 * pad, t.px(21))
        pill.moveCenter(QPointF(0, area.center().y()))
        pill.moveRight(area.right() - t.px(19))
        if current:
            painter.setPen(QPen(t.color("warn-line"), 1))
            painter.setBrush(t.soft("warn"))
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2)
        ink = t.ink_on("warn") if current else t.color("ink2")
        draw_icon(painter, QRectF(pill.left() + pad, pill.center().y() - icon / 2, icon, icon), "flag", ink)
        painter.setPen(ink)
        painter.setFont(font)
        number = QRectF(pill.left() + pad + icon + t.px(3), pill.top(), width + 2, pill.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        return pill.left()

    def _paint_words(self, painter: QPainter, area: QRectF, right: float, row: int, model: StageModel) -> None:
        """Title and words; the pen behind the title says that something is not as it was signed."""
        t = theme()
        title, words = STAGES[row].title, model.words(row)
        left, width = t.px(TEXT), right - t.px(TEXT) - 4
        heading, small = t.font("h3", 500), t.font("small")
        upper, lower = QFontMetricsF(heading), QFontMetricsF(small)
        block = upper.height() + (lower.height() if words else 0)
        top = area.center().y() - block / 2
        painter.setFont(heading)
        painter.setPen(t.color("ink"))
        sign = signed_width() if model.changed(row) else 0
        title = upper.elidedText(title, Qt.TextElideMode.ElideRight, width - sign)
        painter.drawText(QPointF(left, top + upper.ascent()), title)
        if sign:
            draw_signed(painter, left + upper.horizontalAdvance(title) + t.px(6), top + upper.height() / 2)
        if words:
            painter.setFont(small)
            painter.setPen(t.color("ink3"))
            words = lower.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(left, top + upper.height() + lower.ascent()), words)
