"""How a text was reworded, word by word: pieces that stayed, pieces that are gone, pieces that came in."""

from __future__ import annotations

import dataclasses
from difflib import SequenceMatcher
from typing import Literal

SpanKind = Literal["plain", "old", "new", "of"]

ALIKE = 0.4  # below this share of words in common two texts are told one after the other
MOST_WORDS = 600  # comparing word by word grows with the square
CONTEXT = 7  # words left standing on either side of what changed


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence. "old" is struck, "new" underlined; "of" says whose it is, which a heading may say too."""

    text: str
    kind: SpanKind = "plain"


def reworded(old: str, new: str) -> list[Span] | None:
    """The new text with what was taken out and what came in, word by word; None when the two have little in common.

    Of long passages that stayed, only the words next to a change are kept.
    """
    a, b = old.split(), new.split()
    if max(len(a), len(b)) > MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < ALIKE:
        return None
    spans: list[Span] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            kept = _context(b[b1:b2], first=b1 == 0, last=b2 == len(b))
            _append(spans, Span(kept))
            continue
        if a2 > a1:
            _append(spans, Span(" ".join(a[a1:a2]), "old"))
        if b2 > b1:
            _append(spans, Span(" ".join(b[b1:b2]), "new"))
    return spans


def _append(spans: list[Span], span: Span) -> None:
    if spans:
        spans.append(Span(" "))
    spans.append(span)


def _context(words: list[str], *, first: bool, last: bool) -> str:
    """Words that stayed, without the long middle, the long beginning or the long end of them."""
    most = CONTEXT if first or last else 2 * CONTEXT
    if len(words) <= most + 1:
        return " ".join(words)
    if first:
        return " ".join(["…", *words[-CONTEXT:]])
    if last:
        return " ".join([*words[:CONTEXT], "…"])
    return " ".join([*words[:CONTEXT], "…", *words[-CONTEXT:]])
