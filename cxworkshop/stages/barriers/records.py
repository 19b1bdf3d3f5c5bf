"""Barriers: structural obstacles to a great experience, and what is done about each (S2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from cxworkshop.core.limits import Within
from cxworkshop.core.record import Id, OnRemove, Record, Ref, Text, record

Severity = Annotated[int, Within(ge=1, le=5)]
Residual = Annotated[int, Within(ge=0, le=5)]


class Area(StrEnum):
    """Where a barrier lies; the first four must each be considered (S2)."""

    STRUCTURE = "structure"
    GEOGRAPHY = "geography"
    OUTSOURCING = "outsourcing"
    PARENT = "parent"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The area's name on screens and in documents."""
        return {
            "structure": "Organisational structure",
            "geography": "Geography",
            "outsourcing": "Outsourcing",
            "parent": "Parent-company constraints",
            "other": "Other",
        }[self.value]


class Mechanism(StrEnum):
    """How a mitigation works (S2)."""

    WORKFLOW = "workflow"
    MATRIX = "matrix"
    INCLUSION = "inclusion"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The mechanism's name on screens and in documents."""
        return {
            "workflow": "Workflow and collaboration technology",
            "matrix": "Matrix reporting to a customer or segment owner",
            "inclusion": "Inclusion technique",
            "other": "Other",
        }[self.value]


class MitigationState(StrEnum):
    """How far a mitigation is."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The state in words."""
        return self.value.replace("_", " ").capitalize()


@record("barrier")
class Barrier(Record):
    """A structural obstacle. `area_name` names the area when it is another; `severity` 1 (slight) to 5 (worst)."""

    area: Area | None = None
    area_name: Text = ""
    name: Text = ""
    description: Text = ""
    experience: Text = ""
    teams: tuple[Annotated[Id, Ref("team", OnRemove.CLEAR)], ...] = ()
    severity: Severity | None = None

    @property
    def area_label(self) -> str:
        """The area in words."""
        if self.area is Area.OTHER and self.area_name:
            return self.area_name
        return self.area.label if self.area else ""


@record("mitigation")
class Mitigation(Record):
    """What is done about a barrier. `residual` is the severity expected to remain, 0 (gone) to 5."""

    barrier: Annotated[Id, Ref("barrier", OnRemove.CASCADE)]
    mechanism: Mechanism | None = None
    mechanism_name: Text = ""
    name: Text = ""
    description: Text = ""
    owner: Text = ""
    due: date | None = None
    state: MitigationState = MitigationState.PROPOSED
    residual: Residual | None = None


@record("area_answer")
class AreaAnswer(Record):
    """The room's decision that an area holds no barrier; a record's existence is the decision."""

    area: Area
    reason: Text = ""


RECORDS = (Barrier, Mitigation, AreaAnswer)
