"""What a facilitator can do with barriers, the areas that hold none, and mitigations: one step each.

Records are named by their id. Refused is raised when one of them has gone, or when the act makes no sense.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cxworkshop.core import acts
from cxworkshop.core.errors import Refused
from cxworkshop.core.record import new_id
from cxworkshop.core.step import Draft
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, quoted
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mechanism, Mitigation
from cxworkshop.stages.teams.records import Team

_BARRIER = {
    "name": "Name {}",
    "description": "Describe {}",
    "experience": "Say what the customer feels of {}",
    "area_name": "Name the area of {}",
    "notes": "Write notes on {}",
}
_MITIGATION_TEXTS = {
    "name": "Name {}",
    "description": "Describe {}",
    "owner": "Say who owns {}",
    "mechanism_name": "Name the mechanism of {}",
    "notes": "Write notes on {}",
}
_MITIGATION_CHOICES = {
    "mechanism": "Say how {} works",
    "due": "Set when {} is due",
    "state": "Say how far {} is",
    "residual": "Say what {} leaves",
}


# -- barriers --------------------------------------------------------------------------------------------------


def add_barrier(
    store: MemoryStore,
    name: str = "",
    *,
    area: Area | None = None,
    area_name: str = "",
    experience: str = "",
    severity: int | None = None,
) -> Barrier:
    """Add a barrier. An area that was said to hold none is then one that holds this."""
    _severity(severity, 1)
    with store.step(f"Add {quoted(name, 'a barrier', NAME)}") as draft:
        _reopen(draft, area)
        barrier = Barrier(
            id=new_id(Barrier),
            name=name,
            area=area,
            area_name=area_name if area is Area.OTHER else "",
            experience=experience,
            severity=severity,
        )
        return draft.add(barrier)


def write_barrier(store: MemoryStore, barrier_id: str, field: str, text: str) -> Barrier:
    """Set a barrier's name, description, experience, area_name or notes. Typing on is one step."""
    return acts.write(store, Barrier, barrier_id, field, text, _BARRIER[field], _barrier)


def set_area(store: MemoryStore, barrier_id: str, area: Area | None) -> Barrier:
    """Say in which area a barrier lies; an area that was said to hold none is reopened by it."""
    barrier = target(store, Barrier, barrier_id)
    where = area.label if area is not None else "no area yet"
    with store.step(f"Put {_barrier(barrier)} in {where}") as draft:
        _reopen(draft, area)
        return draft.change(barrier, area=area)


def set_severity(store: MemoryStore, barrier_id: str, severity: int | None) -> Barrier:
    """Say how severe a barrier is, from 1 (slight) to 5 (worst); None: not said. Refused outside of that."""
    barrier = target(store, Barrier, barrier_id)
    _severity(severity, 1)
    with store.step(f"Set the severity of {_barrier(barrier)}") as draft:
        return draft.change(barrier, severity=severity)


def set_barrier_teams(store: MemoryStore, barrier_id: str, team_ids: Sequence[str]) -> Barrier:
    """Say which teams a barrier stands in the way of."""
    barrier = target(store, Barrier, barrier_id)
    teams = tuple(target(store, Team, team_id).id for team_id in dict.fromkeys(team_ids))
    with store.step(f"Say whom {_barrier(barrier)} stands in the way of") as draft:
        return draft.change(barrier, teams=teams)


def put_barrier(
    store: MemoryStore, barrier_id: str, area: Area | None, before_id: str | None, *, area_name: str = ""
) -> Barrier:
    """Put a barrier into an area, directly before another barrier or, with None, after all others.

    `area_name` names the area when it is another than the four.
    """
    barrier = target(store, Barrier, barrier_id)
    before = target(store, Barrier, before_id) if before_id is not None else None
    with store.step(f"Move {_barrier(barrier)}") as draft:
        _reopen(draft, area)
        moved = draft.move(barrier, before)
        return draft.change(moved, area=area, area_name=area_name if area is Area.OTHER else "")


def remove_barriers(store: MemoryStore, barrier_ids: Sequence[str]) -> None:
    """Remove barriers with their mitigations."""
    acts.remove(store, Barrier, barrier_ids, _barrier, "barrier")


# -- areas that hold none --------------------------------------------------------------------------------------


def answer_none(store: MemoryStore, area: Area, reason: str = "") -> AreaAnswer:
    """Decide that an area holds no barrier, and why. Typing the reason on is one step.

    Refused while the area holds one, and for "other", which nobody asks about.
    """
    held = sum(barrier.area is area for barrier in store.now.of(Barrier))
    if held:
        raise Refused(f"{area.label} holds {counted(held, 'barrier')}.", "Nothing was changed.")
    if area is Area.OTHER:
        raise Refused("Only the four named areas are asked about.", "Nothing was changed.")
    with store.step(f"Decide that there is none in {area.label}", typing=f"area.{area.value}.reason") as draft:
        answer = next((one for one in draft.of(AreaAnswer) if one.area is area), None)
        answer = answer or draft.add(AreaAnswer(id=new_id(AreaAnswer), area=area))
        return draft.change(answer, reason=reason)


def reopen_area(store: MemoryStore, area: Area) -> None:
    """Take back the decision that an area holds no barrier."""
    with store.step(f"Reopen {area.label}") as draft:
        _reopen(draft, area)


# -- mitigations -----------------------------------------------------------------------------------------------


def add_mitigation(
    store: MemoryStore,
    barrier_id: str,
    name: str = "",
    *,
    mechanism: Mechanism | None = None,
    owner: str = "",
    due: date | None = None,
    residual: int | None = None,
) -> Mitigation:
    """Add what is done about a barrier. `residual` is the severity expected to remain, 0 to 5; Refused outside."""
    barrier = target(store, Barrier, barrier_id)
    _severity(residual, 0)
    with store.step(f"Mitigate {_barrier(barrier)}") as draft:
        mitigation = Mitigation(
            id=new_id(Mitigation),
            barrier=barrier_id,
            name=name,
            mechanism=mechanism,
            owner=owner,
            due=due,
            residual=residual,
        )
        return draft.add(mitigation)


def work_by(store: MemoryStore, mitigation_id: str, mechanism: Mechanism | None, name: str = "") -> Mitigation:
    """Say by which mechanism a mitigation works, and what the mechanism is called here."""
    mitigation = target(store, Mitigation, mitigation_id)
    with store.step(_MITIGATION_CHOICES["mechanism"].format(_mitigation(mitigation))) as draft:
        return draft.change(mitigation, mechanism=mechanism, mechanism_name=name)


def write_mitigation(store: MemoryStore, mitigation_id: str, field: str, text: str) -> Mitigation:
    """Set a mitigation's name, description, owner, mechanism_name or notes. Typing on is one step."""
    return acts.write(store, Mitigation, mitigation_id, field, text, _MITIGATION_TEXTS[field], _mitigation)


def set_mitigation(store: MemoryStore, mitigation_id: str, field: str, value: Any) -> Mitigation:
    """Make one of a mitigation's choices, None for not said.

    `field` and what it takes: mechanism (Mechanism), due (date), state (MitigationState, never None), residual
    (0 to 5; Refused outside of that).
    """
    mitigation = target(store, Mitigation, mitigation_id)
    if field == "residual":
        _severity(value, 0)
    with store.step(_MITIGATION_CHOICES[field].format(_mitigation(mitigation))) as draft:
        return draft.change(mitigation, **{field: value})


def move_mitigation(store: MemoryStore, mitigation_id: str, before_id: str | None) -> Mitigation:
    """Move a mitigation, directly before another and to its barrier, or to the end of its own with None."""
    mitigation = target(store, Mitigation, mitigation_id)
    before = target(store, Mitigation, before_id) if before_id is not None else None
    with store.step(f"Move {_mitigation(mitigation)}") as draft:
        moved = draft.move(mitigation, before)
        return draft.change(moved, barrier=before.barrier) if before is not None else moved


def remove_mitigations(store: MemoryStore, mitigation_ids: Sequence[str]) -> None:
    """Remove mitigations."""
    acts.remove(store, Mitigation, mitigation_ids, _mitigation, "mitigation")


def _reopen(draft: Draft, area: Area | None) -> None:
    draft.remove(*(answer for answer in draft.of(AreaAnswer) if answer.area is area))


def _severity(value: int | None, lowest: int) -> None:
    if value is not None and not lowest <= value <= 5:
        raise Refused(f"A severity goes from {lowest} to 5.", "Nothing was changed.")


def _barrier(barrier: Barrier) -> str:
    return quoted(barrier.name, "a barrier", NAME)


def _mitigation(mitigation: Mitigation) -> str:
    return quoted(mitigation.name, "a mitigation", NAME)
