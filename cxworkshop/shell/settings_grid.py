"""The furniture of the settings: lines of a title and its controls, hairlines between groups, and the list of parts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.siderow import RowLook
from cxworkshop.ui.theme import theme

LABELS = 228
WIDEST = 760


class Line(QFrame):
    """A hairline between two groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("line"))


class SettingsGrid(QGridLayout):
    """Lines of one part of the settings."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalSpacing(16)
        self.setHorizontalSpacing(0)
        self.setColumnStretch(1, 1)
        self._rows = 0

    def add(self, title: str, *widgets: QWidget, top: bool = False) -> None:
        """A title and its controls; a paragraph among them takes the width that is left."""
        place = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self.addWidget(Label(title, "ui", "ink", 600), self._rows, 0, place)
        row = QHBoxLayout()
        row.setSpacing(14)
        for widget in widgets:
            row.addWidget(widget, 1 if isinstance(widget, Paragraph) else 0, Qt.AlignmentFlag.AlignVCenter)
        if not any(isinstance(widget, Paragraph) for widget in widgets):
            row.addStretch(1)
        self.addLayout(row, self._rows, 1)
        self._rows += 1

    def add_stack(self, title: str, *widgets: QWidget) -> None:
        """A title and, below each other, what belongs to it; the first is words."""
        self.addWidget(Label(title, "ui", "ink", 600), self._rows, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in widgets:
            column.addWidget(widget)
        self.addLayout(column, self._rows, 1)
        self._rows += 1

    def rule(self) -> None:
        """A hairline."""
        self.addWidget(Line(), self._rows, 0, 1, 2)
        self._rows += 1

    def fit(self, width: int) -> None:
        """Words and controls beside each other; where there are `width` pixels and no more, the words stand closer."""
        px = theme().px
        self.setColumnMinimumWidth(0, px(LABELS) if width >= px(720) else px(140))


@frozen
class PartRow:
    """A part of the settings in the list at the left."""

    key: str
    title: str
    icon: str

    @property
    def spoken(self) -> str:
        """Its name."""
        return self.title

    def height(self, width: int) -> int:
        """One line."""
        return theme().px(20)

    def paint(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        t = theme()
        side = t.px(16)
        ink = t.ink_on("accent") if look.selected else t.color("ink")
        draw_icon(painter, QRectF(place.left(), place.center().y() - side / 2, side, side), self.icon, ink)
        painter.setFont(t.font("ui", 600 if look.selected else 500))
        painter.setPen(ink)
        words = place.adjusted(side + t.px(12), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self.title)

    def tip(self, width: int) -> str:
        """Nothing is ever cut."""
        return ""
