"""Work beside the window: a job runs in a thread of its own, its answer comes back on the window's thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
MOMENT, LONGEST = 0.3, 8.0  # seconds that the end of the program waits for all jobs, and for those that write


class Background(QObject):
    """Runs jobs beside the window. A job must not touch widgets; `done` and `failed` run where the window lives.

    A job that fails without a `failed` is a bug: it is raised again on the window's thread. `written` tells that no
    file is being written any more, after `done` or `failed`.
    """

    written = Signal()
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: set[threading.Thread] = set()
        self._writing: set[threading.Thread] = set()
        self._arrived.connect(_call, Qt.ConnectionType.QueuedConnection)

    def run(
        self, job: Callable[[], Any], done: Done, failed: Failed | None = None, *, writes: bool = False
    ) -> threading.Thread:
        """Start `job` in a thread; `done(answer)` or `failed(error)` follows.

        `writes` says that somebody asked for a file: whoever ends the program asks `writing` first.
        """

        def body() -> None:
            try:
                answer = job()
            except Exception as error:
                self._send(failed if failed is not None else _raise, error)
            else:
                self._send(done, answer)
            finally:
                here = threading.current_thread()
                self._threads.discard(here)
                if here in self._writing:
                    self._writing.discard(here)
                    if not self._writing:
                        self._send(lambda _nothing: self.written.emit(), None)

        thread = threading.Thread(target=body, name="cxworkshop-beside", daemon=True)
        self._threads.add(thread)
        if writes:
            self._writing.add(thread)
        thread.start()
        return thread

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._threads)

    @property
    def writing(self) -> bool:
        """Whether a file that somebody asked for is being written."""
        return bool(self._writing)

    def wait(self, seconds: float = 10.0) -> None:
        """Let jobs come to their end, all together in so much time."""
        _join(self._threads, seconds)

    def leave(self) -> None:
        """The program ends, whoever asked for a file would not wait for it any longer: that has some seconds more, and
        everything else a moment."""
        _join(self._writing, LONGEST)
        _join(self._threads, MOMENT)

    def _send(self, hear: Done | Failed, what: Any) -> None:
        # RuntimeError: the window closed meanwhile and nobody waits for the answer any more.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(hear, what)


def _join(threads: set[threading.Thread], seconds: float) -> None:
    last = time.monotonic() + seconds
    for thread in tuple(threads):
        thread.join(max(0.0, last - time.monotonic()))


def _call(hear: Callable[[Any], None], what: Any) -> None:
    hear(what)


def _raise(error: Exception) -> None:
    raise error
