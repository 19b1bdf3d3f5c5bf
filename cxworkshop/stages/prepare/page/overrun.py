"""The banner under a day that is too long: what is so, and the one press that mends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.stages.prepare.clock import Remedy
from cxworkshop.ui.a11y import described
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import Paragraph, tooltip
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

EDGE = 6


class Overrun(QWidget):
    """Amber with a hatched edge: unresolved. `chosen` carries the remedy that was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remedies: tuple[Remedy, ...] = ()
        self.title = Paragraph("", "ui", "ink:warn", 600)
        self.text = Paragraph("", "ui", "ink")
        self.buttons: list[Button] = []
        self._flow = FlowLayout(None, 8, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addSpacing(8)
        words.addLayout(self._flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 16)
        row.setSpacing(12)
        row.addWidget(IconLabel("clock", 18, "ink:warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._fit)

    def show_overrun(self, title: str, text: str, remedies: Sequence[Remedy]) -> None:
        """What is so, and what mends it; without a remedy the text says what people can do."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(described(title, text))
        if tuple(remedies) != self._remedies:
            self._remedies = tuple(remedies)
            self._make_buttons()
        self._fit()

    def _make_buttons(self) -> None:
        held = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        self._flow.clear()
        self.buttons = []
        for remedy in self._remedies:
            button = Button(remedy.label, icon="minus" if remedy.item else "arrow-left")
            button.clicked.connect(lambda _on=False, r=remedy: self.chosen.emit(r))
            button.setAccessibleName(remedy.label)
            self._flow.addWidget(button)
            self.buttons.append(button)
        if held is not None and self.buttons:
            self.buttons[min(held, len(self.buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Cut the name of the line, never the minutes after it."""
        room = max(120, self.width() - 32 - 12 - theme().px(18))
        metrics = QFontMetricsF(theme().font("ui", 500))
        for remedy, button in zip(self._remedies, self.buttons, strict=True):
            name, _, number = remedy.label.rpartition(" ")
            space = room - theme().px(16 + 8 + 24) - metrics.horizontalAdvance(f" {number}") - 2
            cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, space)
            button.setText(f"{cut} {number}".replace("&", "&&"))
            button.setToolTip(tooltip(remedy.label) if cut != name else "")
            button.setMaximumWidth(room)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(t.color("warn-line"), 1))
        painter.setBrush(t.soft("warn"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hatch_brush("warn-line"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setBrush(t.soft("warn"))
        painter.drawRoundedRect(area.adjusted(EDGE, EDGE, -EDGE, -EDGE), 4, 4)
