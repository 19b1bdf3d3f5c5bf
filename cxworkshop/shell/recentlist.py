"""The list of recent workshops: what each is called, how far it has come, when it was last saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.shell.recent import Recent, when
from cxworkshop.stages import STAGES
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_progress_ring
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import Role, theme

Index = QModelIndex | QPersistentModelIndex
ROW = 90
EDGE = 4  # room for the halo
DOT, STEP = 12, 26


def _now() -> datetime:
    return datetime.now().astimezone()


class RecentModel(QAbstractListModel):
    """The lines, those that hold what was typed."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], datetime] = _now) -> None:
        super().__init__(parent)
        self._all: Sequence[Recent] = ()
        self._typed = ""
        self.clock = clock
        self.lines: list[Recent] = []

    def set_all(self, lines: Sequence[Recent]) -> None:
        self._all = lines
        self._fill()

    def set_typed(self, typed: str) -> None:
        self._typed = typed.casefold().strip()
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        words = self._typed.split()
        self.lines = [
            one
            for one in self._all
            if all(word in f"{one.title} {one.client} {one.path.name}".casefold() for word in words)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title or line.path.stem
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(str(line.path))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            saved = when(line.saved_at, self.clock()) if line.saved_at else ""
            parts = (line.title or line.path.stem, line.client, facts(line), saved, standing(line), line.problem)
            return ", ".join(part for part in parts if part)
        return None


def facts(line: Recent) -> str:
    """What the workshop holds, in a few words."""
    if line.locked:
        return "Encrypted"
    return "1 team" if line.teams == 1 else f"{line.teams:,} teams" if line.teams else "No teams yet"


def standing(line: Recent) -> str:
    """How it stands: signed, or what is open."""
    if line.decisions:
        return f"Signed · revision {line.revisions}"
    if line.open:
        return "1 open point" if line.open == 1 else f"{line.open:,} open points"
    return ""


class _RecentPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme()
        model, view = index.model(), self.parent()
        assert isinstance(model, RecentModel)
        assert isinstance(view, RecentList)
        line = model.lines[index.row()]
        area = QRectF(option.rect)
        plate = area.adjusted(EDGE, 2, -EDGE, -3)
        chosen = index.row() == view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(plate, 8, 8)
            if view.hasFocus():
                draw_ring(painter, plate, 8)
                draw_halo(painter, plate, 8)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(t.color("well"))
            painter.drawRoundedRect(plate, 8, 8)
        inner = plate.adjusted(t.px(14), t.px(12), -t.px(14), 0)
        if not chosen and index.row() + 1 < model.rowCount():
            painter.setPen(QPen(t.color("line"), 1))
            y = area.bottom() - 0.5
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
        right = self._paint_right(painter, inner, line, model.clock())
        room = right - inner.left() - t.px(24)
        y = inner.top()
        y = _words(painter, inner.left(), y, room, line.title or line.path.stem, "h2", "ink", weight=600) + t.px(3)
        if line.problem:
            y = _words(painter, inner.left(), y, room, str(line.path), "ui", "ink2")
            _words(painter, inner.left(), y, room, line.problem, "small", "warn")
        else:
            second = str(line.path.parent) if line.locked else line.client or "No client yet"
            y = _words(painter, inner.left(), y, room, second, "ui", "ink2")
            _words(painter, inner.left(), y, room, facts(line), "small", "ink2")
        painter.restore()

    def _paint_right(self, painter: QPainter, inner: QRectF, line: Recent, now: datetime) -> float:
        """When, how far, and how it stands. Returns where this block begins."""
        t = theme()
        left = inner.right()
        if line.saved_at is not None:
            left = min(left, _right(painter, inner, inner.top() + t.px(2), when(line.saved_at, now), "ui"))
        if line.shares is not None:
            left = min(left, self._paint_dots(painter, inner, line.shares))
        words = standing(line)
        if words:
            y = inner.top() + t.px(44)
            start = _right(painter, inner, y, words, "small")
            if line.decisions:
                side = t.px(14)
                draw_icon(painter, QRectF(start - side - 6, y + 2, side, side), "pen-nib", "accent")
                start -= side + 6
            left = min(left, start)
        return left

    def _paint_dots(self, painter: QPainter, inner: QRectF, shares: Sequence[float]) -> float:
        t = theme()
        size, step = t.px(DOT), t.px(STEP)
        count = min(len(shares), len(STAGES))
        left = inner.right() - (count - 1) * step - size
        y = inner.top() + t.px(32)
        for n in range(count):
            dot = QRectF(left + n * step, y - size / 2, size, size)
            if n:
                painter.setPen(QPen(t.color("line2"), 1.5))
                painter.drawLine(QPointF(dot.left() - step + size + 3, y), QPointF(dot.left() - 3, y))
            if shares[n] >= 1.0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.color("accent"))
                painter.drawEllipse(dot)
            elif shares[n] > 0.0:
                draw_progress_ring(painter, dot, shares[n], stroke=2.0)
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(t.color("edge"), 1.5))
                painter.drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75))
        return left


def _words(
    painter: QPainter, x: float, y: float, room: float, text: str, role: Role, color: str, weight: int | None = None
) -> float:
    """One line of words at `y`; returns where the next begins."""
    font = theme().font(role, weight)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme().color(color))
    text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(QPointF(x, y + metrics.ascent()), text)
    return y + metrics.height() + theme().px(2)


def _right(painter: QPainter, inner: QRectF, y: float, text: str, role: Role) -> float:
    """Words that end at the right edge; returns where they begin."""
    font = theme().font(role)
    metrics = QFontMetricsF(font)
    x = inner.right() - metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(theme().color("ink2"))
    painter.drawText(QPointF(x, y + metrics.ascent()), text)
    return x


class RecentList(QListView):
    """Arrows choose, Enter opens, Del takes a line off the list."""

    opened = Signal(object)  # Recent
    dropped = Signal(object)  # Recent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Recent workshops")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows = RecentModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RecentPainter(self))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        theme().changed.connect(self.doItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.dropped.emit(self.rows.lines[index.row()])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are free for commands: no type-ahead."""

    def choose(self, row: int) -> None:
        """Choose a line, as far as there is one."""
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.lines[index.row()])
