"""A large document printed in a process of its own, so that the window beside it stays quick, and stopped at once.

Python lets one thread run at a time, and a file of hundreds of pages is written, and cleaned up after, in one breath: a
second in which no window would move. Both sides are this module: what is asked goes to the other's standard input, its
answer comes in pieces on its standard output. Nothing touches the disk.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Any, Final

from cxworkshop.core import errors
from cxworkshop.core.content import Content
from cxworkshop.core.errors import EnvironmentProblem, Problem
from cxworkshop.exchange import beside

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind

MANY: Final = 1_500  # records: below, the window feels nothing, and another process takes longer to begin
ASK: Final = 0.05  # seconds between two questions whether it is still wanted
STEPS: Final = 200  # of the way that are told
_PART, _PDF, _NO, _BUG, _GLYPH = b"p", b"d", b"n", b"b", b"g"
_HEAD: Final = 9  # bytes before each piece: what it is, and how long
_ENDED = "The document could not be made: the system ended the process that printed it."
_SAFE = "Nothing was written, and the workshop is unchanged."


def pays(content: Content, kind: Kind) -> bool:
    """Whether this document is one to be printed apart: large, and asked for beside a window."""
    beside = threading.current_thread() is not threading.main_thread()
    return beside and kind in ("record", "team-pack") and len(content) >= MANY


def build(
    content: Content,
    kind: Kind,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
    **more: Any,
) -> bytes:
    """As `document.build` gives it, byte for byte; `more` is what that takes besides.

    Raises what that raises; EnvironmentProblem when no process can be had, or it was ended.
    """
    from cxworkshop.documents.errors import Cancelled

    wanted = cancelled or (lambda: False)
    with _begun() as (into, out):
        pieces: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()
        asked = pickle.dumps((list(content), kind, more), 5)
        threading.Thread(target=_ask, args=(into, asked), daemon=True).start()
        threading.Thread(target=_listen, args=(out, pieces), daemon=True).start()
        while True:
            if wanted():
                raise Cancelled
            with contextlib.suppress(queue.Empty):
                what, piece = pieces.get(timeout=ASK)
                if what != _PART:
                    return _answer(what, piece)
                if progress is not None:
                    progress(float(piece))


@contextlib.contextmanager
def _begun() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The other process's standard input and output; it is gone afterwards."""
    command = beside.command("cxworkshop.stages.apart")
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, creationflags=beside.QUIET)
    except OSError as error:
        raise EnvironmentProblem(
            f"The document cannot be made: {error.strerror or 'the system refused'}.", _SAFE
        ) from None
    into, out = process.stdin, process.stdout
    assert into is not None
    assert out is not None
    try:
        yield into, out
    finally:
        process.kill()
        process.wait()
        for end in (into, out):
            with contextlib.suppress(OSError):
                end.close()


def _ask(into: IO[bytes], asked: bytes) -> None:
    # It may be gone before it has read all: then its answer is missing, and that is told.
    with contextlib.suppress(OSError, ValueError):
        into.write(asked)
        into.close()


def _listen(out: IO[bytes], pieces: queue.SimpleQueue[tuple[bytes, bytes]]) -> None:
    # Whatever comes, somebody waits for an answer. A length that is none ends in an error of the reading.
    with contextlib.suppress(OSError, ValueError, OverflowError, MemoryError):
        while len(head := out.read(_HEAD)) == _HEAD:
            size = int.from_bytes(head[1:], "big")
            piece = out.read(size)
            if len(piece) < size:
                break
            pieces.put((head[:1], piece))
    pieces.put((_NO, pickle.dumps(("EnvironmentProblem", (_ENDED, _SAFE, "Try again.")))))


def _answer(what: bytes, piece: bytes) -> bytes:
    if what == _PDF:
        return piece
    told = pickle.loads(piece)
    if what == _GLYPH:
        from cxworkshop.documents.errors import MissingGlyph

        raise MissingGlyph(*told)
    if what == _BUG:
        raise RuntimeError(f"printing apart failed\n{told}")
    name, words = told
    kind: type[Problem] = getattr(errors, name, Problem)
    raise kind(*words)


# -- the other side ----------------------------------------------------------------------------------------------------


def main() -> None:
    """Print what standard input asks for."""
    # What a library prints must not stand among the pieces.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _say(out, *_printed(pickle.loads(sys.stdin.buffer.read()), out))
    out.flush()
    os._exit(0)  # a million objects need not be tidied away one by one


def _printed(asked: tuple[list[Any], Kind, dict[str, Any]], out: IO[bytes]) -> tuple[bytes, bytes]:
    from cxworkshop.documents.errors import MissingGlyph
    from cxworkshop.stages import document

    records, kind, more = asked
    told = -1

    def progress(share: float) -> None:
        nonlocal told
        if round(share * STEPS) != told:
            told = round(share * STEPS)
            _say(out, _PART, str(share).encode())

    try:
        return _PDF, document.build(Content(records), kind, progress=progress, **more)
    except MissingGlyph as missing:
        return _GLYPH, pickle.dumps((missing.character, missing.place))
    except Problem as problem:
        return _NO, pickle.dumps((type(problem).__name__, (problem.happened, problem.safe, problem.todo)))
    except Exception:
        return _BUG, pickle.dumps(traceback.format_exc())


def _say(out: IO[bytes], what: bytes, piece: bytes) -> None:
    out.write(what + len(piece).to_bytes(_HEAD - 1, "big") + piece)
    out.flush()


if __name__ == "__main__":
    main()
