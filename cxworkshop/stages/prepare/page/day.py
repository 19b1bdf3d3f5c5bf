"""One day of the agenda: its hours, its ribbon, its lines, where it ends, and what mends it when it is too long."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import counted, date_words
from cxworkshop.stages.prepare.clock import DayTimes, clock, duration, remedies
from cxworkshop.stages.prepare.page.day_list import DayList
from cxworkshop.stages.prepare.page.in_place import TimeInPlace
from cxworkshop.stages.prepare.page.line_editor import LineEditor
from cxworkshop.stages.prepare.page.lines import SIDE, DayModel, figures
from cxworkshop.stages.prepare.page.overrun import Overrun
from cxworkshop.stages.prepare.page.ribbon import Ribbon, pieces_of
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.theme import theme

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DayEnd(QWidget):
    """The last row: when the lines end, and until when the room is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = ""
        self._over = False
        self._times: DayTimes | None = None
        self.words = ElidedLabel("", "ui", "ink", 600)
        self.closes = TimeInPlace("Until when the room is there", self)
        self.total = Label("", "ui", "ink", 600)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 4, SIDE, 0)
        row.setSpacing(0)
        self._lead = row
        row.addWidget(self.words)
        row.addWidget(self.closes)
        row.addStretch(1)
        row.addWidget(self.total)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def show_end(self, times: DayTimes) -> None:
        """What the day comes to."""
        self._times = times
        over, left = times.overrun, 0
        if times.closes is not None and times.ends is not None:
            left = times.closes - times.ends
        closing = clock(times.closes)
        self._at, self._over = clock(times.ends) if times.items else "", bool(over)
        end = "" if self.width() < theme().px(296) else "End: "
        if not times.items:
            self.words.setText("The room is there until" if closing else "No line yet")
            self.closes.show_time(times.day.ends, closing or "room until …", "ink" if closing else "ink2")
        elif over:
            self.words.setText(f"{end}{duration(over)} past")
            self.closes.show_time(times.day.ends, closing, "ink:warn")
        elif left > 0:
            self.words.setText(f"{end}{duration(left)} before")
            self.closes.show_time(times.day.ends, closing)
        else:
            self.words.setText("End")
            self.closes.show_time(times.day.ends, f"by {closing}" if closing else "room until …", "ink2")
        self.words.set_color("ink:warn" if over else "ink")
        self.total.setText(duration(times.minutes) if times.items else "")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._times is not None:
            self.show_end(self._times)

    def _fit(self) -> None:
        px = theme().px
        self._lead.setContentsMargins(SIDE + px(44) + px(3) + px(24) + px(9), 4, SIDE, 0)
        self.setFixedHeight(px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, px = theme(), theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color("line2"), 1))
        painter.drawLine(SIDE, 2, self.width() - SIDE, 2)
        ink = "ink:warn" if self._over else "ink"
        middle = QRectF(SIDE, 4, px(44), self.height() - 4)
        painter.setFont(figures("ui", 600))
        painter.setPen(t.color(ink))
        if self._times is None or not self._times.items:
            return
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self._at or "–")
        side = px(16)
        sign = QRectF(middle.right() + px(3) + px(12) - side / 2, middle.center().y() - side / 2, side, side)
        if self._over:
            draw_icon(painter, sign, "warning", "warn")
        else:
            draw_icon(painter, sign, "check", "accent")


class DayColumn(QWidget):
    """A day on the page. What is typed or pressed is told by signals; the agenda does it."""

    starts_typed = Signal(object)
    ends_typed = Signal(object)
    remedy_chosen = Signal(object)
    menu_wanted = Signal()
    line_wanted = Signal()

    def __init__(self, day_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day_id = day_id
        self.times: DayTimes | None = None
        self._fitting: dict[str, int] = {}  # the minutes of each line when the day last fit
        self.editor: LineEditor | None = None
        self.model = DayModel(self)
        self.title = Label("", "h3", "ink")
        self.weekday = ElidedLabel("", "ui", "ink2")
        self.starts = TimeInPlace("When the day starts", self)
        self.until = Label("", "ui", "ink", 600)
        self.menu = IconButton("dots-three", "This day", 24, icon_size=16)
        self.menu.clicked.connect(self.menu_wanted)
        self.ribbon = Ribbon()
        self.list = DayList(self.model, "Agenda", self)
        self.first = Button("Add a line", "link", icon="plus")
        self.first.clicked.connect(self.line_wanted)
        self.end = DayEnd()
        self.overrun = Overrun()
        self.overrun.hide()
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE - 4, 0)
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self.weekday, 1)
        head.addWidget(self.starts)
        head.addWidget(self.until)
        head.addSpacing(4)
        head.addWidget(self.menu)
        band = QHBoxLayout()
        band.setContentsMargins(SIDE, 0, SIDE, 0)
        band.addWidget(self.ribbon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(3)
        column.addLayout(band)
        column.addSpacing(6)
        column.addWidget(self.list)
        none = QHBoxLayout()
        none.setContentsMargins(SIDE - 4, 0, SIDE, 0)
        none.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(none)
        column.addWidget(self.end)
        column.addSpacing(10)
        column.addWidget(self.overrun)
        column.addStretch(1)
        self.starts.typed.connect(self.starts_typed)
        self.end.closes.typed.connect(self.ends_typed)
        self.overrun.chosen.connect(self.remedy_chosen)
        self.ribbon.picked.connect(self._picked)
        self.list.current_changed.connect(self._current_changed)
        theme().changed.connect(self._restyle)

    def show_day(self, times: DayTimes, *, alone: bool) -> None:
        """Show a day as it is now; `alone`: the workshop has no other."""
        self.times = times
        if not times.overrun:
            self._fitting = {entry.item.id: entry.item.minutes for entry in times.items}
        day = times.day
        self.title.setText("The day" if alone else f"Day {times.number}")
        self.weekday.setText(WEEKDAYS[day.on.weekday()] if day.on is not None else "no date")
        self.weekday.setToolTip(date_words(day.on) if day.on is not None else "")
        ink = "ink:warn" if times.overrun else "ink"
        self.starts.show_time(day.starts, clock(times.starts) or "start …", ink if day.starts is not None else "ink2")
        self.until.setText(f"– {clock(times.ends)}" if times.ends is not None and times.items else "")
        self.until.set_color(ink)
        self.until.setFont(figures("ui", 600))
        name = self.title.text()
        self.starts.set_name(f"{name} starts at")
        self.end.closes.set_name(f"{name}: the room is there until")
        self.menu.set_name(f"{self.title.text()}: more")
        self.model.set_lines(times.items)
        self.list.setAccessibleName(f"Agenda, {self.title.text()}")
        lines = [(e.item.id, e.item.title, e.item.exercise, e.item.minutes) for e in times.items]
        room = times.closes - times.starts if times.closes is not None and times.starts is not None else None
        self.ribbon.set_day(pieces_of(lines), times.starts, room)
        some = bool(times.items) or self.model.gap is not None
        self.list.setVisible(some)
        self.first.setVisible(not some)
        self.end.show_end(times)
        self._show_overrun()

    def _show_overrun(self) -> None:
        times = self.times
        if times is None or not times.overrun:
            self.overrun.hide()
            return
        name = self.title.text()
        line = self.list.current_line()
        found = remedies(times, line.item.id if line is not None else "", self._fitting)
        help_words = "" if found else " A line can be shortened, or moved to another day."
        self.overrun.show_overrun(
            f"{name} is {_long(times.overrun)} too long",
            f"The room closes at {clock(times.closes)}.{help_words}",
            found,
        )
        self.overrun.show()
        previous: QWidget = self.end.closes
        for button in self.overrun.buttons:
            QWidget.setTabOrder(previous, button)
            previous = button

    def _current_changed(self) -> None:
        line = self.list.current_line()
        busy = self.list.hasFocus() or self.editor is not None
        self.ribbon.set_current(line.item.id if line is not None and busy else "")
        self._show_overrun()

    def _picked(self, line_id: str) -> None:
        self.list.focus_row(self.model.row_of(line_id))

    def _restyle(self) -> None:
        self.until.setFont(figures("ui", 600))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(230), super().minimumSizeHint().height())

    # -- editing a line ------------------------------------------------------------------------------------------

    def open_editor(self, row: int, part: str, typed: str = "") -> LineEditor:
        """Open the editor over a row, or over the room for a new line."""
        line = self.model.line_at(row)
        item = line.item if line is not None else None
        editor = LineEditor(self, item.title if item else "", item.minutes if item else 15)
        self.editor = editor
        self.list.delegate.edited = item.id if item is not None else ""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.list.set_current(row)
        editor.open_over(self.list.line_rect(row), part, typed)
        self.list.viewport().update()
        return editor

    def close_editor(self) -> None:
        """Take the editor away; a focus in it goes to the list."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        inside = editor.isAncestorOf(self.window().focusWidget() or self)
        self.list.delegate.edited = None
        if inside:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
        self.list.viewport().update()

    def commit(self) -> None:
        """Keep what is half typed in this day."""
        self.starts.commit()
        self.end.closes.commit()
        if self.editor is not None:
            self.editor.commit()
            self.editor.finish(back=False)


def _long(minutes: int) -> str:
    return counted(minutes, "minute") if minutes < 60 else duration(minutes)


def typed_time(value: object) -> time | None:
    """A time that came through a signal."""
    return value if isinstance(value, time) else None
