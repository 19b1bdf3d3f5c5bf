"""The pages of a file that anybody may have made, drawn by a process that works apart and stays while they show.

What cannot be drawn is a blank sheet with a word about why, never a failure: a page that takes too long, or brings the
process down, costs that page; the others come from a second process, which is begun once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QColorConstants, QImage

from cxworkshop.apart import pages
from cxworkshop.apart.pages import MOST_PAGES, SHEET, PagesApart, is_fair
from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.ui.pdf import PdfPages, picture

KEPT = 48 * 1024**2  # bytes of pictures that are kept, so that going back needs no drawing
T = TypeVar("T")
AGAIN = 1  # how often another process takes the place of one that broke down


class Leaves:
    """`ui.pdf.Pages` over a file that may be hostile. ValueError when it has no pages at all; Stopped.

    `count` says how many pages it has, of which the first thousand are shown. Pages may be asked for in any thread;
    `end` lets the process go, and what is asked for after that is blank.
    """

    def __init__(
        self, data: bytes, *, seconds: float = pages.SECONDS, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._data, self._seconds = data, seconds
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._said: dict[int, str] = {}
        self._again = AGAIN
        self._over = threading.Event()
        self.wrong: dict[int, str] = {}  # by page from 0: why it is a blank sheet
        try:
            self._pages: PagesApart | None = self._begin(cancelled)
        except Problem as problem:
            raise ValueError("no pages can be shown") from problem
        found = self._pages.sizes
        if not found:
            self._pages.end()
            raise ValueError("no pages can be shown")
        self.count = self._pages.count
        self._fair = tuple(map(is_fair, found))
        self.sizes = tuple(size if fair else SHEET for size, fair in zip(found, self._fair, strict=True))

    def _begin(self, cancelled: Callable[[], bool] | None = None) -> PagesApart:
        return PagesApart(self._data, MOST_PAGES, "It", seconds=self._seconds, cancelled=cancelled)

    @property
    def worn(self) -> bool:
        """Whether pages are blank sheets that a fresh process may draw: this one broke down over others, or slept."""
        at_work = self._pages
        return bool(self.wrong) and (at_work is None or at_work.ended or self._again < AGAIN)

    def end(self) -> None:
        """Nobody looks any more: the process ends now, whatever it is doing."""
        self._over.set()
        at_work = self._pages
        if at_work is not None:
            at_work.end()

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide; blank where it cannot be drawn."""
        wide, high = self.sizes[page]
        with self._lock:
            known = self._kept.get((page, width))
            if known is not None:
                self._kept.move_to_end((page, width))
                return known
            drawn = self._asked(page, lambda at_work: picture(at_work.image(page, width / wide)))
            if drawn is not None and not drawn.isNull():
                self._keep(page, width, drawn)
                return drawn
        blank = QImage(max(1, width), max(1, round(width * high / wide)), QImage.Format.Format_RGB32)
        blank.fill(QColorConstants.White)
        return blank

    def text(self, page: int) -> str:
        """What a page says, "" where it cannot be read."""
        with self._lock:
            if page not in self._said:
                said = self._asked(page, lambda at_work: " ".join(at_work.text(page).split()))
                if said is None:
                    return ""
                self._said[page] = said
            return self._said[page]

    def _keep(self, page: int, width: int, drawn: QImage) -> None:
        self._kept[page, width] = drawn
        while len(self._kept) > 1 and sum(one.sizeInBytes() for one in self._kept.values()) > KEPT:
            self._kept.popitem(last=False)

    def _asked(self, page: int, question: Callable[[PagesApart], T]) -> T | None:
        """The answer; None where this page has none, which is known from then on."""
        if not self._fair[page]:
            self.wrong[page] = "It says nothing sensible of its size."
        if page in self.wrong or self._over.is_set():
            return None
        if self._pages is None:
            self.wrong[page] = "Other pages brought down what draws it."
            return None
        try:
            return question(self._pages)
        except Problem as problem:
            if self._over.is_set():
                return None
            self.wrong[page] = problem.happened
            self._replace()
            return None

    def _replace(self) -> None:
        """Another process for the pages that are left, where this one is gone."""
        if self._pages is None or not self._pages.ended:
            return
        self._pages = None
        if self._again:
            self._again -= 1
            try:
                self._pages = self._begin()
            except Problem:
                return
            if self._over.is_set():  # meanwhile
                self._pages.end()


def shown(data: bytes, *, ours: bool, cancelled: Callable[[], bool] | None = None) -> PdfPages | Leaves:
    """The pages of a document: here when it is `ours`, printed a moment ago, else drawn apart.

    BadFile when it cannot be shown; Stopped when it was cancelled.
    """
    if ours:
        return PdfPages(data)
    try:
        return Leaves(data, cancelled=cancelled)
    except ValueError:
        raise BadFile("The sealed document in this workshop’s file cannot be shown.", "Nothing was changed.") from None


def leaves_of(data: bytes, cancelled: Callable[[], bool] | None = None) -> Leaves | None:
    """The pages of a file, None when it has none that can be shown. Stopped when it was cancelled."""
    try:
        return Leaves(data, cancelled=cancelled)
    except ValueError:
        return None
