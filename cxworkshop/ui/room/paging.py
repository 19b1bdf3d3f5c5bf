"""Rows on pages: as few pages as there can be, the rows spread over them evenly, and then as large as they can be.

For lists of which each page must read by itself: what a principle means for many teams, candidates, signatures.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, overload

from cxworkshop.ui.room.frame import MOST_PAGES, STEPS, Frame, Sheet
from cxworkshop.ui.room.marks import Mark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Fitted, Part

TALLER = 1.35  # of what a row takes: so far it grows where there is room, before the page stays empty below
SPREAD = 4.0  # per cent of the height that may come between `top` and the rows, beyond the gap
SAMPLE = 12  # rows by which the size of many is found: laying out all of them at every step would take too long
WIDEST = "88/88"  # how much room the count of pages is given while nobody knows it

Draw = Callable[[str], Sheet]  # a page, given its number among all ("2/3"), "" when it is the only one


class Chapter(Protocol):
    """Something that takes pages of its own, all in one frame."""

    @property
    def frame(self) -> Frame: ...

    def pages(self, paper: Paper, count: str) -> list[Draw]: ...


class Pages(Sequence[Sheet]):
    """Pages that are laid out, and drawn when somebody looks at them."""

    def __init__(self, draws: Sequence[Draw]) -> None:
        self._draws = tuple(draws)
        self._drawn: dict[int, Sheet] = {}

    def __len__(self) -> int:
        return len(self._draws)

    @overload
    def __getitem__(self, place: int) -> Sheet: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Sheet]: ...

    def __getitem__(self, place: int | slice) -> Sheet | Sequence[Sheet]:
        if isinstance(place, slice):
            return [self[n] for n in range(len(self))[place]]
        n = range(len(self))[place]
        if n not in self._drawn:
            self._drawn[n] = self._draws[n](f"{n + 1}/{len(self)}" if len(self) > 1 else "")
        return self._drawn[n]


def bind(paper: Paper, *chapters: Chapter) -> Pages:
    """The pages of every chapter in turn, numbered together."""
    draws = [draw for chapter in chapters for draw in chapter.pages(paper, "")]
    if len(draws) > 1 and any(one.frame.space(paper) != one.frame.space(paper, WIDEST) for one in chapters):
        # The number stands beside the question and makes it a line longer, which may make another page.
        draws = [draw for chapter in chapters for draw in chapter.pages(paper, WIDEST)]
    return Pages(draws[:MOST_PAGES])


@dataclasses.dataclass(frozen=True)
class Leaf:
    """Rows under each other, at most `most` on a page. `top` stands above them on the first page, `again` on the
    further ones, `bottom` below them on every one. Gaps are per cent of the height: between rows, below `top`, above
    `bottom`. `grows` is how much higher than it must a panel may become.
    """

    frame: Frame
    rows: tuple[Part, ...]
    top: Part | None = None
    again: Part | None = None
    bottom: Part | None = None
    most: int = 4
    gap: float = 1.5
    below_top: float = 3.0
    above_bottom: float = 3.0
    grows: float = TALLER

    def pages(self, paper: Paper, count: str) -> list[Draw]:
        """The pages at the largest step at which there are no more of them than at the floor."""
        room = self.frame.space(paper, count)[1]
        rows = self.rows[: self.most * MOST_PAGES]
        even, step, best = self._step(paper, rows[:SAMPLE], room)
        if len(rows) > SAMPLE:
            best = _laid(paper, even, rows, room, step)
        return [partial(_drawn, paper, self, self._alone(paper, page, room)) for page in best]

    def _step(self, paper: Paper, rows: Sequence[Part], room: float) -> tuple[Leaf, float, list[_Page]]:
        """How many rows a page has, how large, and the pages that come of it."""
        even, step, best = self, 1.0, _laid(paper, self, rows, room, 1.0)
        fewest = len(best)
        for most in range(-(-len(rows) // fewest), self.most):
            other = dataclasses.replace(self, most=max(1, most))
            laid = _laid(paper, other, rows, room, 1.0)
            if len(laid) == fewest:
                even, best = other, laid
                break
        low, high = 0, len(STEPS) - 1
        while low < high:
            middle = (low + high) // 2
            tried = _laid(paper, even, rows, room, STEPS[middle], fewest)
            if tried:
                high, step, best = middle, STEPS[middle], tried
            else:
                low = middle + 1
        return even, step, best

    def _alone(self, paper: Paper, page: _Page, room: float) -> _Page:
        """What stands above, when it has a page to itself, as large as that allows."""
        if page.rows or self.top is None or page.top is None or page.bottom is not None:
            return page
        whole = self.top.fit(paper, paper.inner, 1.0)
        if whole.height != page.top.height and whole.height > room:
            return page
        for step in STEPS:
            fitted = self.top.fit(paper, paper.inner, step)
            if fitted.height <= room and not fitted.torn:
                return _Page(fitted, (), None)
        return page


@dataclasses.dataclass(frozen=True)
class _Page:
    top: Fitted | None
    rows: tuple[Fitted, ...]
    bottom: Fitted | None


def _laid(paper: Paper, leaf: Leaf, rows: Sequence[Part], room: float, step: float, most: int = 0) -> list[_Page]:
    """The pages at a step. With `most`, none when there are more than that, or when a row or a word had to be cut."""
    gap = paper.p(leaf.gap)
    head = leaf.top.fit(paper, paper.inner, step) if leaf.top is not None else None
    again = leaf.again.fit(paper, paper.inner, step) if leaf.again is not None else None
    bottom = leaf.bottom.fit(paper, paper.inner, step) if leaf.bottom is not None else None
    if bottom is not None:
        room -= bottom.height + paper.p(leaf.above_bottom)
    pages: list[_Page] = []
    while head is not None and head.height > room:
        halves = head.split(room)
        if most:
            return []
        pages.append(_Page(halves[0] if halves is not None else head, (), bottom))
        head = halves[1] if halves is not None else None
    waiting = [row.fit(paper, paper.inner, step) for row in rows]
    if most and any(one is not None and one.torn for one in (head, again, bottom, *waiting)):
        return []  # rather smaller than with a word cut in two
    while waiting or head is not None:
        above = head.height + paper.p(leaf.below_top) if head is not None else 0.0
        taken = _taken(waiting, room - above, gap, _share(len(waiting), leaf.most))
        if waiting and not taken and head is None:
            if most:
                return []
            halves = waiting[0].split(room)
            taken = [halves[0] if halves is not None else waiting[0]]
            waiting = [*taken, *([halves[1]] if halves is not None else []), *waiting[1:]]
        pages.append(_Page(head, tuple(taken), bottom))
        waiting = waiting[len(taken) :]
        if most and len(pages) > most:
            return []
        # What stands above again must leave most of the page, or a page would hold nothing else.
        head = again if waiting and taken and again is not None and again.height < room / 2 else None
    return pages or [_Page(None, (), bottom)]


def _share(waiting: int, most: int) -> int:
    """How many of the rows that wait stand on the next page, so that the pages are about equally full."""
    pages = -(-waiting // most)
    return -(-waiting // pages) if pages else 0


def _taken(rows: Sequence[Fitted], room: float, gap: float, most: int) -> list[Fitted]:
    taken: list[Fitted] = []
    height = -gap
    for row in rows[:most]:
        height += row.height + gap
        if height > room + 0.5:
            break
        taken.append(row)
    return taken


def _drawn(paper: Paper, leaf: Leaf, page: _Page, count: str) -> Sheet:
    top, room = leaf.frame.space(paper, count)
    left, gap = paper.margin, paper.p(leaf.gap)
    found: list[Mark] = []
    if page.bottom is not None:
        room -= page.bottom.height
        found += page.bottom.marks(left, top + room)
        room -= paper.p(leaf.above_bottom)
    if page.top is not None:
        found += page.top.marks(left, top)
        above = page.top.height + paper.p(leaf.below_top)
        top, room = top + above, room - above
    if not page.rows:
        return leaf.frame.sheet(paper, found, count)
    gaps = gap * (len(page.rows) - 1)
    _even(page.rows, room - gaps, leaf.grows)
    if page.top is not None:
        top += max(0.0, min(room - gaps - sum(row.height for row in page.rows), paper.p(SPREAD)))
    for row in page.rows:
        found += row.marks(left, top)
        top += row.height + gap
    return leaf.frame.sheet(paper, found, count)


def _even(rows: Sequence[Fitted], room: float, grows: float) -> None:
    """Rows that can grow become as high as the highest of them where there is room, and then a little higher."""
    growing = [row for row in rows if hasattr(row, "grow")]
    if not growing:
        return
    rest = room - sum(row.height for row in rows if row not in growing)
    highest = max(row.height for row in growing)
    alike = highest * len(growing) <= rest
    spare = max(0.0, rest - sum(row.height for row in growing)) / len(growing)
    for row in growing:
        row.grow(min(rest / len(growing), highest * grows) if alike else row.height + min(spare, row.height / 4))
