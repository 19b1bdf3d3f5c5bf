"""The cells that open in a row: a new barrier with its answer, its words alone, a mitigation, or why there is none.

Tab goes from cell to cell, Enter keeps; the first Enter of a new barrier goes on to what the customer feels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.stages.barriers.page.acts import Written
from cxworkshop.stages.barriers.page.remains import RemainsPicker
from cxworkshop.stages.barriers.page.shape import Columns, Form
from cxworkshop.stages.barriers.page.wrapped import Style, words
from cxworkshop.ui.dayedit import DayEdit
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.signs import SeverityPicker
from cxworkshop.ui.suggest import SuggestEdit
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

CELL, SPACE, PAD = 34, 4, 8
_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class Mode(Enum):
    """What is written."""

    NEW = "new"
    WORDS = "words"
    ANSWER = "answer"
    REASON = "reason"


class RowEditor(QWidget):
    """`kept` carries what the cells hold (Written) and whether Enter asked for more; `left` that it is over."""

    kept = Signal(object, bool)
    left = Signal(bool)  # whether the focus goes back to the list
    resized = Signal()

    def __init__(
        self,
        mode: Mode,
        today: Callable[[], date],
        owners: Callable[[], Iterable[str]],
        ways: Callable[[], Iterable[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.mode = mode
        self._over = False
        self.name = LineEdit("", "What stands in the way?", "Barrier", self)
        self.feels = LineEdit("", "What does the customer feel?", "What the customer feels", self)
        self.severity = SeverityPicker("Severity now", parent=self)
        self.what = SuggestEdit(ways, "What do we do about it?  ↓ offers ways", "Mitigation", self, while_typing=False)
        self.owner = SuggestEdit(owners, "Owner", "Owner", self)
        self.due = DayEdit(today, "Due", "Due: 30 Jun", self, with_calendar=False)
        self.residual = RemainsPicker("Severity expected to remain", self)
        words, answer = [self.name, self.feels], [self.what, self.owner, self.due, self.residual]
        used: dict[Mode, list[QWidget]] = {
            Mode.NEW: [*words, self.severity, *answer],
            Mode.WORDS: [*words],
            Mode.ANSWER: [*answer],
            Mode.REASON: [self.feels],
        }
        self.cells = used[mode]
        for cell in (*words, self.severity, *answer):
            cell.installEventFilter(self)
            cell.setProperty("row", True)
            if cell not in self.cells:
                cell.hide()
        if mode is Mode.REASON:
            self.feels.setPlaceholderText("Why is there none here?")
            self.feels.setAccessibleName("Why there is none here")
        self.severity.chosen.connect(self._weighed)
        theme().changed.connect(self._dress)
        self._dress()

    # -- where it stands -----------------------------------------------------------------------------------------------

    def wanted_height(self, width: float) -> int:
        """Its height in a list so many pixels wide."""
        return self._place_cells(QRectF(0, 0, width, 0), move=False)

    def place(self, rect: QRect) -> None:
        """Stand there; `rect` is as wide as what `wanted_height` was asked for."""
        self.setGeometry(rect)
        self._place_cells(QRectF(self.rect()), move=True)

    def _place_cells(self, area: QRectF, *, move: bool) -> int:
        """Lay the cells out as the columns of the row stand; returns the height."""
        px = theme().px
        cell, space, pad = px(CELL), px(SPACE), px(PAD)
        right = area.width() - pad
        if self.mode in (Mode.WORDS, Mode.REASON):
            for number, each in enumerate(self.cells):
                if move:
                    each.setGeometry(0, number * (cell + space), round(area.width()), cell)
            return len(self.cells) * (cell + space) - space
        at = Columns.at(area.width()) if self.mode is Mode.NEW else None
        top = pad if at is not None else 0
        y = top
        left = 0.0 if at is None else at.what - 8
        if at is not None:
            width = (
                at.left_width + 8 if at.form is Form.WIDE else (right if at.form is Form.SLIM else at.what - px(20)) - 8
            )
            for each in (self.name, self.feels):
                if move:
                    each.setGeometry(round(at.left) - 8, y, round(width), cell)
                y += cell + space
            bars = self.severity.sizeHint()
            x = round(at.severity) - 4
            level = top + (cell - bars.height()) // 2 if at.form is Form.WIDE else y + (cell - bars.height()) // 2
            if move:
                self.severity.setGeometry(x, level, bars.width(), bars.height())
                self.residual.setGeometry(
                    x + bars.width() + px(22), level, self.residual.sizeHint().width(), bars.height()
                )
            if at.form is not Form.WIDE:
                y += cell + space
            if at.form is not Form.SLIM:
                low, y = y, top
            else:
                low = y
        else:
            low = 0
        wide = area.width() - left - (pad if at is not None else 0)
        if move:
            self.what.setGeometry(round(left), y, round(wide), cell)
        y += cell + space
        bars_width = 0 if at is not None else self.residual.sizeHint().width() + space
        stacked = wide - bars_width < px(230)
        if stacked:
            for each in (self.owner, self.due):
                if move:
                    each.setGeometry(round(left), y, round(wide), cell)
                y += cell + space
        else:
            first = round((wide - bars_width - space) * 0.55)
            if move:
                self.owner.setGeometry(round(left), y, first, cell)
                self.due.setGeometry(round(left) + first + space, y, round(wide - bars_width) - first - space, cell)
            if at is None and move:
                self._residual_at(round(left + wide), y, cell)
            y += cell + space
        if at is None and stacked:
            if move:
                self._residual_at(round(left) + self.residual.sizeHint().width(), y, cell)
            y += cell + space
        return max(low, y) - space + (pad if at is not None else 0)

    def _residual_at(self, right: int, top: int, cell: int) -> None:
        size = self.residual.sizeHint()
        self.residual.setGeometry(right - size.width(), top + (cell - size.height()) // 2, size.width(), size.height())

    # -- what is written -----------------------------------------------------------------------------------------------

    def fill(self, name: str, feels: str) -> None:
        """What stands in the cells to begin with."""
        self.name.set_text(name)
        self.feels.set_text(feels)

    def open(self, cell: QWidget) -> None:
        """Show, with the caret in a cell."""
        self.show()
        self.raise_()
        self._go(cell)

    def written(self) -> Written:
        """What the cells hold now."""
        self.due.commit()
        return Written(
            name=_line(self.name),
            feels=_line(self.feels),
            severity=self.severity.value() or None,
            what=_line(self.what),
            owner=_line(self.owner),
            due=self.due.day,
            residual=self.residual.remains,
            unread=_line(self.due) if self.due.problem else "",
        )

    def finish(self, *, back: bool) -> None:
        """End without another word."""
        if not self._over:
            self._over = True
            self.left.emit(back)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if not event.modifiers() & _CTRL:
                event.accept()  # while a cell has the focus no key is a command of the list
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look)
        return False

    def _pressed(self, cell: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & _CTRL:
            return False
        if key in ENTER:
            if isinstance(cell, SuggestEdit):
                cell.take()
            if cell is self.name and self.mode is Mode.NEW and _line(self.name):
                self._go(self.feels)
            else:
                self._keep(more=True)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and isinstance(cell, QWidget):
            if isinstance(cell, SuggestEdit) and key == Qt.Key.Key_Tab:
                cell.take()
            self._next(cell, 1 if key == Qt.Key.Key_Tab else -1)
            return True
        if key == Qt.Key.Key_Escape and not (isinstance(cell, SuggestEdit) and cell.offer):
            self._keep(more=False, forced=True)
            return True
        return False

    def _next(self, cell: QWidget, way: int) -> None:
        row = self.cells.index(cell) + way
        if isinstance(cell, DayEdit):
            cell.commit()
        if 0 <= row < len(self.cells):
            self._go(self.cells[row])
        elif way > 0:
            self._keep(more=False)

    def _go(self, cell: QWidget) -> None:
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(cell, QLineEdit):
            cell.selectAll()

    def _weighed(self, value: int) -> None:
        """A digit is all there is to say: on to what is done about it."""
        if self.severity.hasFocus() and value and self.mode is Mode.NEW:
            self._go(self.what)

    def _keep(self, *, more: bool, forced: bool = False) -> None:
        said = self.written()
        if said.unread and not forced:
            self._go(self.due)
            return
        self.kept.emit(said, more)

    def commit(self) -> None:
        """Keep what is half written, whatever it is."""
        if not self._over:
            self._keep(more=False, forced=True)

    def _look(self) -> None:
        """The focus went elsewhere by itself: keep, and leave it there."""
        focus = self.window().focusWidget()
        popup = focus is not None and focus.window() is not self.window()
        if self._over or not self.isVisible() or popup or not self.window().isActiveWindow():
            return
        if focus is None or not self.isAncestorOf(focus):
            self._keep(more=False, forced=True)

    def _dress(self) -> None:
        self.feels.setFont(theme().font("voice"))
        for cell in (self.name, self.what):
            cell.setFont(theme().font("ui", 600))
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.mode is not Mode.NEW:
            return
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("well"))
        painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 8, 8)
        draw_ring(painter, area.adjusted(3, 3, -3, -3), 8)
        draw_halo(painter, area.adjusted(3, 3, -3, -3), 8)
        side = t.px(16)
        middle = (self.severity.geometry().right() + self.residual.geometry().left()) / 2
        between = QRectF(middle - side / 2, self.severity.geometry().center().y() - side / 2 + t.px(2), side, side)
        draw_icon(painter, between, "arrow-right", "ink2")
        at = Columns.at(area.width())
        if at.form is Form.WIDE:  # elsewhere the cells take all the room
            style = Style("small")
            painter.setPen(t.color("ink3"))
            top = t.px(PAD) + t.px(CELL) + t.px(SPACE) + (t.px(CELL) - style.leading) / 2
            words("Tab goes on, Enter next", style, at.severity, top, at.what - at.severity - 16).paint(painter)


def _line(cell: QLineEdit) -> str:
    return " ".join(cell.text().split())
