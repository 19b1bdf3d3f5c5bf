"""The window itself, and the frame it shows before anything else is loaded. Imports as little as a window can.

Until the rest of the program is there, the first frame paints what will stand: backstage, sheet and the mark. The
facilitator sees the window at once and the pages come into it.
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from cxworkshop.ui.theme import theme

SMALLEST = QSize(1280, 720)
USUAL = QSize(1440, 900)
MENU_BAR = 30
TITLE = "Customer centricity workshop"


class FirstFrame(QWidget):
    """Backstage and the empty sheet, where the start page or the console will put theirs. `painted` comes once."""

    painted = Signal()

    def __init__(self, start_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 400 if start_page else 216
        self._right = 12 if start_page else 8 + 304
        self._bottom = 12 if start_page else 40
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.fillRect(area, t.color("backstage"))
        top = 12 if self._left == 400 else 8
        sheet = area.adjusted(t.px(self._left), top, -t.px(self._right), -t.px(self._bottom))
        path = QPainterPath()
        path.addRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.fillPath(path, t.color("sheet"))
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawPath(path)
        if not self._told:
            self._told = True
            self.painted.emit()


class Window(QMainWindow):
    """Holds one page at a time: the first frame, the start page, or the console.

    `may_close` is asked before the window goes. `dropped` carries the files that were let fall anywhere on it.
    """

    dropped = Signal(object)  # list[Path]

    def __init__(self, *, start_page: bool) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.may_close: Callable[[], bool] = lambda: True
        self.stack = QStackedWidget()
        self.first = FirstFrame(start_page)
        self.stack.addWidget(self.first)
        self.setCentralWidget(self.stack)
        self.menuBar().setFixedHeight(theme().px(MENU_BAR))
        self.setAcceptDrops(True)
        self.resize(USUAL)
        theme().changed.connect(self._restyle)

    def show_page(self, page: QWidget) -> None:
        """Put a page into the window."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def place(self, geometry: str) -> None:
        """Come back to a remembered place on the screen; Qt brings it back into sight when the screen has changed."""
        with contextlib.suppress(ValueError):  # somebody edited the settings by hand
            if geometry:
                self.restoreGeometry(QByteArray(base64.b64decode(geometry, validate=True)))

    def placed(self) -> str:
        """The place as text, to be remembered."""
        return base64.b64encode(self.saveGeometry().data()).decode("ascii")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _restyle(self) -> None:
        self.menuBar().setFixedHeight(theme().px(MENU_BAR))
        self.first.update()
