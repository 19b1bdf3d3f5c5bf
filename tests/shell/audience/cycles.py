"""Unplugging and plugging in again, played on a desktop of simulated monitors with the whole program.

Run as a program of its own (`python -m tests.shell.audience.cycles FOLDER`), because a test process has its Qt without
a screen. Writes one JSON object a cycle: its name and what was wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.shell.audience.displays import in_sight
from cxworkshop.shell.audience.wall import Standing
from cxworkshop.shell.program import Program
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui import tokens
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import Mode
from cxworkshop.ui.theme import theme
from tests.shell.audience.desktop import Desktop, Rect
from tests.shell.hands import build, finish

LAPTOP, ROOM = (0, 0, 1280, 800), (1280, 0, 1366, 768)  # the console needs 1280 × 720
AREAS = {"laptop": LAPTOP, "room": ROOM}
LONG_MS = 5000
SLOW_MS = 4000  # a fade that is still under way when the display goes, however slow the machine


class Play:
    """The program on its desktop, and what a person sees of it."""

    def __init__(self, program: Program, desktop: Desktop) -> None:
        self.program, self.desktop = program, desktop
        self.console = program.window
        self.room = program.desk.room
        self.projector = program.in_room.projector
        self.wall = self.projector.wall
        self.items = [RoomItem("teams", "team", team.id) for team in program.desk.content.of(Team)[:2]]
        self.faults: list[str] = []
        self.dialog: QDialog | None = None

    # -- hands

    def wait(self, until: Callable[[], bool]) -> bool:
        """Let the program run until something is so."""
        deadline = QDeadlineTimer(LONG_MS)
        while not until():
            if deadline.hasExpired():
                return False
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        return True

    def settle(self) -> None:
        """Wait until Qt and the program have taken notice of the displays."""

        def settled() -> bool:
            there = {one.connector: one.place for one in self.wall.watcher.now()}
            if not self.desktop.monitors:  # Qt keeps a screen of its own invention
                there = {name: place for name, place in there.items() if name in AREAS}
            return there == self.desktop.monitors and not self.wall.watcher.settling

        self.expect(self.wait(settled), "the displays never settled")
        QApplication.processEvents()

    def unplug(self, *names: str) -> None:
        for name in names:
            self.desktop.unplug(name)
        self.settle()

    def plug(self, *names: str) -> None:
        for name in names:
            self.desktop.plug(name, AREAS[name])
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QGuiApplication.focusWindow(), key, modifiers)
        QApplication.processEvents()
        if QGuiApplication.focusWindow() is None:
            # There is no window manager here, which would hand the keyboard on when a dialog closes.
            self.console.activateWindow()
            self.wait(lambda: QGuiApplication.focusWindow() is not None)

    # -- what must be so

    def expect(self, so: bool, fault: str) -> None:
        if not so:
            self.faults.append(fault)

    def look(self, when: str) -> None:
        """Every window can be seen, and Esc brings the console, whatever stood before it."""
        areas = list(self.desktop.monitors.values())
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and areas:
                frame: Rect = window.frameGeometry().getRect()  # type: ignore[assignment]
                self.expect(in_sight(frame, areas), f"{when}: {window.windowTitle()!r} at {frame} of {areas}")
        if areas:
            self.expect(self.esc(), f"{when}: Esc does not reach the console, {QApplication.activeWindow()} has it")

    def esc(self) -> bool:
        """At most one Esc for a wall before it, one for a dialog, and one for a wall that has the keyboard then."""
        for _ in range(3):
            self.press(Qt.Key.Key_Escape)
            if self.wait_short(self.console_in_front):
                return True
        return False

    def wait_short(self, until: Callable[[], bool]) -> bool:
        deadline = QDeadlineTimer(1500)
        while not until() and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 10)
        return until()

    def console_in_front(self) -> bool:
        return self.console.isActiveWindow() and not self.wall.covers_console

    def stands(self, standing: Standing, when: str) -> None:
        self.expect(self.projector.standing is standing, f"{when}: the room is {self.projector.standing}")
        seen = standing in (Standing.FULL, Standing.WINDOW)
        self.expect(self.projector.window.isVisible() == seen, f"{when}: the room's window is wrongly there or not")
        if standing is Standing.FULL and self.projector.window.isVisible():
            window, areas = self.projector.window, self.desktop.monitors.values()
            fills = self.wait_short(lambda: window.geometry().getRect() in areas)
            self.expect(fills, f"{when}: the room at {window.geometry()} fills no display")

    def on(self, window: QWidget, name: str) -> bool:
        return in_sight(window.frameGeometry().getRect(), [AREAS[name]])  # type: ignore[arg-type]

    def fresh(self) -> None:
        """Both displays, the console on the laptop, the room closed."""
        if self.dialog is not None:
            self.dialog.done(0)
            self.dialog = None
        self.projector.shut()
        theme().set_reduce_motion(True)
        self.room.live()
        for name in tuple(self.desktop.monitors):
            if self.desktop.monitors[name] != AREAS.get(name):
                self.unplug(name)
        for name, area in AREAS.items():
            if name not in self.desktop.monitors:
                self.desktop.plug(name, area)
        self.settle()
        self.console.setGeometry(*LAPTOP)
        self.console.activateWindow()
        self.program.notices.clear()
        self.wait(lambda: self.console.isActiveWindow())


# -- the states a room can be in when it happens


def closed(play: Play) -> None:
    """No room."""


def live(play: Play) -> None:
    play.room.send(play.items[0])
    play.press(Qt.Key.Key_F5)
    play.stands(Standing.FULL, "opened")
    play.expect(play.on(play.projector.window, "room"), "the room opened elsewhere")
    play.expect(play.console.isActiveWindow(), "opening the room took the keyboard")


def frozen(play: Play) -> None:
    live(play)
    play.press(Qt.Key.Key_F7)
    play.room.send(play.items[1])
    play.expect(play.room.mode is Mode.FROZEN, "F7 did not freeze")


def blank(play: Play) -> None:
    live(play)
    play.press(Qt.Key.Key_F8)
    play.expect(play.room.black, "F8 did not blank")


def frozen_and_blank(play: Play) -> None:
    frozen(play)
    play.press(Qt.Key.Key_F8)


def fading(play: Play) -> None:
    live(play)
    play.wait_short(lambda: play.projector.window.isActiveWindow())  # until it is painted
    theme().set_reduce_motion(False)
    play.room.send(play.items[1])
    play.expect(play.wait(lambda: play.projector.window.fading), "no fade")


def with_a_dialog(play: Play) -> None:
    live(play)
    play.dialog = dialog = QDialog(play.console)
    dialog.setWindowTitle("A dialog")
    layout = QVBoxLayout(dialog)
    layout.addWidget(QLineEdit())
    dialog.setModal(True)
    dialog.show()
    play.wait(dialog.isActiveWindow)
    play.press(Qt.Key.Key_F8)
    play.expect(play.room.black, "F8 does not work in a dialog")


def on_the_wall(play: Play) -> None:
    live(play)
    play.projector.window.activateWindow()
    play.wait(play.projector.window.isActiveWindow)


STATES = (closed, live, frozen, blank, frozen_and_blank, fading, with_a_dialog, on_the_wall)


# -- what happens


def the_room_goes(play: Play) -> None:
    was_open = play.projector.standing is not Standing.CLOSED
    play.unplug("room")
    play.stands(Standing.LOST if was_open else Standing.CLOSED, "unplugged")
    play.expect(not play.room.is_open, "the room still counts as open")
    play.look("unplugged")
    play.plug("room")
    play.stands(Standing.FULL if was_open else Standing.CLOSED, "back")
    play.look("back")


def it_is_back_at_once(play: Play) -> None:
    before = play.projector.standing
    play.desktop.unplug("room")
    QApplication.processEvents()
    play.plug("room")
    play.stands(before, "back at once")
    play.look("back at once")


def the_lid_is_closed(play: Play) -> None:
    was_open = play.projector.standing is not Standing.CLOSED
    play.unplug("laptop")
    play.stands(Standing.FULL if was_open else Standing.CLOSED, "lid closed")
    play.expect(play.on(play.console, "room"), "the console is left behind")
    play.look("lid closed")
    play.plug("laptop")
    play.stands(Standing.FULL if was_open else Standing.CLOSED, "lid open")
    play.expect(play.on(play.console, "laptop"), "the console did not come home")
    play.look("lid open")


def everything_goes(play: Play) -> None:
    was_open = play.projector.standing is not Standing.CLOSED
    play.unplug("room", "laptop")
    play.plug("laptop", "room")
    play.stands(Standing.FULL if was_open else Standing.CLOSED, "all back")
    play.look("all back")


EVENTS = (the_room_goes, it_is_back_at_once, the_lid_is_closed, everything_goes)


# -- and what is a story of its own


def one_screen_then_the_room(play: Play) -> None:
    play.unplug("room")
    live_on_one(play)
    play.look("on one screen")
    play.plug("room")
    play.stands(Standing.FULL, "the room's screen came")
    play.look("the room's screen came")
    play.unplug("room")
    play.press(Qt.Key.Key_F5)
    play.stands(Standing.WINDOW, "opened anew without it")
    play.look("opened anew without it")
    play.plug("room")
    play.stands(Standing.FULL, "and back")


def live_on_one(play: Play) -> None:
    play.room.send(play.items[0])
    play.press(Qt.Key.Key_F5)
    play.stands(Standing.WINDOW, "one screen")
    play.expect(play.console.isActiveWindow(), "the plain window took the keyboard")


def a_plain_window_on_the_room(play: Play) -> None:
    live(play)
    play.projector.grow()
    play.stands(Standing.WINDOW, "made plain")
    play.projector.window.setGeometry(1400, 100, 480, 270)
    play.unplug("room")
    play.stands(Standing.WINDOW, "its screen went")
    play.look("its screen went")
    play.plug("room")
    play.stands(Standing.WINDOW, "it was wanted plain")
    play.look("it was wanted plain")


def the_console_stands_there(play: Play) -> None:
    live(play)
    play.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    play.expect(play.on(play.projector.window, "laptop"), "swap left the room")
    play.expect(play.on(play.console, "room"), "swap left the console")
    play.unplug("room")
    play.look("the console's screen went")
    play.plug("room")
    play.look("it came back")
    play.expect(play.on(play.console, "room"), "the console did not come home")


def a_window_across_both(play: Play) -> None:
    play.console.setGeometry(600, 0, 1280, 720)
    play.unplug("laptop")
    play.look("across, laptop gone")
    play.plug("laptop")
    play.unplug("room")
    play.look("across, room gone")


def another_projector(play: Play) -> None:
    live(play)
    play.unplug("room")
    play.desktop.plug("beamer", (1280, 0, 800, 600))
    play.settle()
    play.stands(Standing.LOST, "another projector")
    banner = play.program.notices.banner("new-screen")
    play.expect(banner is not None, "nobody asks about the new screen")
    play.look("another projector")
    play.room.screen_wanted.emit("connector:beamer")
    QApplication.processEvents()
    play.stands(Standing.FULL, "shown there")
    play.expect(play.program.notices.banner("new-screen") is None, "the question still stands")
    play.look("shown there")


def another_size(play: Play) -> None:
    live(play)
    play.unplug("room")
    play.desktop.plug("room", (1280, 0, 800, 600))
    play.settle()
    play.stands(Standing.FULL, "another size")
    play.look("another size")


def mirrored(play: Play) -> None:
    live(play)
    play.unplug("room")
    play.desktop.plug("room", LAPTOP)
    play.settle()
    play.stands(Standing.LOST, "mirrored")
    play.expect(play.program.notices.banner("mirrored") is not None, "mirrored screens are not explained")
    play.look("mirrored")
    play.press(Qt.Key.Key_F5)
    play.stands(Standing.WINDOW, "opened while mirrored")
    play.look("opened while mirrored")
    play.unplug("room")
    play.plug("room")
    play.stands(Standing.FULL, "extended again")
    play.expect(play.program.notices.banner("mirrored") is None, "still explained")


def a_third_display(play: Play) -> None:
    live(play)
    play.desktop.plug("side", (2646, 0, 1000, 700))
    play.settle()
    play.stands(Standing.FULL, "a third display")
    play.look("a third display")
    play.unplug("room")
    play.stands(Standing.LOST, "two are left")
    play.look("two are left")
    play.plug("room")
    play.stands(Standing.FULL, "three again")


def a_fade_and_the_timer(play: Play) -> None:
    fading(play)
    play.unplug("room")
    play.expect(not play.projector.window.fading, "it fades for nobody")
    play.plug("room")
    play.expect(not play.projector.window.fading, "it fades from what was there before")
    play.look("after a fade")


STORIES = (
    one_screen_then_the_room,
    a_plain_window_on_the_room,
    the_console_stands_there,
    a_window_across_both,
    another_projector,
    another_size,
    mirrored,
    a_third_display,
    a_fade_and_the_timer,
)


def cycles() -> dict[str, Callable[[Play], None]]:
    """Every state with every event, and the stories, by name."""

    def both(state: Callable[[Play], None], event: Callable[[Play], None]) -> Callable[[Play], None]:
        def play_both(play: Play) -> None:
            state(play)
            before = remembered(play)
            event(play)
            play.expect(remembered(play) == before, f"{before} became {remembered(play)}")

        return play_both

    played = {f"{event.__name__}, {state.__name__}": both(state, event) for state in STATES for event in EVENTS}
    return played | {story.__name__: story for story in STORIES}


def remembered(play: Play) -> tuple[Any, ...]:
    """What must be as before when a display is back: what is shown, frozen or not, black or not."""
    room = play.room
    return room.item, room.mode, room.black, room.snapshot.view, room.is_open


def main(folder: Path) -> None:
    """Play everything on the sample in `folder`."""
    desktop = Desktop()
    for name, area in AREAS.items():
        desktop.plug(name, area)
    desktop.switch_off_the_output()
    app = QApplication([])
    theme().apply(app)
    vars(tokens)["DURATION"] = {**tokens.DURATION, "room": SLOW_MS}
    program = build()
    program.workshops.open(folder / "Sample.cxw")
    while program.desk.store is None or program.background.busy:
        QTest.qWait(20)
    play = Play(program, desktop)
    only = sys.argv[2:]
    for name, cycle in cycles().items():
        if only and not any(part in name for part in only):
            continue
        play.faults = []
        play.fresh()
        cycle(play)
        print(json.dumps({"cycle": name, "faults": play.faults}), flush=True)
    play.fresh()
    finish(program)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
