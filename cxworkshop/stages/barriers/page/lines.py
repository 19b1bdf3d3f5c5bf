"""What the page lists, as plain values: headings of areas, barriers with their mitigations, and areas without one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from enum import Enum

from cxworkshop.core.content import Content
from cxworkshop.core.words import counted, joined, shown
from cxworkshop.stages.barriers.points import ASKED
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation, MitigationState
from cxworkshop.stages.teams.records import team_labels

MOST = 600  # characters; rows and tooltips cut at what fits
NAMELESS = "A barrier without a name"
QUESTION = "What stands between a willing team and its customer?"
ICONS = {
    Area.STRUCTURE: "tree-structure",
    Area.GEOGRAPHY: "map-trifold",
    Area.OUTSOURCING: "handshake",
    Area.PARENT: "buildings",
    Area.OTHER: "dots-three-circle",
    None: "question",
}


class Kind(Enum):
    """What a line of the list is."""

    HEAD = "head"
    BARRIER = "barrier"
    NONE = "none"  # the room decided that the area holds none
    QUESTION = "question"  # nobody has said anything about the area
    GAP = "gap"  # room for what is being written


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """An area as the list has it: one of the four, another by its name, or none yet."""

    area: Area | None
    name: str = ""

    @property
    def title(self) -> str:
        """The area in words."""
        if self.area is None:
            return "No area yet"
        return self.name or self.area.label

    @property
    def key(self) -> str:
        """Tells places apart."""
        return f"{self.area.value if self.area else ''}/{' '.join(self.name.casefold().split())}"


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line. `key` is the same as long as the line is about the same thing."""

    kind: Kind
    place: Place
    key: str
    barrier: Barrier | None = None
    mitigations: tuple[Mitigation, ...] = ()
    answer: AreaAnswer | None = None
    count: str = ""  # a heading's, "2" or "1 of 2" while a filter is on
    teams: str = ""  # whom a barrier stands in the way of, for the ear

    @property
    def standing(self) -> tuple[Mitigation, ...]:
        """The mitigations that were not dropped."""
        return tuple(one for one in self.mitigations if one.state is not MitigationState.DROPPED)

    @property
    def remains(self) -> int | None:
        """The severity expected to remain, 0 to 5; None while no mitigation says."""
        return min((one.residual for one in self.standing if one.residual is not None), default=None)


def place_of(barrier: Barrier) -> Place:
    """The area of a barrier."""
    return Place(barrier.area, " ".join(barrier.area_name.split()) if barrier.area is Area.OTHER else "")


def by_barrier(mitigations: Iterable[Mitigation]) -> dict[str, list[Mitigation]]:
    """The mitigations of each barrier, in their order."""
    found: dict[str, list[Mitigation]] = {}
    for one in mitigations:
        found.setdefault(one.barrier, []).append(one)
    return found


def lines_of(content: Content, typed: str = "", gap: tuple[Place, str | None] | None = None) -> list[Line]:
    """The list: the four areas always, then those the room named, then what has no area.

    `typed` keeps what holds all its words; areas in which nothing fits go, but for the one with the gap. `gap` makes
    room in a place before a barrier, or at the place's end with None.
    """
    words = typed.casefold().split()
    barriers = content.of(Barrier)
    mitigations = by_barrier(content.of(Mitigation))
    answers = {answer.area: answer for answer in content.of(AreaAnswer)}
    labels = team_labels(content) if any(barrier.teams for barrier in barriers) else {}
    groups: dict[str, tuple[Place, list[Barrier]]] = {Place(area).key: (Place(area), []) for area in ASKED}
    for place in _named(barriers, gap):
        groups.setdefault(place.key, (place, []))
    for barrier in barriers:
        groups[place_of(barrier).key][1].append(barrier)
    lines: list[Line] = []
    for place, members in groups.values():
        fitting = [one for one in members if _fits(words, one, mitigations.get(one.id, ()), labels)]
        here = gap is not None and gap[0].key == place.key
        if words and not fitting and not here:
            continue
        count = str(len(members)) if len(fitting) == len(members) else f"{len(fitting)} of {len(members)}"
        lines.append(Line(Kind.HEAD, place, f"head {place.key}", count=count if members else ""))
        for barrier in fitting:
            if here and gap is not None and gap[1] == barrier.id:
                lines.append(_gap(place))
            heard = joined([labels[team] for team in barrier.teams if team in labels], most=5)
            done = tuple(mitigations.get(barrier.id, ()))
            lines.append(Line(Kind.BARRIER, place, barrier.id, barrier, done, teams=heard))
        if here and gap is not None and gap[1] not in {barrier.id for barrier in fitting}:
            lines.append(_gap(place))
        elif not members and place.area in answers:
            lines.append(Line(Kind.NONE, place, f"area {place.key}", answer=answers[place.area]))
        elif not members:
            lines.append(Line(Kind.QUESTION, place, f"area {place.key}"))
    return lines


def header_words(content: Content, *, short: bool = False) -> str:
    """The stage's question, and how much of it is unanswered: "2 of 6 have no answer yet"; `short` leaves the first
    out where there is a second."""
    barriers = content.of(Barrier)
    mitigations = by_barrier(m for m in content.of(Mitigation) if m.state is not MitigationState.DROPPED)
    bare = sum(barrier.id not in mitigations for barrier in barriers)
    answered = {barrier.area for barrier in barriers} | {answer.area for answer in content.of(AreaAnswer)}
    silent = sum(area not in answered for area in ASKED)
    parts = []
    if bare:
        parts.append(f"{bare} of {len(barriers)} {'has' if bare == 1 else 'have'} no answer yet")
    elif barriers:
        parts.append("every barrier has an answer")
    if silent and (barriers or silent < len(ASKED)):
        parts.append(f"nothing is said of {counted(silent, 'area')}")
    if not parts:
        return QUESTION
    said = "; ".join(parts)
    said = f"{said[0].upper()}{said[1:]}."
    return said if short else f"{QUESTION} {said}"


def barrier_words(barrier: Barrier) -> str:
    """What a barrier is called in one line."""
    return shown(barrier.name, MOST) or shown(barrier.description, MOST) or NAMELESS


def mitigation_words(mitigation: Mitigation) -> str:
    """What a mitigation is called in one line."""
    return shown(mitigation.name, MOST) or shown(mitigation.description, MOST) or "Not said yet what we do"


def mechanism_words(mitigation: Mitigation) -> str:
    """How a mitigation works: the mechanism's own name here, else the method's."""
    return shown(mitigation.mechanism_name, MOST) or (mitigation.mechanism.label if mitigation.mechanism else "")


def _named(barriers: Sequence[Barrier], gap: tuple[Place, str | None] | None) -> list[Place]:
    """The places beyond the four that are in use, those the room named before what has no area."""
    places = [place_of(barrier) for barrier in barriers if barrier.area not in ASKED]
    if gap is not None and gap[0].area not in ASKED:
        places.append(gap[0])
    return sorted(places, key=lambda place: place.area is None)


def _gap(place: Place) -> Line:
    return Line(Kind.GAP, place, "gap")


def _fits(words: Sequence[str], barrier: Barrier, mitigations: Sequence[Mitigation], labels: dict[str, str]) -> bool:
    if not words:
        return True
    texts = [barrier.name, barrier.description, barrier.experience, barrier.area_label]
    texts += [labels.get(team, "") for team in barrier.teams]
    for one in mitigations:
        texts += [one.name, one.description, one.owner, mechanism_words(one)]
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words)
