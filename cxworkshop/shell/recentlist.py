"""The list of recent workshops: what each is called, how far it has come, when it was last saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cxworkshop.shell.platelist import Index, PlateList, PlatePainter, draw_words
from cxworkshop.shell.recent import Recent, when
from cxworkshop.stages import STAGES
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_progress_ring
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.typing import ENTER

ROW = 90
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


class _RecentPainter(PlatePainter):
    def height(self) -> int:
        return theme().px(ROW)

    def paint_on(self, painter: QPainter, plate: QRectF, index: Index) -> None:
        t, model = theme(), index.model()
        assert isinstance(model, RecentModel)
        line = model.lines[index.row()]
        inner = plate.adjusted(t.px(14), t.px(12), -t.px(14), 0)
        right = self._paint_right(painter, inner, line, model.clock()) - t.px(24)
        if line.problem:
            below = ((str(line.path), "ink2"), (line.problem, "warn"))
        else:
            second = str(line.path.parent) if line.locked else line.client or "No client yet"
            below = ((second, "ink2"), (facts(line), "ink2"))
        y = _words(painter, inner, right, inner.top(), line.title or line.path.stem, t.font("h2", 600), "ink") + t.px(3)
        for (text, color), font in zip(below, (t.font("ui"), t.font("small")), strict=True):
            y = _words(painter, inner, right, y, text, font, color)

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


def _words(painter: QPainter, inner: QRectF, right: float, y: float, text: str, font: QFont, color: str) -> float:
    """One line of words at `y`; returns where the next begins."""
    metrics = QFontMetricsF(font)
    middle = Qt.TextElideMode.ElideMiddle
    draw_words(painter, inner.left(), right, y + metrics.ascent(), text, font, color, cut=middle)
    return y + metrics.height() + theme().px(2)


def _right(painter: QPainter, inner: QRectF, y: float, text: str, role: Role) -> float:
    """Words that end at the right edge; returns where they begin."""
    font = theme().font(role)
    ascent = QFontMetricsF(font).ascent()
    return draw_words(painter, inner.left(), inner.right(), y + ascent, text, font, "ink2", align="right")


class RecentList(PlateList):
    """Arrows choose, Enter opens, Del takes a line off the list."""

    opened = Signal(object)  # Recent
    dropped = Signal(object)  # Recent

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = RecentModel()
        super().__init__("Recent workshops", self.rows, parent)
        self.setItemDelegate(_RecentPainter(self))
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in ENTER:
            self._open(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.dropped.emit(self.rows.lines[index.row()])
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.lines[index.row()])
