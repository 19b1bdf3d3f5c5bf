"""What a principle means, team by team: the team, its words, its slots, one painted row each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cxworkshop.stages.principles.page.facts import Cell
from cxworkshop.stages.principles.page.slots import draw_face, face_size, kind_of
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

ROW, GAP = 46, 6
NAME = 148
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


class SaidDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme().px(ROW) + GAP)

    @staticmethod
    def words_place(ground: QRectF) -> QRectF:
        """Where a team's words stand on a row's ground."""
        t = theme()
        name = min(t.px(NAME), ground.width() * 0.3)
        left = ground.left() + PAD + t.px(20) + name + t.px(12)
        return QRectF(left, ground.top(), ground.right() - PAD - face_size()[0] - t.px(12) - left, ground.height())

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
        side = t.px(13)
        glyph = QRectF(ground.left() + PAD, ground.center().y() - side / 2, side, side)
        draw_kind(painter, glyph, kind_of(row.group))
        words = self.words_place(ground)
        name = QRectF(glyph.left() + t.px(22), ground.top(), words.left() - t.px(12) - glyph.left() - t.px(22), 0)
        name.setHeight(ground.height())
        font = t.font("ui", 600)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(font)
        painter.drawText(
            name.adjusted(0, 0, 2, 0), middle, metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, name.width())
        )
        font = t.font("voice")
        painter.setFont(font)
        text = QFontMetricsF(font).elidedText(row.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.adjusted(0, 0, 2, 0), middle, text)
        width, height = face_size()
        face = QRect(round(ground.right()) - PAD + 4 - width, round(ground.center().y() - height / 2), width, height)
        draw_face(painter, face, row.cell, on_soft=True)
        painter.restore()


class TeamRows(QListView):
    """Arrows choose, Enter or a click opens the cell."""

    opened = Signal(str)
    above = Signal()  # up from the first row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SaidModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(SaidDelegate(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
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
        self.rows.modelReset.connect(self._restore)
        theme().changed.connect(self.doItemsLayout)

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
        return QSize(theme().px(120), theme().px(ROW) + GAP)

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
        place = SaidDelegate.words_place(QRectF(self.visualRect(index)).adjusted(SIDE, 0, -SIDE, 0))
        cut = QFontMetricsF(theme().font("voice")).horizontalAdvance(row.words) > place.width()
        return f"{row.name}\n{row.words}" if cut else ""

    def _keep(self) -> None:
        self._kept = self.current_team

    def _restore(self) -> None:
        at = self.rows.place_of(self._kept)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
