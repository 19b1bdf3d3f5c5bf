"""What a team's page says, in facts: each stage gives its part, and the page puts the parts together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from cxworkshop.documents.signs import Kind


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbour:
    """A team beside this one, by the name that tells it apart."""

    name: str
    kind: Kind


@dataclasses.dataclass(frozen=True, slots=True)
class Stand:
    """Where a team stands in relation to the customer.

    `kind` is what the room decided, or what the facts imply while `decided` is False. `place` is where it belongs,
    outermost first; `label` its name, told apart from others of the same name. `sentence` is its line of sight, or for
    a Creator without one what it is for. `onward` are the Creators that those it serves lead on to, and `ways` joins
    the two: (index in `serves`, index in `onward`, whether nobody stands between). `reaches` is False without a line
    of sight; `channels` say by what a Creator meets the customer.
    """

    name: str
    kind: Kind
    label: str = ""
    decided: bool = True
    place: str = ""
    sentence: str = ""
    channels: tuple[str, ...] = ()
    served_by: tuple[Neighbour, ...] = ()
    serves: tuple[Neighbour, ...] = ()
    onward: tuple[Neighbour, ...] = ()
    ways: tuple[tuple[int, int, bool], ...] = ()
    reaches: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Reliance:
    """What an internal customer (None: not said) needs of the team, how much in a word ("Must"), and why."""

    customer: Neighbour | None
    what: str
    priority: str = ""
    why: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Gauge:
    """A measure: the letter of its family ("" for none) and that family in words, what is looked at, now and target."""

    letter: str
    family: str
    what: str
    now: str = ""
    target: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """A principle at this desk: its number ("" beyond any one), what it means, what the team will do, its measures."""

    number: str
    name: str
    meaning: str = ""
    action: str = ""
    gauges: tuple[Gauge, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Manner:
    """A situation with what fits the culture and what does not; either side may be missing."""

    situation: str
    on: str
    off: str


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What is done about a barrier, and who does it by when; `unsettled` where nobody, or no day, is named yet."""

    what: str
    who: str
    unsettled: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Lift:
    """A barrier in the team's way: severity `now` and expected `then` (1 to 5, 0 for gone), and what is done about it.

    `shared` is a barrier for which no team was named: it is everybody's.
    """

    name: str
    now: int | None
    then: int | None
    answers: tuple[Answer, ...] = ()
    shared: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class TeamPart:
    """What one stage gives to the page of one team. `contact` is whom to tell that something is no longer true."""

    client: str = ""
    accent: str = ""
    contact: str = ""
    cry: str = ""
    stand: Stand | None = None
    needs: tuple[Reliance, ...] = ()
    held: tuple[Held, ...] = ()
    manners: tuple[Manner, ...] = ()
    lifts: tuple[Lift, ...] = ()


def merged(parts: Iterable[TeamPart]) -> TeamPart:
    """The parts of all stages as one; where two say something, the first does."""
    known: dict[str, Any] = {}
    for part in parts:
        for name in TeamPart.__dataclass_fields__:
            value = getattr(part, name)
            if value and name not in known:
                known[name] = value
    return TeamPart(**known)
