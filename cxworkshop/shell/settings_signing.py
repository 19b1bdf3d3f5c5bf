"""The Signing part of the settings: the key of this laptop, and time stamps. It belongs to this laptop alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.shell.settings_grid import Line
from cxworkshop.shell.settings_key import KeySettings
from cxworkshop.shell.settings_stamps import StampSettings
from cxworkshop.ui.background import Background


class SigningSettings(QWidget):
    """`told` carries what was done, in words."""

    told = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Signing")
        self.key = KeySettings(background)
        self.stamps = StampSettings(background)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.key)
        column.addWidget(Line())
        column.addWidget(self.stamps)
        column.addStretch(1)
        for part in (self.key, self.stamps):
            part.told.connect(self.told)

    def fit(self, width: int) -> None:
        """Both halves as wide as there is room."""
        self.key.grid.fit(width)
        self.stamps.grid.fit(width)
