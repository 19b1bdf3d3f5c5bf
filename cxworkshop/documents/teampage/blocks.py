"""The upper parts of a team's page: name and sentence, who relies on the team, what the principles mean there."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents.block import Block, Cell, Row, Rule, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.grid import Grid
from cxworkshop.documents.house import Style
from cxworkshop.documents.kinds import KIND_TITLES
from cxworkshop.documents.listed import listed
from cxworkshop.documents.teampage.cuts import RIGHT, RIGHT_X, SHEET, Cuts, level, middle
from cxworkshop.documents.teampage.parts import Gauge, Held, Neighbour, Reliance, Stand
from cxworkshop.documents.teampage.sight import TeamSight
from cxworkshop.documents.text import Text, known_as

NAMELESS = "A team without a name"
_KINDS: dict[signs.Kind, str] = {
    "creator": "CX Creator",
    "frontline": "CX Enabler · frontline support",
    "back_office": "CX Enabler · back office",
    "unknown": KIND_TITLES["unknown"],
}
# Size and the most lines a name may take at it.
_TITLES = ((39.0, 1), (34.0, 1), (29.0, 1), (27.0, 2), (24.0, 2), (21.5, 3), (19.0, 4), (17.0, 9))
_DENSE_TITLE = 30.0
_NOW, _TARGET = 34.0, 53.0
_GAUGE = 86.0  # what a measure's words have beside their figures
_FEW_BLANK = 3  # so many blank principles have a line each
_INDENT = 13.5  # of a measure's words behind the sign of its family


def title(name: str, dense: bool) -> Text:
    """The team's name as large as it fits."""
    for size, most in _TITLES:
        if dense and size > _DENSE_TITLE:
            continue
        style = Style(fonts.TITLE_BOLD, size, size * 1.09, balance=most > 1)
        text = Text(name.strip() or NAMELESS, style, SHEET, role="H1")
        widest = max((fonts.width(style.face, size, word) for word in name.split()[:40]), default=0.0)
        if len(text.lines(SHEET.width)) <= most and widest <= SHEET.width:
            break
    return text


def opening(stand: Stand, cuts: Cuts, key: Block) -> list[Block]:
    """Name, kind, sentence and picture; `key` is told when the name is drawn."""
    name = title(stand.name, cuts.dense)
    colour = signs.KIND_COLOURS[stand.kind]
    spans = [(_KINDS[stand.kind], cuts.kind.but(colour=colour))]
    if not stand.decided and stand.kind != "unknown":
        spans.append((", as the facts put it", cuts.kind.but(face=fonts.SANS, colour=c.INK2)))
    if stand.place:
        spans.append((f"\u2002{known_as(stand.place)}", cuts.kind.but(face=fonts.SANS, colour=c.INK3)))
    radius = cuts.pt(5.0)
    sign = _kind(stand.kind, radius, cuts.kind)
    before = name.style.size * 0.17
    cells = [Cell(0.0, 16.0, sign), Cell(cuts.pt(15.5), 470.0, Text(spans, cuts.kind))]
    kind = Row(cells, column=SHEET, before=before, keep=True)
    made: list[Block] = [key, name, kind]
    if stand.sentence.strip():
        style = cuts.sentence if len(stand.sentence) <= 420 else cuts.voice
        width = SHEET.width if cuts.dense else 418.0
        words_ = Text(stand.sentence, style)
        made.append(Row([Cell(0.0, width, words_)], column=SHEET, before=cuts.pt(7.0), keep=True))
    elif stand.kind != "creator":
        words = "How we reach the customer is not put into a sentence yet."
        made.append(Text(words, cuts.quiet, SHEET, before=cuts.pt(8.0), keep=True))
    figure = TeamSight(stand, cuts)
    figure.before = cuts.pt(10.0 if cuts.dense else 17.0)
    return [*made, figure]


def _kind(kind: signs.Kind, radius: float, style: Style) -> Block:
    """The sign of a kind before words in this style."""
    return signs.Sign(style.leading, lambda k, x, y: signs.kind(k, x + radius, y + middle(style), radius, kind))


def section(words: str, cuts: Cuts) -> list[Block]:
    """The rule and the heading of a part of the page."""
    rule = Rule(c.INK, 0.7, SHEET, before=cuts.gap, keep=True)
    return [rule, Text(words, cuts.head, SHEET, before=cuts.pt(4.0 if cuts.dense else 5.0), keep=True, role="H2")]


def named(one: Neighbour | None, cuts: Cuts, width: float) -> Block:
    """A team with its sign before what it needs."""
    if one is None:
        return Text("No internal customer named", cuts.amber)
    indent = cuts.pt(11.0)
    words = Text(known_as(one.name), cuts.name)
    return Row(
        [Cell(0.0, 10.0, _kind(one.kind, cuts.pt(3.5), cuts.name)), Cell(indent, width - indent, words)], keep=True
    )


def needs(stand: Stand, some: Sequence[Reliance], cuts: Cuts) -> list[Block]:
    """Who relies on the team, for what, and why; in columns, row by row."""
    made = section("Who relies on us, for what, and why", cuts)
    if not some:
        if stand.kind == "creator":
            return []
        return [
            *made,
            Text("Not said yet: which teams rely on us, for what, and why.", cuts.quiet, SHEET, before=cuts.pt(3.0)),
        ]
    across = len(some) if len(some) < 5 else 3 if len(some) in (5, 6) else 4
    across = max(2, across)
    gutter = 16.0
    width = (SHEET.width - gutter * (across - 1)) / across
    columns = listed([_need(one, cuts, width) for one in some])
    for start in range(0, len(columns), across):
        cells = [
            Cell((width + gutter) * place, width, block) for place, block in enumerate(columns[start : start + across])
        ]
        made.append(Row(cells, column=SHEET, before=cuts.pt(9.0 if start else 3.0)))
    return made


def _need(one: Reliance, cuts: Cuts, width: float) -> Block:
    words: list[Block] = [named(one.customer, cuts, width)]
    if one.what.strip():
        words.append(Text(one.what, cuts.voice, before=cuts.pt(1.0)))
    else:
        words.append(Text("What they need is not said yet.", cuts.quiet, before=cuts.pt(1.0)))
    spans = [(f"{one.priority}. ", cuts.small_bold)] if one.priority else []
    if one.why.strip():
        spans.append((one.why, cuts.small))
    if spans:
        words.append(Text(spans, cuts.small, before=cuts.pt(2.5)))
    return Stack(words)


def principles(some: Sequence[Held], cuts: Cuts) -> list[Block]:
    """What each principle means at this desk, and beside it how the team will know."""
    made = section("What the principles mean at our desk", cuts)
    if not some:
        return [*made, Text("There is no principle yet.", cuts.quiet, SHEET, before=cuts.pt(3.0))]
    if any(one.gauges for one in some):
        made[1] = _heads(cuts)
    wide = max(fonts.width(cuts.number.face, cuts.number.size, one.number) for one in some) + cuts.pt(7.0)
    blank = [one for one in some if one.number and not (one.meaning.strip() or one.action.strip() or one.gauges)]
    together = len(blank) > _FEW_BLANK
    shown = [one for one in some if not together or one not in blank]
    rows = [_principle(one, cuts, wide, number == 0) for number, one in enumerate(shown)]
    if together:
        rows.append(_blank(blank, cuts, first=not rows))
    made.append(Grid([], rows, SHEET, before=cuts.pt(2.0), end=(c.LINE2, 0.5)))
    letters = [letter for letter in "CIO" if any(g.letter == letter for one in some for g in one.gauges)]
    if letters:
        made.append(_Key(letters, cuts))
    return made


def _heads(cuts: Cuts) -> Block:
    """The heading of the principles with the heads of their measures, which are told as one line."""
    head, column = cuts.head, cuts.small
    heading = Text("What the principles mean at our desk", head, role="H2")
    now = Text("now", column.but(align="right"), of=heading, goes_on=True)
    target = Text("target", column.but(align="right"), of=heading)
    cells = [
        Cell(0.0, RIGHT_X - 12.0, heading),
        Cell(RIGHT_X, 100.0, Text("How we will know", head, of=heading, goes_on=True)),
        level(RIGHT_X + cuts.pt(_INDENT) + _GAUGE, _NOW, now, column, head),
        level(RIGHT_X + RIGHT - _TARGET, _TARGET, target, column, head),
    ]
    return Row(cells, column=SHEET, before=cuts.pt(4.0 if cuts.dense else 5.0), keep=True)


def _principle(one: Held, cuts: Cuts, wide: float, first: bool) -> Row:
    x = 82.0 if cuts.dense else 99.0
    x = x if wide < 18.0 else x + 5.0
    words: list[Block] = []
    if cuts.dense and one.meaning.strip() and one.action.strip():
        arrow = cuts.number.but(face=fonts.SANS, size=cuts.voice.size)
        words.append(
            Text([(one.meaning.strip(), cuts.voice), (" → ", arrow), (one.action.strip(), cuts.voice)], cuts.voice)
        )
    else:
        if one.meaning.strip():
            words.append(Text(one.meaning, cuts.voice))
        if one.action.strip():
            words.append(_action(one.action, cuts, RIGHT_X - 13.0 - x, first=not words))
    name = Text(known_as(one.name, "–"), cuts.name)
    cells = [level(wide, x - wide - 10.0, name, cuts.name, cuts.voice)]
    if one.number:
        number = Text(one.number, cuts.number, of=name, goes_on=True)
        cells.insert(0, level(0.0, wide, number, cuts.number, cuts.voice))
    width = RIGHT_X - 13.0 - x
    if words:
        cells.append(Cell(x, width, Stack(words)))
    elif one.number:
        cells.append(level(x, width, Text("Not said yet.", cuts.quiet), cuts.quiet, cuts.voice))
    if one.gauges:
        gauges = [_gauge(g, cuts, number == 0) for number, g in enumerate(one.gauges)]
        cells.append(level(RIGHT_X, RIGHT, Stack(gauges), cuts.measure, cuts.voice))
    over = None if first else (c.LINE2, 0.5)
    return Row(
        cells, Skin(above=cuts.pt(3.2 if cuts.dense else 4.6), below=cuts.pt(3.8 if cuts.dense else 5.2), over=over)
    )


def _blank(some: Sequence[Held], cuts: Cuts, first: bool) -> Row:
    """Principles of which the team says nothing yet, as one line rather than as a page of blanks."""
    names = "; ".join(f"{one.number} {known_as(one.name, '–')}" for one in some)
    words = Text([("Not said yet: ", cuts.quiet), (f"{names}.", cuts.small)], cuts.quiet)
    return Row([Cell(0.0, SHEET.width, words)], Skin(cuts.pt(4.6), cuts.pt(5.2), None if first else (c.LINE2, 0.5)))


def _action(words: str, cuts: Cuts, width: float, first: bool) -> Block:
    """What the team will do, behind an arrow."""
    height = cuts.voice.leading
    sign = signs.Sign(
        height, lambda k, x, y: signs.arrow(k, x, y + height - cuts.voice.size * 0.68, 8.0, cuts.house.accent)
    )
    cells = [Cell(0.0, 12.0, sign), Cell(13.0, width - 13.0, Text(words, cuts.voice))]
    return Row(cells, before=0.0 if first else cuts.pt(1.5))


class _Figures(Block):
    """Now → target as one reading; those who hear it are told which is which."""

    def __init__(self, one: Gauge, cuts: Cuts) -> None:
        super().__init__(SHEET)
        self.cuts = cuts
        self.now = Text(one.now or "–", cuts.now, role=None)
        self.target = Text(one.target or "–", cuts.target, role=None)
        self.told = f"now {one.now or 'not recorded'}, target {one.target or 'not set'}"

    def measure(self, width: float) -> float:
        return max(self.now.measure(_NOW), self.target.measure(_TARGET))

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.element("P", of=self), canvas.tags.element("Span", of=self, actual=self.told):
            self.now.paint(canvas, x, top, _NOW)
            self.target.paint(canvas, x + width - _TARGET, top, _TARGET)
        with canvas.tags.artifact():
            y = top - self.cuts.now.size * 0.64
            signs.arrow(canvas, x + _NOW + (width - _NOW - _TARGET) / 2.0 - 5.0, y)


def _gauge(one: Gauge, cuts: Cuts, first: bool) -> Block:
    size = cuts.pt(9.4)
    drop = (cuts.measure.leading - size) / 2.0
    sign = signs.Sign(
        cuts.measure.leading,
        lambda k, x, y: signs.slot(k, x, y + drop + 0.6, one.letter, bool(one.letter), size),
        one.family or "no family named yet",
    )
    narrow = max(len(one.now), 0) <= 16 and len(one.target) <= 26
    text_x = cuts.pt(_INDENT)
    if narrow:
        figures_x = text_x + _GAUGE
        cells = [
            Cell(0.0, 12.0, sign),
            Cell(text_x, _GAUGE - 4.0, Text(one.what.strip() or "–", cuts.measure)),
            Cell(figures_x, RIGHT - figures_x, _Figures(one, cuts)),
        ]
        return Row(cells, before=0.0 if first else cuts.pt(3.2))
    spans = [
        (f"{one.now or 'not recorded'} ", cuts.now.but(align="left")),
        ("to ", cuts.small),
        (one.target or "–", cuts.target.but(align="left")),
    ]
    words = [Text(one.what.strip() or "–", cuts.measure), Text(spans, cuts.measure)]
    return Row(
        [Cell(0.0, 12.0, sign), Cell(text_x, RIGHT - text_x, Stack(words))], before=0.0 if first else cuts.pt(3.2)
    )


_LETTERS = {"C": "customers say", "I": "internal customers say, anonymously", "O": "we count ourselves"}


class _Key(Block):
    """What the letters stand for, in one line at the right; those who hear the page are told with each measure."""

    def __init__(self, letters: Sequence[str], cuts: Cuts) -> None:
        super().__init__(SHEET, before=cuts.pt(4.0))
        self.letters, self.cuts = letters, cuts

    def measure(self, width: float) -> float:
        return self.cuts.small.leading

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        style = self.cuts.small
        y, right = top - style.size, x + width
        with canvas.tags.artifact():
            for letter in reversed(self.letters):
                words = _LETTERS[letter]
                right -= canvas.say(right, y, words, style.face, style.size, style.colour, "right") + 13.0
                signs.slot(canvas, right, y - 1.6, letter, size=9.0)
                right -= 13.0
