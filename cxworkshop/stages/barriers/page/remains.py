"""The bars of what remains: 1 to 5 as everywhere, 0 for gone, Backspace for not said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.signs import SeverityPicker

UNSAID = -1


class RemainsPicker(SeverityPicker):
    """`chosen` carries 0 (gone) to 5, or -1 when it was taken back."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "accent", parent=parent)
        self.setRange(UNSAID, 5)
        self.set_value(None)

    def set_value(self, value: int | None) -> None:
        """0 to 5, or None while nobody has said; tells nobody."""
        self.blockSignals(True)
        self.setValue(UNSAID if value is None else value)
        self.blockSignals(False)
        self.update()

    @property
    def remains(self) -> int | None:
        """What is chosen, None for not said."""
        return None if self.value() == UNSAID else self.value()

    def _choose(self, value: int) -> None:
        value = min(5, max(UNSAID, value))
        if value != self.value():
            self.setValue(value)
            self.chosen.emit(value)

    def _tail(self) -> str:
        return {UNSAID: "–", 0: "gone"}.get(self.value(), str(self.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
        steps |= {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_0:
            self._choose(0)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(UNSAID)
        elif key in steps:
            self._choose(max(0, self.value() + steps[key]))
        else:
            super().keyPressEvent(event)
