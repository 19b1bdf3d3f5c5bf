"""Long names in two lines: broken at spaces, then at soft hyphens, and cut inside the second line keeping its end.

"… Spätschicht Nord" and "… Spätschicht Süd" must stay apart, so the end of a name is never what is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"
Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What is drawn. `second` is empty when one line is enough; `cut` says that letters were left out."""

    first: str
    second: str
    cut: bool

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.first, self.second) if self.second else (self.first,)


def two_lines(text: str, metrics: QFontMetricsF, width: float) -> TwoLines:
    """`text` in at most two lines of `width` pixels."""
    return break_name(text, metrics.horizontalAdvance, width)


def needs_two(text: str, metrics: QFontMetricsF, width: float) -> bool:
    """Whether `text` does not fit one line of `width` pixels."""
    return metrics.horizontalAdvance(_bare(" ".join(text.split()))) > width


def break_name(text: str, measure: Measure, width: float) -> TwoLines:
    """The same with any measure of width, so that it can be tested without a font."""
    text = " ".join(text.split())
    bare = _bare(text)
    if measure(bare) <= width:
        return TwoLines(bare, "", False)
    first, rest = _first_line(text, measure, width)
    rest = _bare(rest)
    if measure(rest) <= width:
        return TwoLines(first, rest, False)
    return TwoLines(first, cut_middle(rest, measure, width), True)


def _bare(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "")


def _first_line(text: str, measure: Measure, width: float) -> tuple[str, str]:
    """The longest beginning that fits, by space or hyphen first, by soft hyphen next, by letter last."""
    best: tuple[str, str] | None = None
    for match in re.finditer(r" |(?<=\w)-(?=\w)|(?<=/)", text):
        at = match.start()
        head = text[:at] if text[at : at + 1] != "-" else text[: at + 1]
        tail = text[match.end() :]
        if head and measure(_bare(head)) <= width:
            best = (_bare(head), tail)
    start = len(text) - len(best[1]) if best else 0
    for match in re.finditer(SOFT_HYPHEN, text[start:]):
        at = start + match.start()
        head = _bare(text[:at]) + "-"
        # A break inside a word is only worth it when the words alone left the line half empty.
        worth = best is None or measure(best[0]) < width * 0.5
        if worth and measure(head) <= width:
            best_soft = (head, text[at + 1 :])
            best = best_soft if best is None or len(best_soft[0]) > len(best[0]) else best
    if best is not None:
        return best
    bare = _bare(text)
    size = 1
    while size < len(bare) - 1 and measure(bare[: size + 1] + "-") <= width:
        size += 1
    return bare[:size] + "-", bare[size:]


def cut_middle(text: str, measure: Measure, width: float) -> str:
    """`text` with its middle left out so that it fits; the end is kept, by whole words where they fit."""
    if measure(text) <= width:
        return text
    words = text.split(" ")
    for keep in range(1, len(words)):
        # The fewest words left out, and of those the split that shows most of the end.
        for tail in range(len(words) - keep, 0, -1):
            head = len(words) - keep - tail
            pieces = [*words[:head], ELLIPSIS, *words[len(words) - tail :]]
            candidate = " ".join(pieces)
            if head >= 0 and measure(candidate) <= width and (head > 0 or tail < len(words)):
                return candidate
    # One word too long: letters of its end, and of its beginning as room allows.
    tail = 1
    while tail < len(text) and measure(ELLIPSIS + text[-(tail + 1) :]) <= width * 0.6:
        tail += 1
    head = 0
    while head + tail < len(text) - 1 and measure(text[: head + 1] + ELLIPSIS + text[-tail:]) <= width:
        head += 1
    return text[:head].rstrip() + ELLIPSIS + text[-tail:].lstrip()
