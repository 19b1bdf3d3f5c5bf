"""What a principle means, team by team: the team, its words, its slots, one painted row each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QToolTip, QWidget

from cxworkshop.stages.principles.page.team_row import (
    GAP,
    LEAST,
    SIDE,
    Index,
    RowRole,
    Said,
    SaidDelegate,
    Shape,
    lines_in,
)
from cxworkshop.ui.batched import BatchedList
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme


class SaidModel(QAbstractListModel):
    """The rows in the order of the matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Said, ...] = ()

    def set_rows(self, rows: Sequence[Said]) -> None:
        """Hold these rows; where none came or went only those that differ are painted again."""
        before, self._rows = self._rows, tuple(rows)
        if [row.team_id for row in before] != [row.team_id for row in self._rows]:
            self.beginResetModel()
            self.endResetModel()
            return
        for at, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_at(self, at: int) -> Said | None:
        """The row at a place, None outside."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, team_id: str) -> int:
        """Where a team's row stands, -1 when it has none."""
        return next((at for at, row in enumerate(self._rows) if row.team_id == team_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None or role == RowRole:
            return row
        return row.spoken if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class TeamRows(BatchedList):
    """Arrows choose, Enter or a click opens the cell."""

    opened = Signal(str)
    above = Signal()  # up from the first row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(200, parent)
        self.rows = SaidModel(self)
        self.setModel(self.rows)
        self._delegate = SaidDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("What it means, team by team")
        self._pressed: QPoint | None = None
        self._kept = ""
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._fit)
        self.rows.modelReset.connect(self._restore)
        self.rows.dataChanged.connect(self._fit)
        theme().changed.connect(self._restyle)

    @property
    def current_team(self) -> str:
        """The id of the current row's team, "" without one."""
        row = self.rows.row_at(self.currentIndex().row())
        return row.team_id if row is not None else ""

    def set_current(self, team_id: str) -> bool:
        """Make a team's row the current one; False when it has none."""
        at = self.rows.place_of(team_id)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
            self.scrollTo(self.rows.index(at))
        return at >= 0

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self._delegate.shape.height + GAP)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump to a name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_team:
            self.opened.emit(self.current_team)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.above.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index.row())
        if row is not None and pressed is not None and self.indexAt(pressed) == index:
            self.opened.emit(row.team_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip(self._hint(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hint(self, where: QPoint) -> str:
        index = self.indexAt(where)
        row = self.rows.row_at(index.row())
        if row is None:
            return ""
        width = self._delegate.shape.words(self._ground()).width()
        lines = lines_in(row.words, width)
        cut = "".join(lines).endswith("…") and not row.words.endswith("…")
        return f"{row.name}\n{row.words}" if cut else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _ground(self) -> QRectF:
        return QRectF(SIDE, 0, self.viewport().width() - 2 * SIDE, 100)

    def _fit(self) -> None:
        """Take the shape that the longest words and the width ask for."""
        ground, t = self._ground(), theme()
        beside = Shape(tall=False, stacked=False).words(ground).width() >= t.px(LEAST)
        width = Shape(tall=False, stacked=not beside).words(ground).width()
        rows = (self.rows.row_at(at) for at in range(self.rows.rowCount()))
        tall = any(row is not None and len(lines_in(row.words, width)) > 1 for row in rows)
        shape = Shape(tall=tall, stacked=not beside)
        if shape != self._delegate.shape:
            self._delegate.shape = shape
            self.scheduleDelayedItemsLayout()

    def _restyle(self) -> None:
        self._fit()
        self.doItemsLayout()

    def _keep(self) -> None:
        self._kept = self.current_team

    def _restore(self) -> None:
        at = self.rows.place_of(self._kept)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
