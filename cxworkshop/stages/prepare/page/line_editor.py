"""The editor that opens in a line of the agenda: title, Tab, minutes, Enter, and the next line is under the hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.stages.prepare.page.lines import ROW, WRITABLE, Places, figures
from cxworkshop.stages.prepare.page.times import Unreadable, read_minutes
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.fields import set_bad
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_OWN_TOO = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_Delete)


class CellEdit(QLineEdit):
    """One cell. The keys that end it are told by `pressed`; none of them reaches a command of the place."""

    pressed = Signal(int)
    gone = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)  # Ctrl Enter belongs to the room
            if event.type() == QEvent.Type.ShortcutOverride and not ctrl and (alt or event.key() in _OWN + _OWN_TOO):
                event.accept()
                return True
            own = _OWN + _OWN_TOO[:2]
            if event.type() == QEvent.Type.KeyPress and plain and event.key() in own:
                self.pressed.emit(int(event.key()))
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.gone.emit()


class LineEditor(QWidget):
    """Two cells over a line. `kept` carries what stands in them when it is to be kept; `left` that it is over.

    `step` asks for the line above (-1) or below (1), in the part ("title" or "minutes") that was being edited.
    """

    kept = Signal(str, int)
    step = Signal(int, str)
    left = Signal(bool)  # whether the focus should go back to the line

    def __init__(self, parent: QWidget, title: str, minutes: int) -> None:
        super().__init__(parent)
        self._before = (title, minutes)
        self._over = False
        self.title = CellEdit("Title", "What happens", self)
        self.title.setText(title)
        self.minutes = CellEdit("Minutes", "", self)
        self.minutes.setText(str(minutes))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.minutes.setFont(figures("ui", 600))
        for cell in (self.title, self.minutes):
            cell.pressed.connect(self._pressed)
            cell.gone.connect(self._gone)
        self.minutes.textEdited.connect(lambda _text: self._say_bad(""))

    def open_over(self, line: QRect, part: str, typed: str = "") -> None:
        """Stand over a line and take the focus in one part; `typed` replaces what stands there."""
        self.place(line)
        self.show()
        self.raise_()
        cell = self.minutes if part == "minutes" else self.title
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        cell.selectAll()
        if typed:
            cell.insert(typed)

    def place(self, line: QRect) -> None:
        """Follow the line when it moves."""
        self.setGeometry(line)
        px = theme().px
        parts = Places.of(QRectF(0, 0, line.width(), line.height()))
        height = px(ROW) - px(6)
        top = (line.height() - height) // 2
        wide = parts.title.width() >= px(WRITABLE)
        left = round(parts.title.left()) - 8 if wide else round(parts.time.left()) - 2
        width = round(parts.minutes.width() + parts.unit.width()) + px(8)
        right = round(max(parts.minutes.right(), parts.unit.right())) + 3 - width
        self.title.setGeometry(left, top, right - px(4) - left, height)
        self.minutes.setGeometry(right, top, width, height)

    @property
    def part(self) -> str:
        """Which part has, or had last, the focus."""
        return "minutes" if self.minutes.hasFocus() else "title"

    def commit(self) -> bool:
        """Tell what stands here when it changed; False when the minutes cannot be read."""
        try:
            minutes = read_minutes(self.minutes.text())
        except Unreadable as why:
            self._say_bad(str(why))
            return False
        now = (" ".join(self.title.text().split()), self._before[1] if minutes is None else minutes)
        if now != self._before:
            self._before = now
            self.kept.emit(*now)
        return True

    def finish(self, *, back: bool) -> None:
        """End without another word."""
        if not self._over:
            self._over = True
            self.left.emit(back)

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._over

    def _pressed(self, key: int) -> None:
        part = self.part
        if key == Qt.Key.Key_Escape:
            self.finish(back=True)
        elif key == Qt.Key.Key_Tab and part == "title":
            self._go(self.minutes)
        elif key == Qt.Key.Key_Backtab and part == "minutes":
            self._go(self.title)
        elif self.commit():
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.finish(back=True)
            else:
                self.step.emit(-1 if key == Qt.Key.Key_Up else 1, part)

    def _go(self, cell: QLineEdit) -> None:
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        cell.selectAll()

    def _gone(self) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self._over or self.title.hasFocus() or self.minutes.hasFocus():
            return
        self.commit()
        self.finish(back=False)

    def _say_bad(self, words: str) -> None:
        set_bad(self.minutes, bool(words))
        self.minutes.setToolTip(tooltip(words))
        self.minutes.setAccessibleDescription(words)
        if words:
            announce(self.minutes, words)
