"""Somebody who presses keys, uses the mouse and takes pictures: the whole program, driven by real events.

The demo, the recorded day and the counted keystrokes are all played by this hand; nothing it does is out of a person's
reach. It knows no stage.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.documents.seal.guest import home
from cxworkshop.shell.crash import CrashWatch
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.program import Program
from cxworkshop.shell.settings import wear
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.shell.watch import Watch
from cxworkshop.shell.window import Window
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme

__all__ = ["LEFT", "PLAIN", "USUAL", "Hand", "home", "nothing_goes_wrong"]

USUAL = QSize(1440, 900)
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60.0  # seconds for a machine that is busy with other things
NAP = 0.004


@contextmanager
def nothing_goes_wrong() -> Iterator[None]:
    """Raise what the window's own code raised meanwhile: Qt goes on after an error in a slot, and nobody would know."""
    heard: list[BaseException] = []

    class Ear(CrashWatch):
        def hear(self, error: BaseException) -> None:
            heard.append(error)

    end = Ear().install()
    try:
        yield
    finally:
        end()
    if heard:
        raise heard[0]


class Hand:
    """The window on its start page, somebody at its keyboard and mouse, and a camera.

    `folder` is where workshops and documents are kept unless another place is named. `pressed` counts the keys beside
    words, `typed` the characters of the words; a click counts as a key. `box` makes the timer, for a day whose clock is
    not the laptop's.
    """

    def __init__(
        self, app: QApplication, folder: Path, out: Path | None = None, box: Callable[[QWidget], TimeBox] = TimeBox
    ) -> None:
        self.app, self.folder, self.out = app, folder, out
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        self.pictures: list[Path] = []
        self.pressed = self.typed = 0
        preferences = Preferences()
        preferences.folder = str(folder)
        preferences.mode, preferences.reduce_motion = "light", True
        wear(preferences)
        theme().apply(app)
        self.window = Window(start_page=True)
        background = Background(self.window)
        desk = Desk(self.window, background)
        watch = Watch(desk, background, self.window)
        workshops = Workshops(desk, background, self.window)
        timer = box(self.window)
        self.program = Program(self.window, preferences, desk, background, workshops, watch, timer)
        self.window.show_page(self.program.start)
        self.window.resize(USUAL)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)

    def end(self) -> None:
        """Close everything, saved."""
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()
        # A window left lying about would be restyled by whatever changes the look next.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # -- a person ------------------------------------------------------------------------------------------------------

    @property
    def focus(self) -> QWidget:
        """Where keys go."""
        return self.app.focusWidget() or self.window

    def keys(self, *said: str) -> None:
        """Keys as "Ctrl+N", "Enter", "7"; what begins with an apostrophe is words, typed letter by letter."""
        for one in said:
            if one.startswith("'"):
                self.type(one[1:])
            else:
                combination = QKeySequence(one)[0]  # type: ignore[index]
                key = combination.key()
                # On the letters and beside them Enter is Return.
                self.press(Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key, combination.keyboardModifiers())

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """A key, where the focus is."""
        self.pressed += 1
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Words, where the focus is."""
        self.typed += len(text)
        for plain, letters in groupby(text, str.isascii):
            if plain:
                QTest.keyClicks(self.focus, "".join(letters))
                continue
            for letter in letters:  # no key is known for it; keyboards send its text all the same
                QTest.sendKeyEvent(QTest.KeyAction.Click, self.focus, Qt.Key.Key_unknown, letter, PLAIN)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """The left button, in the middle of a widget or at a place in it."""
        self.pressed += 1
        QTest.mouseClick(widget, LEFT, PLAIN, at or widget.rect().center())
        self.settle()

    def draw(self, widget: QWidget, stroke: list[QPoint]) -> None:
        """A line with the left button held down."""
        self.pressed += 1
        QTest.mousePress(widget, LEFT, PLAIN, stroke[0])
        for point in stroke[1:]:
            QTest.mouseMove(widget, point)
            self.app.processEvents()
        QTest.mouseRelease(widget, LEFT, PLAIN, stroke[-1])
        self.settle()

    def drop(self, file: Path) -> None:
        """Let a file fall on the window, as a file manager does."""
        self.pressed += 1
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        place, copy = self.window.rect().center(), Qt.DropAction.CopyAction
        entering = QDragEnterEvent(place, copy, data, LEFT, PLAIN)
        QApplication.sendEvent(self.window, entering)
        if not entering.isAccepted():
            raise AssertionError(f"the window does not take {file.name}")
        QApplication.sendEvent(self.window, QDropEvent(QPointF(place), copy, data, LEFT, PLAIN))
        self.settle()

    def run(self, command: str) -> bool:
        """A command by its name, as a menu would; False when there is none of that name or it cannot be used."""
        known = {one.key for one in self.program.desk.commands.all()}
        if command not in known or not self.program.desk.commands.action(command).isEnabled():
            return False
        self.program.desk.commands.action(command).trigger()
        self.settle()
        return True

    def settle(self, rounds: int = 3) -> None:
        """Let the window do what it has to."""
        for _ in range(rounds):
            self.app.processEvents()

    def wait(self, what: Callable[[], object], for_what: str = "the next screen") -> None:
        """Until something has come about; TimeoutError when it does not."""
        until = time.monotonic() + PATIENCE
        while not what():
            if time.monotonic() > until:
                raise TimeoutError(f"the program did not come to {for_what}")
            time.sleep(NAP)
            self.settle(1)
        self.settle()

    def rest(self) -> None:
        """Until nothing is being worked out beside the window, and every count stands."""
        background, watch = self.program.background, self.program.watch
        self.wait(lambda: not background.busy and not watch.counting, "rest")

    def shoot(self, name: str) -> None:
        """A picture of the window as it is; none without a folder for pictures."""
        if self.out is None:
            return
        self.rest()
        for _ in range(12):  # what waits a moment before it shows
            time.sleep(NAP)
            self.settle(1)
        path = self.out / f"{len(self.pictures) + 1:02}-{name}.png"
        self.window.grab().save(str(path))
        self.pictures.append(path)
