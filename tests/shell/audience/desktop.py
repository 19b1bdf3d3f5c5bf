"""A desktop whose displays come and go: Xvfb, and monitors that xrandr sets and takes away.

Qt's xcb platform follows each of them as a screen. The X server's own output is switched off, or it would come up as a
further monitor as soon as the last one that was set is gone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

TOOLS = ("Xvfb", "xrandr")
SIZE = "4096x1200x24"

Rect = tuple[int, int, int, int]


def missing() -> list[str]:
    """The programs that are not there."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@contextmanager
def x_server() -> Iterator[str]:
    """An X server of our own; gives its name for DISPLAY. It has no monitor yet."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Desktop:
    """The monitors of the server that DISPLAY names."""

    def __init__(self) -> None:
        self.monitors: dict[str, Rect] = {}

    def plug(self, name: str, place: Rect) -> None:
        """A monitor comes. (One that is there cannot become another size: Qt does not hear of it from Xvfb.)"""
        x, y, width, height = place
        self._xrandr("--setmonitor", name, f"{width}/300x{height}/200+{x}+{y}", "none")
        self.monitors[name] = place

    def unplug(self, name: str) -> None:
        """A monitor goes."""
        self._xrandr("--delmonitor", name)
        del self.monitors[name]

    def switch_off_the_output(self) -> None:
        """From now on there are the monitors that were set, and no other."""
        self._xrandr("--output", "screen", "--off")

    @staticmethod
    def _xrandr(*words: str) -> None:
        # It warns of outputs called "none", and cannot shrink the server's screen to nothing: neither matters.
        subprocess.run(["xrandr", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
