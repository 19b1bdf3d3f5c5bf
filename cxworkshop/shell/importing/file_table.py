"""The file as it is: its rows and cells, painted with what will become of them, and nothing in it can be changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.exchange.table import Table, column_letter
from cxworkshop.shell.importing.column_heads import ColumnHeads
from cxworkshop.shell.importing.marks import Marks
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.tables import Table as TableView
from cxworkshop.ui.theme import theme

ROW = 32
NUMBER = 44
NARROW, WIDE = 56, 230
LEGIBLE = 88  # below that a column says nothing any more: the table scrolls instead
COMMON = 112  # a column wider than that gives of its width before the others do
SAMPLE = 60  # rows that say how wide a column should be
LONGEST_NAME = 70  # letters; what is longer is a sentence
CELL = 200  # letters of a cell that are drawn at most
MIDDLE = Qt.TextElideMode.ElideMiddle
Index = QModelIndex | QPersistentModelIndex


class FileModel(QAbstractTableModel):
    """The cells of a table and their marks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Sequence[str]] = ()
        self.width = 0
        self.marks = Marks()

    def set_table(self, table: Table | None) -> None:
        """Show another table, or none."""
        self.beginResetModel()
        self.rows = table.rows if table is not None else ()
        self.width = table.width if table is not None else 0
        self.marks = Marks()
        self.endResetModel()

    def set_marks(self, marks: Marks) -> None:
        """Paint the same cells with other marks."""
        self.marks = marks
        if self.rows and self.width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.width - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.width

    def text(self, row: int, column: int) -> str:
        """What a cell shows: its own words, or those taken from above."""
        taken = self.marks.shown(row, column)
        return taken if taken is not None else self.rows[row][column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, column = index.row(), index.column()
            parts = [self.text(row, column) or "empty", f"row {row + 1:,}"]
            if self.marks.is_heading(row):
                parts.append("headings")
            if self.marks.left_out(row):
                parts.append(f"left out: {self.marks.reason(row)}".rstrip(": "))
            if column in self.marks.bad.get(row, ()):
                parts.append("cannot be read")
            if self.marks.shown(row, column) is not None:
                parts.append("taken from the row above")
            return ", ".join(parts)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letter(section) if orientation == Qt.Orientation.Horizontal else f"{section + 1:,}"


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: black for headings, hatched where left out, grey from above, boxed where it cannot be read."""

    def __init__(self, view: FileTable, model: FileModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row, column = theme(), index.row(), index.column()
        marks, rect = self._model.marks, QRectF(option.rect)
        painter.save()
        heading, out = marks.is_heading(row), marks.left_out(row)
        paint_ground(painter, rect, marks, row)
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(QPointF(rect.right() - 0.5, rect.top()), QPointF(rect.right() - 0.5, rect.bottom()))
        painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        taken = marks.shown(row, column)
        bad = column in marks.bad.get(row, ())
        used = self._view.used(column)
        ink: QColor = t.color("ink")
        if heading:
            ink = t.color("sheet")
        elif bad:
            ink = t.ink_on("warn")
        elif out or taken is not None or not used:
            ink = t.color("ink3")
        font = t.font("small", 600 if heading else 500 if column == self._view.name_column and not out else 400)
        if bad:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(t.color("warn"), 1.5))
            painter.setBrush(t.soft("warn"))
            painter.drawRoundedRect(rect.adjusted(2.5, 3, -3, -3.5), 4, 4)
        painter.setFont(font)
        painter.setPen(ink)
        place = rect.adjusted(t.px(6), 0, -t.px(5), 0)
        # The end of a name tells more than its middle: "… Spätschicht Nord" and "… Süd" must stay apart. Of a
        # sentence the beginning tells more.
        words = one_line(self._model.text(row, column))
        mode = MIDDLE if len(words) <= LONGEST_NAME else Qt.TextElideMode.ElideRight
        words = QFontMetricsF(font).elidedText(words, mode, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.focus_shown:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, rect.adjusted(0.5, 0.5, -1.5, -1.5), 4)
        painter.restore()


def one_line(text: str) -> str:
    """What is drawn of a cell: its beginning, without breaks."""
    return " ".join(text[:CELL].split())


def paint_ground(painter: QPainter, rect: QRectF, marks: Marks, row: int) -> None:
    """The ground of a row, for its cells and for its number alike."""
    t = theme()
    if marks.is_heading(row):
        painter.fillRect(rect, t.color("ink"))
    elif marks.left_out(row):
        painter.fillRect(rect, t.color("sheet"))
        # The hatching runs on from cell to cell.
        painter.setBrushOrigin(QPointF(0, 0))
        painter.fillRect(rect, hatch_brush("line"))
    elif row in marks.bad:
        painter.fillRect(rect, t.soft("warn"))
    elif row in marks.twice:
        painter.fillRect(rect, t.soft("accent"))


class RowNumbers(QHeaderView):
    """The numbers of the rows as the file counts them; a press says that the headings are there."""

    heading_chosen = Signal(int)  # the row, counted from 1

    def __init__(self, model: FileModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setToolTip("Press a number: the headings are in that row")
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setDefaultSectionSize(theme().px(ROW))
        self.setFixedWidth(theme().px(NUMBER))

    def paintSection(self, painter: QPainter, rect: Any, index: int) -> None:
        t, area, marks = theme(), QRectF(rect), self._model.marks
        painter.save()
        paint_ground(painter, area, marks, index)
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(QPointF(area.right() - 0.5, area.top()), QPointF(area.right() - 0.5, area.bottom()))
        painter.drawLine(QPointF(area.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
        painter.setFont(t.font("small"))
        painter.setPen(t.color("sheet" if marks.is_heading(index) else "ink3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area.adjusted(0, 0, -t.px(6), 0), right, f"{index + 1:,}")
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if row >= 0:
            self.heading_chosen.emit(row + 1)


class FileTable(TableView):
    """The table itself. `heading_chosen` carries the row in which a person sees the headings."""

    heading_chosen = Signal(int)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The file as it is", parent)
        self.file = FileModel(self)
        self.setModel(self.file)
        self.name_column = -1
        self._used: set[int] = set()
        self.numbers = RowNumbers(self.file, self)
        self.setVerticalHeader(self.numbers)
        self.numbers.show()
        self.heads = ColumnHeads(self)
        self.setHorizontalHeader(self.heads)
        self.heads.show()
        self.setItemDelegate(CellDelegate(self, self.file))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.numbers.heading_chosen.connect(self.heading_chosen)
        for corner in self.findChildren(QAbstractButton):
            corner.installEventFilter(self)  # the piece where the headers meet does nothing here
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())
        theme().changed.connect(self._fit_columns)

    def show_table(self, table: Table | None) -> None:
        """Show another table."""
        self.file.set_table(table)
        self._fit_columns()
        self.scrollToTop()
        self.scrolled.emit()

    def show_mapping(self, words: dict[int, str], left_out: set[int], name_column: int, heading_row: int) -> None:
        """Above each column what it becomes; `heading_row` counts from 1."""
        self._used = set(words)
        self.name_column = name_column
        self.heads.set_words(words, left_out)
        self._fit_columns()
        if self.file.marks.heading_row != heading_row:
            self.file.set_marks(Marks(None, heading_row))
        self.viewport().update()

    def show_marks(self, marks: Marks) -> None:
        """Paint what becomes of the rows."""
        self.file.set_marks(marks)
        self.numbers.viewport().update()

    def used(self, column: int) -> bool:
        """Whether a column becomes something."""
        return column in self._used

    def show_row(self, row: int, column: int | None = None) -> None:
        """Scroll to a row, counted from 1, and put the focus on a cell of it."""
        goal = self.file.index(row - 1, max(0, column if column is not None else self.name_column))
        if goal.isValid():
            self.setCurrentIndex(goal)
            self.scrollTo(goal, QAbstractItemView.ScrollHint.PositionAtCenter)

    def cut(self, index: Index) -> str:
        text = self.file.text(index.row(), index.column())
        shown = one_line(text)
        room = self.columnWidth(index.column()) - theme().px(6) - theme().px(5)
        wide = QFontMetricsF(theme().font("small", 600)).horizontalAdvance(shown) > room
        return text[: CELL * 5] if wide or len(text) > CELL else ""

    def span(self) -> tuple[int, int]:
        """The first and last row in sight, counted from 1; (0, 0) without rows."""
        if not self.file.rows:
            return 0, 0
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 2)
        return first + 1, (last if last >= 0 else len(self.file.rows) - 1) + 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton):
            QPainter(watched).fillRect(watched.rect(), theme().color("sheet"))
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_columns()
        self.scrolled.emit()

    def _fit_columns(self) -> None:
        """Widths from a sample of the rows: measuring all of them is slow."""
        t = theme()
        metrics = QFontMetrics(t.font("small", 600))
        rows = [row for row in self.file.rows[: SAMPLE * 2] if sum(map(bool, row)) > 1][:SAMPLE]
        rows = rows or list(self.file.rows[:SAMPLE])
        widths = []
        for column in range(self.file.width):
            longest = max((metrics.horizontalAdvance(row[column][:60]) for row in rows), default=0)
            most = min(t.px(WIDE), longest + t.px(16))
            widths.append(max(t.px(NARROW), self.heads.needed(column), most))
        room = self.viewport().width()
        for column, width in enumerate(squeezed(widths, room, self._floors(COMMON, 200), self._floors(LEGIBLE, 170))):
            self.heads.resizeSection(column, width)

    def _floors(self, others: int, naming: int) -> list[int]:
        """How narrow each column may become; what names the rows stays the widest."""
        px = theme().px
        least = [px(naming if column == self.name_column else others) for column in range(self.file.width)]
        least = [floor if not self._used or self.used(n) else px(NARROW) for n, floor in enumerate(least)]
        return [max(floor, self.heads.needed(column)) for column, floor in enumerate(least)]


def squeezed(widths: Sequence[int], room: int, *floors: Sequence[int]) -> list[int]:
    """Widths that fit the room: they give down to the first floors, then to the next ones.

    When even that is too much, no column is wider than its first floor, and the table scrolls.
    """
    over = sum(widths) - room
    if over <= 0:
        return list(widths)
    for floor in floors:
        spare = [max(0, width - least) for width, least in zip(widths, floor, strict=True)]
        if over <= sum(spare):
            return [width - math.ceil(give * over / sum(spare)) for width, give in zip(widths, spare, strict=True)]
    return [min(width, least) for width, least in zip(widths, floors[0], strict=True)]
