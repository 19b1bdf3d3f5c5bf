"""What changed on the page to be signed since the last revision, signed or frozen, beside the words themselves."""

from __future__ import annotations

import dataclasses

from cxworkshop.core.rewording import Span, reworded
from cxworkshop.core.words import shown
from cxworkshop.stages.definition.page.paper_items import Note, Para
from cxworkshop.ui.desk import Frozen

LONGEST = 160  # characters of a text in a note


def changed_since(para: Para, frozen: Frozen) -> Para:
    """The paragraph with a note on how it was reworded since a revision, when it was."""
    before = frozen.records.get(para.record, {})
    title = f"{'Signed in' if frozen.signed else 'Changed since'} revision {frozen.number}"
    notes = []
    if not before and para.record and para.text:
        notes.append(
            Note(
                f"New since revision {frozen.number}",
                spans=(Span(shown(para.text, LONGEST), "new"),),
                signed=frozen.signed,
            )
        )
    for part in para.parts if before else ():
        was, now = str(before.get(part.field) or "").strip(), part.text.strip()
        if was.split() != now.split():
            told = reworded(was, now) or _in_turn(shown(was, LONGEST), shown(now, LONGEST))
            notes.append(Note(title, spans=tuple(told), signed=frozen.signed))
    if before and para.kind == "scale" and before.get("agreed") != para.stop:
        told = _in_turn(_position(before.get("agreed")), _position(para.stop))
        notes.append(Note(title, spans=tuple(told), signed=frozen.signed))
    return dataclasses.replace(para, notes=(*para.notes, *notes)) if notes else para


def _in_turn(was: str, now: str) -> list[Span]:
    """Two texts with little in common, one after the other."""
    old, new = [Span(was, "old")] if was else [], [Span(now, "new")] if now else []
    return [*old, *([Span(" ")] if old and new else []), *new]


def _position(stop: int | None) -> str:
    return "no position" if stop is None else f"position {stop} of 10"
