"""Plain text set in lines: broken at spaces, balanced where asked, never hyphenated, falling back run by run.

Nothing a person typed is ever read as markup: there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxworkshop.documents import fonts
from cxworkshop.documents.block import MAIN, SLACK, Block, Column
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.house import Style
from cxworkshop.documents.tagging import Role

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_OPENING = "（「『【《〈〔［｛"
_CLOSING = "、。，．」』】）》〉〕］｝！？：；ー々…"
_UNITS = re.compile(f"[{_OPENING}]*[{_CJK}][{_CLOSING}]*|[^{_CJK}]+")
_HAS_CJK = re.compile(f"[{_CJK}]")
_GOOD_BREAKS = frozenset("-–—/_.,;:@&=+)›\\|")
_LINES_TO_KEEP = 2  # no fewer lines of a text stand alone at the foot or the head of a page


@dataclass(frozen=True, slots=True)
class Token:
    """What is never broken: shaped words with their style, and the white before them when they follow another."""

    parts: tuple[tuple[Style, fonts.Word], ...]
    width: float
    blank: float
    blank_style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens on one line and their width in points; `blank` when a space parts it from the next."""

    tokens: tuple[Token, ...]
    width: float
    blank: bool = False


Span = tuple[str, Style]
Stroke = tuple[float, float, float, str]  # a line through words: left end, height, length, colour
STRIKE = 0.7


@lru_cache(maxsize=60_000)
def _word(style: Style, word: str) -> Token:
    shaped = fonts.shape(style.face, word)
    scale = style.size / 1000.0
    return Token(((style, shaped),), shaped.width * scale, fonts.space(style.face) * scale, style)


def _tokens(spans: Sequence[Span]) -> list[list[Token]]:
    """The tokens of each paragraph of the text."""
    if len(spans) == 1 and spans[0][0].isascii():
        text, style = spans[0]
        return [[_word(style, word) for word in line.split()] for line in text.split("\n")]
    return _mixed_tokens(spans)


def _mixed_tokens(spans: Sequence[Span]) -> list[list[Token]]:
    """The tokens of spans of several styles, or of scripts that break between characters."""
    paragraphs: list[list[Token]] = [[]]
    glue = False  # whether the next word continues the last one without a space
    for text, style in spans:
        scale = style.size / 1000.0
        blank = fonts.space(style.face) * scale
        for number, line in enumerate(fonts.clean(text).split("\n")):
            if number:
                paragraphs.append([])
                glue = False
            words = line.split(" ")
            for position, word in enumerate(words):
                if not word:
                    glue = False
                    continue
                attached = glue and position == 0
                glue = False
                for unit_number, unit in enumerate(_UNITS.findall(word) if _HAS_CJK.search(word) else (word,)):
                    shaped = fonts.shape(style.face, unit)
                    before = 0.0 if unit_number else blank
                    made = Token(((style, shaped),), shaped.width * scale, before, style)
                    if attached and unit_number == 0 and paragraphs[-1]:
                        last = paragraphs[-1].pop()
                        made = Token((*last.parts, *made.parts), last.width + made.width, last.blank, last.blank_style)
                    paragraphs[-1].append(made)
                glue = position == len(words) - 1
    return paragraphs


def _text_of(token: Token) -> list[Span]:
    return [("".join(run.text for run in word.runs), style) for style, word in token.parts]


def _cut_long(token: Token, width: float) -> list[Token]:
    """A token wider than the line, in pieces that fit; after a sign that allows it, else anywhere."""
    pieces: list[Token] = []
    for text, style in _text_of(token):
        room = width * 1000.0 / style.size
        start, used, good = 0, 0.0, -1
        index = 0
        while index < len(text):
            advance = _advance(style.face, text, start, index)
            if used + advance > room and index > start:
                end = good if good > start else index
                pieces.append(_piece(text[start:end], style, first=not pieces, blank=token.blank))
                start = index = end
                used, good = 0.0, -1
                continue
            used += advance
            index += 1
            if text[index - 1] in _GOOD_BREAKS:
                good = index
        pieces.append(_piece(text[start:], style, first=not pieces, blank=token.blank))
    return pieces


def _advance(face: str, text: str, start: int, index: int) -> float:
    """By how much a character lengthens the piece that began at `start`, kerning included, in 1/1000 em."""
    alone = fonts.shape(face, text[index]).width
    if index == start:
        return alone
    pair = fonts.shape(face, text[index - 1 : index + 1]).width
    return max(pair - fonts.shape(face, text[index - 1]).width, alone)


def _piece(text: str, style: Style, first: bool, blank: float) -> Token:
    shaped = fonts.shape(style.face, text)
    return Token(((style, shaped),), shaped.width * style.size / 1000.0, blank if first else 0.0, style)


def _break(paragraphs: Iterable[Sequence[Token]], width: float) -> list[Line]:
    lines: list[Line] = []
    limit = width + SLACK
    for tokens in paragraphs:
        current: list[Token] = []
        used = 0.0
        for token in tokens:
            advance = token.width + (token.blank if current else 0.0)
            if used + advance <= limit:
                current.append(token)
                used += advance
                continue
            for piece in (token,) if token.width <= limit else _cut_long(token, width):
                advance = piece.width + (piece.blank if current else 0.0)
                if current and used + advance > limit:
                    lines.append(Line(tuple(current), used, piece.blank > 0.0))
                    current, used, advance = [], 0.0, piece.width
                current.append(piece)
                used += advance
        lines.append(Line(tuple(current), used, True))
    return [*lines[:-1], Line(lines[-1].tokens, lines[-1].width)] if lines else lines


def _balanced(paragraphs: list[list[Token]], width: float) -> list[Line]:
    """The same number of lines, in the narrowest measure that needs no more."""
    lines = _break(paragraphs, width)
    if not 1 < len(lines) <= 12 or len(paragraphs) > 1:
        return lines
    low, high, best = width / 2.0, width, lines
    widest = max((token.width for token in paragraphs[0]), default=0.0)
    if widest > width:
        return lines
    low = max(low, widest)
    for _ in range(9):
        middle = (low + high) / 2.0
        tried = _break(paragraphs, middle)
        if len(tried) <= len(lines):
            high, best = middle, tried
        else:
            low = middle
    return best


class Text(Block):
    """A text in one style, or in spans of several styles of the same leading.

    `role` is what it is to a reader who cannot see it, None when its words belong to what it is drawn inside. Texts
    with the same `of` and role are one element, and all but its last go on.

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
    ) -> None:
        super().__init__(column, before, after, keep)
        self.style = style
        self.role = role
        self.origin: object = self if of is None else of
        self.goes_on = goes_on
        self._paragraphs = _tokens(((text, style),) if isinstance(text, str) else text)
        if not any(self._paragraphs):
            self._paragraphs = []
        self._lines: list[Line] | None = None
        self._width = -1.0

    def lines(self, width: float) -> list[Line]:
        """The lines of the text at this width."""
        if self._lines is None or (self._width != width and self._width >= 0.0):
            arrange = _balanced if self.style.balance else _break
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
        part.origin = self.origin
        return part

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        struck: list[Stroke] = []
        if self.role is None:
            self._paint_lines(canvas, x, top, width, struck)
        else:
            with canvas.tags.element(self.role, of=self.origin):
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
    return line[:low].rstrip() + " …"


def in_two_lines(text: str, style: Style, width: float) -> list[str]:
    """One or two lines of at most `width` points, the second with an ellipsis when it is not enough."""
    line, rest = "", fonts.clean(text).split()
    while rest and fonts.width(style.face, style.size, f"{line} {rest[0]}".strip()) <= width:
        line = f"{line} {rest.pop(0)}".strip()
    if not line:
        return [fitted(text, style, width)]
    return [line, fitted(" ".join(rest), style, width)] if rest else [line]
