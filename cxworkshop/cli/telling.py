"""How far a command is, on stderr: one line that is written over on a terminal, a few lines in a log that is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

SOON = 0.5  # seconds until a terminal shows that something goes on
LONG = 5.0  # seconds until a log does
STEP = 0.1  # of the whole between two lines of a log


class Telling:
    """Call it with 0.0 to 1.0; `words` say what is done. Nothing stays on a terminal when it is over.

    Without a `log`, what is no terminal hears nothing.
    """

    def __init__(self, words: str, *, log: bool = False, now: Callable[[], float] = time.monotonic) -> None:
        self._words, self._log, self._now, self._began = " ".join(words.split()), log, now, now()
        self._stream = sys.stderr
        self._terminal = self._stream is not None and self._stream.isatty()
        self._shown = ""
        self._told = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal and self._shown:
            self._write("\r" + " " * len(self._shown) + "\r")

    def __call__(self, share: float) -> None:
        passed = self._now() - self._began
        line = f"{self._words}, {min(round(share * 100), 99)} %"
        if self._terminal:
            if passed >= SOON and line != self._shown:
                self._write("\r" + line.ljust(len(self._shown)))
                self._shown = line
        elif self._log and passed >= LONG and share - self._told >= STEP:
            self._told = share
            self._write(line + "\n")

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:
            self._terminal, self._told = False, 2.0  # nobody is there to read it
