"""What the Guide keeps on every stage: the parking lot, private notes, steps done; and the room's scores of itself."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.record import new_id
from cxworkshop.core.step import Draft
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, quoted
from cxworkshop.stages.prepare.records import Indicator, Parked, StageNote

STOPS = 11


def park(store: MemoryStore, text: str, *, who: str = "", stage: str = "") -> Parked:
    """Put a thought on the parking lot; `stage` is the key of where it goes, "" for not yet."""
    with store.step(f"Park {quoted(text, 'a thought', NAME)}") as draft:
        return draft.add(Parked(id=new_id(Parked), text=text, who=who, stage=stage))


def write_parked(store: MemoryStore, parked_id: str, field: str, text: str) -> Parked:
    """Set a parked thought's text, who said it, or notes. Typing on is one step."""
    parked = target(store, Parked, parked_id)
    label = {"text": "Reword a parked thought", "who": "Say whose thought it is", "notes": "Write notes on a thought"}
    with store.step(label[field], typing=f"{parked_id}.{field}") as draft:
        return draft.change(parked, **{field: text})


def find_home(store: MemoryStore, parked_id: str, stage: str) -> Parked:
    """Say to which stage a parked thought goes, "" for none yet."""
    parked = target(store, Parked, parked_id)
    with store.step(f"Give {quoted(parked.text, 'a thought', NAME)} a home") as draft:
        return draft.change(parked, stage=stage)


def settle(store: MemoryStore, parked_id: str, settled: bool = True) -> Parked:
    """Settle a parked thought, or open it again."""
    parked = target(store, Parked, parked_id)
    with store.step(f"{'Settle' if settled else 'Reopen'} {quoted(parked.text, 'a thought', NAME)}") as draft:
        return draft.change(parked, settled=settled)


def remove_parked(store: MemoryStore, parked_ids: Sequence[str]) -> None:
    """Remove parked thoughts."""
    parked = [target(store, Parked, parked_id) for parked_id in parked_ids]
    what = quoted(parked[0].text, "a thought", NAME) if len(parked) == 1 else counted(len(parked), "thought")
    with store.step(f"Remove {what} from the parking lot") as draft:
        draft.remove(*parked)


def stage_note(content: Content | Draft, stage: str) -> StageNote | None:
    """What the facilitator has written and ticked on a stage, None while there is nothing."""
    return next((note for note in content.of(StageNote) if note.stage == stage), None)


def write_stage_note(store: MemoryStore, stage: str, text: str) -> StageNote:
    """Write the facilitator's private notes on a stage. Typing on is one step."""
    with store.step("Write notes for yourself", typing=f"stage-note-{stage}.notes") as draft:
        return draft.change(_note(draft, stage), notes=text)


def tick_step(store: MemoryStore, stage: str, step: str, done: bool = True) -> StageNote:
    """Tick a step of the guide as done, or take the tick back."""
    with store.step(f"{'Tick' if done else 'Untick'} {quoted(step, 'a step', NAME)}") as draft:
        note = _note(draft, stage)
        rest = tuple(other for other in note.steps_done if other != step)
        return draft.change(note, steps_done=(*rest, step) if done else rest)


def record_indicator(store: MemoryStore, key: str, votes: Sequence[int], *, after: bool = False) -> Indicator:
    """Keep the room's votes on an indicator, eleven counts from 0 to 10, before or after the workshop; () clears."""
    if votes and (len(votes) != STOPS or min(votes) < 0):
        raise Refused("A vote has eleven counts, one for each stop from 0 to 10.", "Nothing was changed.")
    with store.step("Record where we stand now" if after else "Record where we stand") as draft:
        return draft.change(_indicator(draft, key), **{"after" if after else "before": tuple(votes)})


def write_one_higher(store: MemoryStore, key: str, text: str) -> Indicator:
    """Write what would move an indicator one stop higher. Typing on is one step."""
    with store.step("Say what would move us one higher", typing=f"indicator-{key}.one-higher") as draft:
        return draft.change(_indicator(draft, key), one_higher=text)


def _note(draft: Draft, stage: str) -> StageNote:
    return stage_note(draft, stage) or draft.add(StageNote(id=new_id(StageNote), stage=stage))


def _indicator(draft: Draft, key: str) -> Indicator:
    there = next((one for one in draft.of(Indicator) if one.key == key), None)
    return there or draft.add(Indicator(id=new_id(Indicator), key=key))
