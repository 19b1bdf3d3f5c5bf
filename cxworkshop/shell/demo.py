"""A walk through every screen by real keys and clicks, with a picture of each: the same program, no screen needed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.core.errors import DiskFull
from cxworkshop.shell.hand import USUAL, Hand, home, nothing_goes_wrong
from cxworkshop.stages import STAGES
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.theme import theme

SMALL = QSize(1280, 720)
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
        home(Path(name) / "home"),
        nothing_goes_wrong(),
    ):
        guide = Walk(app, Path(name), out_dir)
        try:
            guide.go(workshop_path)
        finally:
            guide.end()
        return guide.pictures


class Walk(Hand):
    """The hand that goes through every screen."""

    # -- the walk ------------------------------------------------------------------------------------------------------

    def go(self, workshop: Path | None) -> None:
        """Every screen, by the shortest way a facilitator would take."""
        desk, watch = self.program.desk, self.program.watch
        if workshop is not None:
            self.program.workshops.open(workshop)
        else:
            self.press(Qt.Key.Key_E, CTRL)
        self.wait(lambda: desk.store is not None and watch.standing.progress)
        self.stages()
        self.teams()
        self.overlays()
        self.looks()
        self.ends()

    def stages(self) -> None:
        """Each stage, by its key."""
        for number, stage in enumerate(STAGES):
            self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
            self.shoot(stage.key)

    def teams(self) -> None:
        """The Teams stage from all sides."""
        self.press(Qt.Key.Key_1, CTRL)
        page = self.program.console.current
        assert page is not None
        if self.run("teams.rapid"):
            self.shoot("teams-one-by-one")
            self.run("teams.rapid_leave")
        team = next((one for one in self.program.desk.content.of(Team) if one.sight), None)
        if team is not None and page.goto(team.id):
            self.press(Qt.Key.Key_Return)
            self.shoot("team-drawer")
            self.press(Qt.Key.Key_Escape)
        for key in ("sight", "list"):
            if key in page.tab_keys:
                page.show_tab(key)
                self.shoot(f"teams-{key}")
        page.show_tab(page.tab_keys[0])

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
        self.settle(60)
        self.shoot("import")
        self.press(Qt.Key.Key_Escape)
        self.program.extras.close()

    def looks(self) -> None:
        """Dark, small, large."""
        for mode, size, text in (("dark", USUAL, 100), ("light", SMALL, 100), ("light", USUAL, 130)):
            theme().set_mode(mode)  # type: ignore[arg-type]
            theme().set_text_size(text)
            self.window.resize(size)
            name = "dark" if mode == "dark" else f"{size.width()}x{size.height()}" if text == 100 else f"text-{text}"
            self.settle(20)
            for number in (0, 1, 3) if mode == "dark" else (0, 1):
                self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
                self.shoot(f"{STAGES[number].key}-{name}")
            if mode == "dark":
                self.press(Qt.Key.Key_1, CTRL)
                page = self.program.console.current
                if page is not None and "sight" in page.tab_keys:
                    page.show_tab("sight")
                    self.shoot("teams-sight-dark")
                    page.show_tab(page.tab_keys[0])
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
        self.press(Qt.Key.Key_1, CTRL)
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
