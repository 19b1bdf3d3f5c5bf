"""The window program: the only place where its parts are built and joined.

Start-up, in this order, so that the window is there before anything slow is loaded:

1. The settings of this laptop are read (one small JSON file), and the colours of the theme.
2. The window is shown with its first frame: backstage and sheet in their colours, nothing else. Up to here neither
   the records nor the stages nor any library of theirs is imported, nor the greater part of Qt's own names.
3. When that frame is painted, the theme is put on whole (style, fonts, palette, one stylesheet), and a thread beside
   the window imports the records and the ground the pages stand on. The window stays alive meanwhile.
   Python's collector and PySide's import hook are put aside until it is over. A start without a file after an end
   without a close looks there, too, for the workshop to come back to.
4. Back on the window's thread the parts are built: desk, watch, start page, console. The start page shows; with a
   file to open, a thread reads it and the console shows as soon as it is there.
5. What only an edit needs (SQLAlchemy) is imported in a thread after that; what only a document (ReportLab, pikepdf)
   or an old file (Alembic) needs, when somebody asks for it.
"""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cxworkshop import __version__
from cxworkshop.shell.leftopen import Left, to_open_again, waiting
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.window import Window
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.shell.program import Program
    from cxworkshop.ui.background import Background

USAGE = """cxworkshop-window [FILE.cxw | --sample]

Opens the window: on its start page, on a workshop, or on a fresh copy of the sample.
"""


SETTLE_MS = 3000


class Starter(QObject):
    """Carries the start from the first frame to the program; `started` comes when the program stands."""

    started = Signal(object)

    def __init__(
        self, window: Window, preferences: Preferences, wish: Path | str | None, left: Sequence[Left] = ()
    ) -> None:
        super().__init__(window)
        self._left = list(left)
        self._window, self._preferences, self._wish = window, preferences, wish
        self.background: Background
        self.program: Program | None = None
        window.first.painted.connect(self._load)

    def watch_for_crashes(self) -> Callable[[], None]:
        """Errors nobody caught become one calm message. Not in tests: they want to see them."""
        from cxworkshop.shell.crash import CrashWatch

        watch = CrashWatch(self)
        watch.told.connect(self._tell_crash)
        return watch.install()

    def _tell_crash(self, report: Path | None) -> None:
        if self.program is not None:
            self.program.trouble.crashed(report)
        else:
            # Without a program there is nothing to tell it in: the reason must not be lost.
            print(f"The program could not start. A report is in {report}.", file=sys.stderr)
            QApplication.exit(3)

    def _load(self) -> None:
        # The frame must reach the screen before this thread is busy again.
        QTimer.singleShot(0, self, self._load_beside)

    def _load_beside(self) -> None:
        from cxworkshop.ui.background import Background

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme().apply(app)
        self.background = Background(self)
        self.background.run(partial(_import_the_rest, self._left), self._build)

    def _build(self, again: Path | None) -> None:
        from cxworkshop.shell.program import Program
        from cxworkshop.shell.timebox import TimeBox
        from cxworkshop.shell.watch import Watch
        from cxworkshop.shell.workshops import Workshops
        from cxworkshop.ui.desk import Desk

        window = self._window
        desk = Desk(window, self.background)
        watch = Watch(desk, self.background, window)
        workshops = Workshops(desk, self.background, window)
        box = TimeBox(window)
        self.program = Program(window, self._preferences, desk, self.background, workshops, watch, box)
        if self._wish is None and again is not None:
            workshops.open(again)
        elif self._wish is None:
            window.show_page(self.program.start)
        elif isinstance(self._wish, Path):
            workshops.open(self._wish)
        else:
            workshops.sample()
        self.started.emit(self.program)
        QTimer.singleShot(SETTLE_MS, self, settle)


def _import_the_rest(left: list[Left]) -> Path | None:
    """What the parts of the window stand on, imported beside it; returns the workshop to come back to, if any."""
    import_module("cxworkshop.shell.program")
    import_module("cxworkshop.storage.store")
    from cxworkshop.stages import record_types

    record_types()
    return to_open_again(left) if left else None


def hurry() -> None:
    """Put aside what makes a start slow and does nothing for it; for a process that is this program and no other.

    PySide's import hook opens the source of every module that is imported, to look for features that this program
    does not use. The collector walks again and again over what has just been loaded, and all of that stays.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    gc.disable()


def settle() -> None:
    """The start is over: what is loaded stays, what comes from here on is collected as ever."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def start(app: QApplication, wish: Path | str | None = None) -> Starter:
    """Show the window and begin to load. `wish` is a workshop's path, "sample", or None for the start page."""
    preferences = Preferences()
    look = theme()
    look.set_mode(preferences.mode)
    look.set_text_size(preferences.text_size)
    look.set_strong_contrast(preferences.strong_contrast)
    look.set_reduce_motion(preferences.reduce_motion)
    look.begin(app)
    left = waiting() if wish is None else []
    window = Window(start_page=wish is None and not left)
    window.place(preferences.geometry)
    starter = Starter(window, preferences, wish, left)
    window.show()
    return starter


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is closed. Returns 0; 2 when the command line asks for something else."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words in (["--help"], ["-h"]):
        print(USAGE, end="")
        return 0
    if words == ["--version"]:
        print(__version__)
        return 0
    if len(words) > 1 or (words and words[0].startswith("-") and words[0] != "--sample"):
        print(f"This is not understood: {' '.join(words)}\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    hurry()
    wish: Path | str | None = None
    if words:
        wish = "sample" if words[0] == "--sample" else Path(words[0])
    app = QApplication([sys.argv[0]])
    app.setApplicationName("cxworkshop")
    app.setApplicationDisplayName("Customer centricity workshop")
    app.setApplicationVersion(__version__)
    starter = start(app, wish)
    end_watch = starter.watch_for_crashes()
    try:
        return app.exec()
    finally:
        end_watch()
