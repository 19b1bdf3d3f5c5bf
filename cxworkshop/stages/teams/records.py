"""Teams: who touches the customer, who makes that possible, and what they need from each other (S0)."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum, StrEnum
from typing import Annotated, ClassVar

from cxworkshop.core.content import Content
from cxworkshop.core.limits import Within
from cxworkshop.core.record import Id, OnRemove, Record, Ref, Text, record
from cxworkshop.core.words import shown


class Group(StrEnum):
    """The three kinds of team (S0)."""

    CREATOR = "creator"
    FRONTLINE = "frontline"
    BACK_OFFICE = "back_office"

    @property
    def label(self) -> str:
        """The kind's name as it stands on screens and in documents."""
        return _TITLES[self]

    @property
    def enabler(self) -> bool:
        """Whether a team of this kind is a CX Enabler."""
        return self is not Group.CREATOR


_TITLES = {
    Group.CREATOR: "CX Creator",
    Group.FRONTLINE: "CX Enabler · frontline support",
    Group.BACK_OFFICE: "CX Enabler · back office",
}


class Touch(StrEnum):
    """How often the external customer sees, hears or speaks to the team.

    Only `EVERY_DAY` is a fact that makes a team a CX Creator; "sometimes" leaves the choice to the room.
    """

    NEVER = "never"
    SOMETIMES = "sometimes"
    EVERY_DAY = "every_day"


class Priority(IntEnum):
    """How much an internal customer depends on a need."""

    COULD = 1
    SHOULD = 2
    MUST = 3


MOST_PEOPLE = 10_000_000  # more than any organisation has: a greater headcount is a slip


@record("team")
class Team(Record):
    """A team of the organisation. A name is not an identity: two teams may share one.

    `parent` is the team it belongs to when that is on the list; `unit` is the path in words when it is not
    ("Finance / Services"). `headcount` may be fractional; None means not known, never 0. `group` is the room's
    decision, `group_reason` why. `sight` is the sentence in which the team says how it reaches the customer.
    """

    name: Text
    parent: Annotated[Id, Ref("team", OnRemove.CLEAR)] | None = None
    unit: Text = ""
    headcount: Annotated[float, Within(ge=0, le=MOST_PEOPLE)] | None = None
    purpose: Text = ""
    touch: Touch | None = None
    channels: tuple[Text, ...] = ()
    group: Group | None = None
    group_reason: Text = ""
    sight: Text = ""

    @property
    def touches_customer(self) -> bool:
        """Whether touching the external customer is this team's daily work."""
        return self.touch is Touch.EVERY_DAY


@record("support")
class Support(Record):
    """`team` supports `supported`; the line of sight follows these links."""

    ONE_PER: ClassVar[tuple[str, ...]] = ("team", "supported")

    team: Annotated[Id, Ref("team", OnRemove.CASCADE)]
    supported: Annotated[Id, Ref("team", OnRemove.CASCADE)]


@record("need")
class Need(Record):
    """What an internal customer needs from `team`, how much, and why. `customer` None: not said yet, or gone."""

    team: Annotated[Id, Ref("team", OnRemove.CASCADE)]
    customer: Annotated[Id, Ref("team", OnRemove.CLEAR)] | None = None
    what: Text = ""
    priority: Priority | None = None
    why: Text = ""


def team_path(content: Content, team: Team) -> str:
    """Where a team belongs, outermost first ("Finance / Services"), "" when nothing is known; circles end it."""
    parts: list[str] = []
    seen = {team.id}
    here = team
    while (above := content.find(Team, here.parent)) is not None and above.id not in seen:
        seen.add(above.id)
        parts.append(shown(above.name))
        here = above
    if here.unit.strip():
        parts.append(shown(here.unit))
    return " / ".join(reversed(parts))


def team_labels(content: Content) -> dict[str, str]:
    """What each team is called in a sentence: its name, and where it belongs when another team has the same name."""
    teams = content.of(Team)
    labels = {team.id: shown(team.name) or "A team without a name" for team in teams}
    alike = Counter(labels.values())
    twice = [team for team in teams if alike[labels[team.id]] > 1]
    for team in twice:
        path = team_path(content, team)
        if path:
            labels[team.id] = f"{labels[team.id]} ({path})"
    seen: Counter[str] = Counter()
    alike = Counter(labels[team.id] for team in twice)
    for team in twice:
        label = labels[team.id]
        seen[label] += 1
        if alike[label] > 1:
            labels[team.id] = f"{label}, no. {seen[label]}"
    return labels


def alike(content: Content, team: Team) -> tuple[Team, ...]:
    """The teams called as this one is, itself among them; without labelling all of them."""
    words = team.name.split()
    first, last = (words[0], words[-1]) if words else ("", "")
    name = shown(team.name)
    return tuple(
        other
        for other in content.of(Team)
        if other is team
        or (
            other.name.lstrip().startswith(first)
            and other.name.rstrip().endswith(last)  # most are told apart by that, for a tenth of the time
            and shown(other.name) == name
        )
    )


RECORDS = (Team, Support, Need)
