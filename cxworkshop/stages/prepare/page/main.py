"""The Prepare page put together: its tabs, its buttons, and what each command does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.prepare.clock import BREAKS
from cxworkshop.stages.prepare.page.agenda import FIVE
from cxworkshop.stages.prepare.page.people import FILTERS
from cxworkshop.stages.prepare.page.plan import Plan
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem

if TYPE_CHECKING:
    from cxworkshop.stages.prepare.page.room_check import RoomCheck

PLAN, ROOM = "plan", "room"
ROOM_QUESTION = "Can the last row read it, and is the right screen the room?"
OPEN_ROOM = "room.open"


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
        self.room_check: RoomCheck | None = None  # made when its tab is first shown
        self._room_place = QWidget(self)
        self._room_place.hide()  # until its tab is chosen
        self._room_kept: object = None
        self._add_open_button()
        self.add_tab(PLAN, "Plan", lambda: self.plan)
        self.add_tab(ROOM, "Room check", self._make_room_check)
        self.title_changed.connect(self._tab_shown)
        self.plan.jump.connect(lambda key: desk.jump.emit(key, ""))
        self.plan.people.table_pasted.connect(lambda text: self.import_text_requested.emit(text, "participants"))
        self._stale = False
        self._bind()
        desk.opened.connect(self.on_opened)

    def _add_open_button(self) -> None:
        self.open_button = Button("Open the room", "primary", icon="monitor-play")
        if any(command.key == OPEN_ROOM for command in self.desk.commands.all()):
            self.open_button.bind(self.desk.commands.action(OPEN_ROOM))
        self.add_button(self.open_button)

    def _make_room_check(self) -> QWidget:
        # Imported here: the wall's kit is not needed for the plan, which is what the program starts with.
        from cxworkshop.stages.prepare.page.room_check import RoomCheck

        check = self.room_check = RoomCheck(self.desk)
        check.restore(self._room_kept)
        inside = QVBoxLayout(self._room_place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(check)
        return self._room_place

    def _open_title_page(self) -> None:
        self.show_tab(PLAN)
        self.plan.about.open_title_page()

    def _in_room(self, act: Callable[[RoomCheck], None]) -> None:
        """Do something of the room check, from a menu too: its tab comes first."""
        self.show_tab(ROOM)
        if self.room_check is not None:
            act(self.room_check)

    def _tab_shown(self) -> None:
        room = self.current_tab == ROOM
        self.set_question(ROOM_QUESTION if room else stage("prepare").question)
        self.import_button.setVisible(not room)

    def _refresh(self) -> None:
        self.plan.refresh()
        if self.room_check is not None:
            self.room_check.refresh()

    def on_changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True  # another stage is on the screen: it need not wait for this one

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._refresh()

    def on_opened(self) -> None:
        self.plan.about.reset()
        self.plan.people.show_filter("all")
        self.plan.ready.begin()
        self.plan.refresh()
        self._room_kept = None
        if self.room_check is not None:
            self.room_check.forget()

    def take_focus(self) -> None:
        if self.current_tab == ROOM and self.room_check is not None:
            self.room_check.take_focus()
        elif self.desk.content.one(Workshop).client.strip():
            self.plan.agenda.focus_first()  # the work here is the plan; a caret in the client's name invites accidents
        else:
            self.plan.about.client.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.plan.leave()
        if self.room_check is not None:
            self.room_check.commit()

    def goto(self, where: str) -> bool:
        self.show_tab(PLAN)
        self._catch_up()
        return self.plan.goto(where)

    def room_item(self) -> RoomItem | None:
        """The welcome while the workshop is described, else the agenda or a break of it; the test pattern."""
        if self.current_tab == ROOM:
            return RoomItem("", "pattern")
        focus = self.window().focusWidget()
        line = self.plan.agenda.current()
        if line is None or (focus is not None and self.plan.about.isAncestorOf(focus)):
            return RoomItem("prepare", "welcome")
        kind = "pause" if line.item.exercise in BREAKS else "agenda"
        return RoomItem("prepare", kind, line.item.id)

    def state(self) -> dict[str, Any]:
        line, person = self.plan.agenda.current(), self.plan.people.list.current_person()
        return {
            **super().state(),
            "line": line.item.id if line is not None else "",
            "person": person.id if person is not None else "",
            "people": self.plan.people.filter.value() or "all",
            "room": self.room_check.state() if self.room_check is not None else self._room_kept,
        }

    def restore(self, state: dict[str, Any]) -> None:
        self._room_kept = state.get("room")
        if self.room_check is not None:
            self.room_check.restore(self._room_kept)
        super().restore(state)
        shown = state.get("people")
        if isinstance(shown, str) and shown in FILTERS:
            self.plan.people.show_filter(shown)
        person = state.get("person")
        row = self.plan.people.model.row_of(person) if isinstance(person, str) else -1
        if row >= 0:
            self.plan.people.list.set_current(row)
        line = state.get("line")
        if isinstance(line, str) and line and self.current_tab != ROOM:
            self.plan.agenda.focus_line(line)

    def _bind(self) -> None:
        self.desk.commands.bind(
            self._room_place,
            {
                "prepare.room_identify": lambda: self._in_room(lambda check: check.identify()),
                "prepare.room_pattern": lambda: self._in_room(lambda check: check.toggle_pattern()),
                "prepare.room_large": lambda: self._in_room(lambda check: check.toggle_large()),
            },
        )
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
                "prepare.title_page": self._open_title_page,
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
