"""The whole program with its wall open, driven by lines on its input as the other driver is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.screen_driver import PATIENCE, Painted, Session, _until
from cxworkshop.app import hurry
from cxworkshop.stages.teams.commands import rename_team
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.stages.teams.records import Team

WALL = (1920, 1080)


class InTheRoom(Session):
    """A workshop on the Teams board, its wall a window of 1920 × 1080; the room's picture does not fade."""

    def __init__(self, app: QApplication, path: Path) -> None:
        super().__init__(app, path)
        theme().set_reduce_motion(True)  # the fade lasts as long as it lasts; what is asked is when it begins
        self.room = self.program.desk.room
        self.open()
        self._turn = 0

    @property
    def wall(self) -> QWidget:
        """The window on the wall."""
        return self.program.in_room.projector.window

    def open(self) -> None:
        """Open the wall, showing the team that is selected."""
        if not self.room.is_open:
            self.program.desk.commands.action("room.open").trigger()
            _until(lambda: self.room.is_open and self.wall.isVisible())
        self.wall.resize(*WALL)
        self.page.board.focus_first()
        self.program.desk.commands.action("room.show").trigger()
        self.rest()

    def send(self) -> float:
        """Seconds from Ctrl Enter until the wall shows the team that is selected."""
        self.open()
        self.page.open_team(self._other().id)
        self.page.side_editor.close()
        self.rest()
        return self._seen([self.wall], lambda: self.program.desk.commands.action("room.show").trigger())

    def both(self) -> float:
        """Seconds from renaming the team on the wall until the board and the wall show its name."""
        self.open()
        return self._renamed([self.page.board.cards.viewport(), self.wall])

    def one(self) -> float:
        """The same with no wall, until the board shows it."""
        if self.room.is_open:
            self.program.desk.commands.action("room.open").trigger()
            _until(lambda: not self.room.is_open)
        self.page.board.focus_first()
        self.rest()
        return self._renamed([self.page.board.cards.viewport()])

    def _renamed(self, seen: Sequence[QWidget]) -> float:
        self._turn += 1
        team = self.page.board.current()
        assert team is not None
        return self._seen(seen, lambda: self.program.desk.do(rename_team, team.id, f"Renamed {self._turn}"))

    def _other(self) -> Team:
        from cxworkshop.stages.teams.records import Team

        teams = self.program.desk.content.of(Team)
        self._turn += 1
        return teams[self._turn % min(20, len(teams))]

    def _seen(self, widgets: Sequence[QWidget], act: Callable[[], object]) -> float:
        painted = [Painted(widget) for widget in widgets]
        begun = time.perf_counter()
        act()
        while not all(one.times for one in painted):
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError("what should be painted is not")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        took = time.perf_counter() - begun
        for widget, one in zip(widgets, painted, strict=True):
            widget.removeEventFilter(one)
            one.deleteLater()
        return took


def main() -> int:
    hurry()  # as app.main does
    app = QApplication([sys.argv[0]])
    session = InTheRoom(app, Path(sys.argv[1]))
    acts = {"send": session.send, "both": session.both, "one": session.one}
    print("there", flush=True)
    for line in sys.stdin:
        print(acts[line.strip()](), flush=True)
    session.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
