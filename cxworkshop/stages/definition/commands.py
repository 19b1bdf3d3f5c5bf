"""What a facilitator can do with the three levels of the definition: one step each.

Records are named by their id. Refused is raised when one of them has gone, or when the act makes no sense.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core import acts
from cxworkshop.core.errors import Refused
from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, quoted
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.definition.voting import (
    count_by_hands,
    count_hands,
    count_vote,
    drop_votes,
    record_votes,
    set_dots,
)
from cxworkshop.stages.scales import (
    add_scale,
    agree_position,
    cast_vote,
    drop_round,
    move_scale,
    record_round,
    remove_scales,
    take_vote_back,
    write_scale,
)

__all__ = [
    "add_case",
    "add_collision",
    "add_cries",
    "add_cry",
    "add_dimension",
    "add_imperative",
    "agree_cry",
    "agree_position",
    "answer_case",
    "cast_vote",
    "count_by_hands",
    "count_hands",
    "count_vote",
    "drop_round",
    "drop_votes",
    "move_case",
    "move_cry",
    "move_imperative",
    "move_scale",
    "note_cry",
    "record_round",
    "record_votes",
    "remove_cases",
    "remove_collisions",
    "remove_cries",
    "remove_imperatives",
    "remove_scales",
    "set_customer_focus",
    "set_dots",
    "settle_case",
    "take_vote_back",
    "write_case",
    "write_cry",
    "write_definition",
    "write_imperative",
    "write_ruling",
    "write_scale",
]

_DEFINITION = {
    "why_now": "Say why now",
    "imperatives_source": "Say where the imperatives come from",
    "notes": "Write notes on the definition",
}
_IMPERATIVE = {
    "name": "Name {}",
    "statement": "State {}",
    "sponsor": "Say who sponsors {}",
    "serves": "Say whom {} serves",
    "notes": "Write notes on {}",
}
_CASE = {"case": "Describe a trial case", "answer": "Say what the rule answers", "notes": "Write notes on a trial case"}


# -- level 1 ---------------------------------------------------------------------------------------------------


def write_definition(store: MemoryStore, field: str, text: str) -> Definition:
    """Set why_now, imperatives_source or notes. Typing on is one step."""
    with store.step(_DEFINITION[field], typing=f"{Definition.TABLE}.{field}") as draft:
        return draft.change(draft.one(Definition), **{field: text})


def add_imperative(store: MemoryStore, name: str = "", *, customer_focus: bool = False) -> Imperative:
    """Add an imperative at the end."""
    with store.step(f"Add {quoted(name, 'an imperative', NAME)}") as draft:
        return draft.add(Imperative(id=new_id(Imperative), name=name, customer_focus=customer_focus))


def write_imperative(store: MemoryStore, imperative_id: str, field: str, text: str) -> Imperative:
    """Set an imperative's name, statement, sponsor, serves or notes. Typing on is one step."""
    return acts.write(store, Imperative, imperative_id, field, text, _IMPERATIVE[field], _imperative)


def set_customer_focus(store: MemoryStore, imperative_id: str, customer_focus: bool = True) -> Imperative:
    """Say whether an imperative is the one that stands for customer focus."""
    imperative = target(store, Imperative, imperative_id)
    what = "is" if customer_focus else "is not"
    with store.step(f"Say that {_imperative(imperative)} {what} customer focus") as draft:
        return draft.change(imperative, customer_focus=customer_focus)


def move_imperative(store: MemoryStore, imperative_id: str, before_id: str | None) -> Imperative:
    """Move an imperative, directly before another or to the end with None."""
    return acts.move(store, Imperative, imperative_id, before_id, _imperative)


def remove_imperatives(store: MemoryStore, imperative_ids: Sequence[str]) -> None:
    """Remove imperatives with the collisions they are part of."""
    acts.remove(store, Imperative, imperative_ids, _imperative, "imperative")


def add_collision(store: MemoryStore, first_id: str, second_id: str, ruling: str = "") -> Collision:
    """Say that two imperatives can collide, and which one waits. Refused for one and the same."""
    first, second = target(store, Imperative, first_id), target(store, Imperative, second_id)
    if first_id == second_id:
        raise Refused("An imperative cannot collide with itself.", "Nothing was changed.")
    with store.step(f"Let {_imperative(first)} collide with {_imperative(second)}") as draft:
        return draft.add(Collision(id=new_id(Collision), first=first_id, second=second_id, ruling=ruling))


def write_ruling(store: MemoryStore, collision_id: str, ruling: str) -> Collision:
    """Say which of two imperatives waits. Typing on is one step."""
    collision = target(store, Collision, collision_id)
    with store.step("Say which imperative waits", typing=f"{collision_id}.ruling") as draft:
        return draft.change(collision, ruling=ruling)


def remove_collisions(store: MemoryStore, collision_ids: Sequence[str]) -> None:
    """Remove collisions."""
    gone = [target(store, Collision, collision_id) for collision_id in collision_ids]
    with store.step(f"Remove {counted(len(gone), 'collision')}") as draft:
        draft.remove(*gone)


# -- level 2 ---------------------------------------------------------------------------------------------------


def add_cry(store: MemoryStore, text: str = "") -> RallyingCry:
    """Add a candidate for the rallying cry."""
    return add_cries(store, (text,))[0]


def add_cries(store: MemoryStore, texts: Sequence[str]) -> list[RallyingCry]:
    """Add several candidates in one step."""
    what = quoted(texts[0], "a rallying cry", NAME) if len(texts) == 1 else counted(len(texts), "cry", "cries")
    with store.step(f"Add {what}") as draft:
        return [draft.add(RallyingCry(id=new_id(RallyingCry), text=text)) for text in texts]


def write_cry(store: MemoryStore, cry_id: str, text: str) -> RallyingCry:
    """Reword a candidate; its votes stay. Typing on is one step."""
    cry = target(store, RallyingCry, cry_id)
    with store.step(f"Reword {_cry(cry)}", typing=f"{cry_id}.text") as draft:
        return draft.change(cry, text=text)


def note_cry(store: MemoryStore, cry_id: str, text: str) -> RallyingCry:
    """Write notes on a candidate. Typing on is one step."""
    return acts.write(store, RallyingCry, cry_id, "notes", text, "Write notes on {}", _cry)


def move_cry(store: MemoryStore, cry_id: str, before_id: str | None) -> RallyingCry:
    """Move a candidate, directly before another or to the end with None."""
    return acts.move(store, RallyingCry, cry_id, before_id, _cry)


def remove_cries(store: MemoryStore, cry_ids: Sequence[str]) -> None:
    """Remove candidates; an agreed one is then agreed no longer."""
    acts.remove(store, RallyingCry, cry_ids, _cry, "cry", "cries")


def agree_cry(store: MemoryStore, cry_id: str | None) -> Definition:
    """Agree on a candidate as the rallying cry, or on none."""
    cry = target(store, RallyingCry, cry_id) if cry_id is not None else None
    label = f"Agree on {_cry(cry)}" if cry is not None else "Reopen the rallying cry"
    with store.step(label) as draft:
        return draft.change(draft.one(Definition), cry=cry_id)


# -- level 3 ---------------------------------------------------------------------------------------------------


def add_dimension(
    store: MemoryStore, left: str = "", right: str = "", left_sentence: str = "", right_sentence: str = ""
) -> Dimension:
    """Add a dimension of the full definition between two poles, with what speaks for each."""
    return add_scale(store, Dimension, left, right, left_sentence, right_sentence)


def add_case(store: MemoryStore, dimension_id: str, case: str = "") -> TrialCase:
    """Add a real decision on which a dimension's rule is tried."""
    target(store, Dimension, dimension_id)
    with store.step(f"Add {quoted(case, 'a trial case', NAME)}") as draft:
        return draft.add(TrialCase(id=new_id(TrialCase), dimension=dimension_id, case=case))


def write_case(store: MemoryStore, case_id: str, field: str, text: str) -> TrialCase:
    """Set a trial case's case, answer or notes. Typing on is one step."""
    case = target(store, TrialCase, case_id)
    with store.step(_CASE[field], typing=f"{case_id}.{field}") as draft:
        return draft.change(case, **{field: text})


def answer_case(store: MemoryStore, case_id: str, answer: str) -> TrialCase:
    """Say what the rule answers to a trial case. An answer says that the rule decides it, none that it does not."""
    case = target(store, TrialCase, case_id)
    with store.step(_CASE["answer"], typing=f"{case_id}.answer") as draft:
        return draft.change(case, answer=answer, settles=bool(answer.strip()))


def settle_case(store: MemoryStore, case_id: str, settles: bool | None) -> TrialCase:
    """Say whether the rule settles a trial case; None: not tried."""
    case = target(store, TrialCase, case_id)
    with store.step(f"Try the rule on {quoted(case.case, 'a case', NAME)}") as draft:
        return draft.change(case, settles=settles)


def move_case(store: MemoryStore, case_id: str, before_id: str | None) -> TrialCase:
    """Move a trial case, directly before another or to the end with None."""
    return acts.move(store, TrialCase, case_id, before_id, _case)


def remove_cases(store: MemoryStore, case_ids: Sequence[str]) -> None:
    """Remove trial cases."""
    gone = [target(store, TrialCase, case_id) for case_id in case_ids]
    with store.step(f"Remove {counted(len(gone), 'trial case')}") as draft:
        draft.remove(*gone)


def _imperative(imperative: Imperative) -> str:
    return quoted(imperative.name, "an imperative", NAME)


def _cry(cry: RallyingCry) -> str:
    return quoted(cry.text, "a rallying cry", NAME)


def _case(case: TrialCase) -> str:
    return quoted(case.case, "a trial case", NAME)
