"""The book: title page, contents, chapters in their order, and the finished bytes.

A pure function of content and mark: no clock, no settings, the same bytes in any process, thread and time zone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cxworkshop.core.collector import no_collection
from cxworkshop.core.content import Content
from cxworkshop.documents import colours as c
from cxworkshop.documents import cover as title_page
from cxworkshop.documents import fonts, source
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, MAIN, Block
from cxworkshop.documents.canvas import LANGUAGE, BookCanvas
from cxworkshop.documents.chapter import Chapter, Context, CoverPart, Kind, said
from cxworkshop.documents.contents import Entry, density, last_rule, legend
from cxworkshop.documents.errors import Uncovered
from cxworkshop.documents.figure import data_name
from cxworkshop.documents.finish import Attachment, Plan, finished
from cxworkshop.documents.furniture import draw_furniture
from cxworkshop.documents.house import House
from cxworkshop.documents.identity import identity
from cxworkshop.documents.mark import Mark, RevisionMark
from cxworkshop.documents.metadata import About
from cxworkshop.documents.notice import nothing_recorded
from cxworkshop.documents.paper import PAPERS, PaperName
from cxworkshop.documents.places import named
from cxworkshop.documents.press import NewPage, Press
from cxworkshop.documents.tagging import Structure
from cxworkshop.documents.text import Text, known_as, shortened

# The font objects ReportLab subsets from are shared: two documents must not be written at the same moment.
ONE_AT_A_TIME = threading.Lock()
_NOTHING = "Nothing written yet"


def build_document(
    content: Content,
    kind: Kind,
    chapters: Sequence[Chapter],
    mark: Mark,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    tagged: bool = True,
) -> bytes:
    """The document as PDF bytes, PDF/A-3a and PDF/UA-1; runs in any thread.

    `progress` is called with 0.0 to 1.0, `cancelled` is asked at each page. Raises `MissingGlyph` when a character
    cannot be set, before anything is drawn, and `Cancelled`. Without `tagged` it has no structure, which only serves
    to measure what that costs.
    """
    with ONE_AT_A_TIME, no_collection():
        try:
            return _Book(content, kind, chapters, mark, paper, progress, cancelled, tagged).make()
        except Uncovered as missing:
            raise named(missing, content) from None


def build_first_page(
    content: Content, kind: Kind, chapters: Sequence[Chapter], mark: Mark, paper: PaperName = "A4"
) -> bytes:
    """The title page as it stands in the document, alone and without structure: to be looked at meanwhile."""
    with ONE_AT_A_TIME, no_collection():
        try:
            return _Book(content, kind, chapters, mark, paper, None, None, tagged=False).make_first()
        except Uncovered as missing:
            raise named(missing, content) from None


class _Head(Block):
    """Number and title of a chapter, its lead below; tells the press and the bookmarks where the chapter begins."""

    def __init__(
        self, number: str, title: str, lead: str, house: House, started: Callable[[float], None], first: bool
    ) -> None:
        # Not at the head of a page only where an empty chapter runs on under the last one.
        super().__init__(FULL, before=0.0 if first else 50.0, keep=True)
        self.started = started
        self.number = Text(number, house.chapter_number, role="H1", of=self, goes_on=True)
        self.title = Text(title, h.CHAPTER, role="H1", of=self)
        self.lead = Text(lead, h.LEAD)

    def measure(self, width: float) -> float:
        lead = self.lead.measure(MAIN.width)
        return self.title.measure(MAIN.width) + (16.0 + lead + 32.0 if lead else 22.0)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        self.started(top)
        self.number.paint(canvas, x, top, MAIN.x)
        self.title.paint(canvas, x + MAIN.x, top, MAIN.width)
        self.lead.paint(canvas, x + MAIN.x, top - self.title.measure(MAIN.width) - 16.0, MAIN.width)


class _Book:
    def __init__(
        self,
        content: Content,
        kind: Kind,
        chapters: Sequence[Chapter],
        mark: Mark,
        paper: PaperName,
        progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
        tagged: bool,
    ) -> None:
        self.kind, self.mark, self.paper, self.tagged = kind, mark, PAPERS[paper], tagged
        self.identifier = identity(kind, mark, paper).line()
        self.progress = progress or (lambda share: None)
        self.cancelled = cancelled
        ordered = sorted(chapters, key=lambda chapter: (chapter.appendix, chapter.place))
        self.cover = title_page.merged(chapter.cover(content, mark) for chapter in ordered if chapter.cover is not None)
        self.house = House(self.cover.accent)
        self.context = Context(content, mark, kind, self.house)
        self.chapters = [
            chapter
            for chapter in ordered
            if (kind == "record" or not chapter.appendix) and chapter.present(self.context)
        ]
        self.pages: dict[str, int] = {}
        self.entries: list[tuple[str, int, str, tuple[float, float]]] = []

    def make(self) -> bytes:
        """Make every block first, so that nothing is drawn when a character cannot be set; then draw."""
        canvas = BookCanvas((self.paper.width, self.paper.height), tagged=self.tagged)
        press = Press(canvas, self.paper, self.mark, self.cancelled)
        numbers = list(_numbers(self.chapters))
        cover = self._cover()
        bodies = []
        for done, chapter in enumerate(self.chapters):
            bodies.append(list(chapter.blocks(self.context)))
            self.progress(0.35 * (done + 1) / len(self.chapters))
        contents = list(self._contents(numbers, bodies))
        flows = [
            list(self._chapter(canvas, press, chapter, number, body))
            for chapter, number, body in zip(self.chapters, numbers, bodies, strict=True)
        ]
        self._title_page(canvas, press, cover)
        canvas.tags.section()
        press.flow(contents)
        press.new_page()
        self._flow(press, flows)
        press.new_page()
        return self._finish(canvas, press)

    def make_first(self) -> bytes:
        """The title page alone."""
        canvas = BookCanvas((self.paper.width, self.paper.height), tagged=False)
        cover = self._cover()
        self._title_page(canvas, Press(canvas, self.paper, self.mark), cover)
        return finished(canvas.finish(), Plan(self._about(), canvas.pictures, None, [], []))

    def _cover(self) -> title_page.Cover:
        fonts.shape(h.FURNITURE.face, fonts.clean(self.cover.client).replace(" ", "") or "-")
        return title_page.Cover(self.cover, self.kind, self.mark, self.house, self.paper)

    def _title_page(self, canvas: BookCanvas, press: Press, cover: title_page.Cover) -> None:
        press.begin_bare()
        canvas.tags.section()
        cover.paint(canvas)
        press.new_page()

    def _flow(self, press: Press, flows: Sequence[Sequence[Block]]) -> None:
        total = sum(len(flow) for flow in flows) or 1
        placed = 0

        def count() -> None:
            nonlocal placed
            placed += 1
            self.progress(0.35 + 0.55 * placed / total)

        press.placed = count
        for flow in flows:
            press.flow(flow)

    def _contents(self, numbers: Sequence[str], bodies: Sequence[Sequence[Block]]) -> Iterator[Block]:
        tight = density(len(numbers))
        yield Text("Contents", h.CHAPTER.but(leading=34), FULL, after=(26.0, 26.0, 14.0)[tight], keep=True, role="H1")
        for chapter, number, body in zip(self.chapters, numbers, bodies, strict=True):
            result = said(chapter.result, self.context) if body or chapter.runs_on(self.context) else _NOTHING
            yield Entry(
                number,
                chapter.key,
                said(chapter.title, self.context),
                result,
                self.house,
                self.entries,
                self._note,
                tight,
            )
        yield last_rule()
        yield legend(self.house, tight)

    def _note(self, entry: Entry, page: int, room: str, place: tuple[float, float]) -> None:
        self.entries.append((entry.key, page, room, place))

    def _chapter(
        self, canvas: BookCanvas, press: Press, chapter: Chapter, number: str, body: Sequence[Block]
    ) -> Iterator[Block]:
        title = said(chapter.title, self.context)

        def started(top: float) -> None:
            canvas.tags.section()
            press.start_chapter(title)
            self.pages[chapter.key] = canvas.page_index
            canvas.bookmarkPage(chapter.key, fit="XYZ", left=0, top=top + 12.0)
            canvas.addOutlineEntry(f"{number}  {title}", chapter.key, level=0)

        runs_on = chapter.runs_on(self.context)
        if body and not runs_on:
            yield NewPage()
        lead = said(chapter.lead, self.context) if body or runs_on else ""
        head = _Head(number, title, lead, self.house, started, first=bool(body) and not runs_on)
        head.keep = not runs_on
        yield head
        if body:
            yield from body
        elif not runs_on:
            yield nothing_recorded(chapter.missing)
        if chapter.alone:
            yield NewPage()

    def _finish(self, canvas: BookCanvas, press: Press) -> bytes:
        of = len(press.sheets)
        for key, page, room, (x, y) in self.entries:
            words = str(self.pages[key] + 1)
            canvas.fill(page, room, partial(canvas.say, x, y, words, fonts.TAB_MEDIUM, 10.5, c.INK, "right"))
        for index, sheet in enumerate(press.sheets):
            if sheet.bare:
                continue
            with canvas.reopen(index):
                chapter = "" if sheet.begins else sheet.chapter
                draw_furniture(
                    canvas, self.paper, self.mark, self.cover.client, chapter, self.kind == "record", index + 1, of
                )
        self.progress(0.93)
        document = canvas.finish()
        structure = canvas.tags if isinstance(canvas.tags, Structure) else None
        plan = Plan(self._about(), canvas.pictures, structure, canvas.fields, _attachments(self.mark, canvas))
        done = finished(document, plan)
        self.progress(1.0)
        return done

    def _about(self) -> About:
        return About(
            title=fonts.clean(known_as(self.cover.title, title_page.DEFAULT_TITLE)),
            author=fonts.clean(known_as(self.cover.client)),
            subject=_subject(self.kind, self.mark),
            language=LANGUAGE,
            frozen=self.mark.time if isinstance(self.mark, RevisionMark) else None,
            identifier=self.identifier,
        )


def _attachments(mark: Mark, canvas: BookCanvas) -> list[Attachment]:
    """The numbers of each figure, and what a revision was made from."""
    numbers = [
        Attachment(data_name(number), data, "text/csv", "Data", f"The numbers of the figure “{shortened(title, 200)}”.")
        for number, (title, data) in enumerate(canvas.data, start=1)
    ]
    return [*numbers, *source.attachments(mark)]


def _subject(kind: Kind, mark: Mark) -> str:
    name = "Full record" if kind == "record" else "Definition"
    return f"{name}, draft of revision {mark.number}" if mark.draft else f"{name}, revision {mark.number}"


def _numbers(chapters: Sequence[Chapter]) -> Iterator[str]:
    """1, 2, 3 … for the chapters, A, B, C … for the appendices."""
    plain = letters = 0
    for chapter in chapters:
        if chapter.appendix:
            yield chr(ord("A") + letters)
            letters += 1
        else:
            plain += 1
            yield str(plain)


__all__ = ["Chapter", "Context", "CoverPart", "build_document"]
