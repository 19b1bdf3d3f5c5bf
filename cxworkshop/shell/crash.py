"""When the program itself is at fault: one calm message, a report without client text, and the work goes on.

A step that failed was rolled back by the store, so records, file and screen are as they were.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from cxworkshop.reports import keep_no_memory, write_report

QUIET_SECONDS = 20.0  # a picture that fails on every paint must not fill the screen


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
        """Listen to the interpreter's three hooks; no image of the memory is kept. Returns what ends it."""
        keep_no_memory()
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
