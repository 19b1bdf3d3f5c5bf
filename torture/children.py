"""Processes to do harm to: forked from one that has everything imported, so that a thousand of them take no time."""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import NoReturn

Say = Callable[[str], None]


class Child:
    """A forked process that runs `work(say)`; what it says comes back in order, also after it was killed."""

    def __init__(self, work: Callable[[Say], object]) -> None:
        self._read, write = os.pipe()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._read)
            _live(work, write)
        os.close(write)
        self._heard = b""
        self._status: int | None = None

    def wait_for(self, word: str, timeout: float = 60.0) -> bool:
        """Wait until it has said a word; False when it ended or said nothing in time."""
        end = time.monotonic() + timeout
        while f"{word}\n".encode() not in self._heard:
            ready, _, _ = select.select([self._read], [], [], max(0.0, end - time.monotonic()))
            got = os.read(self._read, 65536) if ready else b""
            if not got:
                return False
            self._heard += got
        return True

    def kill(self) -> None:
        """End it now: it cannot clean up."""
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)

    def end(self) -> list[str]:
        """Wait until it is gone; every line it said."""
        while got := os.read(self._read, 65536):
            self._heard += got
        os.close(self._read)
        self._status = os.waitpid(self.pid, 0)[1]
        return self._heard.decode().splitlines()

    @property
    def failed(self) -> bool:
        """Whether it ended by itself, by an error."""
        return self._status is not None and os.WIFEXITED(self._status) and os.WEXITSTATUS(self._status) != 0


def run(work: Callable[[Say], object]) -> list[str]:
    """Run it to its end and hear what it said; RuntimeError with its last words when it failed."""
    child = Child(work)
    said = child.end()
    if child.failed:
        raise RuntimeError("\n".join(said[-30:]))
    return said


def _live(work: Callable[[Say], object], write: int) -> NoReturn:
    """The whole life of a child: no clean-up of what it shares with its parent, no way back into the parent's code."""
    status = 1
    try:
        gc.freeze()

        def say(words: str) -> None:
            os.write(write, f"{words}\n".encode())

        try:
            work(say)
            status = 0
        except BaseException:
            say(traceback.format_exc().strip())
    finally:
        os._exit(status)
