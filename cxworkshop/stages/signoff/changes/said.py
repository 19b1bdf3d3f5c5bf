"""A change as it is told: a sentence in pieces, of which some are gone and some are new; and what was reworded."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from cxworkshop.core.record import Record
from cxworkshop.core.words import shown

Sign = Literal["added", "removed", "changed", "moved"]
SpanKind = Literal["plain", "old", "new", "of"]

ALIKE = 0.4  # below this share of words in common two texts are told one after the other
MOST_WORDS = 600  # comparing word by word grows with the square
CONTEXT = 7  # words left standing on either side of what changed
LONGEST = 400  # characters of one text in a sentence


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence. "old" is struck, "new" underlined; "of" says whose it is, which a heading may say too."""

    text: str
    kind: SpanKind = "plain"


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One change. `subject` names the thing in a few words, `where` is the id to go to, "" for the stage itself.

    `field` is the record's field that changed, "" when a whole record came or went; `stage` is the stage's key.
    """

    record_type: type[Record]
    stage: str
    sign: Sign
    subject: str
    spans: tuple[Span, ...]
    where: str = ""
    field: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence as plain text."""
        return "".join(span.text for span in self.spans)


def text_change(about: Sequence[Span], old: str, new: str) -> list[Span]:
    """How a text that a person wrote changed; `about` is the beginning of the sentence ("The rule", " of …")."""
    was, now = old.strip(), new.strip()
    if not was:
        return [*about, Span(" is now "), *quote(now, "new")]
    if not now:
        return [*about, Span(" was taken out; it was "), *quote(was, "old")]
    if was.split() == now.split():
        return [*about, Span(" has the same words in other lines.")]
    mixed = reworded(was, now)
    if mixed is not None:
        return [*about, Span(" now says "), *_marks(now, mixed)]
    return [*about, Span(" changed from "), *quote(was, "old", end=""), Span(" to "), *quote(now, "new")]


def value_change(about: Sequence[Span], old: str, new: str) -> list[Span]:
    """How a value in words changed; an empty one was not there."""
    if not old:
        return [*about, Span(" is now "), Span(new, "new"), Span(".")]
    if not new:
        return [*about, Span(" was taken out; it was "), Span(old, "old"), Span(".")]
    return [*about, Span(" changed from "), Span(old, "old"), Span(" to "), Span(new, "new"), Span(".")]


def quote(text: str, kind: SpanKind = "plain", end: str = ".") -> list[Span]:
    """What a person wrote, in quotation marks unless it brings its own; `end` follows where the words do not end."""
    words = shown(text, LONGEST)
    return _marks(words, [Span(words or "…", kind)], end)


def _marks(words: str, spans: Sequence[Span], end: str = ".") -> list[Span]:
    own = words.startswith("“") and words.endswith("”")
    ended = words.rstrip("”").endswith((".", "?", "!", "…"))
    close = ("" if own else "”") + ("" if ended and end == "." else end)
    made = [Span("" if own else "“"), *spans, Span(close)]
    return [span for span in made if span.text]


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
