"""Principles: what the whole organisation holds to, what each means for a team, and how the team knows (S0, S1, S4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from cxworkshop.core.record import Id, OnRemove, Record, Ref, Text, record


class Family(StrEnum):
    """The three families of measure (S0)."""

    CUSTOMER = "customer"
    INTERNAL = "internal"
    OPERATIONS = "operations"

    @property
    def label(self) -> str:
        """The family's name on screens and in documents."""
        return {"customer": "Customer", "internal": "Internal customer", "operations": "Operational effectiveness"}[
            self.value
        ]

    @property
    def letter(self) -> str:
        """The letter in a matrix slot: C, I or O."""
        return {"customer": "C", "internal": "I", "operations": "O"}[self.value]


class Scope(StrEnum):
    """What a customer measure covers (S0)."""

    BUSINESS = "business"
    SEGMENT = "segment"
    INTERACTION = "interaction"


class Better(StrEnum):
    """Which direction of a measure is the good one."""

    HIGHER = "higher"
    LOWER = "lower"


@record("principle")
class Principle(Record):
    """A CX principle of the whole organisation: a short name and the statement in the room's words."""

    name: Text = ""
    statement: Text = ""


@record("application")
class Application(Record):
    """What one principle means for one team, and what the team will do. One for each team and principle."""

    ONE_PER: ClassVar[tuple[str, ...]] = ("team", "principle")

    team: Annotated[Id, Ref("team", OnRemove.CASCADE)]
    principle: Annotated[Id, Ref("principle", OnRemove.CASCADE)]
    meaning: Text = ""
    action: Text = ""

    @property
    def said(self) -> bool:
        """Whether the team says anything at all for the principle."""
        return bool(self.meaning.strip() or self.action.strip())


def cell_id(team_id: str, principle_id: str) -> str:
    """How the place of a team and a principle is named, where what was said and what is measured are seen as one."""
    return f"{team_id}/{principle_id}"


@record("measure")
class Measure(Record):
    """How a team knows that it lives a principle.

    `baseline` and `target` keep the words a person typed ("at or above 95 %"); a number is read from them only where
    it is plain. `anonymous` matters for internal-customer measures, which are gathered from peers (S0); None: not
    said. `value` is what the measure is expected to create (S0 asks for evidence).
    """

    team: Annotated[Id, Ref("team", OnRemove.CASCADE)]
    principle: Annotated[Id, Ref("principle", OnRemove.CASCADE)] | None = None
    what: Text = ""
    family: Family | None = None
    scope: Scope | None = None
    source: Text = ""
    anonymous: bool | None = None
    unit: Text = ""
    better: Better | None = None
    baseline: Text = ""
    target: Text = ""
    owner: Text = ""
    how_often: Text = ""
    next_review: date | None = None
    value: Text = ""


RECORDS = (Principle, Application, Measure)
