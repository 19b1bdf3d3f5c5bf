"""The Room part of the settings: how the wall looks and speaks. It belongs to this laptop, and works at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.shell.settings_grid import SettingsGrid
from cxworkshop.ui.checks import Switch
from cxworkshop.ui.fields import ComboBox
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.room.room import LARGE, ZOOMS, Room
from cxworkshop.ui.room.words import LANGUAGES
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.signs import Keycap

OFF = "Off, the room sees what Ctrl Enter sends. On, it sees whatever you select."


class RoomSettings(QWidget):
    """Shows and sets `room`, which keeps it in the preferences. `keys` gives the keycap of a command."""

    def __init__(self, room: Room, keys: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Room")
        self._room = room
        self.look = Segmented([Option("light", "Light", "sun"), Option("dark", "Dark", "moon")], "The room’s look")
        self.sizes = Segmented([Option(_key(zoom), f"{zoom * 100:.0f}") for zoom in ZOOMS], "Text size in the room")
        self.language = ComboBox(list(LANGUAGES.items()), "Language of the room")
        self.timer = Switch("Timer in the room")
        self.follow = Switch("Follow the selection")
        self.grid = SettingsGrid()
        self.grid.add("Look", self.look, Paragraph("Has nothing to do with this window", "ui", "ink2"))
        caps = [Keycap(keys(key)) for key in ("room.larger", "room.smaller")]
        self.grid.add("Text size, %", self.sizes)
        self.grid.add("", *caps, Paragraph(f"{LARGE * 100:.0f} is for a large room", "ui", "ink2"))
        self.grid.rule()
        own = "The program’s own words there; what people wrote stays"
        self.grid.add("Language", self.language, Paragraph(own, "ui", "ink2"))
        self.grid.rule()
        self.grid.add("Timer", self.timer, Keycap(keys("room.timer")), Paragraph("Beside what is shown", "ui", "ink2"))
        self.grid.add("Follow selection", self.follow, Paragraph(OFF, "ui", "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addLayout(self.grid)
        column.addStretch(1)
        self.look.changed.connect(lambda key: room.set_dark(key == "dark"))
        self.sizes.changed.connect(lambda key: room.set_zoom(float(key)))
        self.language.chosen.connect(room.set_language)
        self.timer.toggled.connect(room.set_timer_on_wall)
        self.follow.toggled.connect(room.set_follow_selection)
        room.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how the room is set; also after a key changed it."""
        room = self._room
        self.look.set_value("dark" if room.look.dark else "light")
        near = min(ZOOMS, key=lambda zoom: abs(zoom - room.look.zoom))
        self.sizes.set_value(_key(near))
        self.language.set_key(room.look.language)
        for switch, on in ((self.timer, room.timer_on_wall), (self.follow, room.follow_selection)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)

    def as_it_came(self) -> None:
        """Everything as the program came."""
        self._room.restore_settings({})


def _key(zoom: float) -> str:
    return f"{zoom:g}"
