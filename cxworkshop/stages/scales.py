"""What a facilitator does with any scale, of the definition or of the culture: words, votes, agreement.

Both stages offer these acts as their own; a scale is named by its id alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cxworkshop.core.errors import Refused
from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import LINE, NAME, counted, shown
from cxworkshop.stages.definition.records import STOPS, Scale

S = TypeVar("S", bound=Scale)

_TEXTS = {
    "left": "Name the left pole of {}",
    "left_sentence": "Describe the left pole of {}",
    "right": "Name the right pole of {}",
    "right_sentence": "Describe the right pole of {}",
    "rule": "Write the rule of {}",
    "recruiting": "Say how {} is used to recruit",
    "suppliers": "Say how {} is used to select suppliers",
    "notes": "Write notes on {}",
}


def add_scale(
    store: MemoryStore, cls: type[S], left: str = "", right: str = "", left_sentence: str = "", right_sentence: str = ""
) -> S:
    """Add a scale of a type between two poles, at the end, with what speaks for each."""
    scale = cls(id=new_id(cls), left=left, right=right, left_sentence=left_sentence, right_sentence=right_sentence)
    with store.step(f"Add {_called(scale)}") as draft:
        return draft.add(scale)


def write_scale(store: MemoryStore, scale_id: str, field: str, text: str) -> Scale:
    """Set one of a scale's texts: left, left_sentence, right, right_sentence, rule or notes; of the culture also
    recruiting and suppliers. Typing on is one step.
    """
    scale = _scale(store, scale_id)
    with store.step(_TEXTS[field].format(_called(scale)), typing=f"{scale_id}.{field}") as draft:
        return draft.change(scale, **{field: text})


def record_round(store: MemoryStore, scale_id: str, counts: Sequence[int]) -> Scale:
    """Keep a closed vote of the room: how many people stood at each stop from 0 (left) to 10 (right).

    Refused unless there are eleven counts from 0 up and somebody voted.
    """
    scale = _scale(store, scale_id)
    if len(counts) != STOPS or min(counts) < 0 or not any(counts):
        raise Refused("A vote has eleven counts from 0 up, and at least one person in it.", "Nothing was recorded.")
    with store.step(f"Record {counted(sum(counts), 'vote')} on {_called(scale)}") as draft:
        return draft.change(scale, rounds=(*scale.rounds, tuple(counts)))


def drop_round(store: MemoryStore, scale_id: str) -> Scale:
    """Forget the last vote on a scale; the one before stands again."""
    scale = _scale(store, scale_id)
    with store.step(f"Drop the last vote on {_called(scale)}") as draft:
        return draft.change(scale, rounds=scale.rounds[:-1])


def cast_vote(store: MemoryStore, scale_id: str, stop: int, *, fresh: bool) -> Scale:
    """Count one more person at a stop from 0 to 10, durable at once. `fresh` begins a new round with this vote.

    The step's words do not tell the stop: the undo menu may be read by the room while the vote is open. Refused
    outside the scale.
    """
    scale = _scale(store, scale_id)
    if not 0 <= stop < STOPS:
        raise Refused("A scale has the stops 0 to 10.", "Nothing was counted.")
    earlier, counts = (scale.rounds, [0] * STOPS) if fresh else (scale.rounds[:-1], list(scale.votes or (0,) * STOPS))
    counts[stop] += 1
    with store.step(f"Count a vote on {_called(scale)}") as draft:
        return draft.change(scale, rounds=(*earlier, tuple(counts)))


def take_vote_back(store: MemoryStore, scale_id: str, stop: int) -> Scale:
    """Count one person less at a stop of the last round; a round without votes is none. Refused where nobody stands."""
    scale = _scale(store, scale_id)
    if not 0 <= stop < STOPS or not scale.votes or not scale.votes[stop]:
        raise Refused("There is no vote to take back here.", "Nothing was changed.")
    counts = list(scale.votes)
    counts[stop] -= 1
    rounds = (*scale.rounds[:-1], tuple(counts)) if any(counts) else scale.rounds[:-1]
    with store.step(f"Take a vote on {_called(scale)} back") as draft:
        return draft.change(scale, rounds=rounds)


def agree_position(store: MemoryStore, scale_id: str, stop: int | None) -> Scale:
    """Keep the stop from 0 to 10 that the room agrees on; None: not agreed. Refused outside the scale."""
    scale = _scale(store, scale_id)
    if stop is not None and not 0 <= stop < STOPS:
        raise Refused("A scale has the stops 0 to 10.", "Nothing was changed.")
    label = f"Agree on {stop} for {_called(scale)}" if stop is not None else f"Reopen {_called(scale)}"
    with store.step(label) as draft:
        return draft.change(scale, agreed=stop)


def move_scale(store: MemoryStore, scale_id: str, before_id: str | None) -> Scale:
    """Move a scale, directly before another of its stage or to the end with None."""
    scale = _scale(store, scale_id)
    before = _scale(store, before_id) if before_id is not None else None
    with store.step(f"Move {_called(scale)}") as draft:
        return draft.move(scale, before)


def remove_scales(store: MemoryStore, scale_ids: Sequence[str]) -> None:
    """Remove scales with their trial cases or examples."""
    scales = [_scale(store, scale_id) for scale_id in scale_ids]
    what = _called(scales[0]) if len(scales) == 1 else counted(len(scales), "scale")
    with store.step(f"Remove {what}") as draft:
        draft.remove(*scales)


def _scale(store: MemoryStore, scale_id: str) -> Scale:
    scale = store.now.get(scale_id)
    if not isinstance(scale, Scale):
        raise Refused("This scale is no longer there.", "Nothing was changed.")
    return scale


def scale_name(scale: Scale, empty: str, limit: int = LINE) -> str:
    """Both poles in quotation marks, or `empty` while neither has a name."""
    return f"“{shown(scale.title, limit)}”" if scale.left.strip() or scale.right.strip() else empty


def _called(scale: Scale) -> str:
    return scale_name(scale, "a scale", NAME)
