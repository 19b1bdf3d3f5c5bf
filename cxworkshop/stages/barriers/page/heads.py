"""The words above the columns of the list."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.barriers.page.barrier_list import BarrierList
from cxworkshop.stages.barriers.page.shape import Columns, Form, form_at
from cxworkshop.stages.barriers.page.wrapped import Style, words
from cxworkshop.ui.theme import theme


class ColumnHeads(QWidget):
    """The words above the columns; nothing where the columns stand below each other."""

    def __init__(self, over: BarrierList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = over
        self._width = 0
        over.moved_in_view.connect(self.update)
        theme().changed.connect(self._refit)  # a method: what has gone is called no longer

    def _refit(self) -> None:
        self.fit(self._width)

    def fit(self, width: int) -> None:
        """Take the height that a list so many pixels wide asks for.

        Never asks the list itself: its scroll bar comes and goes with the height that is left to it.
        """
        self._width = width
        self.setFixedHeight(theme().px(28) if form_at(width) is Form.WIDE else 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = Columns.at(self._over.viewport().width())
        if at.form is not Form.WIDE:
            return
        painter = QPainter(self)
        painter.setPen(theme().color("ink2"))
        style = Style("small")
        top = theme().px(4)
        words("Barrier, and what the customer feels", style, at.left, top, at.left_width).paint(painter)
        words("Severity", style, at.severity, top, theme().px(150)).paint(painter)
        words("What we do about it", style, at.what, top, at.what_width).paint(painter)
        words("owner · due", style, at.right - at.tail, top, at.tail, right=True).paint(painter)
