"""The list of earlier copies: arrows choose, Enter takes; one that cannot be read is hatched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from cxworkshop.shell.platelist import Index, PlateList, PlatePainter, draw_words, middle_of
from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.wording import Copy
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

ROW, TALL = 51, 66
NARROW = 560  # pixels at 100 % below which a line takes two
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


class _CopyPainter(PlatePainter):
    edge, above, below = 6.0, 1.5, 2.5
    radius = 6.0
    hover = "hover"
    outlined = True
    rule_in = 6

    def height(self) -> int:
        return theme().px(TALL if self._is_narrow() else ROW)

    def _is_narrow(self) -> bool:
        return self.view.viewport().width() < theme().px(NARROW)

    def is_left_out(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, CopiesModel) and model.copies[index.row()].state == "bad"

    def paint_on(self, painter: QPainter, plate: QRectF, index: Index) -> None:
        t, model = theme(), index.model()
        assert isinstance(model, CopiesModel)
        copy, newest = model.copies[index.row()], wording.newest_good(model.copies)
        narrow = self._is_narrow()
        inner = plate.adjusted(t.px(14), 0, -t.px(14), 0)
        y = plate.center().y() - (t.px(12) if narrow else 0)
        side = t.px(16)
        icon, color = _SIGNS[copy.state]
        weight: Weight = "fill" if copy.state == "good" else "regular"
        draw_icon(painter, QRectF(inner.left(), y - side / 2, side, side), icon, color, weight)
        good = copy.state == "good"
        plain, strong, small = t.font("ui"), t.font("ui", 600), t.font("small", 600 if good else None)
        word, ink = wording.note(copy, newest), "ink:accent" if good else "ink2"
        right = draw_words(painter, inner.left(), inner.right(), middle_of(y, small), word, small, ink, align="right")
        left = plate.left() + t.px(TIME)
        time = wording.moment(copy.backup.time, model.today)
        why, holds = wording.why(copy.backup), wording.holds(copy)
        bold, line = "ink" if copy.state != "bad" else "ink2", middle_of(y, plain)
        if narrow:
            draw_words(painter, left, right - t.px(12), middle_of(y, strong), time, strong, bold)
            said = " · ".join(part for part in (why, holds) if part)
            draw_words(painter, left, inner.right(), line + t.px(23), said, plain, "ink2")
            return
        second, third = plate.left() + t.px(WHY), plate.left() + t.px(HOLDS)
        draw_words(painter, left, second - t.px(8), middle_of(y, strong), time, strong, bold)
        draw_words(painter, second, third - t.px(10), line, why, plain, "ink2")
        draw_words(painter, third, right - t.px(10), line, holds, plain, "ink2")


class CopiesView(PlateList):
    """`chosen` follows another line; `taken` Enter or a double click."""

    chosen = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = CopiesModel()
        super().__init__("Earlier copies", self.rows, parent)
        self.setItemDelegate(_CopyPainter(self))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def current(self) -> Copy | None:
        """The copy one stands on."""
        row = self.currentIndex().row()
        return self.rows.copies[row] if 0 <= row < len(self.rows.copies) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.taken.emit()
