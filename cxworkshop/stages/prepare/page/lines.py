"""The lines of one day as a model, and a line as it is painted: clock time, what it is, title, minutes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.core.words import counted
from cxworkshop.stages.prepare.clock import ItemTime, clock
from cxworkshop.stages.prepare.page.kinds import draw_exercise, is_break, is_exercise, words_of
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.theme import Role, theme

ROW = 33
WRITABLE = 200  # px a title needs to be written in
SIDE = 11  # room at both sides for ring and halo
MIME = "application/x-cxworkshop-agenda-line"
LineRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


def figures(role: Role, weight: int | None = None) -> QFont:
    """A font whose figures are all equally wide, so that times stand under each other."""
    font = theme().font(role, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a line stand; used by the painter, the mouse and the editor alike."""

    time: QRectF
    glyph: QRectF
    title: QRectF
    minutes: QRectF
    unit: QRectF  # empty where the column is too narrow for the word

    @classmethod
    def of(cls, rect: QRectF) -> Places:
        """The parts of a line that fills `rect`."""
        px = theme().px
        left, right = rect.left() + SIDE, rect.right() - SIDE
        top, height = rect.top(), rect.height()
        narrow = rect.width() < px(280)
        unit = 0 if narrow else px(27)
        time = QRectF(left, top, px(44), height)
        glyph = QRectF(time.right() + px(3), top, px(24), height)
        minutes = QRectF(right - unit - px(30), top, px(30), height)
        start = glyph.right() + px(6 if narrow else 9)
        title = QRectF(start, top, minutes.left() - px(6) - start, height)
        return cls(time, glyph, title, minutes, QRectF(right - unit, top, unit, height))


def _title_font(item: AgendaItem) -> QFont:
    return theme().font("ui", 600 if is_exercise(item.exercise) else 400)


def _one_line(title: str) -> str:
    return " ".join(title.split())


class DayModel(QAbstractListModel):
    """The lines of a day in order; while one is being added, an empty row stands where it will go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ItemTime, ...] = ()
        self._gap: int | None = None

    def set_lines(self, lines: tuple[ItemTime, ...]) -> None:
        """Show these lines; rows that keep their places are only repainted."""
        before = [line.item.id for line in self._lines]
        after = [line.item.id for line in lines]
        if before == after:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._lines = lines
        if self._gap is not None:
            self._gap = min(self._gap, len(lines))
        self.endResetModel()

    def set_gap(self, row: int | None) -> None:
        """Make room for a new line before `row`, or close the room again."""
        if row == self._gap:
            return
        self.beginResetModel()
        self._gap = row
        self.endResetModel()

    @property
    def gap(self) -> int | None:
        """The row of the room for a new line, None without one."""
        return self._gap

    def line_at(self, row: int) -> ItemTime | None:
        """The line in a row, None for the room of a new one and outside."""
        if self._gap is not None and row >= self._gap:
            row = row - 1 if row > self._gap else -1
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, item_id: str) -> int:
        """The row of a line, -1 when it is not of this day."""
        for place, line in enumerate(self._lines):
            if line.item.id == item_id:
                return place + (self._gap is not None and place >= self._gap)
        return -1

    @property
    def lines(self) -> tuple[ItemTime, ...]:
        """The lines without the room for a new one."""
        return self._lines

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self._lines) + (self._gap is not None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.item.title
        if role == LineRole:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            item = line.item
            kind = words_of(item.exercise)
            return described(
                item.title or kind or "A line without a title",
                clock(line.starts),
                counted(item.minutes, "minute"),
                kind if kind.casefold() not in item.title.casefold() else "",
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsDragEnabled if self.line_at(index.row()) is not None else base

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        line = self.line_at(indexes[0].row()) if indexes else None
        if line is not None:
            data.setData(MIME, line.item.id.encode())
        return data


class LineDelegate(QStyledItemDelegate):
    """Paints a line. `edited` is the line whose editor is open: its words are the editor's, its ring stays."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.edited: str | None = None
        self.lifted = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index.data(LineRole)))

    def height(self, line: ItemTime | None) -> int:
        """How high a line is: a title that is too long for one line takes more of them."""
        t = theme()
        one, high = t.px(ROW), t.line_height("ui")
        if line is None:
            return one
        width = round(Places.of(QRectF(0, 0, self._view.viewport().width(), one)).title.width())
        return one - high + height_of(_one_line(line.item.title), _title_font(line.item), max(1, width), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        line: ItemTime | None = index.data(LineRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        editing = self.edited is not None and (line.item.id if line is not None else "") == self.edited
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        if editing or focused:
            self._paint_focus(painter, rect)
        elif bool(option.state & QStyle.StateFlag.State_MouseOver) and line is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover", 0.55))
            painter.drawRoundedRect(rect.adjusted(3, 2, -3, -2), 7, 7)
        if line is not None:
            self.paint_line(painter, rect, line, editing=editing)
        painter.restore()

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        shape = rect.adjusted(3.5, 2, -3.5, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().soft("accent"))
        painter.drawRoundedRect(shape, 7, 7)
        draw_ring(painter, shape, 7)
        draw_halo(painter, shape, 7)

    def paint_line(self, painter: QPainter, rect: QRectF, line: ItemTime, *, editing: bool = False) -> None:
        """The words of a line within `rect`; while it is edited only what the editor does not show."""
        t = theme()
        item, places = line.item, Places.of(rect)
        if editing and places.title.width() < t.px(WRITABLE):
            return  # the editor takes the place of the clock time as well
        quiet = is_break(item.exercise)
        middle = Qt.AlignmentFlag.AlignVCenter
        if item.id == self.lifted:
            painter.setOpacity(0.4)
        painter.setFont(figures("ui"))
        painter.setPen(t.color("ink2"))
        painter.drawText(places.time, middle | Qt.TextFlag.TextDontClip, clock(line.starts) or "–")
        draw_exercise(painter, places.glyph, item.exercise)
        if editing:
            return
        self._paint_title(painter, places.title, item, quiet=quiet)
        painter.setFont(figures("ui", 500 if quiet else 600))
        painter.setPen(t.color("ink2" if quiet else "ink"))
        right = middle | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextDontClip
        painter.drawText(places.minutes, right, str(item.minutes))
        if places.unit.width():
            painter.setFont(t.font("small"))
            painter.setPen(t.color("ink3"))
            painter.drawText(places.unit, right, "min")

    def _paint_title(self, painter: QPainter, place: QRectF, item: AgendaItem, *, quiet: bool) -> None:
        t = theme()
        font = _title_font(item)
        ink: QColor = t.color("ink2" if quiet else "ink")
        words = _one_line(item.title)
        if not words:
            words, font, ink = words_of(item.exercise) or "No title yet", t.font("ui", italic=True), t.color("ink3")
        painter.setFont(font)
        painter.setPen(ink)
        lines, height = lay_out(words, font, max(1, round(place.width())), t.line_height("ui"))
        for layout, down in lines:
            layout.draw(painter, QPointF(place.left(), place.center().y() - height / 2 + down))
