"""Sees to it that Qt can start here: tries it, installs the system libraries it lacks, or gives the command.

Run with the Python of .venv; PySide6 is only ever loaded in a child process, because a Qt that cannot
start ends its process.
"""

import argparse
import os
import subprocess
import sys

import system_packages

# What PySide6's wheels load from the system, for drawing without a screen …
_OFFSCREEN = {
    "apt-get": ["libegl1", "libgl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0", "libx11-6"],
    "dnf": ["libglvnd-egl", "libglvnd-glx", "glib2", "fontconfig", "dbus-libs", "libxkbcommon", "libX11"],
    "zypper": ["libglvnd", "libglib-2_0-0", "fontconfig", "libdbus-1-3", "libxkbcommon0", "libX11-6"],
    "pacman": ["libglvnd", "glib2", "fontconfig", "dbus", "libxkbcommon", "libx11"],
}
# … and what its xcb and Wayland plugins load besides, for a window on a screen.
SCREEN = {
    "apt-get": [
        "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0",
        "libxcb-keysyms1", "libxcb-randr0", "libxcb-render0", "libxcb-render-util0", "libxcb-shape0",
        "libxcb-shm0", "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0", "libxcb-xkb1",
        "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
    ],
    "dnf": [
        "libxkbcommon-x11", "xcb-util-cursor", "xcb-util-wm", "xcb-util-image", "xcb-util-keysyms",
        "xcb-util-renderutil", "libwayland-client", "libwayland-cursor", "libwayland-egl",
    ],
    "zypper": [
        "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
        "libxcb-render-util0", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
    ],
    "pacman": [
        "libxkbcommon-x11", "xcb-util-cursor", "xcb-util-wm", "xcb-util-image", "xcb-util-keysyms",
        "xcb-util-renderutil", "wayland",
    ],
}  # fmt: skip

_START_OFFSCREEN = "from PySide6.QtWidgets import QApplication, QLabel; a = QApplication([]); QLabel('x').grab()"
# Loading the plugin's file asks for its libraries but, unlike starting Qt on it, not for a display.
LOAD_PLUGINS = """
import ctypes, pathlib
from PySide6.QtCore import QLibraryInfo
from PySide6 import QtGui
folder = pathlib.Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
for name in {names!r}:
    ctypes.CDLL(str(folder / name))
"""


def problem(screen: bool) -> str | None:
    """Why Qt cannot start here, in the loader's words, or None when it can."""
    tries = [(_START_OFFSCREEN, "offscreen")]
    if screen:
        tries.append((LOAD_PLUGINS.format(names=_plugins()), os.environ.get("QT_QPA_PLATFORM", "")))
    for code, platform in tries:
        tried = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "QT_QPA_PLATFORM": platform},
            capture_output=True,
            text=True,
            check=False,
        )
        if tried.returncode != 0:
            lines = tried.stderr.strip().splitlines() or [f"Qt ended with code {tried.returncode}"]
            return lines[-1]
    return None


def ensure(screen: bool) -> bool:
    """Make Qt start here, by installing what it lacks when that is allowed; says what to do when not."""
    if not sys.platform.startswith("linux"):
        return True
    lacking = problem(screen)
    if lacking is None:
        return True
    known = system_packages.manager() or "apt-get"
    names = _OFFSCREEN[known] + (SCREEN[known] if screen else [])
    print(f"Qt cannot start yet: {lacking}", flush=True)
    if system_packages.install(names):
        lacking = problem(screen)
        if lacking is None:
            return True
        print(f"Qt still cannot start: {lacking}", file=sys.stderr)
        return False
    print(f"Some libraries of the system are missing. Run this, then try again:\n\n    "
          f"{system_packages.command(names)}\n", file=sys.stderr)  # fmt: skip
    return False


def _plugins() -> list[str]:
    # A Wayland desktop without the X libraries is rare; one where Wayland is half installed is not, and
    # there Qt falls back to X, so X is asked for whenever there is a DISPLAY.
    return ["libqxcb.so"] if os.environ.get("DISPLAY") else ["libqwayland.so"]


def main() -> int:
    """Exit code 0 when Qt starts, 1 when it does not; the reason has been printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screen", action="store_true", help="also what a window on a screen needs")
    return 0 if ensure(parser.parse_args().screen) else 1


if __name__ == "__main__":
    sys.exit(main())
