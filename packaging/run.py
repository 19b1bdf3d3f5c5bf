"""Starts cxworkshop for a first look: the window with the sample, or the whole sample as files without a screen.

Run with the Python of .venv.
"""

import os
import subprocess
import sys
from pathlib import Path

import qt_libraries

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo"
_START = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def screen_named() -> bool:
    """Whether the environment names a screen, which may still turn out not to answer."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screen_answers() -> bool:
    """Whether Qt starts on that screen; tried in a child, because Qt ends the process when it cannot."""
    return subprocess.run([sys.executable, "-c", _START], capture_output=True, check=False).returncode == 0


def main() -> int:
    """Returns the exit code of what was started."""
    if screen_named():
        if not qt_libraries.ensure(screen=True):
            return 1
        if screen_answers():
            return subprocess.run([sys.executable, ROOT / "main.py", "--sample"], check=False).returncode
        print("A screen is named but does not answer.", flush=True)
    print("No screen here: the sample workshop goes through every stage into files.", flush=True)
    demo = [sys.executable, "-m", "cxworkshop.cli", "demo", "--out", str(DEMO)]
    return subprocess.run(demo, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
