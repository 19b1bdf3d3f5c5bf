"""A change as it is told: a sentence in pieces, of which some are gone and some are new; and what was reworded."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal

from cxworkshop.core.record import Record
from cxworkshop.core.rewording import Span, SpanKind, reworded
from cxworkshop.core.words import shown

Sign = Literal["added", "removed", "changed", "moved"]

NOW_SAYS = " now says "
LONGEST = 400  # characters of one text in a sentence


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One change. `subject` names the thing in a few words, `where` is the id to go to, "" for the stage itself.

    `field` is the record's field that changed, "" when a whole record came or went; `stage` is the stage's key,
    `record` the id of the record.
    """

    record_type: type[Record]
    stage: str
    sign: Sign
    subject: str
    spans: tuple[Span, ...]
    where: str = ""
    field: str = ""
    record: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence as plain text."""
        return "".join(span.text for span in self.spans)

    @property
    def spoken(self) -> str:
        """The sentence where nobody sees what is struck: words that went out of a text say so."""
        reworded_text = any(span.text == NOW_SAYS for span in self.spans)
        return "".join(
            f"(no longer {span.text})" if reworded_text and span.kind == "old" else span.text for span in self.spans
        )


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
        return [*about, Span(NOW_SAYS), *_marks(now, mixed)]
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
