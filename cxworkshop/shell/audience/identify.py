"""A big number on every display for three seconds, so that a person sees which is which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.room.screens import ScreenInfo
from cxworkshop.ui.theme import theme

STAY_MS = 3000
PART = 0.42  # of the display's shorter side
NAME_PART = 0.085  # of the plate's side


class Plate(QWidget):
    """The number and the name of one display, in its middle. It takes no focus and lets the mouse through."""

    def __init__(self, screen: ScreenInfo) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowTransparentForInput)
        self._screen = screen
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(f"Screen {screen.number}: {screen.name}")
        self.setWindowTitle(self.accessibleName())

    def show_on(self, qscreen: QScreen | None, *, refused: bool) -> None:
        """Show it; where no window may choose its place, over the whole display, which the system does allow."""
        if qscreen is not None:
            self.setScreen(qscreen)
        screen = self._screen
        area = QRect(screen.x, screen.y, screen.width, screen.height)
        if refused:
            self.setWindowFlag(Qt.WindowType.ToolTip, False)
            self.setGeometry(area)
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.show()
            return
        side = round(min(area.width(), area.height()) * PART)
        plate = QRect(0, 0, side, side)
        plate.moveCenter(area.center())
        self.setGeometry(plate)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.color("ink"))
        painter.setPen(t.color("sheet"))
        side = min(self.width(), self.height())
        font = QFont(t.font("h1", 600))
        font.setPixelSize(max(12, round(side * 0.62)))
        painter.setFont(font)
        area = QRectF(self.rect())
        above = area.adjusted(0, 0, 0, -side * 0.16)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(self._screen.number))
        font = QFont(t.font("ui", 600))
        font.setPixelSize(max(12, round(side * NAME_PART)))
        painter.setFont(font)
        below = area.adjusted(side * 0.06, side * 0.74, -side * 0.06, -side * 0.05)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(wrap), self._screen.name)


class Plates(QObject):
    """The numbers on all displays; they go after three seconds, with the next key, or when a display does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plates: list[Plate] = []
        self._timer = QTimer(self, singleShot=True, interval=STAY_MS)
        self._timer.timeout.connect(self.hide)

    @property
    def showing(self) -> bool:
        """Whether numbers stand on the displays."""
        return bool(self._plates)

    def show(self, screens: Sequence[tuple[ScreenInfo, QScreen | None]], *, refused: bool = False) -> None:
        """Number these displays, anew when they are numbered already."""
        self.hide()
        for screen, qscreen in screens:
            plate = Plate(screen)
            self._plates.append(plate)
            plate.show_on(qscreen, refused=refused)
        self._timer.start()

    def hide(self) -> None:
        """Take the numbers away."""
        self._timer.stop()
        plates, self._plates = self._plates, []
        for plate in plates:
            plate.hide()
            plate.deleteLater()
