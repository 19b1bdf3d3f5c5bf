"""The list of earlier copies: arrows choose, Enter takes; one that cannot be read is hatched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.wording import Copy
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.typing import ENTER

Index = QModelIndex | QPersistentModelIndex
ROW, TALL = 51, 66
NARROW = 560  # pixels at 100 % below which a line takes two
EDGE = 6  # room for the halo
TIME, WHY, HOLDS = 43, 176, 306  # where the words of a line begin
_SIGNS = {"good": ("check-circle", "accent"), "bad": ("x-circle", "ink2"), "waiting": ("circle-notch", "ink2")}


class CopiesModel(QAbstractListModel):
    """The copies as they are known by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copies: list[Copy] = []
        self.today = date.today()

    def set_copies(self, copies: Sequence[Copy], today: date) -> None:
        self.beginResetModel()
        self.copies, self.today = list(copies), today
        self.endResetModel()

    def learn(self, row: int, copy: Copy) -> None:
        """A copy has been opened and checked."""
        self.copies[row] = copy
        self.dataChanged.emit(self.index(0), self.index(len(self.copies) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.copies)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return wording.spoken(self.copies[index.row()], wording.newest_good(self.copies), self.today)
        return None


class _CopyPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme().px(TALL if self._narrow() else ROW))

    def _narrow(self) -> bool:
        view = self.parent()
        assert isinstance(view, CopiesView)
        return view.viewport().width() < theme().px(NARROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme()
        model, view = index.model(), self.parent()
        assert isinstance(model, CopiesModel)
        assert isinstance(view, CopiesView)
        copy = model.copies[index.row()]
        chosen = index.row() == view.currentIndex().row()
        area = QRectF(option.rect)
        plate = area.adjusted(EDGE, 1.5, -EDGE, -2.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(t.soft("accent") if copy.state != "bad" else t.color("well"))
            painter.drawRoundedRect(plate, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(t.color("hover"))
            painter.drawRoundedRect(plate, 6, 6)
        if copy.state == "bad":
            painter.setBrush(hatch_brush("line2"))
            painter.drawRoundedRect(plate, 6, 6)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.color("accent"), 1.5))
            painter.drawRoundedRect(plate.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
            if view.hasFocus():
                draw_ring(painter, plate, 6)
                draw_halo(painter, plate, 6)
        elif index.row() + 1 < model.rowCount() and index.row() + 1 != view.currentIndex().row():
            painter.setPen(QPen(t.color("line"), 1))
            y = area.bottom() - 0.5
            painter.drawLine(QPointF(plate.left() + t.px(6), y), QPointF(plate.right() - t.px(6), y))
        self._paint_words(painter, plate, copy, wording.newest_good(model.copies), model.today)
        painter.restore()

    def _paint_words(self, painter: QPainter, plate: QRectF, copy: Copy, newest: Copy | None, today: date) -> None:
        t = theme()
        inner = plate.adjusted(t.px(14), 0, -t.px(14), 0)
        narrow = self._narrow()
        y = plate.center().y() - (t.px(12) if narrow else 0)
        side = t.px(16)
        icon, color = _SIGNS[copy.state]
        weight = "fill" if copy.state == "good" else "regular"
        draw_icon(painter, QRectF(inner.left(), y - side / 2, side, side), icon, color, weight)  # type: ignore[arg-type]
        word = wording.note(copy, newest)
        good = copy.state == "good"
        ink = "ink:accent" if good else "ink2"
        right = _words(painter, inner, y, word, "small", ink, 600 if good else None, from_right=True)
        left = plate.left() + t.px(TIME)
        time = wording.moment(copy.backup.time, today)
        bold = "ink2" if copy.state == "bad" else "ink"
        why, holds = wording.why(copy.backup), wording.holds(copy)
        if narrow:
            _words(painter, QRectF(left, 0, right - left - t.px(12), 0), y, time, "ui", bold, 600)
            said = " · ".join(part for part in (why, holds) if part)
            _words(painter, QRectF(left, 0, inner.right() - left, 0), y + t.px(23), said, "ui", "ink2")
            return
        second, third = plate.left() + t.px(WHY), plate.left() + t.px(HOLDS)
        _words(painter, QRectF(left, 0, second - left - t.px(8), 0), y, time, "ui", bold, 600)
        _words(painter, QRectF(second, 0, third - second - t.px(10), 0), y, why, "ui", "ink2")
        _words(painter, QRectF(third, 0, max(0.0, right - third - t.px(10)), 0), y, holds, "ui", "ink2")


def _words(
    painter: QPainter,
    place: QRectF,
    middle: float,
    text: str,
    role: Role,
    color: str,
    weight: int | None = None,
    *,
    from_right: bool = False,
) -> float:
    """One line around `middle`, cut where its place ends; returns where it begins."""
    font = theme().font(role, weight)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    x = place.right() - metrics.horizontalAdvance(text) if from_right else place.left()
    painter.setFont(font)
    painter.setPen(theme().color(color))
    painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)
    return x


class CopiesView(QListView):
    """`chosen` follows another line; `taken` Enter or a double click."""

    chosen = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Earlier copies")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows = CopiesModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_CopyPainter(self))
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        theme().changed.connect(self.doItemsLayout)

    def current(self) -> Copy | None:
        """The copy one stands on."""
        row = self.currentIndex().row()
        return self.rows.copies[row] if 0 <= row < len(self.rows.copies) else None

    def choose(self, row: int) -> None:
        """Stand on a line, as far as there is one."""
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.taken.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are free for commands: no type-ahead."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
