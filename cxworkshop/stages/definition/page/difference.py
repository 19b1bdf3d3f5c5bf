"""How two wordings differ, word by word: what stands only in one is struck, what only in the other is underlined."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from difflib import SequenceMatcher


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow each other; `own` when the other wording has none like them there."""

    text: str
    own: bool


def differ(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both wordings in pieces. Words are compared as they are written, without regard to case."""
    left, right = one.split(), other.split()
    matcher = SequenceMatcher(None, [w.casefold() for w in left], [w.casefold() for w in right], autojunk=False)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    for kind, a, b, c, d in matcher.get_opcodes():
        for side, words in zip(pieces, (left[a:b], right[c:d]), strict=True):
            if words:
                side.append(Piece(" ".join(words), kind != "equal"))
    return pieces


def nearest(text: str, others: Sequence[str]) -> int:
    """Which of the others is worded most alike; -1 when there is none."""
    words = text.casefold().split()
    alike = [SequenceMatcher(None, words, one.casefold().split(), autojunk=False).ratio() for one in others]
    return max(range(len(alike)), key=alike.__getitem__, default=-1)
