"""Plain text set in lines: broken at spaces, balanced where asked, never hyphenated, falling back run by run.

Nothing a person typed is ever read as markup: there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxworkshop.documents import fonts
from cxworkshop.documents.block import MAIN, SLACK, Block, Column
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.house import Style
from cxworkshop.documents.lines import Line, Span, balanced, broken, tokens_of
from cxworkshop.documents.tagging import Role

_LINES_TO_KEEP = 2  # no fewer lines of a text stand alone at the foot or the head of a page
Stroke = tuple[float, float, float, str]  # a line through words: left end, height, length, colour
STRIKE = 0.7


class Text(Block):
    """A text in one style, or in spans of several styles of the same leading.

    `role` is what it is to a reader who cannot see it, None when its words belong to what it is drawn inside. Texts
    with the same `of` and role are one element, and all but its last go on. `told`, given with the first of them, is
    what is heard in place of its words: with the stops that space stands for on paper.

    Raises `Uncovered` when it is made, so that nothing has been drawn by then.
    """

    def __init__(
        self,
        text: str | Sequence[Span],
        style: Style,
        column: Column = MAIN,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
        role: Role | None = "P",
        of: object = None,
        goes_on: bool = False,
        told: str = "",
    ) -> None:
        super().__init__(column, before, after, keep)
        self.style = style
        self.told = told
        self.role = role
        self.origin: object = self if of is None else of
        self.goes_on = goes_on
        self._paragraphs = tokens_of(((text, style),) if isinstance(text, str) else text)
        if not any(self._paragraphs):
            self._paragraphs = []
        self._lines: list[Line] | None = None
        self._width = -1.0

    def lines(self, width: float) -> list[Line]:
        """The lines of the text at this width."""
        if self._lines is None or (self._width != width and self._width >= 0.0):
            arrange = balanced if self.style.balance else broken
            self._lines = arrange(self._paragraphs, width)
            if self.goes_on and self._lines:
                self._lines[-1] = Line(self._lines[-1].tokens, self._lines[-1].width, blank=True)
            self._width = width
        return self._lines

    def natural_width(self) -> float:
        """The width it would take on lines that never end."""
        return max(
            (sum(t.width + (t.blank if i else 0.0) for i, t in enumerate(p)) for p in self._paragraphs), default=0.0
        )

    def measure(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        count = len(self.lines(width))
        return (count if count <= _LINES_TO_KEEP + 1 else _LINES_TO_KEEP) * self.style.leading

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        lines = self.lines(width)
        fitting = int((height + SLACK) / self.style.leading)
        if len(lines) - fitting < _LINES_TO_KEEP:
            fitting = len(lines) - _LINES_TO_KEEP
        if fitting < _LINES_TO_KEEP:
            return None
        return (self._part(lines[:fitting], self.before, 0.0), self._part(lines[fitting:], 0.0, self.after))

    def _part(self, lines: list[Line], before: float, after: float) -> Text:
        part = Text("", self.style, self.column, before, after, self.keep, self.role)
        part._lines = lines
        part.origin, part.told = self.origin, self.told
        return part

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        struck: list[Stroke] = []
        if self.role is None:
            self._paint_lines(canvas, x, top, width, struck)
        else:
            with canvas.tags.element(self.role, of=self.origin, actual=self.told):
                self._paint_lines(canvas, x, top, width, struck)
        # After the words: a line through them means nothing to a reader who cannot see it, and stands outside of them.
        for start, height, length, ink in struck:
            canvas.rule(start, height, length, ink, STRIKE)

    def _paint_lines(self, canvas: BookCanvas, x: float, top: float, width: float, struck: list[Stroke]) -> None:
        style = self.style
        y = top - style.size
        colour = ""
        for line in self.lines(width):
            left = x
            if style.align == "right":
                left += width - line.width
            elif style.align == "centre":
                left += (width - line.width) / 2.0
            colour = _paint_line(canvas, line, left, y, colour, struck)
            y -= style.leading


def _paint_line(canvas: BookCanvas, line: Line, x: float, y: float, colour: str, struck: list[Stroke]) -> str:
    """Draw a line; stretches of one style are one text object. Returns the colour left on the canvas.

    `struck` takes what is to be drawn through words: left end, height, length, colour.
    """
    stretch: list[tuple[str, str]] = []
    current: Style | None = None
    start = used = x
    for number, token in enumerate(line.tokens):
        for part_number, (style, word) in enumerate(token.parts):
            if style is not current and style != current:
                if current is not None:
                    if number and part_number == 0 and token.blank:
                        stretch.append(_unseen(canvas, current))
                    _end_stretch(canvas, stretch, current, (start, used), y, struck)
                stretch, start, current = [], used, style
                if number and part_number == 0 and token.blank:
                    start += token.blank
                    used += token.blank
                if style.colour != colour:
                    canvas.ink(style.colour)
                    colour = style.colour
            elif number and part_number == 0 and token.blank:
                stretch.append(canvas.operands(fonts.shape(style.face, " ").runs[0])[0])
                used += token.blank
            for run in word.runs:
                stretch.extend(canvas.operands(run))
            used += word.width * style.size / 1000.0
    if current is not None:
        if line.blank:
            stretch.append(_unseen(canvas, current))
        _end_stretch(canvas, stretch, current, (start, used), y, struck)
    return colour


def _unseen(canvas: BookCanvas, style: Style) -> tuple[str, str]:
    """A space that moves nothing: it keeps words apart from what follows where the text is read or taken out."""
    return canvas.operands(fonts.shape(style.face, " ").runs[0])[0]


def _end_stretch(
    canvas: BookCanvas,
    stretch: list[tuple[str, str]],
    style: Style,
    reach: tuple[float, float],
    y: float,
    struck: list[Stroke],
) -> None:
    canvas.line_of(reach[0], y, stretch, style.size)
    if style.struck:
        struck.append((reach[0], y + style.size * 0.27, reach[1] - reach[0], style.colour))


_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’')\]]*\s+|\n")


def in_pieces(text: str, limit: int = 900) -> list[str]:
    """A long text cut at sentences into pieces of at most `limit` characters, or at a space, or anywhere."""
    pieces = []
    rest = text.strip()
    while len(rest) > limit:
        ends = [m.end() for m in _SENTENCE_END.finditer(rest[:limit])]
        cut = next((end for end in reversed(ends) if end > limit // 3), 0) or rest.rfind(" ", limit // 3, limit) + 1
        cut = cut or limit
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [*pieces, rest]


def known_as(name: str, nobody: str = "") -> str:
    """A name where it refers to something that stands elsewhere: whole, unless it is no name but a novel."""
    return shortened(" ".join(name.split()), 300) or nobody


def shortened(text: str, limit: int = 40) -> str:
    """The first words of a name that stands in full elsewhere, with an ellipsis when something is left out."""
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", 0, limit - 1) if " " in text[: limit - 1] else limit - 1].rstrip() + " …"


def fitted(text: str, style: Style, width: float) -> str:
    """One line of at most `width` points: the text, or its beginning with an ellipsis. For furniture only."""
    line = " ".join(fonts.clean(text).split())
    if fonts.width(style.face, style.size, line) <= width:
        return line
    low, high = 0, min(len(line), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(style.face, style.size, line[:middle].rstrip() + " …") <= width:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + ("…" if line[low - 1 : low].strip() and line[low : low + 1].strip() else " …")


def path_end(path: str, style: Style, width: float) -> str:
    """The inner end of a path ("A › B › C") that fits on a line of `width` points, behind "…" for what is left out."""
    parts = path.split(" › ")
    for start in range(len(parts)):
        shown = " › ".join([*(["…"] if start else []), *parts[start:]])
        if fonts.width(style.face, style.size, fonts.clean(shown)) <= width:
            return shown
    return fitted(path, style, width)


def in_two_lines(text: str, style: Style, width: float) -> list[str]:
    """One or two lines of at most `width` points, the second with an ellipsis when it is not enough."""
    line, rest = "", fonts.clean(text).split()
    while rest and fonts.width(style.face, style.size, f"{line} {rest[0]}".strip()) <= width:
        line = f"{line} {rest.pop(0)}".strip()
    if not line:
        return [fitted(text, style, width)]
    return [line, fitted(" ".join(rest), style, width)] if rest else [line]
