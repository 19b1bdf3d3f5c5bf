"""Sees to it that displays can be simulated here: an X server without a screen, what sets monitors on it, and a bus.

Only tests need that. Run with the Python of .venv when it is set up for changing the program. Where installing is not
allowed, the command is printed and the set-up goes on: the tests that need it say so themselves.
"""

import shutil
import subprocess
import sys

import qt_libraries
import system_packages

_TOOLS = {
    "apt-get": ["xvfb", "x11-xserver-utils", "dbus"],
    "dnf": ["xorg-x11-server-Xvfb", "xrandr", "dbus-daemon"],
    "zypper": ["xorg-x11-server-Xvfb", "xrandr", "dbus-1"],
    "pacman": ["xorg-server-xvfb", "xorg-xrandr", "dbus"],
}
PROGRAMS = ("Xvfb", "xrandr", "dbus-daemon")


def lacking() -> str | None:
    """What is missing, in words, or None when displays can be simulated."""
    programs = [name for name in PROGRAMS if shutil.which(name) is None]
    if programs:
        return f"there is no {' and no '.join(programs)}"
    code = qt_libraries.LOAD_PLUGINS.format(names=["libqxcb.so"])
    tried = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else (tried.stderr.strip().splitlines() or ["Qt has no windows on X"])[-1]


def ensure() -> bool:
    """Install what is missing where that is allowed; else say how. Returns whether displays can be simulated now."""
    if not sys.platform.startswith("linux"):
        return False
    missing = lacking()
    if missing is None:
        return True
    known = system_packages.manager() or "apt-get"
    names = [*_TOOLS[known], *qt_libraries.SCREEN[known]]
    print(f"Some tests of the room cannot run yet: {missing}", flush=True)
    if system_packages.install(names):
        return lacking() is None
    print(f"Run this, if you want them to:\n\n    {system_packages.command(names)}\n", flush=True)
    return False


if __name__ == "__main__":
    ensure()
