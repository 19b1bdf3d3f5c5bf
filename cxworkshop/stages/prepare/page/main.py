"""The Prepare page put together: its one tab, its button, and what each command does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.prepare.page.agenda import FIVE
from cxworkshop.stages.prepare.page.people import FILTERS
from cxworkshop.stages.prepare.page.plan import Plan
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page


class PreparePage(Page):
    """Everything that has to be true before the first person walks in."""

    wide = True  # two days and the people side by side

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one
    import_text_requested = Signal(str, str)  # a pasted table and its kind

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = stage("prepare")
        super().__init__(desk, about.title, about.question, parent)
        self.import_button = Button("Import…", icon="table", key="Ctrl I")
        self.import_button.clicked.connect(lambda: self.import_requested.emit(""))
        self.add_button(self.import_button, spare=True)
        self.plan = Plan(desk)
        self.add_tab("plan", "", lambda: self.plan)
        self.plan.jump.connect(lambda key: desk.jump.emit(key, ""))
        self.plan.people.table_pasted.connect(lambda text: self.import_text_requested.emit(text, "participants"))
        self._stale = False
        self._bind()
        desk.opened.connect(self.on_opened)

    def on_changed(self, changed: Changed) -> None:
        if self.isVisible():
            self.plan.refresh()
        else:
            self._stale = True  # another stage is on the screen: it need not wait for this one

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.plan.refresh()

    def on_opened(self) -> None:
        self.plan.about.reset()
        self.plan.people.show_filter("all")
        self.plan.ready.begin()
        self.plan.refresh()

    def take_focus(self) -> None:
        if self.desk.content.one(Workshop).client.strip():
            self.plan.agenda.focus_first()  # the work here is the plan; a caret in the client's name invites accidents
        else:
            self.plan.about.client.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.plan.leave()

    def goto(self, where: str) -> bool:
        self.show_tab("plan")
        self._catch_up()
        return self.plan.goto(where)

    def state(self) -> dict[str, Any]:
        line, person = self.plan.agenda.current(), self.plan.people.list.current_person()
        return {
            **super().state(),
            "line": line.item.id if line is not None else "",
            "person": person.id if person is not None else "",
            "people": self.plan.people.filter.value() or "all",
        }

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        shown = state.get("people")
        if isinstance(shown, str) and shown in FILTERS:
            self.plan.people.show_filter(shown)
        person = state.get("person")
        row = self.plan.people.model.row_of(person) if isinstance(person, str) else -1
        if row >= 0:
            self.plan.people.list.set_current(row)
        line = state.get("line")
        if isinstance(line, str) and line:
            self.plan.agenda.focus_line(line)

    def _bind(self) -> None:
        agenda, ready, people = self.plan.agenda, self.plan.ready, self.plan.people
        self.desk.commands.bind(
            agenda.shortcuts,
            {
                "prepare.add": agenda.add,
                "prepare.edit": agenda.edit,
                "prepare.kind": agenda.ask_kind,
                "prepare.longer": lambda: agenda.change_minutes(FIVE),
                "prepare.shorter": lambda: agenda.change_minutes(-FIVE),
                "prepare.up": lambda: agenda.shift(-1),
                "prepare.down": lambda: agenda.shift(1),
                "prepare.day_before": lambda: agenda.carry(-1),
                "prepare.day_after": lambda: agenda.carry(1),
                "prepare.remove": agenda.remove,
                "prepare.add_day": agenda.add_day,
                "prepare.remove_day": agenda.remove_day,
            },
        )
        agenda.enable()
        self.desk.commands.bind(
            ready.list,
            {
                "prepare.ready_add": ready.add,
                "prepare.ready_tick": ready.tick,
                "prepare.ready_open": ready.open,
                "prepare.ready_remove": ready.remove,
            },
        )
        self.desk.commands.bind(
            people.list,
            {
                "prepare.person_add": people.add,
                "prepare.person_paste": people.paste,
                "prepare.person_edit": people.edit,
                "prepare.person_signs": people.toggle_signs,
                "prepare.person_leads": people.toggle_leads,
                "prepare.person_answer": people.next_answer,
                "prepare.person_up": lambda: people.move_person(-1),
                "prepare.person_down": lambda: people.move_person(1),
                "prepare.person_remove": people.remove,
            },
        )
