"""The family of a measure, chosen by its letter: C, I or O."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from cxworkshop.stages.principles.page.slots import SLOT, draw_slot
from cxworkshop.stages.principles.records import Family
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

HEIGHT = 32
WORDS = {Family.CUSTOMER: "Customer", Family.INTERNAL: "Internal", Family.OPERATIONS: "Operations"}
_LETTERS = {Qt.Key.Key_C: Family.CUSTOMER, Qt.Key.Key_I: Family.INTERNAL, Qt.Key.Key_O: Family.OPERATIONS}


class FamilyButton(KeyboardFocus, QRadioButton):
    """One family: its slot and its word; filled when it is the one."""

    halo_radius = None

    def __init__(self, family: Family, parent: QWidget) -> None:
        super().__init__(parent)
        self.family = family
        self.setText(WORDS[family])
        self.setAccessibleName(f"{family.label} measure")
        self.setToolTip(tooltip(f"{family.label}   {family.letter}"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        t = theme()
        words = QFontMetricsF(t.font("small", 600)).horizontalAdvance(self.text())
        return QSize(math.ceil(words) + t.px(SLOT) + t.px(22), t.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(SLOT) + theme().px(28), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = theme(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(t.color("accent" if on else "line2"), 1.4 if on else 1))
        painter.setBrush(t.soft("accent") if on else t.color("hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(area, 7, 7)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 7)
        side, gap = t.px(SLOT), t.px(6)
        font = t.font("small", 600 if on else 500)
        metrics = QFontMetricsF(font)
        room = self.width() - side - gap - t.px(12)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        left = max(float(t.px(6)), (self.width() - side - gap - metrics.horizontalAdvance(text)) / 2)
        slot = QRectF(round(left), round(area.center().y() - side / 2), side, side)
        draw_slot(painter, slot, self.family, filled=on, letter=True)
        painter.setFont(font)
        painter.setPen(t.color("ink" if on else "ink2"))
        place = QRectF(slot.right() + gap, 0, room + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


class FamilyPicker(QWidget):
    """Letters and arrows choose. `chosen` carries the family; `settled` comes when it was a letter: on to the words."""

    chosen = Signal(object)
    settled = Signal()

    def __init__(self, name: str = "Family", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons = {family: FamilyButton(family, self) for family in Family}
        self._value: Family | None = None
        for button in self.buttons.values():
            row.addWidget(button, 1)
            button.clicked.connect(self._clicked)
            button.installEventFilter(self)

    @property
    def value(self) -> Family | None:
        """The family chosen, None while none is."""
        return self._value

    def set_value(self, family: Family | None) -> None:
        """Choose without telling; None chooses none."""
        self._value = family
        for each, button in self.buttons.items():
            # An exclusive radio button cannot be unchecked while it is exclusive.
            button.setAutoExclusive(False)
            button.setChecked(each is family)
            button.setAutoExclusive(True)
            button.update()

    def focus_family(self) -> None:
        """Put the focus on the family chosen, else on the first."""
        self.buttons[self._value or Family.CUSTOMER].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _LETTERS and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._choose(_LETTERS[Qt.Key(event.key())])
                self.settled.emit()
                return True
        return False

    def _clicked(self) -> None:
        family = next((each for each, button in self.buttons.items() if button.isChecked()), None)
        if family is not None:
            self._choose(family)

    def _choose(self, family: Family) -> None:
        if family is not self._value:
            self.set_value(family)
            self.chosen.emit(family)
