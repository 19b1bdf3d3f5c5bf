"""The screen saver: asked to wait while the room is open, and released however that ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from cxworkshop.shell.audience.awake import Nothing, OfMac, OfWindows, awake

ROOT = Path(__file__).parents[3]

# A screen saver's service. It says what it is asked for, and when a client that asked has left the bus.
SERVICE = """
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection

app = QCoreApplication([])

def clients():
    return set(bus.interface().registeredServiceNames().value())

@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class Saver(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, program, reason):
        print("HELD", program, reason, flush=True)
        self.there = clients()
        self.timer = QTimer(self, interval=20)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        return 7

    def look(self):
        if self.there - clients():
            self.timer.stop()
            print("RELEASED", flush=True)

saver = Saver()
bus = QDBusConnection.sessionBus()
bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.ScreenSaver")
print("READY", flush=True)
QTimer.singleShot(60_000, app.quit)  # a test that has failed waits for nobody
app.exec()
"""

# A program that holds, and then lets go, or dies.
CLIENT = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from cxworkshop.shell.audience.awake import awake

app = QCoreApplication([])
held = awake(app)
held.hold()
held.hold()
end = held.let_go if sys.argv[1] == "lets go" else lambda: os._exit(9)
QTimer.singleShot(300, end)
app.exec()
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a session bus of our own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={tmp_path}/bus"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a session bus is Linux's")
@pytest.mark.parametrize("how", ["lets go", "crashes"])
def test_the_session_is_asked_once_and_released_at_the_end(bus: str, how: str) -> None:
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    run = [sys.executable, "-c"]
    with started([*run, SERVICE], environment) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == "READY\n"
        with started([*run, CLIENT, how], environment) as client:
            told = [service.stdout.readline() for _ in range(2)]
            assert told == ["HELD cxworkshop A workshop is on the wall\n", "RELEASED\n"]
            if how == "lets go":
                assert client.poll() is None  # while the program lives
            else:
                assert client.wait() == 9


@contextmanager
def started(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program that runs while a test does."""
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_without_a_bus_nothing_is_held_and_nothing_fails(monkeypatch: pytest.MonkeyPatch, qapp: QObject) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    held = awake(qapp)
    held.hold()
    held.hold()
    held.let_go()
    held.let_go()


@pytest.mark.parametrize(("platform", "what"), [("win32", OfWindows), ("darwin", OfMac)])
def test_each_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, qapp: QObject, platform: str, what: type[object]
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert isinstance(awake(qapp), what)


def test_windows_keeps_system_and_display_on_until_it_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[int] = []
    monkeypatch.setattr(OfWindows, "_set", staticmethod(states.append))
    held = OfWindows()
    held.hold()
    held.let_go()
    assert states == [0x80000003, 0x80000000]


def test_nothing_can_be_held_and_let_go() -> None:
    Nothing().hold()
    Nothing().let_go()
