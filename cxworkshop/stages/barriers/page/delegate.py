"""Paints the lines of the list: barriers on their ground, what nothing reduces in hatched amber, severity as bars."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.barriers.page.lines import ICONS, Kind, Line
from cxworkshop.stages.barriers.page.model import Index, LineRole
from cxworkshop.stages.barriers.page.shape import GAP, MARGIN, Item, RowShape, shape_of
from cxworkshop.stages.barriers.page.wrapped import Style, Words, words
from cxworkshop.stages.barriers.records import MitigationState
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.inroom import draw_in_room, in_room_width
from cxworkshop.ui.kinds import draw_keycap, draw_kind, draw_severity, hatch_brush, keycap_size
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.since import as_signed
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

HATCH = 6
KEPT = 5000  # shapes; more than any list that a room has filled
_RADIUS = float(RADIUS["card"])


@dataclasses.dataclass(slots=True)
class Marks:
    """What the list knows and the lines do not."""

    part: int = 0  # of the current row: 0 the severity now, 1 and up what a mitigation leaves
    on_wall: str = ""  # the barrier that the room sees
    marked: str = ""  # the barrier that is open beside the list
    written: str = ""  # the key of the line whose words an editor shows
    written_part: str = ""  # "words" or "mitigation": which of them
    lifted: str = ""  # the barrier in the air
    gap_height: int = 0
    extra: int = 0  # room below a row for a mitigation being written


class LineDelegate(QStyledItemDelegate):
    """Shapes are kept by line and width: painting and measuring ask for them again and again."""

    def __init__(self, view: QListView, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view = view
        self._today = today
        self.marks = Marks()
        self.differs: Callable[[str], bool] = as_signed
        self._shapes: dict[str, tuple[tuple[object, ...], RowShape]] = {}
        self.pressed: tuple[str, str] = ("", "")  # line and button under the mouse

    def shape(self, line: Line) -> RowShape:
        """The shape of a line at the view's width."""
        width = self._view.viewport().width()
        extra = self.marks.extra if line.key == self.marks.written else 0
        look = (line, width, theme().key, self._today(), self.marks.gap_height if line.kind is Kind.GAP else 0, extra)
        if len(self._shapes) > KEPT:
            self._shapes.clear()  # most of them are of lines that have gone
        kept = self._shapes.get(line.key)
        if kept is None or kept[0] != look:
            shape = shape_of(line, width, self._today(), self.marks.gap_height)
            if extra:
                ground = shape.rect.adjusted(0, 0, 0, max(0.0, extra - shape.rect.height()))
                shape = dataclasses.replace(shape, rect=ground, height=round(ground.height()) + theme().px(GAP))
            kept = self._shapes[line.key] = (look, shape)
        return kept[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line | None = index.data(LineRole)
        return QSize(10, self.shape(line).height if line is not None else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line | None = index.data(LineRole)
        if line is None or line.kind is Kind.GAP:
            return
        shape = self.shape(line)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        if line.barrier is not None and line.barrier.id == self.marks.lifted:
            painter.setOpacity(0.35)
        if line.kind is Kind.HEAD:
            self._head(painter, line, shape)
        else:
            current = index == self._view.currentIndex()
            hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._ground(painter, line, shape, current=current, hover=hover)
            if line.kind is Kind.BARRIER:
                self._barrier(painter, line, shape, current=current)
            else:
                self._area(painter, line, shape)
        painter.restore()

    # -- grounds -------------------------------------------------------------------------------------------------------

    def _head(self, painter: QPainter, line: Line, shape: RowShape) -> None:
        t = theme()
        side = t.px(18)
        left = float(MARGIN + t.px(15))
        middle = shape.height - t.px(7) - Style("ui").leading / 2
        draw_icon(painter, QRectF(left, middle - side / 2, side, side), ICONS[line.place.area], "ink2")
        style = Style("ui", 600)
        room = shape.rect.width() - left - side - t.px(60)
        title = words(line.place.title, style, left + side + t.px(8), middle - style.leading / 2, room)
        painter.setPen(t.color("ink"))
        title.paint(painter)
        plain = Style("ui")
        painter.setPen(t.color("ink2"))
        words(line.count, plain, title.rect.left() + title.width + t.px(8), title.rect.top(), t.px(80)).paint(painter)

    def _ground(self, painter: QPainter, line: Line, shape: RowShape, *, current: bool, hover: bool) -> None:
        t = theme()
        amber = line.kind is Kind.QUESTION or (line.kind is Kind.BARRIER and not line.standing)
        focused = current and (self._view.hasFocus() or bool(self.marks.written and self.marks.written == line.key))
        marked = line.barrier is not None and line.barrier.id == self.marks.marked
        painter.setPen(Qt.PenStyle.NoPen)
        if amber:
            painter.setBrush(t.soft("warn"))
            painter.drawRoundedRect(shape.rect, _RADIUS, _RADIUS)
            hatched_edge(painter, shape.rect)
        else:
            chosen = (focused or marked) and not t.is_dark
            painter.setBrush(t.color("raised" if chosen else "hover" if hover else "well"))
            painter.drawRoundedRect(shape.rect, _RADIUS, _RADIUS)
        if focused:
            draw_ring(painter, shape.rect, _RADIUS)
            draw_halo(painter, shape.rect, _RADIUS)
        elif marked or amber:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.color("accent" if marked else "warn-line"), 1.6 if marked else 1))
            inset = 0.8 if marked else 0.5
            painter.drawRoundedRect(shape.rect.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    # -- a barrier -----------------------------------------------------------------------------------------------------

    def _barrier(self, painter: QPainter, line: Line, shape: RowShape, *, current: bool) -> None:
        t = theme()
        barrier = line.barrier
        assert barrier is not None
        assert shape.name is not None
        assert shape.feels is not None
        writing = self.marks.written == line.key
        if not (writing and self.marks.written_part == "words"):
            painter.setPen(t.color("ink"))
            shape.name.paint(painter)
            self._feels(painter, shape.feels, said=bool(barrier.experience.strip()))
            self._signs(painter, barrier.id, shape)
        self._severity(painter, line, shape, part=self.marks.part if current else 0, current=current)
        parts = {one.id: number for number, one in enumerate(line.standing, 1)}
        for item in shape.items:
            active = current and self._view.hasFocus() and parts.get(item.mitigation.id) == self.marks.part
            self._item(painter, item, active=active)
        if shape.bare is not None and not (writing and self.marks.written_part == "mitigation"):
            self._warned(painter, shape.bare, "warning")
            if shape.button is not None:
                self._button(painter, shape.button, "Mitigate", "M", "plus", self.pressed == (line.key, "button"))

    def _signs(self, painter: QPainter, barrier_id: str, shape: RowShape) -> None:
        """Behind the name, or behind the severity where that stands below it: that the barrier is not as it was
        signed, and that the room sees it."""
        name, before, after, px = shape.name, shape.before, shape.after, theme().px
        if name is None or before is None or after is None:
            return
        on_wall, differs = barrier_id == self.marks.on_wall, self.differs(barrier_id)
        wide = (in_room_width() if on_wall else 0) + (signed_width() if differs else 0)
        if before.left() > name.rect.left() + name.width:
            right = min(name.rect.left() + name.width + wide + px(4), before.left() - px(6))
            middle = name.rect.top() + name.style.leading / 2
        else:
            right, middle = after.right() + px(34) + wide, after.center().y() + px(2)
        if on_wall:
            draw_in_room(painter, right, middle)
        if differs:
            draw_signed(painter, right - wide + theme().px(6), middle)

    def _feels(self, painter: QPainter, feels: Words, *, said: bool) -> None:
        t = theme()
        side = t.px(9)
        middle = feels.rect.top() + feels.style.leading / 2
        dot = QRectF(feels.rect.left() - t.px(16), middle - side / 2, side, side)
        if said:
            draw_kind(painter, dot, "cust")
        else:
            painter.setPen(QPen(t.color("warn"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        painter.setPen(t.color("ink") if said else t.ink_on("warn"))
        feels.paint(painter)

    def _severity(self, painter: QPainter, line: Line, shape: RowShape, *, part: int, current: bool) -> None:
        t = theme()
        barrier, before, after = line.barrier, shape.before, shape.after
        assert barrier is not None
        assert before is not None
        assert after is not None
        show_part = current and self._view.hasFocus()
        active = line.standing[part - 1] if 0 < part <= len(line.standing) else None
        if show_part:
            lit = (after if active is not None else before).adjusted(-t.px(6), -t.px(5), t.px(18), t.px(5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(lit, 6, 6)
        draw_severity(painter, before, barrier.severity, "ink")
        style = Style("ui", 600)
        painter.setPen(t.color("ink"))
        _beside(painter, before, str(barrier.severity) if barrier.severity else "–", style)
        side = t.px(16)
        arrow = QRectF(before.right() + t.px(20), before.center().y() - side / 2 + t.px(2), side, side)
        draw_icon(painter, arrow, "arrow-right", "ink2")
        remains = active.residual if active is not None else line.remains
        severity = barrier.severity
        if remains is None or (severity is not None and remains >= severity and active is None):
            still = f"still {severity}" if severity else "not said"
            text = still if not line.standing or remains is not None else "not said"
            painter.setPen(t.ink_on("warn"))
            spot = QPointF(after.left(), after.center().y() + t.px(2))
            _at_middle(painter, spot, text, style)
            return
        draw_severity(painter, after, remains, "accent")
        painter.setPen(t.color("accent"))
        _beside(painter, after, str(remains) if remains else "gone", style)

    def _item(self, painter: QPainter, item: Item, *, active: bool) -> None:
        t = theme()
        if active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(item.rect, 6, 6)
        dropped = item.mitigation.state is MitigationState.DROPPED
        painter.setPen(t.color("ink3" if dropped else "ink"))
        item.what.paint(painter)
        if dropped:
            for number, text in enumerate(item.what.lines):
                y = item.what.rect.top() + (number + 0.54) * item.what.style.leading
                end = item.what.rect.left() + words(text, item.what.style, 0, 0, 9999).width
                painter.drawLine(QPointF(item.what.rect.left(), y), QPointF(end, y))
        painter.setPen(t.color("ink3" if dropped else "ink2"))
        item.how.paint(painter)
        painter.setPen(t.ink_on("warn") if item.no_owner else t.color("ink3" if dropped else "ink"))
        item.who.paint(painter)
        done = item.mitigation.state is MitigationState.DONE
        amber = item.late or item.no_due
        painter.setPen(t.ink_on("warn") if amber and not done else t.color("ink2"))
        item.due.paint(painter)
        if item.late or done:
            side = t.px(14)
            left = item.due.rect.right() - item.due.width if item.due.right else item.due.rect.left()
            place = QRectF(left - side - t.px(4), item.due.rect.center().y() - side / 2, side, side)
            draw_icon(
                painter, place, "clock" if item.late else "check-circle", "warn" if item.late else "accent", "bold"
            )

    # -- an area without a barrier -------------------------------------------------------------------------------------

    def _area(self, painter: QPainter, line: Line, shape: RowShape) -> None:
        t = theme()
        if line.kind is Kind.QUESTION:
            assert shape.bare is not None
            assert shape.button is not None
            assert shape.second is not None
            self._warned(painter, shape.bare, "question")
            self._button(painter, shape.button, "Add barrier", "N", "plus", self.pressed == (line.key, "button"))
            self._button(painter, shape.second, "None here", "0", "check", self.pressed == (line.key, "second"))
            return
        assert shape.name is not None
        assert shape.feels is not None
        side = t.px(18)
        middle = shape.name.rect.center().y()
        draw_icon(painter, QRectF(MARGIN + t.px(15), middle - side / 2, side, side), "check-circle", "accent", "fill")
        painter.setPen(t.color("ink"))
        shape.name.paint(painter)
        if self.marks.written != line.key:
            said = line.answer is not None and bool(line.answer.reason.strip())
            painter.setPen(t.color("ink" if said else "ink3"))
            shape.feels.paint(painter)

    # -- small things --------------------------------------------------------------------------------------------------

    def _warned(self, painter: QPainter, text: Words, icon: str) -> None:
        t = theme()
        side = t.px(18)
        place = QRectF(text.rect.left() - t.px(26), text.rect.top() + (text.style.leading - side) / 2, side, side)
        draw_icon(painter, place, icon, "ink:warn", "bold" if icon == "warning" else "regular")
        painter.setPen(t.ink_on("warn"))
        text.paint(painter)

    def _button(self, painter: QPainter, rect: QRectF, text: str, key: str, icon: str, hover: bool) -> None:
        t = theme()
        painter.setPen(QPen(t.color("warn-line"), 1))
        painter.setBrush(t.color("hover" if hover else "raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        side = t.px(14)
        draw_icon(painter, QRectF(rect.left() + t.px(12), rect.center().y() - side / 2, side, side), icon, "ink")
        cap = keycap_size(key)
        place = QRectF(rect.right() - t.px(10) - cap.width(), rect.center().y() - cap.height() / 2, 0, 0)
        place.setSize(cap)
        draw_keycap(painter, place, key)
        style = Style("ui", 500)
        left = rect.left() + t.px(34)
        painter.setPen(t.color("ink"))
        words(text, style, left, rect.center().y() - style.leading / 2, place.left() - left - 4).paint(painter)


def _beside(painter: QPainter, bars: QRectF, text: str, style: Style) -> None:
    _at_middle(painter, QPointF(bars.right() + theme().px(6), bars.center().y() + theme().px(2)), text, style)


def _at_middle(painter: QPainter, spot: QPointF, text: str, style: Style) -> None:
    words(text, style, spot.x(), spot.y() - style.leading / 2, 400).paint(painter)


def hatched_edge(painter: QPainter, rect: QRectF) -> None:
    """Hatching along the inside of the edge, so that the words stand on plain ground."""
    width = theme().px(HATCH)
    band = QPainterPath()
    band.addRoundedRect(rect, _RADIUS, _RADIUS)
    inner = QPainterPath()
    inner.addRoundedRect(rect.adjusted(width, width, -width, -width), 4, 4)
    painter.fillPath(band.subtracted(inner), _hatching(theme().key))


@lru_cache(maxsize=4)
def _hatching(_look: str) -> QBrush:
    return hatch_brush("warn-line")
