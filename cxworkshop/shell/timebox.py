"""The time box: minutes that run down, can pause, and count up once they are over. Nothing rings, nothing blinks."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

DEFAULT_MINUTES = 15
LAST = 60  # seconds in which the box says that it ends


class State(StrEnum):
    """What the box is doing. READY has never been started since its time was chosen."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"


class TimeBox(QObject):
    """Counts whole seconds by a monotonic clock. `changed` follows every change a person can see."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = DEFAULT_MINUTES * 60
        self._label = ""
        self._spent = 0.0
        self._since = 0.0
        self._state = State.READY
        self._shown = 0
        self._tick = QTimer(self)
        self._tick.setInterval(200)
        self._tick.timeout.connect(self._look)

    @property
    def state(self) -> State:
        return self._state

    @property
    def label(self) -> str:
        """What the time is for."""
        return self._label

    @property
    def seconds(self) -> int:
        """The time chosen."""
        return self._seconds

    @property
    def left(self) -> int:
        """Whole seconds left; below 0 when the time is over."""
        return self._seconds - int(self._now_spent())

    @property
    def over(self) -> bool:
        return self.left < 0

    @property
    def last_minute(self) -> bool:
        return self._state is not State.READY and 0 <= self.left <= LAST

    @property
    def share_left(self) -> float:
        """1.0 at the start, 0.0 when the time is over."""
        return max(0.0, min(1.0, self.left / self._seconds)) if self._seconds else 0.0

    @property
    def words(self) -> str:
        """The time left as "12:40", over as "+1:12", above an hour as "1:02:03"."""
        seconds = abs(self.left)
        hours, rest = divmod(seconds, 3600)
        text = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
        return f"+{text}" if self.over else text

    def offer(self, minutes: int, label: str) -> None:
        """The time an exercise asks for; taken only while nothing has been started."""
        if self._state is State.READY and minutes > 0:
            self._seconds, self._label = minutes * 60, label
            self.changed.emit()

    def choose(self, minutes: int, label: str | None = None) -> None:
        """Set the time anew; a running box starts again from there."""
        self._seconds = max(0, minutes) * 60
        self._label = self._label if label is None else label
        self._spent, self._since = 0.0, self._clock()
        if self._state is State.PAUSED:
            self._state = State.READY
        self.changed.emit()

    def add(self, minutes: int) -> None:
        """One minute more or less; never below what has already run, by more than the box can show."""
        self._seconds = max(0, self._seconds + minutes * 60)
        self.changed.emit()

    def toggle(self) -> None:
        """Start, pause, go on."""
        if self._state is State.RUNNING:
            self._spent = self._now_spent()
            self._state = State.PAUSED
            self._tick.stop()
        else:
            self._since = self._clock()
            self._state = State.RUNNING
            self._tick.start()
        self._shown = self.left
        self.changed.emit()

    def reset(self) -> None:
        """Back to the time chosen, not started."""
        self._spent = 0.0
        self._state = State.READY
        self._tick.stop()
        self.changed.emit()

    def _now_spent(self) -> float:
        return self._spent + (self._clock() - self._since if self._state is State.RUNNING else 0.0)

    def _look(self) -> None:
        if self.left != self._shown:
            self._shown = self.left
            self.changed.emit()
