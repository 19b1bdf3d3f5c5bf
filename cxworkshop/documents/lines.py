"""Words made into lines: shaped, broken at spaces or between characters, balanced, and no last word left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxworkshop.documents import fonts
from cxworkshop.documents.block import SLACK
from cxworkshop.documents.house import Style

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_OPENING = "（「『【《〈〔［｛"
_CLOSING = "、。，．」』】）》〉〕］｝！？：；ー々…"
_UNITS = re.compile(f"[{_OPENING}]*[{_CJK}][{_CLOSING}]*|[^{_CJK}]+")
_HAS_CJK = re.compile(f"[{_CJK}]")
_STAY = re.compile("[\u00a0\u202f]")
_ALONE, _LEFT = 0.28, 0.5  # shares of a line: a last word shorter than one takes a companion that leaves the other
_GOOD_BREAKS = frozenset("-–—/_.,;:@&=+)›\\|")


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


@lru_cache(maxsize=60_000)
def _word(style: Style, word: str) -> Token:
    shaped = fonts.shape(style.face, word)
    scale = style.size / 1000.0
    return Token(((style, shaped),), shaped.width * scale, fonts.space(style.face) * scale, style)


def tokens_of(spans: Sequence[Span]) -> list[list[Token]]:
    """The tokens of each paragraph of a text, which stay together at a no-break space."""
    if len(spans) == 1 and spans[0][0].isascii():
        text, style = spans[0]
        return [[_word(style, word) for word in line.split()] for line in text.split("\n")]
    return _mixed_tokens(spans)


def _mixed_tokens(spans: Sequence[Span]) -> list[list[Token]]:
    """The tokens of spans of several styles, or of scripts that break between characters."""
    paragraphs: list[list[Token]] = [[]]
    glue = False  # whether the next word continues the last one without a space
    stay: Style | None = None  # of a no-break space between the last word and the next
    for text, style, follows in _stretches(spans):
        scale = style.size / 1000.0
        blank = fonts.space(style.face) * scale
        stay = style if follows else stay
        for number, line in enumerate(fonts.clean(text).split("\n")):
            if number:
                paragraphs.append([])
                glue, stay = False, None
            words = line.split(" ")
            for position, word in enumerate(words):
                if not word:
                    glue = False
                    continue
                attached = (glue and position == 0) or stay is not None
                for unit_number, unit in enumerate(_UNITS.findall(word) if _HAS_CJK.search(word) else (word,)):
                    shaped = fonts.shape(style.face, unit)
                    before = 0.0 if unit_number else blank
                    made = Token(((style, shaped),), shaped.width * scale, before, style)
                    if attached and unit_number == 0 and paragraphs[-1]:
                        made = _joined(paragraphs[-1].pop(), made, stay)
                    paragraphs[-1].append(made)
                glue, stay = position == len(words) - 1, None
    return paragraphs


def _stretches(spans: Sequence[Span]) -> Iterable[tuple[str, Style, bool]]:
    """The spans, cut at no-break spaces; with each, whether it follows one."""
    for text, style in spans:
        for number, piece in enumerate(_STAY.split(text)):
            yield piece, style, number > 0


def _joined(last: Token, next_: Token, stay: Style | None) -> Token:
    """Two tokens as one, with a space between them that does not break when it has a style."""
    between: tuple[tuple[Style, fonts.Word], ...] = ()
    if stay is not None:
        between = ((stay, fonts.shape(stay.face, " ")),)
    wide = sum(word.width * style.size / 1000.0 for style, word in between)
    return Token((*last.parts, *between, *next_.parts), last.width + wide + next_.width, last.blank, last.blank_style)


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


def broken(paragraphs: Iterable[Sequence[Token]], width: float) -> list[Line]:
    lines: list[Line] = []
    limit = width + SLACK
    for tokens in paragraphs:
        current: list[Token] = []
        used, first = 0.0, len(lines)
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
        if first < len(lines) and len(current) == 1 and used < width * _ALONE:
            lines[-1], current, used = _accompanied(lines[-1], current[0], width)
        lines.append(Line(tuple(current), used, True))
    return [*lines[:-1], Line(lines[-1].tokens, lines[-1].width)] if lines else lines


def _accompanied(line: Line, word: Token, width: float) -> tuple[Line, list[Token], float]:
    """The last word of a paragraph together with the one before it, which the line above can spare."""
    alone = line, [word], word.width
    if len(line.tokens) < 3 or not word.blank or not line.tokens[-1].blank:
        return alone
    other = line.tokens[-1]
    left = line.width - other.width - other.blank
    wide = other.width + word.blank + word.width
    if left < width * _LEFT or wide > left:
        return alone
    return Line(line.tokens[:-1], left, line.blank), [other, word], wide


def balanced(paragraphs: list[list[Token]], width: float) -> list[Line]:
    """The same number of lines, in the narrowest measure that needs no more."""
    lines = broken(paragraphs, width)
    if not 1 < len(lines) <= 12 or len(paragraphs) > 1:
        return lines
    low, high, best = width / 2.0, width, lines
    widest = max((token.width for token in paragraphs[0]), default=0.0)
    if widest > width:
        return lines
    low = max(low, widest)
    for _ in range(9):
        middle = (low + high) / 2.0
        tried = broken(paragraphs, middle)
        if len(tried) <= len(lines):
            high, best = middle, tried
        else:
            low = middle
    return best
