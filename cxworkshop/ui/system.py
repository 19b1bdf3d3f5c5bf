"""What the system asks for, light or dark and how much contrast, and what it is told of an override.

Apart from the theme because asking loads Qt's whole namespace of enumerations, for which the first frame has no time.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication


class SystemLook(QObject):
    """`changed` follows each change of the system's own settings."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints = app.styleHints()  # held: what it hands out dies with its wrapper
        self._accessibility = self._hints.accessibility()
        self.strong_contrast = self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
        self._hints.colorSchemeChanged.connect(self.changed)
        self._accessibility.contrastPreferenceChanged.connect(self._contrast)

    @property
    def dark(self) -> bool:
        """Whether the system shows dark windows; follows an override too."""
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def tell(self, mode: str) -> None:
        """Native frames and menu bars follow the override: "light", "dark", or "system" for none."""
        match mode:
            case "light":
                self._hints.setColorScheme(Qt.ColorScheme.Light)
            case "dark":
                self._hints.setColorScheme(Qt.ColorScheme.Dark)
            case _:
                self._hints.unsetColorScheme()

    def _contrast(self, preference: Qt.ContrastPreference) -> None:
        self.strong_contrast = preference == Qt.ContrastPreference.HighContrast
        self.changed.emit()
