"""How many people vote, typed under the page: a number, or nothing for everybody who comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS
from cxworkshop.ui.typing import ENTER, keeps

MOST = 999
WRONG = f"A number from 1 to {MOST}, or nothing"


class NumberEdit(LineEdit):
    """Enter keeps the number and Esc gives it up; both lead back."""

    entered = Signal()
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class PeopleStrip(QWidget):
    """`said` carries how many vote, None for everybody who comes; `left` that the strip is done with."""

    said = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coming = 0
        self.edit = NumberEdit("", "", "People who vote")
        self.hint = ElidedLabel("", "small", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel("users", 20, "accent"))
        row.addWidget(Label("People who vote", "h3", "ink"))
        row.addWidget(self.edit)
        row.addWidget(self.hint, 1)
        self.edit.entered.connect(self._keep)
        self.edit.escaped.connect(self.left)
        self.edit.textEdited.connect(lambda _text: self._tell())
        theme().changed.connect(self._fit)
        self._fit()

    def begin(self, people: int | None, coming: int) -> None:
        """Offer the number for writing."""
        self._coming = coming
        self.edit.set_text("" if people is None else str(people))
        self.edit.setPlaceholderText(str(coming) if coming else "")
        self._tell()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def _number(self) -> int | None:
        """What is typed; None for nothing, 0 for what is no number of people."""
        text = self.edit.text().strip()
        if not text:
            return None
        return int(text) if text.isascii() and text.isdigit() and int(text) <= MOST else 0

    def _keep(self) -> None:
        people = self._number()
        if people == 0:
            self._tell()
        else:
            self.said.emit(people)
            self.left.emit()

    def _tell(self) -> None:
        wrong = self._number() == 0
        everybody = f"Nothing: the {counted(self._coming, 'person', 'people')} who come" if self._coming else ""
        self.hint.setText(WRONG if wrong else " · ".join(filter(None, ("Enter keeps it", everybody))))
        self.hint.set_color("ink:warn" if wrong else "ink2")

    def _fit(self) -> None:
        self.edit.setFixedWidth(theme().px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        draw_panel(painter, area, fill="well", border="line2", radius=RADIUS["card"], elevation=0)
