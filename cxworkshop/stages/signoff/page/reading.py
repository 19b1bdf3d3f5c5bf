"""The left of the Document tab: which document above, its pages, and over their foot which page, how large, how far."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import joined
from cxworkshop.stages.signoff.page.chooser_bar import ChooserBar
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.paper import PaperView
from cxworkshop.ui.pdf import Pages
from cxworkshop.ui.theme import theme

BAR = 40
LIFT = 14  # between the pill and the lower edge
EDGE = 12
MAKING, STOPPED, STALE = "Making the pages", "Stopped", "Stopped, not up to date"


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


class _Unseen(QWidget):
    """Which pages are blank sheets, and why; a button that has them drawn again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Paragraph("", "ui", "ink:dang", 600)
        self.again = Button("Draw again", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * EDGE, EDGE // 2, EDGE, EDGE // 2)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()


class Reading(QWidget):
    """`halted` and `resumed` follow the button beside the words about the making of the pages.

    `seen` tells that other pages are blank sheets, or none; `again` that they are to be drawn once more.
    """

    halted = Signal()
    resumed = Signal()
    seen = Signal()
    again = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        action = desk.commands.action
        self.bar = ChooserBar(desk.commands)
        self.paper = PaperView("The document", desk.background)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self._unseen = _Unseen(self)
        self._unseen.again.clicked.connect(self.again)
        column.addWidget(self._unseen)
        column.addWidget(self.paper, 1)
        self._float = _Float(self)
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
        self.progress = Label("", "ui", "ink2")
        self.stop_button = Button("Stop", "link")
        self.stop_button.clicked.connect(self._stop_or_go)
        self._making = self._is_first = False
        self._pages_row = (self.previous_button, self.count, self.next_button, self.zoom_button)
        for widget in (*self._pages_row, self.progress, self.stop_button):
            self._float.row.addWidget(widget)
        self.paper.turned.connect(lambda _page: self._show_count())
        self.paper.drawn.connect(lambda _page: self._look())
        theme().changed.connect(self._place)
        turn = self.paper.turn
        desk.commands.bind(self.paper, {"signoff.page_right": lambda: turn(1), "signoff.page_left": lambda: turn(-1)})
        self.setFocusProxy(self.paper)
        self.show_progress(None)

    def show_pages(self, pages: Pages, *, first: bool = False) -> None:
        """Another document, or the same one after a change; `first` says that others follow."""
        self._is_first = first
        self.paper.set_pages(pages)
        self._look()
        self._show_count()

    def show_words(self, words: str) -> None:
        """What stands there in place of pages."""
        self.paper.set_pages(None)
        self.paper.set_words(words)
        self._look()
        self._show_count()

    @property
    def unseen(self) -> str:
        """Which of the pages that were looked at are blank sheets; "" where all are shown."""
        return self._unseen.words.text()

    def show_progress(self, share: float | None, *, stopped: bool = False) -> None:
        """How far the pages are that are being made; None while nothing takes long, or when it was `stopped`."""
        self._making = share is not None
        if share is not None:
            self.progress.setText(f"{MAKING}, {round(share * 100)} %")
            self.stop_button.setText("Stop")
        elif stopped:
            self.progress.setText(STALE if self.paper.page_count and not self._is_first else STOPPED)
            self.stop_button.setText("Make them")
            announce(self, self.progress.text())
        shows = share is not None or stopped
        for widget in (self.progress, self.stop_button):
            widget.setVisible(shows)
        self._show_count()

    def toggle_fit(self) -> None:
        """The whole page in sight, or as wide as there is room."""
        self.set_fit("page" if self.paper.fit == "width" else "width")

    def set_fit(self, fit: str) -> None:
        """As `PaperView.set_fit`; the sign of the button says what it would do next."""
        self.paper.set_fit(fit)
        self.zoom_button.set_icon("arrows-out" if fit == "width" else "arrows-in", "regular", "ink2")

    def _look(self) -> None:
        """A page that cannot be drawn is white: that must not be taken for what stands on it."""
        words = _unseen_words(self.paper.wrong)
        if words != self.unseen:
            self._unseen.words.setText(words)
            self._unseen.setVisible(bool(words))
            if words:
                announce(self, words)
            self.seen.emit()

    def _stop_or_go(self) -> None:
        (self.halted if self._making else self.resumed).emit()

    def _button(self, icon: str) -> IconButton:
        return IconButton(icon, "", size=28, icon_size=16)

    def _show_count(self) -> None:
        count = self.paper.page_count
        self._float.setVisible(count > 0 or not self.stop_button.isHidden())
        if count:
            self.count.setText("The first page" if self._is_first else f"Page {self.paper.page + 1} of {count}")
        self._place()

    def _place(self) -> None:
        px = theme().px
        self.count.setMinimumWidth(px(104))
        shows = self.paper.page_count > 0
        for widget in self._pages_row:
            widget.setVisible(shows)
        # Where the pill is wider than the paper, what the menu says as well gives way.
        for widget in (self.zoom_button, self.previous_button, self.next_button, self.count):
            if not self.stop_button.isHidden() and self._float.row.sizeHint().width() > self.width():
                widget.setVisible(False)
        if self.progress.text() == STALE and self._float.row.sizeHint().width() > self.width():
            self.progress.setText(STOPPED)
        width = min(self._float.row.sizeHint().width(), self.width())
        height = px(BAR) + 2 * EDGE
        left = self.paper.x() + (self.paper.width() - width) // 2
        self._float.setGeometry(left, self.height() - height - px(LIFT) + EDGE, width, height)
        self._float.raise_()
        self.paper.set_foot(px(BAR) + px(LIFT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _unseen_words(wrong: Mapping[int, str]) -> str:
    if not wrong:
        return ""
    numbers = [f"{page + 1:,}" for page in sorted(wrong)]
    if len(numbers) > 1:
        return f"Pages {joined(numbers, 4)} are not shown."
    why = next(iter(wrong.values())).rstrip(".")
    return f"Page {numbers[0]} is not shown: {why[:1].lower()}{why[1:]}."
