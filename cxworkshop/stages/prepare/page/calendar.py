"""The calendar under the dates: each day that is pressed joins the workshop, or leaves it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QVBoxLayout, QWidget

from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import dress_calendar
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.theme import theme

HELP = "Press the days of the workshop. Esc closes."


class DatesPopup(QWidget):
    """`picked` carries all days after a press, as dates in order; `closed` that it is gone."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, days: Iterable[date], today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Days of the workshop")
        self._days: set[date] = set()
        self.calendar = QCalendarWidget()
        dress_calendar(self.calendar)
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
        first = min(self._days, default=today)
        self.calendar.setSelectedDate(QDate(first.year, first.month, first.day))

    def show_days(self, days: Iterable[date]) -> None:
        """Mark these days as the workshop's."""
        plain = QTextCharFormat()
        for day in self._days:
            self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), plain)
        self._days = set(days)
        mark = QTextCharFormat()
        mark.setBackground(theme().soft("accent"))
        mark.setForeground(theme().ink_on("accent"))
        mark.setFontWeight(QFont.Weight.DemiBold)
        for day in self._days:
            self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), mark)

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
        day = date(picked.year(), picked.month(), picked.day())
        self.picked.emit(sorted(self._days ^ {day}))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(1, 1, -1, -1), radius=8, elevation=0)
