"""A day in a line: typed as people say it, read beside what is typed, moved by the arrows, or picked in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from cxworkshop.core.words import date_words
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.dates import MONTH_NAMES, Unreadable
from cxworkshop.ui.days import read_day, weekday_words
from cxworkshop.ui.fields import LineEdit, dress_calendar, set_bad
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps


class DayEdit(LineEdit):
    """`day_committed` carries a date, or None when the field was emptied. What is no day stays, marked, and says why.

    ↑ and ↓ go a day on or back, Page Up and Page Down a month; Alt ↓ opens the calendar.
    """

    day_committed = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        name: str = "Due",
        placeholder: str = "30 Jun, fri, 3 weeks",
        parent: QWidget | None = None,
        *,
        with_calendar: bool = True,
        read: Callable[[str, date], date | None] = read_day,
    ) -> None:
        super().__init__("", placeholder, name, parent)
        self._today = today
        self._read_day = read
        self._day: date | None = None
        self._with_calendar = with_calendar
        self._popup: CalendarPopup | None = None
        self.problem = ""
        if with_calendar:
            self.setTextMargins(0, 0, theme().px(22), 0)
        self.committed.connect(self._read)
        self.textEdited.connect(lambda _text: self._say(""))

    @property
    def day(self) -> date | None:
        """The day that is kept."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day as what is kept; does nothing while the user is in the middle of a change."""
        if self.problem and day == self._day:
            return
        self._day = day
        self.set_text(_shown(day))
        if self.text() == _shown(day):
            self._say("")

    def reading(self) -> date | None:
        """The day that what is typed names, None for nothing. Unreadable says why it is none."""
        return self._read_day(self.text(), self._today())

    def open_calendar(self) -> None:
        """Pick the day with the mouse, or with the arrows."""
        self._popup = CalendarPopup(self._day or self._today(), self)
        self._popup.picked.connect(self._pick)
        self._popup.open_under(self)

    # -- keys and mouse ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if not alt or event.key() == Qt.Key.Key_Down:  # Alt with other keys may go on to the next record
                return keeps(event) or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 30, Qt.Key.Key_PageDown: -30}
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(steps[key])
        else:
            super().keyPressEvent(event)
            if key in ENTER:
                self.commit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._with_calendar and self._sign().adjusted(-4, -8, 8, 8).contains(event.position()):
            self.open_calendar()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_sign = self._with_calendar and self._sign().contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_sign else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _step(self, days: int) -> None:
        try:
            start = self.reading()
        except Unreadable:
            start = self._day
        try:
            day = (start or self._today()) + timedelta(days=days if start else 0)
        except OverflowError:
            return
        self.setText(_shown(day))
        self._say("")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _read(self, _text: str) -> None:
        try:
            day = self.reading()
        except Unreadable as why:
            self._say(str(why))
            return
        self._say("")
        changed, self._day = day != self._day, day
        self._kept = _shown(day)
        self.setText(self._kept)
        if changed:
            self.day_committed.emit(day)

    def _pick(self, day: date) -> None:
        self.setText(_shown(day))
        self.commit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, problem: str) -> None:
        self.problem = problem
        set_bad(self, bool(problem))
        self.setToolTip(tooltip(problem))
        self.setAccessibleDescription(problem)
        if problem:
            announce(self, problem)

    def _sign(self) -> QRectF:
        side = theme().px(16)
        return QRectF(self.width() - side - theme().px(8), (self.height() - side) / 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._with_calendar:
            draw_icon(painter, self._sign(), "calendar-blank", "ink3")
        if self.text() == self._kept or not self.hasFocus():
            return
        try:
            day = self.reading()
        except Unreadable:
            return
        if day is None or _shown(day).casefold() == self.text().strip().casefold():
            return
        font = theme().font("small")
        words = f"{weekday_words(day)} {_shown(day)}"
        right = self._sign().left() - 6 if self._with_calendar else self.width() - 8
        if right - QFontMetricsF(font).horizontalAdvance(words) < self.cursorRect().right() + 4:
            words = _shown(day).rsplit(" ", 1)[0]
        width = QFontMetricsF(font).horizontalAdvance(words)
        if right - width < self.cursorRect().right() + 2:
            return
        painter.setFont(font)
        painter.setPen(theme().color("ink3"))
        painter.drawText(QRectF(right - width - 1, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)


class CalendarPopup(QWidget):
    """A month at a time below a field; `picked` carries the day that was pressed."""

    picked = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        dress_calendar(self.calendar)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self.setAccessibleName(f"Calendar, {date_words(day)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.calendar)
        self._over = False

    def open_under(self, field: QWidget) -> None:
        """Show below a field."""
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(-2, field.height() + 4)))
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        if not self._over:  # a press that also activates comes twice
            self._over = True
            self.picked.emit(date(day.year(), day.month(), day.day()))
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(1, 1, -1, -1), radius=8, elevation=0)


def _shown(day: date | None) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}" if day is not None else ""
