"""One workshop from `new` to a signed revision, by keys and mouse alone, on an organisation's published lists.

    python packaging/day.py FOLDER --out OUT [--client NAME]

FOLDER holds teams.csv and principles.csv, and culture.csv, barriers.csv and team_metrics.csv as far as they exist. OUT
gets the workshop file, the signed document as PDF and a picture of every page; it ends with 1 when the document is not
what was signed. Run with the Python of .venv; needs no screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from day_lists import Lists, read
from day_stages import Stages
from PySide6.QtWidgets import QApplication

from cxworkshop.documents.seal.report import Report
from cxworkshop.shell.hand import USUAL, Hand, home, nothing_goes_wrong
from cxworkshop.shell.window import SMALLEST
from cxworkshop.stages import STAGES
from cxworkshop.ui.theme import theme

TITLE = "Customer centricity"


class Day(Stages):
    """The whole day, stage by stage, with a line about each."""

    def __init__(self, app: QApplication, out: Path, lists: Lists, client: str, *, pictures: bool = True) -> None:
        self.lists, self.client = lists, client
        self.hand = Hand(app, out, out if pictures else None)
        self.document = out / f"{client}.pdf"
        self.lines: list[str] = []
        self.report: Report | None = None  # of the document, by the window's own check

    @property
    def workshop(self) -> Path:
        """The file of the workshop that is open."""
        store = self.hand.program.workshops.store
        assert store is not None
        return store.path

    def go(self) -> Path:
        """The day itself; returns the workshop's file, closed."""
        for name, act in (
            ("Begin", self.begin),
            ("Prepare", self.prepare),
            ("Teams", self.teams),
            ("Principles", self.principles),
            ("Matrix", self.matrix),
            ("Imperatives", self.imperatives),
            ("Rallying cry", self.cries),
            ("Scales", self.scales),
            ("Culture", self.culture),
            ("Barriers", self.barriers),
            ("Open points", self.words),
            ("Sign-off", self.sign),
            ("Document", self.export),
            ("Check", self.check),
        ):
            with self.told(name):
                act()
        path = self.workshop
        self.hand.keys("Ctrl+Q")
        return path

    @contextmanager
    def told(self, name: str) -> Iterator[None]:
        """Count what a stage takes."""
        pressed, typed, since = self.hand.pressed, self.hand.typed, time.monotonic()
        yield
        keys, letters = self.hand.pressed - pressed, self.hand.typed - typed
        line = f"{name:<13}{keys:>6} keys {letters:>7} letters {time.monotonic() - since:>7.1f} s"
        self.lines.append(line)
        print(line, flush=True)

    def begin(self) -> None:
        """From the start page to the first stage of a new workshop."""
        hand, program = self.hand, self.hand.program
        hand.shoot("start")
        hand.keys("Ctrl+N", f"'{self.client}", "Enter", f"'{TITLE}")
        hand.shoot("new")
        hand.keys("Enter")
        hand.wait(lambda: program.desk.store is not None and program.watch.standing.progress, "the new workshop")
        hand.rest()

    def export(self) -> None:
        """The document, by the dialog that asks where it goes."""
        finished: list[object] = []
        self.hand.program.exporter.finished.connect(finished.append)
        self.hand.keys("Ctrl+P")
        self.hand.wait(lambda: self.hand.focus.window() is not self.hand.window, "the dialog")
        self.hand.keys("Ctrl+A", f"'{self.document}", "Enter")
        self.hand.wait(lambda: finished, "the document")
        self.hand.shoot("exported")

    def check(self) -> None:
        """The document let fall on the window, as somebody does who was sent it; and back."""
        hand, checking = self.hand, self.hand.program.checking
        hand.drop(self.document)
        hand.wait(lambda: checking.page is not None and not checking.page.busy, "the verdict")
        page = checking.page
        assert page is not None
        assert page.found is not None
        hand.rest()
        self.report = page.found.report
        hand.shoot("checked")
        hand.keys("Esc")


def come_back(app: QApplication, out: Path, *, pictures: bool = True) -> Hand:
    """Start the program again and open the workshop that was last, as the next morning."""
    hand = Hand(app, out, out if pictures else None)
    program = hand.program
    hand.rest()
    hand.wait(lambda: program.start.list.hasFocus(), "the list of workshops")
    hand.shoot("start-again")
    hand.keys("Enter")
    hand.wait(lambda: program.desk.store is not None and program.watch.standing.progress, "the workshop")
    hand.rest()
    return hand


def look_around(hand: Hand) -> None:
    """Every page and tab of the workshop that is open, dark and in the smallest window."""
    for name, mode, size in (("dark", "dark", USUAL), ("small", "light", SMALLEST)):
        theme().set_mode(mode)  # type: ignore[arg-type]
        hand.window.resize(size)
        hand.settle(20)
        for number, stage in enumerate(STAGES):
            hand.keys(f"Ctrl+{number}")
            page = hand.program.console.current
            assert page is not None
            for _ in page.tab_keys:
                hand.shoot(f"{stage.key}-{page.current_tab}-{name}")
                hand.keys("Ctrl+PgDown")


def main() -> int:
    """Runs the day and says where everything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the lists are")
    parser.add_argument("--out", type=Path, required=True, help="where everything goes")
    parser.add_argument("--client", default="", help="whose workshop it is; without it, the folder's name")
    given = parser.parse_args()
    client = given.client or given.folder.name.replace("_", " ").title()
    given.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["cxworkshop"])
    assert isinstance(app, QApplication)
    with home(given.out / "home", key=True), nothing_goes_wrong():
        day = Day(app, given.out, read(given.folder), client)
        path = day.go()
        day.hand.end()
        again = come_back(app, given.out / "next morning")
        look_around(again)
        again.end()
    pictures = len(day.hand.pictures) + len(again.pictures)
    print(f"{path.name}, {day.document.name} and {pictures} pictures are in {given.out}")
    assert day.report is not None
    print(f"{day.document.name}: {day.report.verdict}")
    return 0 if day.report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
