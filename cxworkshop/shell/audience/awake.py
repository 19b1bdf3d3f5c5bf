"""Keeps the screen saver and the lock away while something is on the wall.

Held from the moment the room opens until it closes, black or not: behind a black wall the laptop must not lock either,
because what comes up then is somebody's name and a picture of a beach, and a password to be typed before thirty people.

Nothing of it outlives the program, however it ends: on Linux the session's service forgets whoever leaves its bus, on
macOS the helper waits for this process, on Windows the state belongs to the thread. Where a service is absent nothing
is held, which is no error.
"""

from __future__ import annotations

import os
import sys
from typing import Protocol

from PySide6.QtCore import QObject

REASON = "A workshop is on the wall"
PROGRAM = "cxworkshop"


class Awake(Protocol):
    """Something that can be held and let go, each as often as one likes."""

    def hold(self) -> None:
        """No screen saver from now on."""

    def let_go(self) -> None:
        """The system does as it would."""


class Nothing:
    """For systems without anything that could be asked."""

    def hold(self) -> None:
        """Nothing to hold."""

    def let_go(self) -> None:
        """Nothing to let go."""


def awake(parent: QObject) -> Awake:
    """What this system offers."""
    if sys.platform == "win32":
        return OfWindows()
    if sys.platform == "darwin":
        return OfMac(parent)
    try:
        from cxworkshop.shell.audience.session_bus import OfSession
    except ImportError:  # a Qt without D-Bus, or a system without its library
        return Nothing()
    return OfSession(parent)


class OfMac:
    """`caffeinate`, which ends by itself when this process does."""

    def __init__(self, parent: QObject) -> None:
        from PySide6.QtCore import QProcess

        self._process = QProcess(parent)

    def hold(self) -> None:
        if self._process.state() is self._process.ProcessState.NotRunning:
            self._process.start("/usr/bin/caffeinate", ["-d", "-i", "-w", str(os.getpid())])

    def let_go(self) -> None:
        if self._process.state() is not self._process.ProcessState.NotRunning:
            self._process.terminate()


class OfWindows:
    """The thread's execution state, which ends with the thread."""

    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002

    def hold(self) -> None:
        self._set(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)

    def let_go(self) -> None:
        self._set(self._CONTINUOUS)

    @staticmethod
    def _set(state: int) -> None:
        import ctypes

        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy knows no windll elsewhere
        kernel.SetThreadExecutionState(ctypes.c_uint(state))
