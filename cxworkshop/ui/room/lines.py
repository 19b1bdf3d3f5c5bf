"""Text broken into lines: between words where it can be, with a hyphen where a word is longer than the line."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.marks import room_font
from cxworkshop.ui.room.roles import LINE, ROLES, RoomRole

SOFT_HYPHEN: Final = "\u00ad"
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b\u2060]")
# A capital reaches 0.73 of the size; what hangs below the line a quarter.
ASCENT: Final = 0.96
DESCENT: Final = 0.26
BALANCED: Final = 4  # lines, at most: beyond that it is a paragraph, and only its end is looked at
VOWELS: Final = frozenset("aeiouyäöüáéíóúàèìòùâêîôûëïåæøœ")
STUB: Final = 3  # letters that stay together when a word is torn


@frozen
class Lines:
    """A text broken into lines at one size. Widths and heights in pixels.

    `torn` says that a word had to be cut for it, which a smaller size may avoid.
    """

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    role: RoomRole
    px: float
    weight: int
    italic: bool
    ascent: float
    descent: float
    leading: float  # from one baseline to the next
    torn: bool = False

    @property
    def height(self) -> float:
        return self.leading * (len(self.lines) - 1) + self.ascent + self.descent if self.lines else 0.0

    @property
    def width(self) -> float:
        return max(self.widths, default=0.0)

    def part(self, first: int, last: int) -> Lines:
        """The lines from `first` up to, without it, `last`."""
        return Lines(
            self.lines[first:last], self.widths[first:last], self.role, self.px, self.weight, self.italic,
            self.ascent, self.descent, self.leading, self.torn,
        )  # fmt: skip


class _Piece(NamedTuple):
    """What stays together on a line: its letters, their width, the width of the blank after it, and what is written
    and how wide that is when the line ends here."""

    text: str
    wide: float
    blank: str
    gap: float
    end: str
    end_wide: float


class _Face(NamedTuple):
    """A role's font. Unhinted letters are as wide at every size, so each text is measured once."""

    role: RoomRole
    weight: int
    italic: bool

    def wide(self, text: str, px: float) -> float:
        """The width of a text in pixels at a size."""
        return _hundredth(self, text) * px


@lru_cache(maxsize=64)
def _metrics(face: _Face) -> QFontMetricsF:
    return QFontMetricsF(room_font(face.role, 100.0, face.weight, face.italic))


@lru_cache(maxsize=64)
def _usual(face: _Face) -> float:
    return _metrics(face).averageCharWidth() / 100


@lru_cache(maxsize=16384)
def _hundredth(face: _Face, text: str) -> float:
    return _metrics(face).horizontalAdvance(text) / 100


@lru_cache(maxsize=4096)
def broken(text: str, role: RoomRole, px: float, weight: int, italic: bool, width: float) -> Lines:
    """`text` in lines no wider than `width` pixels and no longer than the eye can follow; `px` is a whole number."""
    face = _Face(role, weight, italic)
    limit = min(width, max(_usual(face) * px * LINE, px * 4))
    lines: list[str] = []
    torn = False
    for paragraph in text.splitlines() or [""]:
        plain = _UNSEEN.sub("", paragraph.replace("\t", " ")).strip(" ")
        pieces, cut = _pieces(plain, face, px, limit)
        torn = torn or cut
        ends = _ends(pieces, _even(pieces, limit))
        begin = 0
        for end in ends:
            lines.append(_written(pieces[begin:end]))
            begin = end
        if not pieces:
            lines.append("")
    return Lines(
        tuple(lines), tuple(math.ceil(face.wide(line, px)) for line in lines), role, px, weight, italic,
        ASCENT * px, DESCENT * px, ROLES[role].leading * px, torn,
    )  # fmt: skip


def _written(pieces: Sequence[_Piece]) -> str:
    last = pieces[-1]
    return "".join(piece.text + piece.blank for piece in pieces[:-1]) + last.text + last.end


def _pieces(text: str, face: _Face, px: float, limit: float) -> tuple[list[_Piece], bool]:
    """The text in pieces that are no wider than `limit`, and whether a word was torn for it."""
    found: list[_Piece] = []
    torn = False
    blank_wide = face.wide(" ", px)
    hyphen_wide = face.wide("-", px)
    for raw in _cut(text, QTextBoundaryFinder.BoundaryType.Line):
        soft = raw.endswith(SOFT_HYPHEN)
        letters = raw.rstrip(" ").replace(SOFT_HYPHEN, "")
        blank = raw[len(raw.rstrip(" ")) :]
        gap = blank_wide * len(blank)
        wide = face.wide(letters, px)
        if wide + (hyphen_wide if soft else 0.0) <= limit or len(letters) < 2:
            found.append(_Piece(letters, wide, blank, gap, "-" if soft else "", hyphen_wide if soft else 0.0))
            continue
        torn = True
        parts = _torn(letters, face, px, limit - hyphen_wide)
        for part in parts[:-1]:
            end = "-" if part[-1].isalpha() else ""
            found.append(_Piece(part, face.wide(part, px), "", 0.0, end, hyphen_wide if end else 0.0))
        found.append(_Piece(parts[-1], face.wide(parts[-1], px), blank, gap, "", 0.0))
    return found, torn


def _torn(word: str, face: _Face, px: float, limit: float) -> list[str]:
    """A word in parts that fit: a part rather begins where a syllable may, and none is a stub of a letter or two."""
    signs = _cut(word, QTextBoundaryFinder.BoundaryType.Grapheme)
    wides = [face.wide(sign, px) for sign in signs]
    begins = [0]
    taken = 0.0
    for n, wide in enumerate(wides):
        if n > begins[-1] and taken + wide > limit:
            near = range(n, max(n - 4, begins[-1] + STUB), -1)
            at = next((place for place in near if _begins(signs[place : place + 2])), n)
            if len(signs) - at < STUB and n - begins[-1] > 2 * STUB:
                at = len(signs) - STUB
            begins.append(at)
            taken = sum(wides[at:n])
        taken += wide
    return ["".join(signs[a:b]) for a, b in zip(begins, [*begins[1:], len(signs)], strict=True)]


def _begins(signs: Sequence[str]) -> bool:
    """Whether a syllable may begin with these letters."""
    return len(signs) > 1 and signs[0].isalpha() and signs[0].lower() not in VOWELS and signs[1].lower() in VOWELS


@lru_cache(maxsize=4096)
def _cut(text: str, kind: QTextBoundaryFinder.BoundaryType) -> tuple[str, ...]:
    """The text cut wherever a boundary of a kind is; nothing of it is lost."""
    if not text:
        return ()
    finder = QTextBoundaryFinder(kind, text)
    places = []
    while (place := finder.toNextBoundary()) >= 0:
        places.append(place)
    if not text.isascii() and max(text) > "\uffff":  # Qt counts in UTF-16, Python in characters
        raw = text.encode("utf-16-le", "surrogatepass")
        cut = [raw[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in zip([0, *places], places, strict=False)]
    else:
        cut = [text[a:b] for a, b in zip([0, *places], places, strict=False)]
    return tuple(part for part in cut if part)


def _ends(pieces: Sequence[_Piece], limit: float) -> list[int]:
    """After how many pieces each line ends, as many on a line as fit."""
    ends: list[int] = []
    taken = 0.0
    for n, piece in enumerate(pieces):
        if n and taken + piece.wide + piece.end_wide > limit:
            ends.append(n)
            taken = 0.0
        taken += piece.wide + piece.gap
    return [*ends, len(pieces)] if pieces else []


def _even(pieces: Sequence[_Piece], limit: float) -> float:
    """The width at which few lines come out about equally long, instead of a word left over; else `limit`."""
    ends = _ends(pieces, limit)
    if not 1 < len(ends) <= BALANCED:
        return limit
    rest = pieces[ends[-2] :]
    if sum(piece.wide + piece.gap for piece in rest) > limit * 0.6:
        return limit
    low, high = max(piece.wide + piece.end_wide for piece in pieces), limit
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_ends(pieces, middle)) == len(ends) else (middle, high)
    return high
