"""The other side of `process`: one question after the other on standard input, each answer on standard output.

`python -m cxworkshop.apart.child package.module:Class MEMORY SECONDS`. The class is made without arguments and called
with the values, the bytes, and what is told how far it is; it gives values and bytes. Whatever a file does to this
process, it does to nobody else: memory and work are limited where the system can, and nothing of it reaches a disk.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

from cxworkshop.apart import pieces
from cxworkshop.core.errors import Problem

Progress = Callable[[float], None]
Answers = Callable[[Any, bytes, Progress], tuple[Any, bytes]]
STEPS = 200  # of the way that are told


def main(does: str, memory: int, seconds: int) -> None:
    """Answer until nobody asks any more."""
    hold_to(memory)
    # What a library prints must not stand among the pieces.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    asked: queue.SimpleQueue[tuple[Any, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    try:
        answers = _made(does)  # while the question is still on its way
    except Exception:
        asked.get()
        pieces.write(out, pieces.UNFIT, traceback.format_exc())
        return
    while True:
        values, body = asked.get()
        allow(seconds)
        try:
            told = (pieces.ANSWER, *answers(values, body, _Telling(out)))
        except Problem as problem:
            words = [type(problem).__name__, problem.happened, problem.safe, problem.todo]
            told = (pieces.PROBLEM, words, b"")
        except (MemoryError, RecursionError):
            told = (pieces.GIANT, None, b"")
        except Exception:
            told = (pieces.BROKE, traceback.format_exc(), b"")
        del values, body
        pieces.write(out, *told)


def _made(does: str) -> Answers:
    module, _, name = does.partition(":")
    made: Answers = getattr(import_module(module), name)()
    return made


def _listen(stream: IO[bytes], asked: queue.SimpleQueue[tuple[Any, bytes]]) -> None:
    """Hand the questions on. Nobody is there any more at their end: whatever is under way ends too."""
    with contextlib.suppress(OSError, ValueError, MemoryError):
        while (piece := pieces.read(stream)) is not None:
            asked.put(piece[1:])
            del piece
    os._exit(0)  # a million objects need not be tidied away one by one


class _Telling:
    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._told = out, -1

    def __call__(self, share: float) -> None:
        step = round(share * STEPS)
        if step != self._told:
            self._told = step
            pieces.write(self._out, pieces.PART, share)


def hold_to(memory: int) -> None:
    """Hold this process to its limits; a system without such limits leaves it to whoever waits for the answer."""
    sys.dont_write_bytecode = True
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        _soft, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS knows the limit of memory and refuses to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, hard))


def allow(seconds: int) -> None:
    """So many seconds of work from now on; the system ends what takes more, even when nobody waits any longer."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + 1 + seconds
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
