"""Choosing the time: a small card over the timer, typed minutes or one of the usual ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.shell.timebox import TimeBox
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import SpinBox
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

USUAL = (5, 10, 15, 20, 30, 45)
MARGIN = 38


class TimeChooser(QFrame):
    """Enter takes the minutes typed, a number button takes its own, Esc leaves everything as it was."""

    def __init__(self, box: TimeBox, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box = box
        self._opener: QWidget | None = None
        self.setAccessibleName("Choose the time")
        self.minutes = SpinBox(0, 24 * 60, " min", "Minutes")
        self.minutes.installEventFilter(self)
        self.take = Button("Set", "primary", key="Enter")
        self.take.clicked.connect(self._take)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.minutes, 1)
        line.addWidget(self.take)
        usual = QHBoxLayout()
        usual.setSpacing(6)
        self.usual: list[Button] = []
        for minutes in USUAL:
            button = Button(str(minutes), "secondary")
            button.setAccessibleName(f"{minutes} minutes")
            button.clicked.connect(lambda _checked=False, minutes=minutes: self._set(minutes))
            self.usual.append(button)
            usual.addWidget(button)
        hints = QHBoxLayout()
        hints.setSpacing(6)
        hints.addWidget(Keycap("Esc"))
        hints.addWidget(Label("as it was", "small", "ink2"))
        hints.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN + 14, MARGIN + 12, MARGIN + 14, MARGIN + 12)
        layout.setSpacing(10)
        layout.addWidget(Label("Time for this exercise", "h3", "ink"))
        layout.addLayout(line)
        layout.addLayout(usual)
        layout.addLayout(hints)
        window.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    def open(self) -> None:
        """Show the card with the present time chosen."""
        if not self.isVisible():
            self._opener = self.window().focusWidget()
        self.minutes.setValue(max(1, round(self._box.seconds / 60)))
        self._place()
        self.show()
        self.raise_()
        self.minutes.setFocus()
        self.minutes.selectAll()

    def close_card(self) -> None:
        """Hide it; the focus goes back."""
        self.hide()
        opener, self._opener = self._opener, None
        if opener is not None and opener.isVisible():
            opener.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        pressed = watched is self.minutes and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return False

    def _take(self) -> None:
        self.minutes.interpretText()
        self._set(self.minutes.value())

    def _set(self, minutes: int) -> None:
        self._box.choose(minutes)
        self.close_card()

    def _place(self) -> None:
        window = self._window
        size = self.sizeHint()
        foot = theme().px(40) + 8 - MARGIN
        self.setGeometry((window.width() - size.width()) // 2, window.height() - size.height() - foot, size.width(),
                         size.height())  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), radius=10, elevation=3)
