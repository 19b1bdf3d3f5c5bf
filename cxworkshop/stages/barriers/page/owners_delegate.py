"""Paints mitigations by owner: who, what against which barrier, how far, what it leaves, and when it is due."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.barriers.page.delegate import hatched_edge
from cxworkshop.stages.barriers.page.lines import barrier_words, mitigation_words
from cxworkshop.stages.barriers.page.model import Index, LineRole
from cxworkshop.stages.barriers.page.owner_lines import NOBODY, OwnerLine, initials
from cxworkshop.stages.barriers.page.shape import GAP, MARGIN, Form, form_at
from cxworkshop.stages.barriers.page.wrapped import Style, Words, width_of, words
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_severity, severity_size
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

PAD = 14
OWNER = 196  # the column of the owners in a wide list
GROUP = 10  # between one owner and the next
SMALL, NAME, PLAIN = Style("small"), Style("ui", 600), Style("ui")
_RADIUS = float(RADIUS["card"])


@dataclasses.dataclass(frozen=True, slots=True)
class ItemShape:
    """A mitigation's row, with its owner beside or above it; what does not stand in a narrow list is None."""

    height: int
    rect: QRectF
    avatar: QRectF
    sign: QRectF
    name: Words
    below: Words
    state: Words | None
    bars: tuple[QRectF, QRectF] | None
    due: Words
    owner: Words | None = None
    words: Words | None = None


def shape_of(line: OwnerLine, width: float) -> ItemShape:
    """The shape of a mitigation's row in a list so many pixels wide."""
    px = theme().px
    one, barrier = line.mitigation, line.barrier
    wide = form_at(width) is Form.WIDE
    side = px(28)
    above = px(GROUP) if line.words else 0
    avatar = QRectF(MARGIN + px(4), above + px(9), side, side)
    owner: Words | None = None
    told: Words | None = None
    start = MARGIN + px(OWNER) if wide else float(MARGIN)
    ground_top = float(above)
    if line.words:
        room = (start if wide else width * 0.6) - avatar.right() - px(20)
        owner = words(
            line.owner or NOBODY, NAME, avatar.right() + px(10), avatar.top() - px(4), room, most=2 if wide else 1
        )
        told = words(line.words, SMALL, owner.rect.left(), owner.rect.bottom(), room)
        if not wide:
            ground_top = told.rect.bottom() + px(6)
    left, right = start + px(PAD), width - MARGIN - px(PAD)
    mark = px(18)
    top = ground_top + px(9)
    begin = left + mark + px(12)
    due = line.late or line.due
    due_width = max(width_of(due, SMALL) + (px(20) if line.late else 0) + 4, px(90))
    low = right - due_width
    state: Words | None = None
    bars: tuple[QRectF, QRectF] | None = None
    if wide:
        size = severity_size(theme().scale)
        after = QRectF(low - px(56) - size.width(), 0, size.width(), size.height())
        before = after.translated(-size.width() - px(44), 0)
        bars = (before, after)
        state = words(one.state.label, PLAIN, before.left() - px(96), 0, px(88))
        low = state.rect.left()
    room = low - begin - px(14)
    name = words(mitigation_words(one), NAME, begin, top, room, most=2)
    about = f"{barrier_words(barrier)} · {barrier.area_label}" if barrier.area_label else barrier_words(barrier)
    if state is None:
        about = f"{one.state.label} · {about}"
    below = words(about, SMALL, begin, name.rect.bottom(), room, most=1 if wide else 2)
    bottom = below.rect.bottom() + px(8)
    if told is not None and wide:
        bottom = max(bottom, told.rect.bottom() + px(4))
    middle = (ground_top + bottom) / 2
    sign = QRectF(left, name.rect.top() + (NAME.leading - mark) / 2, mark, mark)
    when = words(due, SMALL, right - due_width, middle - SMALL.leading / 2, due_width, right=True)
    if state is not None:
        state = dataclasses.replace(state, rect=state.rect.translated(0, middle - PLAIN.leading / 2))
    if bars is not None:
        lift = middle - bars[0].height() / 2
        bars = (bars[0].translated(0, lift), bars[1].translated(0, lift))
    ground = QRectF(start, ground_top, width - MARGIN - start, bottom - ground_top)
    height = round(bottom) + px(GAP)
    return ItemShape(height, ground, avatar, sign, name, below, state, bars, when, owner, told)


class OwnersDelegate(QStyledItemDelegate):
    """Shapes are kept by line and width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.marked = ""  # the mitigation that is open beside the list
        self._shapes: dict[str, tuple[tuple[object, ...], ItemShape]] = {}

    def shape(self, line: OwnerLine) -> ItemShape:
        """The shape of a mitigation at the view's width."""
        width = self._view.viewport().width()
        look = (line, width, theme().key)
        kept = self._shapes.get(line.key)
        if kept is None or kept[0] != look:
            kept = self._shapes[line.key] = (look, shape_of(line, width))
        return kept[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: OwnerLine | None = index.data(LineRole)
        if line is None:
            return QSize(10, 0)
        return QSize(10, self.shape(line).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: OwnerLine | None = index.data(LineRole)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        shape = self.shape(line)
        if shape.owner is not None and shape.words is not None:
            self._owner(painter, line, shape.avatar, shape.owner, shape.words)
        self._item(painter, line, shape, current=index == self._view.currentIndex(), hover=hover)
        painter.restore()

    def _owner(self, painter: QPainter, line: OwnerLine, disc: QRectF, name: Words, told: Words) -> None:
        t = theme()
        if line.owner:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("press"))
            painter.drawEllipse(disc)
            painter.setFont(t.font("cap"))
            painter.setPen(t.color("ink2"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
            painter.drawText(disc, flags, initials(line.owner))
        else:
            draw_icon(painter, disc.adjusted(4, 4, -4, -4), "warning", "ink:warn", "bold")
        painter.setPen(t.color("ink") if line.owner else t.ink_on("warn"))
        name.paint(painter)
        painter.setPen(t.color("ink2"))
        told.paint(painter)

    def _item(self, painter: QPainter, line: OwnerLine, shape: ItemShape, *, current: bool, hover: bool) -> None:
        t = theme()
        one = line.mitigation
        self._ground(painter, line, shape, current=current, hover=hover)
        if line.done:
            draw_icon(painter, shape.sign, "check-circle", "accent", "fill")
        elif line.late:
            draw_icon(painter, shape.sign, "clock", "warn", "bold")
        else:
            painter.setPen(QPen(t.color("edge"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(shape.sign.adjusted(2, 2, -2, -2))
        painter.setPen(t.color("ink2" if line.done else "ink"))
        shape.name.paint(painter)
        painter.setPen(t.color("ink2"))
        shape.below.paint(painter)
        if shape.state is not None:
            shape.state.paint(painter)
        if shape.bars is not None:
            self._bars(painter, line, *shape.bars)
        warned = bool(line.late) or (one.due is None and not line.done)
        painter.setPen(t.ink_on("warn") if warned else t.color("ink2"))
        shape.due.paint(painter)
        if line.late:
            side = t.px(14)
            left = shape.due.rect.right() - shape.due.width - side - t.px(5)
            place = QRectF(left, shape.due.rect.center().y() - side / 2, side, side)
            draw_icon(painter, place, "clock", "warn", "bold")

    def _ground(self, painter: QPainter, line: OwnerLine, shape: ItemShape, *, current: bool, hover: bool) -> None:
        t = theme()
        focused = current and self._view.hasFocus()
        marked = line.key == self.marked
        amber = bool(line.late) or not line.owner
        painter.setPen(Qt.PenStyle.NoPen)
        rest = "hover" if hover else "well"
        painter.setBrush(t.soft("warn") if amber else t.color("raised" if focused and not t.is_dark else rest))
        painter.drawRoundedRect(shape.rect, _RADIUS, _RADIUS)
        if not line.owner:
            hatched_edge(painter, shape.rect)
        if focused:
            draw_ring(painter, shape.rect, _RADIUS)
            draw_halo(painter, shape.rect, _RADIUS)
        elif marked or amber:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.color("accent" if marked else "warn-line"), 1.6 if marked else 1))
            painter.drawRoundedRect(shape.rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _bars(self, painter: QPainter, line: OwnerLine, before: QRectF, after: QRectF) -> None:
        t = theme()
        one, barrier = line.mitigation, line.barrier
        draw_severity(painter, before, barrier.severity, "ink")
        painter.setPen(t.color("ink"))
        _number(painter, before, str(barrier.severity) if barrier.severity else "–")
        side = t.px(14)
        arrow = QRectF(before.right() + t.px(21), before.center().y() - side / 2 + t.px(2), side, side)
        draw_icon(painter, arrow, "arrow-right", "ink2")
        if one.residual is None:
            painter.setPen(t.ink_on("warn"))
            spot = QPointF(after.left(), after.center().y() + t.px(2) - NAME.leading / 2)
            words("not said", NAME, spot.x(), spot.y(), 200).paint(painter)
            return
        draw_severity(painter, after, one.residual, "accent")
        painter.setPen(t.color("accent"))
        _number(painter, after, str(one.residual) if one.residual else "gone")


def _number(painter: QPainter, bars: QRectF, text: str) -> None:
    px = theme().px
    words(text, NAME, bars.right() + px(6), bars.center().y() + px(2) - NAME.leading / 2, 100).paint(painter)
