"""What can be asked of the wall, and what becomes of it where windows may stand, where they may not, and with one
screen. Displays that come and go on a real server are in test_hotplug.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.shell.audience import says
from cxworkshop.shell.audience.displays import Use
from cxworkshop.shell.audience.hotplug import NEW, SAME
from cxworkshop.shell.audience.projector import Projector
from cxworkshop.shell.audience.wall import Standing
from cxworkshop.shell.audience.watcher import Watcher
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.preferences import Preferences
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.screens import ScreenInfo
from tests.shell.audience.screens import BEAMER, LAPTOP, LARGE, together
from tests.shell.audience.simulated import Displays


class Held:
    """Counts what is held of the screen saver."""

    def __init__(self) -> None:
        self.on = False

    def hold(self) -> None:
        self.on = True

    def let_go(self) -> None:
        self.on = False

    def is_on(self) -> bool:
        return self.on


def is_open(room: Room) -> bool:
    """Asked anew each time."""
    return room.is_open


class Stage:
    """A projector on displays of the test's choice, and what it said."""

    def __init__(
        self, room: Room, *screens: ScreenInfo, refused: bool = False, kept: Preferences | None = None
    ) -> None:
        self.displays = Displays(*screens, refused=refused)
        self.console = QMainWindow()
        inside, banners = QWidget(), QVBoxLayout()
        QVBoxLayout(inside).addLayout(banners)
        self.console.setCentralWidget(inside)
        self.console.setGeometry(100, 60, 800, 500)
        self.console.show()
        self.preferences = kept if kept is not None else Preferences()
        self.notices = Notices(self.console, banners, inside, self.console)
        self.said: list[str] = []
        self.notices.toast = lambda text, undo=None: self.said.append(text)  # type: ignore[method-assign]
        self.awake = Held()
        self.projector = Projector(
            self.console, room, self.preferences, self.notices, cast(Watcher, self.displays), self.awake
        )

    def stands(self, standing: Standing) -> bool:
        return self.projector.standing is standing

    @property
    def at(self) -> tuple[Any, ...]:
        return tuple(self.projector.window.geometry().getRect())  # type: ignore[arg-type]


@pytest.fixture
def stage(room: Room) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def build(*screens: ScreenInfo, **how: Any) -> Stage:
        made.append(Stage(room, *together(*screens), **how))
        return made[-1]

    yield build
    for one in made:
        one.projector.shut()
        one.projector.window.deleteLater()
        one.console.deleteLater()


def test_the_room_opens_on_the_other_screen_and_is_remembered_there(stage: Callable[..., Stage], room: Room) -> None:
    here = stage(LAPTOP, LARGE, BEAMER)
    here.projector.use(here.displays.screens[2].key)
    assert here.at == here.displays.screens[2].place
    assert is_open(room)
    assert room.room_screen == here.displays.screens[2]
    assert room.picture_size == (1920, 1080)
    here.projector.toggle()
    assert not is_open(room)
    again = stage(LAPTOP, LARGE, BEAMER, kept=Preferences())
    again.projector.toggle()
    assert again.at == again.displays.screens[2].place


def test_the_screen_saver_waits_while_something_is_on_the_wall(stage: Callable[..., Stage], room: Room) -> None:
    here = stage(LAPTOP, BEAMER)
    here.projector.set_open(True)
    assert here.awake.is_on()
    room.toggle_blank()
    assert here.awake.is_on()
    laptop, beamer = here.displays.screens
    here.displays.change(laptop)
    assert not here.awake.is_on()
    here.displays.change(laptop, beamer)
    assert here.awake.is_on()
    here.projector.set_open(False)
    assert not here.awake.is_on()


def test_one_screen_means_a_plain_window_and_says_so(stage: Callable[..., Stage], room: Room) -> None:
    here = stage(LAPTOP)
    here.projector.toggle()
    assert here.stands(Standing.WINDOW)
    assert not here.projector.window.isFullScreen()
    assert here.said == ["There is one screen, so the room opens as a window you can drag"]
    here.projector.grow()
    assert here.stands(Standing.WINDOW)
    assert here.said[-1] == says.STAYS_PLAIN


def test_mirrored_screens_are_explained_until_the_room_closes(stage: Callable[..., Stage]) -> None:
    twin = ScreenInfo("", 0, "", "NEC", "P502", "9", "HDMI-1", 0, 0, 1024, 768)
    here = stage(LAPTOP, twin)
    here.projector.toggle()
    assert here.stands(Standing.WINDOW)
    assert here.notices.banner(SAME) is not None
    here.projector.toggle()
    assert here.notices.banner(SAME) is None


def test_swap_exchanges_the_two_screens(stage: Callable[..., Stage], room: Room) -> None:
    here = stage(LAPTOP, BEAMER)
    laptop, beamer = here.displays.screens
    here.projector.toggle()
    here.projector.swap()
    assert here.at == laptop.place
    assert here.displays.of(here.console) == beamer
    assert room.room_screen == laptop
    here.projector.swap()
    assert here.at == beamer.place
    assert here.displays.of(here.console) == laptop


def test_swap_with_one_screen_says_why_nothing_happens(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP)
    here.projector.swap()
    assert here.said == [says.NO_OTHER]


def test_choosing_the_consoles_own_screen_makes_the_console_move(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    laptop, beamer = here.displays.screens
    here.projector.use(laptop.key)
    assert here.at == laptop.place
    assert here.displays.of(here.console) == beamer


def test_a_screen_that_is_gone_cannot_be_chosen(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    here.projector.use("nothing")
    assert here.stands(Standing.CLOSED)


def test_unplugging_hides_the_room_before_anything_has_settled(stage: Callable[..., Stage], room: Room) -> None:
    here = stage(LAPTOP, BEAMER)
    laptop, beamer = here.displays.screens
    here.projector.toggle()
    here.displays.screens = (laptop,)
    here.displays.gone.emit()
    assert not here.projector.window.isVisible()
    here.displays.change(laptop)
    assert here.said == [f"{beamer.name} was unplugged. The room is closed until it is back"]
    assert not is_open(room)


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda room: None, "The room shows what it showed"),
        (lambda room: room.toggle_freeze(), "The room is frozen, as before"),
        (lambda room: room.toggle_blank(), "The room is blank, as before"),
    ],
)
def test_what_was_there_comes_back_with_the_screen(
    stage: Callable[..., Stage], room: Room, prepare: Callable[[Room], None], words: str
) -> None:
    here = stage(LAPTOP, BEAMER)
    laptop, beamer = here.displays.screens
    here.projector.toggle()
    prepare(room)
    mode, black = room.mode, room.black
    here.displays.change(laptop)
    here.displays.change(laptop, beamer)
    assert here.at == beamer.place
    assert (room.mode, room.black, room.is_open) == (mode, black, True)
    assert here.said[-1].endswith(words)


def test_a_closed_room_stays_closed_when_its_screen_comes(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    laptop, beamer = here.displays.screens
    here.projector.toggle()
    here.projector.toggle()
    here.displays.change(laptop)
    here.displays.change(laptop, beamer)
    assert here.stands(Standing.CLOSED)
    assert here.said == [f"{beamer.name} is here. F5 opens the room there"]


def test_a_new_screen_asks_once_and_remembers_a_no(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    here = stage(LAPTOP)
    laptop, beamer = together(LAPTOP, BEAMER)
    here.displays.change(laptop, beamer)
    banner = here.notices.banner(NEW)
    assert banner is not None
    assert [button.text() for button in buttons(banner)] == ["Show the room there", "Not now"]
    buttons(banner)[1].click()
    assert here.notices.banner(NEW) is None
    here.displays.change(laptop)
    here.displays.change(laptop, beamer)
    assert here.notices.banner(NEW) is None
    assert here.projector.wall.memory.use_of(beamer) is Use.OTHER


def test_a_yes_shows_the_room_on_the_new_screen(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP)
    laptop, beamer = together(LAPTOP, BEAMER)
    here.displays.change(laptop, beamer)
    banner = here.notices.banner(NEW)
    assert banner is not None
    buttons(banner)[0].click()
    assert here.at == beamer.place
    assert here.notices.banner(NEW) is None


def test_the_question_goes_with_the_screen(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP)
    laptop, beamer = together(LAPTOP, BEAMER)
    here.displays.change(laptop, beamer)
    here.displays.change(laptop)
    assert here.notices.banner(NEW) is None


def test_where_windows_may_not_be_placed_a_person_drags_and_f11_fills(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER, refused=True)
    laptop, beamer = here.displays.screens
    here.displays.stands = {here.console: laptop.key, here.projector.window: beamer.key}
    here.projector.toggle()
    assert here.stands(Standing.WINDOW)
    assert here.said[-1] == "Drag the room’s window to the room’s screen, then press F11"
    here.projector.grow()
    assert here.projector.window.isFullScreen()
    assert here.stands(Standing.FULL)
    here.projector.swap()
    assert here.said[-1] == says.REFUSED_SWAP
    here.projector.use(beamer.key)
    assert here.said[-1] == says.REFUSED_SCREEN
    here.projector.grow()
    assert not here.projector.window.isFullScreen()


def test_esc_uncovers_a_console_that_the_room_covers(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    beamer = here.displays.screens[1]
    here.projector.toggle()
    here.displays.change(beamer)
    assert here.stands(Standing.FULL)
    assert here.projector.wall.covers_console
    assert here.projector.escape()
    assert here.stands(Standing.WINDOW)
    assert here.said[-1] == says.WINDOWED


def test_esc_is_not_taken_from_the_console_otherwise(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    assert not here.projector.escape()
    here.projector.toggle()
    here.console.activateWindow()
    QApplication.processEvents()
    assert not here.projector.escape()


def test_every_screen_shows_its_number_until_esc(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    here.projector.identify()
    plates = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.accessibleName().startswith("Screen ")]
    assert sorted(plate.accessibleName() for plate in plates) == [
        "Screen 1: Built-in display",
        "Screen 2: Seiko Epson EB-2250U",
    ]
    for plate, screen in zip(sorted(plates, key=lambda w: w.accessibleName()), here.displays.screens, strict=True):
        assert here.displays.of(plate) == screen
    assert here.projector.escape()
    assert not any(plate.isVisible() for plate in plates)


def test_the_console_is_kept_off_the_wall(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    here.console.setGeometry(1000, 100, 800, 500)  # over the edge of the laptop's 1440 pixels
    here.displays.stands = {here.console: here.displays.screens[0].key}
    here.projector.toggle()
    frame = here.console.frameGeometry()
    assert frame.right() < 1440


def test_closing_the_window_closes_the_room(stage: Callable[..., Stage], room: Room) -> None:
    here = stage(LAPTOP)
    here.projector.toggle()
    here.projector.window.closed.emit()
    assert not is_open(room)
    assert here.stands(Standing.CLOSED)


def test_the_keyboard_stays_with_the_console(stage: Callable[..., Stage]) -> None:
    here = stage(LAPTOP, BEAMER)
    here.console.activateWindow()
    QTest.qWaitForWindowActive(here.console)
    here.projector.toggle()
    QApplication.processEvents()
    assert QGuiApplication.focusWindow() is here.console.windowHandle()
    assert here.projector.window.windowFlags() & Qt.WindowType.Window


def buttons(banner: QWidget) -> list[Any]:
    """The buttons of a banner, in the order they stand."""
    return sorted(banner.findChildren(Button), key=lambda button: button.x())
