"""The press: puts blocks on pages in one pass, keeps together what belongs together, and never leaves a page blank."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cxworkshop.documents.block import FULL, SLACK, Block
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.furniture import draw_draft
from cxworkshop.documents.mark import DraftMark, Mark
from cxworkshop.documents.paper import Paper


class NewPage(Block):
    """What follows begins on a new page."""

    def __init__(self) -> None:
        super().__init__(FULL)

    def measure(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        return


@dataclass(slots=True)
class Sheet:
    """What the furniture of a page needs: the chapter that runs on it, and whether one begins there."""

    chapter: str = ""
    begins: bool = False
    bare: bool = False


@dataclass
class Press:
    """Lays blocks out, top to bottom, page after page."""

    canvas: BookCanvas
    paper: Paper
    mark: Mark
    cancelled: Callable[[], bool] | None = None
    placed: Callable[[], None] | None = None
    sheets: list[Sheet] = field(default_factory=list)
    chapter: str = ""
    _y: float = 0.0
    _open: bool = False
    _fresh: bool = True
    _gap: float = 0.0
    _last: Block | None = None

    @property
    def bottom(self) -> float:
        """The lower edge of the frame."""
        return self.paper.bottom

    @property
    def y(self) -> float:
        """How far down the page is filled: the upper edge of what comes next."""
        self._begin()
        return self._y

    def flow(self, blocks: Iterable[Block]) -> None:
        """Put blocks on pages in their order."""
        queue = deque(blocks)
        while queue:
            block = queue.popleft()
            if isinstance(block, NewPage):
                self.new_page()
                continue
            self._begin()
            standing = block.standing_below(self._last)
            self._make_room(standing, queue)
            rest = self._place(standing if self._last is not None else block.standing_below(None))
            if rest is not None:
                queue.appendleft(rest)
            elif self.placed is not None:
                self.placed()

    def new_page(self) -> None:
        """Close the page; nothing happens while it is empty."""
        if self._open and not self._fresh:
            self.canvas.showPage()
            self._open = False

    def begin_bare(self) -> None:
        """Open a page without head and foot."""
        self._begin()
        self.sheets[-1].bare = True
        self._fresh = False

    def start_chapter(self, title: str) -> None:
        """What follows belongs to the chapter of this title; called while its heading is drawn."""
        self.chapter = title
        self.sheets[-1].begins = True
        self.sheets[-1].chapter = title

    def _begin(self) -> None:
        if self._open:
            return
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        self._open = self._fresh = True
        self._y = self.paper.height - self.paper.top
        self._gap = 0.0
        self._last = None
        self.sheets.append(Sheet(self.chapter))
        if isinstance(self.mark, DraftMark):
            draw_draft(self.canvas, self.paper, self.mark)

    def _room(self, before: float) -> float:
        return self._y - self.bottom - (0.0 if self._fresh else max(before, self._gap))

    def _make_room(self, block: Block, queue: deque[Block]) -> None:
        """Begin a new page when the block, and what must stay with it, would not fit on this one."""
        self._begin()
        if self._fresh:
            return
        needed, gap, index = 0.0, 0.0, 0
        current = block
        while True:
            needed += max(current.before, gap) if current is not block else 0.0
            if not current.keep or index >= len(queue) or isinstance(queue[index], NewPage):
                tall = current.measure(current.column.width) if current.whole else 0.0
                needed += tall if 0.0 < tall <= self.paper.frame else current.least(current.column.width)
                break
            needed += current.measure(current.column.width)
            gap = current.after
            current = queue[index]
            index += 1
        room = self._room(block.before)
        if needed > room + SLACK and (needed <= self.paper.frame or room < self.paper.frame * 0.25):
            self.new_page()
            self._begin()

    def _place(self, block: Block) -> Block | None:
        """Draw the block, or what fits of it; the rest is returned for the next page."""
        width = block.column.width
        room = self._room(block.before)
        if block.measure(width) <= room + SLACK:
            self._paint(block)
            return None
        if block.whole and not self._fresh and block.measure(width) <= self.paper.frame:
            self.new_page()
            return block
        tight = block.tightened(width, room)
        if tight is not None:
            self._paint(tight)
            return None
        parts = block.split(width, room)
        if parts is None:
            if self._fresh:
                raise RuntimeError(f"a {type(block).__name__} is taller than a page and cannot be broken")
            self.new_page()
            return block
        self._paint(parts[0])
        self.new_page()
        return parts[1]

    def _paint(self, block: Block) -> None:
        if not self._fresh:
            self._y -= max(block.before, self._gap)
        self._fresh = False
        width = block.column.width
        block.paint(self.canvas, self.paper.left + block.column.x, self._y, width)
        self._y -= block.measure(width)
        self._gap = block.after
        self._last = block
