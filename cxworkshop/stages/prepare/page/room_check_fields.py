"""A field for a length: typed as people write it, shown in metres, a step with the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QWidget

from cxworkshop.ui.fields import HEIGHT
from cxworkshop.ui.lengths import read_length
from cxworkshop.ui.theme import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LengthBox(QDoubleSpinBox):
    """`given` carries the metres when a person settled on a length: by a step, by Enter, by leaving a change.

    `unread` carries what was typed and is no length, or one out of range; the field goes back to what it held.
    """

    given = Signal(float)
    unread = Signal(str)

    def __init__(
        self, least: float, most: float, step: float, digits: int, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._typed = False
        self._shown_digits = digits
        self.setDecimals(3)  # what is kept; what is shown is `digits`
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # QDoubleSpinBox ignores the stylesheet's left padding
        self.lineEdit().textEdited.connect(self._note_typing)
        self.editingFinished.connect(self._settle)
        self._fit()
        theme().changed.connect(self._fit)

    def set_length(self, metres: float) -> None:
        """Show a length without telling; nothing happens to what is being typed."""
        if not self._typed and metres != self.value():
            self.blockSignals(True)
            self.setValue(metres)
            self.blockSignals(False)

    def commit(self) -> None:
        """Take what is half typed, as leaving the field would."""
        if self._typed:
            self.interpretText()
            self._settle()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT - 2) + 2)

    def _note_typing(self, _text: str) -> None:
        self._typed = True

    def _settle(self) -> None:
        if self._typed:
            self._typed = False
            self.given.emit(self.value())

    # -- what QDoubleSpinBox asks ----------------------------------------------------------------------------------

    def textFromValue(self, value: float) -> str:
        return f"{value:.{self._shown_digits}f} m"

    def valueFromText(self, text: str) -> float:
        metres = read_length(text, self.maximum())
        return self.value() if metres is None else metres

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        metres = read_length(text, self.maximum())
        fits = metres is not None and self.minimum() <= metres <= self.maximum()
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, pos

    def fixup(self, text: str) -> str:
        self._typed = False
        self.unread.emit(text.strip())
        return text

    def stepBy(self, steps: int) -> None:
        self._typed = False
        before = self.value()
        super().stepBy(steps)
        if self.value() != before:
            self.given.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
        elif event.key() in ENTER:
            self._typed = True  # Enter on what is assumed says that it is so
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
