"""What a facilitator can do with principles, with what they mean for each team, and with measures: one step each.

Records are named by their id. Refused is raised when one of them has gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxworkshop.core import acts
from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, quoted, shown
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Team

_PRINCIPLE = {"name": "Name {}", "statement": "State {}", "notes": "Write notes on {}"}
_CELL = {
    "meaning": "Say what {principle} means for {team}",
    "action": "Say what {team} will do for {principle}",
    "notes": "Write notes on {principle} for {team}",
}
_MEASURE_TEXTS = {
    "what": "Name {}",
    "source": "Say where {} comes from",
    "unit": "Set the unit of {}",
    "baseline": "Set the baseline of {}",
    "target": "Set the target of {}",
    "owner": "Say who owns {}",
    "how_often": "Say how often {} is read",
    "value": "Say what {} should create",
    "notes": "Write notes on {}",
}
_MEASURE_CHOICES = {
    "family": "Set the family of {}",
    "scope": "Set the scope of {}",
    "anonymous": "Say whether {} is anonymous",
    "better": "Say which way is better for {}",
    "next_review": "Set the next review of {}",
    "principle": "Say which principle {} is for",
}


def add_principle(store: MemoryStore, name: str = "", statement: str = "") -> Principle:
    """Add a principle at the end."""
    with store.step(f"Add {quoted(name, 'a principle', NAME)}") as draft:
        return draft.add(Principle(id=new_id(Principle), name=name, statement=statement))


def write_principle(store: MemoryStore, principle_id: str, field: str, text: str) -> Principle:
    """Set a principle's name, statement or notes. Typing on is one step."""
    return acts.write(store, Principle, principle_id, field, text, _PRINCIPLE[field], _principle)


def move_principle(store: MemoryStore, principle_id: str, before_id: str | None) -> Principle:
    """Move a principle, directly before another or to the end with None."""
    return acts.move(store, Principle, principle_id, before_id, _principle)


def remove_principles(store: MemoryStore, principle_ids: Sequence[str]) -> None:
    """Remove principles with what teams said and measure for them."""
    acts.remove(store, Principle, principle_ids, _principle, "principle")


def say(store: MemoryStore, team_id: str, principle_id: str, field: str, text: str) -> Application | None:
    """Set what a principle means for a team ("meaning"), what the team will do ("action"), or notes on the two.

    There is one application for each team and principle; the first word makes it, the last one taken away removes
    it (None is returned then). Typing on is one step.
    """
    team, principle = target(store, Team, team_id), target(store, Principle, principle_id)
    names = {"team": shown(team.name, NAME) or "a team", "principle": _principle(principle)}
    with store.step(_CELL[field].format(**names), typing=f"{team_id}.{principle_id}.{field}") as draft:
        there = (a for a in draft.of(Application) if a.team == team_id and a.principle == principle_id)
        application = next(there, None)
        if application is None:
            if not text:
                return None
            application = draft.add(Application(id=new_id(Application), team=team_id, principle=principle_id))
        application = draft.change(application, **{field: text})
        if not (application.meaning or application.action or application.notes):
            draft.remove(application)
            return None
        return application


def add_measure(
    store: MemoryStore,
    team_id: str,
    principle_id: str | None = None,
    *,
    what: str = "",
    family: Family | None = None,
    baseline: str = "",
    aim: str = "",
) -> Measure:
    """Add a measure to a team, for a principle or for none yet. `aim` is its target, in the words that were said."""
    team = target(store, Team, team_id)
    if principle_id is not None:
        target(store, Principle, principle_id)
    with store.step(f"Add a measure to {shown(team.name, NAME) or 'a team'}") as draft:
        measure = Measure(
            id=new_id(Measure),
            team=team_id,
            principle=principle_id,
            what=what,
            family=family,
            baseline=baseline,
            target=aim,
        )
        return draft.add(measure)


def write_measure(store: MemoryStore, measure_id: str, field: str, text: str) -> Measure:
    """Set one of a measure's texts: what, source, unit, baseline, target, owner, how_often, value or notes.

    Typing on is one step.
    """
    return acts.write(store, Measure, measure_id, field, text, _MEASURE_TEXTS[field], _measure)


def set_measure(store: MemoryStore, measure_id: str, field: str, value: Any) -> Measure:
    """Make one of a measure's choices, None for not said.

    `field` and what it takes: family (Family), scope (Scope), anonymous (bool), better (Better), next_review (date),
    principle (an id). Refused when that principle has gone.
    """
    measure = target(store, Measure, measure_id)
    if field == "principle" and value is not None:
        target(store, Principle, value)
    with store.step(_MEASURE_CHOICES[field].format(_measure(measure))) as draft:
        return draft.change(measure, **{field: value})


def move_measure(store: MemoryStore, measure_id: str, before_id: str | None) -> Measure:
    """Move a measure, directly before another or to the end with None."""
    return acts.move(store, Measure, measure_id, before_id, _measure)


def remove_measures(store: MemoryStore, measure_ids: Sequence[str]) -> None:
    """Remove measures."""
    acts.remove(store, Measure, measure_ids, _measure, "measure")


def _principle(principle: Principle) -> str:
    return quoted(principle.name, "a principle", NAME)


def _measure(measure: Measure) -> str:
    return quoted(measure.what, "a measure", NAME)
