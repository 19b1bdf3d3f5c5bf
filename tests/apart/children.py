"""What answers in the other process while a test looks at how ours takes it."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from cxworkshop.apart.pages import Drawer
from cxworkshop.core.errors import NoPermission, Problem
from cxworkshop.stages.checking import Checker

Progress = Callable[[float], None]


class Waits:
    """Never comes back."""

    def __call__(self, _values: Any, _body: bytes, _progress: Progress) -> Any:
        time.sleep(600)


class Aborts:
    """Is brought down."""

    def __call__(self, _values: Any, _body: bytes, _progress: Progress) -> Any:
        os.abort()


class NeedsMore:
    """Comes to the end of its memory."""

    def __call__(self, _values: Any, _body: bytes, _progress: Progress) -> Any:
        raise MemoryError


class Echo:
    """Does what it is told."""

    def __call__(self, values: Any, body: bytes, progress: Progress) -> Any:
        match values:
            case "parts":
                for part in (0.0, 0.25, 0.5, 1.0):
                    progress(part)
                    time.sleep(0.02)
            case "problem":
                raise NoPermission("It may not be read.", "Nothing was changed.", "Ask for it.")
            case "other problem":
                raise Odd("It is odd.")
            case "error":
                raise KeyError("nobody foresaw this")
            case "memory":
                return len(bytearray(3 * 1024**3)), b""
            case "work":
                while True:
                    pass
            case "sleep":
                time.sleep(600)
            case "print":
                print("a library talks")
                sys.stdout.flush()
            case "environment":
                return dict(os.environ), b""
            case "write":
                try:
                    with tempfile.TemporaryFile() as file:
                        file.write(b"client" * 100_000)
                        file.flush()
                except OSError:
                    return "refused", b""
            case "many":
                return None, bytes(5_000_000)
        return values, body


class Odd(Problem):
    """A Problem that only the other side knows."""


class Talks:
    """Says what nobody asked for, again and again."""

    def __call__(self, _values: Any, _body: bytes, progress: Progress) -> Any:
        number = 0
        while True:
            number += 1
            progress(number / 1000)


class BreaksAtTwo(Drawer):
    """Is brought down by the second page."""

    def __call__(self, asked: dict[str, Any], body: bytes, progress: Progress) -> tuple[Any, bytes]:
        if asked.get("image") == 1:
            os.abort()
        return super().__call__(asked, body, progress)


class BreaksFromTwo(Drawer):
    """Is brought down by every page but the first."""

    def __call__(self, asked: dict[str, Any], body: bytes, progress: Progress) -> tuple[Any, bytes]:
        if asked.get("image"):
            os.abort()
        return super().__call__(asked, body, progress)


class WaitsAtTwo(Drawer):
    """The second page never ends, in a call that no Python code can interrupt."""

    def __call__(self, asked: dict[str, Any], body: bytes, progress: Progress) -> tuple[Any, bytes]:
        if asked.get("image") == 1:
            ctypes.CDLL(None).sleep(600)
        return super().__call__(asked, body, progress)


class Lies(Drawer):
    """Was taken over, and says of every picture that it is another size than its bytes are."""

    def __call__(self, asked: dict[str, Any], body: bytes, progress: Progress) -> tuple[Any, bytes]:
        told, data = super().__call__(asked, body, progress)
        return ([10**6, 10**6, 4 * 10**6] if "image" in asked else told), data


class BreaksInHold(Checker):
    """Verifies, and is brought down when the pages are compared."""

    def __call__(self, what: str, body: bytes, progress: Progress) -> tuple[Any, bytes]:
        if what == "hold":
            os.abort()
        return super().__call__(what, body, progress)


class TakenOver(Checker):
    """Says that all is well, and that something speaks against it."""

    def __call__(self, what: str, body: bytes, progress: Progress) -> tuple[Any, bytes]:
        told, data = super().__call__(what, body, progress)
        return {**told, "ok": not told["ok"]}, data


class VerifiesSlowly(Checker):
    """Tells that it has begun, and goes on for ever."""

    def __call__(self, _what: str, _body: bytes, progress: Progress) -> tuple[Any, bytes]:
        progress(0.4)
        time.sleep(600)
        return None, b""
