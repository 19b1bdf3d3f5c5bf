"""Barriers on a team's page: what stands in its way, how heavy it is, and who takes it down by when."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.content import Content
from cxworkshop.documents.mark import short_day
from cxworkshop.documents.teampage.parts import Answer, Lift, TeamPart
from cxworkshop.documents.text import shortened
from cxworkshop.stages.barriers.records import Barrier, Mitigation, MitigationState

_STATES = {MitigationState.DONE: "done", MitigationState.UNDER_WAY: "under way"}


def team_page(content: Content) -> Callable[[str], TeamPart]:
    """The part of each team, by its id: its own barriers, then those for which no team is named.

    What something is done about comes first, the heavier before the lighter.
    """
    answers: dict[str, list[Mitigation]] = {}
    for one in content.of(Mitigation):
        if one.state is not MitigationState.DROPPED:
            answers.setdefault(one.barrier, []).append(one)
    own: dict[str, list[Lift]] = {}
    shared: list[Lift] = []
    for barrier in sorted(content.of(Barrier), key=lambda b: (b.id not in answers, -(b.severity or 0))):
        lift = _lift(barrier, answers.get(barrier.id, []))
        for team in dict.fromkeys(barrier.teams):
            own.setdefault(team, []).append(lift)
        if not barrier.teams:
            shared.append(lift)
    return lambda team: TeamPart(lifts=(*own.get(team, ()), *shared))


def _lift(barrier: Barrier, answers: list[Mitigation]) -> Lift:
    then = min((one.residual for one in answers if one.residual is not None), default=None)
    name = barrier.name.strip() or barrier.description.strip()
    told = tuple(Answer(one.name.strip() or one.description.strip(), _who(one), _unsettled(one)) for one in answers)
    return Lift(name, barrier.severity, then, told, shared=not barrier.teams)


def _unsettled(one: Mitigation) -> bool:
    return not one.owner.strip() or one.due is None


def _who(one: Mitigation) -> str:
    owner = shortened(" ".join(one.owner.split()), 60) or "no owner yet"
    state = [_STATES[one.state]] if one.state in _STATES else []
    return " · ".join([owner, short_day(one.due) if one.due else "no date yet", *state])


TEAM_PAGE = team_page
