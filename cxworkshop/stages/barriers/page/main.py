"""The Barriers page put together: two tabs, the buttons above, the editor beside, and where the focus goes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.barriers.page.areas_tab import AreasTab
from cxworkshop.stages.barriers.page.lines import header_words
from cxworkshop.stages.barriers.page.owners_tab import OwnersTab
from cxworkshop.stages.barriers.page.side import Side
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.signed import follow_signed

OTHER = Qt.FocusReason.OtherFocusReason
_OWN = (Barrier, Mitigation, AreaAnswer)


class BarriersPage(Page):
    """What stands between a willing team and its customer?"""

    import_requested = Signal(str)  # a spreadsheet's path, or "" to choose one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = stage("barriers")
        super().__init__(desk, about.title, about.question, parent)
        self.areas = AreasTab(desk)
        self.owners: OwnersTab | None = None
        self.side_editor: Side = Side(self)
        self.areas.open_requested.connect(self.side_editor.open_barrier)
        self.areas.area_name_wanted.connect(self._name_area)
        self.areas.escaped.connect(self._escape)
        self._stale = False
        self._header_buttons()
        self.add_tab("areas", "All areas", lambda: self.areas)
        self.add_tab("owners", "By owner", self._make_owners)
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        desk.commands.bind(self.areas.list, self.areas.deeds())
        self._question.installEventFilter(self)
        self.areas.list.current_changed.connect(self.room_item_changed)
        follow_signed(desk, self.areas.list.delegate, self.areas.list)
        self.title_changed.connect(self.room_item_changed)
        desk.marked.connect(lambda _before, now: self.areas.list.mark(now))
        self._say()

    def _header_buttons(self) -> None:
        actions = self.desk.commands.action
        self._filter = IconButton("funnel-simple", "Filter")
        self._filter.set_name("Filter", "/")
        self._filter.clicked.connect(self._begin_filter)
        bring = Button("Import…", icon="table", key="Ctrl I")
        bring.clicked.connect(lambda: self.import_requested.emit(""))
        self._add = Button("", icon="plus")
        self._add.bind(actions("barriers.add"))
        for each in (self._filter, bring, self._add):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.add_button(each, spare=each is bring)
        self.room_button = self.add_room_button()

    # -- tabs and focus -----------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        if self.current_tab == "owners" and self.owners is not None:
            self.owners.take_focus()
        else:
            self.areas.list.focus_first()

    def return_to(self, barrier_id: str) -> None:
        """Give the focus back to the list that shows, on the barrier that was open."""
        if self.current_tab != "owners":
            self.areas.reveal(barrier_id)
        self.take_focus()

    def reveal_current(self) -> None:
        """The list has become narrower: keep the current line in sight."""
        index = self.areas.list.currentIndex()
        if index.isValid():
            self.areas.list.doItemsLayout()
            self.areas.list.scrollTo(index)

    def mark(self, barrier_id: str) -> None:
        """Show in both lists which barrier is open beside them."""
        self.areas.list.marks.marked = barrier_id
        self.areas.list.viewport().update()
        if barrier_id and self.current_tab == "areas":
            line = self.areas.list.current_line()
            if line is None or line.key != barrier_id:
                self.areas.reveal(barrier_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _turned(self) -> None:
        self._add.setVisible(self.current_tab != "owners")
        self.areas.writing.end()
        focus = self.window().focusWidget()
        if self.isVisible() and focus is not None and self.isAncestorOf(focus) and not self.tabs.hasFocus():
            self.take_focus()

    def _begin_filter(self) -> None:
        if self.current_tab == "owners" and self.owners is not None:
            self.owners.filter.open_line()
        else:
            self.areas.filter.open_line()

    def _escape(self) -> None:
        """One thing at a time: the editor, what the digits mean, the filter."""
        tab = self.owners if self.current_tab == "owners" else self.areas
        if self.side_editor.is_open:
            self.side_editor.close()
        elif self.areas.list.marks.part and tab is self.areas:
            self.areas.list.set_part(0)
        elif tab is not None and not tab.filter.isHidden():
            tab.filter.close_line()

    def _make_owners(self) -> OwnersTab:
        tab = self.owners = OwnersTab(self.desk)
        tab.open_requested.connect(self.side_editor.open_barrier)
        tab.areas_requested.connect(self._to_areas)
        tab.escaped.connect(self._escape)
        tab.list.current_changed.connect(self.room_item_changed)
        self.desk.commands.bind(tab.list, tab.deeds())
        return tab

    def _name_area(self, barrier_id: str) -> None:
        self.side_editor.open_barrier(barrier_id)
        self.side_editor.drawer.area_name.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_areas(self) -> None:
        self.show_tab("areas")
        self.areas.list.focus_first()

    def _say(self) -> None:
        """The question with what is open, or, where that does not fit beside every button, only what is open."""
        whole = header_words(self.desk.content)
        # Not by the width the words have now: buttons that gave way to them would never come back.
        fits = QFontMetricsF(self._question.font()).horizontalAdvance(whole) <= self._header.room_for_words
        self.set_question(whole if fits else header_words(self.desk.content, short=True))

    def room_item(self) -> RoomItem | None:
        """The barrier under the hand, or the one that is open beside the list."""
        if self.side_editor.is_open:
            return RoomItem("barriers", "barrier", self.side_editor.drawer.barrier_id)
        if self.current_tab == "owners" and self.owners is not None:
            owned = self.owners.list.current_line()
            return RoomItem("barriers", "barrier", owned.barrier.id) if owned is not None else None
        line = self.areas.list.current_line()
        barrier = line.barrier if line is not None else None
        return RoomItem("barriers", "barrier", barrier.id) if barrier is not None else None

    # -- the page's side ----------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        if not self.isVisible():
            self._stale = True  # another stage is on the screen: it need not wait for this one
            return
        if any(isinstance(change.record, _OWN) for change in changed.changes):
            self._say()
        self.areas.follow(changed)
        if self.owners is not None:
            self.owners.follow(changed)
        self.side_editor.follow(changed)

    def on_opened(self) -> None:
        self.side_editor.close()
        self.areas.writing.drop()
        for tab in (self.areas, self.owners):
            if tab is not None:
                tab.filter.edit.clear()
                tab.filter.hide()
                tab.refresh()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._question and event.type() == QEvent.Type.Resize:
            self._say()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        """Show what changed meanwhile; a day may have passed, too."""
        stale, self._stale = self._stale, False
        if stale:
            self.areas.refresh()
            self.side_editor.renew()
            self._say()
        if self.owners is not None:
            self.owners.refresh()

    def leave(self) -> None:
        self.areas.writing.end()
        self.side_editor.commit()

    def goto(self, where: str) -> bool:
        self._catch_up()
        record = self.desk.content.get(where)
        if isinstance(record, Mitigation):
            if self.current_tab != "owners":
                self.show_tab("areas")
                self.areas.reveal(record.barrier, record.id)
            elif self.owners is not None:
                self.owners.reveal(record.id)
            self.side_editor.open_barrier(record.barrier, record.id)
            return True
        self.show_tab("areas")
        if isinstance(record, Barrier):
            found = self.areas.reveal(record.id)
            self.side_editor.goto(record.id)
        elif isinstance(record, AreaAnswer):
            found = self.areas.reveal_area(record.area.value)
        else:
            found = self.areas.reveal_area(where)
        if found:
            self.areas.list.setFocus(OTHER)
        return found

    def state(self) -> dict[str, Any]:
        return {**super().state(), **self.areas.state()}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        barrier = state.get("barrier")
        if isinstance(barrier, str) and barrier:
            self.areas.list.set_current(barrier)
