"""What differs between two revisions, one sentence a change, grouped by the chapter it belongs to."""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import Enum
from typing import Literal

from cxworkshop.core.content import Content
from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.core.words import shown
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.mark import day_words
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    Scale,
    TrialCase,
)
from cxworkshop.stages.prepare.records import Day, Participant, Workshop
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams.records import Need, Support, Team

Sign = Literal["added", "removed", "changed"]

CHAPTERS: tuple[tuple[str, tuple[type[Record], ...]], ...] = (
    ("The definition", (Definition, Imperative, Collision, RallyingCry, Dimension, TrialCase)),
    ("Principles", (Principle, Application)),
    ("Culture", (CultureDimension, Example)),
    ("Barriers", (Barrier, Mitigation, AreaAnswer)),
    ("Teams", (Team, Support, Need)),
    ("Measures", (Measure,)),
    ("The workshop", (Workshop, Day, Participant)),
)

_NOUNS: dict[type[Record], str] = {
    Imperative: "imperative",
    RallyingCry: "rallying cry",
    Dimension: "scale",
    TrialCase: "case",
    Principle: "principle",
    CultureDimension: "culture scale",
    Example: "situation",
    Barrier: "barrier",
    Mitigation: "mitigation",
    Team: "team",
    Measure: "measure",
    Participant: "person",
    Day: "day",
}

_FIELDS: dict[tuple[type[Record], str], str] = {
    (Definition, "cry"): "rallying cry",
    (Definition, "why_now"): "reason for doing this now",
    (Definition, "imperatives_source"): "source of the imperatives",
    (Imperative, "customer_focus"): "mark as customer focus",
    (RallyingCry, "text"): "wording",
    (Team, "group"): "kind",
    (Team, "group_reason"): "reason for its kind",
    (Team, "touch"): "contact with the customer",
    (Team, "sight"): "sentence on how it reaches the customer",
    (Team, "unit"): "place in the organisation",
    (Team, "parent"): "parent",
    (Measure, "what"): "wording",
    (Barrier, "experience"): "effect on the customer",
    (Mitigation, "residual"): "severity expected to remain",
    (Mitigation, "due"): "due date",
    (Example, "on"): "behaviour on culture",
    (Example, "off"): "behaviour off culture",
    (TrialCase, "settles"): "verdict",
    (Workshop, "accent"): "colour of the title page",
}
_SCALE_FIELDS = {
    "agreed": "agreed position",
    "rule": "decision rule",
    "rounds": "votes",
    "left": "left pole",
    "right": "right pole",
    "left_sentence": "meaning of the left pole",
    "right_sentence": "meaning of the right pole",
}
_UNSAID = frozenset({"id", "order", "notes", "coming"})
_MOST_WORDS = 400


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One change: its chapter, its sign, and a sentence whose old value is quiet and whose new value is strong."""

    chapter: str
    sign: Sign
    before: str
    old: str = ""
    between: str = ""
    new: str = ""
    after: str = "."


def changes_of(context: Context) -> list[Change]:
    """The changes since the revision before, found once for the document."""
    previous = context.mark.previous
    if previous is None:
        return []
    return context.once("changes", lambda content: compare(previous.content, content))


def compare(before: Content, after: Content) -> list[Change]:
    """Every change of what the document prints, in the order of its chapters."""
    found: list[Change] = []
    for chapter, types in CHAPTERS:
        for cls in types:
            old = {one.id: one for one in before.of(cls)}
            new = {one.id: one for one in after.of(cls)}
            found += [_appeared(chapter, "added", one, after) for key, one in new.items() if key not in old]
            for key, one in new.items():
                if key in old and old[key] != one:
                    found += _altered(chapter, old[key], one, before, after)
            found += [_appeared(chapter, "removed", one, before) for key, one in old.items() if key not in new]
    return found


def _appeared(chapter: str, sign: Sign, one: Record, content: Content) -> Change:
    verb = "was added" if sign == "added" else "was removed"
    if isinstance(one, Support):
        link = "supports" if sign == "added" else "no longer supports"
        return Change(chapter, sign, f"{_name(content, one.team)} {link} {_name(content, one.supported)}")
    if isinstance(one, Need):
        whom = _name(content, one.customer) if one.customer else "An internal customer not named yet"
        link = "needs" if sign == "added" else "is no longer said to need"
        return Change(chapter, sign, f"{whom} {link} “{shown(one.what)}” from {_name(content, one.team)}")
    if isinstance(one, Mitigation):
        return Change(
            chapter,
            sign,
            f"A mitigation of {_name(content, one.barrier)} {verb}: “{shown(one.name or one.description)}”",
        )
    return Change(chapter, sign, f"{_title(one, content)} {verb}")


def _altered(chapter: str, old: Record, new: Record, before: Content, after: Content) -> list[Change]:
    made = []
    for spec in field_specs(type(new)):
        one, other = getattr(old, spec.name), getattr(new, spec.name)
        if spec.name in _UNSAID or one == other:
            continue
        subject = f"The {_field(new, spec)} of {_title(new, after, inside=True)}"
        was, now = _value(one, spec, before), _value(other, spec, after)
        if spec.name in ("rounds", "votes", "teams", "channels"):
            made.append(Change(chapter, "changed", f"{subject} changed"))
        elif not was:
            made.append(Change(chapter, "changed", f"{subject} is now ", new=now))
        elif not now:
            made.append(Change(chapter, "changed", f"{subject} was taken out; it was ", old=was))
        else:
            made.append(Change(chapter, "changed", f"{subject} changed from ", was, " to ", now))
    return made


def _field(one: Record, spec: FieldSpec) -> str:
    if isinstance(one, Scale) and spec.name in _SCALE_FIELDS:
        return _SCALE_FIELDS[spec.name]
    return _FIELDS.get((type(one), spec.name), spec.name.replace("_", " "))


def _value(value: object, spec: FieldSpec, content: Content) -> str:
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if spec.ref is not None and isinstance(value, str):
        return _name(content, value)
    if isinstance(value, Enum):
        label = getattr(value, "label", None)
        return str(label) if label else value.name.lower().replace("_", " ")
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, float):
        return f"{value:,g}"
    if isinstance(value, str):
        return f"“{shown(value, _MOST_WORDS)}”"
    return str(value)


def _name(content: Content, record_id: str) -> str:
    one = content.get(record_id)
    return _title(one, content, inside=True) if one is not None else "something that is gone"


def _title(one: Record, content: Content, inside: bool = False) -> str:
    """A record in a sentence; `inside` it the article is small."""
    article = "the" if inside else "The"
    if isinstance(one, Team):
        return shown(one.name) or ("a team without a name" if inside else "A team without a name")
    if isinstance(one, Scale):
        return f"{article} {_NOUNS[type(one)]} “{shown(one.left) or '…'} – {shown(one.right) or '…'}”"
    if isinstance(one, Application):
        return f"{article} answer of {_name(content, one.team)} to {_name(content, one.principle)}"
    if isinstance(one, (Definition, Workshop)):
        return f"{article} {'definition' if isinstance(one, Definition) else 'workshop'}"
    if isinstance(one, Collision):
        return f"{article} ruling between {_name(content, one.first)} and {_name(content, one.second)}"
    if isinstance(one, Need):
        return f"{article} need “{shown(one.what)}”"
    if isinstance(one, AreaAnswer):
        return f"{article} decision that {one.area.label.lower()} holds no barrier"
    if isinstance(one, Day):
        return f"{article} day {day_words(one.on)}" if one.on else f"{article} day without a date"
    words = next(
        (w for f in ("name", "what", "text", "case", "situation", "description") if (w := getattr(one, f, ""))), ""
    )
    noun = _NOUNS.get(type(one), type(one).TABLE.replace("_", " "))
    return f"{article} {noun} “{shown(words)}”" if words else f"{'a' if inside else 'A'} {noun} without a name"
