"""The things on a stage that people see changed: which of them a record is part of, and how they are counted.

A thing is named by an id: that of a record, or of the cell of a team and a principle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cxworkshop.core.record import Record
from cxworkshop.core.words import counted
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.prepare.records import (
    AgendaItem,
    Consent,
    Day,
    Indicator,
    Logo,
    Parked,
    Participant,
    Readiness,
    Workshop,
)
from cxworkshop.stages.principles.records import Application, Measure, Principle, cell_id
from cxworkshop.stages.signoff.records import AcceptedPoint
from cxworkshop.stages.teams.records import Need, Support, Team

# What things are called when they are counted, one and many, in the order in which they are told; where there is
# only one of a thing it is not counted.
_NOUNS: dict[str, tuple[str, str]] = {
    "workshop": ("the workshop", ""),
    "logo": ("the logo", ""),
    "day": ("day", "days"),
    "agenda": ("agenda line", "agenda lines"),
    "person": ("person", "people"),
    "ready": ("thing to have ready", "things to have ready"),
    "indicator": ("score", "scores"),
    "parked": ("parked thought", "parked thoughts"),
    "team": ("team", "teams"),
    "principle": ("principle", "principles"),
    "answer": ("answer of a team", "answers of teams"),
    "measure": ("measure", "measures"),
    "imperative": ("imperative", "imperatives"),
    "collision": ("ruling", "rulings"),
    "cry": ("rallying cry", "rallying cries"),
    "definition": ("the definition itself", ""),
    "scale": ("scale", "scales"),
    "example": ("situation", "situations"),
    "barrier": ("barrier", "barriers"),
    "area": ("area without a barrier", "areas without a barrier"),
    "point": ("word on an open point", "words on open points"),
}
_KINDS: dict[type[Record], str] = {
    Workshop: "workshop",
    Logo: "logo",
    Day: "day",
    AgendaItem: "agenda",
    Participant: "person",
    Readiness: "ready",
    Indicator: "indicator",
    Parked: "parked",
    Team: "team",
    Principle: "principle",
    Application: "answer",
    Measure: "measure",
    Imperative: "imperative",
    Collision: "collision",
    RallyingCry: "cry",
    Definition: "definition",
    Dimension: "scale",
    CultureDimension: "scale",
    Example: "example",
    Barrier: "barrier",
    AreaAnswer: "area",
    AcceptedPoint: "point",
}


class Counted(NamedTuple):
    """The thing as which a record counts: what kind of thing, and which."""

    kind: str
    thing: str


def things(one: Record) -> tuple[str, ...]:
    """The ids of everything on the stages that a record is seen in, the record itself first where it is one."""
    match one:
        case Support() | Need():
            return one.id, one.team
        case Application():
            return one.id, cell_id(one.team, one.principle)
        case Measure():
            return (one.id, cell_id(one.team, one.principle)) if one.principle else (one.id,)
        case TrialCase() | Example():
            return one.id, one.dimension
        case Collision():
            return one.id, one.first, one.second
        case Mitigation():
            return one.id, one.barrier
        case Consent():
            return one.id, one.subject
    return (one.id,)


def seen_in(old: Record | None, new: Record | None) -> frozenset[str]:
    """Everything that a record which differs is seen in, as it was or as it is; one side None for what came or went."""
    seen = {thing for one in (old, new) if one is not None for thing in things(one)}
    if isinstance(old, Definition) and isinstance(new, Definition) and old.cry != new.cry:
        seen |= {cry for cry in (old.cry, new.cry) if cry}  # the choice is seen at both; why now, for one, is not
    return frozenset(seen)


def counts_as(one: Record) -> Counted:
    """What a record counts as, so that a team whose three needs changed is one team."""
    match one:
        case Support() | Need():
            return Counted("team", one.team)
        case TrialCase():
            return Counted("scale", one.dimension)
        case Mitigation():
            return Counted("barrier", one.barrier)
        case Consent():
            kind = "principle" if one.principle else "cry" if one.cry else "scale"
            return Counted(kind, one.subject)
    return Counted(_KINDS[type(one)], one.id)


def kind_of(cls: type[Record]) -> str:
    """The kind of thing that records of a type are; KeyError for parts of something else."""
    return _KINDS[cls]


def summary(numbers: Mapping[str, int]) -> str:
    """How many things of each kind, as "2 teams, 1 principle"; "" for none."""
    parts = []
    for kind, (noun, many) in _NOUNS.items():
        if n := numbers.get(kind, 0):
            parts.append(counted(n, noun, many) if many else noun)
    return ", ".join(parts)
