"""The window itself, and the frame it shows before anything else is loaded. Imports as little as a window can.

Until the rest of the program is there, the first frame paints what will stand: backstage, sheet and the mark. The
facilitator sees the window at once and the pages come into it.
"""

from __future__ import annotations

import base64
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from cxworkshop.ui.theme import theme

SMALLEST = QSize(1280, 720)
USUAL = QSize(1440, 900)
MENU_BAR = 30
START_SIDE = 400
TITLE = "Customer centricity workshop"


class FirstFrame(QWidget):
    """Backstage and the empty sheet, where the start page or the console will put theirs. `painted` comes once.

    Palette and stylesheet do the painting: a painter that is handed a colour from here would load Qt's whole
    namespace first, which takes longer than all the rest.
    """

    painted = Signal()

    def __init__(self, start_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges = (START_SIDE, 12, 12, 12) if start_page else (216, 8, 8 + 304, 40)
        self._bar = 0 if sys.platform == "darwin" else MENU_BAR  # where the menu bar will be
        self._told = False
        self._sheet = QFrame(self)
        self.setAutoFillBackground(True)
        theme().changed.connect(self._dress)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit()

    def _place(self) -> None:
        px = theme().px
        left, top, right, bottom = self._edges
        if left == START_SIDE:
            left = min(left, round(self.width() * 0.45 / theme().scale))
        top += px(self._bar)
        width, height = self.width() - px(left) - px(right), self.height() - top - px(bottom)
        self._sheet.setGeometry(px(left), top, width, height)

    def _dress(self) -> None:
        look = theme()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("backstage"))
        self.setPalette(palette)
        self._sheet.setStyleSheet(
            f"background: {look.hex('sheet')}; border: 1px solid {look.hex('line')}; border-radius: 10px;"
        )
        self._place()


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
        self.setAcceptDrops(True)
        self.resize(USUAL)

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
