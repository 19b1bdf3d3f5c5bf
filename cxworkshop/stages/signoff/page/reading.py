"""The left of the Document tab: the pages, and over their foot which document it is, which page, and how large."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label
from cxworkshop.ui.paper import PaperView
from cxworkshop.ui.pdf import Pages
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.theme import theme

BAR = 40
LIFT = 14  # between the bar and the lower edge
EDGE = 12


class _Float(QWidget):
    """A row of controls that lies over the paper on a card of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(EDGE + 6, 4 + EDGE, EDGE + 6, 4 + EDGE)
        self.row.setSpacing(6)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        draw_panel(QPainter(self), place, fill="raised", border="line2", radius=place.height() / 2, elevation=2)


class Reading(QWidget):
    """`kind_chosen` carries "definition" or "record"."""

    kind_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        action = desk.commands.action
        self.paper = PaperView("The document", desk.background)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper)
        self._bar = _Float(self)
        self.kind = Segmented(
            [Option("definition", "Definition"), Option("record", "Full record")], "Which document", self._bar
        )
        self.kind.set_value("definition")
        self.kind.changed.connect(self.kind_chosen)
        self.count = Label("", "ui", "ink", 600)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous_button, self.next_button = self._button("caret-up"), self._button("caret-down")
        self.zoom_button = self._button("arrows-out")
        for button, key in (
            (self.previous_button, "signoff.previous"),
            (self.next_button, "signoff.next"),
            (self.zoom_button, "signoff.zoom"),
        ):
            button.bind(action(key))
        for widget in (self.kind, self.previous_button, self.count, self.next_button, self.zoom_button):
            self._bar.row.addWidget(widget)
        self.paper.turned.connect(lambda _page: self._show_count())
        theme().changed.connect(self._place)
        turn = self.paper.turn
        desk.commands.bind(self.paper, {"signoff.page_right": lambda: turn(1), "signoff.page_left": lambda: turn(-1)})
        self.setFocusProxy(self.paper)
        self._show_count()

    def show_pages(self, pages: Pages) -> None:
        """Another document, or the same one after a change."""
        self.paper.set_pages(pages)
        self._show_count()

    def toggle_fit(self) -> None:
        """The whole page in sight, or as wide as there is room."""
        self.set_fit("page" if self.paper.fit == "width" else "width")

    def set_fit(self, fit: str) -> None:
        """As `PaperView.set_fit`; the sign of the button says what it would do next."""
        self.paper.set_fit(fit)
        self.zoom_button.set_icon("arrows-out" if fit == "width" else "arrows-in", "regular", "ink2")

    def _button(self, icon: str) -> IconButton:
        return IconButton(icon, "", size=28, icon_size=16)

    def _show_count(self) -> None:
        count = self.paper.page_count
        self._bar.setVisible(count > 0)
        if count:
            self.count.setText(f"Page {self.paper.page + 1} of {count}")
        self._place()

    def _place(self) -> None:
        px = theme().px
        self.count.setMinimumWidth(px(104))
        # Where the bar is wider than the paper, which document it is gives way: its key and the menu say it still.
        self.kind.setVisible(True)
        self.zoom_button.setVisible(True)
        for widget in (self.kind, self.zoom_button):
            if self._bar.row.sizeHint().width() > self.width():
                widget.setVisible(False)
        width = min(self._bar.row.sizeHint().width(), self.width())
        height = px(BAR) + 2 * EDGE
        self._bar.setGeometry((self.width() - width) // 2, self.height() - height - px(LIFT) + EDGE, width, height)
        self._bar.raise_()
        self.paper.set_foot(px(BAR) + px(LIFT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
