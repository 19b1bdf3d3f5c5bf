"""How a key combination is written on the screen: "Ctrl Enter" rather than Qt's "Ctrl+Return"."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

_WORDS = {
    "Return": "Enter",
    "PgUp": "PgUp",
    "PgDown": "PgDn",
    "Del": "Del",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "-": "−",
}


def key_text(sequence: QKeySequence | str) -> str:
    """The keycap for a shortcut; on macOS Qt's own signs (⌘⇧) are kept. Empty for an empty shortcut."""
    if isinstance(sequence, str):
        sequence = QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText)
    native = sequence.toString(QKeySequence.SequenceFormat.NativeText).split(", ")[0]
    if not native:
        return ""
    # "Ctrl++" is Ctrl and the plus key.
    parts = native.replace("++", "+\0").split("+") if native != "+" else ["\0"]
    return " ".join(_WORDS.get(part, part.replace("\0", "+")) for part in parts)
