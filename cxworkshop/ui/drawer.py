"""A side editor that docks inside the sheet: it slides in, takes the focus, and gives it back where it came from."""

from __future__ import annotations

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.theme import theme

WIDTH = 412
WIDEST = 560
PADDING = 24


class Drawer(QWidget):
    """Put it last in a horizontal layout. `tools` is the header's row of buttons, left of the cross.

    `opened` and `closed` come when the movement begins: input is accepted at once, the movement is only shown.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, title: str = "", width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = width
        self._extent = 0
        self._is_open = False
        self._opener: QWidget | None = None
        self._panel = QWidget(self)
        self.eyebrow = ElidedLabel("", "small", "ink2")
        self.title = Paragraph(title, "h1", "ink")
        self.close_button = IconButton("x", "Close")
        self.close_button.set_name("Close", "Esc")
        self.close_button.clicked.connect(self.close_drawer)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self.eyebrow, 1)
        head.addLayout(self.tools)
        head.addWidget(self.close_button)
        top = QVBoxLayout()
        top.setContentsMargins(PADDING, 10, PADDING - 8, 8)
        top.setSpacing(0)
        top.addLayout(head)
        top.addWidget(self.title)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot)
        self._animation = QPropertyAnimation(self, b"extent", self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.finished.connect(self._arrived)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        self.setFixedWidth(0)
        self.hide()
        theme().changed.connect(self._resize_panel)

    # -- content ---------------------------------------------------------------------------------------------------

    def set_title(self, title: str, eyebrow: str = "") -> None:
        self.title.setText(title)
        self.eyebrow.setText(eyebrow)
        self.setAccessibleName(title)

    def set_body(self, body: QWidget) -> None:
        """What is edited; it scrolls when it is longer than the sheet."""
        self._scroll.setWidget(body)

    def set_footer(self, footer: QWidget) -> None:
        """A row that stays in sight below a line."""
        self._foot.addWidget(_Footer(footer))

    def show_in_body(self, widget: QWidget) -> None:
        """Scrolls so that `widget` of the body is in sight."""
        self._scroll.ensureWidgetVisible(widget, 0, 24)

    # -- opening and closing ---------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._is_open

    def full_width(self) -> int:
        return min(theme().px(self._full), max(WIDEST, self._full))

    def open(self, opener: QWidget | None = None) -> None:
        """Slides in. `opener` gets the focus back on closing; without one it is whatever has the focus now."""
        if not self._is_open:
            self._opener = opener if opener is not None else self.window().focusWidget()
            self._is_open = True
            self.show()
            self._slide(self.full_width())
            self.opened.emit()
        elif opener is not None:
            self._opener = opener

    def close_drawer(self) -> None:
        """Slides out; the focus is back at the opener before the movement ends."""
        if not self._is_open:
            return
        self._is_open = False
        opener, self._opener = self._opener, None
        if opener is not None and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self._slide(0)
        self.closed.emit()

    def _slide(self, end: int) -> None:
        self._animation.stop()
        duration = theme().duration("drawer")
        if not duration:
            self._set_extent(end)
            self._arrived()
            return
        self._animation.setDuration(duration)
        self._animation.setStartValue(self._extent)
        self._animation.setEndValue(end)
        self._animation.start()

    def _arrived(self) -> None:
        if not self._is_open:
            self.hide()

    def _get_extent(self) -> int:
        return self._extent

    def _set_extent(self, value: int) -> None:
        self._extent = value
        self.setFixedWidth(value)

    extent = Property(int, _get_extent, _set_extent)

    # -- events ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_open:
            self.close_drawer()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _resize_panel(self) -> None:
        if self._is_open and self._animation.state() != QPropertyAnimation.State.Running:
            self._set_extent(self.full_width())
        self._panel.setGeometry(0, 0, self.full_width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The content keeps its full width while the drawer moves, so that nothing wraps anew on the way.
        self._panel.setGeometry(0, 0, self.full_width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawLine(0, 0, 0, self.height())


class _Footer(QWidget):
    def __init__(self, content: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        # A quiet button brings 12 pixels of its own, so its words stand under the fields.
        row.setContentsMargins(PADDING - 12, 10, PADDING, 10)
        row.addWidget(content)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
