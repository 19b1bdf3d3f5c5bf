"""Finds where in the content a character stands that cannot be printed, and says it in plain words."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record, field_specs
from cxworkshop.documents import fonts
from cxworkshop.documents.errors import MissingGlyph, Uncovered


def named(missing: Uncovered, content: Content) -> MissingGlyph:
    """The problem to show for a text that could not be set."""
    return MissingGlyph(missing.character, _place(missing, content))


def _place(missing: Uncovered, content: Content) -> str:
    fallback = ""
    for record in content:
        for spec in field_specs(type(record)):
            value = getattr(record, spec.name)
            for text in value if isinstance(value, tuple) else (value,):
                if not isinstance(text, str) or missing.character not in fonts.clean(text):
                    continue
                place = (
                    f"the {_words(spec.name)} of {_name(record)}"
                    if spec.name != "name"
                    else f"the name of {_name(record)}"
                )
                if missing.text in fonts.clean(text):
                    return place
                fallback = fallback or place
    return fallback or f"the words “{missing.text}”"


_FIELDS = {
    "sight": "line-of-sight sentence",
    "on": "on-culture example",
    "off": "off-culture example",
    "what": "wording",
    "text": "wording",
    "left": "left pole",
    "right": "right pole",
    "unit": "place in the organisation",
}


def _words(name: str) -> str:
    return _FIELDS.get(name, name.replace("_", " "))


def _name(record: Record) -> str:
    """A record as a person would call it: `the team “Payroll”`."""
    kind = record.TABLE.replace("_", " ")
    for field in ("name", "what", "text", "left", "situation", "title", "client"):
        words = getattr(record, field, "")
        if isinstance(words, str) and words.strip():
            shown = "".join(ch if fonts.face_for(fonts.SANS, ch) else "?" for ch in fonts.clean(words).strip())
            return f"the {kind} “{shown[:60]}{'…' if len(shown) > 60 else ''}”"
    return f"a {kind}"
