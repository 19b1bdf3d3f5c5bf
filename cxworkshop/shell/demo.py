"""A walk through every screen by real keys and clicks, with a picture of each: the same program, no screen needed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.core.errors import DiskFull
from cxworkshop.shell.demo_signing import Signing
from cxworkshop.shell.hand import USUAL, home, nothing_goes_wrong
from cxworkshop.shell.importing import ImportPage
from cxworkshop.stages import STAGES
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.theme import Mode, theme

SMALL = QSize(1280, 720)
LOOKS: tuple[tuple[str, Mode, QSize, int], ...] = (
    ("dark", "dark", USUAL, 100),
    ("1280x720", "light", SMALL, 100),
    ("text-150", "light", USUAL, 150),
)
LARGE = (1, 3, 5)  # the stages shown in large type as well
REVISIONS = ("signoff", "revisions")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def walk(out_dir: Path, workshop_path: Path | None = None) -> list[Path]:
    """Walk through the program with a copy of the sample, or with the workshop given, and return the pictures made.

    Nothing is kept but the pictures: settings and working copies go into a temporary folder. An error anywhere in the
    window, on whatever thread, is raised at the end.
    """
    app = QApplication.instance() or QApplication(["cxworkshop"])
    assert isinstance(app, QApplication)
    out_dir.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="cxworkshop-demo-") as name,
        home(Path(name) / "home", key=True),
        nothing_goes_wrong(),
    ):
        guide = Walk(app, Path(name), out_dir)
        try:
            guide.go(workshop_path)
        finally:
            guide.end()
        return guide.pictures


class Walk(Signing):
    """The hand that goes through every screen."""

    # -- the walk ------------------------------------------------------------------------------------------------------

    def go(self, workshop: Path | None) -> None:
        """Every screen, by the shortest way a facilitator would take."""
        desk, watch = self.program.desk, self.program.watch
        if workshop is not None:
            # A copy: on the way there are votes, a parked thought and two revisions.
            copy = self.folder / workshop.name
            shutil.copyfile(workshop, copy)
            self.program.workshops.open(copy)
        else:
            self.press(Qt.Key.Key_E, CTRL)
        self.wait(lambda: desk.store is not None and watch.standing.progress)
        self.stages()
        self.teams()
        self.principles()
        self.votes()
        self.barriers()
        self.overlays()
        self.signing()
        self.looks()
        self.ends()

    def stages(self) -> None:
        """Each stage by its key, each tab of it."""
        for number, stage in enumerate(STAGES):
            page = self.turn_to(number)
            tabs = page.tab_keys
            for tab in tabs:
                if (stage.key, tab) == REVISIONS:
                    continue  # shown once there are some
                self.turn_to(number, tab)
                self.painted()
                self.shoot(f"{stage.key}-{tab}" if len(tabs) > 1 else stage.key)
            page.show_tab(tabs[0])

    def teams(self) -> None:
        """The Teams stage from close by."""
        page = self.turn_to(1)
        if self.run("teams.rapid"):
            self.shoot("teams-one-by-one")
            self.run("teams.rapid_leave")
        team = next((one for one in self.program.desk.content.of(Team) if one.sight), None)
        if team is not None and page.goto(team.id):
            self.press(Qt.Key.Key_Return)
            self.shoot("team-drawer")
            self.press(Qt.Key.Key_Escape)

    def principles(self) -> None:
        """A cell with its editor, and a measure begun in it."""
        self.turn_to(2, "matrix")
        self.press(Qt.Key.Key_Return)
        self.shoot("principles-cell")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_M)
        self.shoot("principles-measure")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_Escape)

    def votes(self) -> None:
        """A vote on the cries and one on a scale while they are open, and what stands beside them."""
        self.turn_to(3, "imperatives")
        self.press(Qt.Key.Key_Return)
        self.shoot("definition-card-written")
        self.press(Qt.Key.Key_Escape)
        self.turn_to(3, "cries")
        self.keys("D")
        self.shoot("definition-cries-compared")
        self.keys("Esc", "V", "2", "2", "1", "2", "3")
        self.shoot("definition-cries-vote-open")
        self.keys("V")
        self.keys("H", "V", "1", "2", "Enter", "7")
        self.shoot("definition-cries-hands-open")
        self.keys("V", "F", "V", "4", "3", "5", "2")
        self.shoot("definition-fist-open")
        self.keys("Enter")
        self.shoot("definition-fist-closed")
        self.keys("Esc")
        self.turn_to(3, "scales")
        self.keys("V", "7", "8", "8", "T", "6")
        self.shoot("definition-scale-vote-open")
        self.keys("V")
        self.turn_to(4)
        self.keys("V", "2", "3", "3")
        self.shoot("culture-vote-open")
        self.keys("V")
        self.shoot("culture-vote-closed")

    def barriers(self) -> None:
        """A barrier with its mitigations open, and a new one being written."""
        self.turn_to(5, "areas")
        self.press(Qt.Key.Key_Return)
        self.shoot("barrier-drawer")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_N)
        self.type("Two timetables for one pier")
        self.shoot("barrier-new")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_M)
        self.shoot("barrier-mitigation")
        self.press(Qt.Key.Key_Escape)

    def overlays(self) -> None:
        """What opens over the console or on the sheet."""
        self.press(Qt.Key.Key_K, CTRL)
        self.type("te")
        self.shoot("commands")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_F, CTRL)
        self.type("teminal")
        self.shoot("find-anything")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_J, CTRL)
        self.type("Debt letters go out the day the water fails @Rob")
        self.shoot("park-a-thought")
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_T, CTRL)
        self.press(Qt.Key.Key_T, CTRL | SHIFT)
        self.shoot("choose-the-time")
        self.type("20")
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_F1)
        self.shoot("keys")
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_Comma, CTRL)
        self.shoot("settings")
        self.press(Qt.Key.Key_Escape)
        self.bring_in()
        self.program.desk.problem.emit(_disk_full())
        self.shoot("disk-full")
        self.program.trouble.try_again()

    def bring_in(self) -> None:
        """The import page, with a list as people keep it."""
        sheet = self.folder / "Teams of the new depot.csv"
        sheet.write_text(SHEET, encoding="utf-8")
        self.program.extras.bring_in(str(sheet))
        page = self.program.console.extra
        assert isinstance(page, ImportPage)
        self.wait(lambda: page.import_state.plan is not None and not page.import_state.busy, "the list to import")
        self.settle(60)
        self.shoot("import")
        self.press(Qt.Key.Key_Escape)
        self.program.extras.close()

    def looks(self) -> None:
        """Dark, small, large."""
        for name, mode, size, text in LOOKS:
            theme().set_mode(mode)
            theme().set_text_size(text)
            self.window.resize(size)
            self.settle(20)
            for number, stage in enumerate(STAGES):
                if text == 100 or number in LARGE:
                    self.turn_to(number, self.turn_to(number).tab_keys[0])
                    self.painted()
                    self.shoot(f"{stage.key}-{name}")
            if mode == "dark":
                for number, tab in ((1, "sight"), (2, "matrix")):
                    self.turn_to(number, tab)
                    self.shoot(f"{STAGES[number].key}-{tab}-dark")
        theme().set_mode("light")
        theme().set_text_size(100)
        self.window.resize(USUAL)
        self.settle(20)

    def ends(self) -> None:
        """The start page with something to go on with, a new workshop, its first empty stage."""
        self.press(Qt.Key.Key_W, CTRL)
        self.wait(lambda: self.program.desk.store is None)
        self.shoot("start")
        self.press(Qt.Key.Key_N, CTRL)
        self.type("Kestrel Water & Heat")
        self.press(Qt.Key.Key_Return)
        self.type("Customer centricity")
        self.shoot("new-workshop")
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.program.desk.store is not None and self.program.watch.standing.progress)
        self.turn_to(1, "board")
        self.shoot("teams-empty")


def _disk_full() -> DiskFull:
    return DiskFull(
        "The disk is full: the last change could not be saved.",
        "Nothing was changed; everything up to here is on the disk.",
        "Free some space and try again, or save a copy to a USB stick.",
    )


SHEET = """Depot list as of March,,,
,,,
Unit,Team,People,Works for
Networks,Leak Response,46,Contact Centre
,Street Works,12,Leak Response
,Contact Centre,about 20,
Support,Stores,7.5,Street Works
,Stores ,7,Street Works
,Total,92.5,
"""
