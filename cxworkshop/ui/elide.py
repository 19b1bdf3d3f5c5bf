"""Long names in two lines: broken at spaces, then at soft hyphens, and cut inside the second line keeping its end.

"… Spätschicht Nord" and "… Spätschicht Süd" must stay apart, so the end of a name is never what is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QFontMetricsF

from cxworkshop.core.frozen import frozen

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"
Measure = Callable[[str], float]


@frozen
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
    """`text` with its middle left out so that it fits `width`; the end is kept, as whole words where they fit."""
    if measure(text) <= width:
        return text
    tail = _tail(text, measure, width)
    for size in range(len(text) - len(tail) - 1, 2, -1):
        shown = _join(text, size, tail)
        if measure(shown) <= width:
            return shown
    # Fewer than three letters of the beginning tell nothing.
    return _join(text, 0, tail)


def _join(text: str, size: int, tail: str) -> str:
    """`size` letters of the beginning, the ellipsis, the end; spaces stay where the words had them."""
    head = text[:size].rstrip()
    before = " " if head and text[len(head)] == " " else ""
    after = " " if text[len(text) - len(tail) - 1] == " " else ""
    return f"{head}{before}{ELLIPSIS}{after}{tail}"


def _tail(text: str, measure: Measure, width: float) -> str:
    """The last words that take at most 60 % of the width, or letters of the last word when even it is too long."""
    words = text.split(" ")
    tail = ""
    for count in range(1, len(words)):
        candidate = " ".join(words[-count:])
        if measure(f"{ELLIPSIS} {candidate}") > width * 0.6:
            break
        tail = candidate
    if tail:
        return tail
    size = 1
    while size < len(words[-1]) - 1 and measure(ELLIPSIS + text[-(size + 1) :]) <= width * 0.55:
        size += 1
    return text[-size:]
