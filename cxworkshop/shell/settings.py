"""Settings: a page, not a dialog. Everything works at once, is kept on this laptop, and Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.shell.preferences import TEXT_SIZES, Preferences
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.themetiles import ThemeTiles
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.checks import Switch
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

LABELS = 228


def wear(preferences: Preferences) -> None:
    """Put the look that the settings ask for into force."""
    look = theme()
    look.set_mode(preferences.mode)
    look.set_text_size(preferences.text_size)
    look.set_strong_contrast(preferences.strong_contrast)
    look.set_reduce_motion(preferences.reduce_motion)


class Line(QFrame):
    """A hairline between two groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("line"))


class SettingsPage(QWidget):
    """The Look. `left` follows Esc or Close; `changed` each setting that was changed."""

    left = Signal()
    changed = Signal()

    def __init__(self, preferences: Preferences, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Settings")
        self._preferences = preferences
        self.tiles = ThemeTiles()
        self.sizes = Segmented([Option(str(size), f"{size} %") for size in TEXT_SIZES], "Text size")
        self.contrast = Switch("Stronger contrast")
        self.motion = Switch("Less movement")
        self.guide = Segmented([Option("full", "Full"), Option("stub", "Stub")], "Guide at start")
        self.close_button = Button("Close", key="Esc")
        self.back = Button("Back to as it came", "quiet", "arrow-counter-clockwise")
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(16)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._rows = 0
        caps = [Keycap(key) for key in keys]
        self._add("Theme", self.tiles)
        self._rule()
        self._add("Text size", self.sizes, *caps)
        self._add(
            "Stronger contrast", self.contrast, Paragraph("Quiet text and fine lines become darker", "ui", "ink2")
        )
        self._add("Less movement", self.motion, Paragraph("Cards and panels appear in place", "ui", "ink2"))
        self._rule()
        self._add("Guide at start", self.guide, Paragraph("On narrow windows always a stub", "ui", "ink2"))
        self._lay_out()
        self.tiles.chosen.connect(lambda mode: self._set("mode", mode))
        self.sizes.changed.connect(lambda size: self._set("text_size", int(size)))
        self.contrast.toggled.connect(lambda on: self._set("strong_contrast", on))
        self.motion.toggled.connect(lambda on: self._set("reduce_motion", on))
        self.guide.changed.connect(lambda key: self._set("guide_open", key == "full"))
        self.close_button.clicked.connect(self.left)
        self.back.clicked.connect(self._as_it_came)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _set(self, name: str, value: object) -> None:
        if getattr(self._preferences, name) != value:
            setattr(self._preferences, name, value)
            wear(self._preferences)
            self._preferences.save()
            self.changed.emit()

    def _as_it_came(self) -> None:
        self._preferences.reset_look()
        wear(self._preferences)
        self._preferences.save()
        self.refresh()
        self.changed.emit()

    def _add(self, title: str, *widgets: QWidget) -> None:
        heading = Label(title, "ui", "ink", 600)
        top = Qt.AlignmentFlag.AlignTop if title == "Theme" else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(heading, self._rows, 0, top)
        row = QHBoxLayout()
        row.setSpacing(14)
        for widget in widgets:
            row.addWidget(widget, 1 if isinstance(widget, Paragraph) else 0, Qt.AlignmentFlag.AlignVCenter)
        if not any(isinstance(widget, Paragraph) for widget in widgets):
            row.addStretch(1)
        self._grid.addLayout(row, self._rows, 1)
        self._rows += 1

    def _rule(self) -> None:
        self._grid.addWidget(Line(), self._rows, 0, 1, 2)
        self._rows += 1

    def _lay_out(self) -> None:
        head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Settings", "h1", "ink"))
        words.addWidget(Label("For this laptop, not for the workshop.", "body", "ink2"))
        top = QHBoxLayout(head)
        top.setContentsMargins(24, 12, 20, 12)
        top.addLayout(words, 1)
        top.addWidget(self.close_button)
        inner = QWidget()
        self._inner = inner
        body = QVBoxLayout(inner)
        body.setContentsMargins(24, 24, 24, 24)
        body.addLayout(self._grid)
        body.addStretch(1)
        scroll = scroller(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        kept = "Every change works at once and is kept on this laptop. A workshop never carries your settings."
        foot.addWidget(IconLabel("info", 16, "ink2"))
        foot.addWidget(Paragraph(kept, max_width=900), 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(Line())
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Words and controls beside each other; in a narrow window the words stand closer."""
        px, width = theme().px, self.width()
        self._inner.setMaximumWidth(px(760))
        self._grid.setColumnMinimumWidth(0, px(LABELS) if width >= px(720) else px(140))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
