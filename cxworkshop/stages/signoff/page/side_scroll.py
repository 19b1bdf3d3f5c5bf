"""The right of a tab whose left is paper: a column that scrolls, as wide as its words want and the paper leaves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.ui.theme import theme

WIDTH = 424
WIDEST = 560
NARROWEST = 360
SHARE = 0.57
INSET = 22
EDGE = 16  # px that stay free above and below what is scrolled to


class SideScroll(QScrollArea):
    """What stands in it goes into `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(INSET, 16, INSET, 20)
        self.column.setSpacing(8)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget is in sight; of one that is taller than there is room, its beginning."""
        # Its place is known once the layout has been through.
        self.column.activate()
        edge = theme().px(EDGE)
        tall = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        if tall + edge > self.viewport().height():
            self.verticalScrollBar().setValue(widget.mapTo(self._body, QPoint(0, 0)).y() - edge)
        else:
            self.ensureWidgetVisible(widget, 0, edge)

    def show_part(self, widget: QWidget, part: QRect) -> None:
        """Scroll so that a part of a widget is in sight."""
        top = widget.mapTo(self._body, part.topLeft()).y()
        bar, room, edge = self.verticalScrollBar(), self.viewport().height(), theme().px(EDGE)
        if top - edge < bar.value():
            bar.setValue(top - edge)
        elif top + part.height() + edge > bar.value() + room:
            bar.setValue(top + part.height() + edge - room)

    def fit(self, room: int) -> None:
        """As wide as its words want; where there is little room, the paper keeps its share of it."""
        share = max(NARROWEST, round(room * SHARE)) if room else WIDEST
        self.setFixedWidth(min(theme().px(WIDTH), WIDEST, share))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), theme().px(500))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(0, 0, 1, self.viewport().height(), theme().color("line"))
