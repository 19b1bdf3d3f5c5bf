"""The lower parts of a team's page: how we sound, on culture and off, and what is being taken out of the way."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents.block import Block, Cell, Row, Rule, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.columns import Columns
from cxworkshop.documents.listed import listed
from cxworkshop.documents.teampage.cuts import LEFT, RIGHT, RIGHT_X, SHEET, Cuts, middle
from cxworkshop.documents.teampage.parts import Lift, Manner
from cxworkshop.documents.text import Text, in_pieces, shortened

_GUTTER = 10.0
_NAMELESS = "A barrier without a name"
_LONGEST_NAME = 140  # characters of a barrier's name, and of what is done about it; in full in the definition
_LONGEST = 700  # characters of an example that stand in one box


def band(
    manners: Sequence[Manner], more_manners: int, lifts: Sequence[Lift], more_lifts: int, cuts: Cuts
) -> tuple[Block, list[Block]]:
    """Both parts side by side, and the same below each other for a page on which they do not fit so.

    Where no barrier is named, the culture has the whole width.
    """
    below: list[Block] = []
    for part in (
        [*_head("How we sound", cuts), *_sound(manners, more_manners, cuts, SHEET.width)],
        [*_head("Being taken out of our way", cuts), *_lifts(lifts, more_lifts, cuts, SHEET.width)],
    ):
        part[0].before = cuts.gap
        for block in part:
            block.column = SHEET
        below += part
    if manners and not lifts:
        wide = [*_head("How we sound", cuts), *_sound(manners, more_manners, cuts, SHEET.width)]
        wide.append(Text("No barrier is named that stands in our way.", cuts.quiet, before=cuts.pt(9.0)))
        return Stack(wide, SHEET, before=cuts.gap, whole=True), below
    left = Stack([*_head("How we sound", cuts), *_sound(manners, more_manners, cuts, LEFT)])
    right = Stack([*_head("Being taken out of our way", cuts), *_lifts(lifts, more_lifts, cuts, RIGHT)])
    cells = [Cell(0.0, LEFT, left), Cell(RIGHT_X, RIGHT, right)]
    return Row(cells, column=SHEET, before=cuts.gap, whole=True), below


def _head(words: str, cuts: Cuts) -> list[Block]:
    return [Rule(c.INK, 0.7, keep=True), Text(words, cuts.head, before=cuts.pt(5.0), keep=True, role="H2")]


# -- how we sound ------------------------------------------------------------------------------------------------------


def _sound(manners: Sequence[Manner], more: int, cuts: Cuts, width: float) -> list[Block]:
    if not manners:
        return [Text("Not said yet: what fits our culture, and what does not.", cuts.quiet, before=cuts.pt(3.0))]
    box = (width - _GUTTER) / 2.0
    table = Columns((0.0, box + _GUTTER))
    accent = cuts.house.accent
    radius, line = cuts.pt(4.4), cuts.name.leading
    on = signs.Sign(line, lambda k, x, y: signs.check(k, x + radius, y + middle(cuts.name), radius, accent))
    off = signs.Sign(line, lambda k, x, y: signs.cross(k, x + radius, y + middle(cuts.name), radius, c.INK2))
    heads = [
        Cell(
            0.0,
            box,
            Row([Cell(0.0, 12.0, on), Cell(cuts.pt(13.0), 120.0, Text("On culture", cuts.name.but(colour=accent)))]),
        ),
        Cell(
            box + _GUTTER,
            box,
            Row([Cell(0.0, 12.0, off), Cell(cuts.pt(13.0), 120.0, Text("Off culture", cuts.name.but(colour=c.INK2)))]),
        ),
    ]
    made: list[Block] = [Row(heads, column=SHEET, before=cuts.pt(2.0), keep=True, head=True, table=table)]
    for number, one in enumerate(manners):
        before = cuts.pt(2.5 if number == 0 else 4.5)
        if one.situation.strip():
            situation = Row([Cell(0.0, width, Text(one.situation, cuts.small))], Skin(below=cuts.pt(1.5)), SHEET)
            situation.before, situation.keep, situation.table, before = before, True, table, 0.0
            made.append(situation)
        on_said, off_said = in_pieces(one.on, _LONGEST), in_pieces(one.off, _LONGEST)
        for piece in range(max(len(on_said), len(off_said))):
            sides = _Sides(
                on_said[piece] if piece < len(on_said) else "",
                off_said[piece] if piece < len(off_said) else "",
                cuts,
                box,
                first=piece == 0,
            )
            cells = [Cell(0.0, box, _Side(sides, on=True)), Cell(box + _GUTTER, box, _Side(sides, on=False))]
            made.append(Row(cells, column=SHEET, before=before if piece == 0 else 3.0, table=table))
    if more:
        words = f"{more:,} more {'situation stands' if more == 1 else 'situations stand'} in the definition."
        made.append(Text(words, cuts.small.but(colour=c.INK3), before=cuts.pt(4.0)))
    return made


class _Sides:
    """The two boxes of one situation, equally high."""

    def __init__(self, on: str, off: str, cuts: Cuts, box: float, first: bool) -> None:
        self.cuts, self.box = cuts, box
        self.pad = cuts.pt(4.6)
        self.has_on, self.has_off = bool(on) or first, bool(off) or first
        self.on = Text(on or "Not said yet.", cuts.voice if on else cuts.quiet, role="BlockQuote")
        voice = cuts.voice.but(colour=c.INK2)
        self.off = Text(off or "Not said yet.", voice if off else cuts.quiet, role="BlockQuote")

    def height(self) -> float:
        on = self.on.measure(self.box - 18.0) if self.has_on else 0.0
        off = self.off.measure(self.box - 22.0) if self.has_off else 0.0
        return max(on, off) + 2 * self.pad


class _Side(Block):
    """One of them around its text."""

    def __init__(self, sides: _Sides, on: bool) -> None:
        super().__init__(SHEET)
        self.sides, self.on = sides, on
        self.whole = True

    def measure(self, width: float) -> float:
        return self.sides.height()

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        sides, height = self.sides, self.sides.height()
        if self.on and sides.has_on:
            with canvas.tags.artifact():
                canvas.box(x, top - height, width, height, fill=sides.cuts.house.tint, radius=2.5)
            sides.on.paint(canvas, x + 9.0, top - sides.pad, width - 18.0)
        elif not self.on and sides.has_off:
            bottom = top - height
            with canvas.tags.artifact():
                canvas.hatch(x, bottom, 6.0, height, c.EDGE, step=2.6, thick=0.5)
                canvas.box(x, bottom, width, height, line=c.EDGE, thick=0.6)
                canvas.box(x, bottom, 6.0, height, line=c.EDGE, thick=0.4)
            sides.off.paint(canvas, x + 14.0, top - sides.pad, width - 22.0)


# -- what is being taken out of the way --------------------------------------------------------------------------------


def _lifts(lifts: Sequence[Lift], more: int, cuts: Cuts, width: float) -> list[Block]:
    if not lifts:
        return [Text("No barrier is named that stands in our way.", cuts.quiet, before=cuts.pt(3.0))]
    made: list[Block] = []
    for number, one in enumerate(lifts):
        over = (c.LINE2, 0.5) if number else None
        before = cuts.pt(6.5) if number else cuts.pt(2.0)
        skin = Skin(above=cuts.pt(5.5) if number else 0.0, over=over)
        row = Row([Cell(0.0, width, _lift(one, cuts, width))], skin, SHEET)
        row.before = before
        made.append(row)
    made = listed(made)
    if more:
        words = f"{more:,} more {'stands' if more == 1 else 'stand'} in the record."
        made.append(Text(words, cuts.small.but(colour=c.INK3), before=cuts.pt(5.0)))
    return made


def _lift(one: Lift, cuts: Cuts, width: float) -> Block:
    weight = _Weight(one, cuts)
    cells = [Cell(0.0, width - weight.wide - 8.0, Text(shortened(one.name, _LONGEST_NAME) or _NAMELESS, cuts.name))]
    cells.append(Cell(width - weight.wide, weight.wide, weight))
    words: list[Block] = [Row(cells, keep=True)]
    for answer in one.answers:
        if answer.what.strip():
            words.append(Text(shortened(answer.what, _LONGEST_NAME), cuts.voice, before=cuts.pt(1.0)))
        words.append(Text(answer.who, cuts.small.but(colour=c.AMBER) if answer.unsettled else cuts.small))
    if not one.answers:
        words.append(Text("What is done about it is not said yet.", cuts.quiet, before=cuts.pt(1.0)))
    if one.shared:
        words.append(Text("In everybody’s way", cuts.small.but(colour=c.INK3)))
    return Stack(words)


class _Weight(Block):
    """How heavy a barrier is now, and how heavy it is expected to be."""

    def __init__(self, one: Lift, cuts: Cuts) -> None:
        super().__init__(SHEET)
        self.one, self.cuts = one, cuts
        self.less = one.now is not None and one.then is not None and one.then < one.now
        self.wide = 0.0 if one.now is None else cuts.pt(72.0 if self.less else 31.0)

    def measure(self, width: float) -> float:
        return self.cuts.name.leading if self.one.now is not None else 0.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        one = self.one
        if one.now is None:
            return
        alt = f"severity {one.now}, " + (f"expected {one.then}" if self.less else "no reduction expected")
        height = self.measure(width)
        with canvas.tags.element("Figure", of=self, alt=alt, box=(x, top - height, x + width, top)):
            self._paint(canvas, x, top - self.cuts.name.size)

    def _paint(self, canvas: BookCanvas, x: float, y: float) -> None:
        one, size, pt = self.one, self.cuts.name.size, self.cuts.pt
        _bars(canvas, x, y, one.now or 0, c.INK, pt(1.0))
        canvas.say(x + pt(24.0), y, str(one.now), fonts.SANS_BOLD, size, c.INK)
        if self.less and one.then is not None:
            accent = self.cuts.house.accent
            signs.arrow(canvas, x + pt(31.0), y + size * 0.36, pt(7.5))
            _bars(canvas, x + pt(41.5), y, one.then, accent, pt(1.0))
            canvas.say(x + pt(65.5), y, str(one.then), fonts.SANS_BOLD, size, accent)


def _bars(canvas: BookCanvas, x: float, y: float, level: int, colour: str, scale: float) -> None:
    """Five rising bars, 21 points wide and 9 high at scale 1."""
    for number in range(5):
        height, left = scale * (1.8 + 1.8 * number), x + scale * 4.4 * number
        if number < level:
            canvas.box(left, y, scale * 3.2, height, fill=colour, radius=0.6)
        else:
            canvas.box(left + 0.2, y + 0.2, scale * 3.2 - 0.4, height - 0.4, line=c.EDGE, thick=0.45, radius=0.5)
