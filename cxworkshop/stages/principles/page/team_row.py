"""One row of what a principle means to a team: its shape, its words in two lines at most, how it is painted."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.principles.page.facts import Cell
from cxworkshop.stages.principles.page.slots import draw_face, face_size, kind_of
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.a11y import described
from cxworkshop.ui.elide import cut_middle, two_lines
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import theme

ROW, GAP = 46, 6
NAME = 148
LEAST = 230  # for the words beside a name; with less they stand below it
SIDE = 5  # room for the halo
PAD = 14
RowRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What one team says."""

    team_id: str
    name: str
    group: Group | None
    words: str
    cell: Cell

    @property
    def spoken(self) -> str:
        """Team, words, state."""
        return described(self.name, self.words, self.cell.spoken)


@dataclasses.dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a list are shared out: all are as high as the longest text asks for, two lines of it at most.

    `stacked`: the team's name stands above its words, where the width is too little for both.
    """

    tall: bool
    stacked: bool

    @property
    def height(self) -> int:
        """The height of a row's ground in pixels."""
        t = theme()
        words = (2 if self.tall else 1) * t.line_height("voice")
        if self.stacked:
            return words + t.line_height("ui") + t.px(20)
        return max(t.px(ROW), words + t.px(20))

    def name(self, ground: QRectF) -> QRectF:
        """Where the team's name stands on a row's ground."""
        t = theme()
        left = ground.left() + PAD + t.px(22)
        if self.stacked:
            return QRectF(left, ground.top() + t.px(9), ground.right() - PAD - left, t.line_height("ui"))
        return QRectF(left, ground.top(), self._beside(ground) - t.px(12) - left, ground.height())

    def words(self, ground: QRectF) -> QRectF:
        """Where its words stand."""
        t = theme()
        right = ground.right() - PAD - face_size()[0] - t.px(12)
        if self.stacked:
            name = self.name(ground)
            return QRectF(name.left(), name.bottom(), right - name.left(), ground.bottom() - t.px(9) - name.bottom())
        left = self._beside(ground)
        return QRectF(left, ground.top(), right - left, ground.height())

    @staticmethod
    def _beside(ground: QRectF) -> float:
        t = theme()
        return ground.left() + PAD + t.px(20) + min(t.px(NAME), ground.width() * 0.3) + t.px(12)


@lru_cache(maxsize=4096)
def _lines(text: str, _font: str, width: int, font: QFont) -> tuple[str, ...]:
    """A text in at most two lines, cut at the end of the second."""
    metrics = QFontMetricsF(font)
    text = " ".join(text.split())
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first, rest = text[: line.textLength()].rstrip(), text[line.textLength() :]
    return first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)


def lines_in(text: str, width: float) -> tuple[str, ...]:
    """What a team says in lines so many pixels wide, two at most."""
    font = theme().font("voice")
    return _lines(text, font.key(), max(1, int(width)), font)


class SaidDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.shape = Shape(tall=False, stacked=False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.shape.height + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Said | None = index.data(RowRole)
        if row is None:
            return
        t = theme()
        ground = QRectF(option.rect).adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = index == self._view.currentIndex() and self._view.hasFocus()
        painter.setPen(Qt.PenStyle.NoPen)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(t.soft("accent") if focused else t.color("hover" if hover else "well"))
        painter.drawRoundedRect(ground, 8, 8)
        if focused:
            draw_ring(painter, ground, 8)
            draw_halo(painter, ground, 8)
        shape = self.shape
        name, words = shape.name(ground), shape.words(ground)
        side = t.px(13)
        draw_kind(painter, QRectF(ground.left() + PAD, name.center().y() - side / 2, side, side), kind_of(row.group))
        font = t.font("ui", 600)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        metrics = QFontMetricsF(font)
        if shape.tall and not shape.stacked:
            named = two_lines(row.name, metrics, name.width()).lines
        else:
            named = (cut_middle(row.name, metrics.horizontalAdvance, name.width()),)
        _draw(painter, name, named, t.line_height("ui"))
        painter.setFont(t.font("voice"))
        _draw(painter, words, lines_in(row.words, words.width()), t.line_height("voice"))
        width, height = face_size()
        middle = words.center().y()
        face = QRect(round(ground.right()) - PAD + 4 - width, round(middle - height / 2), width, height)
        draw_face(painter, face, row.cell, on_soft=True)
        painter.restore()


def _draw(painter: QPainter, place: QRectF, lines: Sequence[str], leading: int) -> None:
    """Lines of text in the middle of a place."""
    top = place.center().y() - len(lines) * leading / 2
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    for number, line in enumerate(lines):
        painter.drawText(QRectF(place.left(), top + number * leading, place.width(), leading), flags, line)
