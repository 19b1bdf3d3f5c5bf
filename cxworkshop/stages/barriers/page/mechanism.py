"""How a mitigation works: ways that fit the area, each under a digit, and the method's four kinds for any other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.method_texts import MechanismText, mechanisms
from cxworkshop.stages.barriers.records import Area, Mechanism, Mitigation
from cxworkshop.ui.chips import ToggleChip
from cxworkshop.ui.fields import ComboBox, LineEdit
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import tooltip

OFFERED = 5
_DIGITS = ("one", "two", "three", "four", "five")
TAB = Qt.FocusReason.TabFocusReason


class MechanismField(QWidget):
    """`taken` carries a suggestion (MechanismText); `chosen` a Mechanism; `named` what it is called here."""

    taken = Signal(object)
    chosen = Signal(object)
    named = Signal(str)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: Area | None = None
        self._offered: tuple[MechanismText, ...] = ()
        self.chips: list[ToggleChip] = []
        self._flow = FlowLayout(gap=5, line_gap=5)
        self._chips_place = QWidget()
        self._chips_place.setLayout(self._flow)
        self.kind = ComboBox([(one.value, one.label) for one in Mechanism], "Mechanism")
        self.kind.setPlaceholderText("Mechanism")
        self.kind.chosen.connect(lambda key: self.chosen.emit(Mechanism(key)))
        self.name = LineEdit("", "What it is called here", "What the mechanism is called here")
        self.name.committed.connect(self.named)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.kind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips_place)
        column.addLayout(row)
        column.addWidget(self.name)

    def show_mechanism(self, area: Area | None, mitigation: Mitigation | None) -> None:
        """Show how a mitigation works; ways are offered while nothing is said."""
        self._offer(area)
        mechanism = mitigation.mechanism if mitigation is not None else None
        name = mitigation.mechanism_name if mitigation is not None else ""
        self.kind.set_key(mechanism.value if mechanism is not None else None)
        self.name.set_text(name)
        said = mechanism is not None or bool(name.strip())
        if said and any(chip.hasFocus() for chip in self.chips):
            self.kind.setFocus(TAB)
        self._chips_place.setVisible(not said)
        self.name.setVisible(bool(name.strip()) or mechanism is Mechanism.OTHER or self.name.hasFocus())

    def commit(self) -> None:
        """Keep what is half typed."""
        self.name.commit()

    def _offer(self, area: Area | None) -> None:
        if self.chips and area is self._area:
            return
        self._area = area
        self._offered = mechanisms((area or Area.OTHER).value)[:OFFERED]
        self._flow.clear()
        self.chips = []
        for digit, (word, one) in enumerate(zip(_DIGITS, self._offered, strict=False), start=1):
            chip = ToggleChip(one.words, f"number-circle-{word}")
            chip.setAccessibleName(f"{digit}, {one.words}")
            chip.setToolTip(tooltip(one.how))
            chip.installEventFilter(self)
            chip.clicked.connect(lambda _on=False, one=one: self.taken.emit(one))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self.rebuilt.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            digit = event.key() - int(Qt.Key.Key_1)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and 0 <= digit < len(self._offered):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.taken.emit(self._offered[digit])
                return True
            # Arrows go along the chips, as they do along a row of choices.
            ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
            key = Qt.Key(event.key())
            if plain and key in ways and event.type() == QEvent.Type.KeyPress:
                at = next((n for n, chip in enumerate(self.chips) if chip is watched), 0)
                self.chips[(at + ways[key]) % len(self.chips)].setFocus(TAB)
                return True
        return super().eventFilter(watched, event)
