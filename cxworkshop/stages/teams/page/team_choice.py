"""The list of teams in the connect panel: kind, name, and a tick for those that are connected already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import theme

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    KIND = int(Qt.ItemDataRole.UserRole) + 1
    TICKED = int(Qt.ItemDataRole.UserRole) + 2


class Choices(QAbstractListModel):
    """Team ids in the order shown; names, kinds and ticks are looked up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: Sequence[str] = ()
        self._labels: Mapping[str, str] = {}
        self._kinds: Mapping[str, Group | None] = {}
        self._ticked: Collection[str] = ()

    def show(
        self,
        ids: Sequence[str],
        labels: Mapping[str, str],
        kinds: Mapping[str, Group | None],
        ticked: Collection[str],
    ) -> None:
        """Hold these teams; `kinds` are the groups in which the room has placed them, None where it has not."""
        self.beginResetModel()
        self.ids, self._labels, self._kinds, self._ticked = ids, labels, kinds, ticked
        self.endResetModel()

    def tick(self, ticked: Collection[str]) -> None:
        """Other teams are connected; the order stays."""
        self._ticked = ticked
        if self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.ids):
            return None
        team = self.ids[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._labels.get(team, "")
        if role == Role.KIND:
            return self._kinds.get(team)
        if role == Role.TICKED:
            return team in self._ticked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._labels.get(team, "") + (", connected" if team in self._ticked else "")
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """A row as high as a line of text needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme().px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(0, 1, 0, -1)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.soft("accent") if current else look.color("hover"))
            painter.drawRoundedRect(area, 6, 6)
        sign, tick = look.px(12), look.px(16)
        kind = hue_of(index.data(Role.KIND)) or "none"
        draw_kind(painter, QRectF(area.left() + 10, area.center().y() - sign / 2, sign, sign), kind)  # type: ignore[arg-type]
        ticked = bool(index.data(Role.TICKED))
        font = look.font("ui", 600 if ticked else 500)
        painter.setFont(font)
        painter.setPen(look.ink_on("accent") if current else look.color("ink"))
        words = area.adjusted(10 + sign + 9, 0, -tick - 18, 0)
        name = QFontMetricsF(font).elidedText(str(index.data() or ""), Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        if ticked:
            place = QRectF(area.right() - tick - 8, area.center().y() - tick / 2, tick, tick)
            draw_icon(painter, place, "check", "accent", "bold")
        painter.restore()
