"""The window on the wall: it paints the room's snapshot, fades from one picture to the next, and knows nothing else.

It is a second top-level window without a parent, because a parent would hold it above the console and on its display.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.snapshot import Snapshot, compose, paint
from cxworkshop.ui.theme import theme

TITLE = "Room"
SMALLEST = (320, 180)


class AudienceWindow(QWidget):
    """`escaped`: Esc, which belongs to the console. `grow_wanted`: fill the display it stands on, or stop doing so.

    `closed`: a person closed it. `resized` carries the picture's size in device pixels.
    """

    escaped = Signal()
    grow_wanted = Signal()
    closed = Signal()
    resized = Signal(int, int)
    _due = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._room = room
        self._snapshot: Snapshot | None = None  # what `_picture` is of
        self._picture = QPixmap()
        self._before = QPixmap()  # what the picture fades from
        self._black = False
        self._stale = True
        self._grip: QPoint | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._end_fade)
        self.setWindowTitle(TITLE)
        self.setAccessibleName("Room: what the audience sees")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Closing the console ends the program, whatever stands on the wall.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMinimumSize(*SMALLEST)
        self._due.connect(self._paint_now, Qt.ConnectionType.QueuedConnection)
        room.changed.connect(self._room_changed)

    # -- where it stands -----------------------------------------------------------------------------------------------

    @property
    def is_full(self) -> bool:
        """Whether it fills a display."""
        return self.isVisible() and self.isFullScreen()

    def fill(self, area: QRect | None, screen: QScreen | None) -> None:
        """Fill a display; without one, the display the window stands on."""
        if self.isVisible() and area is not None and not (self.isFullScreen() and self.geometry() == area):
            # A window that is full screen already is not moved by every window manager.
            self.hide()
        if area is not None:
            self.setWindowState(Qt.WindowState.WindowNoState)
            if screen is not None:
                self.setScreen(screen)
            self.setGeometry(area)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # showFullScreen() would take the keyboard, whatever the attributes say

    def stand_free(self, area: QRect) -> None:
        """Become a plain window that a person can drag, in this place of the desktop."""
        if self.isFullScreen():
            self.hide()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setGeometry(area)
        self.show()

    # -- painting ------------------------------------------------------------------------------------------------------

    @property
    def fading(self) -> bool:
        """Whether one picture is on its way to the next."""
        return self._fade.state() is QVariantAnimation.State.Running

    def _room_changed(self) -> None:
        # Taken while painting: several changes at once are one picture, and a hidden wall makes none. What is queued
        # comes before what is to be painted, so the room sees what was sent before the console is painted anew.
        if not self._stale:
            self._stale = True
            self._due.emit()
        self.update()

    def _paint_now(self) -> None:
        if self._stale and self.isVisible():
            self.repaint()

    def _take(self) -> None:
        """Bring the picture up to date with the room."""
        self._stale = False
        if self._room.black:
            self._black = True
            self._end_fade()
            return
        was_black, self._black = self._black, False
        size = self.width() * self.devicePixelRatioF(), self.height() * self.devicePixelRatioF()
        width, height = round(size[0]), round(size[1])
        snapshot, before = self._room.snapshot, self._snapshot
        same_size = (self._picture.width(), self._picture.height()) == (width, height)
        if same_size and snapshot == before:
            return
        old = self._picture
        self._snapshot, self._picture = snapshot, _painted(snapshot, width, height)
        if before is None or was_black or not same_size:
            self._end_fade()
        elif dataclasses.replace(snapshot, clock=before.clock) != before:
            self._begin_fade(old)
        # A clock that ticks on is put into the picture that stands, or fades in, as it is.

    def _begin_fade(self, old: QPixmap) -> None:
        self._end_fade()
        duration = theme().duration("room")
        if duration:
            self._before = old
            self._fade.setDuration(duration)
            self._fade.start()

    def _end_fade(self) -> None:
        if self._fade.state() is not QVariantAnimation.State.Stopped:
            self._fade.stop()
        self._before = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stale:
            self._take()
        painter = QPainter(self)
        if self._black:
            painter.fillRect(self.rect(), QColor(0, 0, 0))
            return
        if not self._before.isNull():
            painter.drawPixmap(self.rect(), self._before)
            painter.setOpacity(float(self._fade.currentValue()))
        painter.drawPixmap(self.rect(), self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stale = True
        self._tell_size()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_size()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # What it showed when it went must not fade into what it shows when it comes back.
        self._end_fade()
        self._snapshot, self._picture, self._stale = None, QPixmap(), True

    def _tell_size(self) -> None:
        ratio = self.devicePixelRatioF()
        self.resized.emit(round(self.width() * ratio), round(self.height() * ratio))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        dialog = QApplication.activeModalWidget()
        if event.type() is QEvent.Type.ActivationChange and dialog is not None and self.isActiveWindow():
            # Qt gives no key to a window that a dialog stands before: Esc would reach nobody.
            dialog.raise_()
            dialog.activateWindow()

    # -- hands ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_F11:
            self.grow_wanted.emit()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.grow_wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.isFullScreen():
            self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        moved = (event.position().toPoint() - self._grip).manhattanLength()
        handle = self.windowHandle()
        if handle is not None and moved >= QApplication.startDragDistance():
            self._grip = None
            # The window system moves it: on Wayland nobody else can.
            handle.startSystemMove()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        if event.spontaneous():
            self.closed.emit()


def _painted(snapshot: Snapshot, width: int, height: int) -> QPixmap:
    """The snapshot as a picture of this size in device pixels."""
    picture = QPixmap(max(1, width), max(1, height))
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    paint(painter, compose(snapshot, (width, height)))
    painter.end()
    return picture
