"""Who, what, when and where: four fields that keep what is typed while it is typed, and how the title page looks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.calendar import DatesPopup
from cxworkshop.stages.prepare.page.title_page import TitlePagePanel
from cxworkshop.stages.prepare.records import AgendaItem, Day, Workshop
from cxworkshop.ui.dates import Unreadable, read_dates, show_dates
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.icons import icon
from cxworkshop.ui.taborder import in_reading_order
from cxworkshop.ui.theme import theme

IN_ONE_ROW = 930  # px at 100 %
SHARES = (20, 22, 25, 36, 12)
# Row, column and width of each in a narrow window.
IN_TWO_ROWS = ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 2), (0, 2, 1))
PAUSE = 400  # ms after the last key until what was typed is kept


def show_beginning(editor: QLineEdit) -> None:
    """Scroll a field that nobody types in back to where its words begin."""
    if not editor.hasFocus():
        editor.setCursorPosition(0)


class KeptLine(LineEdit):
    """A line that is kept a moment after the last key, not only when it is left."""

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", placeholder, name, parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())

    def commit(self) -> None:
        self._pause.stop()
        super().commit()

    def set_text(self, text: str) -> None:
        super().set_text(text)
        show_beginning(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        show_beginning(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.selectAll()


class DatesEdit(LineEdit):
    """Dates in words; the calendar opens with Alt+Down, F4 or a press on its icon."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "10–11 March 2026", name, parent)
        self.calendar_action = QAction(icon("calendar-blank", 16, "ink2"), "Calendar", self)
        self.addAction(self.calendar_action, QLineEdit.ActionPosition.LeadingPosition)
        self.calendar_action.setToolTip("Calendar   Alt ↓")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.calendar_action.trigger()
            event.accept()
        else:
            super().keyPressEvent(event)


class About(QWidget):
    """The fields at the head of the plan; below them, when it is wanted, the title page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.client = KeptLine("Who asks for it", "Client")
        self.title = KeptLine("What it is called", "Workshop")
        self.dates = DatesEdit("Dates")
        self.place = KeptLine("Where you meet", "Place")
        self.place.addAction(icon("map-pin", 16, "ink2"), QLineEdit.ActionPosition.LeadingPosition)
        self.dates_field = Field("Dates", self.dates)
        self._popup: DatesPopup | None = None
        self._across = 0
        self._fit()
        theme().changed.connect(self._fit)
        self.title_page = TitlePagePanel(desk, self)
        self.title_page.wanted.connect(self.open_title_page)
        self.title_page.left.connect(self.close_title_page)
        self.title_page.rearranged.connect(lambda: in_reading_order(self))
        first = (Field("Client", self.client), Field("Workshop", self.title))
        rest = (Field("Place", self.place), Field("Title page", self.title_page.field))
        self._fields = (*first, self.dates_field, *rest)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._arrange()
        for editor, name in ((self.client, "client"), (self.title, "title"), (self.place, "place")):
            editor.committed.connect(lambda text, f=name: self._write(f, text))
            editor.editingFinished.connect(self.desk.end_typing)
        self.dates.committed.connect(self._dates_typed)
        self.dates.textEdited.connect(lambda _text: self.dates_field.set_error(""))
        self.dates.calendar_action.triggered.connect(self.open_calendar)

    def _fit(self) -> None:
        # Two days of a long month stand in one line.
        self.dates_field.setMinimumWidth(theme().px(244))
        if self._across:
            self._arrange()

    def _arrange(self) -> None:
        """All beside each other, or in two rows where their words would be cut."""
        across = len(self._fields) if self.width() >= theme().px(IN_ONE_ROW) else 3
        if across == self._across:
            return
        self._across = across
        places = IN_TWO_ROWS if across == 3 else [(0, column, 1) for column in range(across)]
        for (row, column, wide), field in zip(places, self._fields, strict=True):
            self._grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.title_page, 2, 0, 1, across)
        for column in range(len(self._fields)):
            share = SHARES[column] if across > 3 else (2, 2, 1, 0, 0)[column]
            self._grid.setColumnStretch(column, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def refresh(self) -> None:
        """Show what is recorded; a field in the middle of being typed in stays as it is."""
        workshop = self.desk.content.one(Workshop)
        self.client.set_text(workshop.client)
        self.title.set_text(workshop.title)
        self.place.set_text(workshop.place)
        if not self.dates_field.error:
            self.dates.set_text(self._recorded())
            show_beginning(self.dates)
        if self._popup is not None:
            self._popup.show_days(self._days())
        self.title_page.refresh()

    def reset(self) -> None:
        """Another workshop: what was not kept belongs to the one before."""
        self.dates_field.set_error("")
        self.title_page.reset()
        self.refresh()

    def open_title_page(self) -> None:
        """Show where logo and colour are set."""
        self.title_page.show()
        in_reading_order(self)
        self.title_page.focus_first()

    def close_title_page(self) -> None:
        """Put it away; the focus goes back to its field."""
        inside = self.title_page.isAncestorOf(self.window().focusWidget() or self)
        self.title_page.commit()
        self.title_page.hide()
        if inside:
            self.title_page.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_calendar(self) -> None:
        """Pick the days in a calendar; each press keeps."""
        self.dates.commit()
        popup = DatesPopup(self._days(), self.desk.today(), self)
        self._popup = popup
        popup.picked.connect(self._dates_picked)
        popup.closed.connect(self._calendar_closed)
        popup.open_under(self.dates)

    @property
    def popup(self) -> DatesPopup | None:
        """The open calendar, if any."""
        return self._popup

    def leave(self) -> None:
        """Keep what is half typed."""
        for editor in (self.client, self.title, self.dates, self.place):
            editor.commit()
        self.title_page.commit()
        self.desk.end_typing()

    def _write(self, field: str, text: str) -> None:
        store = self.desk.store
        if not self.desk.do(do.write_workshop, field, text) and getattr(store, "read_only", False):
            self.refresh()  # nothing can be kept here: the field does not pretend that it was

    def _days(self) -> list[date]:
        return [day.on for day in self.desk.content.of(Day) if day.on is not None]

    def _recorded(self) -> str:
        days = self._days()
        return show_dates(days) if days else ""

    def _dates_typed(self, text: str) -> None:
        first = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        try:
            days = read_dates(text, self.desk.today(), day_first=first.find("d") < first.find("M"))
        except Unreadable as why:
            self.dates_field.set_error(str(why))
            return
        problem = self._set(days)
        self.dates_field.set_error(problem)
        if not problem:
            self.dates.set_text(self._recorded())

    def _dates_picked(self, days: list[date]) -> None:
        problem = self._set(days)
        if self._popup is not None:
            self._popup.say(problem)
            self._popup.show_days(self._days())
        if not problem:
            self.dates_field.set_error("")
            self.dates.set_text(self._recorded())

    def _set(self, days: list[date]) -> str:
        """Record the dates; what is in the way in one sentence, "" when they are kept."""
        there = self.desk.content.of(Day)
        busy = {item.day for item in self.desk.content.of(AgendaItem)}
        for number, day in enumerate(there[len(days) :], start=len(days) + 1):
            if day.id in busy:
                return f"Day {number} has an agenda: move its lines or remove the day first."
        done = self.desk.do(do.set_dates, days)
        return "" if done else "The dates could not be kept."

    def _calendar_closed(self) -> None:
        self._popup = None
        self.dates.setFocus(Qt.FocusReason.PopupFocusReason)
