"""Listens to the system's displays. What comes and goes in a burst is told once, when it has settled.

Nobody here keeps a QScreen: it goes stale when its display is unplugged. Displays are held by key and looked up anew.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cxworkshop.shell.audience.displays import known
from cxworkshop.ui.room.screens import ScreenInfo

SETTLE_MS = 150  # docks and projectors come, go and come again within a few dozen milliseconds


class Watcher(QObject):
    """`gone` comes at once, while a display is being taken away; `settled` when nothing has changed for a while."""

    gone = Signal()
    settled = Signal(object, object)  # tuple[ScreenInfo, …] before, and now

    def __init__(self, parent: QObject | None = None, just_came: str | None = None) -> None:
        """`just_came` is the connector of a display whose coming is the reason for building this."""
        super().__init__(parent)
        self._twins: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._settle)
        self.screens = self.now()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self._later)
        for screen in QGuiApplication.screens():
            self._listen(screen)
        if just_came is not None:
            self.screens = tuple(one for one in self.screens if one.connector != just_came)
            self._later()

    @property
    def refused(self) -> bool:
        """Whether this desktop lets no program say where a window stands."""
        return QGuiApplication.platformName().startswith("wayland")

    @property
    def settling(self) -> bool:
        """Whether displays have come or gone that nobody was told of yet."""
        return self._timer.isActive()

    def now(self) -> tuple[ScreenInfo, ...]:
        """The displays there are at this moment, settled or not."""
        return known([_told(one) for one in _live()], self._twins)

    def qscreen(self, key: str) -> QScreen | None:
        """Qt's own object for a display, to be used and let go."""
        for info, screen in zip(self.now(), _live(), strict=True):
            if info.key == key:
                return screen
        return None

    def free_area(self, key: str) -> tuple[int, int, int, int] | None:
        """Left, top, width and height of what docks and bars leave free on a display."""
        screen = self.qscreen(key)
        return None if screen is None else screen.availableGeometry().getRect()  # type: ignore[return-value]

    def of(self, window: QWidget) -> ScreenInfo | None:
        """The display a window stands on by its middle; for one that is nowhere, or cannot know, the one Qt names."""
        screens = self.now()
        if not self.refused:
            middle = window.frameGeometry().center()
            for one in screens:
                if one.x <= middle.x() < one.x + one.width and one.y <= middle.y() < one.y + one.height:
                    return one
        name = window.screen().name()
        return next((one for one in screens if one.connector == name), None)

    def _added(self, screen: QScreen) -> None:
        self._listen(screen)
        self._later()

    def _removed(self, _screen: QScreen) -> None:
        self.gone.emit()
        self._later()

    def _listen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._later)
        screen.availableGeometryChanged.connect(self._later)
        screen.logicalDotsPerInchChanged.connect(self._later)

    def _later(self, _what: object = None) -> None:
        self._timer.start()

    def _settle(self) -> None:
        before, self.screens = self.screens, self.now()
        self.settled.emit(before, self.screens)


def _live() -> list[QScreen]:
    """The displays that have a picture: between two, Qt may hold an empty one so that windows have somewhere to be."""
    return [screen for screen in QGuiApplication.screens() if not screen.geometry().isEmpty()]


def _told(screen: QScreen) -> ScreenInfo:
    area = screen.geometry()
    return ScreenInfo(
        key="",
        number=0,
        name="",
        maker=screen.manufacturer(),
        model=screen.model(),
        serial=screen.serialNumber(),
        connector=screen.name(),
        x=area.x(),
        y=area.y(),
        width=area.width(),
        height=area.height(),
        ratio=screen.devicePixelRatio(),
        primary=screen is QGuiApplication.primaryScreen() or screen == QGuiApplication.primaryScreen(),
    )
