"""A short list of lines with a sign in front and a word at the end: the guide's steps, its open points, what is parked.

One stop of the Tab order; arrows walk, Enter, Space or a click acts. It is as high as its lines and never scrolls.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.theme import Role, theme

Index = QModelIndex | QPersistentModelIndex
SIGN = 14
PAD = 6  # the plate reaches this far beyond the words on both sides


@frozen
class Line:
    """One line. `key` tells the owner which; `now` puts it on a plate; `said` is its accessible name if not `text`."""

    key: str
    text: str
    icon: str
    color: str = "ink2"
    weight: Weight = "regular"
    ink: str = "ink"
    right: str = ""
    now: bool = False
    said: str = ""
    role: Role = "ui"


class LineModel(QAbstractListModel):
    """The lines in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def set_lines(self, lines: Sequence[Line]) -> None:
        lines = tuple(lines)
        if len(lines) == len(self.lines):
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.said or line.text
        return None


class _LinePainter(QStyledItemDelegate):
    def font(self, line: Line) -> QFont:
        return theme().font(line.role, 600 if line.now else 500 if line.role == "ui" else None)

    def words_width(self, line: Line, width: int) -> int:
        t = theme()
        tail = QFontMetricsF(t.font("small")).horizontalAdvance(line.right) + t.px(8) if line.right else 0.0
        return max(40, math.floor(width - t.px(PAD * 2) - t.px(SIGN + 9) - tail))

    def height(self, line: Line, width: int) -> int:
        t = theme()
        leading = t.line_height(line.role)
        return height_of(line.text, self.font(line), self.words_width(line, width), leading) + t.px(11)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, LineList)
        width = view.viewport().width()
        return QSize(width, self.height(view.lines[index.row()], width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme()
        view = self.parent()
        assert isinstance(view, LineList)
        line = view.lines[index.row()]
        area = QRectF(option.rect)
        plate = area.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if line.now:
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(plate, 7, 7)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(t.color("hover"))
            painter.drawRoundedRect(plate, 7, 7)
        if view.hasFocus() and index.row() == view.currentIndex().row():
            draw_ring(painter, plate, 7)
        ink = t.ink_on("accent") if line.now else t.color(line.ink)
        font = self.font(line)
        leading = t.line_height(line.role)
        top = area.top() + t.px(11) / 2
        side = t.px(SIGN)
        sign = QRectF(area.left() + t.px(PAD), top + (leading - side) / 2, side, side)
        draw_icon(painter, sign, line.icon, line.color, line.weight)
        painter.setPen(ink)
        left = sign.right() + t.px(9)
        for layout, y in lay_out(line.text, font, self.words_width(line, int(area.width())), leading)[0]:
            layout.draw(painter, QPointF(left, top + y))
        if line.right:
            painter.setFont(t.font("small", 600 if line.now else None))
            painter.setPen(ink if line.now else t.color("ink2"))
            place = QRectF(area.left(), top, area.width() - t.px(PAD), leading)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.right)
        painter.restore()


class LineList(QListView):
    """The list. `picked` carries the key of the line that was acted upon."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._model = LineModel(self)
        self.setModel(self._model)
        self._painter = _LinePainter(self)
        self.setItemDelegate(self._painter)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._pick)
        theme().changed.connect(self._fit)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._model.lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the line with the focus keeps it by its place."""
        if tuple(lines) == self.lines:
            return
        row = self.currentIndex().row()
        self._model.set_lines(lines)
        if self.lines and self.hasFocus():
            self.setCurrentIndex(self._model.index(min(max(row, 0), len(self.lines) - 1)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.lines else Qt.FocusPolicy.NoFocus)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.lines and not self.currentIndex().isValid():
            # Before Qt chooses the first line by itself.
            now = next((n for n, line in enumerate(self.lines) if line.now), 0)
            self.setCurrentIndex(self._model.index(now))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are free for commands: no type-ahead."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self.lines[index.row()].key)

    def _fit(self) -> None:
        width = self.viewport().width()
        self.setFixedHeight(sum(self._painter.height(line, width) for line in self.lines))
        self.scheduleDelayedItemsLayout()
