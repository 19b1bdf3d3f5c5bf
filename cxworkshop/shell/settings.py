"""Settings: a page, not a dialog. Everything works at once, is kept on this laptop, and Esc leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.shell.overpage import TitledPage
from cxworkshop.shell.preferences import TEXT_SIZES, Preferences
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.settings_grid import WIDEST, PartRow, SettingsGrid
from cxworkshop.shell.themetiles import ThemeTiles
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.checks import Switch
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.sideview import SideView
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.shell.settings_room import RoomSettings
    from cxworkshop.shell.settings_signing import SigningSettings
    from cxworkshop.ui.background import Background
    from cxworkshop.ui.room.room import Room

LOOK, ROOM, SIGNING = "look", "room", "signing"
PARTS = (
    PartRow(LOOK, "Look", "palette"),
    PartRow(ROOM, "Room", "monitor-play"),
    PartRow(SIGNING, "Signing", "pen-nib"),
)
KEPT = "Every change works at once and is kept on this laptop. A workshop never carries your settings."
PARTS_WIDE = 208
ROOMY = 960  # from this width on the parts stand in a list of their own, at 100 %


def wear(preferences: Preferences) -> None:
    """Put the look that the settings ask for into force."""
    look = theme()
    look.set_mode(preferences.mode)
    look.set_text_size(preferences.text_size)
    look.set_strong_contrast(preferences.strong_contrast)
    look.set_reduce_motion(preferences.reduce_motion)


class Beside(QWidget):
    """The column of the parts, with a hairline at its right."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), theme().color("line"))


class SettingsPage(TitledPage):
    """Look, Room and Signing. `left` follows Esc or Close; `changed` each setting of the look that was changed.

    `keys` gives the keycap of a command; `room` the room's state, which is asked for when its part is first shown.
    What takes a moment runs in `background`.
    """

    changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        keys: Callable[[str], str],
        room: Callable[[], Room],
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        self.short_parts = Segmented([Option(row.key, row.title, row.icon) for row in PARTS], "Parts of the settings")
        super().__init__(
            "Settings", "Settings", "For this laptop, not for the workshop.", self.short_parts, parent=parent
        )
        self._preferences, self._keys, self._room = preferences, keys, room
        self._background = background
        self.room_part: RoomSettings | None = None
        self.signing_part: SigningSettings | None = None
        self.parts = SideView("Parts of the settings", self)
        self.parts.set_rows(PARTS)
        self.parts.set_current(LOOK)
        self.parts.setDragEnabled(False)
        self.short_parts.set_value(LOOK)
        self.short_parts.changed.connect(self.show_part)
        self.tiles = ThemeTiles()
        self.sizes = Segmented([Option(str(size), f"{size} %") for size in TEXT_SIZES], "Text size")
        self.contrast = Switch("Stronger contrast")
        self.motion = Switch("Less movement")
        self.guide = Segmented([Option("full", "Full"), Option("stub", "Stub")], "Guide at start")
        self.back = Button("Back to as it came", "quiet", "arrow-counter-clockwise")
        self.grid = SettingsGrid()
        caps = [Keycap(keys(key)) for key in ("view.larger", "view.smaller")]
        self.grid.add("Theme", self.tiles, top=True)
        self.grid.rule()
        self.grid.add("Text size", self.sizes, *caps)
        darker = Paragraph("Quiet text and fine lines become darker", "ui", "ink2")
        self.grid.add("Stronger contrast", self.contrast, darker)
        self.grid.add("Less movement", self.motion, Paragraph("Cards and panels appear in place", "ui", "ink2"))
        self.grid.rule()
        self.grid.add("Guide at start", self.guide, Paragraph("On narrow windows always a stub", "ui", "ink2"))
        self._lay_out()
        self.tiles.chosen.connect(lambda mode: self._set("mode", mode))
        self.sizes.changed.connect(lambda size: self._set("text_size", int(size)))
        self.contrast.toggled.connect(lambda on: self._set("strong_contrast", on))
        self.motion.toggled.connect(lambda on: self._set("reduce_motion", on))
        self.guide.changed.connect(lambda key: self._set("guide_open", key == "full"))
        self.back.clicked.connect(self._as_it_came)
        self.parts.chosen.connect(self.show_part)
        self.parts.opened.connect(lambda _key: self.focusNextChild())
        self.refresh()
        self.setFocusProxy(self.tiles.tiles[preferences.mode])

    def refresh(self) -> None:
        """Show what is in force; also after a key changed the text size."""
        p = self._preferences
        self.tiles.set_mode(p.mode)
        self.sizes.set_value(str(p.text_size))
        for switch, on in ((self.contrast, p.strong_contrast), (self.motion, p.reduce_motion)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self.guide.set_value("full" if p.guide_open else "stub")

    def show_part(self, key: str) -> None:
        """Turn to Look, Room or Signing."""
        if key == ROOM and self.room_part is None:
            from cxworkshop.shell.settings_room import RoomSettings  # only now: it brings the wall's kit

            self.room_part = RoomSettings(self._room(), self._keys)
            self._add_part(key, self.room_part)
        if key == SIGNING and self.signing_part is None:
            from cxworkshop.shell.settings_signing import SigningSettings

            self.signing_part = SigningSettings(self._background)
            self.signing_part.told.connect(self.kept.setText)
            self._add_part(key, self.signing_part)
        self.parts.set_current(key)
        self.short_parts.set_value(key)
        self.kept.setText(KEPT)
        self.back.setVisible(key != SIGNING)  # a key does not go back to how it came
        self._stack.setCurrentWidget(self._places[key])

    def _add_part(self, key: str, part: QWidget) -> None:
        self._places[key] = scroller(part)
        self._places[key].setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it is scrolled to
        self._stack.addWidget(self._places[key])
        self.fit()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _set(self, name: str, value: object) -> None:
        if getattr(self._preferences, name) != value:
            setattr(self._preferences, name, value)
            wear(self._preferences)
            self._preferences.save()
            self.changed.emit()

    def _as_it_came(self) -> None:
        """The part that shows, as the program came."""
        if self._stack.currentWidget() is self._places.get(ROOM) and self.room_part is not None:
            self.room_part.as_it_came()
            return
        self._preferences.reset_look()
        wear(self._preferences)
        self._preferences.save()
        self.refresh()
        self.changed.emit()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._inner = inner
        body = QVBoxLayout(inner)
        body.setContentsMargins(24, 24, 24, 24)
        body.addLayout(self.grid)
        body.addStretch(1)
        self._stack = QStackedWidget()
        self._places: dict[str, QWidget] = {LOOK: scroller(inner)}
        self._stack.addWidget(self._places[LOOK])
        self._beside = Beside()
        parts = QVBoxLayout(self._beside)
        parts.setContentsMargins(0, 16, 1, 16)
        parts.addWidget(self.parts)
        parts.addStretch(1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._beside)
        middle.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        self.kept = Paragraph(KEPT, max_width=900)
        foot.addWidget(IconLabel("info", 16, "ink2"))
        foot.addWidget(self.kept, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.back)
        self.column.addLayout(middle, 1)
        self.column.addLayout(foot)
        self.fit()

    def fit(self) -> None:
        px = theme().px
        self._beside.setFixedWidth(round(PARTS_WIDE * min(theme().scale, 1.2)))
        narrow = self.width() < px(ROOMY)
        self._beside.setVisible(not narrow)
        self.short_parts.setVisible(narrow)
        words = self.short_parts.layout()
        if isinstance(words, QHBoxLayout):
            for place, row in enumerate(PARTS):  # each as much room as its words take
                words.setStretch(place, self.short_parts.segment(row.key).sizeHint().width())
        width = self.width() - (0 if narrow else self._beside.width())
        parts: list[tuple[QWidget, Callable[[int], None]]] = [(self._inner, self.grid.fit)]
        if self.room_part is not None:
            parts.append((self.room_part, self.room_part.grid.fit))
        if self.signing_part is not None:
            parts.append((self.signing_part, self.signing_part.fit))
        for inner, fit in parts:
            inner.setMaximumWidth(px(WIDEST))
            fit(width)
