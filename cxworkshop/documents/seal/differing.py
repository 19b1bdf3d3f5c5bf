"""What is different between a file and what was signed: page by page by words and by looks, then word by word.

Nothing is guessed: two pages are the same when they say the same and look the same to the pixel.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Callable, Sequence
from enum import StrEnum

from cxworkshop.core.frozen import frozen
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.sheets import Sheets
from cxworkshop.pdfium import Word

READ = 0.3  # of the way is reading the pages, the rest comparing them
LOOK = 480  # pixels wide: enough for a comma to show
AROUND = 6  # words that stand before and after what is different
BRIDGE = 2  # equal words between two differences that are read as one
MOST_WORDS = 4000  # of a page that are compared one by one
MOST_RUNS = 40  # differences that are told; more are a different document
LONGEST = 40  # words of one difference that are shown


class PageState(StrEnum):
    """How a page of the file stands to what was signed. UNKNOWN is one that can be drawn neither there nor here."""

    SAME = "same"
    WORDS = "words"
    LOOKS = "looks"
    ADDED = "added"
    UNKNOWN = "unknown"


@frozen
class Run:
    """One place where words differ: `before` and `after` are the same in both; `page` of the file, from 0.

    `boxes` are the places of this file's words on the page, as left, top, right, bottom in parts of it.
    """

    page: int
    before: str
    signed: str
    here: str
    after: str
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@frozen
class Compared:
    """Every page of the file, in its order; how many signed pages it lacks; and the words that differ."""

    states: tuple[PageState, ...]
    missing: int
    runs: tuple[Run, ...]
    more: bool = False

    @property
    def same(self) -> int:
        """How many pages are as they were signed."""
        return sum(state is PageState.SAME for state in self.states)


def compare(signed: Sheets, here: Sheets, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Compared:
    """Hold every page of a file against the page that was signed. Raises `Cancelled`."""
    said: list[list[str]] = []
    for number, sheets in enumerate((signed, here)):
        said.append([])
        for page in range(len(sheets.sizes)):
            if cancelled():
                raise Cancelled
            said[-1].append(sheets.text(page))
            progress(READ * (number + page / len(sheets.sizes)) / 2)
    states = [PageState.ADDED] * len(here.sizes)
    runs: list[Run] = []
    missing = 0
    for pairs in _paired(*said):
        for one, other in pairs:
            if cancelled():
                raise Cancelled
            if other is None:
                missing += 1
            elif one is not None:
                progress(READ + (1.0 - READ) * other / len(states))
                if said[0][one] != said[1][other]:
                    states[other] = PageState.WORDS
                    if len(runs) <= MOST_RUNS:
                        runs += _runs(other, signed.words(one), here.words(other))
                else:
                    states[other] = _looked(signed, one, here, other)
    return Compared(tuple(states), missing, tuple(runs[:MOST_RUNS]), len(runs) > MOST_RUNS)


def _looked(signed: Sheets, one: int, here: Sheets, other: int) -> PageState:
    """How two pages that say the same stand by their looks; nobody knows where neither can be drawn."""
    if signed.sizes[one] != here.sizes[other]:
        return PageState.LOOKS
    was, now = signed.look(one, LOOK), here.look(other, LOOK)
    if was is None and now is None:
        return PageState.UNKNOWN
    return PageState.SAME if was == now else PageState.LOOKS


def _paired(signed: Sequence[str], here: Sequence[str]) -> list[list[tuple[int | None, int | None]]]:
    """Which page of the file is which that was signed: by what they say, and between those by their order."""
    matcher = difflib.SequenceMatcher(None, signed, here, autojunk=False)
    return [list(itertools.zip_longest(range(i1, i2), range(j1, j2))) for _tag, i1, i2, j1, j2 in matcher.get_opcodes()]


def _runs(page: int, signed: list[Word], here: list[Word]) -> list[Run]:
    one, other = signed[:MOST_WORDS], here[:MOST_WORDS]
    matcher = difflib.SequenceMatcher(None, [w.text for w in one], [w.text for w in other], autojunk=False)
    spans: list[list[int]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if spans and i1 - spans[-1][1] <= BRIDGE and j1 - spans[-1][3] <= BRIDGE:
            spans[-1][1], spans[-1][3] = i2, j2
        else:
            spans.append([i1, i2, j1, j2])
    return [
        Run(
            page,
            _said(one[max(0, i1 - AROUND) : i1]),
            _cut(one[i1:i2]),
            _cut(other[j1:j2]),
            _said(one[i2 : i2 + AROUND]),
            _boxes(other, j1, j2),
        )
        for i1, i2, j1, j2 in spans
    ]


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _cut(words: Sequence[Word]) -> str:
    if len(words) <= LONGEST:
        return _said(words)
    half = LONGEST // 2
    return f"{_said(words[:half])} … {_said(words[-half:])}"


def _boxes(words: list[Word], start: int, end: int) -> tuple[tuple[float, float, float, float], ...]:
    """The words' places, those on one line as one; where words are missing, the gap between their neighbours."""
    if start == end:
        near = words[max(0, start - 1) : start + 1]
        return tuple((w.right, w.top, w.right, w.bottom) for w in near[:1])
    lines: list[tuple[float, float, float, float]] = []
    for word in words[start:end]:
        last = lines[-1] if lines else None
        if last is not None and word.top < last[3] and word.bottom > last[1] and word.left >= last[0]:
            top, bottom = min(last[1], word.top), max(last[3], word.bottom)
            lines[-1] = (last[0], top, max(last[2], word.right), bottom)
        else:
            lines.append((word.left, word.top, word.right, word.bottom))
    return tuple(lines)
