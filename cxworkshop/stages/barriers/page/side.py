"""The page's one side editor: opened for a barrier, led by the hand in the list, closed without losing a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cxworkshop.core.store import Changed
from cxworkshop.stages.barriers.page.drawer import BarrierDrawer
from cxworkshop.stages.barriers.records import Barrier, Mitigation
from cxworkshop.stages.teams.records import Team

if TYPE_CHECKING:
    from cxworkshop.stages.barriers.page.main import BarriersPage


class Side(QObject):
    """Makes the drawer when it is first needed, and keeps it and both lists about one barrier."""

    def __init__(self, page: BarriersPage) -> None:
        super().__init__(page)
        self._page = page
        self._drawer: BarrierDrawer | None = None
        self._follow_hand = QTimer(self, singleShot=True, interval=40)
        self._follow_hand.timeout.connect(self._show_current)
        page.areas.list.current_changed.connect(self._follow_hand.start)

    @property
    def drawer(self) -> BarrierDrawer:
        """The editor of a barrier."""
        if self._drawer is None:
            page = self._page
            self._drawer = drawer = BarrierDrawer(page.desk)
            drawer.step_wanted.connect(self._step)
            drawer.closed.connect(self._closed)
            drawer.team_wanted.connect(lambda team: page.desk.jump.emit("teams", team))
            page.desk.commands.bind(
                drawer,
                {
                    "barriers.above": lambda: drawer.step_wanted.emit(-1),
                    "barriers.below": lambda: drawer.step_wanted.emit(1),
                    "barriers.drawer_mitigate": drawer.mitigations.add_mitigation,
                    "barriers.mitigation_up": lambda: drawer.mitigations.order.move_focused(-1),
                    "barriers.mitigation_down": lambda: drawer.mitigations.order.move_focused(1),
                },
            )
        return self._drawer

    @property
    def is_open(self) -> bool:
        """Whether a barrier is open."""
        return self._drawer is not None and self._drawer.is_open

    def open_barrier(self, barrier_id: str, mitigation_id: str = "") -> None:
        """Open a barrier beside the list, with the caret in one of its mitigations if one is named."""
        page, drawer = self._page, self.drawer
        page.areas.writing.end()
        drawer.show_barrier(barrier_id)
        if not drawer.is_open:
            page.open_side(drawer)
            drawer.open(page)
        self._mark()
        if not (mitigation_id and drawer.reveal(mitigation_id)):
            drawer.begin()
        page.reveal_current()

    def goto(self, barrier_id: str) -> None:
        """Show another barrier in a drawer that is open, and leave the focus where it is."""
        if self.is_open and self.drawer.barrier_id != barrier_id:
            self.drawer.show_barrier(barrier_id)
            self._mark()

    def close(self) -> None:
        """Close, with everything kept."""
        if self.is_open:
            self.drawer.close_drawer()

    def commit(self) -> None:
        """Keep what is half typed."""
        if self._drawer is not None:
            self._drawer.commit()

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        if any(isinstance(change.record, Team | Barrier | Mitigation) for change in changed.changes):
            self.renew()

    def renew(self) -> None:
        """Show the open barrier as it is now; without it there is nothing to show."""
        if not self.is_open:
            return
        if self._page.desk.content.find(Barrier, self.drawer.barrier_id) is None:
            self.drawer.close_drawer()
        else:
            self.drawer.show_barrier(self.drawer.barrier_id)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _mark(self) -> None:
        self._page.mark(self.drawer.barrier_id if self.is_open else "")

    def _show_current(self) -> None:
        """An open drawer follows the hand in the list."""
        areas = self._page.areas
        line = areas.list.current_line()
        if line is not None and line.barrier is not None and areas.list.hasFocus():
            self.goto(line.barrier.id)

    def _step(self, way: int) -> None:
        areas = self._page.areas
        areas.reveal(self.drawer.barrier_id)
        while areas.list.step(way):
            line = areas.list.current_line()
            if line is not None and line.barrier is not None:
                self.drawer.show_barrier(line.barrier.id)
                self._mark()
                return
        areas.reveal(self.drawer.barrier_id)

    def _closed(self) -> None:
        page, barrier = self._page, self.drawer.barrier_id
        self.drawer.commit()
        page.close_side()
        page.mark("")
        if page.isVisible():
            page.return_to(barrier)
