"""The real program, started as app.main does, which says "there" when its first frame, or its board, is painted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from cxworkshop.app import Starter, hurry, start
from cxworkshop.shell.window import Window

if TYPE_CHECKING:
    from cxworkshop.shell.program import Program


class Awaited(QObject):
    """Says "there" once the widget it watches has been painted and the window takes input again."""

    def __init__(self, app: QApplication, program: Program | None = None) -> None:
        super().__init__(app)
        self._program = program
        self._told = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.tell)
        return False

    def tell(self) -> None:
        """There; waits until it is let go."""
        print("there", flush=True)
        sys.stdin.readline()
        if self._program is None:
            os._exit(0)  # nothing is open yet that would have to be closed
        self._program.window.close()
        QApplication.exit(0)


def first_paint(app: QApplication) -> Starter:
    """The floor says "there" within its first paint event, so does this."""
    starter = start(app)
    window = next(widget for widget in app.topLevelWidgets() if isinstance(widget, Window))
    window.first.painted.connect(Awaited(app).tell)
    return starter


def usable(app: QApplication, path: Path) -> Starter:
    """The board of the workshop, with its cards, in the whole window; where the last session left off."""

    def made(page: object, program: Program) -> None:
        # Imported by now: the driver loads nothing that the program would not.
        from cxworkshop.stages.teams.page import TeamsPage
        from cxworkshop.stages.teams.records import Group

        if isinstance(page, TeamsPage):
            page.board.columns[Group.CREATOR].cards.viewport().installEventFilter(Awaited(app, program))

    def stands(program: Program) -> None:
        program.console.made.connect(lambda page: made(page, program))

    starter = start(app, path)
    starter.started.connect(stands)
    return starter


def main() -> int:
    hurry()
    app = QApplication([sys.argv[0]])
    starter = first_paint(app) if sys.argv[1] == "first" else usable(app, Path(sys.argv[2]))
    code = app.exec()
    del starter  # it holds the window
    return code


if __name__ == "__main__":
    raise SystemExit(main())
