"""What is open about barriers and mitigations: rules B1 to B3. A mitigation that was dropped mitigates nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.words import joined, quoted
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation, MitigationState

RULES = (
    Rule("B1", "barriers", "{n} point about barriers", "{n} points about barriers", "warning-circle", "S2"),
    Rule("B2", "barriers", "{n} point about mitigations", "{n} points about mitigations", "lifebuoy", "S2"),
    Rule("B3", "barriers", "{n} area was never considered", "{n} areas were never considered", "map-trifold", "S2"),
)

ASKED = tuple(area for area in Area if area is not Area.OTHER)


def points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """What is open, rule by rule, each in the order of the barriers, the mitigations or the areas."""
    return [*_barriers(content), *_mitigations(content), *_areas(content)]


def progress(content: Content) -> Progress:
    """How many barriers have a mitigation; before there is one, how many of the four areas were considered."""
    barriers = content.of(Barrier)
    mitigated = {mitigation.barrier for mitigation in _standing(content)}
    done = sum(barrier.id in mitigated for barrier in barriers)
    if barriers:
        return Progress(done, len(barriers), f"{done} of {len(barriers)} mitigated")
    considered = len(ASKED) - sum(1 for _ in _areas(content))
    if considered == len(ASKED):
        return Progress(considered, len(ASKED), "No barriers")
    return Progress(considered, len(ASKED), f"{considered} of {len(ASKED)} areas" if considered else "Not started")


def _standing(content: Content) -> list[Mitigation]:
    return [m for m in content.of(Mitigation) if m.state is not MitigationState.DROPPED]


def _point(rule: str, sentence: str, where: str = "", detail: str = "") -> OpenPoint:
    return OpenPoint(rule, "barriers", sentence, where, detail)


def _barriers(content: Content) -> Iterable[OpenPoint]:
    """B1: nothing is done about it, or nobody says what the customer experiences."""
    mitigated = {mitigation.barrier for mitigation in _standing(content)}
    for number, barrier in enumerate(content.of(Barrier), start=1):
        name = quoted(barrier.name, f"number {number}")
        if barrier.id not in mitigated:
            yield _point("B1", f"The barrier {name} has no mitigation.", barrier.id, "mitigation")
        if not barrier.experience.strip():
            sentence = f"The barrier {name} does not say what the customer experiences."
            yield _point("B1", sentence, barrier.id, "experience")


def _mitigations(content: Content) -> Iterable[OpenPoint]:
    """B2: nobody answers for it, or it leaves the barrier as it is."""
    for mitigation in _standing(content):
        barrier = content.need(Barrier, mitigation.barrier)
        about = quoted(barrier.name, "a barrier without a name")
        name = f"The mitigation {quoted(mitigation.name, f'of {about}')}"
        lacking = ["no owner"] * (not mitigation.owner.strip()) + ["no due date"] * (mitigation.due is None)
        if lacking:
            yield _point("B2", f"{name} has {joined(lacking)}.", mitigation.id)
        if mitigation.residual is None:
            yield _point("B2", f"{name} does not say what severity will remain.", mitigation.id, "reduction")
        elif barrier.severity is not None and mitigation.residual >= barrier.severity:
            still = f"the severity stays at {mitigation.residual}"
            if mitigation.residual > barrier.severity:
                still = f"the severity goes from {barrier.severity} to {mitigation.residual}"
            yield _point("B2", f"{name} expects no reduction: {still}.", mitigation.id, "reduction")


def _areas(content: Content) -> Iterable[OpenPoint]:
    """B3: an area with no barrier and no decision that there is none. It is found by the area, which is no record."""
    considered = {barrier.area for barrier in content.of(Barrier)}
    considered |= {answer.area for answer in content.of(AreaAnswer)}
    for area in ASKED:
        if area not in considered:
            sentence = f"{area.label}: no barrier is named, and nobody has decided that there is none."
            yield _point("B3", sentence, area.value)
