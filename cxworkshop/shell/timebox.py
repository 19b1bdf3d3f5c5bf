"""The time box: minutes that run down, can pause, and count up once they are over. Nothing rings, nothing blinks."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

DEFAULT_MINUTES = 15
LAST = 60  # seconds in which the box says that it ends
WALL_DRIFTS = 2.0  # seconds by which the clock on the wall may be corrected without having been set
STALE = 12 * 3600  # seconds after which time that was left running means nothing to anybody


def steady() -> float:
    """Seconds that no change of the clock disturbs, and that pass while the laptop sleeps wherever it can tell."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        which = getattr(time, name, None)
        if which is not None:
            return float(time.clock_gettime(which))
    return time.monotonic()


class State(StrEnum):
    """What the box is doing. READY has never been started since its time was chosen."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"


class TimeBox(QObject):
    """Counts whole seconds by a steady clock. `changed` follows every change a person can see.

    `about` says by ids what the time is for: a line of the agenda, a step of the Guide, "" for neither.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        clock: Callable[[], float] = steady,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock, self._wall = clock, wall
        self._seconds = DEFAULT_MINUTES * 60
        self._label = ""
        self._about = ""
        self._began = 0.0  # by the clock on the wall: what is left of the time when the program comes back
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
    def about(self) -> str:
        """The same by ids."""
        return self._about

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

    def offer(self, minutes: int, label: str, about: str = "") -> None:
        """The time an exercise asks for; taken only while nothing has been started."""
        if self._state is State.READY and minutes > 0:
            self._seconds, self._label, self._about = minutes * 60, label, about
            self.changed.emit()

    def choose(self, minutes: int) -> None:
        """Set the time anew, for what it was for; a running box starts again from there."""
        self._seconds = max(0, minutes) * 60
        self._spent = 0.0
        self._mark()
        if self._state is State.PAUSED:
            self._state = State.READY
        self.changed.emit()

    def begin(self, minutes: int, label: str, about: str = "") -> None:
        """Start from the whole of another time, whatever the box was doing."""
        self._seconds, self._label, self._about = max(0, minutes) * 60, label, about
        self._spent = 0.0
        self._state = State.RUNNING
        self._mark()
        self._tick.start()
        self._shown = self.left
        self.changed.emit()

    def name(self, label: str) -> None:
        """What the time is for is called otherwise now."""
        if label != self._label:
            self._label = label
            self.changed.emit()

    def add(self, minutes: int) -> None:
        """One minute more or less, of what was chosen; once the time is over, a minute more is one from now on."""
        spent = int(self._now_spent()) if self.over and minutes > 0 else 0
        self._seconds = max(0, max(self._seconds, spent) + minutes * 60)
        self.changed.emit()

    def extend(self, minutes: int) -> None:
        """The plan gives what runs more or fewer minutes than it did."""
        self._seconds = max(0, self._seconds + minutes * 60)
        self.changed.emit()

    def toggle(self) -> None:
        """Start, pause, go on."""
        if self._state is State.RUNNING:
            self._spent = self._now_spent()
            self._state = State.PAUSED
            self._tick.stop()
        else:
            self._mark()
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

    def kept(self) -> dict[str, Any]:
        """What brings the box back after the program ended: numbers and ids; {} while nothing was started."""
        if self._state is State.READY:
            return {}
        if self._state is State.RUNNING and self._wall_was_set():
            self._spent = self._now_spent()
            self._mark()
        kept = {"about": self._about, "seconds": self._seconds, "spent": round(self._spent, 1)}
        return {**kept, "since": round(self._began, 1)} if self._state is State.RUNNING else kept

    def restore(self, kept: Mapping[str, Any], label: str) -> bool:
        """Go on where the box was: what ran has run on meanwhile, what was paused has not.

        False when that cannot be told, or ran out so long ago that nobody waits for it; the box stays as it is.
        """
        seconds, about = kept.get("seconds"), kept.get("about")
        spent, since = _time(kept.get("spent")), _time(kept.get("since"))
        if not isinstance(seconds, int) or spent is None or not isinstance(about, str):
            return False
        running = since is not None
        if since is not None:
            spent += max(0.0, self._wall() - since)
        if spent > seconds + STALE:
            return False
        self._seconds, self._spent, self._about, self._label = seconds, spent, about, label
        self._state = State.RUNNING if running else State.PAUSED
        self._mark()
        (self._tick.start if running else self._tick.stop)()
        self._shown = self.left
        self.changed.emit()
        return True

    def _wall_was_set(self) -> bool:
        """Whether the clock on the wall no longer says how long the time has been running."""
        return abs((self._wall() - self._began) - (self._clock() - self._since)) > WALL_DRIFTS

    def _mark(self) -> None:
        """The moment from which running time is counted."""
        self._since, self._began = self._clock(), self._wall()

    def _now_spent(self) -> float:
        return self._spent + (self._clock() - self._since if self._state is State.RUNNING else 0.0)

    def _look(self) -> None:
        if self.left != self._shown:
            self._shown = self.left
            self.changed.emit()


def _time(value: Any) -> float | None:
    """A number of seconds that a file gave; None when it is none."""
    return float(value) if isinstance(value, int | float) and math.isfinite(value) and value >= 0 else None
