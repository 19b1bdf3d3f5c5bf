"""The Revisions tab before the first revision: its layout as a ghost, and in front of it what a revision is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.empty import EmptyState
from cxworkshop.ui.theme import theme

TITLE = "Nothing is frozen yet"
TEXT = (
    "A revision keeps the whole content as it is at that moment; from the second one on, this "
    "is where what changed between any two of them stands in sentences."
)
LIST = 312


class Ghost(QWidget):
    """Revisions at the left, sentences at the right: bars where words will stand."""

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = round(LIST * min(t.scale, 1.25))
        painter.fillRect(side - 1, 0, 1, self.height(), t.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("well"))
        for number in range(4):
            top = 30 + number * t.px(74)
            for left, width, down in ((24, 150, 0), (24, 220, 22)):
                painter.drawRoundedRect(QRectF(left, top + t.px(down), t.px(width), t.px(11)), 4, 4)
        left, width = side + 34, self.width() - side - 70
        painter.drawRoundedRect(QRectF(left, t.px(30), width * 0.6, t.px(24)), 6, 6)
        for number, part in enumerate((0.82, 0.7, 0.88, 0.64, 0.78, 0.7)):
            painter.drawRoundedRect(QRectF(left, t.px(96 + number * 54), width * part, t.px(40)), 8, 8)


class NothingFrozen(EmptyState):
    """`freeze_wanted` follows the one button."""

    freeze_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, TEXT, Ghost(), parent)
        self.freeze = Button("Freeze revision 1", "primary", icon="snowflake")
        self.freeze.clicked.connect(self.freeze_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.freeze)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.setFocusProxy(self.freeze)
