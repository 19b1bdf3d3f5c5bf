"""The whole program on one workshop, driven by lines on its input: each names an act, each answer is its seconds.

Keys are pressed as a facilitator presses them, a moment apart, so that what the program does when nothing happens is
done in between and not in the figure.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.app import SETTLE_MS, Starter, hurry, start

if TYPE_CHECKING:
    from cxworkshop.shell.program import Program
    from cxworkshop.stages.teams.page import TeamsPage

PAUSE_MS = 400  # between two keys; longer than the program waits before it looks at lines of sight and open points
PATIENCE = 120.0


class Painted(QObject):
    """Hears when a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


class Session:
    """The program with one workshop open, on the Teams board."""

    def __init__(self, app: QApplication, path: Path) -> None:
        self.app = app
        self._starter: Starter = start(app, path)
        _until(lambda: self._starter.program is not None and self._starter.program.workshops.store is not None)
        assert self._starter.program is not None
        self.program: Program = self._starter.program
        _until(lambda: self.program.window.stack.currentWidget() is self.program.console)
        _until(lambda: len(self.program.console.pages) == len(self._stages()))
        _wait(SETTLE_MS)
        self.page: TeamsPage = self.program.console.go("teams")  # type: ignore[assignment]
        self.program.window.activateWindow()
        self.page.board.focus_first()
        self.rest()

    def _stages(self) -> tuple[object, ...]:
        from cxworkshop.stages import STAGES

        return STAGES

    def place(self) -> float:
        """Seconds from the key that places a team until both columns are painted."""
        self.program.window.activateWindow()
        board = self.page.board
        board.focus_first()
        self.rest()
        group = board.cards.column.group
        key = Qt.Key.Key_2 if group is None or group.value != "frontline" else Qt.Key.Key_3
        return self._painted(board.cards.viewport(), lambda: QTest.keyClick(board.cards, key))

    def headcount(self) -> float:
        """Seconds from the Enter that ends a headcount in the list until its row is painted."""
        self.page.show_tab("list")
        table = self.page.list_tab.table  # type: ignore[union-attr]
        table.focus_row(3, 3)
        self.rest()
        QTest.keyClick(table, Qt.Key.Key_7)
        editor = table.cells.editor
        assert editor is not None
        took = self._painted(table.viewport(), lambda: QTest.keyClick(editor, Qt.Key.Key_Return))
        QTest.keyClick(table.cells.editor or table, Qt.Key.Key_Escape)
        self.page.show_tab("board")
        return took

    def connect(self) -> float:
        """Seconds from saying whom a team supports until its open editor shows it; takes it back afterwards."""
        from cxworkshop.stages.teams import commands
        from cxworkshop.stages.teams.records import Support, Team

        content = self.program.desk.content
        team, *others = content.of(Team)
        there = {link.supported for link in content.of(Support) if link.team == team.id}
        other = next(one for one in reversed(others) if one.id not in there)
        self.page.open_team(team.id)
        self.rest()
        editor = self.page.drawer
        took = self._painted(editor, lambda: self.program.desk.do(commands.connect, team.id, other.id))
        self.rest()
        self.program.desk.undo()
        self.page.side_editor.close()
        self.rest()
        return took

    def switch(self) -> float:
        """Seconds from the key of another stage until its page is painted; comes back afterwards."""
        self.rest()
        other = self.program.console.page("prepare")
        took = self._painted(other, lambda: self.program.go("prepare"))
        self.rest()
        return max(took, self._painted(self.page.board.cards.viewport(), lambda: self.program.go("teams")))

    def close(self) -> None:
        """Publish and let go, as closing the window does."""
        self.program.window.close()

    def rest(self) -> None:
        """Let the program do what it does when nobody presses a key."""
        _wait(PAUSE_MS)
        _until(lambda: not self.program.background.busy)
        _wait(50)

    def _painted(self, widget: QWidget, act: Callable[[], object]) -> float:
        painted = Painted(widget)
        begun = time.perf_counter()
        act()
        while not painted.times:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        took = time.perf_counter() - begun
        widget.removeEventFilter(painted)
        painted.deleteLater()
        return took


def main() -> int:
    hurry()  # as app.main does
    app = QApplication([sys.argv[0]])
    session = Session(app, Path(sys.argv[1]))
    acts = {
        "place": session.place,
        "headcount": session.headcount,
        "connect": session.connect,
        "switch": session.switch,
    }
    print("there", flush=True)
    for line in sys.stdin:
        print(acts[line.strip()](), flush=True)
    session.close()
    return 0


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("the program did not get where it should")
        _wait(10)


if __name__ == "__main__":
    raise SystemExit(main())
