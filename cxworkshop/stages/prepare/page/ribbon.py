"""The day to scale: a piece for every line as long as it takes, hollow for breaks, hatched where the room is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.stages.prepare.clock import clock
from cxworkshop.stages.prepare.page.kinds import is_break
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

BAR, HEIGHT = 9, 15
GAP = 1.5


class Piece:
    """A line in the ribbon: where it begins, how long it is, in minutes from the start of the day."""

    __slots__ = ("begin", "exercise", "id", "minutes", "title")

    def __init__(self, line_id: str, title: str, exercise: str, begin: int, minutes: int) -> None:
        self.id, self.title, self.exercise, self.begin, self.minutes = line_id, title, exercise, begin, minutes


def pieces_of(lines: Sequence[tuple[str, str, str, int]]) -> list[Piece]:
    """Pieces one after the other from (id, title, exercise, minutes)."""
    begin, found = 0, []
    for line_id, title, exercise, minutes in lines:
        found.append(Piece(line_id, title, exercise, begin, minutes))
        begin += minutes
    return found


class Ribbon(QWidget):
    """A picture with a textual twin, the list below it; pressing a piece picks its line."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Piece] = []
        self._room: int | None = None
        self._starts: int | None = None
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_day(self, pieces: list[Piece], starts: int | None, room: int | None) -> None:
        """`starts`: the minute of the day it begins at; `room`: minutes until closing, None when nobody said."""
        self._pieces, self._starts, self._room = pieces, starts, room
        self.update()

    def set_current(self, line_id: str) -> None:
        """The line that is being looked at, "" for none."""
        if line_id != self._current:
            self._current = line_id
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(HEIGHT))

    def _end(self) -> int:
        return self._pieces[-1].begin + self._pieces[-1].minutes if self._pieces else 0

    def _scale(self) -> float:
        return self.width() / max(1, self._end(), self._room or 0)

    def _place(self, piece: Piece) -> QRectF:
        scale, bar = self._scale(), theme().px(BAR)
        top = (self.height() - bar) / 2
        return QRectF(piece.begin * scale, top, max(1.5, piece.minutes * scale - GAP), bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        pieces = tuple((p.id == self._current and p.id, p.exercise, p.begin, p.minutes) for p in self._pieces)
        draw_kept(QPainter(self), self.rect(), ("ribbon", pieces, self._room), self._paint)

    def _paint(self, painter: QPainter) -> None:
        t = theme()
        scale, middle = self._scale(), self.height() / 2
        spare = (self._room or 0) - self._end()
        if spare > 0:
            painter.setPen(QPen(t.color("line2"), 1))
            painter.drawLine(round(self._end() * scale), round(middle), self.width(), round(middle))
        for piece in self._pieces:
            place = self._place(piece)
            radius = min(3.0, place.width() / 2)
            if piece.id and piece.id == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.color("accent"))
            elif is_break(piece.exercise):
                painter.setPen(QPen(t.color("line2"), 1))
                painter.setBrush(t.color("sheet"))
                place = place.adjusted(0.5, 0.5, -0.5, -0.5)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.color("edge"))
            painter.drawRoundedRect(place, radius, radius)
        if self._room is not None and self._end() > self._room:
            left = max(0.0, min(self._room * scale, self.width() - 6.0))
            over = QRectF(left, 0, self.width() - left, self.height()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.setPen(QPen(t.color("warn"), 1.3))
            painter.setBrush(t.soft("warn"))
            painter.drawRoundedRect(over, 3, 3)
            painter.setBrush(hatch_brush("warn", 5))
            painter.drawRoundedRect(over, 3, 3)

    def piece_at(self, x: float) -> Piece | None:
        """The piece under a horizontal place, None beside all of them."""
        minute = x / self._scale()
        return next((p for p in self._pieces if p.begin <= minute < p.begin + p.minutes), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        piece = self.piece_at(event.position().x())
        if piece is not None and piece.id:
            self.picked.emit(piece.id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            piece = self.piece_at(event.pos().x())
            self.setToolTip("" if piece is None else tooltip(self._words(piece)))
        return super().event(event)

    def _words(self, piece: Piece) -> str:
        begin = f"{clock(self._starts + piece.begin)}  " if self._starts is not None else ""
        return f"{begin}{piece.title or 'No title yet'}, {piece.minutes} min"
