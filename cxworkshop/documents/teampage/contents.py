"""The contents of a pack of team pages: the teams by kind, each with its page and where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import Block, Cell, Row, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.kinds import KIND_TITLES
from cxworkshop.documents.teampage.cuts import SHEET
from cxworkshop.documents.teampage.parts import Stand
from cxworkshop.documents.text import Text, known_as, path_end

_NAME_X, _PLACE_X = 42.0, 300.0
_PADS = (6.0, 4.5, 3.0, 2.0, 1.0)  # points of white in a line
_MANY = 2  # which of them where one page is not enough


Groups = Sequence[tuple[signs.Kind, Sequence[tuple[str, Stand]]]]
Note = Callable[["Line", int, float, float], None]


class Line(Block):
    """A team in the contents; its page number is written when the document is finished."""

    def __init__(self, stand: Stand, key: str, of: object, note: Note, pad: float) -> None:
        super().__init__(SHEET)
        self.pad = pad
        self.stand, self.key, self.of, self.note = stand, key, of, note
        wide = _PLACE_X - _NAME_X - 12.0 if stand.place else SHEET.width - _NAME_X
        self.wide = wide
        self.name = Text(known_as(stand.name, "A team without a name"), h.UI_MEDIUM.but(leading=12.5), role=None)
        style = h.SMALL.but(leading=12.5)
        self.place = Text(path_end(stand.place, style, SHEET.width - _PLACE_X), style)

    def measure(self, width: float) -> float:
        return max(self.name.measure(self.wide), self.place.measure(width - _PLACE_X)) + self.pad

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        height, tags = self.measure(width), canvas.tags
        canvas.rule(x, top, width, c.LINE, 0.4)
        base = top - self.pad / 2 - self.name.style.size
        with tags.element("TOC", of=self.of), tags.element("TOCI", of=self):
            with tags.element("Reference", of=self), tags.element("Link", of=self):
                with tags.element("Span", of=self):
                    self.note(self, canvas.page_index, x + 20.0, base)
                with tags.artifact():
                    signs.kind(canvas, x + 32.0, base + 3.2, 3.6, self.stand.kind)
                self.name.paint(canvas, x + _NAME_X, top - self.pad / 2, self.wide)
                canvas.link(self.key, f"Go to {self.stand.label or self.stand.name}", x, top - height, width, height)
            self.place.paint(canvas, x + _PLACE_X, top - self.pad / 2 - 0.5, width - _PLACE_X)

    def write_page(self, canvas: BookCanvas, x: float, y: float, words: str) -> None:
        """Write the page's number where the line has left room for it."""
        with canvas.tags.element("Span", of=self):
            canvas.say(x, y, words, fonts.TAB, 9, c.INK2, "right")


def contents(groups: Groups, note: Note, frame: float) -> list[Block]:
    """The page of contents: a heading, and under each kind its teams; tighter while that makes it one page."""
    made = [list(_contents(groups, note, pad)) for pad in _PADS]
    fitting = [blocks for blocks in made if Stack(blocks, SHEET).measure(SHEET.width) <= frame]
    return fitting[0] if fitting else made[_MANY]


def _contents(groups: Groups, note: Note, pad: float) -> Iterator[Block]:
    total = sum(len(teams) for _, teams in groups)
    yield Text("One page for each team", h.CHAPTER, SHEET, keep=True, role="H1")
    words = f"{counted(total, 'team')}. Each page can be handed to its team on its own."
    yield Text(words, h.LEAD.but(size=11.5, leading=17.0), SHEET, before=8.0, keep=True)
    for kind, teams in groups:
        sign = signs.Sign(13.0, lambda k, x, y, which=kind: signs.kind(k, x + 5.0, y + 6.6, 5.0, which))  # type: ignore[misc]
        title = Text(f"{KIND_TITLES[kind]}, {len(teams):,}", h.UI_BOLD.but(size=10.0, leading=13.0), role="H2")
        yield Row([Cell(_NAME_X - 15.0, 12.0, sign), Cell(_NAME_X, 440.0, title)], column=SHEET, before=16.0, keep=True)
        for number, (key, stand) in enumerate(teams):
            line = Line(stand, key, teams, note, pad)
            line.before = 4.0 if number == 0 else 0.0
            line.keep = number == 0 and len(teams) > 1
            yield line
