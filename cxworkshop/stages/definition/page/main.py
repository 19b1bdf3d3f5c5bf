"""The Definition page put together: its tabs, which buttons stand above them, and where a record is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages import stage
from cxworkshop.stages.definition.page.cries import CriesTab
from cxworkshop.stages.definition.page.imperatives import ImperativesTab
from cxworkshop.stages.definition.page.paper import PaperTab
from cxworkshop.stages.definition.page.scales import ScalesTab
from cxworkshop.stages.definition.page.tab import Tab
from cxworkshop.stages.definition.records import Collision, Definition, Dimension, Imperative, RallyingCry, TrialCase
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem

IMPERATIVES, CRIES, SCALES, PAPER = "imperatives", "cries", "scales", "paper"

# On which tab a record is settled; a trial case belongs to its scale.
HOMES: dict[type, str] = {
    Definition: IMPERATIVES,
    Imperative: IMPERATIVES,
    Collision: IMPERATIVES,
    RallyingCry: CRIES,
    Dimension: SCALES,
    TrialCase: SCALES,
}


class DefinitionPage(Page):
    """What does customer centricity mean here?"""

    import_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = stage("definition")
        super().__init__(desk, about.title, about.question, parent)
        self._tab_widgets: dict[str, Tab] = {}
        self._shown_buttons: tuple[QWidget, ...] = ()
        self._kept: dict[str, Any] = {}
        self._stale = False
        self._on_wall = ""
        self.import_button = Button("Import…", icon="table")
        self.import_button.bind(desk.commands.action("file.import"), text=False)
        self.add_button(self.import_button, spare=True)
        self.room_button = self.add_room_button()
        desk.marked.connect(lambda _before, now: self._mark(now))
        self._offer(IMPERATIVES, "Imperatives", lambda: ImperativesTab(desk))
        self._offer(CRIES, "Rallying cry", lambda: CriesTab(desk))
        self._offer(SCALES, "Scales", lambda: ScalesTab(desk))
        self._offer(PAPER, "Full definition", self._make_paper)
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        self.title_changed.connect(self._dress)

    # -- the tabs ------------------------------------------------------------------------------------------------------

    def tab(self, key: str) -> Tab:
        """A tab by its key, built if it was not yet, without showing it."""
        if key not in self._tab_widgets:
            make = dict(self._tabs)[key]
            widget = self._built[key] = make()
            self._stack.addWidget(widget)
        return self._tab_widgets[key]

    @property
    def shown(self) -> Tab | None:
        """The tab that shows."""
        return self._tab_widgets.get(self.current_tab)

    def _offer(self, key: str, title: str, make: Callable[[], Tab]) -> None:
        def build() -> Tab:
            tab = self._tab_widgets[key] = make()
            for button in tab.buttons:
                button.hide()
                self.add_button(button)
            tab.dressed.connect(self._dress)
            tab.looked.connect(self.room_item_changed)
            tab.mark(self._on_wall)
            tab.wanted.connect(lambda: self.show_tab(key))
            tab.side_wanted.connect(self.open_side)
            tab.side_done.connect(self.close_side)
            kept = self._kept.pop(key, None)
            if isinstance(kept, dict):
                tab.restore(kept)
            return tab

        self.add_tab(key, title, build)

    def _make_paper(self) -> PaperTab:
        paper = PaperTab(self.desk)
        paper.elsewhere_wanted.connect(self._go_elsewhere)
        return paper

    def _go_elsewhere(self, section: str, record: str) -> None:
        """What the page to be signed only shows is written on another tab, or in another stage."""
        if section == "principles":
            self.desk.jump.emit("principles", record)
        elif section in self.tab_keys or section == "cry":
            self.show_tab(CRIES if section == "cry" else section)
            if not record or not self.tab(self.current_tab).goto(record):
                self.take_focus()

    def _turned(self) -> None:
        for key, tab in self._tab_widgets.items():
            if key != self.current_tab:
                tab.leave()
        focus = self.window().focusWidget()
        if self.isVisible() and focus is not None and self.isAncestorOf(focus) and not self.tabs.hasFocus():
            self.take_focus()

    def _dress(self) -> None:
        """The question, the buttons and the width that belong to the tab that shows."""
        tab = self.shown
        if tab is None:
            return
        self.set_question(tab.question)
        for button in (*self._shown_buttons, *tab.buttons):
            button.setVisible(button in tab.buttons)
        self._shown_buttons = tab.buttons
        self.room_button.setVisible(self.current_tab != CRIES)  # there the vote needs the room beside the title
        self.room_item_changed.emit()
        if self.wide != tab.wide:
            self.wide = tab.wide
            if self.isVisible():
                self.side_opened.emit(self.side is not None)

    def room_item(self) -> RoomItem | None:
        """What the tab that shows is about."""
        tab = self.shown
        return tab.room_item() if tab is not None else None

    def _mark(self, record: str) -> None:
        self._on_wall = record
        for tab in self._tab_widgets.values():
            tab.mark(record)

    # -- the page's side -----------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        for tab in self._tab_widgets.values():
            tab.follow(changed)

    def on_opened(self) -> None:
        self._kept = {}
        for tab in self._tab_widgets.values():
            tab.read()

    def leave(self) -> None:
        for tab in self._tab_widgets.values():
            tab.leave()

    def take_focus(self) -> None:
        tab = self.shown
        if tab is not None:
            tab.take_focus()

    def goto(self, where: str) -> bool:
        record = self.desk.content.get(where)
        home = HOMES.get(type(record), "")
        if record is None or not home:
            return False
        self.show_tab(home)
        return self.tab(home).goto(where)

    def state(self) -> dict[str, Any]:
        tabs = {**self._kept, **{key: tab.state() for key, tab in self._tab_widgets.items()}}
        return {**super().state(), "tabs": tabs}

    def restore(self, state: dict[str, Any]) -> None:
        kept = state.get("tabs")
        if isinstance(kept, dict):
            self._kept = {key: value for key, value in kept.items() if key not in self._tab_widgets}
            for key, tab in self._tab_widgets.items():
                if isinstance(kept.get(key), dict):
                    tab.restore(kept[key])
        super().restore(state)
