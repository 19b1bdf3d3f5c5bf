"""Work beside the window: a job runs in a thread of its own, its answer comes back on the window's thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Background(QObject):
    """Runs jobs beside the window. A job must not touch widgets; `done` and `failed` run where the window lives.

    A job that fails without a `failed` is a bug: it is raised again on the window's thread.
    """

    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: set[threading.Thread] = set()
        self._arrived.connect(_call, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], Any], done: Done, failed: Failed | None = None) -> threading.Thread:
        """Start `job` in a thread; `done(answer)` or `failed(error)` follows."""

        def body() -> None:
            try:
                answer = job()
            except Exception as error:
                self._send(failed if failed is not None else _raise, error)
            else:
                self._send(done, answer)
            finally:
                self._threads.discard(threading.current_thread())

        thread = threading.Thread(target=body, name="cxworkshop-beside", daemon=True)
        self._threads.add(thread)
        thread.start()
        return thread

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._threads)

    def wait(self, seconds: float = 10.0) -> None:
        """Let jobs come to their end, before the program does."""
        for thread in tuple(self._threads):
            thread.join(seconds)

    def _send(self, hear: Done | Failed, what: Any) -> None:
        # RuntimeError: the window closed meanwhile and nobody waits for the answer any more.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(hear, what)


def _call(hear: Callable[[Any], None], what: Any) -> None:
    hear(what)


def _raise(error: Exception) -> None:
    raise error
