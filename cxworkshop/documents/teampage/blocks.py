"""The upper parts of a team's page: name and sentence, who relies on the team, what the principles mean there."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents.block import Block, Cell, Row, Rule, Skin, Stack
from cxworkshop.documents.grid import Grid
from cxworkshop.documents.house import Style
from cxworkshop.documents.kinds import KIND_TITLES
from cxworkshop.documents.listed import listed
from cxworkshop.documents.teampage.cuts import RIGHT, RIGHT_X, SHEET, Cuts, level, middle
from cxworkshop.documents.teampage.gauges import Key, Widths, gauge, heads, widths
from cxworkshop.documents.teampage.parts import Held, Neighbour, Reliance, Stand
from cxworkshop.documents.teampage.sight import TeamSight
from cxworkshop.documents.text import Text, known_as, path_end, shortened

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
_LONGEST_NAME = 60  # characters of a principle's name
_KIND = 470.0  # points that the kind and where the team belongs have
_FEW_BLANK = 3  # so many blank principles have a line each
_NAMES, _AFTER_NAME = 104.0, 11.0  # points that number and name of a principle have at most, and white behind them
_MEANT = "What the principles mean at our desk"


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
        style = cuts.kind.but(face=fonts.SANS, colour=c.INK3)
        used = sum(fonts.width(one.face, one.size, words) for words, one in spans)
        spans.append((f"\u2002{path_end(stand.place, style, _KIND - used - style.size)}", style))
    radius = cuts.pt(5.0)
    sign = _kind(stand.kind, radius, cuts.kind)
    before = name.style.size * 0.17
    told = ", ".join(words.strip(" ,\u2002") for words, _ in spans)
    cells = [Cell(0.0, 16.0, sign), Cell(cuts.pt(15.5), _KIND, Text(spans, cuts.kind, told=told))]
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
    made = section(_MEANT, cuts)
    if not some:
        return [*made, Text("There is no principle yet.", cuts.quiet, SHEET, before=cuts.pt(3.0))]
    given = widths([gauge for one in some for gauge in one.gauges], cuts)
    if any(one.gauges for one in some):
        made[1] = heads(_MEANT, cuts, given)
    wide = max(fonts.width(cuts.number.face, cuts.number.size, one.number) for one in some) + cuts.pt(7.0)
    blank = [one for one in some if one.number and not (one.meaning.strip() or one.action.strip() or one.gauges)]
    together = len(blank) > _FEW_BLANK
    shown = [one for one in some if not together or one not in blank]
    x = _indent(shown, cuts, wide)
    rows = [_principle(one, cuts, given, wide, x, number == 0) for number, one in enumerate(shown)]
    if together:
        rows.append(_blank(blank, cuts, first=not rows))
    made.append(Grid([], rows, SHEET, before=cuts.pt(2.0), end=(c.LINE2, 0.5)))
    letters = [letter for letter in "CIO" if any(g.letter == letter for one in some for g in one.gauges)]
    if letters:
        made.append(Key(letters, cuts))
    return made


def _indent(some: Sequence[Held], cuts: Cuts, wide: float) -> float:
    """Where the words stand behind number and name: names that fit on a line do, longer ones take a second."""
    face, size = cuts.name.face, cuts.name.size
    names = [fonts.width(face, size, fonts.clean(_called(one))) for one in some]
    fitting = [name for name in names if wide + name + _AFTER_NAME <= _NAMES]
    least = 62.0 if len(fitting) == len(names) else 82.0
    return max([least, *(wide + name + _AFTER_NAME for name in fitting)])


def _principle(one: Held, cuts: Cuts, given: Widths, wide: float, x: float, first: bool) -> Row:
    words: list[Block] = []
    width = RIGHT_X - 13.0 - x
    if cuts.dense and one.meaning.strip() and one.action.strip():
        arrow = cuts.number.but(face=fonts.SANS, size=cuts.voice.size)
        spans = [(f"{one.meaning.strip()} ", cuts.voice), ("→\u00a0", arrow), (one.action.strip(), cuts.voice)]
        words.append(Text(spans, cuts.voice))
    else:
        if one.meaning.strip():
            words.append(Text(one.meaning, cuts.voice))
        if one.action.strip():
            words.append(_action(one.action, cuts, width, first=not words))
    name = Text(_called(one), cuts.name)
    cells = [level(wide, x - wide - _AFTER_NAME + 0.2, name, cuts.name, cuts.voice)]
    if one.number:
        number = Text(one.number, cuts.number, of=name, goes_on=True)
        cells.insert(0, level(0.0, wide, number, cuts.number, cuts.voice))
    if words:
        cells.append(Cell(x, width, Stack(words)))
    elif one.number:
        cells.append(level(x, width, Text("Not said yet.", cuts.quiet), cuts.quiet, cuts.voice))
    if one.gauges:
        gauges = [gauge(g, cuts, given, number == 0) for number, g in enumerate(one.gauges)]
        cells.append(level(RIGHT_X, RIGHT, Stack(gauges), cuts.measure, cuts.voice))
    over = None if first else (c.LINE2, 0.5)
    return Row(
        cells, Skin(above=cuts.pt(3.2 if cuts.dense else 4.6), below=cuts.pt(3.8 if cuts.dense else 5.2), over=over)
    )


def _called(one: Held) -> str:
    """A principle beside its number; a name that is none stands in full in the definition."""
    return shortened(known_as(one.name, "–"), _LONGEST_NAME)


def _blank(some: Sequence[Held], cuts: Cuts, first: bool) -> Row:
    """Principles of which the team says nothing yet, as one line rather than as a page of blanks."""
    names = "; ".join(f"{one.number} {_called(one)}" for one in some)
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
