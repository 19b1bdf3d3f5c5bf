"""Where a facilitator was in a workshop, kept when they leave it and found again when they come back."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.shell.comeback import Comeback
from cxworkshop.shell.console import Console
from cxworkshop.shell.preferences import Preferences, paper_of
from cxworkshop.shell.watch import Watch
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.desk import Desk


class Places:
    """A place is ids and numbers: nothing that anybody wrote."""

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        workshops: Workshops,
        console: Console,
        watch: Watch,
        comeback: Comeback,
    ) -> None:
        self._desk, self._preferences, self._workshops = desk, preferences, workshops
        self._console, self._watch, self._comeback = console, watch, comeback

    def remember(self) -> None:
        """What is half typed is kept; then where the facilitator is and how far the workshop has come."""
        self._console.leave()
        store = self._workshops.store
        if store is None:
            return
        held, paper = self._console.plan.kept(), self._desk.paper
        place = {**self._console.state(), **self._watch.numbers(), "held": held, "paper": paper}
        self._preferences.paper = paper  # the next workshop begins with it
        self._preferences.set_place(str(store.path), place)
        self._preferences.save()

    def come_back(self, path: Path) -> None:
        """To where somebody was, in the room as well when the program ended without closing the workshop."""
        left = self._comeback.left_of(path)
        place = left.state if left is not None else self._preferences.place(str(path))
        self._desk.paper = paper_of(place.get("paper")) or self._preferences.paper
        if not self._comeback.keeps(path):
            self._console.plan.restore(place.get("held"))
        self._console.restore(dict(place))
        self._console.start_guide(self._preferences.guide_open)
        self._console.focus_sheet()
        if left is not None:
            self._comeback.restore(left)
        self._comeback.keep(path, left)
