"""The embedded fonts: which characters each has, how wide they are, how pairs are kerned, and what stands in.

Words are shaped once and kept: a document repeats its words, so setting a page is mostly looking them up.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFont

from cxworkshop.documents.errors import Uncovered
from cxworkshop.paths import resource

SANS, SANS_MEDIUM, SANS_BOLD = "CxSans-Regular", "CxSans-Medium", "CxSans-SemiBold"
TAB, TAB_MEDIUM, TAB_BOLD = "CxSansTab-Regular", "CxSansTab-Medium", "CxSansTab-SemiBold"
VOICE, VOICE_MEDIUM, VOICE_BOLD = "CxVoiceText-Regular", "CxVoiceText-Medium", "CxVoiceText-SemiBold"
TITLE, TITLE_BOLD = "CxVoiceTitle-Regular", "CxVoiceTitle-SemiBold"
MONO = "CxMono-Regular"
FALLBACK = "CxFallback"

# Only kerning: with "liga" letters vanish from the extracted text, with "calt" typed signs turn into others.
_FEATURES = {
    name: name == "kern" for name in ("kern", "liga", "clig", "dlig", "calt", "rlig", "ccmp", "locl", "mark", "mkmk")
}

# Scripts that need shaping or a second direction; a font may have their letters, but drawing them one after
# another would print something else than was written.
_COMPLEX = (
    (0x0590, 0x08FF),
    (0x0900, 0x109F),
    (0x1780, 0x18AF),
    (0x1A00, 0x1CFF),
    (0xA840, 0xABFF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0x10800, 0x10FFF),
    (0x11000, 0x11FFF),
    (0x1E800, 0x1EFFF),
)

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font with the kerning after each, in 1/1000 em (empty when there is none).

    `ready` is the finished operand of a PDF TJ array when all characters are plain ASCII, which every
    document encodes alike; otherwise it is made for each document.
    """

    face: str
    text: str
    kerns: tuple[int, ...]
    ready: str


@dataclass(frozen=True, slots=True)
class Word:
    """A shaped word: its runs and its width in 1/1000 em."""

    runs: tuple[Run, ...]
    width: float


class _Font(TTFont):
    """ReportLab's font, with a way back from its codes to characters that has no gaps and no wrong turnings."""

    def addObjects(self, doc: Any) -> None:
        """Write the subsets. ReportLab maps unused codes to U+0000 and misspells what lies beyond the first plane."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        before = set(doc.idToObject)
        super().addObjects(doc)
        made = [name for name in doc.idToObject if name not in before and name.startswith("toUnicodeCMap:")]
        for name, subset in zip(made, subsets, strict=True):
            doc.idToObject[name].content = _to_unicode({code: c for code, c in enumerate(subset) if self._prints(c)})

    def _prints(self, character: int) -> bool:
        return character >= 32 and self.face.charToGlyph.get(character, 0) != 0


def _to_unicode(codes: dict[int, int]) -> str:
    """A CMap from one-byte codes to characters, at most a hundred a block as the format asks."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    entries = [f"<{code:02X}> <{chr(one).encode('utf-16-be').hex().upper()}>" for code, one in codes.items()]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines)


class Face:
    """One TrueType file: its glyphs, widths and kerning."""

    def __init__(self, name: str) -> None:
        self.name = name
        # ReportLab keeps a subset per document inside; the ASCII codes are the same in all of them.
        self.font: Any = _Font(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=True, shapable=False)
        self._widths: dict[int, float] = self.font.face.charWidths
        self._glyphs: dict[int, int] = self.font.face.charToGlyph
        self._default: float = self.font.face.defaultWidth
        self._shaper: Any = None
        self._scale = 1.0

    def has(self, character: str) -> bool:
        """Whether the font has a glyph of its own for the character."""
        return self._glyphs.get(ord(character), 0) != 0

    def advance(self, text: str) -> float:
        """Width of the characters without kerning, in 1/1000 em."""
        widths, default = self._widths, self._default
        return sum(widths.get(ord(c), default) for c in text)

    def kerns(self, text: str) -> tuple[int, ...]:
        """How much to move after each character, in 1/1000 em; empty when nothing moves."""
        if len(text) < 2:
            return ()
        if self._shaper is None:
            data = resource("fonts", f"{self.name}.ttf").read_bytes()
            face = uharfbuzz.Face(uharfbuzz.Blob(data))
            self._scale = 1000.0 / face.upem
            self._shaper = uharfbuzz.Font(face)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer, _FEATURES)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(text):
            return ()
        moves = []
        for character, info, position in zip(text, infos, positions, strict=True):
            if info.codepoint != self._glyphs.get(ord(character)):
                return ()
            natural = self._widths.get(ord(character), self._default)
            moves.append(round(position.x_advance * self._scale - natural))
        return tuple(moves) if any(moves) else ()


@cache
def _load(name: str) -> Face:
    return Face(name)


def face(name: str) -> Face:
    """The face of this name, loaded once for the process."""
    with _LOADING:
        return _load(name)


@cache
def _stand_ins(name: str) -> tuple[str, ...]:
    """Which faces are asked for a character, in turn."""
    weight = name.rpartition("-")[2]
    if name.startswith("CxVoiceTitle"):
        return (name, f"CxVoiceText-{weight}", f"CxSans-{weight}", FALLBACK)
    if name == FALLBACK:
        return (FALLBACK,)
    return (name, FALLBACK) if name.startswith("CxSans-") else (name, f"CxSans-{weight}", FALLBACK)


def _is_complex(character: str) -> bool:
    code = ord(character)
    if code < 0x0590:
        return False
    # Private characters mean what one font says they mean: printing another font's would be a guess.
    return unicodedata.category(character) == "Co" or any(low <= code <= high for low, high in _COMPLEX)


@cache
def face_for(name: str, character: str) -> str | None:
    """The first face of the chain that has the character; None when no embedded font can set it."""
    if _is_complex(character):
        return None
    for candidate in _stand_ins(name):
        if face(candidate).has(character):
            return candidate
    return None


def clean(text: str) -> str:
    """Text as it can be set: composed, with tabs as spaces and without characters that only steer other programs."""
    if text.isascii():
        return text.replace("\t", " ")
    composed = unicodedata.normalize("NFC", text)
    return _INVISIBLE.sub("", composed.replace("\t", " ").replace("\u00a0", " ").replace("\u202f", " "))


_NEEDS_ESCAPE = re.compile(r"[()\\]")


def _operand(text: str, kerns: tuple[int, ...]) -> str:
    """A TJ operand for plain ASCII."""
    if not kerns:
        return "(" + _NEEDS_ESCAPE.sub(r"\\\g<0>", text) + ")"
    parts, start = [], 0
    for index, move in enumerate(kerns):
        if move and index + 1 < len(text):
            parts.append("(" + _NEEDS_ESCAPE.sub(r"\\\g<0>", text[start : index + 1]) + f"){-move}")
            start = index + 1
    parts.append("(" + _NEEDS_ESCAPE.sub(r"\\\g<0>", text[start:]) + ")")
    return "".join(parts)


def _run(name: str, text: str) -> tuple[Run, float]:
    loaded = face(name)
    kerns = loaded.kerns(text)
    # The last kern would move what follows the word; the space decides about that distance.
    kerns = (*kerns[:-1], 0) if kerns else kerns
    ready = _operand(text, kerns) if text.isascii() else ""
    return Run(name, text, kerns, ready), loaded.advance(text) + sum(kerns)


@lru_cache(maxsize=60_000)
def shape(name: str, text: str) -> Word:
    """A word without spaces in the given face, falling back run by run. Raises `Uncovered`."""
    loaded = face(name)
    if all(loaded.has(c) and not _is_complex(c) for c in text):
        run, width = _run(name, text)
        return Word((run,), width)
    pieces: list[tuple[str, str]] = []
    for character in text:
        found = face_for(name, character)
        if found is None:
            raise Uncovered(character, text)
        if pieces and pieces[-1][0] == found:
            pieces[-1] = (found, pieces[-1][1] + character)
        else:
            pieces.append((found, character))
    made = [_run(found, piece) for found, piece in pieces]
    return Word(tuple(run for run, _ in made), sum(width for _, width in made))


@cache
def space(name: str) -> float:
    """Width of a space in 1/1000 em."""
    return face(name).advance(" ")


def width(name: str, size: float, text: str) -> float:
    """Width of one line of text in points."""
    words = clean(text).split(" ")
    total = sum(shape(name, word).width for word in words if word) + space(name) * (len(words) - 1)
    return total * size / 1000.0
