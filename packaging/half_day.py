"""A half-day in front of a room, on the sample, by keys alone: every exercise, and twice the cable is pulled.

    python packaging/half_day.py --out OUT [--size 1440x900] [--dark]

The day is played twice, with a room on the wall and without. OUT gets the two workshops with their signed documents, a
picture of console and wall at every station, and what stood on the wall in words. Ends with 1 when the two workshops
differ, when something private was on the wall, or when a document is not what was signed. Where there is an X server
for it (packaging/virtual_screens.py) the room has a display of its own, which can be unplugged; elsewhere it is a plain
window. Run with the Python of .venv.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from half_day_acts import Acts
from half_day_wall import Cable, Moment, Reader
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.core.content import Content
from cxworkshop.documents.seal.verify import verify
from cxworkshop.exchange.contentfile import content_bytes
from cxworkshop.shell.hand import PLAIN, USUAL, Hand, home, nothing_goes_wrong
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.stages import record_types
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff.points import latest, signed_document
from cxworkshop.stages.signoff.records import Seal, SignedPart
from cxworkshop.storage.reading import read_only
from cxworkshop.ui.theme import theme
from tests.shell.audience.desktop import Desktop, missing, x_server

BEGINS = datetime(2027, 2, 9, 12, 27)  # the sample's first day, three minutes early
WITH, WITHOUT = "with", "without"


class Keyboard(Hand):
    """The hand, its keys given to the window that has the keyboard, as the system gives them: the room hears them."""

    def press(self, key: object, modifiers: object = PLAIN) -> None:
        """A key, where the keyboard is."""
        self.pressed += 1
        if QGuiApplication.focusWindow() is None:  # no window manager hands it on when a dialog closes
            self.window.activateWindow()
            self.wait(lambda: QGuiApplication.focusWindow() is not None, "a window with the keyboard")
        QTest.keyClick(QGuiApplication.focusWindow(), key, modifiers)  # type: ignore[call-overload]
        self.settle()


class HalfDay(Acts):
    """One half-day. `with_room` says whether there is a wall; what is done for the workshop is the same."""

    def __init__(
        self,
        app: QApplication,
        out: Path,
        desktop: Desktop | None,
        *,
        with_room: bool,
        pictures: bool,
        size: QSize = USUAL,
        dark: bool = False,
    ) -> None:
        self.with_room, self.dark = with_room, dark
        self.moment = Moment(BEGINS)
        self.hand = Keyboard(app, out, out / "pictures" if pictures else None, self._box)
        self.program = self.hand.program
        self.program.console.plan.moment = self.moment
        if dark:
            theme().set_mode("dark")
        self.hand.window.setGeometry(QRect(0, 0, size.width(), size.height()))
        self.cable = Cable(self.program, desktop) if with_room else None
        self.reader: Reader | None = None
        self.told: list[str] = []

    def _box(self, window: QWidget) -> TimeBox:
        return TimeBox(window, self.moment.seconds, self.moment.stamp)

    def go(self) -> Path:
        """The day; returns the workshop's file, closed."""
        hand, program = self.hand, self.program
        hand.keys("Ctrl+E")
        hand.wait(lambda: program.desk.store is not None and program.watch.standing.progress, "the workshop")
        hand.rest()
        store = program.workshops.store
        assert store is not None
        path = store.path
        if self.with_room:
            self.reader = Reader(program)
        self.day()
        hand.rest()
        hand.keys("Ctrl+Q")
        return path


def play(out: Path, *, with_room: bool, pictures: bool, size: QSize, dark: bool = False) -> list[str]:
    """Play the day once into `out`; returns what was wrong. Displays are simulated where DISPLAY names an X server
    that this program started."""
    shutil.rmtree(out / "home", ignore_errors=True)  # settings of a day before would be another day
    out.mkdir(parents=True, exist_ok=True)
    desktop = _desktop(size) if with_room and QGuiApplication.platformName() in ("", "xcb") else None
    app = QApplication.instance() or QApplication(["cxworkshop"])
    assert isinstance(app, QApplication)
    with home(out / "home", key=True), patch("cxworkshop.core.record.secrets", Counter()), nothing_goes_wrong():
        day = HalfDay(app, out, desktop, with_room=with_room, pictures=pictures, size=size, dark=dark)
        path = day.go()
        day.hand.end()
    content = read_only(path, record_types())
    # No two seals are alike, and no two signatures.
    alike = [one for one in record_types() if one not in (Seal, SignedPart)]
    (out / "content.json").write_bytes(content_bytes(content, alike))
    faults = [*day.told, *check(content, out / "Definition.pdf")]
    if day.reader is not None:
        faults = [*faults, *day.reader.faults]
        pulled = day.cable.pulled if day.cable is not None else 0
        wall = {
            "kinds": sorted(day.reader.kinds),
            "seen": list(day.reader.seen.values()),
            "faults": faults,
            "unplugged": pulled,
        }
        (out / "wall.json").write_text(json.dumps(wall, ensure_ascii=False, indent=1), encoding="utf-8")
    return faults


def check(content: Content, document: Path) -> list[str]:
    """Write the document that was signed, hold it against the workshop and say what it is; what is wrong with it."""
    revision = latest(content)
    pdf = signed_document(content, revision) if revision is not None else None
    if pdf is None:
        return ["nothing was sealed"]
    document.write_bytes(pdf)
    report = verify(pdf, workshop=HeldAgainst(content, pdf))
    print(f"{document.parent.name}/{document.name}: {report.verdict}", flush=True)
    return [one.sentence for one in report.bad]


class Counter:
    """New records are numbered instead of drawn, so that two equal days give equal workshops to the letter."""

    def __init__(self) -> None:
        self._number = 0

    def token_hex(self, size: int) -> str:
        """The next number, as long as a drawn one of `size` bytes."""
        self._number += 1
        return f"{self._number:0{2 * size}x}"


def _desktop(size: QSize) -> Desktop | None:
    """The laptop and the room's display on an X server of our own; None elsewhere."""
    if os.environ.get("QT_QPA_PLATFORM") != "xcb" or "HALF_DAY_DISPLAY" not in os.environ:
        return None
    desktop = Desktop()
    desktop.plug("laptop", (0, 0, size.width(), size.height()))
    desktop.plug("room", (size.width(), 0, 1920, 1080))
    desktop.switch_off_the_output()
    return desktop


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The environment of a program that shall have displays that can be unplugged; as it is where that cannot be."""
    if not sys.platform.startswith("linux") or missing():
        yield {}
        return
    with x_server() as name:
        yield {
            "DISPLAY": name,
            "HALF_DAY_DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }


def both(out: Path, words: list[str]) -> int:
    """Play both days side by side, each in a process of its own, and compare what they leave."""
    command = [sys.executable, str(Path(__file__)), "--out", str(out), *words, "--only"]
    with display() as surroundings:
        days = [
            subprocess.Popen([*command, WITH], env={**os.environ, **surroundings}),
            subprocess.Popen([*command, WITHOUT]),
        ]
        faulty = [day.wait() for day in days]
    if any(faulty):
        return max(faulty)
    with_room, without = ((out / name / "content.json").read_bytes() for name in (WITH, WITHOUT))
    same = with_room == without
    print(f"The two workshops are {'equal' if same else 'different'}; everything is in {out}")
    return 0 if same else 1


def main() -> int:
    """Plays it twice and compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="where everything goes")
    parser.add_argument("--size", default=f"{USUAL.width()}x{USUAL.height()}", help="the console's window")
    parser.add_argument("--dark", action="store_true", help="a dark console and a dark wall")
    parser.add_argument("--no-pictures", action="store_true", help="take none")
    parser.add_argument("--only", choices=(WITH, WITHOUT), help="play one of the two and compare nothing")
    given = parser.parse_args()
    if given.only is None:
        words = ["--size", given.size, *(["--dark"] if given.dark else [])]
        words += ["--no-pictures"] if given.no_pictures else []
        return both(given.out, words)
    wide, _, high = given.size.partition("x")
    size = QSize(int(wide), int(high))
    with_room = given.only == WITH
    pictures = with_room and not given.no_pictures
    faults = play(
        given.out / given.only,
        with_room=with_room,
        pictures=pictures,
        size=size,
        dark=given.dark,
    )
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
