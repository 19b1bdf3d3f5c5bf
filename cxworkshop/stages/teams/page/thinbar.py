"""A scroll bar that lies over the margin beside the cards, so that cards are as wide with it as without."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

WIDTH = 8


class ThinBar(QScrollBar):
    """Follows the vertical scroll bar of a list, which is itself out of sight, and moves it."""

    def __init__(self, area: QAbstractScrollArea, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._area = area
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own = area.verticalScrollBar()
        own.rangeChanged.connect(self._take)
        own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(own.setValue)
        area.installEventFilter(self)
        self._take()

    def _take(self) -> None:
        own = self._area.verticalScrollBar()
        self.setRange(own.minimum(), own.maximum())
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setValue(own.value())
        self.setVisible(own.maximum() > 0 and not self._area.isHidden())
        self._place()

    def _place(self) -> None:
        place = self._area.geometry()
        self.setGeometry(place.right() - WIDTH + 1, place.top(), WIDTH, place.height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._take()
        return False
