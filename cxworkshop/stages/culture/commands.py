"""What a facilitator can do with the culture's scales and examples: one step each.

Records are named by their id. Refused is raised when one of them has gone, or when the act makes no sense.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core import acts
from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, quoted
from cxworkshop.stages.culture.records import CultureDimension, Example
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
    "add_dimension",
    "add_example",
    "agree_position",
    "cast_vote",
    "drop_round",
    "move_example",
    "move_scale",
    "record_round",
    "remove_examples",
    "remove_scales",
    "set_promise",
    "take_vote_back",
    "write_example",
    "write_scale",
]

_EXAMPLE = {
    "situation": "Describe a situation",
    "on": "Say what is on culture",
    "off": "Say what is off culture",
    "notes": "Write notes on an example",
}


def add_dimension(
    store: MemoryStore, left: str = "", right: str = "", left_sentence: str = "", right_sentence: str = ""
) -> CultureDimension:
    """Add a dimension of the culture between two poles, with what speaks for each."""
    return add_scale(store, CultureDimension, left, right, left_sentence, right_sentence)


def add_example(
    store: MemoryStore,
    dimension_id: str,
    situation: str = "",
    *,
    on: str = "",
    off: str = "",
    promise_keeping: bool = False,
) -> Example:
    """Add an example to a dimension; either side may be missing for now."""
    target(store, CultureDimension, dimension_id)
    example = Example(
        id=new_id(Example),
        dimension=dimension_id,
        situation=situation,
        on=on,
        off=off,
        promise_keeping=promise_keeping,
    )
    with store.step(f"Add {quoted(situation, 'an example', NAME)}") as draft:
        return draft.add(example)


def write_example(store: MemoryStore, example_id: str, field: str, text: str) -> Example:
    """Set an example's situation, on, off or notes. Typing on is one step."""
    example = target(store, Example, example_id)
    with store.step(_EXAMPLE[field], typing=f"{example_id}.{field}") as draft:
        return draft.change(example, **{field: text})


def set_promise(store: MemoryStore, example_id: str, promise_keeping: bool = True) -> Example:
    """Say whether an example is about keeping promises."""
    example = target(store, Example, example_id)
    about = "is" if promise_keeping else "is not"
    with store.step(f"Say that {_example(example)} {about} about promises") as draft:
        return draft.change(example, promise_keeping=promise_keeping)


def move_example(store: MemoryStore, example_id: str, before_id: str | None) -> Example:
    """Move an example, directly before another and into its dimension, or to the end of its own with None."""
    example = target(store, Example, example_id)
    before = target(store, Example, before_id) if before_id is not None else None
    with store.step(f"Move {_example(example)}") as draft:
        moved = draft.move(example, before)
        return draft.change(moved, dimension=before.dimension) if before is not None else moved


def remove_examples(store: MemoryStore, example_ids: Sequence[str]) -> None:
    """Remove examples."""
    acts.remove(store, Example, example_ids, _example, "example")


def _example(example: Example) -> str:
    return quoted(example.situation, "an example", NAME)
