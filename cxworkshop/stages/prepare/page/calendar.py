"""The calendar under the dates: each day that is pressed joins the workshop, or leaves it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCalendarWidget, QTableView, QVBoxLayout, QWidget

from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import dress_calendar
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.theme import theme

HELP = "Press the days of the workshop. Esc closes."


class DaysCalendar(QCalendarWidget):
    """Draws its days itself: those of the workshop filled, the one that the keys stand on with a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: set[date] = set()
        dress_calendar(self)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        t = theme()
        on = _day(day)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.fillRect(rect, t.color("raised"))
        chosen = on in self.days
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 6, 6)
        if on == _day(self.selectedDate()):
            draw_ring(painter, cell, 8)
        here = on.month == self.monthShown()
        painter.setFont(t.font("ui", 600 if chosen else 400))
        painter.setPen(t.color("on-accent" if chosen else "ink" if here else "ink3"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(on.day))
        painter.restore()


def _day(day: QDate | date) -> date:
    return day if isinstance(day, date) else date(day.year(), day.month(), day.day())


class DatesPopup(QWidget):
    """`picked` carries all days after a press, as dates in order; `closed` that it is gone."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, days: Iterable[date], today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Days of the workshop")
        self.calendar = DaysCalendar()
        self.note = Paragraph(HELP, "small", "ink3")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 12)
        column.setSpacing(8)
        column.addWidget(self.calendar)
        column.addWidget(self.note)
        self.calendar.clicked.connect(self._toggle)
        for view in self.calendar.findChildren(QTableView):
            view.installEventFilter(self)
        self.show_days(days)
        first = min(self.calendar.days, default=today)
        self.calendar.setSelectedDate(QDate(first.year, first.month, first.day))

    def show_days(self, days: Iterable[date]) -> None:
        """Mark these days as the workshop's."""
        self.calendar.days = set(days)
        self.calendar.updateCells()

    def say(self, problem: str) -> None:
        """What is in the way of the last press; "" brings the help back."""
        self.note.set_color("ink:dang" if problem else "ink3")
        self.note.setText(problem or HELP)
        self.adjustSize()

    def open_under(self, field: QWidget) -> None:
        """Show below a field."""
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(-2, field.height() + 4)))
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._toggle(self.calendar.selectedDate())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False

    def _toggle(self, picked: QDate) -> None:
        self.picked.emit(sorted(self.calendar.days ^ {_day(picked)}))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(1, 1, -1, -1), radius=8, elevation=0)
