"""The culture's scales side by side: two poles and a line with its diamond each, the chosen one in the accent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.stages.culture.records import CultureDimension
from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.inroom import SPOKEN, draw_in_room, in_room_width
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.scale_paint import draw_small_line
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.since import NOT_AS_SIGNED, as_signed
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

TILE, NARROWEST, WIDEST, EDGE = 84, 148, 240, 4
ScaleRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class StripModel(QAbstractListModel):
    """The scales in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scales: tuple[CultureDimension, ...] = ()
        self.open_id = ""
        self.on_wall = ""  # the scale that the room sees
        self.differs: Callable[[str], bool] = as_signed

    def mark(self, record: str) -> None:
        """Another record is the one the room sees, "" for none."""
        before, self.on_wall = self.on_wall, record
        for row in {self.row_of(before), self.row_of(record)} - {-1}:
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_scales(self, scales: Sequence[CultureDimension], open_id: str) -> None:
        """Show these scales; `open_id` is the one whose vote is open."""
        same = [one.id for one in scales] == [one.id for one in self.scales]
        if not same:
            self.beginResetModel()
        self.scales, self.open_id = tuple(scales), open_id
        if not same:
            self.endResetModel()
        elif scales:
            self.dataChanged.emit(self.index(0), self.index(len(scales) - 1))

    def row_of(self, scale_id: str) -> int:
        """The place of a scale, -1 when it is not here."""
        return next((row for row, one in enumerate(self.scales) if one.id == scale_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.scales)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.scales):
            return None
        scale = self.scales[index.row()]
        if role == ScaleRole:
            return scale
        if role == Qt.ItemDataRole.DisplayRole:
            return scale.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            wall = SPOKEN if scale.id == self.on_wall else ""
            signed = NOT_AS_SIGNED if self.differs(scale.id) else ""
            poles = f"{scale.left or 'unnamed'} to {scale.right or 'unnamed'}"
            return described(poles, self._state(scale), signed, wall)
        return None

    def _state(self, scale: CultureDimension) -> str:
        if scale.id == self.open_id:
            return "vote open"
        if scale.agreed is not None:
            return f"agreed at {scale.agreed}"
        return "voted" if scale.rounds else "not voted"


class StripDelegate(QStyledItemDelegate):
    """One tile."""

    def __init__(self, view: Strip) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scale = index.data(ScaleRole)
        if not isinstance(scale, CultureDimension):
            return
        t = theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and self._view.hasFocus() and self._view.focus_shown
        tile = QRectF(option.rect).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(t.color("accent"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(t.soft("accent") if chosen else t.color("hover" if hover else "well"))
        radius = RADIUS["card"]
        painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1) if chosen else tile, radius, radius)
        if focused:
            draw_ring(painter, tile, radius)
            draw_halo(painter, tile, radius)
        inner = tile.adjusted(t.px(12), t.px(9), -t.px(12), -t.px(9))
        line = t.px(19)
        sign = 0
        if scale.id == self._view.strip.on_wall:
            draw_in_room(painter, inner.right() + 2, inner.top() + line / 2)
            sign = in_room_width()
        if self._view.strip.differs(scale.id):
            sign += signed_width()
            draw_signed(painter, inner.right() + 2 - sign + t.px(6), inner.top() + line / 2)
        for number, (pole, weight, colour) in enumerate(((scale.left, 600, "ink"), (scale.right, 400, "ink2"))):
            words = " ".join(pole.split())
            font = t.font("ui", weight) if words else t.font("ui", italic=True)
            painter.setFont(font)
            painter.setPen(t.color(colour if words else "ink3"))
            place = QRectF(inner.left(), inner.top() + line * number, inner.width() - (0 if number else sign), line)
            cut = QFontMetricsF(font).elidedText(words or "No name yet", Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, cut)
        picture = QRectF(
            inner.left() + 1, inner.top() + 2 * line, inner.width() - 2, inner.height() - 2 * line + t.px(5)
        )
        if scale.id == self._view.strip.open_id:
            painter.setFont(t.font("small", 600))
            painter.setPen(t.ink_on("accent") if chosen else t.color("accent"))
            painter.drawText(picture, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, "The vote is open")
        else:
            draw_small_line(painter, picture, scale.agreed)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        scale = index.data(ScaleRole)
        if isinstance(scale, CultureDimension) and event.type() == QEvent.Type.ToolTip:
            room = option.rect.width() - 2 * (EDGE + theme().px(12))
            metrics = QFontMetricsF(theme().font("ui", 600))
            cut = max(metrics.horizontalAdvance(scale.left), metrics.horizontalAdvance(scale.right)) > room
            view.setToolTip(tooltip(f"{scale.left}\n{scale.right}") if cut else "")
        return super().helpEvent(event, view, option, index)


class Strip(QListView):
    """Tiles in as many rows as they need. `chosen` tells the id of the scale a person went to."""

    chosen = Signal(str)
    opened = Signal()
    focus_shown = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = StripModel(self)
        self.setModel(self.strip)
        self.setItemDelegate(StripDelegate(self))
        self.setAccessibleName("Scales of the culture")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionRectVisible(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self.fit)

    def show_scales(self, scales: Sequence[CultureDimension], current: str, open_id: str) -> None:
        """Show these scales with one of them chosen."""
        self.strip.set_scales(scales, open_id)
        row = self.strip.row_of(current)
        if row >= 0 and self.currentIndex().row() != row:
            blocked = self.signalsBlocked()
            self.blockSignals(True)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.strip.index(row), flag)
            self.blockSignals(blocked)
        self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        scale = current.data(ScaleRole)
        if isinstance(scale, CultureDimension) and not self.signalsBlocked():
            self.chosen.emit(scale.id)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to commands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_focus(True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() != Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width among the tiles, in rows when they would be too narrow, and be as high as the rows."""
        count = max(1, self.strip.rowCount())
        width = max(1, self.width())
        most = max(1, min(count, width // (theme().px(NARROWEST) + 2 * EDGE)))
        rows = -(-count // most)
        columns = -(-count // rows)  # rows of about the same length
        # One pixel less than fits: Qt wraps a row that fills the width exactly.
        grid = QSize(min((width - 1) // columns, theme().px(WIDEST)), theme().px(TILE) + 2 * EDGE)
        if grid != self.gridSize():
            self.setGridSize(grid)
        if self.height() != rows * grid.height():
            self.setFixedHeight(rows * grid.height())

    def _show_focus(self, on: bool) -> None:
        if on != self.focus_shown:
            self.focus_shown = on
            self.viewport().update()
