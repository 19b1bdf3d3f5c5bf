"""The plan on one page: what the day is, how it runs, whether all is ready, and who comes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.stages.prepare.page.about import About
from cxworkshop.stages.prepare.page.agenda import Agenda
from cxworkshop.stages.prepare.page.lines import SIDE
from cxworkshop.stages.prepare.page.people_panel import PeoplePanel
from cxworkshop.stages.prepare.page.ready_panel import ReadyPanel
from cxworkshop.stages.prepare.records import AgendaItem, Day, Participant, Readiness, Workshop
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import Field
from cxworkshop.ui.page import INSET
from cxworkshop.ui.scroller import scroller
from cxworkshop.ui.theme import theme

TOP = 18
LEAST_PEOPLE = 200
LEAST_WORK = 150  # agenda and side: below it the whole plan scrolls


class Rule(QWidget):
    """A hairline across, or down."""

    def __init__(self, *, down: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("line"))


class Side(QScrollArea):
    """Ready? above People; each gets what it needs, and half each when that is too much. Scrolls in a low window."""

    def __init__(self, ready: ReadyPanel, people: PeoplePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready, self._people = ready, people
        self._rule = Rule()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(14, TOP, INSET - 6, 8)
        column.setSpacing(0)
        column.addWidget(ready)
        column.addSpacing(8)
        column.addWidget(self._rule)
        column.addSpacing(12)
        column.addWidget(people, 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ready.resized.connect(self._share)
        people.resized.connect(self._share)
        theme().changed.connect(self._share)

    def _share(self) -> None:
        between = TOP + 8 + 8 + 1 + 12
        least = theme().px(LEAST_PEOPLE) if self._people.model.rowCount() else theme().px(170)
        ready_least = self._ready.fitting_height(0)
        self._inside.setMinimumHeight(ready_least + between + least)
        room = max(self.viewport().height(), ready_least + between + least) - between
        people = max(room // 2, least)
        self._ready.setFixedHeight(max(ready_least, self._ready.fitting_height(room - people)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()


class Plan(QWidget):
    """`jump` names a stage that a thing of the Ready? list is about."""

    jump = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.about = About(desk)
        self.agenda = Agenda(desk)
        self.ready = ReadyPanel(desk)
        self.people = PeoplePanel(desk)
        self.side = Side(self.ready, self.people)
        self.work = QWidget()
        inside = QWidget()
        inside.setAccessibleName("Plan")
        top = QVBoxLayout()
        top.setContentsMargins(INSET, 16, INSET, 0)
        top.setSpacing(16)
        top.addWidget(self.about)
        top.addWidget(Rule())
        left = QVBoxLayout()
        left.setContentsMargins(INSET - SIDE, 0, 2, 0)
        left.addWidget(self.agenda)
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Rule(down=True))
        row.addWidget(self.side)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.work, 1)
        self.area = scroller(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.keep_part(self.work)
        for field in self.about.findChildren(Field):
            self.area.keep_together(field.editor, field)  # its name too
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        theme().changed.connect(self._fit)
        self._fit()
        self.ready.jump.connect(self.go)
        self.agenda.dates_wanted.connect(lambda: self.go("dates", ""))
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.about.refresh()
        self.agenda.refresh()
        self.ready.refresh()
        self.people.refresh()

    def go(self, part: str, where: str) -> None:
        """Go where a thing of the Ready? list is settled."""
        fields = {"client": self.about.client, "dates": self.about.dates, "place": self.about.place}
        if part == "client" and self.about.client.text().strip():
            fields["client"] = self.about.title
        if part in fields:
            fields[part].setFocus(Qt.FocusReason.OtherFocusReason)
            fields[part].selectAll()
            day = next((c for c in self.agenda.columns if c.day_id == where), None)
            if part == "dates" and day is not None and day.times is not None and day.times.day.on is not None:
                day.starts.setFocus(Qt.FocusReason.OtherFocusReason)
        elif part == "teams":
            self.jump.emit("teams")
        elif part in ("people", "facilitators", "approvers"):
            chosen = {"people": "open", "facilitators": "lead", "approvers": "sign"}[part]
            self._go_people(chosen, where)
        elif not (where and self.agenda.focus_day(where)):
            self.agenda.focus_first()

    def _go_people(self, chosen: str, where: str) -> None:
        people = self.desk.content.of(Participant)
        key = {"sign": any(p.approver for p in people), "lead": any(p.facilitator for p in people)}.get(chosen, False)
        self.people.show_filter(chosen if key else "all")
        if not (where and self.people.focus_person(where)):
            self.people.focus_list()

    def goto(self, where: str) -> bool:
        """Focus a record of this page by its id."""
        record = self.desk.content.get(where)
        if isinstance(record, Workshop):
            self.about.client.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(record, Day):
            return self.agenda.focus_day(where)
        elif isinstance(record, AgendaItem):
            return self.agenda.focus_line(where)
        elif isinstance(record, Participant):
            return self.people.focus_person(where)
        elif isinstance(record, Readiness):
            return self.ready.focus_thing(where)
        else:
            return False
        return True

    def leave(self) -> None:
        """Keep what is half typed, wherever it is."""
        self.about.leave()
        self.agenda.leave()
        self.ready.commit()
        self.people.commit()

    def _fit(self) -> None:
        self.work.setMinimumHeight(theme().px(LEAST_WORK))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme().px
        self.side.setFixedWidth(max(px(300), min(px(428), round(self.width() * 0.355))))
