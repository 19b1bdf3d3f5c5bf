"""A page with nothing on it yet: its real layout behind, quiet and out of reach, and the one useful field in front."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

WIDTH = 580
PADDING = 36
SHADOW = 32


class EmptyCard(QWidget):
    """The card in front: a title, a sentence, and in `column` whatever helps."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Paragraph(title, "h1", "ink")
        self.text = Paragraph(text, "body", "ink2")
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        outer = QVBoxLayout(self)
        edge = PADDING + SHADOW
        outer.setContentsMargins(edge, edge - 6, edge, edge)
        outer.setSpacing(4)
        outer.addWidget(self.title)
        outer.addWidget(self.text)
        outer.addSpacing(12)
        outer.addLayout(self.column)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(min(theme().px(WIDTH), 760) + 2 * SHADOW)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        plate = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        draw_panel(QPainter(self), plate, border="line2", radius=RADIUS["dialog"], elevation=3)


class EmptyState(QWidget):
    """`ghost` fills the page and takes no input; `card` stands in the middle."""

    def __init__(self, title: str, text: str, ghost: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = EmptyCard(title, text, self)
        self._ghost = ghost
        if ghost is not None:
            ghost.setParent(self)
            ghost.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            ghost.lower()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    @property
    def column(self) -> QVBoxLayout:
        """Where the useful field goes."""
        return self.card.column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ghost is not None:
            self._ghost.setGeometry(self.rect())
