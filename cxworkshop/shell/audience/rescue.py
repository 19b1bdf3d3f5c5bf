"""Windows whose display went: they are brought to one that is there, and the console back when its own returns."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.shell.audience.displays import Rect, find, fitted, in_sight
from cxworkshop.shell.audience.watcher import Watcher
from cxworkshop.ui.room.screens import ScreenInfo

_STATES = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
NEAR = 64  # pixels: window managers add frames and keep bars free
_FLOATING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


@frozen
class Refuge:
    """A window that was brought elsewhere: the display it belongs to, how it stood there, and where it was put."""

    home: ScreenInfo
    stood: QRect
    state: Qt.WindowState
    put: QRect


class Rescue(QObject):
    """Looks after every window but the wall's."""

    def __init__(self, console: QWidget, watcher: Watcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._watcher = console, watcher
        self._refuge: Refuge | None = None
        self._home = watcher.of(console)
        self._stood, self._state = console.normalGeometry(), _state(console)

    def note(self) -> None:
        """Remember how the console stands while its display is there."""
        here = self._watcher.of(self._console)
        if here is not None:
            self._home, self._stood, self._state = here, _normal(self._console), _state(self._console)

    def settle(self, besides: QWidget | None, target: ScreenInfo | None) -> None:
        """The displays have changed: bring what is out of sight to `target`. `besides` looks after itself."""
        screens = self._watcher.now()
        if not screens or target is None:
            return
        home, there = self._home, None
        if self._refuge is not None:
            there = find(self._refuge.home, screens)
        if self._refuge is not None and there is not None:
            self._return(self._refuge, there)
        areas = [one.place for one in screens]
        free = self._watcher.free_area(target.key) or target.place
        for window in QApplication.topLevelWidgets():
            if window is besides or not window.isVisible() or window.windowType() in _FLOATING:
                continue
            frame: Rect = window.frameGeometry().getRect()  # type: ignore[assignment]
            if not in_sight(frame, areas):
                put = fitted(frame, free)
                if window is self._console and home is not None and find(home, screens) is None:
                    self._refuge = self._farther(QRect(*put)) or Refuge(home, self._stood, self._state, QRect(*put))
                move(window, put)

    def _farther(self, put: QRect) -> Refuge | None:
        """Brought on from a refuge: its home is still the first one."""
        refuge = self._refuge
        if refuge is None or not self._is_where(refuge.put):
            return None
        return Refuge(refuge.home, refuge.stood, refuge.state, put)

    def _is_where(self, put: QRect) -> bool:
        """Whether nobody has carried the console to another display; the window manager may have pushed it about."""
        now, then = self._console.frameGeometry().center(), put.center()
        if (now - then).manhattanLength() <= NEAR:
            return True
        areas = [QRect(*one.place) for one in self._watcher.now()]
        return any(area.contains(now) and area.contains(then) for area in areas)

    def _return(self, refuge: Refuge, home: ScreenInfo) -> None:
        """Back to where it stood, unless somebody has moved it since."""
        self._refuge = None
        if not self._is_where(refuge.put):
            return
        stood = refuge.stood.translated(home.x - refuge.home.x, home.y - refuge.home.y)
        area = self._watcher.free_area(home.key) or home.place
        place: Rect = stood.getRect()  # type: ignore[assignment]
        if not in_sight(place, [home.place]):
            place = fitted(place, area)
        move(self._console, place, refuge.state)


def move(window: QWidget, frame: Rect, state: Qt.WindowState | None = None) -> None:
    """Put a window's frame there, maximised again if it was, or as `state` says."""
    kept = _state(window) if state is None else state
    if _state(window):
        window.setWindowState(window.windowState() & ~_STATES)
    around, inner = window.frameGeometry(), window.geometry()
    left, top, width, height = frame
    rim_x, rim_y = around.width() - inner.width(), around.height() - inner.height()
    window.resize(max(1, width - rim_x), max(1, height - rim_y))
    window.move(left, top)
    if kept:
        window.setWindowState(window.windowState() | kept)


def _normal(window: QWidget) -> QRect:
    return window.normalGeometry() if _state(window) else window.frameGeometry()


def _state(window: QWidget) -> Qt.WindowState:
    return window.windowState() & _STATES
