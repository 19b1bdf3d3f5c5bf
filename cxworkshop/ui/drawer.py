"""A side editor that docks inside the sheet: it slides in, takes the focus, and gives it back where it came from.

Where too little of the sheet would remain beside it, it lies over the sheet instead, so that nothing is squeezed.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QEasingCurve, QEvent, QObject, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

WIDTH = 412
WIDEST = 560
BESIDE = 420  # what must remain of the sheet, or the drawer lies over it; grows with the text
PADDING = 24
SHADE = 16  # the shadow that a drawer over the sheet throws to its left


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
        self._over = False
        self._watched: QWidget | None = None
        self._opener: QWidget | None = None
        self._panel = QWidget(self)
        self.eyebrow = ElidedLabel("", "small", "ink2", mode=Qt.TextElideMode.ElideMiddle)
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
        self._top = top = QVBoxLayout()
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

    def set_title_editor(self, editor: QWidget) -> None:
        """A field in the title's place, which stays in sight while the body scrolls. Its words stand where the
        title's would, so its frame reaches out to the left."""
        self.title.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(-9)
        row.addWidget(editor)
        self._top.addLayout(row)

    def add_under_title(self, widget: QWidget) -> None:
        """A line under the title that stays in sight, as wide as it wants to be."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(widget)
        row.addStretch(1)
        self._top.addLayout(row)

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

    @property
    def lies_over(self) -> bool:
        """Whether it lies over the sheet instead of beside what stands there."""
        return self._over

    def full_width(self) -> int:
        """How wide it is when open: as the text needs, and never wider than its sheet."""
        wanted = min(theme().px(self._full), max(WIDEST, self._full))
        return min(wanted, self._sheet_width() or wanted)

    def open(self, opener: QWidget | None = None) -> None:
        """Slides in. `opener` gets the focus back on closing; without one it is whatever has the focus now."""
        if not self._is_open:
            self._opener = opener if opener is not None else self.window().focusWidget()
            self._is_open = True
            self._find_place()
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
        self.setFixedWidth(value + (SHADE if self._over and value else 0))
        self._lay_over()

    extent = Property(int, _get_extent, _set_extent)

    # -- beside the sheet's content, or over it ----------------------------------------------------------------------

    def _sheet_width(self) -> int:
        sheet = self.parentWidget()
        return sheet.width() if sheet is not None else 0

    def _find_place(self) -> None:
        """Dock, or lie over the sheet when too little of it would remain."""
        sheet = self.parentWidget()
        if sheet is None:
            return
        if self._watched is not sheet:
            self._watched = sheet
            sheet.installEventFilter(self)
        self._over = over = sheet.width() - self.full_width() < theme().px(BESIDE)
        row = sheet.layout()
        if isinstance(row, QBoxLayout):
            docked = row.indexOf(self) >= 0
            if over and docked:
                row.removeWidget(self)
            elif not over and not docked:
                row.addWidget(self)

    def _lay_over(self) -> None:
        sheet = self.parentWidget()
        if self._over and sheet is not None:
            self.setGeometry(sheet.width() - self.width(), 0, self.width(), sheet.height())
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Resize and self._is_open:
            self._find_place()
            self._resize_panel()
        return super().eventFilter(watched, event)

    # -- events ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_open:
            self.close_drawer()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _resize_panel(self) -> None:
        if self._is_open:
            self._find_place()
            if self._animation.state() != QPropertyAnimation.State.Running:
                self._set_extent(self.full_width())
        self._lay_panel()

    def _lay_panel(self) -> None:
        # The content keeps its full width while the drawer moves, so that nothing wraps anew on the way.
        self._panel.setGeometry(SHADE if self._over else 0, 0, self.full_width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        if self._over:
            left = SHADE
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            shade = QLinearGradient(0, 0, SHADE, 0)
            shade.setColorAt(0, theme().color("ink", 0.0) if not theme().is_dark else QColor(0, 0, 0, 0))
            shade.setColorAt(1, theme().color("ink", 0.14) if not theme().is_dark else QColor(0, 0, 0, 120))
            painter.fillRect(QRectF(0, 0, SHADE, self.height()), shade)
            painter.setBrush(theme().color("sheet"))
            ground = QRectF(self.rect()).adjusted(SHADE - 2 * RADIUS["sheet"], 0, 0, 0)
            painter.setClipRect(QRectF(self.rect()).adjusted(SHADE, 0, 0, 0))
            painter.drawRoundedRect(ground, RADIUS["sheet"], RADIUS["sheet"])
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawLine(left, 0, left, self.height())


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
