"""The furniture of a page that is no stage: how it begins, that Esc leaves it, and what gives way where it is low."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.shell.settings_grid import Line
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

LOW = 680  # pixels at 100 % below which the margins above and below give way


class OverPage(QWidget):
    """A page over the sheet. `left` follows Esc. `fit` is called for every size of the page and of the text."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        theme().changed.connect(self.fit)

    @property
    def is_low(self) -> bool:
        """Whether there is little height for the size of the text."""
        return self.height() < theme().px(LOW)

    def fit(self) -> None:
        """Give everything the room there is; to be extended."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("sheet"))


class BackPage(OverPage):
    """Begins with the way back, and the name of the file it is about; `head` is for whoever lays the page out."""

    below = 22  # from the head to what follows, where there is room

    def __init__(self, name: str, back: str, icon: str, file: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.back = Button(back, "quiet", "caret-left")
        self.back.setAccessibleDescription("Esc")
        self.back.clicked.connect(self.left)
        self.file = ElidedLabel(file, "ui", "ink2", mode=Qt.TextElideMode.ElideMiddle)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.back)
        self.head.addSpacing(16)
        self.head.addWidget(IconLabel(icon, 18, "ink2"))
        self.head.addWidget(self.file, 1)

    def fit(self) -> None:
        low = self.is_low
        self.head.setContentsMargins(48, 16 if low else 34, 28, 8 if low else self.below)


class TitledPage(OverPage):
    """Begins with its title, a line in words below it, what stands `beside` them, and Close; then follows `column`."""

    def __init__(self, name: str, title: str, words: str, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.close_button = Button("Close", key="Esc")
        self.close_button.clicked.connect(self.left)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Label(title, "h1", "ink"))
        told.addWidget(ElidedLabel(words, "body", "ink2"))
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 12)
        head.setSpacing(12)
        head.addLayout(told, 1)
        for widget in (*beside, self.close_button):
            head.addWidget(widget)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Line())
