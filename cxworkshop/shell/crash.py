"""When the program itself is at fault: one calm message, a report without client text, and the work goes on.

A step that failed was rolled back by the store, so records, file and screen are as they were. The report holds the
places in the code and the kinds of the errors, never their words: those may carry what a person typed.
"""

from __future__ import annotations

import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from cxworkshop import __version__
from cxworkshop.paths import home

QUIET_SECONDS = 20.0  # a picture that fails on every paint must not fill the screen
REPORTS_KEPT = 30


def report_text(error: BaseException, now: datetime) -> str:
    """What happened, for whoever mends it: where in the code, which kind of error; no words of the error itself."""
    lines = [
        f"cxworkshop {__version__}",
        f"{now:%Y-%m-%d %H:%M:%S %z}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        "",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if seen is not None:
            lines.append("came from")
    return "\n".join(lines) + "\n"


def _short(name: str) -> str:
    """A file by its last two names: the rest of the path may carry a person's name."""
    return "/".join(Path(name).parts[-2:])


def write_report(error: BaseException, now: datetime) -> Path | None:
    """Keep the report under reports/ in the data folder; None when even that is refused."""
    folder = home() / "reports"
    path = folder / f"{now:%Y%m%d-%H%M%S}-{type(error).__name__}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report_text(error, now), encoding="utf-8")
        for old in sorted(folder.glob("*.txt"))[:-REPORTS_KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


class CrashWatch(QObject):
    """Hears every error nobody caught, on any thread, and passes it to the window's thread. `told` is rate-limited."""

    told = Signal(object)  # Path of the report, or None
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = float("-inf")
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def hear(self, error: BaseException) -> None:
        """Take an error; safe on every thread."""
        self._came.emit(error)

    def _take(self, error: BaseException) -> None:
        now = self._clock()
        if now - self._last < QUIET_SECONDS:
            return
        self._last = now
        self.told.emit(write_report(error, datetime.now().astimezone()))

    def install(self) -> Callable[[], None]:
        """Listen to the interpreter's three hooks; returns the function that ends it."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                before[0](kind, error, trace)
            else:
                self.hear(error)

        def thread_hook(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None:
                self.hear(args.exc_value)

        def unraisable_hook(args: Any) -> None:
            if args.exc_value is not None:
                self.hear(args.exc_value)

        sys.excepthook, threading.excepthook, sys.unraisablehook = hook, thread_hook, unraisable_hook

        def end() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

        return end
