"""The title page: the name, this organisation's own line of sight, who approved, what is open, the full hash."""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import CoverPart, Kind
from cxworkshop.documents.house import House, Style
from cxworkshop.documents.mark import Mark, RevisionMark, spaced
from cxworkshop.documents.paper import Paper
from cxworkshop.documents.sight import CoverSight
from cxworkshop.documents.text import Text, fitted, known_as

DEFAULT_TITLE = "Our definition of customer centricity"
_LONG_TITLE = 60
_MOST_TITLE_LINES = 9
_SMALLEST_TITLE = 12
_COLUMNS = 3
_FACT_LINES = 5
_HASH_LINE = 62.0
_LOGO = 49.0  # points from the edge of the paper to the top of the logo, and of the client's bar of colour


def merged(parts: Iterable[CoverPart]) -> CoverPart:
    """The parts of all chapters as one; where two say something, the first does."""
    known: dict[str, object] = {}
    for part in parts:
        for name in CoverPart.__dataclass_fields__:
            value = getattr(part, name)
            if value and not known.get(name):
                known[name] = value
    return CoverPart(**known)  # type: ignore[arg-type]


def _subtitle(kind: Kind, mark: Mark) -> str:
    if kind == "record":
        return "The full record: what was decided, and behind it every team, every answer and every measure."
    if mark.draft:
        return "Definition, principles, culture and barriers, as far as the room has come."
    return "Definition, principles, culture and barriers, as they are put before our leadership for approval."


class Cover:
    """The title page of one document; everything it sets is made, and checked, before it is drawn."""

    def __init__(self, part: CoverPart, kind: Kind, mark: Mark, house: House, paper: Paper) -> None:
        self.part, self.mark, self.house, self.paper = part, mark, house, paper
        title = known_as(part.title, DEFAULT_TITLE)
        style = h.TITLE if len(title) < _LONG_TITLE else h.TITLE_LONG
        self.title = _title(title, style)
        self.subtitle = Text(_approved_words(kind, mark), h.LEAD, role="P")
        self.facts = [
            self._fact(name, lines)
            for name, lines in (
                ("Agreed in the room", part.agreed),
                ("To be approved by", part.asked) if part.asked else ("Approved by", part.approved),
                ("Left open", part.left_open),
            )
        ]

    def _fact(self, name: str, lines: tuple[str, ...]) -> Block:
        width = 150.0
        blocks: list[Block] = [Text(name, self.house.label)]
        shown = 0
        for line in lines:
            text = Text(line, h.UI)
            shown += len(text.lines(width))
            if shown > _FACT_LINES:
                blocks.append(Text("and more, see below", h.UI.but(colour=c.INK2)))
                break
            blocks.append(text)
        return Stack(blocks)

    def paint(self, canvas: BookCanvas) -> None:
        """Draw the page."""
        paper = self.paper
        left, right = paper.left, paper.width - paper.left
        top = paper.height
        if self.house.client:
            with canvas.tags.artifact():
                canvas.box(left, top - _LOGO - 7.0, 64.0, 7.0, fill=self.house.client)
        y = top - (82.0 if self.house.client else 66.0)
        style = Style(fonts.SANS_BOLD, 10.5, 14)
        words = f"Revision {self.mark.number}" if isinstance(self.mark, RevisionMark) else "Draft"
        beside = self.part.logo.width + 24.0 if self.part.logo is not None else 110.0
        client = _two_lines(self.part.client, style, FULL.width - beside)
        with canvas.tags.element("P"):
            for number, line in enumerate(client):
                canvas.say(left, y - number * style.leading, line, style.face, style.size, c.INK)
        with canvas.tags.element("P"):
            if self.part.logo is None:
                canvas.say(right, y, words, fonts.SANS, 10.5, c.INK2, "right")
            else:
                under = y - (len(client) - 1) * style.leading - 15.0
                canvas.say(left, under, words, fonts.SANS, 10.5, c.INK2)
        if self.part.logo is not None:
            self.part.logo.paint(canvas, right, top - _LOGO)
        tight = paper.height < 830.0
        y = top - (124.0 if tight else 140.0)
        self.title.paint(canvas, left, y, FULL.width)
        y -= self.title.measure(FULL.width) + 20.0
        self.subtitle.paint(canvas, left, y, 400.0)
        y -= self.subtitle.measure(400.0)
        foot = self._foot()
        self._paint_sight(canvas, left, y - 44.0, foot)
        self._paint_foot(canvas, left, right, foot)

    def _foot(self) -> float:
        """How high the line above the facts stands."""
        return max(150.0, _HASH_LINE + 48.0 + max(fact.measure(150.0) for fact in self.facts))

    def _paint_foot(self, canvas: BookCanvas, left: float, right: float, y: float) -> None:
        canvas.rule(left, y, right - left, c.INK, 0.8)
        for number, fact in enumerate(self.facts):
            fact.paint(canvas, left + 165.0 * number, y - 9.0, 150.0)
        if isinstance(self.mark, RevisionMark):
            with canvas.tags.element("P"):
                canvas.say(left, _HASH_LINE, "SHA-256 ", fonts.SANS_MEDIUM, 7.5, c.INK3)
                canvas.say(right, _HASH_LINE, spaced(self.mark.sha256), fonts.MONO, 7.2, c.INK3, "right")

    def _paint_sight(self, canvas: BookCanvas, x: float, top: float, foot: float) -> None:
        sight = self.part.sight
        if sight is None or not sight.count:
            return
        room = top - foot - (62.0 if sight.blind else 34.0)
        height = min(258.0, room)
        if height < 60.0:
            return
        if any(sight.layers):
            CoverSight(sight, height).paint(canvas, x, top, FULL.width)
        if sight.blind:
            y = top - height - 24.0
            count = len(sight.blind)
            marks = min(count, 3)
            with canvas.tags.artifact():
                for number in range(marks):
                    signs.blind(canvas, x + 6.0 + 13.0 * number, y + 2.7, 3.7, c.INK2)
            words = f"{count:,} teams have no line of sight yet" if count > 1 else "1 team has no line of sight yet"
            with canvas.tags.element("P"):
                canvas.say(x + 10.0 + 13.0 * marks, y, words, fonts.SANS, 8, c.INK2)


def _two_lines(text: str, style: Style, width: float) -> list[str]:
    """A name broken between its words, the second line cut where even that is too little."""
    words = text.split()
    first = 1
    while first < len(words) and fonts.width(style.face, style.size, " ".join(words[: first + 1])) <= width:
        first += 1
    lines = [" ".join(words[:first]), " ".join(words[first:])]
    return [fitted(line, style, width) for line in lines if line] or [""]


def _title(title: str, style: Style) -> Text:
    """The title, in a smaller size while a word is wider than the page or all of it taller than its place."""
    text = Text(title, style, FULL, role="H1")
    longest = max(title.split(), key=len, default="")
    while style.size > _SMALLEST_TITLE and (
        len(text.lines(FULL.width)) * style.leading > _MOST_TITLE_LINES * h.TITLE_LONG.leading
        or (style.size > 22 and fonts.width(style.face, style.size, longest) > FULL.width)
    ):
        style = style.but(size=style.size - 2, leading=style.leading - 2, balance=False)
        text = Text(title, style, FULL, role="H1")
    return text


def _approved_words(kind: Kind, mark: Mark) -> str:
    if (
        not mark.draft
        and kind == "definition"
        and mark.approvals
        and len(mark.approvals) >= len(mark.approvers)
        and all(approval.decision != "decline" for approval in mark.approvals)
    ):
        return "Definition, principles, culture and barriers, as our leadership has approved them."
    return _subtitle(kind, mark)
