"""How wide the columns of the list are: whole columns fill the table, so that none is cut by its edge."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QTableView

from cxworkshop.stages.teams.page.list_cells import TITLES, Column
from cxworkshop.stages.teams.page.list_model import TeamTable
from cxworkshop.ui.theme import theme

MOST = (300, 250, 172, 84, 220, 220, 172, 260, 340, 340)  # what a column takes at most, by itself
LEAST = (240, 136, 110, 76, 150, 150, 120, 180, 200, 200)  # what it must have to be shown, besides its heading
SAMPLE = 60  # rows that say how wide a column should be
PADDING = 30  # around the words of a cell
SORT_SIGN = 14
SIGN = 22  # a sign before the words, and the gap after it


class ColumnWidths(QObject):
    """Keeps the columns of the list as wide as their first rows need, until somebody pulls one by hand."""

    def __init__(self, table: QTableView, rows: TeamTable) -> None:
        super().__init__(table)
        self._table, self._rows = table, rows
        self._wanted: list[int] = []
        self._least: list[int] = []
        self._by_hand = False
        self._fitting = False
        table.horizontalHeader().sectionResized.connect(self._pulled)
        table.viewport().installEventFilter(self)
        rows.modelReset.connect(self._measure)
        theme().changed.connect(self._restyle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._measure()
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _restyle(self) -> None:
        self._by_hand = False
        self._measure()

    def _measure(self) -> None:
        """Ask the first rows how much they need; a row that is edited later never moves the columns."""
        look = theme()
        head, cell = QFontMetricsF(look.font("ui", 600)), QFontMetricsF(look.font("ui"))
        rows = range(min(SAMPLE, self._rows.rowCount()))
        self._wanted, self._least = [], []
        for column in Column:
            words = (str(self._rows.index(row, column).data() or "") for row in rows)
            wide = max((cell.horizontalAdvance(text) for text in words), default=0.0)
            wide += look.px(SIGN) if column in (Column.GROUP, Column.REACH) else 0
            title = math.ceil(head.horizontalAdvance(TITLES[column])) + look.px(SORT_SIGN)
            most = max(look.px(MOST[column]), title)
            self._wanted.append(min(max(math.ceil(wide), title) + look.px(PADDING), most))
            self._least.append(max(title + look.px(PADDING), look.px(LEAST[column])))
        self._fit()

    def _fit(self) -> None:
        if self._by_hand or not self._wanted:
            return
        self._fitting = True
        widths = whole_columns(self._wanted, self._least, self._table.viewport().width())
        for column, width in enumerate(widths):
            self._table.horizontalHeader().resizeSection(column, width)
        self._fitting = False

    def _pulled(self) -> None:
        self._by_hand |= not self._fitting and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def whole_columns(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths in pixels: as many columns as fit `room` at their least fill it together, the others are as wanted.

    Where the first columns want more than there is, the widest give way first, none below its `least`; where they
    want less, each takes an equal part of what is left. Always at least one column is in sight.
    """
    floors = [min(want, floor) for want, floor in zip(wanted, least, strict=True)]
    count, taken = 0, 0
    while count < len(floors) and (taken + floors[count] <= room or not count):
        taken += floors[count]
        count += 1
    shown = _shared(wanted[:count], floors[:count], room)
    spare = room - sum(shown)
    if spare > 0 and count:
        part = spare // count
        shown = [width + part for width in shown]
        shown[0] += spare - part * count
    return [*shown, *wanted[count:]]


def _shared(wanted: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """The widest are cut to one measure, as far as their floors allow."""
    low, high = 0, max(wanted, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_between(want, floor, middle) for want, floor in zip(wanted, floors, strict=True)) <= room:
            low = middle
        else:
            high = middle - 1
    return [_between(want, floor, low) for want, floor in zip(wanted, floors, strict=True)]


def _between(want: int, floor: int, measure: int) -> int:
    return max(floor, min(want, measure))
