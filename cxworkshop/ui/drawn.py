"""The pages of a document as pictures, drawn one after the other beside the window, those in sight and near it kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from cxworkshop.core.errors import Problem
from cxworkshop.ui.background import Background
from cxworkshop.ui.pdf import MayFail, Pages

FAILED = "It cannot be drawn."
KEPT = 3  # pages before and after those in sight that keep their pictures


@dataclasses.dataclass(slots=True)
class Picture:
    """A page as it was drawn: of which document, how wide in pixels of the screen, and what it says."""

    pages: Pages
    width: int
    image: QPixmap
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Sight:
    """What a view wants drawn: which document, how wide in pixels of the screen, and the pages in sight in order.

    None is in sight while nobody looks.
    """

    pages: Pages
    width: int
    seen: Sequence[int]

    def wanted(self) -> list[int]:
        """The pages in sight, then the ones beside them."""
        count = len(self.pages.sizes)
        beside = (self.seen[-1] + 1, self.seen[0] - 1) if self.seen else ()
        return [*self.seen, *(page for page in beside if 0 <= page < count)]


class Drawn(QObject):
    """`drawn` tells which page has its picture now. `sight` says what is wanted, None while there is no document.

    A picture of the document before stays until the page has its own. A page that fails is a blank sheet, and the
    others are drawn.
    """

    drawn = Signal(int)

    def __init__(self, background: Background, sight: Callable[[], Sight | None], parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._sight = background, sight
        self._pictures: dict[int, Picture] = {}
        self._drawing = False
        self._wrong: tuple[Pages | None, dict[int, str]] = None, {}

    @property
    def settled(self) -> bool:
        """Whether every page that is wanted shows as it is now."""
        return not self._drawing and self._next(self._sight()) is None

    def picture(self, page: int) -> Picture | None:
        """A page as it was drawn last, None when it was not."""
        return self._pictures.get(page)

    def wrong(self, pages: Pages | None) -> dict[int, str]:
        """Of the pages of a document that were drawn those that are blank sheets, by number from 0, and why."""
        return dict(self._wrong[1]) if pages is not None and self._wrong[0] is pages else {}

    def cut(self, count: int) -> None:
        """Another document, of so many pages: what lies beyond is gone."""
        self._pictures = {n: picture for n, picture in self._pictures.items() if n < count}

    def go_on(self) -> None:
        """Draw what is wanted and not there yet."""
        sight = self._sight()
        page = self._next(sight)
        if self._drawing or page is None or sight is None:
            return
        self._drawing = True
        pages, width = sight.pages, sight.width

        def job() -> tuple[QImage, str, str]:
            image, text = pages.image(page, width), pages.text(page)
            return image, text, pages.wrong.get(page, "") if isinstance(pages, MayFail) else ""

        def take(image: QPixmap, text: str, wrong: str) -> None:
            self._drawing = False
            self._judge(pages, page, wrong)
            self._keep(page, Picture(pages, width, image, text))
            self.go_on()

        def done(answer: tuple[QImage, str, str]) -> None:
            if shiboken6.isValid(self):  # else its page is gone meanwhile
                take(QPixmap.fromImage(answer[0]), *answer[1:])

        def failed(error: Exception) -> None:
            if shiboken6.isValid(self):
                take(QPixmap(), "", error.happened if isinstance(error, Problem) else FAILED)
            if not isinstance(error, Problem):
                raise error

        self._background.run(job, done, failed)

    def _judge(self, pages: Pages, page: int, wrong: str) -> None:
        if self._wrong[0] is not pages:
            self._wrong = pages, {}
        if wrong:
            self._wrong[1][page] = wrong
        else:
            self._wrong[1].pop(page, None)

    def _next(self, sight: Sight | None) -> int | None:
        for page in sight.wanted() if sight is not None else ():
            picture = self._pictures.get(page)
            if picture is None or sight is None or picture.pages is not sight.pages or picture.width != sight.width:
                return page
        return None

    def _keep(self, page: int, picture: Picture) -> None:
        sight = self._sight()
        if sight is None or page >= len(sight.pages.sizes):
            return  # the document is another by now, and a shorter one
        self._pictures[page] = picture
        if sight.seen:
            first, last = sight.seen[0] - KEPT, sight.seen[-1] + KEPT
            self._pictures = {n: one for n, one in self._pictures.items() if first <= n <= last}
        self.drawn.emit(page)
