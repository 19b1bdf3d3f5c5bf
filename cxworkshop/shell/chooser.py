"""Choosing the time: a small card over the timer. Minutes are typed, or a line of today's agenda is found by name."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.shell.dayplan import DayPlan, title
from cxworkshop.shell.finding import fold
from cxworkshop.shell.lines import Line, LineList
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.stages import STAGES
from cxworkshop.stages.prepare.clock import MIDNIGHT, ItemTime, clock
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

USUAL = (5, 10, 15, 20, 30, 45)
MARGIN = 38
WIDTH = 420
SEEN = 7  # lines; the others are reached by arrows, by typing or by scrolling
MINUTES = re.compile(r"^(\d{1,4})\s*(m|min|mins|minutes?)?$", re.IGNORECASE)
SIGNS = {stage.key: stage.icon for stage in STAGES} | {"coffee": "coffee", "lunch": "coffee"}


class TimeChooser(QFrame):
    """Enter takes the minutes typed, or begins the line that is marked; a number button takes its own minutes.

    ↑ and ↓ mark another line, words find one. Esc leaves everything as it was.
    """

    def __init__(self, box: TimeBox, plan: DayPlan, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box, self._plan = box, plan
        self._opener: QWidget | None = None
        self._found: tuple[ItemTime, ...] = ()
        self._at = -1
        self.setAccessibleName("Choose the time")
        self.typed = LineEdit("", "Minutes", "Minutes")
        self.typed.setMaxLength(60)
        self.typed.installEventFilter(self)
        self.typed.textEdited.connect(self._search)
        self.take = Button("Set", "primary", key="Enter")
        self.take.clicked.connect(self._take)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.typed, 1)
        line.addWidget(self.take)
        usual = QHBoxLayout()
        usual.setSpacing(6)
        self.usual: list[Button] = []
        for minutes in USUAL:
            button = Button(str(minutes), "secondary")
            button.setAccessibleName(f"{minutes} minutes")
            button.clicked.connect(lambda _checked=False, minutes=minutes: self._set(minutes))
            self.usual.append(button)
            usual.addWidget(button)
        self.lines = LineList("Today’s agenda")
        self.lines.picked.connect(self._begin)
        self._scroll = scroller(self.lines)
        self._nothing = Label("No line of today’s agenda is called that", "small", "ink2")
        hints = QHBoxLayout()
        hints.setSpacing(6)
        hints.addWidget(Keycap("Esc"))
        hints.addWidget(Label("as it was", "small", "ink2"))
        hints.addStretch(1)
        self._heading = Label("Time for this exercise", "h3", "ink")
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN + 14, MARGIN + 12, MARGIN + 14, MARGIN + 12)
        layout.setSpacing(10)
        layout.addWidget(self._heading)
        layout.addLayout(line)
        layout.addLayout(usual)
        layout.addWidget(self._scroll)
        layout.addWidget(self._nothing)
        layout.addLayout(hints)
        window.installEventFilter(self)
        theme().changed.connect(self._fit)
        self.hide()

    def open(self) -> None:
        """Show the card; the line that comes next is marked."""
        if not self.isVisible():
            self._opener = self.window().focusWidget()
        planned = bool(self._entries())
        self._heading.setText("Time, or a line of today’s agenda" if planned else "Time for this exercise")
        minutes = max(1, round(self._box.seconds / 60))
        words = f"{minutes} min, or a line of the agenda" if planned else f"{minutes} min"
        self.typed.setPlaceholderText(words)
        self.typed.setAccessibleName("Minutes, or a line of the agenda" if planned else "Minutes")
        self.typed.clear()
        self._search("")
        self.show()
        self.raise_()
        self._fit()
        self.typed.setFocus()

    def close_card(self) -> None:
        """Hide it; the focus goes back."""
        self.hide()
        opener, self._opener = self._opener, None
        if opener is not None and opener.isVisible():
            opener.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        if watched is self.typed and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                self.close_card()
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        self._mark(self._at + by)
        if self._at >= 0:
            announce(self.typed, self.lines.lines[self._at].said)

    # -- what is meant -----------------------------------------------------------------------------------------------

    def _entries(self) -> tuple[ItemTime, ...]:
        now = self._plan.today
        return now[0].items if now is not None else ()

    def _minutes(self) -> int | None:
        typed = MINUTES.match(self.typed.text().strip())
        return min(int(typed[1]), MIDNIGHT) if typed is not None else None

    def _search(self, _typed: str) -> None:
        words = [] if self._minutes() is not None else fold(self.typed.text()).split()
        entries = self._entries()
        self._found = tuple(entry for entry in entries if all(word in _searched(entry) for word in words))
        self._nothing.setVisible(bool(entries) and not self._found)
        if self._minutes() is not None:
            self._mark(-1)
        elif words:
            self._mark(0 if self._found else -1)
        else:
            self._mark(self._suggested())

    def _suggested(self) -> int:
        """The line of the stage on the sheet; while that runs, or it has none, the next one."""
        due, running = self._plan.due(), self._plan.running
        if due is None or (running is not None and due.item.id == running.id):
            due = self._plan.coming()
        ids = [entry.item.id for entry in self._found]
        return ids.index(due.item.id) if due is not None and due.item.id in ids else -1

    def _mark(self, at: int) -> None:
        self._at = min(max(at, -1 if self._minutes() is not None else 0), len(self._found) - 1)
        running = self._plan.running
        self.lines.set_lines(
            [
                _line(entry, self._plan, runs=running is not None and entry.item.id == running.id, now=n == self._at)
                for n, entry in enumerate(self._found)
            ]
        )
        self.take.setText("Start" if self._at >= 0 else "Set")
        self._fit()

    def _take(self) -> None:
        minutes = self._minutes()
        if self._at >= 0:
            self._begin(self._found[self._at].item.id)
        elif minutes is not None:
            self._set(minutes)
        elif not self.typed.text().strip():
            self.close_card()

    def _set(self, minutes: int) -> None:
        self._box.choose(minutes)
        self.close_card()

    def _begin(self, line: str) -> None:
        self._plan.take(line)
        self.close_card()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """As high as its lines, up to `SEEN` of them, with the one that is marked in sight."""
        rows = len(self._found)
        self._scroll.setVisible(rows > 0)
        for _ in range(2):  # how high the lines are follows from how wide the card has become
            if rows:
                whole = self.lines.height()
                self._scroll.setFixedHeight(whole if rows <= SEEN else whole * SEEN // rows)
            self._place()
        if self._at >= 0:
            row = self.lines.visualRect(self.lines.model().index(self._at, 0))
            self._scroll.ensureVisible(0, row.center().y(), 0, row.height())

    def _place(self) -> None:
        window = self._window
        self._column.activate()
        width = min(theme().px(WIDTH) + 2 * MARGIN, window.width())
        height = self.sizeHint().height()
        foot = theme().px(40) + 8 - MARGIN
        self.setGeometry((window.width() - width) // 2, window.height() - height - foot, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), radius=10, elevation=3)


def _line(entry: ItemTime, plan: DayPlan, *, runs: bool, now: bool) -> Line:
    item = entry.item
    done = plan.is_done(item.id)
    state = "running" if runs else "done" if done else ""
    sign = "timer" if runs else "check-circle" if done else SIGNS.get(item.exercise, "circle")
    at = clock(entry.starts)
    words = f"{at}  {title(item)}" if at else title(item)
    said = ", ".join(part for part in (at, title(item), f"{item.minutes} minutes", state) if part)
    ink = "ink3" if done else "ink"
    color, weight = ("accent", "fill") if runs or done else ("ink2", "regular")
    return Line(item.id, words, sign, color, weight, ink, f"{item.minutes} min", now, said)  # type: ignore[arg-type]


def _searched(entry: ItemTime) -> str:
    item: AgendaItem = entry.item
    return fold(f"{clock(entry.starts)} {item.title} {item.exercise}")
