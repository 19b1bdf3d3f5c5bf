"""Team pages put together: one for a team, or a pack of all with contents and bookmarks.

A pure function of facts and mark: the same bytes in any process.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from cxworkshop.core.collector import no_collection
from cxworkshop.core.content import Content
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.block import Block
from cxworkshop.documents.book import ONE_AT_A_TIME
from cxworkshop.documents.canvas import LANGUAGE, BookCanvas
from cxworkshop.documents.errors import Uncovered
from cxworkshop.documents.field import SealField
from cxworkshop.documents.finish import Plan, finished
from cxworkshop.documents.house import House, Style
from cxworkshop.documents.identity import identity
from cxworkshop.documents.kinds import KIND_TITLES, by_kind
from cxworkshop.documents.mark import Mark, RevisionMark
from cxworkshop.documents.metadata import About
from cxworkshop.documents.paper import PAPERS, Paper, PaperName
from cxworkshop.documents.places import named
from cxworkshop.documents.press import Press
from cxworkshop.documents.signs import Kind
from cxworkshop.documents.source import attachments
from cxworkshop.documents.tagging import Structure
from cxworkshop.documents.teampage.blocks import NAMELESS
from cxworkshop.documents.teampage.contents import Line, contents
from cxworkshop.documents.teampage.cuts import SHEET
from cxworkshop.documents.teampage.fitting import arranged
from cxworkshop.documents.teampage.parts import Stand, TeamPart
from cxworkshop.documents.text import Text, fitted, known_as, shortened

_CRY = 330.0  # points that the rallying cry has above the page

Parts = Callable[[str], TeamPart]


def build_team_pages(
    content: Content,
    teams: Sequence[str],
    parts: Parts,
    mark: Mark,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    pack: bool,
) -> bytes:
    """The page of the only team in `teams`, or with `pack` the pages of all, as PDF bytes; runs in any thread.

    `parts` gives what all stages say of a team by its id. Raises `MissingGlyph` when a character cannot be set, and
    `Cancelled`, which is asked at each page.
    """
    with ONE_AT_A_TIME, no_collection():
        try:
            return _Pages(teams, parts, mark, paper, progress, cancelled, pack).make()
        except Uncovered as missing:
            raise named(missing, content) from None


class _Key(Block):
    """No height: where a team's page begins, for links, bookmarks and furniture."""

    def __init__(self, drawn: Callable[[float], None]) -> None:
        super().__init__(SHEET, keep=True)
        self.drawn = drawn

    def measure(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        self.drawn(top)


@dataclasses.dataclass(slots=True)
class _Sheet:
    """What the furniture of a page has to say."""

    name: str = ""
    begins: bool = False
    contact: str = ""


class _Pages:
    def __init__(
        self,
        teams: Sequence[str],
        parts: Parts,
        mark: Mark,
        paper: PaperName,
        progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
        pack: bool,
    ) -> None:
        self.parts, self.mark, self.pack = parts, mark, pack
        whose = "" if pack or not teams else teams[0]
        self.identifier = identity("team-pack" if pack else "team", mark, paper, whose).line()
        self.paper = dataclasses.replace(PAPERS[paper], top=63.0, bottom=47.0, head=43.0, foot=29.0)
        self.progress = progress or (lambda share: None)
        self.cancelled = cancelled
        self.all = [(team, parts(team)) for team in teams]
        self.common = self.all[0][1] if self.all else parts("")
        self.house = House(self.common.accent)
        self.sheets: list[_Sheet] = []
        self.pages: dict[str, int] = {}
        self.lines: list[tuple[Line, int, float, float]] = []
        # Where the seal will be, if there is one: it takes no room, so it stands on the first team's page.
        sealed = isinstance(mark, RevisionMark) and mark.authority
        self.seal: list[Block] = [SealField(f"Seal of revision {mark.number}")] if sealed else []

    def make(self) -> bytes:
        canvas = BookCanvas((self.paper.width, self.paper.height))
        press = Press(canvas, self.paper, self.mark, self.cancelled)
        groups = [
            (kind, [(team, _stand(part)) for team, part in members])
            for kind, members in by_kind(self.all, lambda one: _stand(one[1]).kind)
        ]
        if self.pack:
            canvas.tags.section()
            press.flow(contents(groups, self._note, self.paper.frame))
            press.new_page()
            self.sheets = [_Sheet() for _ in press.sheets]
        done = 0
        known = dict(self.all)
        for kind, members in groups:
            for number, (team, stand) in enumerate(members):
                self._team(canvas, press, team, known[team], stand, kind if number == 0 else None)
                done += 1
                self.progress(0.9 * done / len(self.all))
        return self._finish(canvas, press)

    def _note(self, line: Line, page: int, x: float, y: float) -> None:
        self.lines.append((line, page, x, y))

    # -- one team --------------------------------------------------------------------------------------------------

    def _team(
        self, canvas: BookCanvas, press: Press, team: str, part: TeamPart, stand: Stand, kind: Kind | None
    ) -> None:
        name = known_as(stand.name, NAMELESS)

        def started(top: float) -> None:
            self.pages[team] = canvas.page_index
            canvas.bookmarkPage(team, fit="XYZ", left=0, top=top + 24.0)
            if self.pack:
                if kind is not None:
                    canvas.bookmarkPage(f"kind:{kind}", fit="XYZ", left=0, top=top + 24.0)
                    canvas.addOutlineEntry(KIND_TITLES[kind], f"kind:{kind}", level=0, closed=len(self.all) > 60)
                canvas.addOutlineEntry(known_as(stand.label, name), team, level=1)
            else:
                canvas.addOutlineEntry(name, team, level=0)

        press.new_page()
        canvas.tags.section()
        blocks = arranged(part, stand, _Key(started), self.house, self.paper.frame)
        first = len(press.sheets)
        self._head(press, canvas, part)
        press.flow([*blocks, *self.seal])
        self.seal = []
        press.new_page()
        for number in range(first, len(press.sheets)):
            self.sheets.append(_Sheet(name, number == first, part.contact))

    def _head(self, press: Press, canvas: BookCanvas, part: TeamPart) -> None:
        """What runs above the page: whose it is, and the cry that everybody shares."""
        assert press.y > 0.0  # opens the page
        left, right = self.paper.left + SHEET.x, self.paper.left + SHEET.x + SHEET.width
        base = self.paper.height - self.paper.head
        client = Style(fonts.SANS_BOLD, 8.6, 11.0, c.INK2)
        with canvas.tags.element("P"):
            canvas.say(left, base, fitted(part.client, client, 150.0), client.face, client.size, client.colour)
        cry = " ".join(part.cry.split())
        if cry:
            text, style = _cry(cry)
            top = base + style.size + style.leading * (len(text.lines(_CRY)) - 1)
            text.paint(canvas, right - _CRY, top, _CRY)

    # -- the end -------------------------------------------------------------------------------------------------------

    def _finish(self, canvas: BookCanvas, press: Press) -> bytes:
        if not press.sheets:
            press.flow([Text("There is no team yet.", h.LEAD, SHEET)])
            press.new_page()
            self.sheets = [_Sheet()]
        of = len(press.sheets)
        for line, page, x, y in self.lines:
            with canvas.reopen(page):
                line.write_page(canvas, x, y, str(self.pages[line.key] + 1))
        for index, sheet in enumerate(self.sheets):
            with canvas.reopen(index):
                _furniture(canvas, self.paper, self.mark, sheet, self.common.client, index + 1, of)
        self.progress(0.93)
        document = canvas.finish()
        stand = self.all[0][1].stand if self.all and not self.pack else None
        title = known_as(stand.name, NAMELESS) if stand is not None else "One page for each team"
        about = About(
            title=fonts.clean(title),
            author=fonts.clean(known_as(self.common.client)),
            subject=_subject(self.pack, self.mark),
            language=LANGUAGE,
            frozen=self.mark.time if isinstance(self.mark, RevisionMark) else None,
            identifier=self.identifier,
        )
        structure = canvas.tags if isinstance(canvas.tags, Structure) else None
        plan = Plan(about, canvas.pictures, structure, canvas.fields, attachments(self.mark))
        done = finished(document, plan)
        self.progress(1.0)
        return done


def _stand(part: TeamPart) -> Stand:
    return part.stand if part.stand is not None else Stand("", "unknown")


def _subject(pack: bool, mark: Mark) -> str:
    name = "Team pages" if pack else "Team page"
    return f"{name}, draft of revision {mark.number}" if mark.draft else f"{name}, revision {mark.number}"


def _cry(words: str) -> tuple[Text, Style]:
    """The rallying cry in one line, or smaller in up to three; a novel stands in full in the definition."""
    for limit in (260, 160, 80):
        for size, most in ((11.8, 1), (10.4, 1), (9.6, 2), (8.6, 2), (8.0, 3)):
            style = Style(fonts.VOICE_BOLD, size, size * 1.24, align="right", balance=True)
            text = Text(shortened(words, limit), style)
            if len(text.lines(_CRY)) <= most:
                return text, style
    return text, style


def _furniture(canvas: BookCanvas, paper: Paper, mark: Mark, sheet: _Sheet, client: str, number: int, of: int) -> None:
    left, right = paper.left + SHEET.x, paper.left + SHEET.x + SHEET.width
    plain, small = h.FURNITURE, h.FURNITURE_HASH
    with canvas.tags.artifact("Pagination"):
        if not sheet.begins:
            words = f"{fitted(sheet.name, h.FURNITURE_BOLD, 300.0)}, continued" if sheet.name else client
            head = paper.height - paper.head
            canvas.say(left, head, fitted(words, h.FURNITURE_BOLD, 400.0), h.FURNITURE_BOLD.face, 7.5, c.INK2)
        words, digits = mark.foot()
        wide = canvas.say(left, paper.foot, words, plain.face, plain.size, plain.colour)
        if digits:
            wide += 8.0 + canvas.say(left + wide + 8.0, paper.foot, digits, small.face, small.size, small.colour)
        page = f"Page {number} of {of}" if of > 1 else ""
        used = (
            canvas.say(right, paper.foot, page, plain.face, plain.size, plain.colour, "right") + 14.0 if page else 0.0
        )
        if sheet.contact:
            told = f"Something here is no longer true? Tell {sheet.contact}."
            told = fitted(told, plain, right - left - used - wide - 16.0)
            canvas.say(right - used, paper.foot, told, plain.face, plain.size, plain.colour, "right")
