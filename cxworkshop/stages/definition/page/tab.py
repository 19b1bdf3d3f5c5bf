"""What the tabs of this page have in common: a line under the title, buttons in the header, and the page's calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import first_stop
from cxworkshop.ui.room.item import RoomItem

STAGE = "definition"


class Tab(QWidget):
    """One level of the definition. The page calls the lower half; a tab overrides what it needs."""

    dressed = Signal()  # the question, the buttons or the width wanted are others now
    side_wanted = Signal(QWidget)  # an editor to dock at the right of the sheet
    side_done = Signal()
    looked = Signal()  # another record is what the room would be shown
    wanted = Signal()  # a command of this tab was chosen from a menu while another tab shows

    question = ""  # the line under the title
    wide = False  # needs the width of the sheet: the Guide stands back

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.buttons: tuple[QWidget, ...] = ()  # in the header while the tab is shown

    def bind(self, place: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
        """Give commands their deeds in a place of this tab; chosen from a menu elsewhere, they bring the tab first."""

        def here(act: Callable[[], object]) -> Callable[[], None]:
            def run() -> None:
                self.bring()
                act()

            return run

        self.desk.commands.bind(place, {key: here(act) for key, act in acts.items()})

    def bring(self) -> None:
        """A command of this tab was given elsewhere: it comes to the front."""
        if not self.isVisible():
            self.wanted.emit()

    def follow(self, changed: Changed) -> None:
        """Records changed."""

    def read(self) -> None:
        """Another workshop stands on the desk."""

    def leave(self) -> None:
        """Keep what is half typed."""

    def room_item(self) -> RoomItem | None:
        """What is looked at, as the room may see it."""
        return None

    def mark(self, record: str) -> None:
        """Sign the record that is on the wall, "" for none."""

    def goto(self, where: str) -> bool:
        """Select and reveal the record with this id; False when it is not on this tab."""
        return False

    def take_focus(self) -> None:
        """Put the focus where the work is."""
        (first_stop(self) or self).setFocus()

    def state(self) -> dict[str, Any]:
        """What to remember: JSON-ready, ids only."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what was remembered, as far as it still fits."""
