"""Two things to try before anyone comes: a black wall and a pulled cable. Each is ticked when it was seen to work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.a11y import announce, described, name_changed
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.room.room import Room


class Tries:
    """What was seen of the wall going black and of displays going and coming; no window here.

    `blanked`: the open room was black and came back. `returned` is the name of a display that went and came back, ""
    for none; `missing` are those that are gone, names by key.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self.black = room.black and room.is_open
        self.blanked = False
        self.returned = ""
        self.missing: dict[str, str] = {}
        self._there = self._now()

    def look(self) -> None:
        """Compare the room with how it was seen last."""
        black = self._room.black and self._room.is_open
        if self.black and not black and self._room.is_open:
            self.blanked = True
        self.black = black
        now = self._now()
        for key, name in now.items():
            if key in self.missing:
                del self.missing[key]
                self.returned = name
        self.missing.update({key: name for key, name in self._there.items() if key not in now})
        self._there = now

    def _now(self) -> dict[str, str]:
        return {screen.key: screen.name for screen in self._room.screens}


class TryList(QWidget):
    """The two of them, each with what to do next in words."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._tries = Tries(room)
        self.blank = Try("Make the room black, and bring it back")
        self.cable = Try("Pull the cable, and plug it in again")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.blank, 1)
        row.addWidget(self.cable, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Try it once", "h3", "ink"))
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Look at the room again."""
        tries, room = self._tries, self._room
        tries.look()
        if tries.blanked:
            words = "It went black and came back."
        elif tries.black:
            words = "It is black now. F8 brings it back."
        else:
            words = "Press F8 twice." if room.is_open else "Open the room first, then press F8 twice."
        self.blank.show_state(tries.blanked, words)
        if tries.returned:
            words = f"{tries.returned} went and came back."
        elif tries.missing:
            words = _gone(list(tries.missing.values()))
        elif len(room.screens) > 1:
            words = "Nothing of the console shows in the room meanwhile."
        else:
            words = "There is no second screen yet."
        self.cable.show_state(bool(tries.returned), words)


class Try(QWidget):
    """A ring, or a tick when it was seen; it is not for pressing."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = False
        self._title = title
        self.sign = IconLabel("circle-dashed", 18, "ink3")
        self.words = Paragraph("", "small", "ink2")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(Paragraph(title, "ui", "ink", 500))
        words.addWidget(self.words)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, done: bool, words: str) -> None:
        """`done` when it was seen to work; `words` say what was seen or what comes next."""
        seen, self.done = self.done, done
        self.words.setText(words)
        self.sign.set_icon("check-circle" if done else "circle-dashed", "accent" if done else "ink3")
        name_changed(self, described(self._title, "seen to work" if done else "not tried yet", words))
        if done and not seen and self.isVisible():
            announce(self, words)


def _gone(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is gone. Plug it in again."
    who = " and ".join(names) if len(names) == 2 else f"{len(names)} screens"
    return f"{who} are gone. Plug them in again."
