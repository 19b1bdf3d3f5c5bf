"""Starting: from the command to the first painted frame, and to a workshop one can work in.

Each start is a process of its own without a screen; the floor is an empty PySide6 window, started in turns with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import home, workshop_file
from cxworkshop.shell.preferences import Preferences

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("there", flush=True)
        sys.stdin.readline()
        QApplication.exit(0)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""


def figures(quick: bool) -> list[Figure]:
    """First paint, and usable with 30 and 10,000 teams with their 40,000 links."""
    rounds = 5 if quick else 9
    with home() as folder:
        small, large = (workshop_file(folder, size, filled=False) for size in (30, 10_000))
        filled = workshop_file(folder, 10_000)
        _left_on_the_board((small, large, filled))
        acts: dict[str, Callable[[], float]] = {
            "empty": lambda: _start([sys.executable, "-c", EMPTY]),
            "first": lambda: _start([sys.executable, "-m", "benchmarks.start_driver", "first"]),
            "small": lambda: _usable(small),
            "large": lambda: _usable(large),
            "filled": lambda: _usable(filled),
        }
        for act in acts.values():  # byte code, fonts and files are in their caches from here on
            act()
        took = in_turns(rounds, **acts)
    window = "an empty PySide6 window"
    return [
        Figure("first paint", None, took["first"], 1.3, window, took["empty"]),
        Figure("a workshop usable", 30, took["small"], 2.5, window, took["empty"]),
        Figure("a workshop usable", 10_000, took["large"], 1.5, "30 teams", took["small"]),
        Figure("a workshop usable, all stages filled", 10_000, took["filled"], None, "30 teams", took["small"]),
    ]


def _left_on_the_board(files: Iterable[Path]) -> None:
    """The next start comes back to the board, as after any session that ended there."""
    preferences = Preferences()
    for path in files:
        preferences.set_place(str(path), {"stage": "teams"})
    preferences.save()


def _usable(path: Path) -> float:
    return _start([sys.executable, "-m", "benchmarks.start_driver", "usable", str(path)])


def _start(command: list[str]) -> float:
    """Seconds until the process says that it is there; then it is let go in an orderly way."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, bufsize=1
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - begun
        process.communicate("\n", timeout=60)
    if line != "there\n" or process.returncode:
        raise RuntimeError(f"{command[-2:]} did not start")
    return took
