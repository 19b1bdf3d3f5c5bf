"""Writes docs/keys.md: what common acts take, and every key from the table that menus, palette and F1 read.

Run with the Python of .venv after a command or a key has changed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import keystrokes

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "keys.md"
HEAD = """# Keys

Made by `packaging/make_keys.py` from `packaging/keystrokes.toml` and the table of commands. Ctrl is ⌘ on macOS. Letters
and digits act outside text fields, and only in the place named. In the program, F1 shows the same list of keys.
"""


def main() -> int:
    """Writes the file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    TARGET.write_text(text(), encoding="utf-8")
    app.quit()
    return 0


def text() -> str:
    """The whole page."""
    from cxworkshop.shell import keys
    from cxworkshop.shell.keymap import blocks

    commands = [*keys.COMMANDS, *(command for page in keys.of_pages() for command in page)]
    parts = [HEAD, keystrokes.table()]
    for place, rows in blocks(commands):
        lines = [f"| {words} | {' or '.join(f'`{key}`' for key in pressed)} |" for words, pressed in rows]
        parts.append("\n".join([f"## {place}\n", "| | |", "| --- | --- |", *lines, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
