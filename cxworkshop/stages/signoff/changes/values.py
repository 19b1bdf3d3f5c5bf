"""The words for fields and for what stands in them, where a record's own names are not the room's."""

from __future__ import annotations

from datetime import date, time
from enum import Enum

from cxworkshop.core.record import FieldSpec, Record
from cxworkshop.core.words import date_words, joined, shown
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation, MitigationState
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Collision, Definition, Imperative, RallyingCry, Scale, TrialCase
from cxworkshop.stages.prepare.records import (
    AgendaItem,
    Coming,
    Consent,
    Day,
    Indicator,
    Parked,
    Participant,
    Readiness,
    Workshop,
)
from cxworkshop.stages.principles.records import Better, Measure, Principle, Scope
from cxworkshop.stages.signoff.changes.names import Names
from cxworkshop.stages.teams.records import Group, Need, Priority, Team, Touch

FIELDS: dict[tuple[type[Record], str], str] = {
    (Workshop, "client"): "client",
    (Workshop, "title"): "title",
    (Workshop, "place"): "place",
    (Workshop, "accent"): "colour",
    (Day, "on"): "date",
    (Day, "starts"): "beginning",
    (Day, "ends"): "end",
    (AgendaItem, "title"): "title",
    (AgendaItem, "exercise"): "exercise",
    (Participant, "name"): "name",
    (Participant, "role"): "role",
    (Participant, "team"): "team",
    (Readiness, "text"): "wording",
    (Indicator, "one_higher"): "step to one higher",
    (Consent, "cry"): "rallying cry",
    (Consent, "dimension"): "scale",
    (Consent, "culture_dimension"): "culture scale",
    (Parked, "text"): "wording",
    (Parked, "who"): "name beside",
    (Team, "unit"): "place in the organisation",
    (Team, "purpose"): "purpose",
    (Team, "group_reason"): "reason for the placing",
    (Team, "sight"): "line-of-sight sentence",
    (Need, "what"): "wording",
    (Need, "why"): "reason",
    (Principle, "name"): "name",
    (Principle, "statement"): "statement",
    (Measure, "what"): "wording",
    (Measure, "principle"): "principle",
    (Measure, "family"): "family",
    (Measure, "scope"): "scope",
    (Measure, "source"): "source",
    (Measure, "unit"): "unit",
    (Measure, "better"): "good direction",
    (Measure, "baseline"): "baseline",
    (Measure, "target"): "target",
    (Measure, "owner"): "owner",
    (Measure, "how_often"): "rhythm",
    (Measure, "next_review"): "next review",
    (Measure, "value"): "expected value",
    (Definition, "why_now"): "reason for doing this now",
    (Definition, "imperatives_source"): "source of the imperatives",
    (Imperative, "name"): "name",
    (Imperative, "statement"): "statement",
    (Imperative, "sponsor"): "sponsor",
    (Imperative, "serves"): "people served",
    (RallyingCry, "text"): "wording",
    (TrialCase, "case"): "wording",
    (TrialCase, "answer"): "answer",
    (CultureDimension, "recruiting"): "use in recruiting",
    (CultureDimension, "suppliers"): "use in choosing suppliers",
    (Example, "situation"): "situation",
    (Example, "on"): "behaviour on culture",
    (Example, "off"): "behaviour off culture",
    (Barrier, "area"): "area",
    (Barrier, "area_name"): "name of the area",
    (Barrier, "name"): "name",
    (Barrier, "description"): "description",
    (Barrier, "experience"): "effect on the customer",
    (Mitigation, "barrier"): "barrier",
    (Mitigation, "mechanism"): "mechanism",
    (Mitigation, "mechanism_name"): "name of the mechanism",
    (Mitigation, "name"): "name",
    (Mitigation, "description"): "description",
    (Mitigation, "owner"): "owner",
    (Mitigation, "due"): "due date",
    (Mitigation, "residual"): "severity expected to remain",
    (AreaAnswer, "area"): "area",
    (Collision, "first"): "first imperative",
    (Collision, "second"): "second imperative",
}
_SCALE_FIELDS = {
    "left": "left pole",
    "left_sentence": "meaning of the left pole",
    "right": "right pole",
    "right_sentence": "meaning of the right pole",
    "rule": "decision rule",
}
GROUPS = {Group.CREATOR: "CX Creator", Group.FRONTLINE: "frontline support", Group.BACK_OFFICE: "back office"}
_WORDS: dict[Enum, str] = {
    Touch.NEVER: "never",
    Touch.SOMETIMES: "sometimes",
    Touch.EVERY_DAY: "every day",
    Priority.MUST: "a must",
    Priority.SHOULD: "a should",
    Priority.COULD: "a could",
    Scope.BUSINESS: "the whole business",
    Scope.SEGMENT: "a segment",
    Scope.INTERACTION: "an interaction",
    Better.HIGHER: "higher is better",
    Better.LOWER: "lower is better",
    Coming.YES: "coming",
    Coming.NO: "not coming",
    Coming.UNKNOWN: "not known",
    MitigationState.PROPOSED: "proposed",
    MitigationState.AGREED: "agreed",
    MitigationState.UNDER_WAY: "under way",
    MitigationState.DONE: "done",
    MitigationState.DROPPED: "dropped",
}
EXERCISES = {
    "": "none",
    "prepare": "Prepare",
    "teams": "Teams",
    "principles": "Principles",
    "definition": "Definition",
    "culture": "Culture",
    "barriers": "Barriers",
    "signoff": "Sign-off",
    "diagnosis": "where we stand",
    "coffee": "coffee",
    "lunch": "lunch",
}


def field_words(one: Record, name: str) -> str:
    """What a field is called after "the"."""
    if name == "notes":
        return "note"
    if isinstance(one, Scale) and name in _SCALE_FIELDS:
        return _SCALE_FIELDS[name]
    return FIELDS.get((type(one), name), name.replace("_", " "))


def enum_words(value: Enum) -> str:
    """A choice inside a sentence."""
    if isinstance(value, Group):
        return GROUPS[value]
    label = getattr(value, "label", None)
    return _WORDS.get(value) or (str(label) if label else value.name.lower().replace("_", " "))


def value_words(value: object, spec: FieldSpec, names: Names) -> str:
    """What stands in a field, inside a sentence; "" when nothing does."""
    if value is None or value in ("", ()):
        return ""
    if spec.ref is not None:
        return names.listed(value) if isinstance(value, tuple) else names.of(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return enum_words(value)
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:,g}"
    if isinstance(value, tuple):
        return joined([str(part) for part in value], 6)
    return shown(str(value))
