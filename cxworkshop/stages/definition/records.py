"""Definition: the three levels of what customer centricity means here (S2)."""

from __future__ import annotations

from typing import Annotated

from cxworkshop.core.limits import Is, Within
from cxworkshop.core.record import Id, OnRemove, Record, Ref, Text, record, validated

STOPS = 11
Stop = Annotated[int, Within(ge=0, le=STOPS - 1)]
Tally = Annotated[int, Within(ge=0, le=100_000)]


def _eleven(round_: tuple[int, ...]) -> tuple[int, ...]:
    """A round of votes has one count for each of the eleven stops."""
    if len(round_) != STOPS:
        raise ValueError("a round of votes has eleven counts")
    return round_


Round = Annotated[tuple[Tally, ...], Is(_eleven)]


@validated
class Scale(Record):
    """A dimension between two legitimate poles, neither of them bad; the base of both stages' dimensions.

    `rounds` holds the closed votes of the room, oldest first: how many people stood at each of the stops 0 (left) to
    10 (right). `agreed` is the stop the room settled on, `rule` the decision rule that follows from it.
    """

    left: Text = ""
    left_sentence: Text = ""
    right: Text = ""
    right_sentence: Text = ""
    rounds: tuple[Round, ...] = ()
    agreed: Stop | None = None
    rule: Text = ""

    @property
    def votes(self) -> tuple[int, ...]:
        """The room's last round, eleven counts; empty while nobody has voted."""
        return self.rounds[-1] if self.rounds else ()

    @property
    def title(self) -> str:
        """Both poles in one line."""
        return f"{self.left or '…'} ↔ {self.right or '…'}"


@record("definition")
class Definition(Record):
    """What stands around the three levels; there is one. `cry` is the rallying cry the room agreed on.

    `imperatives_source` says where the list of imperatives comes from.
    """

    why_now: Text = ""
    imperatives_source: Text = ""
    cry: Annotated[Id, Ref("rallying_cry", OnRemove.CLEAR)] | None = None


@record("imperative")
class Imperative(Record):
    """Level 1: one of the organisation's four or five key imperatives. `serves` names whom (customers, employees …)."""

    name: Text = ""
    statement: Text = ""
    sponsor: Text = ""
    serves: Text = ""
    customer_focus: bool = False


@record("collision")
class Collision(Record):
    """When two imperatives collide, which one waits, in the room's words."""

    first: Annotated[Id, Ref("imperative", OnRemove.CASCADE)]
    second: Annotated[Id, Ref("imperative", OnRemove.CASCADE)]
    ruling: Text = ""


@record("rallying_cry")
class RallyingCry(Record):
    """Level 2: a candidate. `votes` are its totals in each closed round, oldest first."""

    text: Text = ""
    votes: tuple[Tally, ...] = ()


@record("dimension")
class Dimension(Scale):
    """Level 3: a dimension of the full definition."""


@record("trial_case")
class TrialCase(Record):
    """A real decision on which a rule is tried. `settles` says whether the rule decides it; None: not tried yet."""

    dimension: Annotated[Id, Ref("dimension", OnRemove.CASCADE)]
    case: Text = ""
    answer: Text = ""
    settles: bool | None = None


RECORDS = (Definition, Imperative, Collision, RallyingCry, Dimension, TrialCase)
