"""How a team will know, on its page: measures with now → target in columns as narrow as their figures allow."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from cxworkshop.documents import fonts, signs
from cxworkshop.documents.block import Block, Cell, Row, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.teampage.cuts import RIGHT, RIGHT_X, SHEET, Cuts, level
from cxworkshop.documents.teampage.parts import Gauge
from cxworkshop.documents.text import Text

_INDENT = 13.5  # of a measure's words behind the sign of its family
# Points at scale 1 up to which figures stand in the columns, alone and together.
_MOST_NOW, _MOST_TARGET, _MOST_BOTH = 42.0, 66.0, 80.0
_ARROW, _AIR = 18.5, 8.0  # between the figures, and before them


@dataclasses.dataclass(frozen=True, slots=True)
class Widths:
    """What the columns of the measures have on one page, in points: the words, now, and target.

    Not `used` where no measure has its figures in them.
    """

    words: float
    now: float
    target: float
    used: bool = True

    @property
    def figures_x(self) -> float:
        """Where the column of now begins, from the left of the measures."""
        return RIGHT - self.target - _ARROW - self.now


def widths(gauges: Iterable[Gauge], cuts: Cuts) -> Widths:
    """Columns for these measures: the figures as wide as the longest that fits on a line, the words all the rest."""
    fitting = [one for one in gauges if _fits(one, cuts)]
    heads = cuts.small
    now = max([fonts.width(heads.face, heads.size, "now"), *(_now(one, cuts) for one in fitting)]) + 0.2
    target = max([fonts.width(heads.face, heads.size, "target"), *(_target(one, cuts) for one in fitting)]) + 0.2
    return Widths(RIGHT - cuts.pt(_INDENT) - _AIR - now - _ARROW - target, now, target, bool(fitting))


def _now(one: Gauge, cuts: Cuts) -> float:
    return fonts.width(cuts.now.face, cuts.now.size, one.now or "–")


def _target(one: Gauge, cuts: Cuts) -> float:
    return fonts.width(cuts.target.face, cuts.target.size, one.target or "–")


def _fits(one: Gauge, cuts: Cuts) -> bool:
    if "\n" in one.now or "\n" in one.target:
        return False
    now, target = _now(one, cuts), _target(one, cuts)
    return now <= cuts.pt(_MOST_NOW) and target <= cuts.pt(_MOST_TARGET) and now + target <= cuts.pt(_MOST_BOTH)


def heads(words: str, cuts: Cuts, given: Widths) -> Block:
    """The heading of the principles with the heads of their measures, each of which is told with its figures."""
    head, column = cuts.head, cuts.small
    told = f"{words}, and how we will know"
    now, target = (Unheard(Text(one, column.but(align="right"), role=None)) for one in ("now", "target"))
    cells = [
        Cell(0.0, RIGHT_X - 12.0, Text(words, head, role="H2", told=told)),
        Cell(RIGHT_X, 100.0, Unheard(Text("How we will know", head, role=None))),
    ]
    if given.used:
        cells.append(level(RIGHT_X + given.figures_x, given.now, now, column, head))
        cells.append(level(RIGHT_X + RIGHT - given.target, given.target, target, column, head))
    return Row(cells, column=SHEET, before=cuts.pt(4.0 if cuts.dense else 5.0), keep=True)


class Unheard(Block):
    """Words for the eye alone: those who hear the page are told them elsewhere."""

    def __init__(self, text: Text) -> None:
        super().__init__(SHEET)
        self.text = text

    def measure(self, width: float) -> float:
        return self.text.measure(width)

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.artifact():
            self.text.paint(canvas, x, top, width)


class _Figures(Block):
    """Now → target as one reading; those who hear it are told which is which."""

    def __init__(self, one: Gauge, cuts: Cuts, given: Widths) -> None:
        super().__init__(SHEET)
        self.cuts, self.given = cuts, given
        self.now = Text(one.now or "–", cuts.now, role=None, goes_on=True)
        self.target = Text(one.target or "–", cuts.target, role=None)
        self.told = f"now {one.now or 'not recorded'}, target {one.target or 'not set'}"

    def measure(self, width: float) -> float:
        return max(self.now.measure(self.given.now), self.target.measure(self.given.target))

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        now, target = self.given.now, self.given.target
        with canvas.tags.element("P", of=self), canvas.tags.element("Span", of=self, actual=self.told):
            self.now.paint(canvas, x, top, now)
            self.target.paint(canvas, x + width - target, top, target)
        with canvas.tags.artifact():
            signs.arrow(canvas, x + now + _ARROW / 2.0 - 5.0, top - self.cuts.now.size * 0.64)


def gauge(one: Gauge, cuts: Cuts, given: Widths, first: bool) -> Block:
    """A measure with the sign of its family; figures too long for their columns stand below its words."""
    size = cuts.pt(9.4)
    drop = (cuts.measure.leading - size) / 2.0
    sign = signs.Sign(
        cuts.measure.leading,
        lambda k, x, y: signs.slot(k, x, y + drop + 0.6, one.letter, bool(one.letter), size),
        one.family or "no family named yet",
    )
    x, before = cuts.pt(_INDENT), 0.0 if first else cuts.pt(3.2)
    what = Text(one.what.strip() or "–", cuts.measure)
    if _fits(one, cuts):
        cells = [
            Cell(0.0, 12.0, sign),
            Cell(x, given.words, what),
            Cell(given.figures_x, RIGHT - given.figures_x, _Figures(one, cuts, given)),
        ]
        return Row(cells, before=before)
    spans = [
        (f"{one.now or 'not recorded'} ", cuts.now.but(align="left")),
        ("→\u00a0", cuts.measure),
        (one.target or "–", cuts.target.but(align="left")),
    ]
    return Row([Cell(0.0, 12.0, sign), Cell(x, RIGHT - x, Stack([what, Text(spans, cuts.measure)]))], before=before)


_LETTERS = {"C": "customers say", "I": "internal customers say, anonymously", "O": "we count ourselves"}


class Key(Block):
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
