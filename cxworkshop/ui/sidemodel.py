"""The rows of a side list as a model, and their grounds and focus as they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.inroom import SPOKEN, draw_in_room, in_room_width
from cxworkshop.ui.siderow import TITLE_LINE, RowLook, SideRow
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.since import NOT_AS_SIGNED, as_signed
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

if TYPE_CHECKING:
    from cxworkshop.ui.sideview import SideView

SIDE = 11  # from the list's edge to a row's ground
PAD_X, PAD_Y = 13, 9  # from the ground's edge to the row's own place
GAP = 6
MIME = "application/x-cxworkshop-side-row"
RowRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class SideModel(QAbstractListModel):
    """The rows in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SideRow, ...] = ()
        self.on_wall = ""  # the row whose record the room sees
        self.differs: Callable[[str], bool] = as_signed

    def mark(self, key: str) -> None:
        """Another row is the one the room sees, "" for none."""
        before, self.on_wall = self.on_wall, key
        for at in {self.place_of(before), self.place_of(key)} - {-1}:
            self.dataChanged.emit(self.index(at), self.index(at))

    def set_rows(self, rows: Sequence[SideRow]) -> bool:
        """Hold these rows; True when some came, went or moved, else only those that differ are painted again."""
        before, self._rows = self._rows, tuple(rows)
        if [row.key for row in before] != [row.key for row in self._rows]:
            self.beginResetModel()
            self.endResetModel()
            return True
        for at, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))
        return False

    def row_at(self, at: int) -> SideRow | None:
        """The row at a place, None outside."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where a row stands, -1 when it is not here."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            signed = NOT_AS_SIGNED if self.differs(row.key) else ""
            return described(row.spoken, signed, SPOKEN if row.key == self.on_wall else "")
        if role == Qt.ItemDataRole.DisplayRole:
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row_at(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(MIME, row.key.encode())
        return data


def ground_of(rect: QRect | QRectF) -> QRectF:
    """The ground of a row within its item's rectangle."""
    return QRectF(rect).adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2)


def place_of(rect: QRect | QRectF) -> QRectF:
    """Where a row paints itself within its item's rectangle."""
    px = theme().px(PAD_Y)
    return ground_of(rect).adjusted(PAD_X, px, -PAD_X, -px)


class SideDelegate(QStyledItemDelegate):
    """Paints grounds, focus and the row itself."""

    def __init__(self, view: SideView) -> None:
        super().__init__(view)
        self._view = view
        self.lifted = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SideRow | None = index.data(RowRole)
        if row is None:
            return QSize(0, 0)
        width = self._view.viewport().width() - 2 * (SIDE + PAD_X)
        return QSize(0, row.height(width) + 2 * theme().px(PAD_Y) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SideRow | None = index.data(RowRole)
        if row is None:
            return
        at, count = index.row(), self._view.model_.rowCount()
        current = index == self._view.currentIndex()
        look = RowLook(
            selected=current,
            focused=current and self._view.hasFocus(),
            hover=bool(option.state & QStyle.StateFlag.State_MouseOver),
            on_wall=row.key == self._view.model_.on_wall,
            differs=self._view.model_.differs(row.key),
            first=at == 0,
            last=at == count - 1,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key == self.lifted:
            painter.setOpacity(0.4)
        ground = ground_of(option.rect)
        radius = RADIUS["card"]
        if look.selected or look.hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().soft("accent") if look.selected else theme().color("hover", 0.55))
            painter.drawRoundedRect(ground, radius, radius)
        if look.focused:
            draw_ring(painter, ground, radius)
            draw_halo(painter, ground, radius)
        place = place_of(option.rect)
        row.paint(painter, place, look)
        right, middle = place.right(), place.top() + theme().px(TITLE_LINE) / 2
        if look.on_wall:
            draw_in_room(painter, right, middle)
            right -= in_room_width()
        if look.differs:
            draw_signed(painter, right - signed_width() + 6, middle)
        painter.restore()
