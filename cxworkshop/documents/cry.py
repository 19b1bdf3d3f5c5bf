"""The rallying cry as large as the page allows: the fewest wide lines, then the size that fills them."""

from __future__ import annotations

from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.text import Text

_LARGEST = 92.0
_SMALLEST = 26.0
_AREA = 470.0  # points of height the cry and the white below it take, so that the votes stand low on the page
_PAGE = 590.0  # what both papers have for the cry and the votes below it
_TALLEST = 310.0
_FEWER_LINES = 0.85  # fewer lines are better while the size stays this near to the largest


class Cry(Block):
    """A short text in 2 to 6 lines of nearly equal width, filling the measure; a long one at the smallest size.

    `votes` is the height of what stands below it: both share a page while they can.
    """

    def __init__(self, text: str, votes: float) -> None:
        super().__init__(FULL, before=26.0, after=36.0)
        self.votes = votes
        self.lines, self.size = _arranged(fonts.clean(text).split())
        self.leading = self.size * 1.06
        style = h.Style(fonts.TITLE_BOLD, self.size, self.leading)
        # Checked and drawn as one text per line; a text too long for lines of this size wraps like any other.
        last = len(self.lines) - 1
        self.texts = [Text(line, style, FULL, of=self, goes_on=n < last) for n, line in enumerate(self.lines)]

    def measure(self, width: float) -> float:
        area = min(_AREA, _PAGE - self.votes)
        return max(area, sum(text.measure(width) for text in self.texts) + 20.0)

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        if sum(text.measure(width) for text in self.texts) <= 600.0:
            return None
        return Stack(self.texts, FULL).split(width, height)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        # Large letters carry white at their left; the eye wants the stems on the margin.
        bearing = self.size * 0.03 if len(self.texts) > 1 else 0.0
        for text in self.texts:
            text.paint(canvas, x - bearing, top, width)
            top -= text.measure(width)


def _arranged(words: list[str]) -> tuple[list[str], float]:
    """The lines and the size in points: for each number of lines the smallest greatest width, then what is largest."""
    widths = [fonts.shape(fonts.TITLE_BOLD, word).width for word in words]
    if len(words) > 40:
        return [" ".join(words)], _SMALLEST
    best: tuple[list[str], float] = ([" ".join(words)], _SMALLEST)
    best_size = 0.0
    for count in range(1, min(6, len(words)) + 1):
        lines = _split_evenly(words, widths, count)
        widest = max(fonts.width(fonts.TITLE_BOLD, 1000.0, line) for line in lines)
        size = min(_LARGEST, FULL.width * 0.985 / widest * 1000.0, _TALLEST / (1.06 * len(lines)))
        if size * _FEWER_LINES > best_size and (count > 1 or len(words) < 3):
            best, best_size = (lines, size), size
    if best_size < _SMALLEST:
        return [" ".join(words)], _SMALLEST
    return best


def _split_evenly(words: list[str], widths: list[float], count: int) -> list[str]:
    """The words in `count` lines with the smallest greatest width (binary search over that width)."""
    blank = fonts.space(fonts.TITLE_BOLD)
    low, high = max(widths), sum(widths) + blank * len(widths)
    best = [" ".join(words)]
    for _ in range(24):
        limit = (low + high) / 2.0
        lines: list[list[str]] = [[]]
        used = 0.0
        for word, width in zip(words, widths, strict=True):
            advance = width + (blank if lines[-1] else 0.0)
            if lines[-1] and used + advance > limit:
                lines.append([])
                used, advance = 0.0, width
            lines[-1].append(word)
            used += advance
        if len(lines) <= count:
            high, best = limit, [" ".join(line) for line in lines]
        else:
            low = limit
    return best
