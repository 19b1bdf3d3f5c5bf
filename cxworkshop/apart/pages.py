"""The pages of a PDF that anybody may have made, drawn and read in a process that works apart and stays meanwhile."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from typing import Any, Final

from cxworkshop.apart.process import Apart, Saying
from cxworkshop.core.errors import BadFile
from cxworkshop.pdfium import Document, Locked, Pixels

MEMORY: Final = 2 * 1024**3  # bytes of address space
SECONDS: Final = 10.0  # that opening, or one page, may take
MOST_TEXT: Final = 16 * 1024**2  # bytes of what one page says
WIDEST: Final = 16_000  # pixels of a picture on a side
SHEET: Final = (595.0, 842.0)  # A4 in points, where a page says nothing sensible of its size
MOST_PAGES: Final = 1000  # of a file that are looked at; far more than any document of ours has
LONGEST: Final = 6.0  # times the other side: a page longer than that would be a picture without end
LARGEST: Final = 14_400.0  # points, the most that a PDF may ask for
DOES: Final = "cxworkshop.apart.pages:Drawer"
_EDGE: Final = 4096  # bytes around what is told


class PagesApart:
    """A PDF. `count` says how many pages there are, `sizes` their width and height in points, of the first `most`.

    BadFile when it cannot be opened: damaged, locked with a password, too slow; EnvironmentProblem when no process can
    be had; Stopped. `about` begins each sentence ("The PDF"), `safe` and `todo` stand behind it.
    """

    def __init__(
        self,
        data: bytes,
        most: int,
        about: str = "The PDF",
        safe: str = "",
        todo: str = "",
        *,
        seconds: float = SECONDS,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._seconds, self._about, self._safe, self._todo = seconds, about, safe, todo
        damaged = BadFile(f"{about} cannot be read; it is damaged.", safe, todo)
        saying = Saying(
            none=f"{about} cannot be read",
            safe=safe,
            ended=damaged,
            slow=BadFile(f"{about} takes too long to draw.", safe, todo),
            large=BadFile(f"{about} needs more memory than a document does.", safe, todo),
            bug=damaged,
        )
        self._apart = Apart(DOES, saying, memory=MEMORY, seconds=max(1, math.ceil(seconds)))
        try:
            room = _EDGE + 64 * most
            told, _ = self._apart.ask({"most": most}, data, seconds=seconds, cancelled=cancelled, most=room)
            if told == "locked":
                raise BadFile(f"{about} is locked with a password.", safe, "Save it without one.")
            opened = _opened(told, most)
            if opened is None:
                raise self._odd()
            self.count, self.sizes = opened
        except BaseException:
            self.end()
            raise

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self._apart.ended

    def end(self) -> None:
        """End it now: whoever waits for a page hears that it cannot be read."""
        self._apart.end()

    def image(self, page: int, scale: float) -> Pixels:
        """A page on white, `scale` pixels a point. BadFile when it cannot be drawn."""
        width, height = self.sizes[page]
        sides = math.ceil(width * scale) + 1, math.ceil(height * scale) + 1
        if not (scale > 0 and max(sides) <= WIDEST):
            raise BadFile(f"{self._about} is too large to draw.", self._safe, self._todo)
        room = _EDGE + 4 * sides[0] * sides[1]
        told, data = self._apart.ask({"image": page, "scale": scale}, seconds=self._seconds, most=room)
        numbers = told if isinstance(told, list) else []
        if len(numbers) == 3 and all(type(number) is int and number > 0 for number in numbers):
            wide, high, stride = numbers
            if wide <= sides[0] and high <= sides[1] and stride >= 4 * wide and len(data) == stride * high:
                return Pixels(wide, high, stride, data)
        raise self._odd()

    def text(self, page: int) -> str:
        """What a page says, with its line breaks. BadFile when it cannot be read."""
        told, _ = self._apart.ask({"text": page}, seconds=self._seconds, most=MOST_TEXT)
        if not isinstance(told, str):
            raise self._odd()
        return told

    def _odd(self) -> BadFile:
        """What ours would never say: whatever stands there now is not ours any more."""
        self.end()
        return BadFile(f"{self._about} cannot be read; it is damaged.", self._safe, self._todo)


def is_fair(size: tuple[float, float]) -> bool:
    """Whether a page has a size that can be drawn."""
    wide, high = size
    if not (math.isfinite(wide) and math.isfinite(high) and 1 < wide <= LARGEST and 1 < high <= LARGEST):
        return False
    return max(wide, high) / min(wide, high) <= LONGEST


def _opened(told: Any, most: int) -> tuple[int, tuple[tuple[float, float], ...]] | None:
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        count, sizes = told
        found = tuple((float(width), float(height)) for width, height in sizes)
        if type(count) is int and len(found) == min(count, most):
            return count, found
    return None


class Drawer:
    """The other side: first the PDF, then a question for each page."""

    def __init__(self) -> None:
        self._document: Document | None = None

    def __call__(self, asked: dict[str, Any], body: bytes, _progress: Callable[[float], None]) -> tuple[Any, bytes]:
        if self._document is None:
            try:
                self._document = document = Document(body, asked["most"])
            except Locked:
                return "locked", b""
            return [document.count, document.sizes], b""
        if "text" in asked:
            return self._document.text(asked["text"]), b""
        drawn = self._document.image(asked["image"], asked["scale"])
        return [drawn.width, drawn.height, drawn.stride], drawn.data
