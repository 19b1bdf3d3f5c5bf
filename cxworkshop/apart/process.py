"""A process of ours that works apart, seen from the side that asks: begun, asked, heard, stopped, and held to a time.

Somebody else's file may be made to fill the memory, to never end, or to bring down the library that reads it. There it
does that to nobody else; here it is a sentence. What comes back is plain values and bytes: nothing of it is ever run.
"""

from __future__ import annotations

import contextlib
import copy
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from time import monotonic
from typing import IO, Any, Final

from cxworkshop.apart import pieces
from cxworkshop.core import errors
from cxworkshop.core.errors import BadFile, EnvironmentProblem, Problem
from cxworkshop.core.frozen import frozen

ASK: Final = 0.05  # seconds between two questions whether it is still wanted
MOST: Final = 64 * 1024**2  # bytes of an answer, where nothing else is said
MOST_PARTS: Final = 5_000  # times that one answer tells how far it is; ours tell two hundred
QUIET: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open a console for it
_OVER_TIME: Final = -24  # what a process ends with that had used up its time: SIGXCPU
_POSIX: Final = os.name == "posix"


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for the answer any more."""


@frozen
class Saying:
    """What is said when it goes wrong.

    `none` when no process can be had, up to the system's reason: "“teams.csv” cannot be read"; `ended` when it broke
    down, `slow` when it takes too long, `large` when it needs too much memory. `bug` for an error that nobody foresaw;
    None where that is our own fault and nobody's file is to blame: RuntimeError then, as for a process that is not even
    ready to be asked.
    """

    none: str
    safe: str
    ended: Problem
    slow: Problem
    large: Problem
    bug: Problem | None = None


class Apart:
    """One process. `does` names what answers there, "package.module:Class"; see `child`.

    `memory` is in bytes of address space and `seconds` the work that one answer may cost, both held to where the system
    can. EnvironmentProblem when no process can be had. `ask` may be called in any thread, and so may `end`.
    """

    def __init__(self, does: str, saying: Saying, *, memory: int, seconds: int) -> None:
        self._saying = saying
        self._turn = threading.Lock()
        # -P: a folder that a person happens to be in must not bring its own modules along.
        command = [sys.executable, "-P", "-m", "cxworkshop.apart.child", does, str(memory), str(seconds)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                command,
                stdin=pipe,
                stdout=pipe,
                stderr=nowhere,
                creationflags=QUIET,
                env=_environment(),
                process_group=0 if _POSIX else None,  # Ctrl C is for whoever asks
            )
        except OSError as error:
            reason = error.strerror or "the system refused"
            raise EnvironmentProblem(f"{saying.none}: {reason}.", saying.safe) from None
        self._process, self._line = process, _Line()
        assert process.stdin is not None
        assert process.stdout is not None
        self._into: IO[bytes] = process.stdin
        listen = threading.Thread(target=_listen, args=(process.stdout, self._line), daemon=True)
        listen.start()
        self._end = weakref.finalize(self, _end, process, listen)

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def end(self) -> None:
        """End it now; nothing of it is left. Whoever waits for an answer is told that it ended."""
        self._end()

    def ask(
        self,
        values: Any,
        body: bytes = b"",
        *,
        seconds: float,
        quiet: float | None = None,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        most: int = MOST,
    ) -> tuple[Any, bytes]:
        """`send` and `hear` in one; who asks meanwhile in another thread waits for their turn."""
        with self._turn:
            self.send(values, body, most=most)
            return self.hear(seconds=seconds, quiet=quiet, progress=progress, cancelled=cancelled)

    def send(self, values: Any, body: bytes = b"", *, most: int = MOST) -> None:
        """Ask one question: plain values, and bytes beside them. At most `most` bytes are taken for an answer."""
        self._line.begin(most)
        threading.Thread(target=_write, args=(self._into, values, body), daemon=True).start()

    def hear(
        self,
        *,
        seconds: float,
        quiet: float | None = None,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[Any, bytes]:
        """What it answers: plain values and bytes, from a process that anybody may have taken over.

        Given up after so many `seconds`, or when for `quiet` seconds it told nothing. Problem as it was raised there,
        or as it was named for what went wrong; Stopped when it was `cancelled`. After any of them but a Problem that
        was raised there the process is gone.
        """
        kind, told, data = self._heard(seconds, quiet or seconds, progress, cancelled)
        if kind == pieces.ANSWER:
            return told, data
        if kind == pieces.PROBLEM and (problem := _problem(told)) is not None:
            raise problem
        self.end()
        if kind == pieces.UNFIT or (kind == pieces.BROKE and self._saying.bug is None):
            raise RuntimeError(f"what worked apart failed\n{told}")
        raise copy.copy(self._saying.large if kind == pieces.GIANT else self._saying.bug or self._saying.ended)

    def _heard(
        self,
        seconds: float,
        quiet: float,
        progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> tuple[bytes, Any, bytes]:
        line, until, silent = self._line, monotonic() + seconds, monotonic() + quiet
        try:
            while True:
                part, answer, over = line.wait(ASK)
                if cancelled is not None and cancelled():
                    raise Stopped
                if part is not None:
                    silent = monotonic() + quiet
                    if progress is not None:
                        progress(part)
                if answer is not None:
                    return answer
                if over:
                    raise copy.copy(self._saying.slow if self._took_all_its_time() else self._saying.ended)
                if monotonic() > min(until, silent):
                    raise copy.copy(self._saying.slow)
        except BaseException:
            self.end()
            raise

    def _took_all_its_time(self) -> bool:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(ASK) == _OVER_TIME
        return False


class _Line:
    """What was heard of a process: how far it is, its answer, and whether there is nothing more to come."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._part: float | None = None
        self._parts = 0
        self._answer: tuple[bytes, Any, bytes] | None = None
        self._asked = self._over = False
        self.most = 0

    def begin(self, most: int) -> None:
        with self._changed:
            self._part, self._parts, self._answer, self._asked, self.most = None, 0, None, True, most

    def wait(self, seconds: float) -> tuple[float | None, tuple[bytes, Any, bytes] | None, bool]:
        with self._changed:
            if self._part is None and self._answer is None and not self._over:
                self._changed.wait(seconds)
            part, self._part = self._part, None
            return part, self._answer, self._over

    def take(self, piece: tuple[bytes, Any, bytes]) -> None:
        """ValueError for what nobody asked for."""
        kind, told, _body = piece
        with self._changed:
            if not self._asked:
                raise ValueError("nobody asked")
            if kind == pieces.PART:
                self._parts += 1
                if self._parts > MOST_PARTS:
                    raise ValueError("it tells and tells")
                self._part = min(1.0, max(0.0, float(told)))
            else:
                self._answer, self._asked = piece, False
            self._changed.notify_all()

    def over(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()


def _listen(out: IO[bytes], line: _Line) -> None:
    # Whatever comes, somebody waits for an answer.
    try:
        while (piece := pieces.read(out, lambda: line.most)) is not None:
            line.take(piece)
    except (OSError, ValueError, TypeError, OverflowError, MemoryError, RecursionError):
        return
    finally:
        line.over()


def _write(into: IO[bytes], values: Any, body: bytes) -> None:
    # It may be gone before it has read all: then its answer is missing, and that is told.
    with contextlib.suppress(OSError, ValueError):
        pieces.write(into, pieces.QUESTION, values, body)


def _end(process: subprocess.Popen[bytes], listen: threading.Thread) -> None:
    process.kill()
    process.wait()
    if listen is not threading.current_thread():  # the collector lets go of it in any thread
        listen.join(1.0)
    for end in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if end is not None:
                end.close()


def _environment() -> dict[str, str]:
    """Ours, without what opens a workshop or a key: who reads a stranger's file must not hold it."""
    return {name: value for name, value in os.environ.items() if "PASSPHRASE" not in name.upper()}


def _problem(told: Any) -> Problem | None:
    """A Problem in the words that came; None when they are none."""
    if not isinstance(told, list) or len(told) != 4 or not all(isinstance(word, str) for word in told):
        return None
    kind = getattr(errors, told[0], BadFile)
    if not (isinstance(kind, type) and issubclass(kind, Problem)):
        return None
    return kind(*told[1:])
